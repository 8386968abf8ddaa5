"""The page over a scan: stories with their pairs, the matrix of stories that have three editions and more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from diglot.matrix import compared, matrix
from diglot.reports.html import named
from diglot.reports.summary import with_counterpart


def stories(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of results by story, those with the gravest findings first."""
    made = []
    for _, found in groupby(rows, key=lambda r: r["story"]):
        pairs = list(found)
        held = compared(pairs)
        counts = {
            severity: sum(f["severity"] == severity for p in pairs for f in p["findings"])
            for severity in ("critical", "major", "minor", "note")
        }
        made.append(
            {
                "title": pairs[0]["source"]["title"] or pairs[0]["source"]["sentences"][0]["text"],
                "language": pairs[0]["source"]["language"],
                "source": named(pairs[0]["source"]["language"]),
                "counts": counts,
                "pairs": [
                    {
                        "report": f"reports/{p['id']}.html",
                        "target": named(p["target"]["language"]),
                        "path": p["target"]["path"],
                        "editions": p["verdict"]["editions"],
                        "paired": with_counterpart((b["source"], b["target"]) for b in p["alignment"]),
                        "sentences": len(p["source"]["sentences"]),
                        "findings": len(p["findings"]),
                    }
                    for p in pairs
                ],
                "names": [named(p["target"]["language"], p["target"]["path"]) for p in held],
                "matrix": matrix(held) if len(held) > 1 else [],
            }
        )
    return sorted(made, key=lambda s: [-n for n in s["counts"].values()])

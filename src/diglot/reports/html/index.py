"""The page over a scan: stories with their pairs, the matrix of stories that have three editions and more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import PurePath
from typing import Any

from diglot.l10n import say
from diglot.languages.packs import language_name
from diglot.matrix import odd_one


def stories(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of results by story, those with the gravest findings first."""
    made = []
    for _, found in groupby(rows, key=lambda r: r["story"]):
        pairs = list(found)
        counts = {
            severity: sum(f["severity"] == severity for p in pairs for f in p["findings"])
            for severity in ("critical", "major", "minor", "note")
        }
        made.append(
            {
                "title": pairs[0]["source"]["title"] or pairs[0]["source"]["sentences"][0]["text"],
                "source": say(language_name(pairs[0]["source"]["language"])),
                "counts": counts,
                "pairs": [
                    {
                        "report": f"reports/{p['id']}.html",
                        "target": say(language_name(p["target"]["language"])),
                        "path": p["target"]["path"],
                        "file": PurePath(p["target"]["path"]).name,
                        "editions": p["verdict"]["editions"],
                        "coverage": p["verdict"]["coverage"],
                        "findings": len(p["findings"]),
                    }
                    for p in pairs
                ],
                "matrix": _matrix(pairs) if len(pairs) > 1 else [],
            }
        )
    return sorted(made, key=lambda s: [-n for n in s["counts"].values()])


def _matrix(pairs: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Sentences of the first edition that differ in some edition: a cell an edition, `odd` where it stands alone."""
    made = []
    for sentence in pairs[0]["source"]["sentences"]:
        cells = [[f for f in p["findings"] if sentence["index"] in f["source"]] for p in pairs]
        if any(cells):
            odd = odd_one(
                [[(f["aspect"], str(f["evidence"].get("source_words", ""))) for f in found] for found in cells]
            )
            told = [
                {"text": " ".join(f["message"] for f in found), "odd": k == odd} for k, found in enumerate(cells, 1)
            ]
            made.append({"text": sentence["text"], "cells": told, "odd": odd == 0})
    return made

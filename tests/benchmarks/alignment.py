"""Sentence alignment on Text+Berg and TransRead: `uv run python tests/benchmarks/alignment.py`."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from common import BENCH, compared, rows, score


def text_berg() -> None:
    """German–French with the machine translations that come with it."""
    gold = BENCH / "textberg" / "dev.jsonl"
    pairs = [
        {
            "id": row["doc_id"],
            "source": {
                "language": "de",
                "sentences": row["src"],
                "translations": {"fr": row["mt"]["src2tgt.google"]},
            },
            "target": {"language": "fr", "sentences": row["tgt"]},
        }
        for row in rows(gold)
    ]
    _scored("Text+Berg dev (supplied translations)", pairs, gold, BENCH / "textberg" / "score_align.py")


def transread() -> None:
    """English–French novels, with the best engine at hand."""
    gold = BENCH / "transread" / "dev.en-fr.jsonl"
    pairs = [
        {
            "id": row["doc_id"],
            "source": {"language": row["src_lang"], "sentences": row["src"]},
            "target": {"language": row["tgt_lang"], "sentences": row["tgt"]},
        }
        for row in rows(gold)
    ]
    _scored("TransRead dev", pairs, gold, BENCH / "transread" / "score_align.py")


def _scored(name: str, pairs: list[dict[str, object]], gold: Path, scorer: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predicted.jsonl"
        with path.open("w", encoding="utf-8") as out:
            for made in compared(pairs, only=("sentence",), memory=None):
                align = [[bead["source"], bead["target"]] for bead in made["alignment"]]
                out.write(json.dumps({"doc_id": made["id"], "align": align}) + "\n")
        print(name, "·", made["signature"])
        print(score(scorer, gold, path))


if __name__ == "__main__":
    text_berg()
    transread()

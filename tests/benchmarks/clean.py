"""Parallel news with nothing planted as gold data: `uv run python tests/benchmarks/clean.py OUT.jsonl`.

The odd documents of NTREX-128 are written, for fitting; the even ones stay for measuring (`ntrex.py`). Nothing was
planted, but people's translations lose words all the same: `clean-read.tsv` beside this file holds what was read of the
stretches with most evidence of being lost, in these documents, PUD and FLORES-dev, a row a stretch: digest of the two
sentences, side, offsets, and `lost`, `changed` or `kept`. What was read as lost or changed is written as a finding.
"""

from __future__ import annotations

import csv
import json
import lzma
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from typing import Any

import click
from common import BENCH, need


def documents(columns: tuple[str, str], odd: bool | None = None) -> Iterator[dict[str, Any]]:
    """NTREX documents as rows of gold data; `odd` chooses a half."""
    with need(BENCH / "news" / "ntrex128.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, (name, found) in enumerate(groupby(rows, key=lambda r: r["doc_id"])):
        if odd is not None and bool(number % 2) is not odd:
            continue
        document = list(found)
        yield {
            "pair_id": name,
            "source_lang": columns[0][:2],
            "target_lang": columns[1][:2],
            "source": [r[columns[0]] for r in document],
            "target": [r[columns[1]] for r in document],
            "findings": [],
        }


def losses_of(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The findings of a document that were read in it."""
    for number, pair in enumerate(zip(row["source"], row["target"], strict=True)):
        for side, start, end in _read().get(_digest(*pair), ()):
            where = {
                "source": [number],
                "target": [number],
                "side": "source" if side == row["source_lang"] else "target",
            }
            yield {"aspect": "coverage", **where, "words": [[start, end]]}


@lru_cache(maxsize=1)
def _read() -> dict[str, list[tuple[str, int, int]]]:
    """Side and offsets of the stretches read as lost or changed, by the digest of their sentences."""
    made: dict[str, list[tuple[str, int, int]]] = {}
    with Path(__file__).with_name("clean-read.tsv").open(encoding="utf-8") as lines:
        for key, side, start, end, judgement in (line.split() for line in lines):
            if judgement != "kept":
                made.setdefault(key, []).append((side, int(start), int(end)))
    return made


def _digest(one: str, two: str) -> str:
    return blake2b(f"{one}\t{two}".encode(), digest_size=6).hexdigest()


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--columns", default="en,fr", show_default=True)
@click.option("--lines", is_flag=True, help="Compressed lines as parallel text has them, for diglot.training.evidence.")
def main(out: Path, columns: str, lines: bool) -> None:
    """Write the odd documents."""
    one, two = columns.split(",")
    if lines:
        pairs = (
            pair for row in documents((one, two), odd=True) for pair in zip(row["source"], row["target"], strict=True)
        )
        out.write_bytes(lzma.compress("".join(f"{a}\t{b}\tntrex\n" for a, b in pairs).encode()))
        return
    with out.open("w", encoding="utf-8") as goal:
        for row in documents((one, two), odd=True):
            row["findings"] = list(losses_of(row))
            goal.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

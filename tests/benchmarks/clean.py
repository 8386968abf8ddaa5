"""Parallel news with nothing planted as gold data without findings: `uv run python tests/benchmarks/clean.py OUT.jsonl`.

The odd documents of NTREX-128 are written, for fitting; the even ones stay for measuring (`ntrex.py`).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
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


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--columns", default="en,fr", show_default=True)
def main(out: Path, columns: str) -> None:
    """Write the odd documents."""
    one, two = columns.split(",")
    with out.open("w", encoding="utf-8") as goal:
        for row in documents((one, two), odd=True):
            goal.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

"""Planted differences in real news: `uv run python tests/benchmarks/planted.py`."""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path

import click
from common import BENCH, compared, rows, score

#: findings at these severities count as alarms; notes are remarks
COUNTED = ("critical", "major", "minor")


@click.command()
@click.option("--engine", multiple=True, help="Translation engine.")
@click.option("--only", help="Aspects, with commas between.")
@click.option("--keep", type=click.Path(path_type=Path), help="Write the predictions here.")
@click.option("--most", default=10_000, help="Pairs at most.")
def main(engine: tuple[str, ...], only: str | None, keep: Path | None, most: int) -> None:
    """Compare all pairs and print the benchmark's own score."""
    gold = BENCH / "planted" / "public.jsonl"
    pairs = [
        {
            "id": row["pair_id"],
            "source": {"language": row["source_lang"], "sentences": row["source"]},
            "target": {"language": row["target_lang"], "sentences": row["target"]},
        }
        for row in rows(gold)
    ][:most]
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        path = keep or Path(folder) / "predicted.jsonl"
        with path.open("w", encoding="utf-8") as out:
            for made in compared(
                pairs, engines=engine or None, witness=True, only=tuple(only.split(",")) if only else None
            ):
                found = [f for f in made["findings"] if f["severity"] in COUNTED]
                out.write(json.dumps({"pair_id": made["id"], "findings": found}, ensure_ascii=False) + "\n")
        print(f"{len(pairs)} pairs in {time.perf_counter() - began:.1f} s; {made['signature']}")
        print(score(BENCH / "planted" / "score.py", gold, path))


if __name__ == "__main__":
    main()

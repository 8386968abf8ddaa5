"""False alarms on faithful stories: `uv run python tests/benchmarks/stories.py`.

`stories.jsonl` beside this file: invented news stories of all genres, each in English and in French, German or Spanish, the
one translated from the other by other hands as freely as desks do, and faithful: nothing added, dropped or changed. So
whatever is told beyond a note is a false alarm. Half of them are `test`: of these only totals were looked at.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from common import compared


def compared_stories(split: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The stories of a half as pairs of editions, each with what is told of it."""
    lines = Path(__file__).with_name("stories.jsonl").read_text("utf-8").splitlines()
    pairs = []
    for row in (row for row in map(json.loads, lines) if row["split"] == split):
        other = next(code for code in ("en", "fr", "de", "es") if code in row and code != row["original"])
        source, target = ({"language": code, "sentences": row[code]} for code in (row["original"], other))
        pairs.append({"id": row["id"], "source": source, "target": target})
    return zip(pairs, compared(pairs, engines=("lexicon",), witness=True), strict=True)


@click.command()
@click.option("--split", type=click.Choice(["dev", "test"]), default="dev", show_default=True)
@click.option("--show", is_flag=True, help="Print the alarms with their sentences.")
def main(split: str, show: bool) -> None:
    """Print the alarms by direction and aspect, and on how many sentences of the originals they are."""
    every: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    for pair, made in compared_stories(split):
        sides = pair["source"], pair["target"]
        way = "–".join(side["language"] for side in sides)
        every[way] += len(sides[0]["sentences"])
        for finding in made["findings"]:
            if finding["severity"] == "note":
                continue
            alarms[way] += 1
            alarms[finding["aspect"]] += 1
            if show:
                texts = (
                    " ".join(side["sentences"][k] for k in finding[name])
                    for side, name in zip(sides, ("source", "target"), strict=True)
                )
                print(f"{way} {pair['id']}: {finding['message']}", *texts, "", sep="\n  ")
    for way, count in sorted(every.items()):
        print(f"{way}  {alarms[way]} alarms on {count} sentences")
    print(*(f"{aspect} {count}" for aspect, count in sorted(alarms.items()) if aspect not in every), sep=", ")
    told, sentences = sum(alarms[way] for way in every), sum(every.values())
    print(f"all    {told} alarms on {sentences} sentences: {100 * told / sentences:.1f} per 100")


if __name__ == "__main__":
    main()

"""Parallel news in which words were lost, as gold data: `uv run python tests/benchmarks/losses.py OUT.jsonl`.

One sentence in eight is without a word or a short phrase on one side: for fitting the check of coverage where a translation
model bears witness, as the planted benchmark loses whole clauses only. The news is the odd documents of NTREX-128
(translated freely, by people) and sentences of the training data's news, some translated by people and some by a machine
(literally), ten a document.
"""

from __future__ import annotations

import json
import lzma
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from clean import documents
from common import SHARED, need

from diglot.checks.coverage import WITNESSED
from diglot.findings import Span
from diglot.training.corpus import sound
from diglot.translation.lexicon import Lexicon
from diglot.translation.linking import link_passages

#: one sentence in this many loses something; words that carry meaning that it loses at most, and must have at least
SHARE, MOST, FEWEST = 8, 3, 6


def loss(sides: tuple[str, str], languages: tuple[str, str], dice: random.Random) -> tuple[str, list[Span]] | None:
    """The second text without some words that stand together, and where their counterparts stand in the first.

    The small words before them go too. None where the texts have few words, or nothing is linked to what would go.
    """
    links = link_passages(*sides, languages, Lexicon.load(*languages), Lexicon.load(*languages[::-1]))
    full = [k for k, w in enumerate(links.target) if w.content and not w.word.text[0].isdigit()]
    if len(full) < FEWEST:
        return None
    at = dice.randrange(len(full))
    first, last = full[at], full[min(len(full) - 1, at + dice.choice((0, 0, 1, MOST - 1)))]
    kept = [(w.word.start, w.word.end) for w in links.source if w.content and w.strength and first <= w.partner <= last]
    while dice.random() < 0.7 and first > 0 and not links.target[first - 1].content:
        first -= 1
    start, end = links.target[first].word.start, links.target[last].word.end
    left = " ".join((sides[1][:start] + sides[1][end:]).split())
    return (re.sub(r"\s+([,.;])", r"\1", left), kept) if kept else None


def training(size: int) -> Iterator[dict[str, Any]]:
    """Documents of ten sentences from the news in the training data, `size` documents of either kind."""
    kinds: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
    with lzma.open(need(SHARED / "training" / "core.en-fr.tsv.xz"), "rt", encoding="utf-8") as lines:
        for line in lines:
            english, french, source = line.rstrip("\n").split("\t")[:3]
            if source.startswith("wmt") and sound(english, french):
                kinds[source.endswith("bergamot")].append((english, french))
    for chosen in kinds.values():
        for start in range(0, 10 * size, 10):
            ones, twos = zip(*chosen[start : start + 10], strict=True)
            row = {"pair_id": f"{start}", "source_lang": "en", "target_lang": "fr"}
            yield {**row, "source": list(ones), "target": list(twos), "findings": []}


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--times", default=4, show_default=True, help="How often NTREX's are taken, with other losses.")
@click.option("--size", default=200, show_default=True, help="Documents of either kind of training data.")
@click.option("--seed", default=1, show_default=True)
def main(out: Path, times: int, size: int, seed: int) -> None:
    """Write the documents with losses."""
    one, two = "en", "fr"
    dice = random.Random(seed)
    with out.open("w", encoding="utf-8") as goal:
        for row in (*(row for _ in range(times) for row in documents((one, two), odd=True)), *training(size)):
            for number in range(len(row["source"])):
                kept, lost = dice.choice((("source", "target"), ("target", "source")))
                texts, languages = ((row[kept][number], row[lost][number]), (row[f"{kept}_lang"], row[f"{lost}_lang"]))
                if dice.randrange(SHARE) == 0 and (made := loss(texts, languages, dice)):
                    row[lost][number] = made[0]
                    found = {"aspect": "coverage", "source": [number], "target": [number], "side": kept}
                    row["findings"].append({**found, "words": made[1]})
            row["weights"] = [WITNESSED]
            goal.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

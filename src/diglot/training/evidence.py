"""Learns what a linked and an unlinked word say: `python -m diglot.training.evidence DATA… --out DIR`.

In true translations some words find no counterpart more often than others ("indeed" than "parliament"). For each word
of parallel text it is counted how often the links of `diglot.translation.linking` leave it bare where its counterpart is
there, and where it is not (words of a stray sentence joined to one side). The logarithm of the ratio of both chances is
the evidence that a bare, or a linked, word gives for a lost clause.
"""

from __future__ import annotations

import gzip
import lzma
import math
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from diglot.languages.words import norm
from diglot.translation.evidence import STATES, class_of, state_of
from diglot.translation.lexicon import Lexicon
from diglot.translation.linking import LinkedWord, link_passages

#: how often a pair of a source is taken: news above all
SOURCES = {"wmt": 1.0, "ntrex": 1.0, "tico19": 1.0, "europarl-v7": 0.1, "tatoeba": 0.02}
#: a word's own counts stand against this many of its class
PRIOR = 12.0
#: words seen less often are told by their class
FEWEST = 15
SHORTEST, LONGEST = 20, 400

Counts = dict[str, Counter[str]]


def pairs(files: list[Path], seed: int, most: int) -> Iterator[tuple[str, str]]:
    """Pairs of sentences translated by people."""
    chance = random.Random(seed)
    for path in files:
        taken = 0
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                one, two, source = line.rstrip("\n").split("\t")[:3]
                share = (
                    0.0 if "bergamot" in source else next((v for k, v in SOURCES.items() if source.startswith(k)), 0)
                )
                if chance.random() < share and all(SHORTEST <= len(x) <= LONGEST for x in (one, two)):
                    yield one, two
                    taken += 1
                    if taken >= most:
                        break


def count(counts: Counts, side: tuple[LinkedWord, ...], kept: bool, known: Lexicon) -> None:
    """Add the states of a side's words that carry meaning, to the word's own count and to its class's."""
    for number, item in enumerate(side):
        if item.content and not item.word.text[0].isdigit():
            state = ("kept " if kept else "lost ") + state_of(item)
            counts.setdefault(norm(item.word.text), Counter())[state] += 1
            counts.setdefault(class_of(item.word.text, number, known), Counter())[state] += 1


def evidence(counts: Counts) -> dict[str, tuple[int, ...]]:
    """For each word and class the log-odds of being lost, in hundredths, by state (in the order of STATES)."""
    made: dict[str, tuple[int, ...]] = {}
    every: Counter[str] = Counter()
    for word, found in counts.items():
        if word.startswith("*"):
            every.update(found)
    for word, found in counts.items():
        if not word.startswith("*") and sum(v for k, v in found.items() if k.startswith("kept")) < FEWEST:
            continue
        odds = []
        for state in STATES:
            lost, kept = (_chance(found, f"{when} ", state, every) for when in ("lost", "kept"))
            odds.append(round(100 * math.log(lost / kept)))
        # where little was counted: a word that shares its link says no more for a loss than one without any
        bare, shared, one = odds
        made[word] = bare, min(bare, shared), one
    return made


def _chance(found: Counter[str], when: str, state: str, every: Counter[str]) -> float:
    total = sum(every[when + s] for s in STATES)
    prior = every[when + state] / total
    mine = sum(found[when + s] for s in STATES)
    return (found[when + state] + PRIOR * prior) / (mine + PRIOR)


@click.command()
@click.argument("data", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder of the evidence files.")
@click.option("--languages", default="en-fr", show_default=True, help="The two languages of the columns.")
@click.option("--most", default=40_000, show_default=True, help="Pairs taken from each file.")
@click.option("--seed", default=1, show_default=True)
def main(data: tuple[Path, ...], out: Path, languages: str, most: int, seed: int) -> None:
    """Make evidence.<a>-<b>.gz and evidence.<b>-<a>.gz from xz-compressed, tab-separated pairs."""
    one, two = languages.split("-")
    lexicons = Lexicon.load(one, two), Lexicon.load(two, one)
    counts: tuple[Counts, Counts] = ({}, {})
    stray = ("", "")
    number = 0
    for a, b in pairs(list(data), seed, most):
        true = link_passages(a, b, (one, two), *lexicons)
        count(counts[0], true.source, True, lexicons[0])
        count(counts[1], true.target, True, lexicons[1])
        if stray[0]:
            longer = link_passages(f"{a} {stray[0]}", b, (one, two), *lexicons).source
            count(counts[0], longer[len(true.source) :], False, lexicons[0])
            longer = link_passages(a, f"{b} {stray[1]}", (one, two), *lexicons).target
            count(counts[1], longer[len(true.target) :], False, lexicons[1])
        stray = a, b
        number += 1
    click.echo(f"{number} pairs", err=True)
    for made, name in ((evidence(counts[0]), f"{one}-{two}"), (evidence(counts[1]), f"{two}-{one}")):
        path = out / f"evidence.{name}.gz"
        text = "\n".join(f"{word}\t" + "\t".join(map(str, odds)) for word, odds in sorted(made.items()))
        path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
        click.echo(f"{path.name}: {len(made)} words, {path.stat().st_size:,} bytes", err=True)


if __name__ == "__main__":
    main()

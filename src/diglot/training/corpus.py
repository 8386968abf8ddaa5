"""Parallel text for training: read, weighted by source, filtered, in an order that the seed alone decides.

Files are lines of English, French and the source's name, with tabs between, plain or compressed (.xz).
"""

from __future__ import annotations

import lzma
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

#: source -> how often its pairs are seen, on average, in one pass: news most, law least
WEIGHTS = {
    "bergamot": 2.0,
    "wmt": 4.0,
    "tico19": 2.0,
    "europarl": 1.0,
    "tatoeba": 1.0,
    "hansard": 1.0,
    "canada-laws": 0.3,
}
OTHERWISE = 1.0
#: sources whose French has lost its accents: no target to learn from
NO_FRENCH_TARGET = ("hansard",)
#: words of a side at most, and the longest a side may be against the other, in characters
MOST_WORDS, RATIO = 90, 2.2
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its translation."""

    source: str
    target: str


def weight_of(source: str, target_language: str) -> float:
    """How often pairs of a source are seen in one pass."""
    if target_language == "fr" and source.startswith(NO_FRENCH_TARGET):
        return 0.0
    if source.endswith("bergamot"):
        return WEIGHTS["bergamot"]
    return next((w for name, w in WEIGHTS.items() if source.startswith(name)), OTHERWISE)


def sound(one: str, two: str) -> bool:
    """Whether two lines look like translations: not empty, not copied, of like length, with the same long figures."""
    if not one.strip() or not two.strip() or one == two:
        return False
    sizes = sorted((len(one), len(two)))
    if max(len(one.split()), len(two.split())) > MOST_WORDS or (sizes[0] > 20 and sizes[1] > RATIO * sizes[0]):
        return False
    figures = [{d for d in _DIGITS.findall(line) if len(d) > 3} for line in (one, two)]
    return figures[0] == figures[1]


def lines(files: Sequence[Path]) -> Iterator[tuple[str, str, str]]:
    """English, French and source of all lines."""
    for path in files:
        with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as rows:
            for row in rows:
                cells = row.rstrip("\n").split("\t")
                if len(cells) >= 3:
                    yield cells[0], cells[1], cells[2]


def pairs(files: Sequence[Path], direction: str, seed: int, epoch: int) -> list[Pair]:
    """The pairs of one pass in the order that seed and epoch give; `direction` is "fr-en" or "en-fr"."""
    dice = random.Random(f"{seed}/{epoch}")
    goal = direction.split("-")[1]
    made: list[Pair] = []
    for english, french, source in lines(files):
        weight = weight_of(source, goal)
        times = int(weight) + (dice.random() < weight % 1)
        if times and sound(english, french):
            pair = Pair(french, english) if goal == "en" else Pair(english, french)
            made += [pair] * times
    dice.shuffle(made)
    return made


def batches(
    encoded: Sequence[tuple[list[int], list[int]]], tokens: int, seed: int, window: int = 20_000
) -> Iterator[list[int]]:
    """Numbers of the pairs of each batch: like lengths together, at most `tokens` padded tokens a side."""
    dice = random.Random(seed)
    for start in range(0, len(encoded), window):
        order = sorted(
            range(start, min(start + window, len(encoded))), key=lambda i: (len(encoded[i][1]), len(encoded[i][0]))
        )
        made: list[list[int]] = []
        batch: list[int] = []
        longest = 0
        for i in order:
            longest = max(longest, len(encoded[i][0]), len(encoded[i][1]))
            if batch and longest * (len(batch) + 1) > tokens:
                made.append(batch)
                batch, longest = [], max(len(encoded[i][0]), len(encoded[i][1]))
            batch.append(i)
        if batch:
            made.append(batch)
        dice.shuffle(made)
        yield from made

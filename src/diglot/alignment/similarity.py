"""Similarity of sentences: cosine over idf-weighted words, character n-grams and anchors.

Features are hashed with signs into at most `DIMENSIONS` columns (Weinberger et al. 2009, "Feature hashing for large
scale multitask learning"), so that memory grows with the number of sentences only. Vectors are additive: the vector
of merged sentences is the sum of theirs, and every bead's cosine follows from pairwise dot products.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

#: feature -> weight within one sentence, before idf
Bag = dict[str, float]

DIMENSIONS = 2048
NGRAM = 4
WORD_WEIGHT = 1.0
NGRAM_WEIGHT = 0.5
_WORD = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*|[^\W\d_]+")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case, without diacritics."""
    flat = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in flat if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def _features(word: str) -> tuple[tuple[str, float], ...]:
    """A word and its character n-grams; n-grams share one word's weight, so that long words do not rule."""
    if word.isdigit() or len(word) <= 2:
        return ((word, WORD_WEIGHT),)
    padded = f"<{word}>"
    grams = [padded[i : i + NGRAM] for i in range(max(1, len(padded) - NGRAM + 1))]
    share = NGRAM_WEIGHT / math.sqrt(len(grams))
    return ((word, WORD_WEIGHT), *((f"~{g}", share) for g in grams))


def bags(
    lines: Sequence[str],
    weighted: Sequence[Mapping[str, float]] | None = None,
    anchors: Sequence[Iterable[str]] | None = None,
    anchor_weight: float = 1.5,
) -> list[Bag]:
    """Feature bags of sentences.

    `weighted` adds, sentence by sentence, further words with weights (other possible translations, say);
    `anchors` adds marks that are no words of the text: values of numbers, canonical names, "title".
    """
    made: list[Bag] = []
    for index, line in enumerate(lines):
        bag: Bag = {}
        words = Counter(fold(w) for w in _WORD.findall(line))
        for word, count in words.items():
            for feature, weight in _features(word):
                bag[feature] = bag.get(feature, 0.0) + weight * (1.0 + math.log(count))
        if weighted is not None:
            for word, extra in weighted[index].items():
                for feature, weight in _features(fold(word)):
                    bag[feature] = bag.get(feature, 0.0) + weight * extra
        if anchors is not None:
            for anchor in anchors[index]:
                bag[f"#{anchor}"] = anchor_weight
        made.append(bag)
    return made


@dataclass(frozen=True)
class Vectors:
    """Both sides in one space: `source` (n × d) and `target` (m × d) float32 rows, not normalised."""

    source: Floats
    target: Floats
    #: bag mass of each sentence (a length that counts what carries meaning)
    source_size: Floats
    target_size: Floats

    def cosines(self, rows: slice | npt.NDArray[np.intp], columns: slice | npt.NDArray[np.intp]) -> Floats:
        """Cosine similarities of the chosen source rows and target rows."""
        one, two = self.source[rows], self.target[columns]
        norm = np.linalg.norm(one, axis=1)[:, None] * np.linalg.norm(two, axis=1)[None, :]
        made: Floats = (one @ two.T) / np.maximum(norm, 1e-9)
        return made

    def cosine(self, rows: tuple[int, ...], columns: tuple[int, ...]) -> float:
        """Cosine similarity of merged source sentences with merged target sentences."""
        one, two = self.source[list(rows)].sum(axis=0), self.target[list(columns)].sum(axis=0)
        return float(one @ two / max(1e-9, float(np.linalg.norm(one) * np.linalg.norm(two))))


def vectors(source: Sequence[Bag], target: Sequence[Bag]) -> Vectors:
    """Weigh both sides' bags by idf over all their sentences and lay them out as rows."""
    frequency: Counter[str] = Counter()
    for bag in (*source, *target):
        frequency.update(bag.keys())
    total = len(source) + len(target)
    exact = len(frequency) <= DIMENSIONS
    place: dict[str, tuple[int, float]] = {}
    for number, (feature, count) in enumerate(frequency.items()):
        idf = math.log(1.0 + total / (0.5 + count))
        if exact:
            place[feature] = (number, idf)
        else:
            code = crc32(feature.encode())
            place[feature] = (code % DIMENSIONS, idf if code & 0x8000_0000 else -idf)
    width = max(1, len(frequency)) if exact else DIMENSIONS
    rows = _rows(source, place, width), _rows(target, place, width)
    return Vectors(rows[0], rows[1], _sizes(source, frequency, total), _sizes(target, frequency, total))


def _rows(side: Sequence[Bag], place: Mapping[str, tuple[int, float]], width: int) -> Floats:
    made = np.zeros((len(side), width), dtype=np.float32)
    for row, bag in enumerate(side):
        for feature, weight in bag.items():
            column, factor = place[feature]
            made[row, column] += weight * factor
    return made


def _sizes(side: Sequence[Bag], frequency: Mapping[str, int], total: int) -> Floats:
    """Length of each sentence in its words, common ones counting less."""
    made = np.zeros(len(side), dtype=np.float32)
    for row, bag in enumerate(side):
        made[row] = sum(w for f, w in bag.items() if f[:1] not in "~#") or 1.0
    return made

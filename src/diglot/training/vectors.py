"""Bilingual word vectors from parallel sentences (Levy, Søgaard and Goldberg 2017).

A word of either language is described by the pairs of sentences that it stands in: the matrix of words and pairs holds
positive pointwise mutual information, and its truncated singular value decomposition (randomised: Halko, Martinsson and
Tropp 2011) gives the vectors. Words that translate each other lie near each other, and so do words of one language
that stand in the same slots: the latter make divergences that are hard to see.
"""

from __future__ import annotations

import lzma
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from diglot.languages.words import norm, words
from diglot.training.lexicon import kind_of

Floats = npt.NDArray[np.float32]

#: share of a source's pairs that is read, where it is not all of them
SHARE = {"europarl-v7": 0.6, "tatoeba": 0.5, "canada-laws": 0.1, "bible": 0.2}
#: a word is known from so many occurrences
FEWEST = 6
#: sizes of the vectors that are worked out, of those that are kept, and rounds of the decomposition
WORKED, SIZE, ROUNDS = 180, 128, 4
#: characters of a sentence, and how long the French may be against the English
SHORTEST, LONGEST, RATIOS = 8, 450, (0.5, 2.2)

#: source, words of the English sentence, and of the French
Pair = tuple[str, tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Vectors:
    """Words of both languages with how often they were seen, and their vectors of length 1, (words of both, SIZE)."""

    words: tuple[list[str], list[str]]
    often: tuple[list[int], list[int]]
    table: Floats

    def of(self, side: int) -> Floats:
        """The vectors of one language."""
        first = len(self.words[0])
        return self.table[first:] if side else self.table[:first]

    def neighbours(self, side: int, most: int) -> npt.NDArray[np.int32]:
        """For each word of a language the `most` nearest others of that language, nearest first: (words, most)."""
        own = self.of(side)
        made = np.empty((len(own), most), dtype=np.int32)
        for start in range(0, len(own), 2000):
            near = -(own[start : start + 2000] @ own.T)
            near[np.arange(len(near)), np.arange(start, start + len(near))] = 2.0
            best = np.argpartition(near, most, axis=1)[:, :most]
            order = np.argsort(np.take_along_axis(near, best, axis=1), axis=1)
            made[start : start + 2000] = np.take_along_axis(best, order, axis=1)
        return made

    def save(self, path: Path) -> None:
        """Write them to a .npz file."""
        made: dict[str, Any] = {"table": self.table}
        for n in (0, 1):
            made[f"words.{n}"], made[f"often.{n}"] = np.array(self.words[n]), np.array(self.often[n])
        np.savez(path, **made)

    @staticmethod
    def load(path: Path) -> Vectors:
        """Read what `save` wrote."""
        with np.load(path) as found:
            lists = {name: found[name].tolist() for name in found.files if name != "table"}
            known, often = (lists["words.0"], lists["words.1"]), (lists["often.0"], lists["often.1"])
            return Vectors(known, often, found["table"])


def read(files: Sequence[Path], seed: int) -> Iterator[Pair]:
    """The words of parallel sentences, xz-compressed lines of English, French and source; the seed chooses them."""
    dice = random.Random(seed)
    for path in files:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                one, two, source = line.rstrip("\n").split("\t")[:3]
                kind = kind_of(source)
                if kind is None or dice.random() > SHARE.get(kind, 1.0):
                    continue
                if SHORTEST < len(one) < LONGEST and RATIOS[0] < len(two) / len(one) < RATIOS[1]:
                    yield kind, tuple(w.text for w in words(one)), tuple(w.text for w in words(two))


def learn(pairs: Iterable[Pair], seed: int) -> Vectors:
    """Vectors of the words of parallel sentences; law is left out, it is too far from news."""
    normal = [tuple([norm(w) for w in side] for side in pair[1:]) for pair in pairs if pair[0] != "canada-laws"]
    counts = [Counter(w for pair in normal for w in pair[side]) for side in (0, 1)]
    known = [
        {w: n for n, (w, c) in enumerate(x for x in count.most_common() if x[1] >= FEWEST and _is_word(x[0]))}
        for count in counts
    ]
    rows = []
    for one, two in normal:
        first = len(known[0])
        ids = {known[0][w] for w in one if w in known[0]} | {first + known[1][w] for w in two if w in known[1]}
        rows.append(np.fromiter(sorted(ids), np.int32))
    table = decompose(rows, sum(map(len, known)), seed)
    often = [[count[w] for w in side] for count, side in zip(counts, known, strict=True)]
    return Vectors((list(known[0]), list(known[1])), (often[0], often[1]), table)


def decompose(rows: Sequence[npt.NDArray[np.int32]], size: int, seed: int) -> Floats:
    """Vectors (size, SIZE) of words, given for each pair of sentences the numbers of its words."""
    import scipy.sparse

    pointers = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    columns = np.concatenate(rows)
    lengths = np.repeat(np.diff(pointers), np.diff(pointers))
    often = np.bincount(columns, minlength=size)
    values = np.maximum(0, np.log(len(columns)) - np.log(often[columns]) - np.log(lengths)).astype(np.float32)
    matrix = scipy.sparse.csr_matrix((values, columns, pointers), shape=(len(rows), size))
    norms = np.sqrt(np.asarray(matrix.power(2).sum(axis=1)).ravel() + 1e-6)
    matrix = scipy.sparse.diags((1 / norms).astype(np.float32)) @ matrix
    turned = matrix.T.tocsr()
    basis = np.random.default_rng(seed).standard_normal((size, min(WORKED, size))).astype(np.float32)
    for _ in range(ROUNDS):
        basis, _ = np.linalg.qr(turned @ (matrix @ basis))
    image = matrix @ basis
    squares, inner = np.linalg.eigh(image.T @ image)
    best = np.argsort(-squares)[:SIZE]
    made = (basis @ inner[:, best]) * np.maximum(squares[best], 0) ** 0.25
    length = np.maximum(1e-6, np.linalg.norm(made, axis=1, keepdims=True))
    return np.asarray(made / length, dtype=np.float32)


def _is_word(text: str) -> bool:
    return any(c.isalpha() for c in text)

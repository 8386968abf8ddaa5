"""Which words of a sentence have a counterpart in which sentences of the other text, and how much each word weighs.

The aligner knows no language. It is given, for each sentence, its words with what they reach on the other side (keys
with strengths within 0..1: likely translations, stems, prefixes of names, values of figures) and the keys that the
sentence itself offers. Coverage of a sentence by a block of the other text is the weighed share of its words whose best
link leads into the block (best links as in IBM model 1, and in Vecchi et al.'s and Moore's lexical scores).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.intp]

#: links this strong count when it is asked how common a word's counterparts are
COUNTED = 0.1
_WORD = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word that carries meaning: `name` tells words apart, `reach` leads to keys of the other side."""

    name: str
    reach: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Side:
    """One text: the words of each sentence, and the keys that each sentence offers."""

    tokens: tuple[tuple[Token, ...], ...]
    keys: tuple[frozenset[str], ...]

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, part: slice) -> Side:
        return Side(self.tokens[part], self.keys[part])


def bags(lines: Sequence[str]) -> Side:
    """The words of sentences as they are, for two texts in one language."""
    tokens = tuple(tuple(_plain(w) for w in _WORD.findall(line)) for line in lines)
    return Side(tokens, tuple(frozenset(k for t in row for k in t.reach) for row in tokens))


@lru_cache(maxsize=65536)
def _plain(word: str) -> Token:
    flat = unicodedata.normalize("NFKD", word.lower())
    name = "".join(c for c in flat if not unicodedata.combining(c))
    return Token(name, {name: 1.0, f"^{name[:5]}": 0.5} if len(name) >= 5 else {name: 1.0})


@dataclass(frozen=True, slots=True)
class Rows:
    """Links of one side's words into the other's sentences, by word; weights and masses in the same unit."""

    columns: list[list[Ints]]
    strengths: list[list[Floats]]
    weights: list[Floats]
    mass: Floats


def link_rows(one: Side, two: Side) -> Rows:
    """Link each word of `one` with all sentences of `two`.

    A word weighs by its rarity in its own text (idf) times the rarity of its counterparts in the other.
    """
    where: dict[str, list[int]] = {}
    for j, keys in enumerate(two.keys):
        for key in keys:
            where.setdefault(key, []).append(j)
    often = Counter(name for row in one.tokens for name in {t.name for t in row})
    known: dict[str, tuple[Ints, Floats, float]] = {}
    columns: list[list[Ints]] = []
    strengths: list[list[Floats]] = []
    weights: list[Floats] = []
    for row in one.tokens:
        for token in row:
            if token.name not in known:
                found, value = _linked(token.reach, where)
                known[token.name] = found, value, _weight(often[token.name], len(one), value, len(two))
        links = [known[t.name] for t in row]
        columns.append([found for found, _, _ in links])
        strengths.append([strength for _, strength, _ in links])
        weights.append(np.array([weight for _, _, weight in links], dtype=np.float32))
    return Rows(columns, strengths, weights, np.array([w.sum() for w in weights], dtype=np.float32))


def _linked(reach: Mapping[str, float], where: Mapping[str, Sequence[int]]) -> tuple[Ints, Floats]:
    """The sentences that a word reaches by any of its keys, and how strongly by the best of them."""
    best: dict[int, float] = {}
    # from the weakest to the strongest, so that the strongest stays
    for value, key in sorted([(value, key) for key, value in reach.items() if key in where]):
        best.update(dict.fromkeys(where[key], value))
    every = sorted(best)
    return np.array(every, dtype=np.intp), np.array([best[j] for j in every], dtype=np.float32)


def _weight(often: int, sentences: int, strength: Floats, others: int) -> float:
    rare = math.log(1 + sentences / often)
    hits = int(np.count_nonzero(strength > COUNTED))
    return rare * math.log(1 + others / (1 + hits)) / math.log(1 + others) if others else rare

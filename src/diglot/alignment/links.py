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
    posts = {key: np.array(found, dtype=np.intp) for key, found in where.items()}
    often = Counter(name for row in one.tokens for name in {t.name for t in row})
    scratch = np.zeros(len(two), dtype=np.float32)
    known: dict[str, tuple[Ints, Floats, float]] = {}
    columns: list[list[Ints]] = []
    strengths: list[list[Floats]] = []
    weights: list[Floats] = []
    for row in one.tokens:
        for token in row:
            if token.name not in known:
                found, value = _linked(token.reach, posts, scratch)
                known[token.name] = found, value, _weight(often[token.name], len(one), value, len(two))
        columns.append([known[t.name][0] for t in row])
        strengths.append([known[t.name][1] for t in row])
        weights.append(np.array([known[t.name][2] for t in row], dtype=np.float32))
    return Rows(columns, strengths, weights, np.array([w.sum() for w in weights], dtype=np.float32))


def _linked(reach: Mapping[str, float], posts: Mapping[str, Ints], scratch: Floats) -> tuple[Ints, Floats]:
    found = [(posts[key], value) for key, value in reach.items() if key in posts]
    if not found:
        return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.float32)
    for at, value in found:
        scratch[at] = np.maximum(scratch[at], value)
    every = np.unique(np.concatenate([at for at, _ in found]))
    strength = scratch[every].copy()
    scratch[every] = 0.0
    return every, strength


def _weight(often: int, sentences: int, strength: Floats, others: int) -> float:
    rare = math.log(1 + sentences / often)
    hits = int((strength > COUNTED).sum())
    return rare * math.log(1 + others / (1 + hits)) / math.log(1 + others) if others else rare

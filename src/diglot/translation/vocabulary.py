"""The words that the model of divergences knows, and how it reads a language that it never saw.

A word of such a language takes the place of its English translations: its vector is their mean, weighted by how likely each
is. As the model is led by vectors and links, and by how words follow each other only nearby, what it learnt of English and
French serves there too (cross-lingual transfer through a pivot; Ruder, Vulić and Søgaard 2019).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol

from diglot.languages.words import norm
from diglot.translation.lexicon import Lexicon

#: translations that a word is read by
MOST = 12
#: share of a word's translations that are small words, from which it is one
SMALL = 0.5

#: rows of the model's table with their shares, and what makes a row of their mean
Shares = Mapping[int, float]
Lend = Callable[[Shares], int]


class Vocabulary(Protocol):
    """The words of one side."""

    def row(self, word: str) -> int | None:
        """The row of the model's table for a word in its normal form; None for one that it does not know."""

    def often(self, word: str) -> float:
        """How common it is: 0 for one that is not known, to about 1."""

    def is_small(self, word: str) -> bool:
        """Whether it is one of the small words that the model was taught to tell of."""


class Known:
    """Words that have rows of their own, from `first` on in their order."""

    def __init__(self, words: Sequence[str], often: Sequence[float], first: int, small: Collection[str] = ()) -> None:
        self._rows = {word: k for k, word in enumerate(words, first)}
        self._often, self._first, self._small = often, first, frozenset(small)

    def row(self, word: str) -> int | None:
        """See `Vocabulary`."""
        return self._rows.get(word)

    def often(self, word: str) -> float:
        """See `Vocabulary`."""
        row = self._rows.get(word)
        return 0.0 if row is None else self._often[row - self._first]

    def is_small(self, word: str) -> bool:
        """See `Vocabulary`."""
        return word in self._small


class Lent:
    """Words that the model knows by their translations, as they are asked for; `lend` makes a row of others' mean."""

    def __init__(self, lexicon: Lexicon, english: Known, lend: Lend) -> None:
        self._lexicon, self._english, self._lend = lexicon, english, lend
        self._rows: dict[str, int | None] = {}
        self._told: dict[str, dict[str, float]] = {}

    def __len__(self) -> int:
        return max(len(self._rows), len(self._told))

    def row(self, word: str) -> int | None:
        """See `Vocabulary`."""
        if word not in self._rows:
            meant = self._meant(word).items()
            shares = {row: share for other, share in meant if (row := self._english.row(other)) is not None}
            self._rows[word] = self._lend(shares) if shares else None
        return self._rows[word]

    def often(self, word: str) -> float:
        """See `Vocabulary`."""
        return sum(share * self._english.often(other) for other, share in self._meant(word).items())

    def is_small(self, word: str) -> bool:
        """See `Vocabulary`."""
        return sum(share for other, share in self._meant(word).items() if self._english.is_small(other)) >= SMALL

    def forget(self) -> None:
        """Forget the rows that were lent."""
        self._rows.clear()
        self._told.clear()

    def _meant(self, word: str) -> dict[str, float]:
        """The English words that a word is read by, with shares that add up to 1; of several words the rarest counts."""
        if word not in self._told:
            told: dict[str, float] = {}
            for text, chance in self._lexicon.translations(word)[:MOST]:
                known = [part for part in map(norm, text.split()) if self._english.row(part) is not None]
                if known:
                    rarest = min(known, key=self._english.often)
                    told[rarest] = told.get(rarest, 0.0) + chance
            whole = sum(told.values())
            self._told[word] = {other: chance / whole for other, chance in told.items()}
        return self._told[word]

"""Frequent phrases of the lexicon's reading: "a eu lieu" is "took place", and no word of it says so.

They are made by `diglot.training.phrases`. On WMT13 a reading with them scores 5 BLEU more than one word for word; a
choice among translations by an n-gram model brought half a point, and there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from diglot.languages.words import norm
from diglot.translation.lexicon import Lexicon
from diglot.translation.shipped import lines, shipped, sound

#: words and marks of a phrase, at most
LONGEST = 4


class Phrases:
    """Phrases of one language with what is mostly said for them in another, blanks between words."""

    def __init__(self, table: dict[str, str]) -> None:
        self._table = table

    @staticmethod
    def load(source: str, target: str) -> Phrases:
        """The shipped phrases of a pair of languages, read once; none where none are shipped.

        Raises DamagedPackageError where the file is damaged.
        """
        return _load(source, target)

    def __len__(self) -> int:
        return len(self._table)

    def read(self, tokens: Sequence[str], lexicon: Lexicon) -> list[str]:
        """A reading by the longest phrases that there are, and word for word between them."""
        made: list[str] = []
        start = at = 0
        normal = [norm(token) for token in tokens]
        while at < len(tokens):
            size, said = self._longest(normal, at)
            if not size:
                at += 1
                continue
            made += lexicon.read(tokens[start:at])
            made += _cased(said.split(), tokens[at])
            start = at = at + size
        return made + lexicon.read(tokens[start:])

    def _longest(self, tokens: Sequence[str], at: int) -> tuple[int, str]:
        """The size of the longest phrase that begins at a place, and what is said for it; 0 where none does."""
        for size in range(min(LONGEST, len(tokens) - at), 1, -1):
            said = self._table.get(" ".join(tokens[at : at + size]))
            if said is not None:
                return size, said
        return 0, ""


def _cased(said: Sequence[str], first: str) -> Iterator[str]:
    """What is said with a capital where the phrase has one."""
    for number, word in enumerate(said):
        yield word[:1].upper() + word[1:] if number == 0 and first[:1].isupper() else word


@lru_cache(maxsize=8)
def _load(source: str, target: str) -> Phrases:
    path = shipped(f"phrases.{source}-{target}.gz")
    if path is None:
        return Phrases({})
    with sound(path):
        return Phrases({phrase: said for phrase, said, _ in (line.split("\t") for line in lines(path))})

"""Words of a text with their offsets: the tokens that lexicon, links and marks work on.

One rule serves all languages with an alphabet: figures stay whole (2,500 and 2 500), hyphens part words, French
elisions are words of their own ("l'", "qu'"), contractions stay whole ("don't"), abbreviations keep their stops
("U.S.").
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      \d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])(?:,\d+)?      # 2 500 000,5
    | \d+(?:[.,:]\d+)*                                      # 2,500.75
    | (?:[^\W\d_]\.){2,}                                    # U.S.
    | (?<![^\W_])(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|quoiqu|quelqu)['’](?=[^\W\d_])
    | [^\W\d_]+(?:['’](?!(?:s|re|ve|ll|d|m)(?![^\W_]))[^\W\d_]+)*
    | ['’](?:s|re|ve|ll|d|m)(?![^\W_])
    | [^\w\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)


#: a French elision before a word ("d'", "qu'")
ELISION = re.compile(r"^(?:[cdjlmnst]|qu)['’](?=\w)", re.IGNORECASE)


class Word(NamedTuple):
    """A token; `text == whole[start:end]`."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The tokens of a text in order; punctuation marks are tokens too."""
    return list(_words(text))


@lru_cache(maxsize=32768)
def _words(text: str) -> tuple[Word, ...]:
    return tuple(Word(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text))


@lru_cache(maxsize=100_000)
def norm(word: str) -> str:
    """A word as looked up: NFC, lower case, straight apostrophe."""
    return unicodedata.normalize("NFC", word).replace("’", "'").lower()


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word in lower case, without diacritics."""
    flat = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in flat if not unicodedata.combining(c))

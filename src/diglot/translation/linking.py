"""Which words of one passage have a counterpart in the other: word links through the lexicon, names and figures.

The measure is that of lexical coverage as used for detecting divergences (IBM model 1 style best links): each content
word takes the strength of its best link, within 0..1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from anyascii import anyascii
from rapidfuzz import fuzz

from diglot.languages.packs import pack
from diglot.languages.words import Word, words

if TYPE_CHECKING:
    from diglot.translation.lexicon import Lexicon

#: a word linked below this strength has no counterpart
LINKED = 0.05


@dataclass(frozen=True, slots=True)
class LinkedWord:
    """A word of a passage, how strongly it is linked to the other side, and whether it carries meaning."""

    word: Word
    strength: float
    content: bool

    @property
    def bare(self) -> bool:
        """True for a word that carries meaning and has no counterpart."""
        return self.content and self.strength < LINKED


@lru_cache(maxsize=16)
def stopwords(language: str) -> frozenset[str]:
    """Words that carry no meaning of their own, from the language's pack."""
    return frozenset(pack(language).section("stopwords").get("words", ()))


def is_content(text: str, language: str) -> bool:
    """True for words that carry meaning: letters or digits, not on the pack's list of stop words."""
    low = text.lower().replace("’", "'")
    if not any(c.isalnum() for c in low) or low in stopwords(language):
        return False
    return low.rstrip("'") not in stopwords(language) and (len(low) > 1 or low.isdigit())


@lru_cache(maxsize=100_000)
def _ascii(text: str) -> str:
    return anyascii(text).lower()


def look_alike(one: str, two: str) -> float:
    """1 for names and cognates that are written nearly alike, else 0 (transliteration by anyascii)."""
    a, b = _ascii(one), _ascii(two)
    if a == b:
        return 1.0
    if min(len(a), len(b)) < 4:
        return 0.0
    if a[:2] != b[:2] and not (one[:1].isupper() and two[:1].isupper()):
        return 0.0
    return 1.0 if fuzz.ratio(a, b) >= 80 else 0.0


def link(
    one: Sequence[Word],
    two: Sequence[Word],
    one_language: str,
    lexicon: Lexicon | None,
    reverse: Lexicon | None,
    reading: Sequence[str] = (),
    reading_other: Sequence[str] = (),
) -> list[LinkedWord]:
    """Links of each word of `one` into `two`.

    `lexicon` leads from one's language to two's, `reverse` back. `reading` is a translation of `one` (words in
    two's language) and `reading_other` one of `two` (words in one's language); either may be empty.
    """
    others = [w.text for w in two]
    theirs = {w.lower() for w in reading_other}
    made: list[LinkedWord] = []
    for word in one:
        content = is_content(word.text, one_language)
        strength = 0.0
        if content:
            strength = _best(word.text, others, lexicon, reverse)
            if strength < LINKED and theirs and word.text.lower() in theirs:
                strength = 0.5
        made.append(LinkedWord(word, strength, content))
    return made


def _best(text: str, others: Sequence[str], lexicon: Lexicon | None, reverse: Lexicon | None) -> float:
    best = 0.0
    for other in others:
        value = look_alike(text, other)
        if lexicon is not None and value < 1:
            value = max(value, lexicon.could_translate(text, other))
        if reverse is not None and value < 1:
            value = max(value, reverse.could_translate(other, text))
        if value > best:
            best = value
            if best >= 0.5:
                break
    return best


def passage_words(text: str) -> list[Word]:
    """The words of a passage (numbers and names included, punctuation left out)."""
    return [w for w in words(text) if any(c.isalnum() for c in w.text)]

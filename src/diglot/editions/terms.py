"""What an article is about, in terms that hold across languages, each as a 64-bit number.

A word leads to the English stems that translate it (through the shipped lexicon where there is one), and to the first
letters of its Latin spelling, so that names and cognates meet in any languages. Two capitalised words in a row are a
name. Figures meet by their digits.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from diglot.article import Article
from diglot.languages.words import norm
from diglot.translation.linking import is_content, latin

Terms = npt.NDArray[np.uint64]

#: the language that all others are led to: the one with the most lexicons
HUB = "en"
#: translations of a word that count, and how likely one must be
MOST, LIKELY = 3, 0.1
#: letters of a Latin spelling that cognates share, and of the shortest word that has such
LETTERS = 6
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d(?:[\d.,\u00a0\u202f]*\d)?")
_NAME = re.compile(r"\b([A-ZÀ-ÞŒ][\w'’-]+) ([A-ZÀ-ÞŒ][\w'’-]+)")


def terms(article: Article) -> Terms:
    """The distinct terms of an article, sorted."""
    found: set[int] = set()
    for sentence in article.sentences:
        found |= passage_terms(sentence.text, article.language)
    return np.array(sorted(found), dtype=np.uint64)


def passage_terms(text: str, language: str) -> set[int]:
    """The distinct terms of some text."""
    found: set[int] = set()
    for word in _WORD.findall(text):
        found.update(word_terms(word, language))
    found.update(number(f"={latin(first)} {latin(second)}") for first, second in _NAME.findall(text))
    return found


@lru_cache(maxsize=200_000)
def word_terms(word: str, language: str) -> tuple[int, ...]:
    """The terms that a word leads to."""
    if word[0].isdigit():
        digits = re.sub(r"\D", "", word)
        return (number(f"#{digits}"),) if len(digits) > 1 else ()
    if not is_content(word, language):
        return ()
    plain = latin(word)
    made = [f"^{plain[:LETTERS]}"] if len(plain) >= LETTERS or word[0].isupper() else []
    return tuple(dict.fromkeys(number(t) for t in (*made, *_stems(word, language))))


def _stems(word: str, language: str) -> list[str]:
    from diglot.errors import NoRouteError
    from diglot.translation.lexicon import Lexicon, stem

    if language == HUB:
        return [f"~{stem(norm(word))}"]
    try:
        lexicon = Lexicon.load(language, HUB)
    except NoRouteError:
        return []
    told = lexicon.translations(word)[:MOST]
    return [f"~{stem(other)}" for k, (other, chance) in enumerate(told) if k == 0 or chance >= LIKELY]


def number(term: str) -> int:
    """A term as 64 bits: the same on every machine."""
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "little")

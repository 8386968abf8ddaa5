"""A sentence cut at the ends of what findings mark in it: for every report that shows the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from diglot.article import Article
from diglot.findings import Span

_BLANKS = re.compile(r"[ \t\r\n]+")
#: control characters, which a terminal obeys, but tab and newline
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and the numbers of the findings that mark it; `ends` are those whose mark ends here."""

    text: str
    marks: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def pieces(article: Article, index: int, spans: Iterable[tuple[int, Sequence[Span]]]) -> Iterator[Piece]:
    """The sentence in pieces; `spans` are (number of the finding, its spans in the article's text).

    Line breaks within the sentence become blanks.
    """
    sentence = article.sentences[index]
    inside = [
        (max(a, sentence.start), min(b, sentence.end), number)
        for number, some in spans
        for a, b in some
        if a < sentence.end and b > sentence.start
    ]
    cuts = sorted({sentence.start, sentence.end, *(a for a, _, _ in inside), *(b for _, b, _ in inside)})
    for start, end in pairwise(cuts):
        over = [(b, number) for a, b, number in inside if a <= start and end <= b]
        numbers = tuple(dict.fromkeys(number for _, number in over))
        ends = tuple(dict.fromkeys(number for b, number in over if b == end))
        yield Piece(article.text[start:end].replace("\n", " "), numbers, ends)


def marked(article: Article, indexes: Sequence[int], spans: Sequence[Span], before: str, after: str) -> str:
    """The sentences as one text with the spans between `before` and `after`."""
    told = []
    for index in indexes:
        made = pieces(article, index, [(0, spans)])
        told.append("".join(f"{before}{p.text}{after}" if p.marks else p.text for p in made))
    return " ".join(told)


def numbers_of(indexes: Sequence[int]) -> str:
    """Sentence numbers as people count them: "3", "3–5"; empty for none."""
    if not indexes:
        return ""
    first, last = indexes[0] + 1, indexes[-1] + 1
    return f"{first}" if first == last else f"{first}–{last}"


def for_terminal(text: str) -> str:
    """What an article or a file's name says, for a terminal: without the control characters that it would obey."""
    return _CONTROLS.sub("", text)


def text_of(article: Article, indexes: Sequence[int]) -> str:
    """The sentences as one text."""
    return " ".join(flat(article.sentences[i].text) for i in indexes)


def words_of(article: Article, spans: Sequence[Span]) -> str:
    """What the spans hold, with " … " between."""
    return " … ".join(flat(article.text[a:b]) for a, b in spans)


def flat(text: str) -> str:
    """A text on one line. No-break spaces stay: they are part of how figures and marks are written."""
    return _BLANKS.sub(" ", text).strip(" ")

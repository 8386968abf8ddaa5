"""Plain text as people paste it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from diglot.article import Article, Role, Sentence, SetAside
from diglot.errors import LanguageError, ReadError
from diglot.l10n import say
from diglot.languages.detection import detect
from diglot.languages.segmentation import split
from diglot.reading.furniture import Furniture, classify
from diglot.reading.lines import Told

_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?…:][”»\"')\]]*\s*$")
#: text is wrapped by hand where no line is longer than this, and most lines end and go on in mid-sentence
WRAPPED, IN_MID_SENTENCE = 100, 0.5


def article_from_text(
    text: str,
    *,
    path: str = "",
    language: str | None = None,
    segmented: bool = False,
    notes: tuple[str, ...] = (),
    furniture: Furniture = ((), ()),
) -> Article:
    """An article from decoded text. Raises ReadError where it holds no sentence."""
    name = path or say("The text")
    if not text.strip():
        raise ReadError("{name} is empty: name a file that holds an article.", name=name)
    code = language or _detected(text, path)
    if segmented:
        return _segmented(text, path, code, notes)
    lines = _paragraphs(text)
    kinds = classify([text[a:b].strip() for a, b in lines], code, furniture)
    sentences, aside, title, dateline = sort_out(text, lines, kinds, code)
    if not any(s.role is Role.BODY for s in sentences):
        raise ReadError("{name} holds no article text: paste the article's body into the file.", name=name)
    return Article(path, code, text, tuple(sentences), title, dateline, None, tuple(aside), notes)


def sort_out(
    text: str, lines: Sequence[tuple[int, int]], kinds: Sequence[Told], code: str
) -> tuple[list[Sentence], list[SetAside], str | None, str | None]:
    """Sentences to compare, lines set aside, title and dateline of a text whose lines were classified."""
    sentences: list[Sentence] = []
    aside: list[SetAside] = []
    title = dateline = None
    for (start, end), (role, reason, skip, loose) in zip(lines, kinds, strict=True):
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end = start + len(text[start:end].rstrip())
        if role not in (Role.TITLE, Role.BODY):
            aside.append(SetAside(text[start:end], start, end, role, reason))
            continue
        if role is Role.TITLE:
            title = text[start:end]
            sentences.append(Sentence(len(sentences), title, start, end, role))
            continue
        if skip:
            dateline = text[start : start + skip].strip()
            aside.append(SetAside(dateline, start, start + len(dateline), Role.DATELINE, say("dateline")))
            start += skip
        for a, b in split(text[start:end], code):
            sentences.append(Sentence(len(sentences), text[start + a : start + b], start + a, start + b, role, loose))
    return sentences, aside, title, dateline


def _detected(text: str, path: str) -> str:
    try:
        return detect(text)
    except LanguageError as error:
        if not path:
            raise
        raise LanguageError("{path}: {error}", path=path, error=error) from error


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of the paragraphs: lines, or blocks of lines where the text was wrapped at a width."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if m.group().strip()]
    broken = [(one, two) for one, two in pairwise(lines) if one[1] + 1 == two[0]]
    going_on = sum(not _STOP.search(text[a:b]) and text[c : c + 1].islower() for (a, b), (c, _) in broken)
    if not broken or max(b - a for a, b in lines) > WRAPPED or going_on < IN_MID_SENTENCE * len(broken):
        return lines
    blocks: list[tuple[int, int]] = []
    for start, end in lines:
        if blocks and blocks[-1][1] + 1 == start:
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
    return blocks


def _segmented(text: str, path: str, code: str, notes: tuple[str, ...]) -> Article:
    made: list[Sentence] = []
    at = 0
    for line in text.removesuffix("\n").split("\n"):
        made.append(Sentence(len(made), line, at, at + len(line)))
        at += len(line) + 1
    return Article(path, code, text, tuple(made), notes=notes)

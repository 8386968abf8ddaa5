"""Plain text as people paste it."""

from __future__ import annotations

import re

from diglot.article import Article, Role, Sentence, SetAside
from diglot.errors import ReadError
from diglot.languages.detection import detect
from diglot.languages.segmentation import split
from diglot.reading.furniture import classify

_LINE = re.compile(r"[^\n]+")


def article_from_text(
    text: str, *, path: str = "", language: str | None = None, segmented: bool = False, notes: tuple[str, ...] = ()
) -> Article:
    """An article from decoded text. Raises ReadError where it holds no sentence."""
    name = path or "The text"
    if not text.strip():
        raise ReadError(f"{name} is empty: name a file that holds an article.")
    code = language or detect(text)
    if segmented:
        return _segmented(text, path, code, notes)
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if m.group().strip()]
    kinds = classify([text[a:b].strip() for a, b in lines], code)
    sentences: list[Sentence] = []
    aside: list[SetAside] = []
    title = dateline = None
    for (start, end), (role, reason, skip) in zip(lines, kinds, strict=True):
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
            aside.append(SetAside(dateline, start, start + len(dateline), Role.DATELINE, "dateline"))
            start += skip
        for a, b in split(text[start:end], code):
            sentences.append(Sentence(len(sentences), text[start + a : start + b], start + a, start + b, role))
    if not any(s.role is Role.BODY for s in sentences):
        raise ReadError(f"{name} holds no article text: paste the article's body into the file.")
    return Article(path, code, text, tuple(sentences), title, dateline, None, tuple(aside), notes)


def _segmented(text: str, path: str, code: str, notes: tuple[str, ...]) -> Article:
    made: list[Sentence] = []
    at = 0
    for line in text.removesuffix("\n").split("\n"):
        made.append(Sentence(len(made), line, at, at + len(line)))
        at += len(line) + 1
    return Article(path, code, text, tuple(made), notes=notes)

"""An article from its parts, as structured formats give them: no line has to be guessed at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate

from diglot.article import Article, Role, SetAside
from diglot.errors import LanguageError, ReadError
from diglot.languages.detection import detect
from diglot.languages.packs import supported
from diglot.reading.furniture import Furniture, classify
from diglot.reading.lines import Told
from diglot.reading.plain import sort_out


@dataclass
class Parts:
    """What a format tells of an article. `aside` are lines that are not compared: (role, text, reason)."""

    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    language: str = ""
    date: str = ""
    aside: list[tuple[Role, str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def item_of(name: str) -> tuple[str, str]:
    """A file's name and the number of an item in it: "feed.rss#2" is ("feed.rss", "2"); else the name and ""."""
    file, _, number = name.rpartition("#")
    return (file, number) if file and number.isdigit() else (name, "")


def build(parts: Parts, path: str, language: str | None = None, furniture: Furniture = ((), ())) -> Article:
    """The article; its text is title and paragraphs, a blank line between. Raises ReadError where no text is left."""
    paragraphs = [flat for p in parts.paragraphs if (flat := " ".join(p.split()))]
    if not paragraphs:
        raise ReadError(
            "{path} holds no article text: check that it is the article and not a list or a picture.", path=path
        )
    title = " ".join(parts.title.split())
    lines = [title, *paragraphs] if title else paragraphs
    text = "\n\n".join(lines)
    code = language or _language(parts.language, text, path)
    kinds = classify(paragraphs, code, furniture, pasted=False)
    if not any(role is Role.BODY for role, *_ in kinds):
        kinds = [Told(Role.BODY)] * len(paragraphs)
    if title:
        kinds.insert(0, Told(Role.TITLE))
    starts = [0, *accumulate(len(line) + 2 for line in lines)]
    spans = [(at, at + len(line)) for at, line in zip(starts, lines, strict=False)]
    sentences, aside, _, dateline = sort_out(text, spans, kinds, code)
    for role, words, reason in parts.aside:
        if flat := " ".join(words.split()):
            aside.append(SetAside(flat, len(text), len(text), role, reason))
    date = m.group() if (m := re.match(r"\d{4}-\d\d-\d\d", parts.date)) else None
    return Article(path, code, text, tuple(sentences), title or None, dateline, date, tuple(aside), tuple(parts.notes))


def _language(told: str, text: str, path: str) -> str:
    """The language that the file states where diglot knows it, else the one that the text shows."""
    code = re.split(r"[-_]", told.strip().lower())[0]
    if code:
        try:
            return supported(code).code
        except LanguageError as error:
            raise LanguageError("{path}: {error}", path=path, error=error) from error
    try:
        return detect(text)
    except LanguageError as error:
        raise LanguageError("{path}: {error}", path=path, error=error) from error


#: elements that begin a paragraph, and elements whose text is none
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "tr",
        "table",
        "section",
        "article",
        "header",
        "footer",
        "figure",
        "hr",
        "pre",
        "dd",
        "dt",
    ]
)
_SILENT = frozenset({"script", "style", "template", "noscript", "svg", "head", "iframe", "object", "button", "nav"})
_CAPTIONS = frozenset({"figcaption"})


class _Paragraphs(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.made: list[str] = []
        self.captions: list[str] = []
        self._text: list[str] = []
        self._silent = self._caption = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._turn(tag, 1)

    def handle_endtag(self, tag: str) -> None:
        self._turn(tag, -1)

    def _turn(self, tag: str, by: int) -> None:
        if tag in _BLOCKS or tag in _CAPTIONS:
            self.flush()
        if tag in _SILENT:
            self._silent = max(0, self._silent + by)
        if tag in _CAPTIONS:
            self._caption = max(0, self._caption + by)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._text.append(data)

    def flush(self) -> None:
        """End the paragraph."""
        if text := " ".join("".join(self._text).split()):
            (self.captions if self._caption else self.made).append(text)
        self._text = []


def paragraphs_of_html(html: str) -> tuple[list[str], list[str]]:
    """The paragraphs and the captions of a piece of HTML that holds an article's body and nothing else."""
    reader = _Paragraphs()
    reader.feed(html)
    reader.close()
    reader.flush()
    return reader.made, reader.captions


def joined(values: Sequence[str | None]) -> str:
    """Parts of a line, those that are there."""
    return ", ".join(v.strip() for v in values if v and v.strip())

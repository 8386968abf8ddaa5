"""Articles and their sentences: plain, frozen, with character offsets into the text as read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a line of a published file is. Only `title`, `dateline`, `caption` and `body` belong to the story."""

    TITLE = "title"
    BODY = "body"
    DATELINE = "dateline"
    BYLINE = "byline"
    DATE = "date"
    CAPTION = "caption"
    FURNITURE = "furniture"


#: Roles whose sentences are aligned and compared.
COMPARED = frozenset({Role.TITLE, Role.BODY})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `text == article.text[start:end]`, offsets in characters.

    `index` counts the article's compared sentences from 0 and is what findings point at. A `loose` one may be no part of
    the story: a line of the page around it, or a heading.
    """

    index: int
    text: str
    start: int
    end: int
    role: Role = Role.BODY
    loose: bool = False


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line that is not compared (furniture, caption, byline, date), with the reason it was set aside."""

    text: str
    start: int
    end: int
    role: Role
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One language edition as read.

    `text` is the decoded text, `sentences` what is compared, in order of the text (title first where there is
    one), `set_aside` what is not the story, `notes` what was repaired in reading. `date` is the ISO date of
    publication where the file states one.
    """

    path: str
    language: str
    text: str
    sentences: tuple[Sentence, ...]
    title: str | None = None
    dateline: str | None = None
    date: str | None = None
    set_aside: tuple[SetAside, ...] = ()
    notes: tuple[str, ...] = ()
    #: readings that came with the article: language -> one text a sentence, in order
    translations: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def from_sentences(
        cls,
        sentences: Sequence[str],
        language: str,
        path: str = "",
        translations: dict[str, tuple[str, ...]] | None = None,
    ) -> Article:
        """An article of given sentences, taken as they are; its text is one sentence a line."""
        made: list[Sentence] = []
        at = 0
        for index, text in enumerate(sentences):
            made.append(Sentence(index, text, at, at + len(text)))
            at += len(text) + 1
        return cls(path, language, "\n".join(sentences), tuple(made), translations=dict(translations or {}))

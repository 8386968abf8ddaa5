"""Markdown: front matter, the first heading as the title, paragraphs without their marks."""

from __future__ import annotations

import re
from typing import Any

from diglot.article import Article, Role
from diglot.l10n import say
from diglot.reading.furniture import Furniture
from diglot.reading.parts import Parts, build

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_FIELD = re.compile(r"^(\w+):\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)
_FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.DOTALL | re.MULTILINE)
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])")
_MARK = re.compile(r"(\*\*|__|(?<!\w)[*_]|[*_](?!\w)|`)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def article_from_markdown(
    text: str, *, path: str = "", language: str | None = None, furniture: Furniture = ((), ()), **_: Any
) -> Article:
    """An article from Markdown. Raises ReadError where no text is left."""
    told: dict[str, str] = {}
    if front := _FRONT.match(text):
        told = {k.lower(): v for k, v in _FIELD.findall(front[1])}
        text = text[front.end() :]
    parts = Parts(title=told.get("title", ""), language=told.get("lang", told.get("language", "")))
    parts.date = told.get("date", "")
    if author := told.get("author", told.get("byline", "")):
        parts.aside.append((Role.BYLINE, author, say("the author of the file")))
    text = _FENCE.sub("", _COMMENT.sub("", text))
    for caption in _PICTURE.findall(text):
        parts.aside.append((Role.CAPTION, caption, say("a picture of the file")))
    text = _PICTURE.sub("", text)
    for block in re.split(r"\n\s*\n|\n(?=#{1,6} )|(?<=\n)(?=[-*+] )", text):
        heading = re.match(r"(#{1,6})\s+(.*?)\s*#*\s*$", block.strip(), re.DOTALL)
        plain = _plain(heading[2] if heading else re.sub(r"(?m)^\s*(?:>|[-*+]\s|\d+[.)]\s)\s?", "", block))
        if not any(c.isalnum() for c in plain):
            continue
        if heading and not parts.title:
            parts.title = plain
        else:
            parts.paragraphs.append(plain)
    return build(parts, path, language, furniture)


def _plain(text: str) -> str:
    return _MARK.sub("", _LINK.sub(r"\1", text))

"""Web pages as saved from sites, by trafilatura (Barbaresi 2021): title, date, author, text, without what is around it."""

from __future__ import annotations

import re
from typing import Any

from diglot.article import Article, Role
from diglot.errors import ReadError
from diglot.l10n import say
from diglot.reading.furniture import Furniture
from diglot.reading.parts import Parts, build

#: elements that a page may have
MOST_ELEMENTS = 300_000
_LINK = re.compile(r"<link\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")


def article_from_html(
    text: str, *, path: str = "", language: str | None = None, furniture: Furniture = ((), ()), **_: Any
) -> Article:
    """An article from a page's source. Offsets are into the text that was taken out of it.

    Raises ReadError where the page holds no article, or trafilatura is not installed (extra `web`).
    """
    if text.count("<") > MOST_ELEMENTS:
        raise ReadError("{path} has more than {most} elements: it is no article's page.", path=path, most=MOST_ELEMENTS)
    try:
        import trafilatura
    except ImportError as error:
        raise ReadError(
            "{path} is a web page, and what reads them is not installed: install diglot with its extra `web`, or "
            "copy the article's text into a .txt file.",
            path=path,
        ) from error
    found: Any = trafilatura.bare_extraction(
        text, include_comments=False, include_tables=False, favor_precision=True, with_metadata=True
    )
    if found is None or not (found.text or "").strip():
        raise ReadError(
            "{path} holds no article that could be told from the page: copy its text into a .txt file.", path=path
        )
    parts = Parts(title=found.title or "", paragraphs=found.text.split("\n"), date=found.date or "")
    parts.paragraphs = [p for p in parts.paragraphs if " ".join(p.split()) != " ".join(parts.title.split())]
    parts.language = _stated(text)
    if found.author:
        parts.aside.append((Role.BYLINE, found.author, say("the author of the page")))
    parts.notes = [f"{what} {address}" for what, address in links(text)]
    return build(parts, path, language, furniture)


def _stated(text: str) -> str:
    """The language that the page states, where it is one that diglot reads; pages are often wrong about it."""
    from diglot.languages import SUPPORTED
    from diglot.languages.detection import detect

    found = re.search(r"<html\b[^>]*\blang\s*=\s*[\"']?([a-zA-Z]{2})", text)
    code = found[1].lower() if found else ""
    if code in SUPPORTED:
        plain = re.sub(r"<[^>]*>", " ", re.sub(r"(?is)<(script|style)\b.*?</\1>", " ", text))
        return code if detect(plain, SUPPORTED) == code else ""
    return ""


def links(text: str) -> list[tuple[str, str]]:
    """The page's own address and those of its editions in other languages, where it states them."""
    made = []
    for tag in _LINK.findall(text):
        told = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(tag)}
        if "canonical" in told.get("rel", "").lower().split():
            made.append((say("canonical"), told.get("href", "")))
        elif told.get("hreflang") and "alternate" in told.get("rel", "").lower().split():
            made.append((say("edition in {language}:", language=told["hreflang"]), told.get("href", "")))
    return made

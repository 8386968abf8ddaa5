"""ninjs (IPTC), versions 1 to 3: an article as JSON."""

from __future__ import annotations

import json
from typing import Any

from diglot.article import Article, Role
from diglot.errors import ReadError
from diglot.l10n import say
from diglot.reading.furniture import Furniture
from diglot.reading.parts import Parts, build, paragraphs_of_html

#: body fields of version 1, the plainest first
_BODIES = ("body_text", "body_xhtml", "body_html", "description_text", "description_html")


def article_from_ninjs(
    text: str, *, path: str = "", language: str | None = None, furniture: Furniture = ((), ()), **_: Any
) -> Article:
    """An article from a ninjs item. Raises ReadError for JSON that is broken or is no article."""
    try:
        item = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadError(
            "{path} is not whole JSON ({error}): export the article again.", path=path, error=error
        ) from error
    if not isinstance(item, dict):
        raise ReadError("{path} is JSON but no ninjs item: name a file with one article.", path=path)
    parts = Parts(title=_headline(item), language=str(item.get("language") or ""), date=_date(item))
    body, html = _body(item)
    if html:
        parts.paragraphs, captions = paragraphs_of_html(body)
        parts.aside += [(Role.CAPTION, c, say("a caption of the file")) for c in captions]
    else:
        parts.paragraphs = body.split("\n")
    if byline := item.get("byline"):
        parts.aside.append((Role.BYLINE, str(byline), say("the byline of the file")))
    if not body.strip():
        raise ReadError(
            "{path} is JSON without an article's body (body_text, body_html, bodies): is it ninjs?", path=path
        )
    return build(parts, path, language, furniture)


def _headline(item: dict[str, Any]) -> str:
    if item.get("headline"):
        return str(item["headline"])
    headlines = [h for h in item.get("headlines") or () if isinstance(h, dict) and h.get("value")]
    main = [h for h in headlines if h.get("role") in (None, "main", "headline")]
    return str((main or headlines or [{"value": ""}])[0]["value"])


def _body(item: dict[str, Any]) -> tuple[str, bool]:
    """The body and whether it is HTML."""
    for body in item.get("bodies") or ():
        if isinstance(body, dict) and body.get("value"):
            kind = str(body.get("contentType") or body.get("contenttype") or "text/html")
            return str(body["value"]), "html" in kind or "<p" in str(body["value"])
    for name in _BODIES:
        if item.get(name):
            return str(item[name]), not name.endswith("_text")
    return "", False


def _date(item: dict[str, Any]) -> str:
    return str(item.get("versioncreated") or item.get("versionCreated") or item.get("firstcreated") or "")

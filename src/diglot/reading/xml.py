"""XML of news agencies: NITF, NewsML-G2, and items of RSS and Atom feeds. Read without entities and external files."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from diglot.article import Article, Role
from diglot.errors import ReadError
from diglot.l10n import say
from diglot.reading.furniture import Furniture
from diglot.reading.parts import Parts, build, item_of, joined, paragraphs_of_html

#: elements that a document may have: a page of an article has hundreds
MOST_ELEMENTS = 200_000


def article_from_xml(
    text: str, *, path: str = "", language: str | None = None, furniture: Furniture = ((), ()), **_: Any
) -> Article:
    """An article from NITF, NewsML-G2, RSS or Atom. `path#N` names the Nth item of a feed.

    Raises ReadError for XML that is broken, hostile, or none of these.
    """
    name, item = item_of(path)
    root = parse(text, name)
    kind = local(root)
    if kind == "nitf":
        parts = _nitf(root)
    elif kind in ("newsItem", "newsMessage", "packageItem"):
        parts = _newsml(root, name)
    elif kind in ("rss", "RDF", "feed", "entry"):
        parts = _feed(root, name, item)
    elif kind == "html":
        from diglot.reading.web import article_from_html

        return article_from_html(text, path=path, language=language, furniture=furniture)
    else:
        raise ReadError(
            "{name} is XML of a kind that is not read (<{kind}>): save the article as text, HTML or NITF.",
            name=name,
            kind=kind,
        )
    return build(parts, path, language, furniture)


def parse(text: str, name: str) -> Element:
    """The document's root. Raises ReadError for what is broken, declares entities, or is too large."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    if text.count("<") > 2 * MOST_ELEMENTS:
        raise ReadError("{name} has more than {most} elements: it is no article.", name=name, most=MOST_ELEMENTS)
    try:
        root: Element = fromstring(text.encode(), forbid_dtd=False)
    except DefusedXmlException as error:
        raise ReadError(
            "{name} declares entities or refers to other files, which is not read: save the article as text.", name=name
        ) from error
    except (ParseError, ValueError) as error:
        raise ReadError(
            "{name} is not whole XML ({error}): export the article again.", name=name, error=error
        ) from error
    return root


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def first(root: Element, *names: str) -> Element | None:
    """The first element of one of these names, the names in order of preference."""
    for name in names:
        for element in root.iter():
            if local(element) == name:
                return element
    return None


def text_of(element: Element | None) -> str:
    """All text inside an element."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _nitf(root: Element) -> Parts:
    """NITF 3 (IPTC): headline, byline and dateline of the head, paragraphs of the content."""
    parts = Parts(title=text_of(first(root, "hl1", "hedline", "title")))
    parts.aside.append((Role.BYLINE, text_of(first(root, "byline")), say("the byline of the file")))
    parts.aside.append((Role.DATELINE, text_of(first(root, "dateline")), say("the dateline of the file")))
    content = first(root, "body.content", "body")
    _paragraphs(content, parts)
    issued = first(root, "date.issue", "story.date")
    norm = (issued.get("norm") or "") if issued is not None else ""
    parts.date = f"{norm[:4]}-{norm[4:6]}-{norm[6:8]}" if norm[:8].isdigit() else norm
    parts.language = next((v for e in root.iter() for k, v in e.items() if k.endswith("}lang")), "")
    return parts


def _paragraphs(content: Element | None, parts: Parts) -> None:
    """Paragraphs and list items, in order; captions set aside."""
    if content is None:
        return
    inside: set[Element] = set()
    for element in content.iter():
        name = local(element)
        if name in ("media", "figure", "caption", "media-caption", "figcaption", "table"):
            if element not in inside and (caption := text_of(element)):
                parts.aside.append((Role.CAPTION, caption, say("a caption or table of the file")))
            inside.update(element.iter())
        elif name in ("p", "li", "hl2", "h2", "h3", "blockquote") and element not in inside:
            if text := text_of(element):
                parts.paragraphs.append(text)
            inside.update(element.iter())


def _newsml(root: Element, name: str) -> Parts:
    """NewsML-G2 (IPTC): the content is NITF or HTML inside the item, or plain text."""
    items = [e for e in root.iter() if local(e) == "newsItem"]
    item = next((e for e in items if first(e, "inlineXML", "inlineData") is not None), None)
    if item is None:
        raise ReadError("{name} is NewsML-G2 without text in it: name the item that holds the article.", name=name)
    inner = first(item, "inlineXML")
    parts = Parts(title=text_of(first(item, "headline", "title")))
    if inner is not None:
        nested = first(inner, "nitf")
        if nested is not None:
            parts = _nitf(nested)
            parts.title = parts.title or text_of(first(item, "headline"))
        else:
            _paragraphs(first(inner, "body") or inner, parts)
    else:
        data = first(item, "inlineData")
        parts.paragraphs = ("".join(data.itertext()) if data is not None else "").split("\n")
    parts.aside.append((Role.BYLINE, text_of(first(item, "by")), say("the byline of the file")))
    told = first(item, "language")
    parts.language = parts.language or (told.get("tag") or "" if told is not None else "")
    made = first(item, "versionCreated", "contentCreated", "contentModified")
    parts.date = parts.date or text_of(made)
    return parts


def _feed(root: Element, name: str, chosen: str) -> Parts:
    """One item of RSS 2.0, RSS 1.0 or Atom."""
    items = [e for e in root.iter() if local(e) in ("item", "entry")]
    if not items:
        raise ReadError("{name} is a feed without items: name a file that holds an article.", name=name)
    if len(items) > 1 and not chosen:
        raise ReadError(
            "{name} is a feed of {n} articles: name one with {name}#1 to {name}#{n}.", name=name, n=len(items)
        )
    if chosen and not (chosen.isdigit() and 1 <= int(chosen) <= len(items)):
        raise ReadError("{name} has the items 1 to {n}, no “{chosen}”.", name=name, n=len(items), chosen=chosen)
    item = items[int(chosen or 1) - 1]
    content = first(item, "encoded", "content", "description", "summary")
    raw = "".join(content.itertext()) if content is not None and not len(content) else ""
    parts = Parts(title=text_of(first(item, "title")))
    if raw:
        parts.paragraphs, captions = paragraphs_of_html(raw)
        parts.aside += [(Role.CAPTION, c, say("a caption of the file")) for c in captions]
    else:
        _paragraphs(content, parts)
    parts.aside.append(
        (Role.BYLINE, joined([text_of(first(item, "creator", "author"))]), say("the author of the file"))
    )
    parts.date = _date(text_of(first(item, "published", "updated", "date", "pubDate")))
    told = first(root, "language")
    lang = next((v for k, v in [*item.items(), *root.items()] if k.endswith("}lang")), "")
    parts.language = text_of(told) or lang
    return parts


def _date(text: str) -> str:
    from email.utils import parsedate_to_datetime

    if text[:4].isdigit():
        return text
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (TypeError, ValueError):
        return ""

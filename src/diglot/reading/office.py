"""DOCX (ECMA-376): the paragraphs of a Word document."""

from __future__ import annotations

import zipfile
from io import BytesIO

from diglot.article import Article, Role
from diglot.errors import ReadError
from diglot.l10n import say
from diglot.reading.furniture import Furniture
from diglot.reading.parts import Parts, build
from diglot.reading.xml import first, local, parse, text_of

#: bytes that a document's text may take unpacked
LARGEST = 30_000_000
DOCUMENT, PROPERTIES = "word/document.xml", "docProps/core.xml"


def article_from_docx(
    raw: bytes, *, path: str = "", language: str | None = None, furniture: Furniture = ((), ())
) -> Article:
    """An article from the bytes of a document: its title by style or the first paragraph that looks like one.

    Raises ReadError for what is no document, too large unpacked, or without text.
    """
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            names = set(archive.namelist())
            if DOCUMENT not in names:
                raise ReadError("{path} is no Word document: save the article as .docx or text.", path=path)
            text = _member(archive, DOCUMENT, path)
            about = _member(archive, PROPERTIES, path) if PROPERTIES in names else ""
    except (zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError) as error:
        raise ReadError(
            "{path} is a damaged Word document ({error}): save it again.", path=path, error=error
        ) from error
    parts = Parts()
    for paragraph in (e for e in parse(text, path).iter() if local(e) == "p"):
        words = _words(paragraph)
        style = next((v for e in paragraph.iter() if local(e) == "pStyle" for k, v in e.items()), "").lower()
        if not words.strip():
            continue
        if style in ("title", "titre", "heading1", "titre1", "titel", "überschrift1") and not parts.title:
            parts.title = words
        elif "caption" in style or "légende" in style:
            parts.aside.append((Role.CAPTION, words, say("a caption of the document")))
        else:
            parts.paragraphs.append(words)
    if not parts.title and len(parts.paragraphs) > 1 and _like_a_title(parts.paragraphs[0]):
        parts.title = parts.paragraphs.pop(0)
    if about:
        parts.date = text_of(first(parse(about, path), "modified", "created"))
    return build(parts, path, language, furniture)


def _words(paragraph: object) -> str:
    """The text that is shown: deletions that are only tracked are not."""
    made: list[str] = []
    for element in paragraph.iter():  # type: ignore[attr-defined]
        name = local(element)
        if name == "t":
            made.append(element.text or "")
        elif name in ("tab", "br"):
            made.append(" ")
    return "".join(made)


def _like_a_title(line: str) -> bool:
    return len(line) <= 160 and not line.rstrip().endswith((".", "!", "…", "»", "”"))


def _member(archive: zipfile.ZipFile, name: str, path: str) -> str:
    with archive.open(name) as part:
        raw = part.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise ReadError(
            "{path} unpacks to more than {most} MB: it is no article.", path=path, most=LARGEST // 1_000_000
        )
    return raw.decode("utf-8", errors="replace")

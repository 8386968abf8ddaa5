"""A file as published -> Article: one module a format, and this table of them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from os import PathLike
from pathlib import Path

from diglot.article import Article
from diglot.errors import ReadError
from diglot.l10n import say
from diglot.reading.decoding import decode
from diglot.reading.furniture import Furniture
from diglot.reading.parts import item_of
from diglot.reading.plain import article_from_text

#: a file larger than this is no article
MOST_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """Where a format is read, and what it is; `whole`: from bytes, not from decoded text."""

    module: str
    function: str
    purpose: str
    whole: bool = False


_WEB = ReaderRow("diglot.reading.web", "article_from_html", "a web page as saved (extra `web`)")
_XML = ReaderRow("diglot.reading.xml", "article_from_xml", "NITF, NewsML-G2, RSS, Atom")
_PLAIN = ReaderRow("diglot.reading.plain", "article_from_text", "plain text, as pasted")
_MARKDOWN = ReaderRow("diglot.reading.markdown", "article_from_markdown", "Markdown")
#: suffix -> reader; anything else is read as plain text
READERS: dict[str, ReaderRow] = {
    ".txt": _PLAIN,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _WEB,
    ".htm": _WEB,
    ".xhtml": _WEB,
    ".xml": _XML,
    ".nitf": _XML,
    ".rss": _XML,
    ".atom": _XML,
    ".json": ReaderRow("diglot.reading.ninjs", "article_from_ninjs", "ninjs 1 to 3"),
    ".docx": ReaderRow("diglot.reading.office", "article_from_docx", "Word documents", whole=True),
}

__all__ = ["READERS", "article_from_text", "read_article"]


def read_article(
    path: str | PathLike[str], *, language: str | None = None, segmented: bool = False, furniture: Furniture = ((), ())
) -> Article:
    """Read a file (or standard input, "-", or a page by its address) as an article.

    `furniture` are further lines, and beginnings of lines, that are not the story. An address is the one thing that opens
    a network connection; "feed.rss#2" is the second item of a feed. Raises ReadError with one sentence for what is
    missing, empty, too large, or no text; LanguageError for a language that is not supported.
    """
    name = str(path)
    address = name.startswith(("http://", "https://"))
    raw = _fetched(name) if address else _bytes(_file_of(name))
    suffix = ".html" if address else Path(_file_of(name)).suffix.lower()
    row = _PLAIN if segmented else READERS.get(suffix, _PLAIN)
    reader: Callable[..., Article] = getattr(import_module(row.module), row.function)
    if row.whole:
        return reader(raw, path=name, language=language, furniture=furniture)
    text, notes = decode(raw, name, markup=row not in (_PLAIN, _MARKDOWN))
    made: Article = reader(text, path=name, language=language, segmented=segmented, notes=notes, furniture=furniture)
    return made


def _file_of(name: str) -> str:
    """The file of a name; a number after "#" tells an item of a feed."""
    feed = item_of(name)[0]
    return feed if READERS.get(Path(feed).suffix.lower()) is _XML else name


def _fetched(address: str) -> bytes:
    from urllib.error import URLError
    from urllib.request import Request, urlopen

    try:
        with urlopen(Request(address, headers={"User-Agent": "diglot"}), timeout=30) as answer:
            raw: bytes = answer.read(MOST_BYTES + 1)
    except (URLError, OSError, ValueError) as error:
        raise ReadError(
            "{address} cannot be fetched ({why}): save the page.", address=address, why=getattr(error, "reason", error)
        ) from error
    if len(raw) > MOST_BYTES:
        raise ReadError(
            "{address} is larger than {most:.0f} MB: it is no article's page.", address=address, most=MOST_BYTES / 1e6
        )
    return raw


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)[:MOST_BYTES]
    path = Path(name)
    if not path.exists():
        raise ReadError("{name} does not exist: check the file's name.", name=name)
    if path.is_dir():
        raise ReadError("{name} is a folder: name a file in it.", name=name)
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise ReadError(
                "{name} has {size:.0f} MB, more than the {most:.0f} MB of the longest article: name the article's own "
                "file.",
                name=name,
                size=size / 1e6,
                most=MOST_BYTES / 1e6,
            )
        return path.read_bytes()
    except OSError as error:
        raise ReadError(
            "{name} cannot be read ({why}): check its permissions.", name=name, why=say(str(error.strerror))
        ) from error

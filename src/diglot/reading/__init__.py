"""A file as published -> Article: one module a format, and this table of them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from os import PathLike
from pathlib import Path

from diglot.article import Article
from diglot.errors import ReadError
from diglot.reading.decoding import decode
from diglot.reading.plain import article_from_text

#: a file larger than this is no article
MOST_BYTES = 10_000_000

Reader = Callable[..., Article]
#: suffix -> reader of decoded text; anything else is read as plain text
READERS: dict[str, Reader] = {".txt": article_from_text}

__all__ = ["READERS", "article_from_text", "read_article"]


def read_article(path: str | PathLike[str], *, language: str | None = None, segmented: bool = False) -> Article:
    """Read a file (or standard input, "-") as an article.

    Raises ReadError with one sentence for what is missing, empty, too large, or no text.
    """
    name = str(path)
    text, notes = decode(_bytes(name), name)
    reader = article_from_text if segmented else READERS.get(Path(name).suffix.lower(), article_from_text)
    return reader(text, path=name, language=language, segmented=segmented, notes=notes)


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)[:MOST_BYTES]
    path = Path(name)
    if not path.exists():
        raise ReadError(f"{name} does not exist: check the file's name.")
    if path.is_dir():
        raise ReadError(f"{name} is a folder: name a file in it.")
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise ReadError(
                f"{name} has {size / 1e6:.0f} MB, more than the {MOST_BYTES / 1e6:.0f} MB of the longest article: "
                "name the article's own file."
            )
        return path.read_bytes()
    except OSError as error:
        raise ReadError(f"{name} cannot be read ({error.strerror}): check its permissions.") from error

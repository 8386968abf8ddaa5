"""The data that is shipped with diglot, and one clear sentence for a file of it that is damaged."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from importlib.resources.abc import Traversable
from zipfile import BadZipFile

from diglot.errors import DamagedPackageError


def shipped(name: str) -> Traversable | None:
    """A shipped file, or None where there is none of this name."""
    path = files("diglot.translation.bundled") / name
    return path if path.is_file() else None


@contextmanager
def sound(path: Traversable) -> Iterator[None]:
    """Around reading a shipped file: what goes wrong with its contents raises DamagedPackageError."""
    try:
        yield
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
        raise DamagedPackageError(
            "The shipped file {file} is damaged ({error}): install diglot again.", file=path.name, error=error
        ) from error


def lines(path: Traversable) -> list[str]:
    """The lines of a shipped text file, which is gzip and UTF-8."""
    return gzip.decompress(path.read_bytes()).decode().split("\n")

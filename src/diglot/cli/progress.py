"""Progress on standard error: on a terminal only, and only for what takes more than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 1.0


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """A function (what, done, total) that keeps one line up to date, or None where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    began = time.monotonic()
    shown = False

    def tell(what: str, done: int, total: int) -> None:
        nonlocal shown
        if time.monotonic() - began < PATIENCE:
            return
        shown = True
        sys.stderr.write(f"\r\x1b[K{what} {done}/{total}")
        sys.stderr.flush()

    try:
        yield tell
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

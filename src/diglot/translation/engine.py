"""What a translation engine is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Edge:
    """One direct way of an engine. `trust` is a sentence for the reader on how far to trust it."""

    source: str
    target: str
    package: str
    trust: str


class Engine(Protocol):
    """Translates sentences between languages that it has a direct way for."""

    name: str

    def routes(self) -> list[Edge]:
        """The direct ways that are installed."""
        ...

    def translate(
        self, sentences: Sequence[str], source: str, target: str, *, beam: int = 1, progress: Progress | None = None
    ) -> list[str]:
        """One translation a sentence, in order. Raises TranslationError."""
        ...

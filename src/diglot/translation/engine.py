"""What a translation engine is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

#: told (sentences done, sentences in all)
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Edge:
    """One direct way of an engine from a language to another (codes of ISO 639-1).

    `package` is for people and for the signature of a result ("argos fr→en 1.9"), `trust` a sentence on how far to
    trust a reading that comes this way, `aligns` whether it is good enough to align two editions by. `fingerprint` changes whenever the data behind it does: readings are
    remembered under it.
    """

    engine: str
    source: str
    target: str
    package: str
    trust: str
    fingerprint: str = ""
    aligns: bool = False


class Engine(Protocol):
    """Translates sentences between languages that it has a direct way for."""

    @property
    def name(self) -> str:
        """Its name in the table of engines."""
        ...

    @property
    def guarded(self) -> bool:
        """Whether it can fail on single sentences, so that its output is checked and tried again."""
        ...

    @property
    def remembered(self) -> bool:
        """Whether its readings are worth keeping for a later run."""
        ...

    def routes(self) -> list[Edge]:
        """The direct ways that are installed, the better one first where two lead the same way."""
        ...

    def translate(
        self, sentences: Sequence[str], source: str, target: str, *, beam: int = 1, progress: Progress | None = None
    ) -> list[str]:
        """One translation a sentence, in order; "" where the engine had nothing to say.

        Raises TranslationError, DamagedPackageError.
        """
        ...

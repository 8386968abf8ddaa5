"""The translation memory: what was translated once is not translated again."""

from __future__ import annotations


class Memory:
    """Translations by engine, package, pair and sentence, for the length of a run."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    @classmethod
    def open(cls) -> Memory:
        """The user's memory."""
        return cls()

    @classmethod
    def none(cls) -> Memory:
        """A memory that forgets."""
        return cls()

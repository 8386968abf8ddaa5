"""The reading word for word from the shipped lexicon: always there, offline; to align by, not to quote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.resources import files

from diglot.translation.engine import Edge, Progress

TRUST = "The reading is word for word from diglot's own lexicon: good enough to find what corresponds, not to quote."


class LexiconEngine:
    """The shipped lexicons as an engine."""

    name = "lexicon"

    def routes(self) -> list[Edge]:
        """A way for each lexicon file shipped."""
        made = []
        for path in files("diglot.translation.bundled").iterdir():
            found = re.fullmatch(r"lexicon\.(\w+)-(\w+)\.gz", path.name)
            if found:
                made.append(Edge(found[1], found[2], f"lexicon {found[1]}-{found[2]}", TRUST))
        return sorted(made, key=lambda e: (e.source, e.target))

    def translate(
        self, sentences: Sequence[str], source: str, target: str, *, beam: int = 1, progress: Progress | None = None
    ) -> list[str]:
        """Each sentence read word for word."""
        from diglot.languages.words import words
        from diglot.translation.lexicon import Lexicon

        lexicon = Lexicon.load(source, target)
        return [" ".join(lexicon.read([w.text for w in words(s)])) for s in sentences]

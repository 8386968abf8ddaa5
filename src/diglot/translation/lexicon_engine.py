"""The reading by words and phrases from the shipped lexicon: always there, offline; to align by, not to quote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from diglot.translation.engine import Edge, Progress

TRUST = "The reading is word for word from diglot's own lexicon: good enough to find what corresponds, not to quote."
BUNDLED = Path(__file__).parent / "bundled"


class LexiconEngine:
    """The shipped lexicons as an engine."""

    name = "lexicon"
    guarded = False
    remembered = False

    def routes(self) -> list[Edge]:
        """A way for each lexicon file shipped."""
        found = (re.fullmatch(r"lexicon\.(\w+)-(\w+)\.gz", path.name) for path in sorted(BUNDLED.glob("lexicon.*.gz")))
        return [Edge(self.name, m[1], m[2], f"lexicon {m[1]}→{m[2]}", TRUST) for m in found if m]

    def translate(
        self, sentences: Sequence[str], source: str, target: str, *, beam: int = 1, progress: Progress | None = None
    ) -> list[str]:
        """Each sentence read by phrases and words; `beam` means nothing here. Raises DamagedPackageError."""
        from diglot.languages.words import words
        from diglot.translation.lexicon import Lexicon
        from diglot.translation.phrases import Phrases

        lexicon, phrases = Lexicon.load(source, target), Phrases.load(source, target)
        made = []
        for number, sentence in enumerate(sentences, 1):
            made.append(" ".join(phrases.read([w.text for w in words(sentence)], lexicon)))
            if progress is not None and number % 200 == 0:
                progress(number, len(sentences))
        return made

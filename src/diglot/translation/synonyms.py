"""Words that can mean one thing, by WordNet's sets of synonyms (Miller 1995; Fellbaum 1998): "shelling", "bombardment".

A lexicon learnt from parallel text lacks rare translations; where a rare word is left over, a synonym of a known one will
do. The shipped file is made by `diglot.training.synonyms`. A word has its senses, the commonest first, and those of the
words that it is derived from or that are like it; two words are near where they share a sense that is one's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from diglot.languages.words import norm
from diglot.translation.shipped import lines, shipped, sound

#: endings of inflected forms by part of speech, with what the base form has instead (Morphy, Fellbaum 1998)
ENDINGS = {
    "n": (("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"), ("ies", "y")),
    "v": (("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")),
    "a": (("er", ""), ("est", ""), ("er", "e"), ("est", "e")),
}  # fmt: skip
#: endings before which the last letter may be doubled
DOUBLING = ("ed", "ing")
#: how common two words' shared sense must be: places among their senses, from 0, added
FARTHEST = 3
#: what the senses of a word that is only related come after
RELATED = 100

#: places of senses by their numbers
Senses = Mapping[str, int]


class Synonyms:
    """The sets of synonyms of one language."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._lines = table
        self._senses: dict[str, Senses] = {}

    @staticmethod
    def load(language: str) -> Synonyms | None:
        """The shipped sets of a language, read once; None where none are. Raises DamagedPackageError."""
        return _load(language)

    def near(self, one: str, two: str) -> bool:
        """Whether two words can mean one thing, whatever the inflection of either."""
        mine, theirs = self.senses(one), self.senses(two)
        places = (mine[sense] + theirs[sense] for sense in mine.keys() & theirs.keys())
        return any(place % RELATED <= FARTHEST and place < 2 * RELATED for place in places)

    def senses(self, word: str) -> Senses:
        """The senses of a word and of the base forms that it may be of, with their places."""
        own = norm(word)
        if own not in self._senses:
            made: dict[str, int] = {}
            for speech, base in self._bases(own):
                for entry in self._lines.get(base, "").split(" "):
                    if entry[:1] != speech:
                        continue
                    sense, place = entry[1:].split(".")
                    made[sense] = min(made.get(sense, 2 * RELATED), int(place))
            self._senses[own] = made
        return self._senses[own]

    def _bases(self, word: str) -> Iterator[tuple[str, str]]:
        """Base forms of a word with their part of speech: the word, an irregular one's, those by endings."""
        for speech in "nvar":
            yield speech, word
        for entry in self._lines.get(word, "").split(" "):
            if entry[:1] == "=":
                yield entry[1], entry[2:]
        for speech, endings in ENDINGS.items():
            for ending, instead in endings:
                if word.endswith(ending):
                    base = word[: len(word) - len(ending)] + instead
                    yield speech, base
                    if ending in DOUBLING and not instead and base[-1:] == base[-2:-1]:
                        yield speech, base[:-1]


@lru_cache(maxsize=4)
def _load(language: str) -> Synonyms | None:
    path = shipped(f"synonyms.{language}.gz")
    if path is None:
        return None
    with sound(path):
        return Synonyms(dict(line.split("\t") for line in lines(path) if line))

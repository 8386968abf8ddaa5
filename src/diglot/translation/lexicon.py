"""The bilingual lexicon shipped with diglot: which words can translate this one, and how likely.

It is made by `diglot.training.lexicon` from word-aligned parallel text. It serves as the reading of last resort and
tells a rewording from an alteration.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, lru_cache

from diglot.errors import NoRouteError
from diglot.languages.packs import pack
from diglot.languages.words import fold, norm
from diglot.translation import compounds
from diglot.translation.shipped import lines, shipped, sound

#: words with this many first letters in common may be forms of one word
STEM = 4
#: what a link through another form of the word is worth against one through the word itself
INFLECTED = 0.6
#: what a translation of a part of a compound is worth, where the compound has translations of its own
OF_PARTS = 0.3
#: the language that lexicons are composed over, how likely a composed translation must be, and how many are kept
PIVOT, FAINT, MOST = "en", 0.01, 12


class Lexicon:
    """Words of one language with their likely translations into another."""

    def __init__(self, source: str, target: str, table: dict[str, str]) -> None:
        self.source, self.target = source, target
        self._lines = table
        self._stems: dict[str, list[str]] | None = None
        self._joints = pack(source).strings("compounds", "joints")
        self._small = frozenset(pack(source).strings("stopwords", "words"))
        self._parts: dict[str, tuple[str, ...]] = {}
        self._entries: dict[str, list[tuple[str, float]]] = {}
        self._reach: dict[str, dict[str, float]] = {}

    @staticmethod
    def load(source: str, target: str) -> Lexicon:
        """The shipped lexicon of a pair of languages, read once; over English where each has one with it.

        Raises NoRouteError where none is shipped, DamagedPackageError where its file is damaged.
        """
        return _load(source, target)

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __contains__(self, word: str) -> bool:
        return norm(word) in self._lines

    def translations(self, word: str) -> list[tuple[str, float]]:
        """Translations with their probabilities, best first; [] for a word that it does not know.

        A word that has no entry is looked up by its parts, where its language makes compounds, else by the nearest form
        that has one (the longest common beginning). Behind the translations of a compound stand those of its parts.
        """
        key = norm(word)
        if key not in self._entries:
            own, parted = self._parse(key), self._of_parts(key)
            told = dict(own)
            for text, chance in parted:
                told.setdefault(text, chance * OF_PARTS if own else chance)
            self._entries[key] = list(told.items()) or self._parse(self._nearest(key))
        return self._entries[key]

    def parts(self, word: str) -> tuple[str, ...]:
        """The known words that a compound is made of; () for any other word."""
        key = norm(word)
        if not self.makes_compounds or not 2 * compounds.SHORTEST <= len(key) <= compounds.LONGEST:
            return ()
        if key not in self._parts:
            shortest = compounds.LONGER if key in self._lines else compounds.SHORTEST
            self._parts[key] = compounds.parts(key, self._is_part, self._joints, shortest)
        return self._parts[key]

    @property
    def makes_compounds(self) -> bool:
        """Whether the source language writes compounds as one word, by its pack."""
        return bool(self._joints)

    def breadth(self, word: str) -> int:
        """How many words of the other language a word may stand for: a compound for as many as it has parts."""
        if not self.makes_compounds:
            return 1
        told = (1 + text.count(" ") for text, _ in self._parse(norm(word)))
        return max(1, sum(self.breadth(part) for part in self.parts(word)), *told)

    def _is_part(self, word: str) -> bool:
        return word in self._lines and word not in self._small

    def could_translate(self, word: str, other: str) -> float:
        """How likely `other` is as a translation of `word`, within 0..1, whatever the inflection of either."""
        if norm(word) == norm(other):
            return 1.0 if len(word) > 2 else 0.3
        reach = self._reach.get(norm(word))
        if reach is None:
            reach = self._reach[norm(word)] = self._reached(word)
        key = norm(other)
        return max(reach.get(key, 0.0), INFLECTED * reach.get("~" + stem(key), 0.0))

    def chances(self, word: str, offered: Mapping[str, Sequence[int]]) -> dict[int, float]:
        """`could_translate(word, w)` for all words w of a text at once, where it is above 0, by their numbers.

        `offered` is what `offers` made of the text: one look-up a key instead of one a pair of words.
        """
        own = norm(word)
        reach = self._reach.get(own)
        if reach is None:
            reach = self._reach[own] = self._reached(word)
        made: dict[int, float] = {}
        for key in reach.keys() & offered.keys():
            value = INFLECTED * reach[key] if key[0] == "~" else reach[key]
            for j in offered[key]:
                if value > made.get(j, 0.0):
                    made[j] = value
        for j in offered.get(own, ()):
            made[j] = 1.0 if len(word) > 2 else 0.3
        return made

    def read(self, tokens: Sequence[str]) -> list[str]:
        """A reading word for word: figures, marks, names and words it does not know stay as they are."""
        made: list[str] = []
        for token in tokens:
            found = self.translations(token) if any(c.isalpha() for c in token) else []
            known = bool(found) and (token[:1].islower() or norm(token) in self._lines)
            word = found[0][0] if known else token
            if not known and (parted := [self._parse(part) for part in self.parts(token)]) and all(parted):
                word = " ".join(told[0][0] for told in parted)
            made.append(word[:1].upper() + word[1:] if token[:1].isupper() else word)
        return made

    def _parse(self, key: str) -> list[tuple[str, float]]:
        line = self._lines.get(key)
        if line is None:
            return []
        cells = line.split("\t")
        return [(cells[i], int(cells[i + 1]) / 1000) for i in range(0, len(cells) - 1, 2)]

    def _of_parts(self, key: str) -> list[tuple[str, float]]:
        """The translations of a compound's parts: any may be what stands on the other side."""
        found = self.parts(key)
        told: dict[str, float] = {}
        for part in found:
            for text, chance in (pair for form in self._jointless(part) for pair in self._parse(form)):
                told[text] = max(told.get(text, 0.0), chance / len(found))
        return sorted(told.items(), key=lambda item: -item[1])

    def _jointless(self, part: str) -> Iterator[str]:
        """A part as it stands, and as a word of its own: "wirtschafts", "wirtschaft"."""
        yield part
        for joint in self._joints:
            if joint and part.endswith(joint) and self._is_part(part.removesuffix(joint)):
                yield part.removesuffix(joint)

    def _nearest(self, key: str) -> str:
        if len(key) <= STEM:
            return ""
        if self._stems is None:
            self._stems = {}
            for word in self._lines:
                self._stems.setdefault(word[: STEM + 1], []).append(word)
        best, size = "", 0
        for word in self._stems.get(key[: STEM + 1], ()):
            common = _common(word, key)
            if common >= max(STEM + 1, len(key) - 3) and len(word) <= common + 4 and common > size:
                best, size = word, common
        return best

    def _reached(self, word: str) -> dict[str, float]:
        """All words and stems that translations of the word and of its near forms reach."""
        made: dict[str, float] = {}
        parted = self.parts(word)
        near = ((part, 1.0) for part in parted) if parted else ((self._nearest(norm(word)), INFLECTED),)
        for form, worth in ((norm(word), 1.0), *near):
            for other, chance in self._parse(form) if form else ():
                for key in (other, "~" + stem(other)):
                    made[key] = max(made.get(key, 0.0), worth * chance)
        return made


class Composed(Lexicon):
    """A lexicon over a pivot language: a word's translations are those of its translations, probabilities multiplied."""

    def __init__(self, first: Lexicon, second: Lexicon) -> None:
        super().__init__(first.source, second.target, first._lines)
        self._first, self._second = first, second
        self._made: dict[str, list[tuple[str, float]]] = {}

    def __contains__(self, word: str) -> bool:
        return bool(self._parse(norm(word)))

    def _parse(self, key: str) -> list[tuple[str, float]]:
        if key not in self._made:
            told: dict[str, float] = {}
            for middle, chance in self._first._parse(key):
                for other, share in self._second.translations(middle):
                    told[other] = told.get(other, 0.0) + chance * share
            best = sorted(
                ((other, chance) for other, chance in told.items() if chance >= FAINT), key=lambda item: -item[1]
            )
            self._made[key] = best[:MOST]
        return self._made[key]


def offers(texts: Sequence[str]) -> dict[str, list[int]]:
    """The words of a text by what `Lexicon.chances` looks for: their normal form, and their stem after "~"."""
    made: dict[str, list[int]] = {}
    for j, text in enumerate(texts):
        for key in _offered(text):
            made.setdefault(key, []).append(j)
    return made


@lru_cache(maxsize=100_000)
def _offered(text: str) -> tuple[str, str]:
    own = norm(text)
    return own, "~" + stem(own)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The part of a word that its forms share: without diacritics, without a common ending (en, fr, es, de)."""
    flat = fold(word)
    if len(flat) <= STEM:
        return flat
    for ending in _ENDINGS:
        if flat.endswith(ending) and len(flat) - len(ending) >= STEM:
            return flat[: -len(ending)]
    return flat


_ENDINGS = sorted(
    [
        "s",
        "es",
        "ed",
        "d",
        "ing",
        "ings",
        "er",
        "ers",
        "ly",
        "ies",
        "y",
        "e",
        "ee",
        "ees",
        "era",
        "eraient",
        "erait",
        "erent",
        "eront",
        "ent",
        "ant",
        "ante",
        "antes",
        "ants",
        "ait",
        "aient",
        "ai",
        "ons",
        "ez",
        "ions",
        "iez",
        "a",
        "as",
        "at",
        "i",
        "is",
        "it",
        "ie",
        "irent",
        "issant",
        "issent",
        "us",
        "ue",
        "ues",
        "ement",
        "aux",
        "al",
        "ale",
        "ales",
        "elle",
        "elles",
        "el",
        "els",
        "if",
        "ive",
        "ifs",
        "ives",
        "eur",
        "eurs",
        "euse",
        "euses",
        "ion",
        "ation",
        "ations",
        "isation",
        "ization",
    ],
    key=len,
    reverse=True,
)


def _common(one: str, two: str) -> int:
    size = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        size += 1
    return size


# what is looked up holds on to them: one that was dropped would be loaded beside the old one
@cache
def _load(source: str, target: str) -> Lexicon:
    found = shipped(f"lexicon.{source}-{target}.gz")
    if found is None and PIVOT not in (source, target):
        with suppress(NoRouteError):
            return Composed(_load(source, PIVOT), _load(PIVOT, target))
    if found is None:
        raise NoRouteError(
            "No lexicon leads from “{source}” to “{target}”: install a translation package with `diglot packages "
            "install {source} {target}`.",
            source=source,
            target=target,
        )
    with sound(found):
        return Lexicon(source, target, dict(line.split("\t", 1) for line in lines(found)))

"""Cue words of the packs, found in running text: the one small notation that every list of cues is written in.

A list is one string, its cues set apart by commas. Within a cue:

- a blank stands for any white space, `'` for either apostrophe;
- `*` after a stem is any ending (`increas*`), `~` any of the pack's own `[cues] endings` (`haut~`: haut, haute, …);
- `…` is a gap of up to four words;
- `(a|b)` and `x?` mean what they do in a regular expression.

Cues match whole words, in either case. Where several match at one place the longest wins, and what it covers is not
looked at again; a group named `_` (or starting with it) only takes words away from the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, TypeVar

from diglot.languages.packs import pack

_WORD = re.compile(r"\w+", re.UNICODE)
_FOLD = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "‑": "-"})
_GAP = r"(?:\s+[\w'\-]+){0,4}?\s+"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found: the group it belongs to and where it stands (offsets in the text that was searched)."""

    group: str
    start: int
    end: int
    text: str


def fold(text: str) -> str:
    """The text in lower case with plain apostrophes and blanks, of the same length as before."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.translate(_FOLD)


def split_list(cues: str | Iterable[str]) -> list[str]:
    """The cues of a list: one string set apart by commas, or several such strings."""
    if not isinstance(cues, str):
        return [cue for part in cues for cue in split_list(part)]
    return [" ".join(cue.split()) for cue in cues.split(",") if cue.strip()]


def _compiled(group: str, cue: str, endings: str) -> re.Pattern[str]:
    try:
        return re.compile(_expression(cue, endings))
    except re.error as error:
        raise ValueError(f"cue {cue!r} of group {group!r} cannot be read: {error}") from error


def _expression(cue: str, endings: str) -> str:
    made = (
        re.sub(r"(?<!\\w)\*", r"\\w*", cue).replace("~", f"(?:{endings})?").replace(" … ", "\x00").replace(" ", r"\s+")
    )
    made = made.replace("\x00", _GAP)
    # what ends in an apostrophe is whole before the next letter: "faute d'", "refus(e|é) (de|d')"
    close = r"(?:(?<=')|(?!\w))" if "'" in cue else r"(?!\w)"
    return f"(?:{made}){close}"


@lru_cache(maxsize=256)
def _folded_words(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """A text folded, and its words with where they start: every table of a sentence searches the same ones."""
    folded = fold(text)
    return folded, tuple((m.start(), m.group()) for m in _WORD.finditer(folded))


#: letters that a cue without a plain first word is filed under, at most
_LETTERS = 5
#: letters that what stands within a cue's first word is filed under, at most
_INITIALS = 3
#: words that a table remembers the cues of
_REMEMBERED = 20_000
#: what of a cue stands before its first blank or mark, choices of plain words included
_OPENING = re.compile(r"(?:\\w|[\w*+?]|\[\w+\]|\([\w|?*]*\))+(?=$|[ '\-](?!\?)|(~))")

#: an escape of an expression, or what stands between such
_ESCAPED = re.compile(r"\\.|[^\\]+")

#: a cue's group and its expression
Entry = tuple[str, re.Pattern[str]]


class _Near(dict[str, tuple[Entry, ...]]):
    """The cues of a table that may begin with a word, worked out when the word first comes."""

    def __init__(self, table: CueTable) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, word: str) -> tuple[Entry, ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        made = self[word] = tuple(self._table.beginning_with(word))
        return made


class CueTable:
    """Groups of cues, ready to be searched for.

    Cues are filed under their first word where it is plain, else under its first letters, and compiled when a word of a
    text first comes near them: a short text needs few of a pack's thousands.
    """

    def __init__(self, groups: Mapping[str, str | Iterable[str]], endings: str = "") -> None:
        self._endings = endings
        self._filed: dict[str, list[tuple[str, str]]] = {}
        self._ready: dict[str, re.Pattern[str]] = {}
        self._near = _Near(self)
        self._inner: dict[str, list[tuple[str, int]]] | None = None
        for group, cues in groups.items():
            for given in split_list(cues):
                # texts are searched folded; a class of characters (\W) keeps its capital
                cue = _ESCAPED.sub(lambda m: m.group() if m.group()[0] == "\\" else fold(m.group()), given)
                self._filed.setdefault(_key(cue), []).append((group, cue))

    def compile(self) -> None:
        """Compile every cue. Raises ValueError for one that cannot be read."""
        for filed in self._filed.values():
            for group, cue in filed:
                self._compiled(group, cue)

    def _compiled(self, group: str, cue: str) -> re.Pattern[str]:
        if cue not in self._ready:
            self._ready[cue] = _compiled(group, cue, self._endings)
        return self._ready[cue]

    def beginning_with(self, word: str) -> Iterator[Entry]:
        """The cues that may begin with a word, compiled."""
        for key in _keys(word):
            for group, cue in self._filed.get(key, ()) if key else self._within(word):
                if _may_open(cue, word):
                    yield group, self._compiled(group, cue)

    def _within(self, word: str) -> Iterator[tuple[str, str]]:
        """The cues that start with a choice: of those that start with any letters, the ones whose next are in the word."""
        filed = self._filed.get("", [])
        if self._inner is None:
            self._inner = {}
            for number, (_, cue) in enumerate(filed):
                for needle in _needles(cue):
                    self._inner.setdefault(needle[:_INITIALS], []).append((needle, number))
        pieces = {word[k : k + size] for size in range(1, _INITIALS + 1) for k in range(len(word) - size + 1)}
        hits = {n for piece in ("", *pieces) for needle, n in self._inner.get(piece, ()) if needle in word}
        yield from (filed[number] for number in sorted(hits))

    def find(self, text: str) -> list[Cue]:
        """All cues of the text in order, without overlaps; groups starting with `_` are left out."""
        return list(self._find(text))

    def find_all(self, text: str) -> list[Cue]:
        """All cues of the text, those of different groups at one place too; the longest of each group wins.

        What a group that starts with `_` covers is taken away from the others.
        """
        return _unmasked([Cue(group, start, end, text[start:end]) for group, start, end in self.every(text)])

    def every(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Group, start and end of all cues of the text, those that take others away among them."""
        done: dict[str, int] = {}
        folded, words = _folded_words(text)
        for start, entries in self._begun(words):
            best: dict[str, int] = {}
            for group, expression in entries:
                match = expression.match(folded, start)
                if match and match.end() > best.get(group, 0) and start >= done.get(group, 0):
                    best[group] = match.end()
            for group, end in best.items():
                done[group] = end
                yield group, start, end

    def _begun(self, words: Sequence[tuple[int, str]]) -> list[tuple[int, tuple[Entry, ...]]]:
        """Where a cue may begin, with those that may: at few of a text's words."""
        near = self._near
        return [(start, entries) for start, word in words if (entries := near[word])]

    def starts(self, text: str, group: str) -> bool:
        """Whether the text begins with a cue of this group."""
        return any(cue.group == group and cue.start == 0 for cue in self.find(text[:80]))

    def _find(self, text: str) -> Iterator[Cue]:
        done = 0
        folded, words = _folded_words(text)
        for start, entries in self._begun(words):
            if start < done:
                continue
            group, end = "", -1
            for name, expression in entries:
                match = expression.match(folded, start)
                if match and match.end() > end:
                    group, end = name, match.end()
            if end >= 0:
                done = end
                if not group.startswith("_"):
                    yield Cue(group, start, done, text[start:done])


class Placed(Protocol):
    """What stands at a span of a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


P = TypeVar("P", bound=Placed)


def apart(one: Placed, two: Placed) -> int:
    """How many characters stand between two places of a text, 0 where they meet."""
    return max(one.start - two.end, two.start - one.end, 0)


def outermost(found: Sequence[P], among: Sequence[Placed]) -> list[P]:
    """Those that none of `among`, longer than they are, covers: "Sudan" stands in "South Sudan"."""
    return [
        one
        for one in found
        if not any(
            two.start <= one.start and one.end <= two.end and two.end - two.start > one.end - one.start for two in among
        )
    ]


def _unmasked(found: list[Cue]) -> list[Cue]:
    """The cues that no cue of a group starting with `_` touches."""
    masks = [c for c in found if c.group.startswith("_")]
    if not masks:
        return found
    return [
        c for c in found if not c.group.startswith("_") and not any(m.start < c.end and c.start < m.end for m in masks)
    ]


@lru_cache(maxsize=_REMEMBERED)
def _keys(word: str) -> tuple[str, ...]:
    """What a cue that begins with a word may be filed under."""
    return tuple(dict.fromkeys((f"{word} ", *(word[:n] for n in range(_LETTERS, -1, -1)))))


def _may_open(cue: str, word: str) -> bool:
    """Whether a text that begins with a word can begin with a cue: False where the word alone tells that it cannot."""
    letters = _letters(cue)
    if letters:
        return word.startswith(letters)
    opening = _opening(cue)
    return opening is None or opening.fullmatch(word) is not None


@lru_cache(maxsize=_REMEMBERED)
def _letters(cue: str) -> str:
    """The letters that a cue begins with; empty where it starts with a choice."""
    found = re.match(r"\w*(?!\?)", cue)
    return found.group() if found else ""


#: any letters, and what comes after them: plain letters, or a choice of such
_INNER = re.compile(r"\\w\*(?:(\w+)(?![*?+|{])|\((\w+(?:\|\w+)*)\)(?![*?+{]))")


def _needles(cue: str) -> tuple[str, ...]:
    """Letters of which a word must have some to begin a cue; the empty string where no such are known."""
    found = _INNER.match(cue)
    if found is None:
        return ("",)
    return (found[1],) if found[1] else tuple(found[2].split("|"))


@lru_cache(maxsize=_REMEMBERED)
def _opening(cue: str) -> re.Pattern[str] | None:
    """What the first word of a text must be for a cue to begin it; None where that is not so simple."""
    found = _OPENING.match(cue)
    if found is None:
        return None
    # an ending may have an apostrophe in it, behind which another word begins
    return re.compile(_expression(found.group() + ("*" if found[1] else ""), ""))


def _key(cue: str) -> str:
    """What a cue is filed under: its first word and a blank, first letters; nothing where it starts with a choice."""
    if plain := re.match(r"\w+(?=$|[ '\-])", cue):
        return f"{plain.group()} "
    return _letters(cue)[:_LETTERS]


#: sections of which most checks read one or two: they are searched for together, in one pass through a text
TOGETHER = (
    "attribution", "certainty", "degree", "kinds", "loaded", "offices", "organisations", "places", "ranks", "regions", "relative",
    "roles",
)  # fmt: skip


def find_cues(text: str, language: str, section: str) -> list[Cue]:
    """The cues of one of these sections in a text, as `CueTable.find_all` gives them."""
    return list(_found_together(text, language)[section])


@lru_cache(maxsize=256)
def _found_together(text: str, language: str) -> Mapping[str, list[Cue]]:
    found: dict[str, list[Cue]] = {section: [] for section in TOGETHER}
    for whole, start, end in _table_of_all(language).every(text):
        section, _, group = whole.partition("/")
        found[section].append(Cue(group, start, end, text[start:end]))
    return {section: _unmasked(cues) for section, cues in found.items()}


@lru_cache(maxsize=16)
def _table_of_all(language: str) -> CueTable:
    groups = {f"{name}/{group}": cues for name in TOGETHER for group, cues in _groups(language, name).items()}
    return CueTable(groups, endings(language))


@lru_cache(maxsize=256)
def cue_table(language: str, section: str) -> CueTable:
    """The cues of one section of a language's pack; a table without cues where the pack has no such section."""
    return CueTable(_groups(language, section), endings(language))


def _groups(language: str, section: str) -> dict[str, str]:
    """The lists of a section by group.

    A value that is a table itself, or a list (the poles of a concept), gives groups `name.0`, `name.1`; what stands
    in a list after a semicolon makes the group `name.0.kin`.
    """
    groups: dict[str, str] = {}
    for name, value in pack(language).section(section).items():
        if isinstance(value, str):
            parts = {name: value}
        elif isinstance(value, Mapping):
            parts = {f"{name}.{key}": str(part) for key, part in value.items()}
        else:
            parts = {f"{name}.{i}": str(part) for i, part in enumerate(value)}
        for group, cues in parts.items():
            groups[group], _, kin = cues.partition(";")
            if kin:
                groups[f"{group}.kin"] = kin
    return groups


@lru_cache(maxsize=256)
def cue_list(language: str, section: str, name: str) -> CueTable:
    """One list of a section as a table with one group, ""; a table without cues where the pack has no such list."""
    return CueTable({"": pack(language).section(section).get(name, "")}, endings(language))


@lru_cache(maxsize=256)
def word_set(language: str, section: str, name: str) -> frozenset[str]:
    """One list of a section as plain words."""
    return frozenset(split_list(pack(language).section(section).get(name, "")))


def endings(language: str) -> str:
    """The endings that `~` stands for in a language's cues, as alternatives of a regular expression."""
    return str(pack(language).section("cues").get("endings", ""))

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
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

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


def _expression(cue: str, endings: str) -> str:
    made = (
        re.sub(r"(?<!\\w)\*", r"\\w*", cue).replace("~", f"(?:{endings})?").replace(" … ", "\x00").replace(" ", r"\s+")
    )
    made = made.replace("\x00", _GAP)
    close = "" if cue.endswith("'") else r"(?!\w)"
    return f"(?:{made}){close}"


class CueTable:
    """Groups of cues, ready to be searched for. Cues are filed under their first letters, so a search is quick."""

    def __init__(self, groups: Mapping[str, str | Iterable[str]], endings: str = "") -> None:
        self._filed: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for group, cues in groups.items():
            for cue in split_list(cues):
                try:
                    compiled = re.compile(_expression(cue, endings))
                except re.error as error:
                    raise ValueError(f"cue {cue!r} of group {group!r} cannot be read: {error}") from error
                for key in _keys(cue):
                    self._filed.setdefault(key, []).append((group, compiled))

    def find(self, text: str) -> list[Cue]:
        """All cues of the text in order, without overlaps; groups starting with `_` are left out."""
        return list(self._find(fold(text), text))

    def find_all(self, text: str) -> list[Cue]:
        """All cues of the text, those of different groups at one place too; the longest of each group wins.

        What a group that starts with `_` covers is taken away from the others.
        """
        folded, made = fold(text), []
        done: dict[str, int] = {}
        for word in _WORD.finditer(folded):
            start = word.start()
            best: dict[str, int] = {}
            for group, end in self._at(folded, start):
                if end > best.get(group, 0) and start >= done.get(group, 0):
                    best[group] = end
            for group, end in best.items():
                done[group] = end
                made.append(Cue(group, start, end, text[start:end]))
        masks = [c for c in made if c.group.startswith("_")]
        if not masks:
            return made
        return [
            c
            for c in made
            if not c.group.startswith("_") and not any(m.start < c.end and c.start < m.end for m in masks)
        ]

    def _at(self, folded: str, start: int) -> Iterator[tuple[str, int]]:
        filed = self._filed
        for key in (folded[start : start + 2], folded[start : start + 1], ""):
            if key in filed:
                for group, expression in filed[key]:
                    match = expression.match(folded, start)
                    if match:
                        yield group, match.end()

    def starts(self, text: str, group: str) -> bool:
        """Whether the text begins with a cue of this group."""
        return any(cue.group == group and cue.start == 0 for cue in self.find(text[:80]))

    def _find(self, folded: str, text: str) -> Iterator[Cue]:
        done = 0
        for word in _WORD.finditer(folded):
            start = word.start()
            if start < done:
                continue
            best = max(self._at(folded, start), key=lambda found: found[1], default=None)
            if best is not None:
                group, done = best
                if not group.startswith("_"):
                    yield Cue(group, start, done, text[start:done])


def _keys(cue: str) -> set[str]:
    """What a cue is filed under: its first two letters, or one, or nothing where it starts with a choice."""
    if re.match(r"\w\w(?!\?)", cue):
        return {cue[:2]}
    if re.match(r"\w(?!\?)", cue):
        return {cue[:1]}
    return {""}


@lru_cache(maxsize=256)
def cue_table(language: str, section: str) -> CueTable:
    """The cues of one section of a language's pack; a table without cues where the pack has no such section.

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
    return CueTable(groups, endings(language))


def endings(language: str) -> str:
    """The endings that `~` stands for in a language's cues, as alternatives of a regular expression."""
    return str(pack(language).section("cues").get("endings", ""))

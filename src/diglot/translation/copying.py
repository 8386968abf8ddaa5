"""Names and figures that a small model garbles, put back from the original by its attention.

A model with a head that was taught to point (Garg et al. 2019) tells which of its words came from which of the
original's. A name that no lexicon knows, or a figure, that is missing from the output takes the place of the words that
point at it; so does the first name before it, and the right word for a number in place of a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from diglot.languages.words import ELISION

#: share of a word's attention that must lie on the original word that replaces it
POINTS = 0.4
_START = "▁"
_EDGE = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Words:
    """What is known of words: whether the lexicon has one, whether one can translate another, and numbers in words.

    `numeral` gives how the output's language writes a number word of the original ("" for any other word), `counts`
    tells whether a word of the output is one.
    """

    known: Callable[[str], bool]
    renders: Callable[[str, str], bool]
    numeral: Callable[[str], str]
    counts: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Pieced:
    """A word of a tokenized sentence: its text, and the first and the last but one of its pieces."""

    text: str
    first: int
    stop: int


def pieced(tokens: Sequence[str]) -> list[Pieced]:
    """The words of a sentence of SentencePiece tokens."""
    starts = [k for k, t in enumerate(tokens) if t.startswith(_START) or k == 0]
    ends = [*starts[1:], len(tokens)]
    return [Pieced("".join(tokens[a:b]).replace(_START, ""), a, b) for a, b in zip(starts, ends, strict=True)]


def restored(
    source: Sequence[str], output: Sequence[str], attention: Sequence[Sequence[float]], line: str, words: Words
) -> str:
    """The output as text, with names and figures of the original that it lacks put where it points at them.

    `source` and `output` are tokens, `attention[j][i]` is how much output token j looks at source token i, `line` is the
    output as the tokenizer joins it.
    """
    here, there = pieced(source), pieced(output)
    made = line.split()
    if len(made) != len(there) or not there:
        return line
    said = [_core(w) for w in made]
    plains = [ELISION.sub("", _core(w.text)) for w in here]
    copied = [_to_copy(p, words.known) for p in plains]
    wanted: dict[int, list[str]] = {}
    for at, (word, plain) in enumerate(zip(here, plains, strict=True)):
        shares = [_share(attention, word, other) for other in there]
        best = max(range(len(there)), key=shares.__getitem__)
        if shares[best] < POINTS:
            continue
        named = copied[at] or _first_name(at, plains, copied, said, best, words)
        like = any(c.isdigit() for c in made[best]) == any(c.isdigit() for c in plain)
        if named and like and plain.casefold() not in line.casefold():
            wanted.setdefault(best, []).append(plain)
    if number := _numeral(plains, said, words):
        wanted[number[0]] = [number[1]]
    for place, given in wanted.items():
        edges = _EDGE.match(made[place])
        before, after = (edges[1], edges[3]) if edges else ("", "")
        made[place] = f"{before}{' '.join(given)}{after}"
    return " ".join(made)


def _core(word: str) -> str:
    """A word without the marks around it."""
    found = _EDGE.match(word)
    return found[2] if found else word


def _first_name(
    at: int, plains: Sequence[str], copied: Sequence[bool], said: Sequence[str], best: int, words: Words
) -> bool:
    """Whether a word that the lexicon has too is a name here: amid a sentence, before a name, and not translated."""
    plain, behind = plains[at], plains[at + 1] if at + 1 < len(plains) else ""
    before_name = behind[:1].isupper() and (copied[at + 1] or behind in said)
    capitals = plain[:1].isupper() and said[best][:1].isupper()
    return at > 0 and before_name and capitals and not words.renders(plain, said[best])


def _numeral(plains: Sequence[str], said: Sequence[str], words: Words) -> tuple[int, str] | None:
    """The place of a wrong number in words and the right one, where one of either is left over: too few heads point."""
    asked = [number for p in plains if (number := words.numeral(p.lower()))]
    given = [(k, w.lower()) for k, w in enumerate(said) if words.counts(w.lower())]
    lacking = [n for n in asked if n not in (w for _, w in given)]
    wrong = [(k, w) for k, w in given if w not in asked]
    if len(asked) != len(given) or len(lacking) != 1 or len(wrong) != 1:
        return None
    return wrong[0][0], lacking[0]


def _to_copy(word: str, known: Callable[[str], bool]) -> bool:
    if any(c.isdigit() for c in word):
        return True
    parts = [p for p in re.split(r"[-'’]", word) if p]
    return len(word) > 2 and word[0].isupper() and not known(word) and not any(known(p) for p in parts)


def _share(attention: Sequence[Sequence[float]], word: Pieced, other: Pieced) -> float:
    """How much of an output word's attention lies on a word of the original."""
    rows = attention[other.first : other.stop]
    return sum(sum(row[word.first : word.stop]) for row in rows) / max(1, len(rows))

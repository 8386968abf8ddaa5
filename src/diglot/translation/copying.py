"""Names and figures that a small model garbles, put back from the original by its attention.

A model with a head that was taught to point (Garg et al. 2019) tells which of its words came from which of the
original's. A name that no lexicon knows, or a figure, that is missing from the output takes the place of the words that
point at it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

#: share of a word's attention that must lie on the original word that replaces it
POINTS = 0.4
_START = "▁"
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu)['’]", re.IGNORECASE)
_EDGE = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)


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
    source: Sequence[str],
    output: Sequence[str],
    attention: Sequence[Sequence[float]],
    line: str,
    known: Callable[[str], bool],
) -> str:
    """The output as text, with names and figures of the original that it lacks put where it points at them.

    `source` and `output` are tokens, `attention[j][i]` is how much output token j looks at source token i, `line` is the
    output as the tokenizer joins it, `known` tells whether a lexicon has a word: such a word is translated, not copied.
    """
    here, there = pieced(source), pieced(output)
    words = line.split()
    if len(words) != len(there) or not there:
        return line
    wanted: dict[int, list[str]] = {}
    for word in here:
        core = _EDGE.match(word.text)
        plain = _ELIDED.sub("", core[2]) if core else ""
        if not _to_copy(plain, known) or plain.casefold() in line.casefold():
            continue
        shares = [_share(attention, word, other) for other in there]
        best = max(range(len(there)), key=shares.__getitem__)
        if shares[best] >= POINTS and not any(c.isdigit() for c in words[best]) ^ any(c.isdigit() for c in plain):
            wanted.setdefault(best, []).append(plain)
    for place, copied in wanted.items():
        edges = _EDGE.match(words[place])
        before, after = (edges[1], edges[3]) if edges else ("", "")
        words[place] = f"{before}{' '.join(copied)}{after}"
    return " ".join(words)


def _to_copy(word: str, known: Callable[[str], bool]) -> bool:
    if any(c.isdigit() for c in word):
        return True
    parts = [p for p in re.split(r"[-'’]", word) if p]
    return len(word) > 2 and word[0].isupper() and not known(word) and not any(known(p) for p in parts)


def _share(attention: Sequence[Sequence[float]], word: Pieced, other: Pieced) -> float:
    """How much of an output word's attention lies on a word of the original."""
    rows = attention[other.first : other.stop]
    return sum(sum(row[word.first : word.stop]) for row in rows) / max(1, len(rows))

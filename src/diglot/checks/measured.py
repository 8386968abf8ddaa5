"""Which way a figure points: "three fewer than last year" told as «tres más que». A part of the check of degree.

A figure that both sides have holds the two words together that stand at it, however freely the rest is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.checks.base import Context, Passage
from diglot.checks.valued import read
from diglot.findings import Bead
from diglot.languages.clauses import parted
from diglot.languages.cues import Cue, word_set
from diglot.languages.opposites import opposites
from diglot.languages.values import Quantity, is_one
from diglot.languages.words import norm

#: the concept, and words between a figure and one that says which way it points at most: "eleven seats fewer"
CONCEPT, BEHIND = "more", 1


def pointed(bead: Bead, context: Context) -> Iterator[tuple[Cue, Cue]]:
    """Pairs of opposites that stand at one figure, those of the source first."""
    sides = [_at_figures(p) for p in context.passages(bead)]
    for figure, mine in sides[0]:
        facing = [cues for other, cues in sides[1] if is_one(figure, other)]
        if len(facing) != 1 or sum(is_one(figure, other) for other, _ in sides[0]) != 1:
            continue
        poles = [{c.group.split(".")[1] for c in cues} for cues in (mine, facing[0])]
        if poles[0] and poles[1] and poles[0].isdisjoint(poles[1]):
            yield mine[0], facing[0][0]


def _at_figures(passage: Passage) -> Sequence[tuple[Quantity, Sequence[Cue]]]:
    """The figures of a passage, each with the comparatives that stand at it."""
    found = [c for c in opposites(passage.text, passage.language) if c.group.startswith(f"{CONCEPT}.")]
    found = [c for c in found if _compares(c, passage)]
    return [
        (q, [c for c in found if _stands_at(c, q, passage.text)])
        for q in (read(passage.text, passage.language, None).numbers if found else ())
    ]


def _compares(cue: Cue, passage: Passage) -> bool:
    """Whether a "than" stands in or right behind a comparative, or nothing: not in "más importantes"."""
    behind = passage.text[cue.end :]
    near = {norm(w) for w in [*cue.text.split(), *behind.split(maxsplit=1)[:1]]}
    return not near.isdisjoint(word_set(passage.language, "voice", "than")) or not behind[:1].isspace()


def _stands_at(cue: Cue, figure: Quantity, text: str) -> bool:
    """Whether a word stands right behind a figure and its noun."""
    between = text[figure.end : cue.start]
    return cue.start >= figure.end and len(between.split()) <= BEHIND and not parted(between)

"""What the checks of sentences and coverage share: words of a bead linked to the other side."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from diglot.checks.base import Context, Passage
from diglot.findings import Bead
from diglot.translation.linking import LinkedWord, PassageLinks, link_passages

if TYPE_CHECKING:
    from diglot.translation.lexicon import Lexicon


def links(one: Passage, two: Passage, context: Context) -> PassageLinks:
    """Links between a passage of the source and one of the target."""
    return _links(one.text, two.text, (one.language, two.language), context.lexicon, context.reverse_lexicon)


@lru_cache(maxsize=256)
def _links(
    one: str, two: str, languages: tuple[str, str], forward: Lexicon | None, backward: Lexicon | None
) -> PassageLinks:
    return link_passages(one, two, languages, forward, backward)


def linked(passage: Passage, other: Passage, context: Context, *, from_source: bool) -> tuple[LinkedWord, ...]:
    """The words of a passage with their links into the other passage."""
    return links(passage, other, context).source if from_source else links(other, passage, context).target


def linked_share(bead: Bead, context: Context) -> float:
    """For a null link: the share of its content words that the other side has in the neighbouring beads."""
    at = context.alignment.index(bead)
    from_source = bool(bead.source)
    best = 0.0
    mine = Passage(context.source, bead.source) if from_source else Passage(context.target, bead.target)
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(context.alignment) and context.alignment[place].is_null:
            place += step
        if 0 <= place < len(context.alignment):
            other = context.alignment[place]
            near = other.target if from_source else other.source
            passage = Passage(context.target if from_source else context.source, tuple(sorted(near)))
            words = [w for w in linked(mine, passage, context, from_source=from_source) if w.content]
            if len(words) >= 3:
                best = max(best, sum(not w.bare for w in words) / len(words))
    return best

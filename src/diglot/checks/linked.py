"""What the checks of sentences and coverage share: words of a bead linked to the other side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from diglot.checks.base import Context, Passage
from diglot.translation.evidence import Evidence
from diglot.translation.linking import LinkedWord, PassageLinks, link_passages

if TYPE_CHECKING:
    from diglot.findings import Bead
    from diglot.translation.divergence import Divergence
    from diglot.translation.lexicon import Lexicon


def links(one: Passage, two: Passage, context: Context) -> PassageLinks:
    """Links between a passage of the source and one of the target."""
    return _links(one.text, two.text, (one.language, two.language), context.lexicon, context.reverse_lexicon)


# as many as the beads of a long article: the alignment is parted, the verdict found and the checks run one after the other
@lru_cache(maxsize=16384)
def _links(
    one: str, two: str, languages: tuple[str, str], forward: Lexicon | None, backward: Lexicon | None
) -> PassageLinks:
    return link_passages(one, two, languages, forward, backward)


def linked(passage: Passage, other: Passage, context: Context, *, from_source: bool) -> tuple[LinkedWord, ...]:
    """The words of a passage with their links into the other passage."""
    return links(passage, other, context).source if from_source else links(other, passage, context).target


def odds(bead: Bead, context: Context) -> tuple[Sequence[float], Sequence[float]]:
    """Log-odds that the other side lacks a word, for all linked words of both sides of a bead.

    By the model of divergences where one is shipped for the languages, in lots; else word by word by the evidence that
    a bare or a linked word gives. Words that carry no meaning have 0.
    """
    key = ("odds", bead.source, bead.target)
    if key not in context.kept:
        if context.divergence is None:
            context.kept[key] = _by_evidence(bead, context)
        else:
            _by_model(context.lot(bead), context, context.divergence)
    made: tuple[Sequence[float], Sequence[float]] = context.kept[key]
    return made


def read_odds(beads: Sequence[Bead], context: Context) -> None:
    """Have the model read beads that need not be of the alignment, in one go, for `odds` to find."""
    fresh = [b for b in dict.fromkeys(beads) if ("odds", b.source, b.target) not in context.kept]
    if fresh and context.divergence is not None:
        _by_model(fresh, context, context.divergence)


def _by_evidence(bead: Bead, context: Context) -> tuple[list[float], list[float]]:
    """Word by word, by what a bare or a linked word says alone."""
    one, two = context.passages(bead)
    found = links(one, two, context)
    known = Evidence.load(one.language, two.language), Evidence.load(two.language, one.language)
    ours, theirs = (
        [e.odds(item, k) if item.content else 0.0 for k, item in enumerate(side)]
        for e, side in zip(known, (found.source, found.target), strict=True)
    )
    return ours, theirs


def _by_model(beads: Sequence[Bead], context: Context, model: Divergence) -> None:
    from diglot.translation.divergence import Pair

    pairs = []
    for bead in beads:
        one, two = context.passages(bead)
        pairs.append(Pair((one.text, two.text), links(one, two, context)))
    for bead, pair, told in zip(beads, pairs, model.odds(context.source.language, pairs, context.memory), strict=True):
        ours, theirs = (
            [
                value if item.content and not item.word.text[0].isdigit() else 0.0
                for item, value in zip(side, found, strict=True)
            ]
            for side, found in zip((pair.links.source, pair.links.target), told, strict=True)
        )
        context.kept["odds", bead.source, bead.target] = ours, theirs

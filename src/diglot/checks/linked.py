"""What the checks of sentences and coverage share: words of a bead linked to the other side."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from diglot.checks.base import Context, Passage
from diglot.checks.calibrated import confidence
from diglot.translation.evidence import Evidence
from diglot.translation.linking import LinkedWord, PassageLinks, link_passages

if TYPE_CHECKING:
    from diglot.findings import Aspect, Bead, Span
    from diglot.translation.divergence import Divergence, Told
    from diglot.translation.lexicon import Lexicon

#: odds of a word, and against it, beyond which they say no more; odds that chance seldom brings
TELLING, SURELY = 8.0, 2.0


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


def told(bead: Bead, context: Context) -> Told | None:
    """All that the model of divergences says of a bead, of small words too; None where none is shipped."""
    if context.divergence is None:
        return None
    key = ("told", bead.source, bead.target)
    if key not in context.kept:
        _by_model(context.lot(bead), context, context.divergence)
    made: Told = context.kept[key]
    return made


def turned(bead: Bead, context: Context, side: str, start: int, end: int) -> float:
    """Log-odds that the other side lacks a word within a span of a bead's side: those of the surest word there.

    0 where no model is shipped, or the span has no word that it tells of.
    """
    said = told(bead, context)
    if said is None:
        return 0.0
    number = 0 if side == "source" else 1
    found = links(*context.passages(bead), context)
    words = zip((found.source, found.target)[number], said.lost[number], strict=True)
    lost = [value for w, value in words if w.word.start < end and start < w.word.end and value]
    return max(-TELLING, min(TELLING, max(lost, default=0.0)))


def weights_of(aspect: Aspect, context: Context) -> str:
    """The name of a check's weights: it has others where the model of divergences reads the two sides."""
    return f"{aspect}, read" if context.divergence else str(aspect)


def sureness(aspect: Aspect, signals: Mapping[str, float], context: Context) -> float:
    """How sure a check is by its signals; with the model's word the mean, in log-odds, of what it is without and with it.

    The model was taught on rather literal translations: in free ones it knows less than the other signals do.
    """
    sure = [confidence(str(aspect), signals)]
    if context.divergence:
        sure.append(confidence(weights_of(aspect, context), signals))
    return 1 / (1 + math.exp(-sum(math.log(c / (1 - c)) for c in sure) / len(sure)))


def reading(bead: Bead, context: Context, spans: Mapping[str, Sequence[Span]]) -> dict[str, float]:
    """What the model says of the words that a check looks at, as signals; nothing where none is shipped.

    `spans` are theirs by side. `turned`: the log-odds that the other side lacks them, of the surest; `surely`: by how much
    these are more than chance brings; `turned both`: those of the less sure side, where both are looked at.
    """
    if context.divergence is None:
        return {}
    sides = [max(turned(bead, context, side, *span) for span in found) for side, found in spans.items() if found]
    most, least = max(sides, default=0.0), min(sides, default=0.0)
    both = {"turned both": least} if len(sides) > 1 else {}
    return {"turned": most, "surely": max(0.0, most - SURELY), **both}


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
    for bead, pair, said in zip(beads, pairs, model.odds(context.source.language, pairs, context.memory), strict=True):
        ours, theirs = (
            [value if item.content else 0.0 for item, value in zip(side, found, strict=True)]
            for side, found in zip((pair.links.source, pair.links.target), said.lost, strict=True)
        )
        context.kept["odds", bead.source, bead.target] = ours, theirs
        context.kept["told", bead.source, bead.target] = said

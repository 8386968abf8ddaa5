"""Small words that another one stands for: "all" told as « certains », "before" as « après ». A part of the check of degree.

The model of divergences tells how likely the other side lacks a small word or has another one (`translation.divergence`).
What the checks of negation, certainty and opposites know is theirs. The weights are fitted by `diglot calibrate`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diglot.checks.base import Context
from diglot.checks.calibrated import confidence
from diglot.checks.doers import SIDES, tell_the_same
from diglot.checks.linked import SURELY, TELLING, links, told
from diglot.checks.wordlinks import word_links
from diglot.findings import Aspect, Bead, Finding, Severity
from diglot.l10n import say
from diglot.languages.cues import Cue, find_cues
from diglot.languages.polarity import negations
from diglot.translation.linking import LinkedWord

WEIGHTS = "degree, small"
#: odds from which a small word is looked at, and from which one of the other side may stand for it
WORTH, FACING = 1.0, 0.0
#: words to either side of one that tell what faces it
AROUND = 4


@dataclass(frozen=True, slots=True)
class Small:
    """A small word and its odds."""

    item: LinkedWord
    odds: float


def turned_words(bead: Bead, context: Context, told_already: Sequence[Cue] = ()) -> Iterator[Finding]:
    """The surest small word of the bead that has no counterpart, with the one that stands in its place.

    `told_already`: the words of the source and of the target that are told as opposites.
    """
    said = told(bead, context)
    if said is None or context.divergence is None:
        return
    passages = context.passages(bead)
    if not context.divergence.reads_both:
        return  # translations of small words are too many to tell "y" from "or"
    found = links(*passages, context)
    sides = tuple(
        [
            Small(item, min(TELLING, odds))
            for item, odds in zip(words, lost, strict=True)
            if odds > FACING and context.divergence.is_small(item.word.text, passage.language)
        ]
        for passage, words, lost in zip(passages, (found.source, found.target), said.lost, strict=True)
    )
    if not any(one.odds >= WORTH for side in sides for one in side):
        return
    taken = [_known(passage.text, passage.language) for passage in passages]
    for places, cue in zip(taken, told_already, strict=False):
        places.update(range(cue.start, cue.end))
    linked = word_links(bead, context)
    judged = []
    for side in (0, 1):
        for one in sides[side]:
            if one.odds < WORTH or one.item.word.start in taken[side]:
                continue
            start, end = linked.facing(SIDES[side], (one.item.word.start, one.item.word.end), AROUND)
            facing = [two for two in sides[1 - side] if start <= two.item.word.start < end]
            facing = [two for two in facing if two.item.word.start not in taken[1 - side]]
            instead = max(facing, key=lambda two: two.odds, default=None)
            if side and instead and instead.odds >= WORTH:
                continue  # told from the other side
            signals = _signals(one, instead, len(sides[side]))
            judged.append((confidence(WEIGHTS, signals), side, one, instead, signals))
    judged.sort(key=lambda j: -j[0])
    for sure, side, one, instead, signals in judged if context.exhaustive else judged[:1]:
        spans = [(w.item.word.start, w.item.word.end) for w in (one, instead) if w is not None]
        if len(spans) < len(SIDES) or not tell_the_same(bead, context, spans[side], spans[1 - side]):
            yield _finding(bead, context, side, one, instead, sure, signals)


def _known(text: str, language: str) -> set[int]:
    """Where the words begin that other checks look at: negations, and words of certainty."""
    hard, _ = negations(text, language)
    spans = [span for n in hard for span in n.spans]
    spans += [(c.start, c.end) for c in find_cues(text, language, "certainty")]
    return {at for start, end in spans for at in range(start, end)}


def _signals(one: Small, instead: Small | None, others: int) -> dict[str, float]:
    both = instead.odds if instead else 0.0
    return {
        "turned": one.odds,
        "surely": max(0.0, one.odds - SURELY),
        "turned both": both,
        "surely both": max(0.0, both - SURELY),
        "instead": float(instead is not None),
        "linked": float(one.item.strength > 0),
        "content": float(one.item.content),
        "others": float(min(4, others - 1)),
    }


def _finding(
    bead: Bead,
    context: Context,
    side: int,
    one: Small,
    instead: Small | None,
    sure: float,
    signals: dict[str, float],
) -> Finding:
    names = [context.name(name) for name in SIDES]
    word = one.item.word
    at: list[Sequence[tuple[int, int]]] = [(), ()]
    written = ["", ""]
    at[side], written[side] = [(word.start, word.end)], word.text
    if instead:
        at[1 - side], written[1 - side] = [(instead.item.word.start, instead.item.word.end)], instead.item.word.text
        message = say("The {here} has “{a}” where the {there} has “{b}”.").format(
            a=written[0], b=written[1], here=names[0], there=names[1]
        )
    else:
        message = say("“{a}” has no counterpart in the {there}.").format(a=word.text, there=names[1 - side])
    return context.finding(
        bead,
        aspect=Aspect.DEGREE,
        severity=Severity.MAJOR if instead else Severity.MINOR,
        confidence=sure,
        message=message,
        source_at=at[0],
        target_at=at[1],
        what="small:" + "|".join(w.lower() for w in written),
        source_words=written[0],
        target_words=written[1],
        signals=signals,
        weights=WEIGHTS,
    )

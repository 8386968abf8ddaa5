"""Clauses, appositions and list items that stand on one side of an aligned pair only, and words told as others.

What it does: a small model reads both originals and gives each word the odds that the other side lacks it
(`translation.divergence`); the stretch with most evidence is looked at (`stretches`). How sure it is follows from the
stretch's evidence and its surest word, from how likely the rest of the passage is lost, from the lengths of both sides,
and where a translation model can be asked, from whether the other side becomes likelier without the stretch. An item
that one list has and the list facing it lacks is told by itself (`listed`); a whole clause without counterpart, or all
that stands between two marks, is sure enough. Stretches of both sides that face each other are words told as others
(`exchanged`), and so is a kind told for another of its family (`kinds`: brother and father). What explains a name to
readers abroad, behind it and between marks, is a note. The weights are fitted by `diglot calibrate`.

Why it matters: a sentence that is there may still have lost the half that mattered.

Known false alarms: idioms and free paraphrase; rare words that the model never saw translated so; headlines.

Example: "The bridge, closed since an inspection found cracks, will reopen." / « Le pont va rouvrir. » has lost the
clause about the inspection.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from diglot.checks.base import Context, Example
from diglot.checks.calibrated import confidence
from diglot.checks.elsewhere import told_nearby
from diglot.checks.exchanged import exchanged
from diglot.checks.glosses import gloss_in
from diglot.checks.listed import item_finding, lost_items
from diglot.checks.relative import days_told
from diglot.checks.sources import telling
from diglot.checks.stretches import (
    STRONG,
    SURELY,
    Facing,
    Stretch,
    at_mark,
    freely,
    is_clause,
    lost_part,
    severity_of,
    sides_of,
)
from diglot.checks.valued import read
from diglot.editorial import SURER
from diglot.findings import Aspect, Bead, Finding, Severity, Span
from diglot.l10n import say
from diglot.languages.cues import word_set
from diglot.translation.linking import has_own_word

if TYPE_CHECKING:
    from diglot.translation.witness import Pair

ASPECT = Aspect.COVERAGE
EXAMPLES = (
    Example(
        "en",
        "The bridge, closed since an inspection found deep cracks in two pillars, will reopen on Monday.",
        "fr",
        "Le pont va rouvrir lundi.",
        True,
    ),
    Example(
        "fr",
        "Le maire a ouvert la nouvelle école, construite en bois par des artisans de la région.",
        "en",
        "The mayor opened the new school.",
        True,
    ),
    Example(
        "en",
        "The report was published by the Lorvane Dairy Board on Monday.",
        "fr",
        "Le rapport a été publié lundi par le Lorvane Dairy Board, l'organisme qui représente la filière laitière.",
        False,
    ),
    Example("en", "His brother was arrested on Friday.", "fr", "Son père a été arrêté vendredi.", True),
    Example(
        "en",
        "The council will discuss the new library in June.",
        "fr",
        "Le conseil discutera du nouvel hôpital en juin.",
        True,
    ),
    Example(
        "en",
        "Rescue teams from Greece, Italy and Malta arrived on Monday.",
        "fr",
        "Des secouristes de Grèce et de Malte sont arrivés lundi.",
        True,
    ),
    Example(
        "en",
        "Rescue teams from Greece, Italy and Malta arrived on Monday.",
        "fr",
        "Des secouristes maltais, italiens et grecs sont arrivés lundi.",
        False,
    ),
    Example("en", "The minister resigned on Monday.", "fr", "Le ministre a démissionné lundi.", False),
    Example(
        "en",
        "The shelling of the town was hampering convoys.",
        "fr",
        "Les bombardements de la ville gênaient les convois.",
        False,
    ),
    Example(
        "en", "Former Labour MP John Smith resigned on Monday.", "fr", "L'ancien John Smith a démissionné lundi.", True
    ),
    Example("en", "Rafferty left the band in May.", "fr", "Gerry Rafferty a quitté le groupe en mai.", False),
    Example(
        "en",
        "The court, which sits in Lyon, will hear the case in May.",
        "fr",
        "Le tribunal, qui siège à Lyon, examinera l’affaire en mai.",
        False,
    ),
)

#: standard deviation of the logarithm of the ratio of lengths in true translations
SPREAD = 0.2
#: the other side is this many times as long in characters where nothing is lost: French against English
LENGTHS = {"en": 1.0, "fr": 1.1, "es": 1.08, "de": 1.1}
#: a stretch that no model bears witness on needs this much evidence
LEAST = 2.5
#: confidence that a whole clause is lost, or another part between two marks
WHOLE = 0.8
#: words of a name that one side leaves out, at most
NAMES = 2


#: weights of a stretch that a model bears witness on, signals by name
Told = tuple[str, dict[str, float]]
WITNESSED = "coverage, witnessed"
#: log-probabilities (nats) of the other side, given the passage without the stretch, and given all of it
Heard = tuple[float, float]
#: gains in nats between which a model's word decides, up to which more of it says a little more, and the nats a word
#: below which it says no more
NEAR, FAR, PLAINEST = (-4.0, 2.0), 10.0, -8.0


def check(bead: Bead, context: Context) -> Iterator[Finding]:
    """The stretch of either side that is surely without counterpart, and words exchanged for others."""
    if bead.is_null or context.divergence is None or any(p.is_title for p in context.passages(bead)):
        return  # headlines are written anew
    yield from exchanged(bead, context)
    items = list(lost_items(bead, context))
    for item in items:
        yield item_finding(bead, context, item)
    sides = sides_of(bead, context)
    for side, opposite in (sides, sides[::-1]):
        judged = [_judged(stretch, told, side, opposite) for stretch, told in _told(side, opposite, bead, context)]
        judged.sort(key=lambda j: -j[0])
        for sure, stretch, (weights, signals) in judged if context.exhaustive else judged[:1]:
            if any(i.holds(side.from_source, stretch.start, stretch.end) for i in items):
                continue
            if context.exhaustive or sure < SURER or not told_nearby(stretch, side, bead, context):
                yield _finding(bead, context, side, stretch, weights, signals, sure)


def _judged(stretch: Stretch, told: Told, side: Facing, opposite: Facing) -> tuple[float, Stretch, Told]:
    """How sure it is that a stretch is lost, and the stretch: from its mark on where it is all between two."""
    sure, whole = confidence(*told), _whole(stretch, side, opposite)
    return (sure, stretch, told) if whole is None else (max(sure, WHOLE), whole, told)


def _whole(stretch: Stretch, side: Facing, opposite: Facing) -> Stretch | None:
    """The clause, or the other part between two marks, that a stretch is all of; who said it is told by `attribution`."""
    part = lost_part(stretch, side, opposite)
    if part is None or is_clause(part, side):
        return part
    return None if any(part.start <= cue.start < part.end for cue in telling(side.passage).clear) else part


def _told(side: Facing, opposite: Facing, bead: Bead, context: Context) -> Iterator[tuple[Stretch, Told]]:
    """The stretches of a side that are worth a look: the weights to judge them by, and the signals."""
    asked = testimony(bead, context, side.from_source)
    for stretch in side.stretches[: None if asked else 1]:
        span = stretch.start, stretch.end
        heard = asked.get(span)
        if span in asked and heard is None and _whole(stretch, side, opposite) is None:
            continue
        if is_in_full(stretch, side, context) or _is_a_day(stretch, side):
            continue
        signals = signals_of(stretch, opposite, side, context)
        if heard is not None:
            around = freely(context, side.from_source, side.inside(stretch))
            yield stretch, (WITNESSED, {**signals, **witnessed(stretch, side, heard, around)})
        elif stretch.evidence >= LEAST:
            yield stretch, (str(ASPECT), signals)


def testimony(bead: Bead, context: Context, from_source: bool) -> dict[Span, Heard | None]:
    """What the model of a direction says of the stretches of a bead's side; None where nothing it can say would matter.

    Beads are asked in lots; without a model, or where it cannot say, there is no entry.
    """
    witness = context.witnesses[0 if from_source else 1]
    if witness is None or witness.damaged:
        return {}
    key = (from_source, bead.source, bead.target)
    if key not in context.kept:
        lot = context.lot(bead)
        told: dict[Bead, dict[Span, Heard | None]] = {one: {} for one in lot}
        asked: dict[tuple[Bead, Span], tuple[Pair, Pair]] = {}
        for one in lot:
            side, opposite = sides_of(one, context)[:: 1 if from_source else -1]
            text, other = side.passage.text, side.other.text
            for s in side.stretches:
                if not context.exhaustive and hopeless(s, opposite, side, context):
                    told[one][s.start, s.end] = None
                else:
                    without = " ".join((text[: s.start] + text[s.end :]).split())
                    asked[one, (s.start, s.end)] = (without, other), (text, other)
        scores = witness.score(list(dict.fromkeys(p for pairs in asked.values() for p in pairs)))
        for (one, span), (less, whole) in asked.items():
            if less in scores and whole in scores:
                told[one][span] = scores[less], scores[whole]
        for one in lot:
            context.kept[from_source, one.source, one.target] = told[one]
    made: dict[Span, Heard | None] = context.kept[key]
    return made


def hopeless(stretch: Stretch, opposite: Facing, side: Facing, context: Context) -> bool:
    """Whether nothing that a model can say would make a stretch sure enough to be told.

    Its word counts by the gain and by the other side's likelihood, alone and multiplied: the most is at a corner.
    """
    signals, around = (
        signals_of(stretch, opposite, side, context),
        freely(context, side.from_source, side.inside(stretch)),
    )
    least = PLAINEST * len(side.other.text.split())
    corners = ((whole + gain, whole) for whole in (least, 0.0) for gain in (*NEAR, FAR))
    return all(confidence(WITNESSED, {**signals, **witnessed(stretch, side, c, around)}) < SURER for c in corners)


def witnessed(stretch: Stretch, side: Facing, heard: Heard, around: float) -> dict[str, float]:
    """What a model's testimony adds to the signals.

    `gain`: by how much the other side becomes likelier without the stretch, where that decides, `beyond`: by how much
    more; `plain`: how likely a word of the other side is at all; `bare`: share of the stretch's words without
    counterpart; `around`: that of all the rest. Gain and evidence count together with each of the others too: the more literal the rest, the more they say.
    """
    inside = side.inside(stretch)
    full = sum(w.content for w in inside)
    without, whole = heard
    gain = max(NEAR[0], min(NEAR[1], without - whole))
    made = {
        "plain": max(PLAINEST, whole / max(1, len(side.other.text.split()))) / 2,
        "name": float(inside[0].word.text[:1].isupper() and stretch.first > 0),
        "bare": sum(w.bare for w in inside) / max(1, full),
        "around": 5 * around,
    }
    together = {f"gain, {name}": gain * value for name, value in made.items()}
    weighed = min(STRONG, stretch.evidence) * made["around"]
    beyond = max(0.0, min(FAR, without - whole) - NEAR[1])
    made |= {"beyond": beyond, "beyond, around": beyond * made["around"]}
    return {**made, **together, "gain": gain, "evidence, around": weighed}


def signals_of(stretch: Stretch, opposite: Facing, side: Facing, context: Context) -> dict[str, float]:
    """What speaks for and against a stretch being lost, by name, in about equal units."""
    passage, other, words = side.passage, side.other, side.words
    size = len(passage.text) * LENGTHS.get(other.language, 1.0) / LENGTHS.get(passage.language, 1.0)
    skew = math.log(max(1, len(other.text)) / max(1.0, size))
    share = (stretch.end - stretch.start) / max(1, len(passage.text))
    expected = math.log(max(0.05, 1 - share))
    length = (skew**2 - (skew - expected) ** 2) / (2 * SPREAD**2)
    marks = at_mark(passage.text, words, stretch.first, -1) + at_mark(passage.text, words, stretch.last, 1)
    inside = side.inside(stretch)
    peak = side.peak(stretch)
    return {
        "evidence": min(STRONG, stretch.evidence),
        "peak": peak,
        "surely": max(0.0, peak - SURELY),
        "words": float(min(5, sum(w.content for w in inside))),
        "name": float(inside[0].word.text[:1].isupper() and stretch.first > 0),
        "strange": float(_strange(stretch, side, context)),
        "rest": 5 * side.rest(stretch),
        "length": max(-6.0, min(6.0, length)),
        "opposite": min(8.0, opposite.stretches[0].evidence if opposite.stretches else 0.0),
        "marks": float(marks),
    }


def is_in_full(stretch: Stretch, side: Facing, context: Context) -> bool:
    """Whether a stretch is a first name, or a number, that belongs to a name that both sides have: Gerry Rafferty."""
    inside = [w for w in side.inside(stretch) if w.content]
    if not 0 < len(inside) <= NAMES or any(not w.word.text[0].isupper() for w in inside):
        return False
    lexicon = context.lexicon if side.from_source else context.reverse_lexicon
    if any(has_own_word(w.word.text, lexicon, 1) for w in inside):
        return False  # "Labour MP", "Acting Mayor"
    text = side.passage.text
    beside = [side.words[k] for k in (stretch.first - 1, stretch.last + 1) if 0 <= k < len(side.words)]
    gaps = [text[min(w.word.end, stretch.end) : max(w.word.start, stretch.start)] for w in beside]
    close = [w for w, gap in zip(beside, gaps, strict=True) if not gap.strip(" .\u00a0")]
    titles = word_set(side.passage.language, "names", "titles")
    named = (w for w in close if w.strength > 0 and not w.shared and w.word.text.lower() not in titles)
    return any(w.word.text[0].isupper() for w in named)


def _is_a_day(stretch: Stretch, side: Facing) -> bool:
    """Whether a stretch only tells the day from that of publication, where the other side names one: "tomorrow", "on Thursday"."""
    days = days_told(side.passage)
    inside = [w.word for w in side.inside(stretch) if w.content]
    told = read(side.other.text, side.other.language, None)
    return bool(told.dates) and all(any(d.start <= w.start < d.end for d in days) for w in inside)


def _strange(stretch: Stretch, side: Facing, context: Context) -> bool:
    """Whether a stretch has a name that the model of divergences never saw, spelt like nothing on the other side."""
    if context.divergence is None:
        return False
    return any(
        word.bare
        and word.word.text.istitle()
        and stretch.first + at > 0
        and not context.divergence.common(word.word.text, side.passage.language)
        for at, word in enumerate(side.inside(stretch))
    )


def _finding(
    bead: Bead, context: Context, side: Facing, stretch: Stretch, weights: str, signals: dict[str, float], sure: float
) -> Finding:
    text = side.text(stretch)
    span = [(stretch.start, stretch.end)]
    here, there = (context.name(name) for name in ("source", "target")[:: 1 if side.from_source else -1])
    clause = stretch.start < side.words[stretch.first].word.start and is_clause(stretch, side)
    gloss = None if side.from_source else gloss_in(stretch, side, context)
    if gloss is not None:
        text, span = side.passage.text[slice(*gloss)], [gloss]
    told = (
        say("The {here} explains a name to its readers: “{a}”.")
        if gloss
        else say("“{a}” has no counterpart in the {there}.")
    )
    return context.finding(
        bead,
        aspect=ASPECT,
        severity=Severity.NOTE if gloss else Severity.MAJOR if clause else severity_of(signals["evidence"], sure),
        confidence=sure,
        message=told.format(a=text, here=here, there=there),
        source_at=span if side.from_source else (),
        target_at=() if side.from_source else span,
        what=text,
        source_words=text if side.from_source else "",
        target_words="" if side.from_source else text,
        unlinked=[w.word.text for w in side.inside(stretch) if w.bare],
        signals={name: round(value, 2) for name, value in signals.items()},
        weights=weights,
    )

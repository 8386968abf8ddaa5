"""Words of one side that stand where the other has others: "library" told as « hôpital ». A part of the check of coverage.

How sure it is follows from the evidence of both sides, from how common the words are (a rare word may be a translation that
the model never saw), and from how freely the rest is rendered; the weights are fitted by `diglot calibrate`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from diglot.checks.base import Context
from diglot.checks.calibrated import confidence
from diglot.checks.kinds import KIND, exchanged_kinds
from diglot.checks.stretches import STRONG, SURELY, Facing, Stretch, exchanges_of, freely, severity_of, sides_of
from diglot.findings import Aspect, Bead, Finding, Severity, Span
from diglot.l10n import say
from diglot.languages.values.names import read_names

WEIGHTS = "coverage, exchanged"


def exchanged(bead: Bead, context: Context) -> Iterator[Finding]:
    """Kinds told for others, and the surest pair of other stretches where a model reads the languages."""
    kinds = list(exchanged_kinds(bead, context, Aspect.COVERAGE))
    for one, two in kinds:
        yield _finding(bead, context, ((one.start, one.end), (two.start, two.end)), KIND, Severity.CRITICAL)
    sides = sides_of(bead, context)
    found = []
    for ours, theirs in exchanges_of(bead, context):
        if any(ours.start < a.end and a.start < ours.end for a, _ in kinds):
            continue
        if sides[0].text(ours).isupper() and sides[1].text(theirs).isupper():
            continue  # acronyms, which are names
        if _same_place(sides, (ours, theirs)):
            continue
        signals = signals_of(sides, (ours, theirs), context)
        found.append((confidence(WEIGHTS, signals), ours, theirs, signals))
    found.sort(key=lambda f: -f[0])
    for sure, ours, theirs, signals in found if context.exhaustive else found[:1]:
        spans = (ours.start, ours.end), (theirs.start, theirs.end)
        told = {name: round(value, 2) for name, value in signals.items()}
        severity = severity_of(signals["most"], sure)
        yield _finding(bead, context, spans, sure, severity, signals=told, weights=WEIGHTS)


def _same_place(sides: tuple[Facing, Facing], stretches: tuple[Stretch, Stretch]) -> bool:
    """Whether two stretches name one place: "the Turkish lira", „in der Türkei … die Lira“."""
    named = [
        {n.place for n in read_names(side.text(stretch), side.passage.language) if n.place}
        for side, stretch in zip(sides, stretches, strict=True)
    ]
    return not named[0].isdisjoint(named[1])


def _finding(
    bead: Bead, context: Context, spans: tuple[Span, Span], sure: float, severity: Severity, **evidence: Any
) -> Finding:
    texts = [passage.text[slice(*span)] for passage, span in zip(context.passages(bead), spans, strict=True)]
    return context.finding(
        bead,
        aspect=Aspect.COVERAGE,
        severity=severity,
        confidence=sure,
        message=say("The {here} has “{a}” where the {there} has “{b}”.").format(
            a=texts[0], b=texts[1], here=context.name("source"), there=context.name("target")
        ),
        source_at=[spans[0]],
        target_at=[spans[1]],
        what=" ".join(texts),
        source_words=texts[0],
        target_words=texts[1],
        **evidence,
    )


def signals_of(sides: tuple[Facing, Facing], stretches: tuple[Stretch, Stretch], context: Context) -> dict[str, float]:
    """What speaks for and against two stretches saying different things, by name, in about equal units."""
    both = list(zip(sides, stretches, strict=True))
    evidence = [min(STRONG, stretch.evidence) for _, stretch in both]
    peaks = [side.peak(stretch) for side, stretch in both]
    words = [sum(w.content for w in side.inside(stretch)) for side, stretch in both]
    around = [freely(context, side.from_source, side.inside(stretch)) for side, stretch in both]
    common = min(commonness(side, stretch, context) for side, stretch in both)
    return {
        "least": min(evidence),
        "surely, common": max(0.0, min(evidence) - SURELY) * common / 10,
        "most": max(evidence),
        "peak": min(peaks),
        "highest": max(peaks),
        "common": common,
        "words": float(sum(words)),
        "apart": 10 * abs(sides[0].at(stretches[0]) - sides[1].at(stretches[1])),
        "rest": 5 * sum(side.rest(stretch) for side, stretch in both) / 2,
        "around": 5 * sum(around) / 2,
        "name": float(sum(side.text(stretch)[:1].isupper() and stretch.first > 0 for side, stretch in both)),
    }


def commonness(side: Facing, stretch: Stretch, context: Context) -> float:
    """How common the surest word of a stretch is in what the model was trained on: 0 for one that it never saw, to 10."""
    if context.divergence is None:
        return 0.0
    at = max(range(stretch.first, stretch.last + 1), key=lambda k: side.odds[k])
    return 10 * context.divergence.common(side.words[at].word.text, side.passage.language)

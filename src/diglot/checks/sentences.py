"""Whole sentences that one edition has and the other has not.

What it does: takes the sentences that alignment left without counterpart and asks whether they may stand in a
neighbouring passage after all, merged: by the evidence of each word, linked into that passage or bare, by what the model
of divergences reads, and by whether that passage is long enough to hold them (`joining`). How sure a loss is follows
from that; the weights are fitted by `diglot calibrate`.

Why it matters: a paragraph that one edition's readers never see is the plainest difference there is.

Known false alarms: a sentence so freely retold that none of its words links; section headings of one edition
only, and lines of the page around the story (`Sentence.loose`): such a line without counterpart is a note.

Example: "The court will rule in May." without a counterpart in the French edition is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.checks.base import Context, Example
from diglot.checks.calibrated import confidence
from diglot.checks.joining import appraise, belongs, joined_to
from diglot.findings import Aspect, Bead, Finding, Kind, Severity
from diglot.l10n import say

ASPECT = Aspect.SENTENCE
EXAMPLES = (
    Example("en", "The court will rule in May.", "fr", "", True),
    Example("en", "", "fr", "Le tribunal rendra sa décision en mai.", True),
    Example("en", "The court will rule in May.", "fr", "Le tribunal rendra sa décision en mai.", False),
)

#: fewer words than this make a heading or an interjection
SHORT = 4
#: what speaks for a sentence that has no neighbour that may hold it; more says no more
ALONE = 12.0
#: where a context keeps what may hold its null links
KEPT = "held"


def check(bead: Bead, context: Context) -> Iterator[Finding]:
    """The null links of the alignment, as findings."""
    if not bead.is_null or not context.reliable(bead):
        return
    dropped = bool(bead.source)
    one, two = context.passages(bead)
    passage = one if dropped else two
    if not any(c.isalpha() for c in passage.text):
        return
    signals = signals_of(bead, context)
    short = len(passage.text.split()) < SHORT
    loose = all(sentence.loose for sentence in passage.sentences)
    span = [(0, len(passage.text))]
    there = context.name("target")
    where = (
        say("This sentence is missing from the {there}.") if dropped else say("This sentence is in the {there} only.")
    )
    yield context.finding(
        bead,
        kind=Kind.DROPPED if dropped else Kind.ADDED,
        aspect=ASPECT,
        severity=Severity.NOTE if loose else Severity.MINOR if short else Severity.MAJOR,
        confidence=confidence(str(ASPECT), signals),
        message=where.format(there=there),
        source_at=span if dropped else (),
        target_at=() if dropped else span,
        what="sentence",
        signals={name: round(value, 2) for name, value in signals.items()},
    )


def signals_of(bead: Bead, context: Context) -> dict[str, float]:
    """What speaks for a null link being a loss: log-odds that it stands alone, against the neighbour that most likely holds
    it."""
    if KEPT not in context.kept:
        context.kept[KEPT] = _held(context)
    held: float = context.kept[KEPT].get(bead, -ALONE)
    return {"alone": max(-ALONE, min(ALONE, -held))}


def _held(context: Context) -> dict[Bead, float]:
    """The null links with a neighbour that may hold them, and the log-odds that one does: all are read in one lot."""
    if context.lexicon is None or context.reverse_lexicon is None:
        return {}
    beside = {
        bead: [joined_to(other, bead) for other in near]
        for bead, near in _neighbours(context.alignment)
        if near and context.reliable(bead)
    }
    known = appraise([place for every in beside.values() for place in every], context)
    return {bead: max(belongs(known[place]) for place in every) for bead, every in beside.items()}


def _neighbours(alignment: Sequence[Bead]) -> Iterator[tuple[Bead, list[Bead]]]:
    """Each null link with the nearest beads before and after it that are none."""
    last: Bead | None = None
    waiting: list[tuple[Bead, list[Bead]]] = []
    for bead in alignment:
        if bead.is_null:
            waiting.append((bead, [last] if last else []))
            continue
        for _, near in waiting:
            near.append(bead)
        yield from waiting
        waiting, last = [], bead
    yield from waiting

"""Whole sentences that one edition has and the other has not.

What it does: takes the sentences that alignment left without counterpart and asks whether they may stand in a
neighbouring passage after all, merged: by the evidence of each word, linked into that passage or bare, and by whether
that passage is long enough to hold them. How sure a loss is follows from both; the weights are fitted by
`diglot calibrate`.

Why it matters: a paragraph that one edition's readers never see is the plainest difference there is.

Known false alarms: a sentence so freely retold that none of its words links; section headings of one edition only.

Example: "The court will rule in May." without a counterpart in the French edition is dropped.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from diglot.checks.base import Context, Example, Passage
from diglot.checks.calibrated import confidence
from diglot.checks.linked import linked
from diglot.findings import Aspect, Bead, Finding, Kind, Severity
from diglot.l10n import say
from diglot.translation.evidence import Evidence

ASPECT = Aspect.SENTENCE
EXAMPLES = (
    Example("en", "The court will rule in May.", "fr", "", True),
    Example("en", "", "fr", "Le tribunal rendra sa décision en mai.", True),
    Example("en", "The court will rule in May.", "fr", "Le tribunal rendra sa décision en mai.", False),
)

#: fewer words than this make a heading or an interjection
SHORT = 4
#: evidence and length say no more beyond this
STRONG, LONG = 12.0, 6.0
#: standard deviation of the logarithm of the ratio of lengths in true translations
SPREAD = 0.2
#: what speaks for a sentence that has no neighbour to be merged into
ALONE = {"evidence": STRONG, "length": LONG}


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
    span = [(0, len(passage.text))]
    there = context.name("target")
    where = (
        say("This sentence is missing from the {there}.") if dropped else say("This sentence is in the {there} only.")
    )
    yield context.finding(
        bead,
        kind=Kind.DROPPED if dropped else Kind.ADDED,
        aspect=ASPECT,
        severity=Severity.MINOR if short else Severity.MAJOR,
        confidence=confidence(str(ASPECT), signals),
        message=where.format(there=there),
        source_at=span if dropped else (),
        target_at=() if dropped else span,
        what="sentence",
        signals={name: round(value, 2) for name, value in signals.items()},
    )


def signals_of(bead: Bead, context: Context) -> dict[str, float]:
    """What speaks for a null link being a loss, against the neighbour that most likely holds it."""
    if context.lexicon is None or context.reverse_lexicon is None:
        return ALONE
    return min(
        (_against(bead, other, context) for other in _neighbours(bead, context)),
        key=lambda s: s["evidence"] + s["length"],
        default=ALONE,
    )


def _neighbours(bead: Bead, context: Context) -> Iterator[Bead]:
    at = context.alignment.index(bead)
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(context.alignment) and context.alignment[place].is_null:
            place += step
        if 0 <= place < len(context.alignment):
            yield context.alignment[place]


def _against(bead: Bead, other: Bead, context: Context) -> dict[str, float]:
    """Evidence that the sentence is not in the other side of a neighbouring bead, and what lengths say."""
    from_source = bool(bead.source)
    article = context.source if from_source else context.target
    inside, beside = (other.source, other.target) if from_source else (other.target, other.source)
    joined = Passage(article, tuple(sorted((*inside, *(bead.source or bead.target)))))
    facing = Passage(context.target if from_source else context.source, beside)
    own = Passage(article, bead.source or bead.target)
    offset = sum(len(article.sentences[i].text) + 1 for i in joined.indexes if i < own.indexes[0])
    evidence = Evidence.load(own.language, facing.language)
    words = linked(joined, facing, context, from_source=from_source)
    total = sum(
        evidence.odds(w, k)
        for k, w in enumerate(words)
        if w.content and offset <= w.word.start < offset + len(own.text)
    )
    without = math.log(len(facing.text) / max(1, len(joined.text) - len(own.text)))
    whole = math.log(len(facing.text) / len(joined.text))
    length = (whole**2 - without**2) / (2 * SPREAD**2)
    return {"evidence": max(-STRONG, min(STRONG, total)), "length": max(-LONG, min(LONG, length))}

"""Whole sentences that one edition has and the other has not.

What it does: takes the sentences that alignment left without counterpart, makes sure that their content does not
stand in a neighbouring sentence after all (a merge), and reports them as dropped or added.

Why it matters: a paragraph that one edition's readers never see is the plainest difference there is.

Known false alarms: a sentence so freely retold that none of its words links; section headings of one edition only.

Example: "The court will rule in May." without a counterpart in the French edition is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator

from diglot.checks.base import Context, Example
from diglot.checks.linked import linked_share
from diglot.findings import Aspect, Bead, Finding, Kind, Severity

ASPECT = Aspect.SENTENCE
EXAMPLES = (
    Example("en", "The court will rule in May.", "fr", "", True),
    Example("en", "", "fr", "Le tribunal rendra sa décision en mai.", True),
    Example("en", "The court will rule in May.", "fr", "Le tribunal rendra sa décision en mai.", False),
)

#: a sentence with this share of its content words found next door is merged there, not dropped
ABSORBED = 0.7
#: fewer words than this make a heading or an interjection
SHORT = 4


def check(bead: Bead, context: Context) -> Iterator[Finding]:
    """The null links of the alignment, as findings."""
    if not bead.is_null or not context.reliable(bead):
        return
    dropped = bool(bead.source)
    share = linked_share(bead, context)
    if share >= ABSORBED:
        return
    one, two = context.passages(bead)
    passage = one if dropped else two
    short = len(passage.text.split()) < SHORT
    span = [(0, len(passage.text))]
    where = "This sentence is missing from the other edition." if dropped else "This sentence is in this edition only."
    yield context.finding(
        bead,
        kind=Kind.DROPPED if dropped else Kind.ADDED,
        aspect=ASPECT,
        severity=Severity.MINOR if short else Severity.MAJOR,
        confidence=round(0.98 - 0.6 * share, 3),
        message=where,
        source_at=span if dropped else (),
        target_at=() if dropped else span,
        what="sentence",
        linked_share=round(share, 3),
    )

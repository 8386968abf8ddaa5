"""Clauses, appositions and list items that stand on one side of an aligned pair only.

What it does: links the content words of both originals through the lexicon, names, figures and the machine's
reading, and looks for a stretch that has far more words without counterpart than chance gives: the maximal scoring
segment (Karlin & Altschul 1990) of the log-odds of being unlinked.

Why it matters: a sentence that is there may still have lost the half that mattered.

Known false alarms: idioms and free paraphrase; rare words that the lexicon does not know.

Example: "The bridge, closed since 2019 after an inspection found cracks, will reopen." / « Le pont va rouvrir. » has
dropped the clause about the inspection.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from diglot.checks.base import Context, Example, Passage
from diglot.checks.linked import linked
from diglot.findings import Aspect, Bead, Finding, Kind, Severity
from diglot.translation.linking import LinkedWord

ASPECT = Aspect.COVERAGE
EXAMPLES = (
    Example(
        "en",
        "The bridge, closed since an inspection found deep cracks in two pillars, will reopen.",
        "fr",
        "Le pont va rouvrir.",
        True,
    ),
    Example("en", "The minister resigned on Monday.", "fr", "Le ministre a démissionné lundi.", False),
)

#: chance that a word of a lost clause is unlinked, and that one of a kept clause is
LOST, KEPT = 0.85, 0.22
#: log-odds that a stretch must reach to be reported, and to be called major
REPORTED, MAJOR = 5.0, 7.5
#: a stretch needs this many words without counterpart
FEWEST = 4


def check(bead: Bead, context: Context) -> Iterator[Finding]:
    """Stretches of either side without counterpart."""
    if bead.is_null or context.lexicon is None:
        return
    one, two = context.passages(bead)
    for passage, other, from_source in ((one, two, True), (two, one, False)):
        found = linked(passage, other, context, from_source=from_source)
        stretch = lost_stretch(found)
        if stretch is None:
            continue
        first, last, score = stretch
        yield _finding(bead, context, passage, found[first : last + 1], score, from_source)


def lost_stretch(found: Sequence[LinkedWord]) -> tuple[int, int, float] | None:
    """The stretch with the highest log-odds of being lost: (first word, last word, score), or None below REPORTED."""
    best: tuple[int, int, float] | None = None
    score, start = 0.0, 0
    bare = math.log(LOST / KEPT)
    held = math.log((1 - LOST) / (1 - KEPT))
    for at, item in enumerate(found):
        if not item.content:
            continue
        if score <= 0:
            score, start = 0.0, at
        score += bare if item.bare else held
        if score >= REPORTED and (best is None or score > best[2]):
            best = (start, at, score)
    if best is None or sum(w.bare for w in found[best[0] : best[1] + 1]) < FEWEST:
        return None
    return best


def _finding(
    bead: Bead,
    context: Context,
    passage: Passage,
    stretch: Sequence[LinkedWord],
    score: float,
    from_source: bool,
) -> Finding:
    start, end = stretch[0].word.start, stretch[-1].word.end
    text = passage.text[start:end]
    return context.finding(
        bead,
        kind=Kind.DROPPED if from_source else Kind.ADDED,
        aspect=ASPECT,
        severity=Severity.MAJOR if score >= MAJOR else Severity.MINOR,
        confidence=round(1 / (1 + math.exp(-(score - REPORTED) / 2 - 0.2)), 3),
        message=(
            f"“{text}” is missing from the other edition." if from_source else f"“{text}” is in this edition only."
        ),
        source_at=[(start, end)] if from_source else (),
        target_at=() if from_source else [(start, end)],
        what=text,
        source_words=text if from_source else "",
        target_words="" if from_source else text,
        unlinked=[w.word.text for w in stretch if w.bare],
        log_odds=round(score, 2),
    )

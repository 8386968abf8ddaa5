"""Clauses, appositions and list items that stand on one side of an aligned pair only.

What it does: links the content words of both originals and looks for the stretch that has most evidence of being lost:
the maximal scoring segment (Karlin & Altschul 1990) of the log-odds that a linked, or bare, word gives. Those odds are
learnt from true translations, word by word. How sure it is follows from the stretch's evidence, from whether the other
side is shorter by as much, from whether the stretch begins and ends at a mark, and from how well all the rest is
covered; the weights are fitted by `diglot calibrate`.

Why it matters: a sentence that is there may still have lost the half that mattered.

Known false alarms: idioms and free paraphrase; a sentence told in quite other words.

Example: "The bridge, closed since an inspection found cracks, will reopen." / « Le pont va rouvrir. » has lost the
clause about the inspection.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diglot.checks.base import Context, Example, Passage
from diglot.checks.calibrated import confidence
from diglot.checks.linked import linked
from diglot.findings import Aspect, Bead, Finding, Severity
from diglot.l10n import say
from diglot.translation.evidence import Evidence
from diglot.translation.linking import LinkedWord

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
    Example("en", "The minister resigned on Monday.", "fr", "Le ministre a démissionné lundi.", False),
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
#: marks that end or begin a clause
MARKS = ",;:()[]—–-«»“”\"'.!?…"
#: a stretch needs this much evidence to be looked at, this to be a major loss, and more says no more
LEAST, MAJOR, STRONG = 2.5, 7.0, 12.0
#: what a stretch without much evidence besides its length can be
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `first`..`last` of a passage, the evidence that they are lost, and the spans they cover in characters."""

    first: int
    last: int
    evidence: float
    start: int
    end: int


def check(bead: Bead, context: Context) -> Iterator[Finding]:
    """The stretch of either side that is surely without counterpart."""
    if bead.is_null or context.lexicon is None or context.reverse_lexicon is None:
        return
    one, two = context.passages(bead)
    sides = (
        (one, two, linked(one, two, context, from_source=True), True),
        (two, one, linked(two, one, context, from_source=False), False),
    )
    found = [lost_stretch(words, passage, other.language) for passage, other, words, _ in sides]
    for at, (passage, other, words, from_source) in enumerate(sides):
        stretch, opposite = found[at], found[1 - at]
        if stretch is None or stretch.evidence < LEAST:
            continue
        signals = signals_of(stretch, opposite, passage, other, words)
        sure = confidence(str(ASPECT), signals)
        if sum(w.bare for w in words[stretch.first : stretch.last + 1]) >= FEWEST:
            yield _finding(bead, context, passage, words, stretch, signals, sure, from_source)


def lost_stretch(found: Sequence[LinkedWord], passage: Passage, other_language: str) -> Stretch | None:
    """The stretch with most evidence of being lost, or None where no word speaks for it."""
    evidence = Evidence.load(passage.language, other_language)
    best: tuple[float, int, int] | None = None
    score, start = 0.0, 0
    for at, item in enumerate(found):
        if not item.content:
            continue
        if score <= 0:
            score, start = 0.0, at
        score += evidence.odds(item, at)
        if score > 0 and (best is None or score > best[0]):
            best = score, start, at
    if best is None:
        return None
    score, first, last = best
    return Stretch(first, last, score, found[first].word.start, found[last].word.end)


def signals_of(
    stretch: Stretch, opposite: Stretch | None, passage: Passage, other: Passage, words: Sequence[LinkedWord]
) -> dict[str, float]:
    """What speaks for and against a stretch being lost, by name, in about equal units."""
    size = len(passage.text) * LENGTHS.get(other.language, 1.0) / LENGTHS.get(passage.language, 1.0)
    skew = math.log(max(1, len(other.text)) / max(1.0, size))
    share = (stretch.end - stretch.start) / max(1, len(passage.text))
    expected = math.log(max(0.05, 1 - share))
    length = (skew**2 - (skew - expected) ** 2) / (2 * SPREAD**2)
    marks = _at_mark(passage.text, words, stretch.first, -1) + _at_mark(passage.text, words, stretch.last, 1)
    return {
        "evidence": min(STRONG, stretch.evidence),
        "length": max(-6.0, min(6.0, length)),
        "opposite": min(8.0, opposite.evidence if opposite else 0.0),
        "marks": float(marks),
    }


def _at_mark(text: str, words: Sequence[LinkedWord], at: int, step: int) -> bool:
    """Whether only small words stand between a word and the mark, or the end, to its left (-1) or right (1)."""
    while True:
        word = words[at].word
        beside = text[: word.start].rstrip()[-1:] if step < 0 else text[word.end :].lstrip()[:1]
        if not beside or beside in MARKS:
            return True
        at += step
        if not 0 <= at < len(words) or words[at].content:
            return False


def _finding(
    bead: Bead,
    context: Context,
    passage: Passage,
    words: Sequence[LinkedWord],
    stretch: Stretch,
    signals: dict[str, float],
    sure: float,
    from_source: bool,
) -> Finding:
    text = passage.text[stretch.start : stretch.end]
    span = [(stretch.start, stretch.end)]
    there = context.name("target" if from_source else "source")
    return context.finding(
        bead,
        aspect=ASPECT,
        severity=Severity.MAJOR if signals["evidence"] >= MAJOR else Severity.MINOR,
        confidence=sure,
        message=say("“{a}” has no counterpart in the {there}.").format(a=text, there=there),
        source_at=span if from_source else (),
        target_at=() if from_source else span,
        what=text,
        source_words=text if from_source else "",
        target_words="" if from_source else text,
        unlinked=[w.word.text for w in words[stretch.first : stretch.last + 1] if w.bare],
        signals={name: round(value, 2) for name, value in signals.items()},
    )

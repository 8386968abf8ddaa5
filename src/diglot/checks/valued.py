"""What the checks of numbers and dates share: values of both originals, compared once a bead, told as findings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from diglot.checks.base import Context, Passage
from diglot.findings import Aspect, Bead, Finding, Severity
from diglot.l10n import say
from diglot.languages.polarity import negations

if TYPE_CHECKING:
    from diglot.languages.values import DateValue, Difference, Quantity, Values

#: below this a difference of values is not reported
CONFIDENT = 0.5
#: at and above this a changed value is critical
CERTAIN = 0.8

_NOTES = {
    "rounded": "The figure is rounded: “{a}” in the {here}, “{b}” in the {there}.",
    "converted": "The unit is converted: “{a}” in the {here}, “{b}” in the {there}.",
    "reworded": "The value is told in another way: “{a}” in the {here}, “{b}” in the {there}.",
}


# as many as the sentences of two long editions: alignment and checks read the same ones
@lru_cache(maxsize=32768)
def read(text: str, language: str, reference: str | None) -> Values:
    """The values of a passage, read once for all checks; `reference` is the article's ISO date."""
    from diglot.languages.values import read_values

    return read_values(text, language, date.fromisoformat(reference) if reference else None)


@lru_cache(maxsize=512)
def _differences(
    one: str, one_language: str, one_date: str | None, two: str, two_language: str, two_date: str | None
) -> tuple[Difference, ...]:
    from diglot.languages.values import match_values

    return tuple(match_values(read(one, one_language, one_date), read(two, two_language, two_date)))


def _is_date(value: Quantity | DateValue | None) -> bool:
    return value is not None and not hasattr(value, "unit")


def value_findings(bead: Bead, context: Context, aspect: Aspect) -> Iterator[Finding]:
    """Findings of the given aspect (number or date) for one bead."""
    one, two = context.passages(bead)
    dates = context.source.date, context.target.date
    for difference in _differences(one.text, one.language, dates[0], two.text, two.language, dates[1]):
        dated = _is_date(difference.source if difference.source is not None else difference.target)
        if dated != (aspect is Aspect.DATE) or difference.confidence < CONFIDENT:
            continue
        if not _stands_elsewhere(difference, context) and not _is_denied(difference, one, two):
            yield _finding(bead, context, aspect, difference, one, two)


def _is_denied(difference: Difference, one: Passage, two: Passage) -> bool:
    """Whether a floor faces a ceiling at the same figure, and one side denies it: "at most ten", „mehr als zehn … nicht“."""
    from diglot.languages.values import is_one
    from diglot.languages.values.model import Quantity

    a, b = difference.source, difference.target
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or not a.bound or not b.bound or not is_one(a, b):
        return False
    if a.unit in ("half", "%"):
        return False  # "nearly a third lack one", « plus d'un tiers n'en ont pas »
    denials = [len(negations(p.text, p.language)[0]) for p in (one, two)]
    return denials[0] != denials[1]


def _stands_elsewhere(difference: Difference, context: Context) -> bool:
    """Whether the value that one side lacks stands in another sentence of that article: nothing is lost for its readers."""
    from diglot.languages.values import is_one

    if None not in (difference.source, difference.target):
        return False
    value, article = (
        (difference.source, context.target) if difference.source is not None else (difference.target, context.source)
    )
    told = (read(s.text.replace("\n", " "), article.language, article.date) for s in article.sentences)
    return value is not None and any(
        any(is_one(value, n) for n in held.numbers) or any(is_one(value, d) for d in held.dates) for held in told
    )


def _finding(
    bead: Bead, context: Context, aspect: Aspect, difference: Difference, one: Passage, two: Passage
) -> Finding:
    left, right = difference.source, difference.target
    here, there = context.name("source"), context.name("target")
    dated = aspect is Aspect.DATE
    severity = Severity.CRITICAL if difference.confidence >= CERTAIN else Severity.MAJOR
    if difference.status in _NOTES and left is not None and right is not None:
        message = say(_NOTES[difference.status]).format(a=left.text, b=right.text, here=here, there=there)
        severity = Severity.NOTE
    elif left is not None and right is not None:
        told = (
            say("The date differs: “{a}” in the {here}, “{b}” in the {there}.")
            if dated
            else say("The figure differs: “{a}” in the {here}, “{b}” in the {there}.")
        )
        message = told.format(a=left.text, b=right.text, here=here, there=there)
    elif left is not None:
        told = (
            say("The date “{a}” is missing from the {there}.")
            if dated
            else say("The figure “{a}” is missing from the {there}.")
        )
        message = told.format(a=left.text, there=there)
        severity = Severity.MAJOR
    else:
        told = (
            say("The date “{a}” stands in the {there} only.")
            if dated
            else say("The figure “{a}” stands in the {there} only.")
        )
        message = told.format(a=right.text if right else "", there=there)
        severity = Severity.MAJOR
    return context.finding(
        bead,
        aspect=aspect,
        severity=severity,
        confidence=difference.confidence,
        message=message,
        source_at=[(left.start, left.end)] if left is not None else (),
        target_at=[(right.start, right.end)] if right is not None else (),
        what=f"{left.text if left else ''}|{right.text if right else ''}",
        source_words=left.text if left else "",
        target_words=right.text if right else "",
        status=difference.status,
    )

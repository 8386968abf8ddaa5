"""Dates, weekdays and times of day that differ between the two originals.

What it does: reads dates, years, weekdays and clock times from both originals and compares them part by part; days and
spans told from the day of publication ("next week") are compared with each other (`relative`), and what stands before the
same date on both sides, whether it begins or ends there ("after 3 March", "until 3 March").

Why it matters: a wrong day sends readers and other desks to the wrong event.

Known false alarms: an edition that gives a weekday where the other gives the date, with no dateline to tell whether
they agree; a year left out because the context gives it.

Example: "He resigned on Tuesday." / « Il a démissionné jeudi. » is altered: Tuesday against jeudi.
"""

from __future__ import annotations

from collections.abc import Iterator

from diglot.checks.base import Context, Example
from diglot.checks.relative import other_spans
from diglot.checks.valued import value_findings
from diglot.findings import Aspect, Bead, Finding

ASPECT = Aspect.DATE
EXAMPLES = (
    Example(
        "en", "Shops may open on Easter Monday.", "fr", "Les magasins pourront ouvrir le lundi de Pentecôte.", True
    ),
    Example("en", "He resigned on Tuesday.", "fr", "Il a démissionné jeudi.", True),
    Example("en", "The law dates from 1998.", "fr", "La loi date de 1989.", True),
    Example("en", "They met on 3 March.", "fr", "Ils se sont rencontrés le 3 mai.", True),
    Example("en", "Schools reopen the day after tomorrow.", "fr", "Les écoles rouvrent demain.", True),
    Example("en", "Talks resume next week.", "fr", "Les pourparlers reprennent la semaine prochaine.", False),
    Example("en", "They met in late 2017.", "fr", "Ils se sont rencontrés fin 2017.", False),
    Example("en", "The vote is on Monday, June 5.", "fr", "Le vote a lieu lundi 5 juin.", False),
)


def check(bead: Bead, context: Context) -> Iterator[Finding]:
    """Differences of date in the bead."""
    yield from value_findings(bead, context, ASPECT)
    yield from other_spans(bead, context)

"""Numbers that differ between the two originals.

What it does: reads every figure, spelt-out number, amount, percentage, range and measure from both originals and
compares them by value and unit; the machine's reading plays no part.

Why it matters: a wrong figure costs a published correction.

Known false alarms: a small number used as a pronoun ("the three") or idiom on one side only; figures of a table of
which the other edition quotes a part.

Example: "The storm killed 23 people." / « La tempête a fait 32 morts. » is altered: 23 against 32.
"""

from __future__ import annotations

from collections.abc import Iterator

from diglot.checks.base import Context, Example
from diglot.checks.valued import CONFIDENT, value_findings
from diglot.findings import Aspect, Bead, Finding

ASPECT = Aspect.NUMBER
EXAMPLES = (
    Example("en", "The storm killed 23 people.", "fr", "La tempête a fait 32 morts.", True),
    Example("en", "The plant cost $4.5 million.", "fr", "L’usine a coûté 4,5 milliards de dollars.", True),
    Example("en", "Prices rose 3.2 percent.", "fr", "Les prix ont augmenté de 2,3 %.", True),
    Example("en", "There are nearly 2,500 soldiers.", "fr", "Il y a près de 2 500 soldats.", False),
    Example("en", "It earned 1.18bn euros.", "fr", "Elle a gagné près de 1,2 milliard d’euros.", False),
    Example("en", "Twenty people were hurt.", "fr", "Vingt personnes ont été blessées.", False),
)

__all__ = ["ASPECT", "CONFIDENT", "EXAMPLES", "check"]


def check(bead: Bead, context: Context) -> Iterator[Finding]:
    """Differences of number in the bead."""
    yield from value_findings(bead, context, ASPECT)

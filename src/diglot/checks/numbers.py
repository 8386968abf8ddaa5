"""Numbers that differ between the two originals.

What it does: reads every figure, spelt-out number, amount, percentage, score, multiple ("twice"), range and measure from
both originals and compares them by value and unit; the machine's reading plays no part.

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
    Example("en", "It won a $2 billion contract.", "fr", "Elle a obtenu un contrat d'un milliard de dollars.", True),
    Example("en", "One in five residents left.", "fr", "Un habitant sur dix est parti.", True),
    Example("en", "He put in 2.5 million euros.", "fr", "Il a investi 2 millions et demi d'euros.", False),
    Example("en", "It was ten degrees below zero.", "fr", "Il faisait -10 degrés.", False),
    Example("en", "They reached the last 16.", "fr", "Ils sont en 8es de finale.", False),
    Example("en", "There are nearly 2,500 soldiers.", "fr", "Il y a près de 2 500 soldats.", False),
    Example("en", "It earned 1.18bn euros.", "fr", "Elle a gagné près de 1,2 milliard d’euros.", False),
    Example("en", "More than 700 people fled.", "fr", "Moins de 700 personnes ont fui.", True),
    Example("en", "He must serve at least eight years.", "fr", "Il doit purger au plus huit ans.", True),
    Example("en", "It was shut for eleven years.", "fr", "Il a été fermé onze mois.", True),
    Example("en", "Support fell by six percentage points.", "fr", "Le soutien a reculé de 6 %.", True),
    Example(
        "en", "They earn 2,100 euros a month before tax.", "fr", "Ils gagnent 2 100 euros par an avant impôt.", True
    ),
    Example(
        "en",
        "It uses 90,000 litres of river water an hour.",
        "fr",
        "Il utilise 90 000 litres d'eau de rivière par jour.",
        True,
    ),
    Example("en", "She came third in the race.", "fr", "Elle est arrivée deuxième de la course.", True),
    Example("en", "Four in five lambs died.", "fr", "80 % des agneaux sont morts.", False),
    Example(
        "en",
        "Turnout was 61 percent, three points more than before.",
        "fr",
        "La participation était de 61 %, contre 58 % avant.",
        False,
    ),
    Example("en", "Dozens of people marched.", "fr", "Des centaines de personnes ont défilé.", True),
    Example(
        "en", "Nearly a third of hospitals lack power.", "fr", "Plus d'un tiers des hôpitaux manquent de courant.", True
    ),
    Example("en", "The glaciers have shrunk for a decade.", "fr", "Les glaciers reculent depuis vingt ans.", True),
    Example(
        "en",
        "The bank raised its rate by 50 basis points.",
        "fr",
        "La banque a relevé son taux d'un demi-point.",
        False,
    ),
    Example("en", "They have been married for 50 years.", "fr", "Ils sont mariés depuis un demi-siècle.", False),
    Example("en", "Hundreds of people marched.", "fr", "Quelque 300 personnes ont défilé.", False),
    Example("en", "The strike lasted 24 months.", "fr", "La grève a duré deux ans.", False),
    Example("en", "Twenty people were hurt.", "fr", "Vingt personnes ont été blessées.", False),
)

__all__ = ["ASPECT", "CONFIDENT", "EXAMPLES", "check"]


def check(bead: Bead, context: Context) -> Iterator[Finding]:
    """Differences of number in the bead."""
    yield from value_findings(bead, context, ASPECT)

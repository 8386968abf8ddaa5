"""People, places, nationalities and organisations that differ between the two originals.

What it does: reads names from both originals and matches them over exonyms, nationality words, acronyms,
transliteration and shortened forms; what is left on both sides is a name exchanged for another.

Why it matters: the wrong person or country is the correction that newsrooms fear most.

Known false alarms: nicknames and paraphrases ("the capital" for a city), titles written with capitals.

Example: "Talks opened in Vienna." / « Les pourparlers ont débuté à Genève. » is altered: Vienna against Genève.
"""

from __future__ import annotations

from collections.abc import Iterator

from diglot.checks.base import Context, Example
from diglot.findings import Aspect, Bead, Finding, Severity

ASPECT = Aspect.NAME
EXAMPLES = (
    Example("en", "Talks opened in Vienna.", "fr", "Les pourparlers ont débuté à Genève.", True),
    Example("en", "The Iraqi parliament voted.", "fr", "Le parlement iranien a voté.", True),
    Example(
        "en",
        "Mr Zelensky met the Iraqi minister.",
        "fr",
        "M. Zelenski a rencontré le ministre irakien.",
        False,
    ),
    Example("en", "He lives in London.", "fr", "Il vit à Londres.", False),
)

#: below this a difference of names is not reported
CONFIDENT = 0.5


def check(bead: Bead, context: Context) -> Iterator[Finding]:
    """Names exchanged in the bead."""
    from diglot.languages.values.names import match_names, read_names

    one, two = context.passages(bead)
    for difference in match_names(read_names(one.text, one.language), read_names(two.text, two.language)):
        if difference.status != "changed" or difference.confidence < CONFIDENT:
            continue
        left, right = difference.source, difference.target
        if left is None or right is None:
            continue
        yield context.finding(
            bead,
            aspect=ASPECT,
            severity=Severity.CRITICAL if difference.confidence >= 0.7 else Severity.MAJOR,
            confidence=difference.confidence,
            message=f"The names differ: “{left.text}” here, “{right.text}” there.",
            source_at=[(left.start, left.end)],
            target_at=[(right.start, right.end)],
            what=f"{left.key}|{right.key}",
            source_words=left.text,
            target_words=right.text,
        )

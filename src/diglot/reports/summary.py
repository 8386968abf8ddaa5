"""The line at the head of every report, to be read aloud."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from diglot.findings import Aspect, Comparison, Kind, Severity
from diglot.l10n import plural, say
from diglot.languages.packs import language_name

#: severities are told apart by shape and word, never by colour alone
SHAPES = {Severity.CRITICAL: "✖", Severity.MAJOR: "▲", Severity.MINOR: "●", Severity.NOTE: "·"}


def summary(comparison: Comparison) -> str:
    """One or two sentences: what differs, how gravely, and how much of the text corresponds."""
    if not comparison.compared:
        return comparison.verdict.message
    one, two = (say(language_name(a.language)) for a in (comparison.source, comparison.target))
    told = Counter(
        (f.kind, f.aspect is Aspect.SENTENCE) for f in comparison.findings if f.severity is not Severity.NOTE
    )
    notes = sum(f.severity is Severity.NOTE for f in comparison.findings)
    altered = told[Kind.ALTERED, False] + told[Kind.ALTERED, True]
    counted = (
        (told[Kind.DROPPED, True], plural("{n} sentence dropped", "{n} sentences dropped", told[Kind.DROPPED, True])),
        (told[Kind.DROPPED, False], plural("{n} passage dropped", "{n} passages dropped", told[Kind.DROPPED, False])),
        (told[Kind.ADDED, True], plural("{n} sentence added", "{n} sentences added", told[Kind.ADDED, True])),
        (told[Kind.ADDED, False], plural("{n} passage added", "{n} passages added", told[Kind.ADDED, False])),
        (altered, plural("{n} difference within a sentence", "{n} differences within sentences", altered)),
    )
    parts = [text for number, text in counted if number]
    critical = sum(f.severity is Severity.CRITICAL for f in comparison.findings)
    line = say("{two} edition against {one}:").format(one=one, two=two)
    line += " " + (", ".join(parts) if parts else say("no difference found"))
    if critical:
        line += say("; ") + plural("{n} would need a correction", "{n} would need a correction", critical)
    if notes:
        line += say("; ") + plural("{n} note", "{n} notes", notes)
    total = len(comparison.source.sentences)
    paired = with_counterpart((b.source, b.target) for b in comparison.alignment)
    held = plural(
        "{paired} of {n} sentence of the {one} text has a counterpart.",
        "{paired} of {n} sentences of the {one} text have a counterpart.",
        total,
        paired=paired,
        one=one,
    )
    return f"{line}. {held}"


def with_counterpart(beads: Iterable[tuple[Sequence[int], Sequence[int]]]) -> int:
    """How many sentences of the first edition have a counterpart: wherever a report tells it, it is counted here."""
    return sum(len(source) for source, target in beads if target)

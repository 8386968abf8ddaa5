"""The line at the head of every report, to be read aloud."""

from __future__ import annotations

from collections import Counter

from diglot.findings import Aspect, Comparison, Kind, Severity
from diglot.languages.packs import language_name

#: severities are told apart by shape and word, never by colour alone
SHAPES = {Severity.CRITICAL: "✖", Severity.MAJOR: "▲", Severity.MINOR: "●", Severity.NOTE: "·"}


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def summary(comparison: Comparison) -> str:
    """One or two sentences: what differs, how gravely, and how much of the text corresponds."""
    if not comparison.verdict.editions and not comparison.findings:
        return comparison.verdict.message
    one, two = language_name(comparison.source.language), language_name(comparison.target.language)
    told = Counter(
        (f.kind, f.aspect is Aspect.SENTENCE) for f in comparison.findings if f.severity is not Severity.NOTE
    )
    notes = sum(f.severity is Severity.NOTE for f in comparison.findings)
    parts = []
    for kind, verb in ((Kind.DROPPED, "dropped"), (Kind.ADDED, "added")):
        if told[kind, True]:
            parts.append(_count(told[kind, True], f"sentence {verb}", f"sentences {verb}"))
        if told[kind, False]:
            parts.append(_count(told[kind, False], f"passage {verb}", f"passages {verb}"))
    altered = told[Kind.ALTERED, False] + told[Kind.ALTERED, True]
    if altered:
        parts.append(_count(altered, "difference within a sentence", "differences within sentences"))
    critical = sum(f.severity is Severity.CRITICAL for f in comparison.findings)
    line = f"{two} edition against {one}: " + (", ".join(parts) if parts else "no difference found")
    if critical:
        line += f"; {critical} would need a correction"
    if notes:
        line += f"; {_count(notes, 'note', 'notes')}"
    total = len(comparison.source.sentences)
    paired = sum(len(b.source) for b in comparison.alignment if not b.is_null)
    return f"{line}. {paired} of {_count(total, 'sentence', 'sentences')} of the {one} text have a counterpart."

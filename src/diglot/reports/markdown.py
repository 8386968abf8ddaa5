"""Markdown for a chat or a ticket: the line to read aloud, then a list of what differs."""

from __future__ import annotations

import re

from diglot.findings import Comparison, Finding
from diglot.l10n import percent, say
from diglot.reports import Style
from diglot.reports.marks import flat, marked, numbers_of
from diglot.reports.summary import SHAPES, summary

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def render(comparison: Comparison, style: Style) -> str:
    """The report in CommonMark; what articles say is escaped."""
    made = [f"**{escaped(summary(comparison))}**", ""]
    for finding in () if style.quiet else comparison.findings:
        made += [*_finding(comparison, finding), ""]
    made += [f"`{comparison.signature}`"]
    return "\n".join(made) + "\n"


def _finding(comparison: Comparison, finding: Finding) -> list[str]:
    head = f"- {SHAPES[finding.severity]} **{say(finding.severity)}** · {say(finding.kind)} · {say(finding.aspect)}"
    made = [f"{head}{say(': ')}{escaped(finding.message)} ({say('{sure} sure', sure=percent(finding.confidence))})"]
    for article, indexes, spans in (
        (comparison.source, finding.source, finding.source_spans),
        (comparison.target, finding.target, finding.target_spans),
    ):
        if indexes:
            text = escaped(marked(article, indexes, spans, "\x02", "\x03")).replace("\x02", "**").replace("\x03", "**")
            made.append(f"  > {article.language} {numbers_of(indexes)}{say(': ')}{text}\n  >")
    return made


def escaped(text: str) -> str:
    """Text whose marks are shown, not obeyed."""
    return _SPECIAL.sub(r"\\\1", flat(text))

"""Annotations of a GitHub workflow: one command a finding, placed in the edition to check."""

from __future__ import annotations

from diglot.findings import Comparison, Severity
from diglot.l10n import say
from diglot.reports import Style
from diglot.reports.places import Lines, address, span_in

LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.NOTE: "notice"}


def render(comparison: Comparison, style: Style) -> str:
    """Workflow commands, a line each; nothing where nothing was found, one where the texts are no editions."""
    if not comparison.compared:
        where, title = _value(address(comparison.target.path)), _value(f"diglot: {say('not an edition')}")
        return f"::error file={where},line=1,endLine=1,title={title}::{_data(comparison.verdict.message)}\n"
    lines = {"source": Lines(comparison.source), "target": Lines(comparison.target)}
    made = []
    for finding in comparison.findings:
        side = "target" if finding.target else "source"
        article = comparison.target if finding.target else comparison.source
        span = span_in(article, finding, side)
        at = lines[side].place(span or (0, 0))
        where = f"file={_value(address(article.path))},line={at.line},endLine={at.end_line}"
        if at.line == at.end_line:
            where += f",col={at.column},endColumn={at.end_column}"
        title = _value(f"diglot: {say(finding.kind)} {say(finding.aspect)} ({say(finding.severity)})")
        made.append(f"::{LEVELS[finding.severity]} {where},title={title}::{_data(finding.message)}\n")
    return "".join(made)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

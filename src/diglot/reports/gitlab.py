"""GitLab's code quality report: a JSON list, one entry a finding, placed in the edition to check."""

from __future__ import annotations

import json

from diglot.findings import Comparison, Severity
from diglot.reports import Style
from diglot.reports.places import NO_EDITIONS, Lines, address, span_in, verdict_id

LEVELS = {Severity.CRITICAL: "critical", Severity.MAJOR: "major", Severity.MINOR: "minor", Severity.NOTE: "info"}


def render(comparison: Comparison, style: Style) -> str:
    """The list of entries, empty where nothing was found; one on the first line where the texts are no editions."""
    lines = {"source": Lines(comparison.source), "target": Lines(comparison.target)}
    made = []
    for finding in comparison.findings:
        side = "target" if finding.target else "source"
        article = comparison.target if finding.target else comparison.source
        at = lines[side].place(span_in(article, finding, side) or (0, 0))
        made.append(
            {
                "description": finding.message,
                "check_name": f"diglot.{finding.aspect}",
                "fingerprint": finding.id,
                "severity": LEVELS[finding.severity],
                "location": {"path": address(article.path), "lines": {"begin": at.line, "end": at.end_line}},
            }
        )
    if not comparison.compared:
        made = [
            {
                "description": comparison.verdict.message,
                "check_name": f"diglot.{NO_EDITIONS}",
                "fingerprint": verdict_id(comparison),
                "severity": "critical",
                "location": {"path": address(comparison.target.path), "lines": {"begin": 1, "end": 1}},
            }
        ]
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"

"""SARIF 2.1.0 (OASIS): findings for code review and gates, placed in the edition to check."""

from __future__ import annotations

import json
from typing import Any

from diglot import __version__
from diglot.findings import Aspect, Comparison, Finding, Severity
from diglot.reports import Style
from diglot.reports.places import NO_EDITIONS, Lines, span_in, uri, verdict_id

LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.NOTE: "note"}


def render(comparison: Comparison, style: Style) -> str:
    """One run with one result a finding; one that tells the verdict where the texts are no editions."""
    lines = {"source": Lines(comparison.source), "target": Lines(comparison.target)}
    rules = [{"id": str(aspect), "name": str(aspect).capitalize()} for aspect in (*Aspect, NO_EDITIONS)]
    found = [_result(comparison, finding, lines) for finding in comparison.findings]
    run = {
        "tool": {"driver": {"name": "diglot", "semanticVersion": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": found if comparison.compared else [_verdict(comparison)],
        "properties": {"signature": comparison.signature},
    }
    made = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _verdict(comparison: Comparison) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": uri(comparison.target.path)}, "region": {"startLine": 1}}
    return {
        "ruleId": NO_EDITIONS,
        "level": "error",
        "message": {"text": comparison.verdict.message},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"diglot/v1": verdict_id(comparison)},
    }


def _result(comparison: Comparison, finding: Finding, lines: dict[str, Lines]) -> dict[str, Any]:
    found = {side: _location(comparison, finding, side, lines[side]) for side in ("target", "source")}
    told = [place for place in found.values() if place]
    made: dict[str, Any] = {
        "ruleId": str(finding.aspect),
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": told[:1],
        "partialFingerprints": {"diglot/v1": finding.id},
        "properties": {
            "kind": str(finding.kind),
            "severity": str(finding.severity),
            "confidence": round(finding.confidence, 3),
        },
    }
    if told[1:]:
        made["relatedLocations"] = told[1:]
    return made


def _location(comparison: Comparison, finding: Finding, side: str, lines: Lines) -> dict[str, Any] | None:
    article = comparison.source if side == "source" else comparison.target
    span = span_in(article, finding, side)
    if span is None:
        return None
    at = lines.place(span)
    region = {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
        "charOffset": span[0],
        "charLength": span[1] - span[0],
    }
    return {"physicalLocation": {"artifactLocation": {"uri": uri(article.path)}, "region": region}}

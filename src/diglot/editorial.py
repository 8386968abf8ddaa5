"""What an editor is shown of all that the checks found: one finding a cause, the gravest first where they overlap."""

from __future__ import annotations

from collections.abc import Sequence

from diglot.findings import Aspect, Finding, Severity, Span

#: what is less sure than this is not worth an editor's time
SURE_ENOUGH = 0.5
#: nor is what words alone are told by, where no figure, name or denial is at stake, and this is not reached
SURER = 0.75
#: share of a lost stretch that another finding has, from which that one explains it
HALF = 0.5


def merge_causes(findings: Sequence[Finding]) -> list[Finding]:
    """Drop findings that another one explains: a figure inside a clause that is reported lost as a whole."""
    made: list[Finding] = []
    told = [f for f in findings if f.confidence >= (SURER if f.aspect is Aspect.COVERAGE else SURE_ENOUGH)]
    for finding in told:
        if not any(other is not finding and explains(other, finding) for other in told):
            made.append(finding)
    seen: set[str] = set()
    once: list[Finding] = []
    for finding in made:
        if finding.id not in seen:
            seen.add(finding.id)
            once.append(finding)
    return once


def explains(clause: Finding, finding: Finding) -> bool:
    """True where `clause` (a stretch lost or added) covers all that `finding` points at on that side.

    And where it is a figure or a date with its bound ("at least 50", "after Monday"), and the other one finding the bound; and where it has
    both sides' words for what the other one finds to be lost on one side: an exchanged name is no lost one. And where a
    verb that takes a stance ("alleged") is exchanged, which makes it less certain too. A note explains notes only.
    """
    if clause.severity is Severity.NOTE and finding.severity is not Severity.NOTE:
        return False
    if finding.aspect is Aspect.COVERAGE and clause.aspect is not Aspect.COVERAGE:
        side = (finding.source_spans, clause.source_spans) if finding.source_spans else None
        lost, other = side or (finding.target_spans, clause.target_spans)
        return bool(clause.source_spans and clause.target_spans) and _share(lost, other) >= HALF
    if clause.aspect is Aspect.ATTRIBUTION and finding.aspect is Aspect.CERTAINTY:
        inside = _inside(finding.source_spans, clause.source_spans), _inside(finding.target_spans, clause.target_spans)
        return any(inside)
    if clause.aspect in (Aspect.NUMBER, Aspect.DATE) and finding.aspect is Aspect.DEGREE:
        both = _share(finding.source_spans, clause.source_spans), _share(finding.target_spans, clause.target_spans)
        return min(both) > 0
    if clause.aspect is not Aspect.COVERAGE or finding.aspect is Aspect.COVERAGE:
        return False
    if clause.source_spans:
        return not finding.target_spans and _inside(finding.source_spans, clause.source_spans)
    return not finding.source_spans and _inside(finding.target_spans, clause.target_spans)


def _share(spans: Sequence[Span], other: Sequence[Span]) -> float:
    """The share of the spans' characters that the other spans have too."""
    common = sum(max(0, min(e, b) - max(s, a)) for s, e in spans for a, b in other)
    return common / max(1, sum(e - s for s, e in spans))


def _inside(spans: Sequence[Span], wider: Sequence[Span]) -> bool:
    return bool(spans) and all(any(a <= s and e <= b for a, b in wider) for s, e in spans)

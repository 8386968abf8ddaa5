"""Every check has examples that must fire and examples that must not, and they hold."""

from __future__ import annotations

import pytest

from diglot.article import Article
from diglot.checks import CHECKS, load_check
from diglot.checks.base import Context, Example
from diglot.comparison import lexicon_for, run_checks
from diglot.editorial import SURE_ENOUGH
from diglot.findings import Bead, Severity
from diglot.translation import render
from diglot.translation.divergence import find_divergence

ROWS = [(aspect, row) for aspect in CHECKS for row in load_check(aspect).EXAMPLES]


def fires(aspect: str, row: Example) -> bool:
    """Whether the check reports anything on the two passages as one bead."""
    one = Article.from_sentences([row.source] if row.source else [], row.source_language)
    two = Article.from_sentences([row.target] if row.target else [], row.target_language)
    bead = Bead((0,) if row.source else (), (0,) if row.target else (), 0.5)
    forward = lexicon_for(row.source_language, row.target_language)
    backward = lexicon_for(row.target_language, row.source_language)
    rendering = render(two, row.source_language, of="target")
    model = find_divergence(row.source_language, row.target_language)
    context = Context(one, two, rendering, (bead,), forward, backward, divergence=model)
    found = [f for f in run_checks(context, [aspect]) if f.confidence >= SURE_ENOUGH]
    return any(f.severity is not Severity.NOTE or aspect == "wording" for f in found)


@pytest.mark.parametrize(("aspect", "row"), ROWS, ids=lambda v: v if isinstance(v, str) else v.source[:40])
def test_examples_hold(aspect: str, row: Example) -> None:
    assert fires(aspect, row) is row.fires


@pytest.mark.parametrize("aspect", CHECKS)
def test_every_check_has_examples_both_ways_and_a_docstring_in_four_parts(aspect: str) -> None:
    module = load_check(aspect)
    assert {row.fires for row in module.EXAMPLES} == {True, False}
    for part in ("what it does", "why it matters", "known false alarms", "example"):
        assert part in (module.__doc__ or "").lower(), part

"""How findings are counted against gold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diglot.article import Article
from diglot.comparison import Options, compare
from diglot.evaluation.gold import GoldFinding, GoldPair
from diglot.evaluation.scoring import score
from diglot.findings import Comparison, Severity

ENGLISH = "The blast killed 12 people.", "The mayor resigned on Monday."
FRENCH = "L'explosion a fait 21 morts.", "Le maire a démissionné lundi."


@pytest.fixture(scope="module")
def compared() -> Comparison:
    """A comparison with one finding, on the first sentences."""
    one, two = Article.from_sentences(ENGLISH, "en"), Article.from_sentences(FRENCH, "fr")
    made = compare(one, two, Options(engines=("lexicon",), force=True))
    assert [(f.aspect, f.source) for f in made.findings] == [("number", (0,))]
    return made


def gold(at: int) -> GoldPair:
    """Gold with one altered number, in the sentences of that number."""
    wanted = GoldFinding("altered", "number", "critical", (at,), (at,), "")
    one, two = Article.from_sentences(ENGLISH, "en"), Article.from_sentences(FRENCH, "fr")
    return GoldPair("story", "politics", "dev", one, two, (wanted,), ())


def in_bins(given: GoldPair, made: Comparison) -> list[int]:
    """Findings of the calibration table, and how many of them were right."""
    bins = score([(given, made)]).bins
    return [sum(number for number, _ in bins), sum(right for _, right in bins)]


def test_a_hit_and_a_false_alarm_are_calibrated(compared: Comparison) -> None:
    assert in_bins(gold(0), compared) == [1, 1]
    assert in_bins(gold(1), compared) == [1, 0]


def test_notes_and_second_findings_are_neither_right_nor_false(compared: Comparison) -> None:
    first = compared.findings[0]
    twice = replace(compared, findings=(first, replace(first, id="another")))
    assert in_bins(gold(0), twice) == [1, 1]
    noted = replace(compared, findings=(replace(first, severity=Severity.NOTE),))
    assert in_bins(gold(1), noted) == [0, 0]
    assert score([(gold(1), noted)]).total.false == 0


def test_a_note_hits_a_gold_note_only(compared: Comparison) -> None:
    noted = replace(compared, findings=(replace(compared.findings[0], severity=Severity.NOTE),))
    assert score([(gold(0), noted)]).total.missed == 1
    wanted = replace(gold(0).findings[0], severity="note")
    assert score([(replace(gold(0), findings=(wanted,)), noted)]).total.hit == 1

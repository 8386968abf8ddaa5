"""A model as witness: what it says of words that are lost, remembered, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from diglot.article import Article
from diglot.comparison import Options, compare, context_of
from diglot.translation import argos
from diglot.translation.memory import Memory
from diglot.translation.witness import find_witness

FRENCH = [
    "Le port de Lorvane rouvrira lundi après deux semaines de travaux.",
    "Les syndicats de Valmer ont salué la décision du gouvernement.",
]
WHOLE = [
    "The port of Lorvane will reopen on Monday after two weeks of work.",
    "The unions of Valmer welcomed the government's decision.",
]
WITHOUT = [WHOLE[0], "The unions welcomed the government's decision."]


def test_a_lost_name_makes_the_translation_likelier_without_it() -> None:
    witness = find_witness("fr", "en")
    assert witness is not None
    less = "Les syndicats ont salué la décision du gouvernement."
    pairs = [(less, WITHOUT[1]), (FRENCH[1], WITHOUT[1]), (less, WHOLE[1]), (FRENCH[1], WHOLE[1])]
    lost, whole, lost_there, whole_there = (witness.score(pairs)[p] for p in pairs)
    assert lost > whole
    assert lost_there < whole_there


def test_what_was_said_once_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pair = (FRENCH[0], WHOLE[0])
    first = find_witness("fr", "en", Memory.open(tmp_path / "m.sqlite"))
    assert first is not None
    said = first.score([pair])[pair]
    monkeypatch.setattr(argos.ArgosEngine, "score", None)
    again = find_witness("fr", "en", Memory.open(tmp_path / "m.sqlite"))
    assert again is not None
    assert again.score([pair])[pair] == pytest.approx(said, abs=0.001)


@pytest.mark.parametrize(("english", "found"), [(WHOLE, []), (WITHOUT, ["Valmer"])])
def test_a_name_that_one_edition_lost_is_found(english: list[str], found: list[str]) -> None:
    made = compare(Article.from_sentences(FRENCH, "fr"), Article.from_sentences(english, "en"), Options(force=True))
    assert [f.evidence["source_words"] for f in made.findings] == found


def test_no_model_is_asked_where_the_engines_are_others() -> None:
    one, two = Article.from_sentences(FRENCH, "fr"), Article.from_sentences(WITHOUT, "en")
    assert context_of(one, two, Options(engines=("lexicon",))).witnesses == (None, None)
    assert any(context_of(one, two, Options(engines=("lexicon",), witness=True)).witnesses)


def test_nothing_is_scored_where_a_side_is_empty_or_too_long() -> None:
    witness = find_witness("fr", "en")
    assert witness is not None
    assert witness.score([("", "A text."), ("Un texte.", "word " * 600)]) == {}

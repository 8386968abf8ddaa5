"""The model of divergences: which words have lost their counterpart, remembered, the same however they are asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from diglot.translation.divergence import Divergence, Odds, Pair, find_divergence
from diglot.translation.lexicon import Lexicon
from diglot.translation.linking import link_passages
from diglot.translation.memory import Memory

ENGLISH = "The ferry, which was built in Norway, will sail again on Monday."
FRENCH = "Le ferry naviguera de nouveau lundi."
WHOLE = "Le ferry, construit en Norvège, naviguera de nouveau lundi."


@pytest.fixture(scope="module")
def model() -> Divergence:
    found = find_divergence("en", "fr")
    assert found is not None
    return found


def pair(one: str, two: str, languages: tuple[str, str] = ("en", "fr")) -> Pair:
    lexicons = Lexicon.load(*languages), Lexicon.load(*languages[::-1])
    return Pair((one, two), link_passages(one, two, languages, *lexicons))


def of_words(odds: Odds, asked: Pair) -> dict[str, float]:
    """The odds of the words that carry meaning, of both sides."""
    sides = zip((asked.links.source, asked.links.target), odds, strict=True)
    return {
        item.word.text: value for side, found in sides for item, value in zip(side, found, strict=True) if item.content
    }


def test_words_without_a_counterpart_are_told_from_those_with_one(model: Divergence) -> None:
    asked = pair(ENGLISH, FRENCH)
    found = of_words(model.odds("en", [asked])[0], asked)
    assert {word for word, value in found.items() if value > 0} == {"built", "Norway"}
    asked = pair(ENGLISH, WHOLE)
    assert max(of_words(model.odds("en", [asked])[0], asked).values()) < 0


def test_another_word_is_told_on_both_sides(model: Divergence) -> None:
    asked = pair("The company increased its prices in May.", "L’entreprise a réduit ses prix en mai.")
    found = of_words(model.odds("en", [asked])[0], asked)
    assert {word for word, value in found.items() if value > 0} == {"increased", "réduit"}


def test_the_order_of_the_editions_does_not_matter(model: Divergence) -> None:
    one, two = model.odds("en", [pair(ENGLISH, FRENCH)])[0]
    there, here = model.odds("fr", [pair(FRENCH, ENGLISH, ("fr", "en"))])[0]
    assert (one, two) == (pytest.approx(here, abs=0.02), pytest.approx(there, abs=0.02))


def test_pairs_read_together_are_read_as_alone(model: Divergence) -> None:
    pairs = [pair(ENGLISH, FRENCH), pair("Yes.", "Oui."), pair(ENGLISH, WHOLE), pair(ENGLISH * 5, FRENCH * 3)]
    alone = [model.odds("en", [p])[0] for p in pairs]
    for (one, two), (here, there) in zip(model.odds("en", pairs), alone, strict=True):
        assert (one, two) == (pytest.approx(here, abs=0.02), pytest.approx(there, abs=0.02))


def test_texts_without_words_are_read_too(model: Divergence) -> None:
    assert model.odds("en", []) == []
    assert model.odds("en", [pair("…", "“”")]) == [([], [])]


def test_what_was_read_once_is_remembered(model: Divergence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [pair(ENGLISH, FRENCH), pair(ENGLISH, WHOLE)]
    first = model.odds("en", pairs, Memory.open(tmp_path / "m.sqlite"))
    monkeypatch.setattr(Divergence, "_lot", None)
    assert model.odds("en", pairs, Memory.open(tmp_path / "m.sqlite")) == first


def test_no_model_for_other_languages() -> None:
    assert find_divergence("en", "es") is None
    assert find_divergence("fr", "en") is find_divergence("en", "fr")

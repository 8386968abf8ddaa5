"""The model of divergences: which words have lost their counterpart, remembered, the same however they are asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from diglot.translation.divergence import Divergence, Odds, Pair, Told, find_divergence
from diglot.translation.lexicon import Lexicon
from diglot.translation.linking import link_passages
from diglot.translation.memory import Memory

ENGLISH = "The ferry, which was built in Norway, will sail again on Monday."
FRENCH = "Le ferry naviguera de nouveau lundi."
MUSEUM = "The museum, which was built in Norway, will open again on Monday."
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
    found = of_words(model.odds("en", [asked])[0].lost, asked)
    assert {word for word, value in found.items() if value > 0} == {"built", "Norway"}
    asked = pair(ENGLISH, WHOLE)
    assert max(of_words(model.odds("en", [asked])[0].lost, asked).values()) < 0


def test_another_word_is_told_on_both_sides(model: Divergence) -> None:
    asked = pair("The company increased its prices in May.", "L’entreprise a réduit ses prix en mai.")
    found = of_words(model.odds("en", [asked])[0].lost, asked)
    assert {word for word, value in found.items() if value > 0} == {"increased", "réduit"}


@pytest.mark.parametrize(
    ("english", "french", "turned"),
    [
        ("The minister has resigned.", "Le ministre n'a pas démissionné.", {"n'", "pas"}),
        ("The minister has not resigned.", "Le ministre a démissionné.", {"not"}),
        ("The minister has not resigned.", "Le ministre n'a pas démissionné.", set()),
        ("They met before the vote.", "Ils se sont rencontrés après le vote.", {"before", "après"}),
    ],
)
def test_small_words_that_turn_the_sense_are_told(
    model: Divergence, english: str, french: str, turned: set[str]
) -> None:
    asked = pair(english, french)
    odds = model.odds("en", [asked])[0].lost
    sides = zip((asked.links.source, asked.links.target), odds, strict=True)
    assert {item.word.text for side, found in sides for item, v in zip(side, found, strict=True) if v > 0} == turned


def test_words_that_changed_places_are_told(model: Divergence) -> None:
    english = "The union accused the company of lying."
    asked = pair(english, "L'entreprise a accusé le syndicat de mensonge.")
    moved = model.odds("en", [asked])[0].moved
    told = {w.word.text for w, value in zip(asked.links.source, moved[0], strict=True) if value > 0}
    assert {"union", "company"} <= told
    asked = pair(english, "Le syndicat a accusé l'entreprise de mensonge.")
    assert max(model.odds("en", [asked])[0].moved[0]) <= 0


def test_the_order_of_the_editions_does_not_matter(model: Divergence) -> None:
    told = model.odds("en", [pair(ENGLISH, FRENCH)])[0]
    back = model.odds("fr", [pair(FRENCH, ENGLISH, ("fr", "en"))])[0]
    for (one, two), (there, here) in zip(told, back, strict=True):
        assert (one, two) == (pytest.approx(here, abs=0.02), pytest.approx(there, abs=0.02))


def test_pairs_read_together_are_read_as_alone(model: Divergence) -> None:
    pairs = [pair(ENGLISH, FRENCH), pair("Yes.", "Oui."), pair(ENGLISH, WHOLE), pair(ENGLISH * 5, FRENCH * 3)]
    alone = [model.odds("en", [p])[0] for p in pairs]
    for told, single in zip(model.odds("en", pairs), alone, strict=True):
        for side, same in zip((*told.lost, *told.moved), (*single.lost, *single.moved), strict=True):
            assert side == pytest.approx(same, abs=0.02)


def test_texts_without_words_are_read_too(model: Divergence) -> None:
    assert model.odds("en", []) == []
    assert model.odds("en", [pair("…", "“”")]) == [Told(([], []), ([], []))]


def test_what_was_read_once_is_remembered(model: Divergence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [pair(ENGLISH, FRENCH), pair(ENGLISH, WHOLE)]
    first = model.odds("en", pairs, Memory.open(tmp_path / "m.sqlite"))
    monkeypatch.setattr(Divergence, "_lot", None)
    assert model.odds("en", pairs, Memory.open(tmp_path / "m.sqlite")) == first


def test_languages_that_no_model_was_trained_on() -> None:
    assert find_divergence("fr", "en") is find_divergence("en", "fr")
    assert find_divergence("en", "it") is None
    found = find_divergence("de", "en")
    assert found is not None
    assert found.languages == ("en", "de")
    assert found.reads("en")
    assert not found.reads("de")
    for pair, languages in ((("fr", "de"), ("de", "fr")), (("es", "de"), ("de", "es"))):
        other = find_divergence(*pair)
        assert other is not None
        assert other.languages == languages


@pytest.mark.parametrize(
    ("languages", "one", "two", "lost"),
    [
        (("en", "de"), MUSEUM, "Das Museum öffnet am Montag wieder.", {"built", "Norway"}),
        (("en", "de"), MUSEUM, "Das Museum, das in Norwegen gebaut wurde, öffnet am Montag wieder.", set()),
        (("en", "es"), MUSEUM, "El museo abrirá de nuevo el lunes.", {"built", "Norway"}),
        (("en", "es"), MUSEUM, "El museo, construido en Noruega, abrirá de nuevo el lunes.", set()),
        (
            ("de", "fr"),
            "Das Museum öffnet am Montag wieder.",
            "Le musée, construit en Norvège, sera ouvert lundi.",
            {"construit", "Norvège"},
        ),
    ],
)
def test_words_are_read_by_their_translations(languages: tuple[str, str], one: str, two: str, lost: set[str]) -> None:
    found = find_divergence(*languages)
    assert found is not None
    asked = pair(one, two, languages)
    told = of_words(found.odds(languages[0], [asked])[0].lost, asked)
    assert {word for word, value in told.items() if value > 0} == lost
    assert found.common("xyzzy", languages[1]) == 0


def test_lent_rows_are_forgotten_where_they_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    found = find_divergence("de", "en")
    assert found is not None
    asked = [pair(MUSEUM, "Das Museum öffnet am Montag wieder.", ("en", "de"))]
    first = found.odds("en", asked)
    monkeypatch.setattr("diglot.translation.divergence.LENT", 0)
    assert found.odds("en", asked) == first
    assert found.odds("en", asked) == first

"""Phrases of the lexicon's reading."""

from __future__ import annotations

from diglot.translation.lexicon import Lexicon
from diglot.translation.phrases import Phrases


def read(text: str, table: dict[str, str]) -> str:
    return " ".join(Phrases(table).read(text.split(), Lexicon.load("fr", "en")))


def test_the_longest_phrase_is_read() -> None:
    table = {"a eu": "had", "a eu lieu": "took place", "eu lieu": "held"}
    assert read("la réunion a eu lieu hier", table).endswith("took place yesterday")


def test_a_capital_is_kept() -> None:
    assert read("Tout à fait", {"tout à fait": "quite"}) == "Quite"


def test_without_phrases_words_are_read() -> None:
    words = ["la", "réunion", "a", "eu", "lieu", "hier"]
    assert Phrases({}).read(words, Lexicon.load("fr", "en")) == Lexicon.load("fr", "en").read(words)


def test_languages_without_phrases_have_none() -> None:
    assert len(Phrases.load("en", "nb")) == 0
    assert Phrases.load("fr", "en").read([], Lexicon.load("fr", "en")) == []


def test_shipped_phrases_say_what_their_words_do_not() -> None:
    said = {("fr", "en"): ("a eu lieu", "took place"), ("en", "fr"): ("at least", "au moins")}
    for (source, target), (phrase, reading) in said.items():
        assert reading in " ".join(Phrases.load(source, target).read(phrase.split(), Lexicon.load(source, target)))

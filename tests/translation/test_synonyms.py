"""Synonyms: words that can mean one thing, and the links that they make between words left over."""

from __future__ import annotations

import pytest

from diglot.translation.lexicon import Lexicon
from diglot.translation.linking import KIN, link_passages
from diglot.translation.synonyms import Synonyms


@pytest.fixture(scope="module")
def english() -> Synonyms:
    found = Synonyms.load("en")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("shelling", "bombardment"),
        ("hampered", "hinders"),
        ("equaliser", "equalizer"),
        ("nippers", "kids"),
        ("inquisitive", "curious"),
        ("Wharf", "dock"),
    ],
)
def test_words_that_can_mean_one_thing_are_near(english: Synonyms, one: str, two: str) -> None:
    assert english.near(one, two)
    assert english.near(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("two", "four"),
        ("first", "last"),
        ("approved", "rejected"),
        ("father", "brother"),
        ("may", "must"),
        ("xyzzy", "xyzzy"),
    ],
)
def test_others_are_not(english: Synonyms, one: str, two: str) -> None:
    assert not english.near(one, two)


def test_a_language_without_synonyms_has_none() -> None:
    assert Synonyms.load("fr") is None


@pytest.mark.parametrize("languages", [("en", "fr"), ("fr", "en")])
def test_a_rare_word_is_linked_by_a_synonym_of_what_it_translates(languages: tuple[str, str]) -> None:
    texts = {"en": "The shelling went on.", "fr": "Les bombardements ont continué."}
    lexicons = Lexicon.load(*languages), Lexicon.load(*languages[::-1])
    found = link_passages(*(texts[code] for code in languages), languages, *lexicons)
    (word,) = (w for w in found.source if w.word.text in ("shelling", "bombardements"))
    assert word.strength == KIN
    assert found.target[word.partner].word.text in ("shelling", "bombardements")


def test_a_word_with_a_counterpart_of_its_own_keeps_it() -> None:
    lexicons = Lexicon.load("en", "fr"), Lexicon.load("fr", "en")
    found = link_passages("The bombing and the shelling.", "Les bombardements.", ("en", "fr"), *lexicons)
    strengths = {w.word.text: w.strength for w in found.source if w.content and not w.shared}
    assert strengths["bombing"] > KIN
    assert strengths.get("shelling", 0.0) == 0.0

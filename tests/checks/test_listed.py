"""Items of lists that the other edition lacks."""

from __future__ import annotations

import pytest

from diglot.article import Article
from diglot.checks.coverage import check
from diglot.checks.listed import lost_items
from diglot.comparison import Options, context_of

TEAMS = "Rescue teams from Turkey, Greece, Italy and Malta arrived on Monday."
#: language, English, the other one, what is missing
ROWS = [
    ("fr", TEAMS, "Des secouristes de Turquie, de Grèce et de Malte sont arrivés lundi.", ["Italy"]),
    ("fr", TEAMS, "Des secouristes maltais, italiens, grecs et turcs sont arrivés lundi.", []),
    ("fr", TEAMS, "Des secouristes étrangers sont arrivés lundi.", []),
    ("de", TEAMS, "Aus der Türkei, Griechenland und Italien sind am Montag Helfer gekommen.", ["Malta"]),
    ("es", TEAMS, "El lunes llegaron equipos de Turquía, Grecia, Italia, Chipre y Malta.", ["Chipre"]),
    ("es", "The jury had a baker, a judge and a student.", "El jurado tenía un panadero y un estudiante.", ["judge"]),
    ("es", "The jury had a baker, a judge and a student.", "El jurado tenía un panadero y dos jóvenes.", []),
]


@pytest.mark.parametrize(("language", "english", "other", "missing"), ROWS)
def test_items_that_a_list_lacks(language: str, english: str, other: str, missing: list[str]) -> None:
    sides = Article.from_sentences([english], "en"), Article.from_sentences([other], language)
    context = context_of(*sides, Options(engines=("lexicon",), force=True))
    found = list(lost_items(context.alignment[0], context))
    assert [sides[0 if here else 1].text[slice(*span)] for here, span in found] == missing


def test_what_is_missing_from_a_list_is_told_once() -> None:
    sides = Article.from_sentences([TEAMS], "en"), Article.from_sentences([ROWS[0][2]], "fr")
    context = context_of(*sides, Options(engines=("lexicon",), force=True))
    told = [f.message for f in check(context.alignment[0], context) if "Italy" in f.message]
    assert told == ["“Italy” is missing from the list in the French edition."]

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
    # articles that are pronouns too, hyphens
    (
        "fr",
        "The bridge and the sugar mill stay shut.",
        "Le pont, l'école primaire et la sucrerie restent fermés.",
        ["école primaire"],
    ),
    (
        "fr",
        "They took 14 rifles, a mortar and three bikes.",
        "Ils ont pris 14 fusils, un mortier, deux lance-roquettes et trois motos.",
        ["deux lance-roquettes"],
    ),
    # where the last item ends no mark tells
    (
        "de",
        "They found mould, rat droppings and spoilt meat in the school canteen.",
        "Schimmel und verdorbenes Fleisch fanden sie in der Schulkantine.",
        ["rat droppings"],
    ),
    # a comma before the list
    (
        "es",
        "Through injury he will miss the matches against Valencia, Porto and Ajax.",
        "Se perderá, por lesión, los partidos contra el Valencia y el Ajax.",
        ["Porto"],
    ),
    # what is missing is one of two
    (
        "de",
        "Thieves took coins, two icons, a silver chalice and the collection box.",
        "Diebe nahmen Münzen, zwei Ikonen und den Opferstock mit.",
        ["silver chalice", "collection box"],
    ),
    # no lists of one thing
    (
        "fr",
        "Three concerts take place in Prague, Brno and Ostrava.",
        "Trois concerts se dérouleront simultanément, à Prague, Brno et Ostrava.",
        [],
    ),
    (
        "fr",
        "Wheat, maize and soya closed higher.",
        "Dans le Midwest américain, blé, maïs et soja ont terminé en hausse.",
        [],
    ),
]


@pytest.mark.parametrize(("language", "english", "other", "missing"), ROWS)
def test_items_that_a_list_lacks(language: str, english: str, other: str, missing: list[str]) -> None:
    sides = Article.from_sentences([english], "en"), Article.from_sentences([other], language)
    context = context_of(*sides, Options(engines=("lexicon",), force=True))
    found = list(lost_items(context.alignment[0], context))
    assert [sides[0 if f.from_source else 1].text[slice(*span)] for f in found for span in f.more] == missing


def test_what_is_missing_from_a_list_is_told_once() -> None:
    sides = Article.from_sentences([TEAMS], "en"), Article.from_sentences([ROWS[0][2]], "fr")
    context = context_of(*sides, Options(engines=("lexicon",), force=True))
    told = [f.message for f in check(context.alignment[0], context) if "Italy" in f.message]
    assert told == ["“Italy” is missing from the list in the French edition."]


def test_where_several_may_be_missing_their_number_is_told() -> None:
    english = "Thieves took coins, two icons, a silver chalice and the collection box."
    german = "Diebe nahmen Münzen, zwei Ikonen und den Opferstock mit."
    sides = Article.from_sentences([english], "en"), Article.from_sentences([german], "de")
    context = context_of(*sides, Options(engines=("lexicon",), force=True))
    told = [f for f in check(context.alignment[0], context) if "list" in f.message]
    assert [f.message for f in told] == ["The list has 4 items in the English edition, 3 in the German edition."]
    assert [english[slice(*span)] for span in told[0].source_spans] == ["silver chalice", "collection box"]

"""What an edition explains to its readers is a note; what it adds to the news is none."""

from __future__ import annotations

import pytest

from diglot.article import Article
from diglot.checks.coverage import check
from diglot.comparison import Options, context_of

#: language, English, the other one, the severities that are told
ROWS = [
    (
        "fr",
        "The company will import slabs from Brazil until the furnace is running.",
        "L'entreprise importera des brames (ces épaisses plaques d'acier brut) du Brésil jusqu'à ce que le four fonctionne.",
        ["note"],
    ),
    (
        "de",
        "The vote in the Knesset was postponed until Monday.",
        "Die Abstimmung in der Knesset (dem israelischen Parlament in Jerusalem) wurde auf Montag verschoben.",
        ["note"],
    ),
    (
        "fr",
        "The report was published by the Lorvane Dairy Board on Monday.",
        "Le rapport a été publié lundi par le Lorvane Dairy Board, organisme qui représente la filière laitière.",
        ["note"],
    ),
    (
        "es",
        "The new airport in La Unión will open in 2027.",
        "El nuevo aeropuerto de La Unión, financiado con un préstamo chino muy polémico, abrirá en 2027.",
        ["major"],
    ),
    (
        "fr",
        "The league in Sarkan asked for the pictures of the match.",
        "La ligue de Sarkan, qui regroupe les petits clubs du littoral, a demandé les images du match.",
        ["note"],
    ),
    (
        "es",
        "By the Fourth of July the fruit will be a luxury, she said.",
        "Para el 4 de julio la fruta será un lujo, dijo, en alusión a la gran fiesta nacional estadounidense.",
        ["note"],
    ),
    (
        "fr",
        "The observatory on Mount Sarkan will open in May.",
        "L'observatoire du mont Sarkan, dont le coût a largement dépassé les prévisions, ouvrira en mai.",
        ["major"],
    ),
]


@pytest.mark.parametrize(("language", "english", "other", "severities"), ROWS)
def test_glosses(language: str, english: str, other: str, severities: list[str]) -> None:
    sides = Article.from_sentences([english], "en"), Article.from_sentences([other], language)
    context = context_of(*sides, Options(engines=("lexicon",), force=True))
    assert [str(f.severity) for f in check(context.alignment[0], context)] == severities

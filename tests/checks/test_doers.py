"""Exchanged roles whatever the order and the voice: rows of English and another language."""

from __future__ import annotations

import pytest

from diglot.article import Article
from diglot.checks.doers import exchanged_doers
from diglot.comparison import Options, compare, context_of

#: language, English, the other one, whether the roles are exchanged
ROWS = [
    ("fr", "The coach has praised the minister.", "L'entraîneur a été félicité par la ministre.", True),
    ("fr", "The coach has praised the minister.", "La ministre a été félicitée par l'entraîneur.", False),
    ("fr", "Orlo will be absorbed by Rask in May.", "En mai, Orlo va absorber la société Rask.", True),
    ("fr", "The judge who recorded the banker resigned.", "Le juge que le banquier avait enregistré a démissionné.", True),
    ("fr", "Voters trust the mayor more than the minister.", "Les électeurs croient davantage le ministre que le maire.", True),
    ("fr", "Voters trust the mayor more than the minister.", "Les électeurs croient davantage le maire que le ministre.", False),
    ("fr", "The museum borrowed from the collector.", "Le collectionneur a emprunté au musée.", True),
    ("fr", "The museum borrowed from the collector.", "Le collectionneur a prêté au musée.", False),
    ("fr", "Rents rose, driven by demand in the cities.", "La demande dans les villes fait monter les loyers.", False),
    ("de", "The driver pulled the pilot from the river.", "Der Pilot hat den Fahrer aus dem Fluss gezogen.", True),
    ("de", "The driver pulled the pilot from the river.", "Aus dem Fluss hat der Fahrer den Piloten gezogen.", False),
    ("de", "The driver pulled the pilot from the river.", "Der Fahrer ist von dem Piloten aus dem Fluss gezogen worden.", True),
    ("de", "The bank has sued the union.", "Den Verband hat die Bank verklagt.", False),
    ("de", "The opposition accuses the president of delay.", "Dem Präsidenten wirft die Opposition Verzögerung vor.", False),
    ("es", "The nurse has accused the surgeon.", "El cirujano ha acusado a la enfermera.", True),
    ("es", "The nurse has accused the surgeon.", "Al cirujano lo ha acusado la enfermera.", False),
    ("es", "Zambia owes Angola two million dollars.", "Angola adeuda a Zambia dos millones de dólares.", True),
    ("es", "The bank lent the city money.", "La ciudad prestó dinero al banco.", True),
    ("fr", "Orlo beat Rask.", "Orlo s'est incliné face à Rask.", True),
    ("fr", "Peru exports more copper than Mexico.", "Le Mexique exporte plus de cuivre que le Pérou.", True),
    ("fr", "Orlo left the port before Rask left the base.", "Rask a quitté la base après qu'Orlo a quitté le port.", False),
    ("es", "Karimova lost to Petrosyan in Baku.", "Karimova se impuso a Petrosyan en Bakú.", True),
    ("es", "Karimova lost to Petrosyan in Baku.", "Petrosyan se impuso a Karimova en Bakú.", False),
]  # fmt: skip


@pytest.mark.parametrize(("language", "english", "other", "exchanged"), ROWS)
@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
def test_roles_are_exchanged(language: str, english: str, other: str, exchanged: bool, turned: bool) -> None:
    sides = Article.from_sentences([english], "en"), Article.from_sentences([other], language)
    context = context_of(*(sides[::-1] if turned else sides), Options(engines=("lexicon",), force=True))
    assert bool(list(exchanged_doers(context.alignment[0], context))) is exchanged


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("The rebels were driven out of the town by the army.", "L'armée a chassé les rebelles de la ville."),
        (
            "The volcano erupted shortly after the tourists left.",
            "Les touristes étaient partis peu avant l'éruption du volcan.",
        ),
    ],
)
def test_what_only_stands_the_other_way_round_is_nothing(english: str, french: str) -> None:
    made = compare(
        Article.from_sentences([english], "en"),
        Article.from_sentences([french], "fr"),
        Options(engines=("lexicon",), force=True),
    )
    assert not made.findings

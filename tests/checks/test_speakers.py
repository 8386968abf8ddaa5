"""Two speakers whose words are exchanged, and what only looks like it."""

from __future__ import annotations

import pytest

from diglot.article import Article
from diglot.checks.sources import telling
from diglot.checks.speakers import exchanged_speakers
from diglot.comparison import Options, context_of

PROMISED = "Anna Orlo promised quick help, but Ivan Rask warned that the fund was empty."
QUOTED = "“The dam is safe,” said engineer Anna Orlo. “We sleep in the car,” replied Ivan Rask."
#: language, English, the other one, whether the speakers are exchanged
ROWS = [
    ("fr", PROMISED, "Ivan Rask a promis une aide rapide, mais Anna Orlo a prévenu que le fonds était vide.", True),
    ("fr", PROMISED, "Ivan Rask a prévenu que le fonds était vide, mais Anna Orlo a promis une aide rapide.", False),
    ("de", PROMISED, "Ivan Rask versprach schnelle Hilfe, aber Anna Orlo warnte, dass der Fonds leer sei.", True),
    ("de", PROMISED, "Der Fonds sei leer, warnte Ivan Rask; Anna Orlo versprach schnelle Hilfe.", False),
    ("es", QUOTED, "«La presa es segura», dijo Ivan Rask. «Dormimos en el coche», replicó la ingeniera Anna Orlo.", True),
    ("es", QUOTED, "«Dormimos en el coche», dijo Ivan Rask. La ingeniera Anna Orlo: «La presa es segura».", False),
    # a composer who wrote says nothing, and a town answers nobody
    (
        "es",
        "Composer Anna Orlo, who wrote more than 600 songs but could not read music, died in Veldoro at 90, three days before "
        "a tribute concert.",
        "Faltaban tres días para el concierto de homenaje. La compositora Anna Orlo, quien sin saber leer música escribió más "
        "de 600 canciones, murió en Veldoro a los 90 años.",
        False,
    ),
    ("fr", "Anna Orlo resigned on Monday.", "Lundi, Anna Orlo a démissionné.", False),
]  # fmt: skip


@pytest.mark.parametrize(("language", "english", "other", "exchanged"), ROWS)
def test_speakers_are_exchanged(language: str, english: str, other: str, exchanged: bool) -> None:
    sides = [Article.from_sentences([english], "en"), Article.from_sentences([other], language)]
    for one, two in (sides, sides[::-1]):
        context = context_of(one, two, Options(engines=("lexicon",), force=True))
        bead = context.alignment[0]
        saying = [(*t.clear, *t.kin) for t in map(telling, context.passages(bead))]
        assert bool(list(exchanged_speakers(bead, context, saying))) is exchanged

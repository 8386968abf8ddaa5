"""Values that one edition tells a sentence earlier or later."""

from __future__ import annotations

import diglot

ENGLISH = [
    "Every Sunday Dorothea Pell climbs 112 steps to wind the clock.",
    "She is 83.",
    "No ship has needed it since 1987.",
]
FRENCH = [
    "Tous les dimanches, Dorothea Pell gravit 112 marches pour remonter l'horloge.",
    "Aucun navire n'en a besoin depuis 1987, mais à {age} ans, elle n'entend pas arrêter.",
]


def told(age: int) -> set[str]:
    sides = (
        diglot.Article.from_sentences(ENGLISH, "en"),
        diglot.Article.from_sentences([s.format(age=age) for s in FRENCH], "fr"),
    )
    options = diglot.Options(engines=("lexicon",), only=("number",), force=True)
    return {f.message for f in diglot.compare(*sides, options).findings}


def test_a_figure_told_in_the_next_sentence_is_not_missing() -> None:
    assert told(83) == set()


def test_another_figure_there_is_one() -> None:
    assert told(93)

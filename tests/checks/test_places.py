"""Words that changed places, and small words that another one stands for: what the model of divergences tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diglot.article import Article
from diglot.checks.base import Context
from diglot.checks.places import exchanged_places
from diglot.checks.turned import turned_words
from diglot.comparison import Options, context_of
from diglot.editorial import SURE_ENOUGH
from diglot.findings import Finding

#: English, French, the English words that changed places
PLACES = [
    ("The union accused the company of lying.", "L'entreprise a accusé le syndicat de mensonge.", {"union", "company"}),
    ("The police attacked the students on Sunday.", "Les étudiants ont attaqué la police dimanche.", {"police", "students"}),
    ("The blast killed 12 people and wounded 31.", "L'explosion a fait 31 morts et 12 blessés.", {"12", "31"}),
    ("The union accused the company of lying.", "Le syndicat a accusé l'entreprise de mensonge.", None),
    ("The blast killed 12 people and wounded 31.", "L'explosion a fait 12 morts et 31 blessés.", None),
    ("On Monday the mayor opened the school.", "Le maire a inauguré l'école lundi.", None),
]  # fmt: skip
#: English, French, the small words on both sides
SMALL = [
    ("They met before the vote.", "Ils se sont rencontrés après le vote.", {"before", "après"}),
    ("The minister and the mayor will resign.", "Le ministre ou le maire démissionnera.", {"and", "ou"}),
    ("All the schools will close in June.", "Toutes les écoles fermeront en juin.", None),
    ("The minister and the mayor will resign.", "Le ministre et le maire démissionneront.", None),
]


def context_for(english: str, french: str) -> Context:
    one, two = Article.from_sentences([english], "en"), Article.from_sentences([french], "fr")
    return context_of(one, two, Options(engines=("lexicon",), force=True))


def words_of(finding: Finding, english: str, french: str) -> set[str]:
    sides = ((english, finding.source_spans), (french, finding.target_spans))
    return {text[slice(*span)] for text, spans in sides for span in spans}


@pytest.mark.parametrize(("english", "french", "moved"), PLACES)
def test_words_that_changed_places(english: str, french: str, moved: set[str] | None) -> None:
    context = context_for(english, french)
    found = [f for f in exchanged_places(context.alignment[0], context) if f.confidence >= SURE_ENOUGH]
    assert all(f.evidence["source_words"] and f.evidence["target_words"] for f in found)
    assert [words_of(f, english, french) & {*english.replace(".", "").split()} for f in found] == (
        [moved] if moved else []
    )


@pytest.mark.parametrize(("english", "french", "turned"), SMALL)
def test_small_words_that_another_one_stands_for(english: str, french: str, turned: set[str] | None) -> None:
    context = context_for(english, french)
    found = [f for f in turned_words(context.alignment[0], context) if f.confidence >= SURE_ENOUGH]
    assert [words_of(f, english, french) for f in found] == ([turned] if turned else [])


def test_what_other_checks_know_is_theirs() -> None:
    context = context_for("The mayor may resign.", "Le maire n'a pas démissionné.")
    told = [f.evidence["source_words"] for f in turned_words(context.alignment[0], replace(context, exhaustive=True))]
    assert not {"may", "n'", "pas"}.intersection(told)


def test_without_a_model_nothing_is_told() -> None:
    context = replace(context_for(*PLACES[0][:2]), divergence=None, kept={})
    assert not [*exchanged_places(context.alignment[0], context), *turned_words(context.alignment[0], context)]

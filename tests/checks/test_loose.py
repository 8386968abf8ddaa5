"""A line of the page around the story, on one side alone, is told in a note; a sentence of the story is not made light of."""

from __future__ import annotations

import diglot
from diglot.article import Article
from diglot.findings import Aspect, Severity
from diglot.reading import article_from_text

EN = (
    "A crane loses its load",
    "The harbour board closed the northern quay on Monday after a crane lost its load.",
    "Two dockers were taken to hospital, and the quay will stay shut until the report is in.",
    "The quay was built in 1962 and has four cranes, of which two are in use.",
)
FR = (
    "Une grue perd sa charge",
    "La capitainerie a fermé lundi le quai nord après qu'une grue eut perdu sa charge.",
    "Deux dockers ont été hospitalisés et le quai restera fermé jusqu'à la remise du rapport.",
    "Le quai, construit en 1962, compte quatre grues, dont deux sont en service.",
)


def _article(lines: tuple[str, ...], language: str) -> Article:
    return article_from_text("\n".join(lines), language=language)


def _severities(more: str) -> list[Severity]:
    found = diglot.compare(_article((*EN[:3], more, EN[3]), "en"), _article(FR, "fr")).findings
    return [f.severity for f in found if f.aspect is Aspect.SENTENCE]


def test_a_heading_of_one_edition_is_a_note() -> None:
    assert _severities("What the inspectors knew") == [Severity.NOTE]


def test_a_sentence_of_one_edition_is_none() -> None:
    assert _severities("Inspectors had warned of rust on the second crane in March.") == [Severity.MAJOR]

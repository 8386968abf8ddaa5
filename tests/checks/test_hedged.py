"""Adverbs that hedge, and what may stand for them."""

from __future__ import annotations

import pytest

import diglot

ROWS = [
    ("The ransom had probably been discussed in May.", "de", "Über das Lösegeld war im Mai gesprochen worden.", True),
    ("The ransom had probably been discussed in May.", "de", "Über das Lösegeld dürfte im Mai gesprochen worden sein.", False),
    ("The ransom had probably been discussed in May.", "de", "Über das Lösegeld war im Mai wohl gesprochen worden.", False),
    ("The hull was probably already taking in water.", "es", "El casco ya se estaba llenando de agua.", True),
    ("The hull was probably already taking in water.", "es", "El casco debía de estar llenándose de agua.", False),
    ("The papers appear to show that the firms paid no tax.", "fr", "Les documents montrent que les sociétés n'ont payé aucun impôt.", True),
    ("The papers appear to show that the firms paid no tax.", "fr", "Les documents laissent penser que les sociétés n'ont payé aucun impôt.", False),
]  # fmt: skip


def certain(english: str, language: str, other: str) -> bool:
    sides = diglot.Article.from_sentences([english], "en"), diglot.Article.from_sentences([other], language)
    options = diglot.Options(engines=("lexicon",), only=("certainty",), force=True)
    return any(f.severity != "note" for f in diglot.compare(*sides, options).findings)


@pytest.mark.parametrize(("english", "language", "other", "lost"), ROWS)
def test_a_lost_hedge(english: str, language: str, other: str, lost: bool) -> None:
    assert certain(english, language, other) is lost


@pytest.mark.parametrize(
    ("french", "lost"),
    [
        ("Le capitaine se serait absenté de la passerelle pendant six minutes.", True),
        ("Selon le parquet, le capitaine se serait absenté de la passerelle pendant six minutes.", False),
    ],
)
def test_hearsay_of_verbs_with_a_pronoun(french: str, lost: bool) -> None:
    assert certain("The captain left the bridge for six minutes.", "fr", french) is lost

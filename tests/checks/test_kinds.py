"""Kinds of one family that are told for each other, and what is no exchange."""

from __future__ import annotations

import pytest

from diglot.article import Article
from diglot.checks.base import Context
from diglot.checks.kinds import NAMED, exchanged_kinds
from diglot.comparison import Options, compare, lexicon_for
from diglot.findings import Aspect, Bead, Rendering, Severity
from diglot.languages.packs import pack

ASPECTS = (Aspect.NAME, Aspect.DEGREE, Aspect.COVERAGE)
#: English, French, what is exchanged
ROWS = [
    ("His brother was arrested.", "Son père a été arrêté.", ("brother", "père")),
    ("They lost in the semi-final.", "Ils ont perdu en finale.", ("semi-final", "finale")),
    ("They won in the quarter-finals.", "Ils ont gagné en quarts de finale.", None),
    ("She won silver over 200 metres.", "Elle a remporté l'or sur 200 mètres.", ("silver", "l'or")),
    ("They have no money, but won silver.", "Ils n'ont pas d'argent, mais ont gagné l'argent.", None),
    ("Sunni leaders rejected the plan.", "Des dirigeants chiites ont rejeté le plan.", ("Sunni", "chiites")),
    ("A Muslim leader rejected the plan.", "Un dirigeant sunnite a rejeté le plan.", None),
    ("The Democratic governor signed it.", "Le gouverneur républicain l'a signé.", ("Democratic", "républicain")),
    ("The democratic reform failed.", "La réforme démocratique a échoué.", None),
    ("The company's profits fell by half.", "Le chiffre d'affaires de la société a baissé de moitié.", ("profits", "chiffre d'affaires")),
    ("He was charged with fraud.", "Il a été condamné pour fraude.", ("charged with", "condamné")),
    ("The vehicle hit a car.", "Le véhicule a heurté une voiture.", None),
    ("A lorry and a car collided.", "Une voiture et un camion sont entrés en collision.", None),
    ("Three people were injured in the fire.", "Trois personnes ont été tuées dans l'incendie.", ("injured", "tuées")),
    ("Sanctions were lifted in May.", "Les sanctions ont été imposées en mai.", ("lifted", "imposées")),
    ("Rail staff walked out.", "Le personnel du train a fait grève.", None),
]  # fmt: skip


@pytest.mark.parametrize(("english", "french", "exchanged"), ROWS, ids=lambda v: v if isinstance(v, str) else "")
def test_a_kind_that_stands_for_another(english: str, french: str, exchanged: tuple[str, str] | None) -> None:
    one, two = Article.from_sentences([english], "en"), Article.from_sentences([french], "fr")
    rendering = Rendering("target", "lexicon", ("fr", "en"), (french,), (True,))
    bead = Bead((0,), (0,))
    context = Context(one, two, rendering, (bead,), lexicon_for("en", "fr"), lexicon_for("fr", "en"))
    found = [(a.text, b.text) for aspect in ASPECTS for a, b in exchanged_kinds(bead, context, aspect)]
    assert found == ([exchanged] if exchanged else [])


def test_it_is_told_once_and_needs_a_correction() -> None:
    lines = (["The court heard the case on Monday.", "His brother was arrested on Friday after a chase."], "en")
    other = (["Le tribunal a entendu l'affaire lundi.", "Son père a été arrêté vendredi après une poursuite."], "fr")
    made = compare(Article.from_sentences(*lines), Article.from_sentences(*other), Options(force=True))
    assert [(f.aspect, f.severity) for f in made.findings] == [(Aspect.COVERAGE, Severity.CRITICAL)]


def test_without_a_lexicon_nothing_is_told() -> None:
    one, two = Article.from_sentences(["His brother came."], "en"), Article.from_sentences(["Son père est venu."], "fr")
    rendering = Rendering("target", "lexicon", ("fr", "en"), ("Son père est venu.",), (True,))
    context = Context(one, two, rendering, (Bead((0,), (0,)),))
    assert not list(exchanged_kinds(Bead((0,), (0,)), context, Aspect.COVERAGE))


def test_both_whole_packs_have_the_same_kinds() -> None:
    english, french = (pack(code).section("kinds").keys() for code in ("en", "fr"))
    assert english == french
    assert {name.partition("-")[0] for name in english} >= NAMED


@pytest.mark.parametrize("code", ["en", "fr"])
def test_a_kind_is_named_by_no_other_of_its_family(code: str) -> None:
    """A word that names two kinds of a family would never be missing on either side."""
    seen: dict[tuple[str, str], str] = {}
    for name, cues in pack(code).section("kinds").items():
        for cue in cues.partition(";")[0].split(","):
            key = name.partition("-")[0], cue.strip()
            assert seen.setdefault(key, name) == name, (key, name, seen[key])

"""Fact by fact: what is said of each edition is known of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import diglot
from diglot.article import Article
from diglot.comparison import Options
from diglot.matrix import Row, compared, matrix

CORPORA = Path(__file__).parent.parent / "corpora"
ENGLISH = (
    "The council of Tarvin approved the budget on Tuesday.",
    "The new wing will have 46 beds.",
    "Police did not intervene.",
)
FRENCH = (
    "Le conseil de Tarvin a approuvé le budget mardi.",
    "La nouvelle aile aura 46 lits.",
    "La police n'est pas intervenue.",
)
GERMAN = (
    "Der Rat von Tarvin hat den Haushalt am Dienstag gebilligt.",
    "Der neue Flügel wird 46 Betten haben.",
    "Die Polizei griff nicht ein.",
)


def pairs(*editions: tuple[str, list[str]]) -> list[dict]:
    """The English original against other editions, in the terms of the contract."""
    options = Options(engines=("lexicon",))
    one = Article.from_sentences(ENGLISH, "en", "en.txt")
    return [
        diglot.compare(one, Article.from_sentences(text, code, f"{n}.{code}.txt"), options).to_json()
        for n, (code, text) in enumerate(editions)
    ]


def with_beds(number: str, text: tuple[str, ...]) -> list[str]:
    return [s.replace("46", number) for s in text]


def row_of(rows: list[Row], words: str) -> Row:
    return next(r for r in rows if words in r.text)


@pytest.mark.parametrize(
    ("french", "german", "odd"),
    [("64", "36", None), ("64", "64", 0), ("64", "46", 1), ("46", "64", 2), ("1,5", "1,5", 0), ("1 500", "1.500", 0)],
)
def test_the_original_stands_alone_only_where_the_others_agree(french: str, german: str, odd: int | None) -> None:
    rows = matrix(pairs(("fr", with_beds(french, FRENCH)), ("de", with_beds(german, GERMAN))))
    assert row_of(rows, "46 beds").odd == odd


def test_a_denial_that_both_have_lost_is_the_originals_alone() -> None:
    fr, de = [*FRENCH[:2], "La police est intervenue."], [*GERMAN[:2], "Die Polizei griff ein."]
    assert row_of(matrix(pairs(("fr", fr), ("de", de))), "Police").odd == 0


def test_what_another_edition_adds_is_missing_only_where_that_is_known() -> None:
    more = [*FRENCH, "Deux manifestants ont été blessés devant la mairie."]
    also = [*GERMAN, "Vor dem Rathaus wurden zwei Demonstranten verletzt."]
    both = [r for r in matrix(pairs(("fr", more), ("de", also))) if r.sentence is None]
    assert [[c.state for c in r.cells] for r in both] == [["", "not known"], ["not known", ""]]
    assert {r.odd for r in both} == {None}
    [alone] = [r for r in matrix(pairs(("fr", more), ("de", list(GERMAN)))) if r.sentence is None]
    assert [c.state for c in alone.cells] == ["", "not there either"]
    assert (alone.odd, alone.language) == (1, "fr")


def test_a_sentence_without_counterpart_is_not_the_same() -> None:
    made = pairs(("fr", with_beds("64", FRENCH)), ("de", list(GERMAN)))
    made[1]["alignment"] = [b for b in made[1]["alignment"] if b["source"] != [1]] + [{"source": [1], "target": []}]
    row = row_of(matrix(made), "46 beds")
    assert (row.cells[1].state, row.odd) == ("no counterpart", None)


def test_a_text_that_is_no_edition_is_told_once_and_has_no_cells(diglot) -> None:
    one, two, other = (
        CORPORA / p for p in ("ceasefire-vote/en.txt", "ceasefire-vote/fr.txt", "coalition-crisis/de.txt")
    )
    text = diglot("compare", one, two, other, "--engine", "lexicon").stdout.split("would need a correction")[0]
    assert text.startswith(f"{other}: not an edition\n")
    assert text.count("coalition-crisis") == 1
    assert "the same" not in text
    assert "odd one out" not in text
    page = diglot("compare", one, two, other, "--engine", "lexicon", "--format", "html").stdout
    assert "de.txt: These are not editions of one story" in page
    assert page.count('<th scope="col">') == 2
    text = diglot("compare", one, other, CORPORA / "ferry-service" / "fr.txt", "--engine", "lexicon").stdout
    assert "fact by fact" not in text
    assert text.count("not an edition\n") == 2


def test_lesser_findings_that_are_left_out_are_not_the_same(diglot, tmp_path: Path) -> None:
    story = CORPORA / "hospital-budget"
    other = tmp_path / "other.txt"
    text = (story / "fr.txt").read_text(encoding="utf-8")
    other.write_text(text.replace("a révélé", "ne révèle pas"), encoding="utf-8")
    files = story / "en.txt", story / "fr.txt", other
    for asked in ((), ("--format", "html")):
        done = diglot("compare", *files, "--engine", "lexicon", "--min-severity", "major", *asked).stdout
        facts = done.split("a correction.")[0] if not asked else done
        row = facts[facts.index("Its leader, Marc Tessen") :].split("\n\n")[0].split("</tr>")[0]
        assert "révélé" in row
        assert "the same" not in row
    assert "MINOR" not in diglot("compare", *files, "--engine", "lexicon", "--min-severity", "major").stdout


def test_only_what_was_compared_is_in_it() -> None:
    made = pairs(("fr", list(FRENCH)), ("de", list(GERMAN)))
    made[1]["verdict"]["editions"] = False
    assert compared(made) == made[:1]

"""The whole way, on shipped articles and on the seeds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from diglot.cli import main

ROOT = Path(__file__).resolve().parents[1]
STORY = ROOT / "corpora" / "ferry-service"
SEEDS = ROOT / ".." / "shared" / "seeds"
EN, FR = SEEDS / "002_f1ccebb72a0df907.txt", SEEDS / "000_305b955d5237b14d.txt"

seeds = pytest.mark.skipif(not SEEDS.exists(), reason="the seed articles are not here")


def run(*words: object) -> tuple[int, str, str]:
    made = CliRunner().invoke(main, [str(w) for w in words])
    return made.exit_code, made.stdout, made.stderr


def compared(*words: object) -> dict:
    code, out, _ = run("compare", *words, "--format", "json", "--no-memory")
    assert code == 0
    return json.loads(out)


def test_a_shipped_story_shows_its_planted_differences() -> None:
    found = compared(STORY / "en.txt", STORY / "fr.txt")["findings"]
    assert {("altered", "number"), ("altered", "date"), ("altered", "negation"), ("dropped", "sentence")} <= {
        (f["kind"], f["aspect"]) for f in found
    }


def test_spans_slice_back_to_the_words() -> None:
    made = compared(STORY / "en.txt", STORY / "fr.txt")
    text = (STORY / "en.txt").read_text()
    number = next(f for f in made["findings"] if f["evidence"].get("source_words") == "23")
    [[start, end]] = number["source_spans"]
    assert text[start:end] == "23"


def test_fail_on_sets_the_exit_code() -> None:
    code, _, _ = run("compare", STORY / "en.txt", STORY / "fr.txt", "--fail-on", "critical", "--no-memory")
    assert code == 1


def test_texts_that_are_no_editions_pass_no_gate() -> None:
    pair = (ROOT / "corpora" / "ceasefire-vote" / "en.txt", ROOT / "corpora" / "coalition-crisis" / "de.txt")
    for asked, ended in (
        (("--fail-on", "critical"), 1),
        (("--fail-on", "note", "--format", "csv"), 1),
        (("--fail-on", "never"), 0),
        ((), 0),
        (("--force", "--fail-on", "critical", "--only", "quotation"), 0),
    ):
        assert run("compare", *pair, "--engine", "lexicon", "--no-memory", *asked)[0] == ended, asked


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("compare", "nowhere.txt", STORY / "fr.txt"), 2, "does not exist"),
        (("compare", STORY, STORY / "fr.txt"), 2, "is a folder"),
        (("compare", STORY / "en.txt", STORY / "en.txt"), 2, "named twice"),
        (("compare", STORY / "en.txt"), 2, "Name two files"),
        (("compare", STORY / "en.txt", STORY / "fr.txt", "--format", "fax"), 2, "no format"),
        (("compare", STORY / "en.txt", STORY / "fr.txt", "--engine", "oracle"), 2, "no engine"),
        (("compare", STORY / "en.txt", STORY / "fr.txt", "--only", "spelling"), 2, "no check"),
    ],
)
def test_a_wrong_call_gets_one_sentence(words: tuple[object, ...], code: int, says: str) -> None:
    ended, out, err = run(*words)
    assert (ended, out) == (code, "")
    assert says in err
    assert "Traceback" not in err


@seeds
def test_the_seed_editions_differ_by_one_dropped_paragraph() -> None:
    found = compared(EN, FR)["findings"]
    dropped = [f for f in found if f["aspect"] == "sentence"]
    assert [(f["kind"], f["source"]) for f in dropped] == [("dropped", [5])]
    assert not [f for f in found if f["aspect"] in ("number", "date")]


@seeds
@pytest.mark.parametrize("other", ["001", "003", "004"])
def test_other_seeds_are_not_editions(other: str) -> None:
    made = compared(EN, next(SEEDS.glob(f"{other}_*")))
    assert not made["verdict"]["editions"]
    assert made["findings"] == []

"""What is taken for a phrase, and what is said for it."""

from __future__ import annotations

from diglot.training.phrases import Tally, is_phrase, spans
from diglot.translation.lexicon import Lexicon

ONE = ["la", "réunion", "a", "eu", "lieu", "hier"]
TWO = ["the", "meeting", "took", "place", "yesterday"]
LINKS = [(0, 0), (1, 1), (2, 2), (4, 3), (5, 4)]


def test_phrases_are_linked_to_nothing_outside() -> None:
    found = dict(spans(ONE, TWO, LINKS))
    assert found["a", "eu", "lieu"] == ("took", "place")
    assert found["la", "réunion"] == ("the", "meeting")
    crossed = dict(spans(["a", "b", "c"], ["x", "y"], [(0, 0), (1, 1), (2, 0)]))
    assert ("a", "b") not in crossed


def test_words_that_are_linked_to_nothing_may_belong_to_what_is_said() -> None:
    found = {
        said for phrase, said in spans(["aux", "abois"], ["at", "bay", "now"], [(1, 1)]) if phrase == ("aux", "abois")
    }
    assert found == {("bay",), ("at", "bay"), ("bay", "now"), ("at", "bay", "now")}


def test_marks_join_words_and_part_nothing() -> None:
    assert is_phrase(["états", "-", "unis"])
    assert not is_phrase(["états", ","])
    assert not is_phrase(["hier", ",", "lundi"])
    assert not is_phrase(["-", "unis"])


def test_the_fullest_of_the_frequent_readings_is_kept() -> None:
    tally = Tally()
    for _ in range(3):
        tally.see(ONE, 5.0)
    tally.see(["rare", "phrase"], 1.0)
    tally.forget()
    for _ in range(3):
        tally.add(ONE, TWO, LINKS, 5.0)
    made = tally.choose(Lexicon.load("fr", "en"))
    assert made["a eu lieu"] == ("took place", 1.0)
    assert "rare phrase" not in made

"""Names and figures put back by attention."""

from __future__ import annotations

import pytest

from diglot.translation.copying import Words, pieced, restored

KNOWN = {"le", "maire", "a", "vu", "afro", "et", "en", "claire", "président"}.__contains__


def eye(source: list[str], output: list[str], links: dict[int, int]) -> list[list[float]]:
    """Attention that looks at one piece each: output piece -> source piece."""
    return [[float(links.get(j) == i) for i in range(len(source))] for j in range(len(output))]


WORDS = Words(
    lambda word: KNOWN(word.lower()),
    lambda one, two: (one, two) == ("Président", "President"),
    lambda word: {"douze": "twelve", "onze": "eleven"}.get(word, ""),
    {"twelve", "eleven"}.__contains__,
)


@pytest.mark.parametrize(
    ("source", "output", "links", "line", "told"),
    [
        # a garbled name takes its place again, with the marks around it
        (
            ["▁Le", "▁maire", "▁Be", "au", "lieu", ","],
            ["▁The", "▁mayor", "▁Be", "lieu", ","],
            {0: 0, 1: 1, 2: 2, 3: 4, 4: 5},
            "The mayor Belieu,",
            "The mayor Beaulieu,",
        ),
        # a figure
        (["▁en", "▁19", "62"], ["▁in", "▁19", "6"], {0: 0, 1: 1, 2: 2}, "in 196", "in 1962"),
        # a name that is there, a word that the lexicon knows, and one that nothing points at stay as they are
        (["▁Le", "▁Higgs"], ["▁The", "▁Higgs"], {0: 0, 1: 1}, "The Higgs", "The Higgs"),
        (["▁Le", "▁maire"], ["▁The", "▁boss"], {0: 0, 1: 1}, "The boss", "The boss"),
        (["▁Le", "▁Higgs"], ["▁The", "▁boss"], {0: 0, 1: 0}, "The boss", "The boss"),
        # a wrong number in words, and a right one
        (["▁douze", "▁mille"], ["▁eleven", "▁thousand"], {0: 0, 1: 1}, "eleven thousand", "twelve thousand"),
        (["▁douze", "▁onze"], ["▁eleven", "▁twelve"], {0: 0, 1: 1}, "eleven twelve", "eleven twelve"),
        # a first name that is a word too goes with the name behind it; a title that is translated stays
        (
            ["▁et", "▁Claire", "▁Dumont"],
            ["▁and", "▁Cla", "ry", "▁Dumont"],
            {0: 0, 1: 1, 2: 1, 3: 2},
            "and Clary Dumont",
            "and Claire Dumont",
        ),
        (
            ["▁et", "▁Président", "▁Dumont"],
            ["▁and", "▁President", "▁Dumont"],
            {0: 0, 1: 1, 2: 2},
            "and President Dumont",
            "and President Dumont",
        ),
        # a name does not take the place of a figure
        (["▁Higgs"], ["▁12"], {0: 0}, "12", "12"),
    ],
)
def test_restored(source: list[str], output: list[str], links: dict[int, int], line: str, told: str) -> None:
    assert restored(source, output, eye(source, output, links), line, WORDS) == told


def test_words_of_pieces() -> None:
    assert [(w.text, w.first, w.stop) for w in pieced(["▁Le", "▁Be", "lieu"])] == [("Le", 0, 1), ("Belieu", 1, 3)]

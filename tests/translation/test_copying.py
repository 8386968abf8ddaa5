"""Names and figures put back by attention."""

from __future__ import annotations

import pytest

from diglot.translation.copying import pieced, restored

KNOWN = {"le", "maire", "a", "vu", "afro", "et", "en"}.__contains__


def eye(source: list[str], output: list[str], links: dict[int, int]) -> list[list[float]]:
    """Attention that looks at one piece each: output piece -> source piece."""
    return [[float(links.get(j) == i) for i in range(len(source))] for j in range(len(output))]


def known(word: str) -> bool:
    return KNOWN(word.lower())


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
        # a name does not take the place of a figure
        (["▁Higgs"], ["▁12"], {0: 0}, "12", "12"),
    ],
)
def test_restored(source: list[str], output: list[str], links: dict[int, int], line: str, told: str) -> None:
    assert restored(source, output, eye(source, output, links), line, known) == told


def test_words_of_pieces() -> None:
    assert [(w.text, w.first, w.stop) for w in pieced(["▁Le", "▁Be", "lieu"])] == [("Le", 0, 1), ("Belieu", 1, 3)]

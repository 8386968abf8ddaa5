"""Alignment of texts that are in one language already."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diglot.alignment import align, bags

# invented words, as many as a page of news has
_LETTERS = random.Random(0)
WORDS = ["".join(_LETTERS.choices("abcdefghijklmnopqrstuvwxyz", k=7)) for _ in range(300)]


def story(sentences: int, seed: int = 1) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.sample(WORDS, 9)) for _ in range(sentences)]


def links(source: list[str], target: list[str]) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    return {(b.source, b.target) for b in align(bags(source), bags(target))}


def test_identical_texts_align_one_to_one() -> None:
    text = story(12)
    assert links(text, text) == {((i,), (i,)) for i in range(12)}


@pytest.mark.parametrize("gone", [0, 3, 7])
def test_a_sentence_without_counterpart_is_a_null_link(gone: int) -> None:
    text = story(8)
    found = links(text, text[:gone] + text[gone + 1 :])
    assert ((gone,), ()) in found
    assert sum(not b for _, b in found) == 1


def test_merged_sentences_are_one_bead() -> None:
    text = story(6)
    merged = [text[0], f"{text[1]} and {text[2]}", *text[3:]]
    assert ((1, 2), (1,)) in links(text, merged)
    assert ((1,), (1, 2)) in links(merged, text)


def test_a_moved_sentence_is_neither_dropped_nor_added() -> None:
    text = story(10)
    moved = [*text[:2], text[8], *text[2:8], text[9]]
    beads = align(bags(text), bags(moved))
    assert all(b.source and b.target for b in beads)
    assert [b for b in beads if b.moved]


def test_a_bead_of_neighbours_that_changed_places_is_cut_in_two() -> None:
    from diglot.alignment.coverage import Coverage
    from diglot.alignment.moves import uncross
    from diglot.findings import Bead

    text = story(6)
    grid = Coverage(bags(text), bags([text[0], text[2], text[1], *text[3:]]))
    cut = uncross([Bead((1, 2), (1, 2), 1.0)], grid)
    assert [(b.source, b.target, b.moved) for b in cut] == [((1,), (2,), True), ((2,), (1,), True)]
    kept = [Bead((3, 4), (3, 4), 1.0)]
    assert uncross(kept, grid) == kept


def test_an_empty_side_gives_null_links_only() -> None:
    assert links(["one bridge"], []) == {((0,), ())}
    assert links([], ["one bridge"]) == {((), (0,))}
    assert links([], []) == set()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(story(30, 7)), max_size=12), st.lists(st.sampled_from(story(30, 7)), max_size=12))
def test_every_sentence_is_in_exactly_one_bead(source: list[str], target: list[str]) -> None:
    beads = align(bags(source), bags(target))
    assert sorted(i for b in beads for i in b.source) == list(range(len(source)))
    assert sorted(j for b in beads for j in b.target) == list(range(len(target)))


def test_the_band_finds_what_the_full_search_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    from diglot.alignment import band

    source = story(300, 3)
    target = [*source[:90], *story(40, 99), *source[90:200], *source[230:]]
    full = links(source, target)
    monkeypatch.setattr(band, "FULL_CELLS", 0)
    assert links(source, target) == full

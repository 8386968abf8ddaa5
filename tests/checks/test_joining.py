"""Sentences that alignment merged wrongly are freed, and those that it left alone are joined to what says them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diglot.article import Article, Role
from diglot.checks.base import Context
from diglot.checks.joining import Place, cuts, places, rather, regroup
from diglot.comparison import lexicon_for
from diglot.findings import Bead, Rendering
from diglot.translation.divergence import find_divergence

FERRY = "The old ferry sank near the harbour on Tuesday morning, and all the passengers were rescued by fishermen."
SANK, RESCUED = (
    "Le vieux ferry a coulé mardi matin près du port.",
    "Tous les passagers ont été secourus par des pêcheurs.",
)
SMUGGLERS = "Police arrested two smugglers in the mountains."
ARRESTED = "La police a arrêté deux contrebandiers dans les montagnes."

Beads = list[tuple[tuple[int, ...], tuple[int, ...]]]
#: English, French, beads of the alignment, beads after
ROWS: list[tuple[str, list[str], list[str], Beads, Beads]] = [
    ("freed after", [FERRY, SMUGGLERS], [SANK, RESCUED], [((0, 1), (0, 1))], [((0,), (0, 1)), ((1,), ())]),
    ("freed before", [FERRY], [ARRESTED, SANK, RESCUED], [((0,), (0, 1, 2))], [((), (0,)), ((0,), (1, 2))]),
    ("joined", [FERRY], [SANK, RESCUED], [((0,), (0,)), ((), (1,))], [((0,), (0, 1))]),
    (
        "goes to the next",
        [SMUGGLERS, FERRY],
        [ARRESTED, SANK, RESCUED],
        [((0,), (0, 1)), ((1,), (2,))],
        [((0,), (0,)), ((1,), (1, 2))],
    ),
    (
        "stays",
        [FERRY, SMUGGLERS],
        [SANK, RESCUED, ARRESTED],
        [((0,), (0, 1)), ((1,), (2,))],
        [((0,), (0, 1)), ((1,), (2,))],
    ),
    ("parts", [FERRY, SMUGGLERS], [SANK, RESCUED, ARRESTED], [((0, 1), (0, 1, 2))], [((0,), (0, 1)), ((1,), (2,))]),
    ("changed places", [SMUGGLERS, FERRY], [SANK, ARRESTED], [((0, 1), (0, 1))], [((0,), (1,)), ((1,), (0,))]),
    (
        "changed places, one of them lost",
        [SMUGGLERS, FERRY],
        [SANK, RESCUED, "Le musée expose des dentelles anciennes."],
        [((0, 1), (0, 1, 2))],
        [((0,), ()), ((), (2,)), ((1,), (0, 1))],
    ),
    (
        "a question",
        ["Why did the old ferry sink?", "Nobody knows.", SMUGGLERS],
        ["Pourquoi le vieux ferry a-t-il coulé ?", "Personne ne le sait.", ARRESTED],
        [((0, 1), (0, 1)), ((2,), (2,))],
        [((0,), (0,)), ((1,), (1,)), ((2,), (2,))],
    ),
    ("stays alone", [FERRY], [SANK, RESCUED, ARRESTED], [((0,), (0, 1)), ((), (2,))], [((0,), (0, 1)), ((), (2,))]),
]


def context(english: list[str], french: list[str], beads: Beads, *, model: bool) -> Context:
    one, two = Article.from_sentences(english, "en"), Article.from_sentences(french, "fr")
    rendering = Rendering("target", "lexicon", ("fr", "en"), tuple(french), (True,) * len(french))
    known = find_divergence("en", "fr") if model else None
    alignment = tuple(Bead(a, b) for a, b in beads)
    return Context(one, two, rendering, alignment, lexicon_for("en", "fr"), lexicon_for("fr", "en"), divergence=known)


@pytest.mark.parametrize("model", [True, False], ids=["model", "plain"])
@pytest.mark.parametrize(("name", "english", "french", "before", "after"), ROWS, ids=[row[0] for row in ROWS])
def test_sentences_go_where_their_words_are(
    name: str, english: list[str], french: list[str], before: Beads, after: Beads, model: bool
) -> None:
    made = regroup(context(english, french, before, model=model))
    assert [(b.source, b.target) for b in made.alignment] == after, name


def test_what_is_grouped_stays_as_it_is() -> None:
    for _, english, french, before, _ in ROWS:
        once = regroup(context(english, french, before, model=True))
        assert regroup(once).alignment == once.alignment


def test_what_changed_places_is_marked_as_moved() -> None:
    made = regroup(context([SMUGGLERS, FERRY], [SANK, ARRESTED], [((0, 1), (0, 1))], model=True))
    assert [b.moved for b in made.alignment] == [True, True]


def test_cuts_are_all_ways_in_order_and_crosswise() -> None:
    made = [tuple((b.source, b.target) for b in parts) for parts in cuts(Bead((3, 4), (5, 6, 7)))]
    assert made == [
        (((3,), (5,)), ((4,), (6, 7))),
        (((3,), (6, 7)), ((4,), (5,))),
        (((3,), (5, 6)), ((4,), (7,))),
        (((3,), (7,)), ((4,), (5, 6))),
    ]


def test_of_two_beads_a_question_goes_to_the_one_that_asks() -> None:
    asks = {"own": 0.0, "relief": 0.0, "evidence": 0.0, "length": 0.0, "marks": 1.0}
    assert rather(asks, {**asks, "marks": 0.0}) > 0 > rather({**asks, "marks": 0.0}, asks)


def test_without_a_lexicon_nothing_moves() -> None:
    given = context([FERRY, SMUGGLERS], [SANK], [((0, 1), (0,))], model=False)
    bare = Context(given.source, given.target, given.rendering, given.alignment)
    assert regroup(bare).alignment == given.alignment


def test_a_headline_is_never_joined() -> None:
    given = context([FERRY], [SANK, RESCUED], [((0,), (0,)), ((), (1,))], model=False)
    title = replace(given.source.sentences[0], role=Role.TITLE)
    titled = replace(given, source=replace(given.source, sentences=(title,)))
    assert regroup(titled).alignment == given.alignment


def test_places_are_the_ends_of_merges_and_the_neighbours_of_what_may_move() -> None:
    beads = (Bead((0,), (0, 1, 2)), Bead((1,), (3,)), Bead((2,), ()))
    found = set(places(beads))
    merge, pair, _ = beads
    assert found == {
        Place(1, 0, Bead((0,), (1, 2)), merge),
        Place(1, 2, Bead((0,), (0, 1)), merge),
        Place(1, 2, pair, Bead((1,), (2, 3))),
        Place(0, 2, pair, Bead((1, 2), (3,))),
    }

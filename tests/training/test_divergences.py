"""The training of the model of divergences: what is made to learn from, and that the tool runs what was trained."""

from __future__ import annotations

import random

import numpy as np
import pytest

from diglot.training import divergences, moves
from diglot.training.divergences import LOST, PLACED, Example, Maker
from diglot.training.turns import FINE, LOSS, UNSURE, small_words
from diglot.training.vectors import Pair, Vectors
from diglot.translation.divergence import Divergence, Reader, known_words

ENGLISH = [
    "The",
    "old",
    "ferry",
    "will",
    "sail",
    "to",
    "the",
    "island",
    "every",
    "morning",
    ",",
    "the",
    "harbour",
    "master",
    "told",
    "reporters",
]
FRENCH = [
    "Le",
    "vieux",
    "ferry",
    "ira",
    "chaque",
    "matin",
    "vers",
    "l’",
    "île",
    ",",
    "a",
    "dit",
    "aux",
    "journalistes",
    "le",
    "capitaine",
    "du",
    "port",
]
WORDS = (sorted({w.lower() for w in ENGLISH}), sorted({w.lower() for w in FRENCH}))
PAIR: Pair = ("wmt12", tuple(ENGLISH), tuple(FRENCH))
PAINTER: Pair = (
    "wmt12",
    ("The", "painter", "sold", "two", "portraits", "."),
    ("Le", "peintre", "a", "vendu", "deux", "portraits", "."),
)
SNOW: Pair = (
    "wmt12",
    ("Snow", "covered", "mountain", "roads", "."),
    ("La", "neige", "couvrait", "les", "routes", "de", "montagne", "."),
)


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    size = sum(map(len, WORDS))
    table = np.random.default_rng(1).standard_normal((size * 6, 8)).astype(np.float32)
    every = tuple(side + [f"{w}{n}x" for n in range(5) for w in side] for side in WORDS)
    return Vectors((every[0], every[1]), ([9] * len(every[0]), [9] * len(every[1])), table)


@pytest.fixture(scope="module")
def reader(vectors: Vectors) -> Reader:
    return Reader(("en", "fr"), known_words(vectors.words, [0.1] * len(vectors.table)))


def made(vectors: Vectors, reader: Reader, seed: int, times: int = 300) -> list[Example]:
    maker = Maker(("en", "fr"), vectors, reader, seed)
    return [example for example in (maker.make(PAIR) for _ in range(times)) if example is not None]


def test_the_seed_decides_what_is_made(vectors: Vectors, reader: Reader) -> None:
    def told(seed: int) -> list[list[int]]:
        return [side.tolist() for example in made(vectors, reader, seed, 40) for side in example.labels]

    assert told(1) == told(1)
    assert told(1) != told(2)


def test_what_is_lost_on_one_side_is_told_on_the_other(
    vectors: Vectors, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SECOND", "TURNS", "MOVES", "SHUFFLED"):
        monkeypatch.setattr(divergences, name, 0.0)
    kinds = set()
    for example in made(vectors, reader, 1):
        lost = [int((labels[:, LOST] == LOSS).sum()) for labels in example.labels]
        short = [len(labels) < len(whole) for labels, whole in zip(example.labels, (ENGLISH, FRENCH), strict=True)]
        assert not all(short)
        if any(short):
            assert lost[short.index(True)] == 0 < lost[short.index(False)]
            kinds.add("lost")
        elif any(lost):
            assert all(count <= 1 for count in lost)
            kinds.add("replaced")
        else:
            kinds.add("whole")
    assert kinds == {"lost", "replaced", "whole"}


def joined(vectors: Vectors, reader: Reader, monkeypatch: pytest.MonkeyPatch, **shares: float) -> list[Example]:
    """Pairs that others join in one way only, and that nothing else befalls."""
    for name, share in {
        "JOINED": 1.0,
        "KEPT": 1.0,
        "SAME": 0.0,
        "ONE": 0.0,
        "BOTH": 0.0,
        "SHUFFLED": 0.0,
        **shares,
    }.items():
        monkeypatch.setattr(divergences, name, share)
    maker = Maker(("en", "fr"), vectors, reader, 1)
    return [example for _ in range(20) if (example := maker.make(PAIR, (PAINTER, SNOW))) is not None]


def test_a_sentence_that_joins_both_sides_is_no_loss(
    vectors: Vectors, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    for example in joined(vectors, reader, monkeypatch, SAME=1.0):
        assert [len(x) for x in example.labels] == [len(ENGLISH) + 6, len(FRENCH) + 7]
        assert not any((labels == LOSS).any() for labels in example.labels)


def test_a_sentence_that_joins_one_side_is_lost(
    vectors: Vectors, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    for example in joined(vectors, reader, monkeypatch, ONE=1.0):
        longer = [len(x) > n for x, n in zip(example.labels, (len(ENGLISH), len(FRENCH)), strict=True)]
        assert sum(longer) == 1
        assert (example.labels[longer.index(True)] == LOSS).sum() >= 3
        assert not (example.labels[longer.index(False)] == LOSS).any()


def test_two_sentences_that_have_nothing_in_common_are_lost(
    vectors: Vectors, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    for example in joined(vectors, reader, monkeypatch):
        assert all((labels[:, LOST] == LOSS).sum() >= 3 for labels in example.labels)
        assert not any((labels[:, LOST] == FINE).any() for labels in example.labels)


def test_figures_and_words_without_meaning_that_nothing_turns_are_told_nothing_of(
    vectors: Vectors, reader: Reader
) -> None:
    small = {
        reader.row(word, side) for side in (0, 1) for word in WORDS[side] if word in small_words(("en", "fr"))[side]
    }
    small |= {reader.row(word, side) for side, word in enumerate(("not", "pas"))}  # words that came
    for example in made(vectors, reader, 2, 50):
        for read, labels in zip(example.sides, example.labels, strict=True):
            told = labels[:, LOST] != UNSURE
            assert (read.signals[told, 6] == 0).all()
            assert all(row in small for row in read.rows[told & (read.signals[:, 0] == 0)])


def test_words_that_change_places_are_told_in_a_column_of_their_own(
    vectors: Vectors, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, share in {"KEPT": 0.0, "REPLACED": 0.0, "TURNS": 0.0, "MOVES": 1.0, "SECOND": 0.0}.items():
        monkeypatch.setattr(divergences, name, share)
    monkeypatch.setattr(moves, "KIND", -1.0)
    found = made(vectors, reader, 1, 40)
    assert found
    for example in found:
        assert [int((labels[:, PLACED] == LOSS).sum()) for labels in example.labels] == [2, 2]
        assert not any((labels[:, LOST] == LOSS).any() for labels in example.labels)


def test_words_in_the_same_sentences_lie_near_each_other() -> None:
    pytest.importorskip("scipy", reason="SciPy is not installed (extra `train`)")
    from diglot.training.vectors import learn

    dice = random.Random(1)
    sides = [[f"{language}{n}" for n in range(40)] for language in ("en", "fr")]
    pairs = []
    for _ in range(2000):
        chosen = [dice.randrange(40) for _ in range(6)]
        pairs.append(("wmt12", tuple(sides[0][n] for n in chosen), tuple(sides[1][n] for n in chosen)))
    known = learn(pairs, 1)
    near = known.of(0) @ known.of(1).T
    right = [known.words[1][int(row.argmax())][2:] == word[2:] for word, row in zip(known.words[0], near, strict=True)]
    assert sum(right) == len(right) == 40


def test_the_tool_runs_what_was_trained(vectors: Vectors, reader: Reader) -> None:
    torch = pytest.importorskip("torch", reason="PyTorch is not installed (extra `train`)")
    from diglot.training.divergence import Network, collate, weights_of

    torch.manual_seed(1)
    network = Network(vectors.table).eval()
    examples = made(vectors, reader, 3, 6)
    *given, _ = collate(examples)
    with torch.no_grad():
        expected = network(*given).numpy()
    model = Divergence(("en", "fr"), weights_of(network, vectors, (-2.7, -3.1), ({"will"}, {"pas"})))
    found = model.networks[0].logits(examples)
    first = given[0][0].shape[1]
    for n, side in enumerate((expected[:, :first], expected[:, first:])):
        for k, example in enumerate(examples):
            size = len(example.sides[n].rows)
            assert found[k][n] == pytest.approx(side[k, :size], abs=0.05)
    assert FINE == 0

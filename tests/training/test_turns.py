"""Turns made in true translations: what changes, and what is told of it on both sides."""

from __future__ import annotations

import random

import pytest

from diglot.languages.words import Word, words
from diglot.training.moves import Mover
from diglot.training.turns import FINE, MOVED, TURNED, Turner, denials, small_words
from diglot.translation.lexicon import Lexicon
from diglot.translation.linking import LinkedWord, link_words

#: the way, the side that changes, English, French; English and French as they may become, and what is told of
ROWS = [
    ("deny", 1, "The bridge is open.", "Le pont est ouvert.", "The bridge is open .", "Le pont [n'] est [pas] ouvert ."),
    ("affirm", 0, "It was not sold.", "Il n'a pas été vendu.", "It was sold .", "Il [n'] a [pas] été vendu ."),
    ("affirm", 1, "It was not sold.", "Il n'a pas été vendu.", "It was [not] sold .", "Il a été vendu ."),
    ("affirm", 0, "He can't stay.", "Il ne peut pas rester.", "He can stay .", "Il [ne] peut [pas] rester ."),
    ("affirm", 0, "It left without him.", "Il est parti sans lui.", "It left [with] him .", "Il est parti [sans] lui ."),
    ("affirm", 1, "No train left.", "Aucun train n'est parti.", None, None),
    ("affirm", 0, "Nobody came.", "Personne n'est venu.", "[Everybody] came .", "[Personne] [n'] est venu ."),
    ("affirm", 0, "He left without a word, not now.", "Il est parti sans un mot.", "He left [with] a word , not now .",
     "Il est parti [sans] un mot ."),
    ("exchange", 0, "He never came.", "Il n'est jamais venu.", "He [often] came .", "Il [n'] est [jamais] venu ."),
    ("exchange", 0, "The May vote is on.", "Le vote de mai a lieu.", None, None),
    ("suppose", 1, "It lies in the east.", "À l'est.", None, None),
    ("affirm", 0, "It is open.", "Il n'est pas fermé.", None, None),
    ("exchange", 0, "He left before noon.", "Il est parti avant midi.", "He left [after] noon .", "Il est parti [avant] midi ."),
    ("exchange", 0, "He left before noon.", "Il est parti plus tôt.", "He left [after] noon .", "Il est parti plus tôt ."),
    ("exchange", 0, "Before, not after.", "Avant, pas après.", None, None),
    ("exchange", 1, "He won't stay any more.", "Ne restera plus.", None, None),
    ("suppose", 1, "It was sold.", "Il a été vendu.", "It was sold .", "Il [aurait] été vendu ."),
    ("move", 0, "The union sued the company.", "Le syndicat a poursuivi l'entreprise.",
     "The [company] sued the [union] .", "Le [syndicat] a poursuivi l' [entreprise] ."),
    ("move", 1, "Paul thanked Anna.", "Paul a remercié Anna.", "[Paul] thanked [Anna] .", "[Anna] a remercié [Paul] ."),
    ("move", 0, "It killed 12 people and hurt 31.", "Il a fait 12 morts et 31 blessés.",
     "It killed [31] people and hurt [12] .", "Il a fait [12] morts et [31] blessés ."),
    ("move", 0, "Paul and Anna came.", "Paul et Anna sont venus.", None, None),
    ("move", 1, "It went to Lyon and to Paris.", "Il est allé à Lyon et à Paris.", None, None),
]  # fmt: skip


def links_of(texts: list[list[str]]) -> tuple[tuple[LinkedWord, ...], tuple[LinkedWord, ...]]:
    one, two = ([Word(t, k, k) for k, t in enumerate(side) if any(c.isalnum() for c in t)] for side in texts)
    made = link_words(one, two, ("en", "fr"), Lexicon.load("en", "fr"), Lexicon.load("fr", "en"))
    return made.source, made.target


def marked(tokens: list[str], labels: list[int]) -> str:
    return " ".join(f"[{t}]" if label in (TURNED, MOVED) else t for t, label in zip(tokens, labels, strict=True))


@pytest.mark.parametrize(("way", "side", "english", "french", "one", "two"), ROWS)
def test_what_a_turn_makes(way: str, side: int, english: str, french: str, one: str | None, two: str | None) -> None:
    made = set()
    for seed in range(60):
        texts = [[w.text for w in words(text)] for text in (english, french)]
        labels = [[FINE] * len(tokens) for tokens in texts]
        dice = random.Random(seed)
        change = Mover(dice, lambda *_: 1.0).move if way == "move" else Turner(dice).by_name(way)
        if change(texts, labels, links_of(texts), side):
            made.add((marked(texts[0], labels[0]), marked(texts[1], labels[1])))
    assert (one, two) in made if one else not made


def test_another_order_is_no_difference() -> None:
    seen = set()
    for seed in range(40):
        texts = [[w.text for w in words("On Monday, the mayor left the town, his wife said.")], ["Bien"]]
        labels = [[FINE] * len(tokens) for tokens in texts]
        before = sorted(texts[0])
        Mover(random.Random(seed), lambda *_: 1.0).shuffle(texts, labels, 0)
        assert sorted(texts[0]) == before
        assert set(labels[0]) == {FINE}
        seen.add(" ".join(texts[0]))
    assert len(seen) > 3


def test_both_halves_of_a_french_negation_are_one() -> None:
    tokens = [w.text for w in words("Il ne l'a jamais dit sans rire et n'aime que lire.")]
    found = [[tokens[k] for k in places] for places in denials(tokens, 1)]
    assert found == [["ne", "jamais"], ["sans"], ["n'"]]


def test_small_words_are_those_of_english_and_french() -> None:
    english, french = small_words(("en", "fr"))
    assert {"before", "not", "may", "all"} <= english
    assert {"avant", "n'", "aurait", "tous"} <= french
    assert "bridge" not in english
    assert not any(small_words(("en", "es")))

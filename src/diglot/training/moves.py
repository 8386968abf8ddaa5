"""Makes moves: two figures, names or nouns of a true translation change places, for the model of divergences.

All four words, of both sides, are told as moved. And what is no difference: a day that stands elsewhere, parts of a sentence
in another order, as editions have them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

from diglot.languages.words import norm
from diglot.training.turns import FINE, MOVED, Labels, Links, Texts, is_linked, word_set

#: determiners that a French noun takes along, and words before it that would have to change
ALONG = word_set("le la les l' un une ses son sa leur leurs ce cet cette ces")
FUSED = word_set("du des au aux")
#: words between two that stand in a row, where an exchange changes nothing
ROW = word_set(
    "and or nor et ou ni , de la le les l' the a an of un une des du d' à au aux in from at to en as well with avec ainsi que"
)
#: words that tell a day, and those before them that go along
DAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche "
    "yesterday hier"
)
WITH_DAYS = word_set("on le")
#: nouns that change places are at least so much alike by their vectors; tokens between figures at least, or they are a date
KIND, BETWEEN = 0.15, 3


class Mover:
    """Makes moves in a pair of texts; `alike` tells how like each other two words of a side are, as a cosine."""

    def __init__(self, dice: random.Random, alike: Callable[[str, str, int], float]) -> None:
        self._dice, self._alike = dice, alike

    def shuffle(self, texts: Texts, labels: Labels, side: int) -> None:
        """Put a day elsewhere, or change the order of the parts between commas: what editions do, and no difference."""
        tokens, told = texts[side], labels[side]
        days = [k for k, token in enumerate(tokens) if norm(token) in DAYS]
        commas = [k for k, token in enumerate(tokens) if token == "," and 1 < k < len(tokens) - 3]
        if days and self._dice.random() < 0.8:
            at = self._dice.choice(days)
            start = at - 1 if at and norm(tokens[at - 1]) in WITH_DAYS else at
            goals = [0, *(k for k in range(1, len(tokens)) if tokens[k].isalpha() and not start - 2 < k < at + 3)]
            goal = self._dice.choice(goals)
            _shift(tokens, start, at + 1, goal)
            _shift(told, start, at + 1, goal)
        elif commas:
            at = self._dice.choice(commas)
            end = len(tokens) - (not tokens[-1][0].isalnum())
            tokens[:end] = [*tokens[at + 1 : end], tokens[at], *tokens[:at]]
            told[:end] = [*told[at + 1 : end], told[at], *told[:at]]

    def move(self, texts: Texts, labels: Labels, links: Links, side: int) -> bool:
        """Let two figures, names or nouns of a side change places; all four words are told as moved."""
        own, other = links[side], links[1 - side]
        tokens = texts[side]
        units = [u for u in _units(texts, links, side) if all(labels[side][k] == FINE for k in range(*u))]
        by_start = {item.word.start: item for item in own}
        pairs = [
            (one, two)
            for n, one in enumerate(units)
            for two in units[n + 1 :]
            if self._may_change(tokens, one, two, side)
        ]
        if not pairs:
            return False
        kinds = sorted({_kind(tokens[one[1] - 1]) for one, _ in pairs})
        kind = self._dice.choice(kinds)
        one, two = self._dice.choice([p for p in pairs if _kind(tokens[p[0][1] - 1]) == kind])
        partners = []
        for unit in (one, two):
            partners.append({other[by_start[k].partner].word.start for k in range(*unit) if is_linked(by_start.get(k))})
        if not all(partners) or partners[0] & partners[1]:
            return False
        if any(labels[1 - side][k] != FINE for k in partners[0] | partners[1]):
            return False
        for k in partners[0] | partners[1]:
            labels[1 - side][k] = MOVED
        moved = [tokens[slice(*two)], tokens[one[1] : two[0]], tokens[slice(*one)]]
        if one[0] == 0:
            moved[0] = [moved[0][0][:1].upper() + moved[0][0][1:], *moved[0][1:]]
            if kind == "word" or norm(moved[2][0]) in ALONG:
                moved[2] = [moved[2][0].lower(), *moved[2][1:]]
        tokens[one[0] : two[1]] = [token for part in moved for token in part]
        between = labels[side][one[1] : two[0]]
        mark = [[MOVED] * (unit[1] - unit[0]) for unit in (two, one)]
        labels[side][one[0] : two[1]] = [*mark[0], *between, *mark[1]]
        return True

    def _may_change(self, tokens: Sequence[str], one: tuple[int, int], two: tuple[int, int], side: int) -> bool:
        first, second = tokens[one[1] - 1], tokens[two[1] - 1]
        kind = _kind(first)
        if kind != _kind(second) or norm(first)[:4] == norm(second)[:4] or one[1] > two[0]:
            return False
        if all(norm(t) in ROW for t in tokens[one[1] : two[0]]) or (kind == "figure" and two[0] - one[1] < BETWEEN):
            return False
        # a name or a figure goes for another; of other words those that may stand in the same place
        return kind != "word" or self._alike(first, second, side) >= KIND


def _units(texts: Texts, links: Links, side: int) -> list[tuple[int, int]]:
    """What may change places: figures, names of one word or more, and nouns, all with a counterpart.

    A noun is known by the French determiner before it, and takes that along.
    """
    tokens, other = texts[side], links[1 - side]
    made: list[tuple[int, int]] = []
    for item in links[side]:
        at, text = item.word.start, item.word.text
        if (made and at < made[-1][1]) or not is_linked(item) or not (item.content or text[0].isdigit()):
            continue
        start, end = at, at + 1
        french = at if side else other[item.partner].word.start
        before = norm(texts[1][french - 1]) if french else ""
        if text[0].isupper() and other[item.partner].word.text[:1].isupper():
            while end < len(tokens) and tokens[end][:1].isupper() and tokens[end].isalpha():
                end += 1
            if side and before in ALONG:
                start -= 1
        elif text[0].isalpha() and (before not in (ALONG | FUSED) or (side and before in FUSED)):
            continue
        elif text[0].isalpha() and side:
            start -= 1
        made.append((start, end))
    return made


def _shift(row: list[Any], start: int, stop: int, goal: int) -> None:
    """Put a part of a row before what stands at a place outside of it."""
    part = row[start:stop]
    del row[start:stop]
    place = goal if goal < start else goal - len(part)
    row[place:place] = part


def _kind(token: str) -> str:
    return "figure" if token[0].isdigit() else "name" if token[0].isupper() else "word"

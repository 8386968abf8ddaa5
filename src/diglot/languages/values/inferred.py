"""Figures that follow from others: shares and multiples of them, products, quotients.

One edition tells "600, a third fewer than the year before", the other „600 statt 900“: no reader is told another fact. What
follows only by chance is no matter either where a figure is left out: the reader can work it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from diglot.languages.values.model import AGED, POWER, SCALES, TIMES, Quantity
from diglot.languages.values.telling import FEW

#: the share of a figure by which another one that is worked out may be off: editors round
NEAR = 0.006
#: minutes behind which added time is counted, and its longest
WHISTLES, ADDED = (45, 90), 15
#: units of figures that are no counts of things
RELATIVE = frozenset({"%", "half", TIMES, POWER, "pp"})
#: figures beyond which any one can be worked out of some others
MANY = 6


def factors(told: Iterable[Quantity], changes: Iterable[float]) -> frozenset[float]:
    """What makes one figure of another: of 25 % a quarter, the rest, a quarter more; of "three times" the triple.

    `changes` are percentages that verbs say: 50 of "halved".
    """
    shares = {q.value / 100 for q in told if q.unit in ("%", "half")} | {c / 100 for c in changes}
    times = {q.value for q in told if q.unit == TIMES}
    return frozenset(f for s in shares for f in (s, 1 - s, 1 + s) if f > 0) | times


def by_factor(made: frozenset[float], one: Quantity, two: Quantity) -> bool:
    """Whether one figure is the other times one of the factors, or divided by it."""
    if not _counts(one) or not _counts(two) or not _meet(one, two):
        return False
    ratio = one.value / two.value
    return any(_is_near(ratio, f) or _is_near(1 / ratio, f) for f in made if f != 1)


def same_rise(one: Quantity, two: Quantity) -> bool:
    """Whether one tells in per cent what the other tells as a multiple: "up 80%", "1.8 times"; "75%", "three to one"."""
    if one.unit != "%" or not (two.unit == TIMES or (not two.unit and two.value % 1 > 0)):
        return False
    return _is_near(1 + one.value / 100, two.value) or _is_near(one.value / 100, two.value / (two.value + 1))


def in_added_time(one: Quantity, two: Quantity) -> bool:
    """Whether one is the minute of a match that the other counts from the whistle: the 93rd, the third of added time."""
    return 0 < two.value <= ADDED and one.unit in ("", "min") and one.value - two.value in WHISTLES


def numbers_next(one: Quantity, two: Quantity) -> bool:
    """Whether the other numbers what comes behind so many: aged 81, "in her 82nd year"; the third, "two before"."""
    return two.ordinal and not one.ordinal and one.unit in ("", "a") and two.value == one.value + 1


def of_age(one: Quantity, two: Quantity) -> bool:
    """Whether one tells in which ten years the other's age lies: "aged 83", «octogenaria»."""
    return one.unit == AGED and two.unit in ("", "a") and one.value <= two.value < one.value + 10


def lifted(one: Quantity, whole: Quantity) -> tuple[Quantity, ...]:
    """A figure, and what it is where it counts in the millions of another one: « 60 millions …, Bruxelles en apportera 40 »."""
    scale = next((s for s in SCALES if whole.value >= s), 1.0)
    small = not one.unit and one.value < 1000
    return (one, replace(one, value=one.value * scale, unit=whole.unit)) if small and scale > 1 else (one,)


def reckoned(held: Sequence[Quantity], one: Quantity, two: Quantity) -> bool:
    """Whether two figures make one by product that both sides tell: 20 teachers for 600 pupils, « un pour trente »."""
    if not _counts(one) or not _counts(two):
        return False
    big, small = max(one.value, two.value), min(one.value, two.value)
    return any(_counts(q) and q.value > FEW and q.value in (big * small, big / small) for q in held)


def shares_two(one: Quantity, told: Sequence[Quantity]) -> bool:
    """Whether a share or multiple is what one figure told is of another: "cut by 15%", „statt 80 nun 68 Euro“."""
    made = factors((one,), ())
    return bool(made) and any(by_factor(made, a, b) for a, b in combinations(told, 2))


def follows(one: Quantity, own: Sequence[Quantity], other: Sequence[Quantity]) -> bool:
    """Whether a figure is worked out of two others, one of which at least the other side tells (`other`)."""
    every = [q for q in (*other, *(q for q in own if q is not one)) if _counts(q)]
    if not _counts(one) or len(every) > MANY:
        return False
    there = {id(q) for q in other}
    pairs = [(a, b) for a, b in combinations(every, 2) if {id(a), id(b)} & there]
    return any(_makes(a, b, form) for a, b in pairs for form in lifted(one, max(a, b, key=lambda q: q.value)))


def _makes(a: Quantity, b: Quantity, one: Quantity) -> bool:
    """Whether two figures make a third by product or quotient; sums and differences are chance too often."""
    if a.unit and b.unit:
        return False
    return any(_is_near(one.value, v) for v in (a.value * b.value, a.value / b.value, b.value / a.value))


def _counts(one: Quantity) -> bool:
    counted = one.unit not in RELATIVE or (one.unit == TIMES and one.value > FEW)  # "struck 600 times"
    return one.value > 1 and counted and not one.ordinal


def _meet(one: Quantity, two: Quantity) -> bool:
    return one.unit == two.unit or not (one.unit and two.unit) or TIMES in (one.unit, two.unit)


def _is_near(one: float, two: float) -> bool:
    return abs(one - two) <= NEAR * abs(two)

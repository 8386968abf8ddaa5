"""Ways of telling one figure: whether a figure is another one in other words, in another unit or scale, or rounded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from diglot.languages.values.convert import CURRENCIES, FACTORS, converted
from diglot.languages.values.model import AGED, DEGREES, POWER, SECONDS, TIMES, Quantity

#: figures up to this are told in other ways often ("a pair", "both", "twice")
FEW = 12
#: units of which one may be told for another by mistake
KINDS = {"%": ("%", "half"), "days": ("d", "w"), "years": ("mo", "a")}
#: the part of a figure within which a coarser one is that figure, rounded
BARELY = 0.015
#: currencies of like worth: none is worth more than so many of another
ALIKE, DEAR = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "EUR", "GBP", "CHF"}), 2.5
#: a figure with one group of three digits
GROUPED = re.compile(r"(?<![\d.,])\d{1,3}[.,]\d{3}(?![\d.,]*\d)")
#: units of the stretches of time that figures are for
PERIODS = {"hour": "h", "day": "d", "week": "w", "month": "mo", "year": "a"}
#: years that an article without a date may be of
RECENT = (2010, 2035)
#: what a share is told of for a decimal: "1.6 to one", „auf zehn 16“
TENS = (10, 100, 1000)
#: digits of a figure with its scale in words at most: "99.9 million"
BRIEF = 3


def century_of(year: float) -> int:
    """The century of a year: the 14th for 1350."""
    return -int(-year // 100)


def of_thousands(one: Quantity, two: Quantity) -> bool:
    """Whether one is the other with the thousands told in the other language's way: "8,733 kilomètres", "118,8 milles"."""
    if 1000 * one.value != two.value:
        return False
    return (bool(GROUPED.search(one.text)) and units_meet(one, two)) or (
        one.unit == "mi" and (one.lent or "mille" in one.text)
    )


def elliptic(one: Quantity, two: Quantity, beside: Sequence[Quantity]) -> bool:
    """Whether one is the other with the scale in words of a figure before that: «18 millones, más otros cuatro»."""
    scale = next((s for s in (1e12, 1e9, 1e6, 1e3) if one.value >= s), 1.0)
    told = any(
        q.end <= two.start and scale <= q.value < 1000 * scale and sum(c.isdigit() for c in q.text) <= BRIEF
        for q in beside
    )
    return scale > 1 and one.value == scale * two.value and not two.unit and told


def in_metres(one: Quantity, two: Quantity) -> bool:
    """Whether one says "400m", which English reads as millions, where the other has metres."""
    return one.text.endswith("m") and two.unit == "m" and one.value == 1e6 * two.value


def in_coins(one: Quantity, two: Quantity) -> bool:
    """Whether one is in cents what the other is in a currency."""
    return one.unit == "cent" and two.unit in CURRENCIES and abs(one.value - 100 * two.value) < 1e-6


def of_whole(one: Quantity, two: Quantity) -> bool:
    """Whether one is a fraction in words that the other has as a decimal: "three tenths", "0.3"."""
    return one.unit == "half" and not two.unit and abs(one.value - 100 * two.value) < 0.5


def in_century(one: Quantity, two: Quantity) -> bool:
    """Whether one is a year of the century that the other numbers: "around 1350", « au XIVe siècle »."""
    year = not one.unit and not one.ordinal and 1000 <= one.value < 2100 and one.value == int(one.value)
    return year and two.ordinal and two.value == century_of(one.value)


def of_power(one: Quantity, two: Quantity) -> bool:
    """Whether one counts in a power of ten ("hundreds") that the other is a figure of: up to twice the next power."""
    if one.unit != POWER or two.unit == POWER:
        return False
    low = 10.0**one.value
    return bool(low <= two.value <= 20 * low)


def in_points(one: Quantity, two: Quantity) -> bool:
    """Whether one is in per cent and the other in points."""
    return {one.unit, two.unit} in ({"%", "pp"}, {"%", "pt"})


def is_exchanged(one: Quantity, told: Sequence[Quantity]) -> bool:
    """Whether a sum of money is what the figure right before it comes to in another currency: "€94m (£80m)".

    Of currencies of like worth the sums must be alike: "€94m (£80bn)" is no exchange.
    """
    if kind_of(one) != "money":
        return False
    before = max((q for q in told if q.end <= one.start), key=lambda q: q.end, default=None)
    if before is None or before.ordinal or before.unit == one.unit or kind_of(before) not in ("money", "lb", ""):
        return False  # French "livres" may be either
    ratio = one.value / before.value if before.value else 0.0
    return not {one.unit, before.unit} <= ALIKE or 1 / DEAR <= ratio <= DEAR


def is_share(one: Quantity, told: Sequence[Quantity]) -> bool:
    """Whether per cent are the share that a figure told is of another one: "nearly 40%" of "312 of 790"."""
    return one.unit == "%" and counted(one, told) is not None


def counted(share: Quantity, told: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """The two figures of which one is a share of the other: 52 of 204 for "just over a quarter"."""
    if share.unit not in ("%", "half"):
        return None
    counts = sorted((q for q in told if not q.unit and not q.ordinal and q.value > FEW), key=lambda q: q.value)
    near = max(0.5 * min(share.grain, 1.0), 1.0 if share.vague else 0.0)
    return next(
        ((a, b) for a, b in combinations(counts, 2) if abs(100 * a.value / b.value - share.value) <= near), None
    )


def worked_out(one: Quantity, two: Quantity, told: Sequence[Quantity]) -> bool:
    """Whether a figure is what the other makes of one that both sides tell: "three points more", "against 58%", "60% of it"."""
    if one.unit in ("half", "%"):
        return any(_is_part(one, q, two) for q in told if q.value > FEW)
    return two.value > FEW and any(abs(q.value - two.value) == one.value for q in told)


def part_of(beside: Sequence[Quantity], one: Quantity, two: Quantity) -> bool:
    """Whether one is a fraction that makes the other of a figure beside it: "12 months, less a third", «cuatro meses»."""
    return one.unit == "half" and any(_is_part(one, q, two) for q in beside if q.unit == two.unit and q.value > 1)


def _is_part(share: Quantity, whole: Quantity, part: Quantity) -> bool:
    """Whether a figure is the share of another one, to one in a hundred."""
    return abs(part.value - whole.value * share.value / 100) <= 0.01 * whole.value


def is_rest(one: Quantity, two: Quantity) -> bool:
    """Whether two shares make a whole: "40% are for it", « 60 % sont contre »."""
    return one.unit == two.unit == "%" and one.value != two.value and abs(one.value + two.value - 100) < 0.2


def all_told(one: Quantity, two: Quantity, told: Sequence[Quantity]) -> bool:
    """Whether one counts with what the other counts beside: "five sites", „die Zentrale und vier weitere“; or the other leaves
    out of a figure told what is not of the one: "all but two" of seven, „fünf davon“."""
    if one.unit or two.unit or not two.beside:
        return False
    return one.value == two.value + 1 if two.beside > 0 else any(q.value - two.value == one.value for q in told)


def at_intervals(one: Quantity, two: Quantity) -> bool:
    """Whether one is how often the other's stretch of time goes into its own: "three times an hour", „alle 20 Minuten“."""
    spans = [FACTORS.get(unit, ("", 0.0)) for unit in (PERIODS.get(one.per, ""), two.unit)]
    timed = all(kind == "time" for kind, _ in spans)
    return one.unit == TIMES and timed and abs(one.value * two.value * spans[1][1] - spans[0][1]) <= 0.02 * spans[0][1]


def since(one: Quantity, year: float, now: int | None) -> bool:
    """Whether so many years reach from a year to this one: "27 years ago", « en 1998 »; where no day of publication is known,
    to one of these years."""
    if one.unit != "a" or (one.words and one.value < 2):
        return False
    reached = year + one.value
    return abs(reached - now) <= 1 if now else RECENT[0] <= reached <= RECENT[1]


def other_span(one: Quantity, two: Quantity) -> bool:
    """Whether both tell the same number of different units of one measure: eleven years, eleven months."""
    kinds = {FACTORS.get(q.unit, ("", 0.0))[0] for q in (one, two)}
    return one.value == two.value and one.unit != two.unit and len(kinds) == 1 and "" not in kinds


def kind_of(quantity: Quantity) -> str:
    """What a figure is of: "money", a kind of units of which one may be told for another, or its unit."""
    if quantity.unit in CURRENCIES:
        return "money"
    return next((name for name, units in KINDS.items() if quantity.unit in units), quantity.unit)


def units_meet(one: Quantity, two: Quantity) -> bool:
    """Whether the units can be one: a unit that one edition leaves out is no difference."""
    a, b = one.unit, two.unit
    if (one.per and two.per and one.per != two.per) or (POWER in (a, b) and a != b):
        return False
    return (
        a == b
        or not a
        or not b
        or {a, b} <= {"%", "half"}
        or {a, b} <= {"USD", "CAD", "AUD", "NZD", "HKD", "SGD"}
        or {a, b} == {"GBP", "lb"}
        or {a, b} in ({DEGREES, "C"}, {DEGREES, "F"})
        or {a, b} in ({"mi", "nmi"}, {"l", "mm"})  # miles at sea, litres of rain on a square metre
        or {a, b} in ({"%", "pp"}, {"%", "pt"}, {"pp", "pt"})
    )


#: what is called so is about as many
DOZEN = 12


def is_near(one: Quantity, two: Quantity) -> bool:
    """Whether one value is the other, rounded: within half a unit of the coarser last digit, more loosely if it says so.

    Or a whole number that the other one with decimals is by a hair.
    """
    apart = abs(one.value - two.value)
    biggest = max(abs(one.value), abs(two.value))
    grain = max(one.grain, two.grain)
    if AGED in (one.unit, two.unit):
        return False
    if "half" in (one.unit, two.unit):
        exact = one.words and two.words and not (one.bound or two.bound)
        return apart <= (1 if exact else 6)  # "a fifth" is about 22 %, but no quarter
    if (
        (one.vague or two.vague)
        and (one.vague == two.vague or DOZEN in (one.value, two.value))
        and one.words
        and two.words
        and "%" not in (one.unit, two.unit)
        and apart <= 0.2 * biggest
    ):  # "a dozen", « une dizaine »
        return True
    if one.vague or two.vague:
        return apart <= 0.05 * biggest or (apart < 0.5 * grain and apart <= 0.25 * biggest)
    if min(one.grain, two.grain) < 1 <= grain and "%" not in (one.unit, two.unit) and apart <= BARELY * biggest:
        return True  # "1.98 m", "two metres"
    return biggest >= 1000 and apart <= min(0.5 * grain, 0.06 * biggest)


def is_same(one: Quantity, two: Quantity) -> bool:
    """Whether two figures are one value, in one unit or in two."""
    return (one.value == two.value and units_meet(one, two)) or converted(one, two)


def comparable(one: Quantity, two: Quantity) -> bool:
    """Whether one can have been put for the other: neither a weak word nor things of different kinds."""
    if is_weak(one) or is_weak(two) or POWER in (one.unit, two.unit) or (one.unit == TIMES) != (two.unit == TIMES):
        return False
    a, b = kind_of(one), kind_of(two)
    return (not a or not b or a == b) and one.ordinal == two.ordinal


def is_weak(quantity: Quantity) -> bool:
    """Small numbers in words and fractions are told in many ways; parts of a measure are not: "a tenth of a second"."""
    measure = quantity.unit in (POWER, "pp") or (quantity.unit != "half" and quantity.value < 1 and quantity.unit != "")
    small = quantity.words and quantity.value < 2 and not measure
    return small or quantity.unit == "half"


def told_of(base: float, one: Quantity, two: Quantity) -> bool:
    """Whether one is a decimal that the other tells for `base` things: "1.6 workers for each", „auf zehn … 16“."""
    return one.value % 1 > 0 and abs(one.value * base - two.value) < 1e-6


def same_watch(one: Quantity, two: Quantity) -> bool:
    """Whether two lengths of time have the same digits, with other marks between: "2:21.31", "2:21:31"."""
    digits = ["".join(c for c in q.text if c.isdigit()) for q in (one, two)]
    return one.unit == two.unit == SECONDS and digits[0] == digits[1] != ""

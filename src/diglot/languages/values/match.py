"""The values of two aligned passages compared: what is the same, what is told in another way, what differs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TypeVar

from diglot.languages.cues import cue_table
from diglot.languages.values.convert import CURRENCIES, FACTORS, converted
from diglot.languages.values.dates import read_dates
from diglot.languages.values.model import POWER, SECONDS, TIMES, DateValue, Difference, Quantity, Values
from diglot.languages.values.quantities import figure_phrases, read_quantities

#: confidence that a value is changed: both in figures, one in words, both in words
CHANGED = (0.9, 0.72, 0.6)
#: confidence that the unit, or the side of a bound, is changed while the number is the same
TURNED = 0.8
#: confidence that a value is left out: a weighty figure, a small one, a number in words
MISSING, SMALL, WORDS = 0.62, 0.4, 0.3
#: figures up to this are told in other ways often ("a pair", "both", "twice")
FEW = 12
#: units of which one may be told for another by mistake
KINDS = {"%": ("%", "half"), "days": ("d", "w"), "years": ("mo", "a")}
#: the part of a figure within which a coarser one is that figure, rounded
BARELY = 0.015
#: a time of day with a full stop; a figure with one group of three digits
DOTTED = re.compile(r"\d{1,2}\.\d\d")
GROUPED = re.compile(r"(?<![\d.,])\d{1,3}[.,]\d{3}(?![\d.,]*\d)")
PARTS = ("year", "month", "day", "weekday", "season", "feast")


def read_values(text: str, language: str, reference: date | None = None) -> Values:
    """Figures and dates of a text; the figures of a date are not figures besides.

    `reference` (the day of publication) is for dates told relative to it.
    """
    dates, relative = read_dates(text, language)
    phrases = figure_phrases(text, language)
    dates = [d for d in dates if not any(d.start < end and start < d.end for start, end in phrases)]
    numbers = read_quantities(text, language, [(d.start, d.end) for d in dates])
    changes = frozenset(float(cue.group) for cue in cue_table(language, "changes").find_all(text))
    return Values(tuple(numbers), tuple(dates), relative, changes)


def match_values(source: Values, target: Values) -> list[Difference]:
    """Differences of two aligned passages, numbers first."""
    left, right = list(source.numbers), list(target.numbers)
    told: set[int] = set()
    # What is a plain figure in one language's format may look like a year, a decade or a time of day in the other's.
    for numbers, dates in ((left, target.dates), (right, source.dates)):
        for number in list(numbers):
            found = next((d for d in dates if id(d) not in told and _reads_as(number, d)), None)
            if found is not None:
                numbers.remove(number)
                told.add(id(found))
        for spoken in dates:
            parts = _spelled_out(spoken, numbers)
            if id(spoken) not in told and parts:
                numbers[:] = [n for n in numbers if n not in parts]
                told.add(id(spoken))
    made = _match_numbers(left, right, (source.changes, target.changes))
    one = [d for d in source.dates if id(d) not in told]
    two = [d for d in target.dates if id(d) not in told]
    return made + _match_dates(one, two, source.relative or target.relative)


def _reads_as(number: Quantity, date: DateValue) -> bool:
    """Whether a figure and a date can be one and the same: 2000, the 80s, 24 hours."""
    if number.ordinal:
        return date.year is not None and date.month is None and number.value == _century(date.year)
    if date.hour is not None and number.unit == SECONDS:
        minutes = 60 * date.hour + (date.minute or 0)  # or seconds: "13:10" is read off a watch, too
        return number.value in (minutes, 60 * minutes)
    if date.hour is not None and date.minute and DOTTED.fullmatch(number.text):
        return round(100 * number.value) == 100 * date.hour + date.minute
    if date.hour is not None:
        return not date.minute and date.hour == number.value
    if date.decade:
        return date.year is not None and number.value in (date.year, date.year % 100)
    return date.month is None and date.year is not None and date.year == number.value


def _spelled_out(time: DateValue, numbers: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The two figures beside each other that tell a time's digits as a length: "2:15", "two hours and 15 minutes"."""
    if time.hour is None:
        return ()
    for one, two in pairwise(numbers):
        if (one.value, two.value) == (time.hour, time.minute) and (one.unit, two.unit) == ("h", "min"):
            return one, two
    return ()


def _take_minutes(clock: list[Quantity], figures: list[Quantity]) -> None:
    """Take out pairs of figures that may be a time of play, where the other side numbers its minute: "27:37", „28. Minute“."""
    for one, two in pairwise(tuple(clock)):
        minute = next((f for f in figures if f.ordinal and f.value == one.value + 1), None)
        beside = two.start == one.end + 1 and len(two.text) == 2 and not (one.unit or two.unit)
        if beside and minute is not None:
            clock[:] = [q for q in clock if q is not one and q is not two]
            figures.remove(minute)


def _century(year: float) -> int:
    """The century of a year: the 14th for 1350."""
    return -int(-year // 100)


Test = Callable[[Quantity, Quantity], bool]


def _match_numbers(
    left: list[Quantity], right: list[Quantity], changes: tuple[frozenset[float], frozenset[float]]
) -> list[Difference]:
    """Differences of the figures left to compare; `changes`: percentages that verbs say, of either side."""
    made: list[Difference] = []
    every, told = [*left, *right], (tuple(left), tuple(right))
    same = _take(left, right, lambda a, b: a.value == b.value and a.unit == b.unit and _units_meet(a, b))
    same += _take(left, right, lambda a, b: a.value == b.value and _units_meet(a, b))
    # "65 and 20%" may be 65 of something else
    same += _take(left, right, lambda a, b: a.value == b.value and (a.lent or b.lent))
    for one, two in ((left, right), (right, left)):
        _take_minutes(one, two)
    _take(left, right, lambda a, b: _of_thousands(a, b) or _of_thousands(b, a))
    _take(left, right, lambda a, b: _in_coins(a, b) or _in_coins(b, a))
    _take(left, right, lambda a, b: _of_whole(a, b) or _of_whole(b, a))
    _take(left, right, lambda a, b: _in_century(a, b) or _in_century(b, a))
    _take(left, right, lambda a, b: _elliptic(a, b, told[1]) or _elliptic(b, a, told[0]))
    _take(left, right, lambda a, b: (a.text == b.text and a.value != b.value) or _metres(a, b) or _metres(b, a))
    for one, two in ((left, right), (right, left)):
        _part_shares(one, two)
    for figures, said in zip((left, right), reversed(changes), strict=True):
        figures[:] = [q for q in figures if q.unit != "%" or q.value not in said]
    made += [Difference("changed", _bounded(a), _bounded(b), TURNED) for a, b in same if a.bound * b.bound < 0]
    made += [Difference("changed", a, b, TURNED) for a, b in same if _points(a, b)]
    made += [
        Difference("rounded", a, b, 0.9) for a, b in _take(left, right, lambda a, b: _units_meet(a, b) and _near(a, b))
    ]
    made += [Difference("converted", a, b, 0.9) for a, b in _take(left, right, converted)]
    _take(left, right, lambda a, b: _of_power(a, b) or _of_power(b, a))
    # A value that is told twice, in two units say, is no difference.
    matched = [q for q in every if not any(q is x for x in (*left, *right))]
    left[:] = [a for a in left if not any(_same(a, q) for q in matched)]
    right[:] = [b for b in right if not any(_same(b, q) for q in matched)]
    _take(left, right, lambda a, b: _worked_out(a, b, matched) or _worked_out(b, a, matched))
    made += [_changed(a, b) for a, b in _take(left, right, lambda a, b: _kind(a) == _kind(b) != "")]
    made += [Difference("changed", a, b, TURNED) for a, b in _take(left, right, _other_span)]
    # digits are put for digits rather than for words
    made += [_changed(a, b) for a, b in _take(left, right, lambda a, b: a.words == b.words and _comparable(a, b))]
    made += [_changed(a, b) for a, b in _take(left, right, _comparable)]
    made += [Difference("missing_in_target", a, None, _missing(a)) for a in left]
    made += [Difference("missing_in_source", None, b, _missing(b)) for b in right]
    return made


def _of_thousands(one: Quantity, two: Quantity) -> bool:
    """Whether one is the other with the thousands told in the other language's way: "8,733 kilomètres", "118,8 milles"."""
    if 1000 * one.value != two.value:
        return False
    return (bool(GROUPED.search(one.text)) and _units_meet(one, two)) or (
        one.unit == "mi" and (one.lent or "mille" in one.text)
    )


def _elliptic(one: Quantity, two: Quantity, beside: Sequence[Quantity]) -> bool:
    """Whether one is the other with the scale in words of a figure before that: "four million more", «18 millones, más otros cuatro»."""
    scale = next((s for s in (1e12, 1e9, 1e6, 1e3) if one.value >= s), 1.0)
    told = any(
        q.end <= two.start and scale <= q.value < 1000 * scale and sum(c.isdigit() for c in q.text) <= len("99.9")
        for q in beside
    )
    return scale > 1 and one.value == scale * two.value and not two.unit and told


def _metres(one: Quantity, two: Quantity) -> bool:
    """Whether one says "400m", which English reads as millions, where the other has metres."""
    return one.text.endswith("m") and two.unit == "m" and one.value == 1e6 * two.value


def _in_coins(one: Quantity, two: Quantity) -> bool:
    """Whether one is in cents what the other is in a currency."""
    return one.unit == "cent" and two.unit in CURRENCIES and abs(one.value - 100 * two.value) < 1e-6


def _of_whole(one: Quantity, two: Quantity) -> bool:
    """Whether one is a fraction in words that the other has as a decimal: "three tenths", "0.3"."""
    return one.unit == "half" and not two.unit and abs(one.value - 100 * two.value) < 0.5


def _in_century(one: Quantity, two: Quantity) -> bool:
    """Whether one is a year of the century that the other numbers: "around 1350", « au XIVe siècle »."""
    year = not one.unit and not one.ordinal and 1000 <= one.value < 2100 and one.value == int(one.value)
    return year and two.ordinal and two.value == _century(one.value)


def _part_shares(shares: list[Quantity], figures: list[Quantity]) -> None:
    """Take out what the other side tells by its parts: "3 in 12", « 3 matchs sur 12 »; "2:04:51", "two hours, four minutes …"."""
    for share in list(shares):
        if len(share.parts) < 2:
            continue
        # of "two hours, 19 minutes and 44 seconds" the last two are one figure
        tail = next((f for f in figures if f.parts and f.unit == share.unit == SECONDS and _ends(share, f)), None)
        left = share.parts[: -len(tail.parts)] if tail else share.parts
        free = [f for f in figures if not f.parts and (not f.unit or share.unit == SECONDS)]
        found = [next((f for f in free if f.value == value), None) for value in left]
        # "an hour, three minutes …"
        if all(f is not None or (value == 1 and share.unit == SECONDS) for f, value in zip(found, left, strict=True)):
            shares.remove(share)
            figures[:] = [f for f in figures if f is not tail and not any(f is x for x in found)]


def _ends(whole: Quantity, part: Quantity) -> bool:
    """Whether a length of time has the figures of a shorter one behind its own."""
    behind = len(part.parts)
    return behind < len(whole.parts) and whole.parts[-behind:] == part.parts and whole.value % 1 == part.value % 1


def _of_power(one: Quantity, two: Quantity) -> bool:
    """Whether one counts in a power of ten ("hundreds") that the other is a figure of: up to twice the next power."""
    if one.unit != POWER or two.unit == POWER:
        return False
    low = 10.0**one.value
    return bool(low <= two.value <= 20 * low)


Value = TypeVar("Value", Quantity, DateValue)


def _bounded(value: Value) -> Value:
    """The figure or date with the words that make it a floor or a ceiling, a beginning or an end."""
    return replace(value, start=value.end - len(value.bounded), text=value.bounded)


def _points(one: Quantity, two: Quantity) -> bool:
    """Whether one is in per cent and the other in points."""
    return {one.unit, two.unit} in ({"%", "pp"}, {"%", "pt"})


def _worked_out(one: Quantity, two: Quantity, told: Sequence[Quantity]) -> bool:
    """Whether a figure is what the other makes of one that both sides tell: "three points more", "against 58%"."""
    if one.unit == "half":
        return any(abs(two.value - q.value * one.value / 100) <= 0.01 * q.value for q in told if q.value > FEW)
    return two.value > FEW and any(abs(q.value - two.value) == one.value for q in told)


def _other_span(one: Quantity, two: Quantity) -> bool:
    """Whether both tell the same number of different stretches of time: eleven years, eleven months."""
    kinds = [FACTORS.get(q.unit, ("", 0.0))[0] for q in (one, two)]
    return one.value == two.value and one.unit != two.unit and kinds == ["time", "time"]


def _take(left: list[Quantity], right: list[Quantity], same: Test) -> list[tuple[Quantity, Quantity]]:
    """Pairs for which `same` holds, in order of the text; they leave both lists."""
    made = []
    for one in list(left):
        other = next((b for b in right if same(one, b)), None)
        if other is not None:
            left.remove(one)
            right.remove(other)
            made.append((one, other))
    return made


def _kind(quantity: Quantity) -> str:
    if quantity.unit in CURRENCIES:
        return "money"
    return next((name for name, units in KINDS.items() if quantity.unit in units), quantity.unit)


def _units_meet(one: Quantity, two: Quantity) -> bool:
    """Whether the units can be one: a unit that one edition leaves out is no difference."""
    a, b = one.unit, two.unit
    if (one.per and two.per and one.per != two.per) or (POWER in (a, b) and a != b):
        return False
    return (
        a == b
        or not a
        or not b
        or {a, b} <= {"%", "half"}
        or {a, b} <= {"USD", "CAD", "AUD"}
        or {a, b} == {"GBP", "lb"}
        or {a, b} in ({"%", "pp"}, {"%", "pt"}, {"pp", "pt"})
    )


def _near(one: Quantity, two: Quantity) -> bool:
    """Whether one value is the other, rounded: within half a unit of the coarser last digit, more loosely if it says so.

    Or a whole number that the other one with decimals is by a hair.
    """
    apart = abs(one.value - two.value)
    biggest = max(abs(one.value), abs(two.value))
    grain = max(one.grain, two.grain)
    if "half" in (one.unit, two.unit):
        return apart <= 6
    if (
        one.vague
        and two.vague
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


def _same(one: Quantity, two: Quantity) -> bool:
    return (one.value == two.value and _units_meet(one, two)) or converted(one, two)


def _comparable(one: Quantity, two: Quantity) -> bool:
    """Whether one can have been put for the other: neither a weak word nor things of different kinds."""
    if _weak(one) or _weak(two) or POWER in (one.unit, two.unit) or (one.unit == TIMES) != (two.unit == TIMES):
        return False
    a, b = _kind(one), _kind(two)
    return (not a or not b or a == b) and one.ordinal == two.ordinal


def _weak(quantity: Quantity) -> bool:
    """Small numbers in words and fractions are told in many ways."""
    small = quantity.words and quantity.value < 2 and quantity.unit not in (POWER, "pp")
    return small or quantity.unit == "half"


def _changed(one: Quantity, two: Quantity) -> Difference:
    if one.value == two.value or one.unit == two.unit == TIMES:
        return Difference("changed", one, two, TURNED)
    sure = CHANGED[one.words + two.words]
    if one.unit == two.unit == "half":
        return Difference("changed", one, two, sure)
    return Difference("changed", one, two, sure if not (_weak(one) or _weak(two)) else min(sure, 0.45))


def _missing(quantity: Quantity) -> float:
    if quantity.words or quantity.unit == "half":
        return WORDS
    return SMALL if quantity.value <= FEW or quantity.ordinal else MISSING


def _match_dates(left: list[DateValue], right: list[DateValue], relative: bool) -> list[Difference]:
    """Dates that conflict in a part; one that the other edition leaves out is seldom an error."""
    made: list[Difference] = []
    for same in (_equal, _agree):
        for one in list(left):
            other = next((b for b in right if same(one, b)), None)
            if other is not None:
                left.remove(one)
                right.remove(other)
                if one.bound * other.bound < 0:  # "after 3 March", "before 3 March"
                    made.append(Difference("changed", _bounded(one), _bounded(other), TURNED))
    # What agrees with a value already matched is told again, not left over.
    for one in list(left):
        other = next((b for b in right if _conflict(one, b)), None)
        if other is not None:
            left.remove(one)
            right.remove(other)
            made.append(Difference("changed", one, other, _sure(one, other)))
    if not relative:
        made += [Difference("missing_in_target", a, None, _left_out(a)) for a in left]
        made += [Difference("missing_in_source", None, b, _left_out(b)) for b in right]
    return made


def _equal(one: DateValue, two: DateValue) -> bool:
    return all(getattr(one, p) == getattr(two, p) for p in PARTS) and _same_time(one, two) is not False


def _agree(one: DateValue, two: DateValue) -> bool:
    """Whether two dates share a part and conflict in none."""
    time = _same_time(one, two)
    if time is not None:
        return time
    both = [(getattr(one, p), getattr(two, p)) for p in PARTS]
    shared = [(a, b) for a, b in both if a is not None and b is not None]
    return bool(shared) and all(a == b for a, b in shared)


def _same_time(one: DateValue, two: DateValue) -> bool | None:
    """Whether two times of day are one; None where either is no time."""
    if one.hour is None or two.hour is None:
        return None
    if (one.minute or 0) != (two.minute or 0):
        return False
    if one.half is None or two.half is None:
        return one.hour % 12 == two.hour % 12
    return one.hour == two.hour


def _conflict(one: DateValue, two: DateValue) -> bool:
    if (one.hour is None) != (two.hour is None):
        return False
    if one.hour is not None:
        return _same_time(one, two) is False
    return any(
        getattr(one, p) is not None and getattr(two, p) is not None and getattr(one, p) != getattr(two, p)
        for p in PARTS
    )


def _sure(one: DateValue, two: DateValue) -> float:
    # zones change the hour and leave the minute
    if one.hour is not None and two.hour is not None:
        return 0.55 if one.minute == two.minute else 0.8
    return 0.75 if one.decade or two.decade else 0.9


def _left_out(value: DateValue) -> float:
    return 0.52 if value.year is not None and value.month is not None and value.day is not None else 0.3

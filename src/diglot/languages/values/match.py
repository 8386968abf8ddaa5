"""The values of two aligned passages compared: what is the same, what is told in another way, what differs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import combinations, pairwise
from typing import TypeVar

from diglot.languages.cues import cue_table
from diglot.languages.values.convert import converted, measured
from diglot.languages.values.dates import read_dates
from diglot.languages.values.inferred import (
    by_factor,
    factors,
    follows,
    in_added_time,
    lifted,
    numbers_next,
    of_age,
    reckoned,
    same_rise,
    shares_two,
)
from diglot.languages.values.model import SECONDS, TIMES, DateValue, Difference, Quantity, Values
from diglot.languages.values.quantities import figure_phrases, read_quantities
from diglot.languages.values.telling import (
    FEW,
    TENS,
    all_told,
    at_intervals,
    century_of,
    comparable,
    counted,
    elliptic,
    in_century,
    in_coins,
    in_metres,
    in_points,
    is_exchanged,
    is_near,
    is_rest,
    is_same,
    is_share,
    is_weak,
    kind_of,
    of_power,
    of_thousands,
    of_whole,
    other_span,
    part_of,
    same_watch,
    since,
    told_of,
    units_meet,
    worked_out,
)

#: confidence that a value is changed: both in figures, one in words, both in words
CHANGED = (0.9, 0.72, 0.6)
#: confidence that the unit, or the side of a bound, is changed while the number is the same
TURNED = 0.8
#: confidence that a value is left out: a weighty figure, a small one, a number in words
MISSING, SMALL, WORDS = 0.62, 0.4, 0.3
#: confidence of a note that a figure is told in another way
REWORDED = 0.6
#: confidence that an hour is changed where one side names its zone
OTHER_ZONE = 0.45
#: figures this many times as large, one in digits and one in words, are two figures
APART = 12
#: what stands between a figure and what it comes to in another currency, in brackets behind it
ASIDE = re.compile(r"[^\d()\[\]]{0,16}[(\[][^\d()]{0,14}|[^\d()\[\],.;:]{0,14},[^\d()\[\],.;:]{0,14}")
#: minutes of a length of time
MINUTES = {"min": 1, "h": 60}
#: a time of day with a full stop
DOTTED = re.compile(r"\d{1,2}\.\d\d")
#: feasts that are always on one day, by their place in the packs' lists: month and day
FIXED = {4: (11, 1), 5: (8, 15), 6: (1, 6), 18: (10, 31), 19: (7, 14), 20: (12, 31), 21: (1, 1)}
PARTS = ("year", "month", "day", "weekday", "season", "feast")

Test = Callable[[Quantity, Quantity], bool]
Value = TypeVar("Value", Quantity, DateValue)


def read_values(text: str, language: str, reference: date | None = None) -> Values:
    """Figures and dates of a text; the figures of a date are not figures besides.

    `reference` (the day of publication) is for dates told relative to it.
    """
    dates, relative = read_dates(text, language)
    phrases = figure_phrases(text, language)
    dates = [d for d in dates if not any(d.start < end and start < d.end for start, end in phrases)]
    numbers = read_quantities(text, language, [(d.start, d.end) for d in dates])
    behind = [b for a, b in pairwise(numbers) if ASIDE.fullmatch(text, a.end, b.start)]
    numbers = [replace(q, aside=True) if any(q is b for b in behind) else q for q in numbers]
    changes = frozenset(float(cue.group) for cue in cue_table(language, "changes").find_all(text))
    return Values(tuple(numbers), tuple(dates), relative, changes, reference.year if reference else None)


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
    now = source.year or target.year
    for numbers, others, dates, own in (
        (left, right, target.dates, source.dates),
        (right, left, source.dates, target.dates),
    ):
        strange = [d for d in dates if not any(_equal(d, o) for o in own)]
        numbers[:] = [q for q in numbers if not any(_is_day_of(q, d) for d in strange)]
        years = [d for d in strange if id(d) not in told and d.year and not d.month]
        told |= _take_years(numbers, others, years, now)
    made = _match_numbers(left, right, (source.changes, target.changes))
    times = [60 * d.hour + (d.minute or 0) for d in (*source.dates, *target.dates) if d.hour is not None]
    spans = {abs(a - b) for a, b in combinations(times, 2)}
    made = [d for d in made if not (None in (d.source, d.target) and _is_span(d.source or d.target, spans))]
    one = [d for d in source.dates if id(d) not in told]
    two = [d for d in target.dates if id(d) not in told]
    apart = {q.value for q in (*source.numbers, *target.numbers) if q.unit == "a" or (q.ordinal and q.value > FEW)}
    return made + _match_dates(one, two, source.relative or target.relative, apart)


def _is_span(value: Quantity | DateValue | None, spans: set[int]) -> bool:
    """Whether a length of time lies between two of the hours told: "40 minutes late", « parti à 9 h 10 »."""
    return isinstance(value, Quantity) and value.value * MINUTES.get(value.unit, 0) in spans


def is_one(one: Quantity | DateValue, two: Quantity | DateValue) -> bool:
    """Whether two figures, or two dates, are one value."""
    if isinstance(one, Quantity) and isinstance(two, Quantity):
        return is_same(one, two)
    return isinstance(one, DateValue) and isinstance(two, DateValue) and _equal(one, two)


def _take_years(
    numbers: list[Quantity], others: Sequence[Quantity], years: list[DateValue], now: int | None
) -> set[int]:
    """Take out figures that tell how long ago a year of the other side is: "40 years ago", « en 1985 ». Ids of those years."""
    told: set[int] = set()
    for number in list(numbers):
        found = next((d for d in years if since(number, d.year or 0, now)), None)
        if found is not None and not any(is_same(number, other) for other in others):
            numbers.remove(number)
            years.remove(found)
            told.add(id(found))
    return told


def _is_day_of(number: Quantity, date: DateValue) -> bool:
    """Whether a figure may be the day of a date whose month was told before: "29 August", « le 29 »."""
    return number.text.isdigit() and not number.unit and date.month is not None and number.value == date.day


def _reads_as(number: Quantity, date: DateValue) -> bool:
    """Whether a figure and a date can be one and the same: 2000, the 80s, 24 hours."""
    if number.ordinal:
        return date.year is not None and date.month is None and number.value == century_of(date.year)
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


def _take_minutes(clock: list[Quantity], figures: list[Quantity]) -> None:
    """Take out pairs of figures that may be a time of play whose minute the other side numbers: "27:37", „28. Minute“."""
    for one, two in pairwise(tuple(clock)):
        minute = next((f for f in figures if f.ordinal and f.value == one.value + 1), None)
        beside = two.start == one.end + 1 and len(two.text) == 2 and not (one.unit or two.unit)
        if beside and minute is not None:
            clock[:] = [q for q in clock if q is not one and q is not two]
            figures.remove(minute)


def _match_numbers(
    left: list[Quantity], right: list[Quantity], changes: tuple[frozenset[float], frozenset[float]]
) -> list[Difference]:
    """Differences of the figures left to compare; `changes`: percentages that verbs say, of either side."""
    made: list[Difference] = []
    every, told = [*left, *right], (tuple(left), tuple(right))
    same = _take(left, right, lambda a, b: a.value == b.value and a.unit == b.unit and units_meet(a, b))
    same += _take(left, right, lambda a, b: a.value == b.value and units_meet(a, b))
    same += _take(left, right, same_watch)
    # "65 and 20%" may be 65 of something else
    same += _take(left, right, lambda a, b: a.value == b.value and (a.lent or b.lent))
    for one, two in ((left, right), (right, left)):
        _take_minutes(one, two)
    _take(left, right, lambda a, b: of_thousands(a, b) or of_thousands(b, a))
    _take(left, right, lambda a, b: in_coins(a, b) or in_coins(b, a))
    _take(left, right, lambda a, b: of_whole(a, b) or of_whole(b, a))
    _take(left, right, lambda a, b: in_century(a, b) or in_century(b, a))
    _take(left, right, lambda a, b: elliptic(a, b, told[1]) or elliptic(b, a, told[0]))
    _take(left, right, lambda a, b: (a.text == b.text and a.value != b.value) or in_metres(a, b) or in_metres(b, a))
    for one, two in ((left, right), (right, left)):
        _take_parts(one, two)
    for figures, said in zip((left, right), reversed(changes), strict=True):
        figures[:] = [q for q in figures if q.unit != "%" or q.value not in said]
    made += [Difference("changed", _bounded(a), _bounded(b), TURNED) for a, b in same if a.bound * b.bound < 0]
    made += [Difference("changed", a, b, TURNED) for a, b in same if {a.reach, b.reach} == {"by", "to"}]
    # a margin "below half a point" is below 0.5 %
    made += [Difference("changed", a, b, TURNED) for a, b in same if in_points(a, b) and not (a.bound and b.bound)]
    made += [
        Difference("rounded", a, b, 0.9) for a, b in _take(left, right, lambda a, b: units_meet(a, b) and is_near(a, b))
    ]
    exchanged = _take(left, right, converted)
    # "60 inches" and "barely 34", «1.500 litros» and «apenas 860»
    for a, b in tuple(exchanged):
        exchanged += _take(left, right, partial(_converted_like, a, b))
    made += [Difference("converted", a, b, 0.9) for a, b in exchanged]
    for one, two in ((left, right), (right, left)):
        _take_tens(one, two)
    _take(left, right, lambda a, b: at_intervals(a, b) or at_intervals(b, a))
    _take(left, right, lambda a, b: of_power(a, b) or of_power(b, a))
    # A value that is told twice, in two units say, is no difference.
    matched = _without(every, (*left, *right))
    left[:] = [a for a in left if not any(_told_again(a, q) for q in matched)]
    right[:] = [b for b in right if not any(_told_again(b, q) for q in matched)]
    for figures, every_here in ((left, told[0]), (right, told[1])):
        here = [q for q in every_here if any(q is m for m in matched)]
        figures[:] = [q for q in figures if not ((q.aside and is_exchanged(q, here)) or is_share(q, here))]
    for shares, counts in ((left, right), (right, left)):
        for share in list(shares):
            if (pair := counted(share, counts)) is not None:
                shares.remove(share)
                counts[:] = [q for q in counts if not any(q is x for x in pair)]
    _take(left, right, lambda a, b: worked_out(a, b, matched) or worked_out(b, a, matched))
    _take(left, right, lambda a, b: all_told(a, b, matched) or all_told(b, a, matched))
    for one, two, beside in ((left, right, told[0]), (right, left, told[1])):
        _take(one, two, partial(part_of, beside))
    multiples = factors(every, [c for side in changes for c in side])
    for told_so in (same_rise, in_added_time, numbers_next, of_age):
        made += _reworded(_take(left, right, partial(_either, told_so)))
    made += _reworded(_take(left, right, partial(by_factor, multiples)))
    made += _reworded(_take(left, right, partial(reckoned, _without(every, (*left, *right)))))
    made += _reworded(_take(left, right, is_rest))
    made += _left_to_reckon(left, right, told, multiples)
    made += [_changed(a, b) for a, b in _take(left, right, lambda a, b: kind_of(a) == kind_of(b) != "")]
    made += [Difference("changed", a, b, TURNED) for a, b in _take(left, right, other_span)]
    # digits are put for digits rather than for words
    made += [_changed(a, b) for a, b in _take(left, right, lambda a, b: a.words == b.words and comparable(a, b))]
    made += [_changed(a, b) for a, b in _take(left, right, lambda a, b: comparable(a, b) and not _are_far(a, b))]
    # figures of unlike things on both sides tell one fact in another way, more often than not
    weighty = [[q for q in figures if _missing(q) == MISSING] for figures in (left, right)]
    for a, b in zip(*weighty, strict=False):
        if measured(a) and measured(b):
            continue  # a conversion that does not come out
        left.remove(a)
        right.remove(b)
        made += _reworded([(a, b)])
    made += [Difference("missing_in_target", a, None, _missing(a)) for a in left]
    made += [Difference("missing_in_source", None, b, _missing(b)) for b in right]
    return made


def _without(every: Sequence[Quantity], left: Sequence[Quantity]) -> list[Quantity]:
    """The figures that are matched already: those that are not left."""
    return [q for q in every if not any(q is x for x in left)]


def _reworded(pairs: Sequence[tuple[Quantity, Quantity]]) -> list[Difference]:
    return [Difference("reworded", a, b, REWORDED) for a, b in pairs]


def _either(test: Test, one: Quantity, two: Quantity) -> bool:
    return test(one, two) or test(two, one)


def _left_to_reckon(
    left: list[Quantity],
    right: list[Quantity],
    told: tuple[Sequence[Quantity], Sequence[Quantity]],
    multiples: frozenset[float],
) -> list[Difference]:
    """Take out figures that one side only tells, and that follow from what the other one tells."""
    made: list[Difference] = []
    for figures, opposite, here, there in ((left, right, *told), (right, left, *told[::-1])):
        for one in list(figures):
            if any(comparable(one, o) or kind_of(one) == kind_of(o) != "" for o in opposite):
                continue  # a figure stands in its place
            base = next(
                (
                    o
                    for o in there
                    if any(by_factor(multiples, form, o) for form in lifted(one, o)) or _either(numbers_next, one, o)
                ),
                None,
            )
            if base is None and (follows(one, here, there) or shares_two(one, there)):
                base = there[0]
            if base is not None:
                figures.remove(one)
                made += _reworded([(one, base) if figures is left else (base, one)])
    return made


def _are_far(one: Quantity, two: Quantity) -> bool:
    """Whether two figures are too unlike for one to be put for the other: an age of 52, and "two" of something."""
    return max(one.value, two.value) > APART * min(one.value, two.value) > 0


def _told_again(one: Quantity, two: Quantity) -> bool:
    """Whether a figure is one that was matched before; a multiple ("doubled") is no count of two."""
    return is_same(one, two) and (one.unit == TIMES) == (two.unit == TIMES)


def _converted_like(one: Quantity, two: Quantity, a: Quantity, b: Quantity) -> bool:
    """Whether two figures without units are one measure in those of a pair that is."""
    return not (a.unit or b.unit) and converted(replace(a, unit=one.unit), replace(b, unit=two.unit))


def _take_tens(decimals: list[Quantity], figures: list[Quantity]) -> None:
    """Take out decimals that the other side tells for ten or a hundred: "1.6 workers for each", „auf zehn … 16“."""
    for base in [f for f in figures if f.value in TENS and not f.unit]:
        free = [f for f in figures if f is not base]
        if _take(decimals, free, partial(told_of, base.value)):
            figures[:] = free


def _take_parts(shares: list[Quantity], figures: list[Quantity]) -> None:
    """Take out what the other side tells by its parts: "3 in 12", « 3 matchs sur 12 »; "2:04:51", "two hours …"."""
    for share in list(shares):
        if len(share.parts) < 2:
            continue
        # of "two hours, 19 minutes and 44 seconds" the last two are one figure
        tail = next((f for f in figures if f.parts and f.unit == share.unit == SECONDS and _ends(share, f)), None)
        left = share.parts[: -len(tail.parts)] if tail else share.parts
        free = [f for f in figures if not f.parts and (not f.unit or share.unit == SECONDS)]
        won = left[0], left[-1] - left[0]
        if share.unit != SECONDS and all(any(f.value == value for f in free) for value in won):
            left = won  # "four of seven", "4-3"
        found = [next((f for f in free if f.value == value), None) for value in left]
        # "an hour, three minutes …"
        if all(f is not None or (value == 1 and share.unit == SECONDS) for f, value in zip(found, left, strict=True)):
            shares.remove(share)
            figures[:] = [f for f in figures if f is not tail and not any(f is x for x in found)]


def _ends(whole: Quantity, part: Quantity) -> bool:
    """Whether a length of time has the figures of a shorter one behind its own."""
    behind = len(part.parts)
    return behind < len(whole.parts) and whole.parts[-behind:] == part.parts and whole.value % 1 == part.value % 1


def _bounded(value: Value) -> Value:
    """The figure or date with the words that make it a floor or a ceiling, a beginning or an end."""
    if value.bounded.startswith(value.text):
        return replace(value, end=value.start + len(value.bounded), text=value.bounded)
    return replace(value, start=value.end - len(value.bounded), text=value.bounded)


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


def _changed(one: Quantity, two: Quantity) -> Difference:
    if one.value == two.value or one.unit == two.unit == TIMES:
        return Difference("changed", one, two, TURNED)
    sure = CHANGED[one.words + two.words]
    if one.words and two.words and {one.unit, two.unit} <= {"%", "half"}:
        return Difference("changed", one, two, sure)
    return Difference("changed", one, two, sure if not (is_weak(one) or is_weak(two)) else min(sure, 0.45))


def _missing(quantity: Quantity) -> float:
    if quantity.words or quantity.unit == "half":
        return WORDS
    return SMALL if quantity.value <= FEW or quantity.ordinal else MISSING


def _match_dates(left: list[DateValue], right: list[DateValue], relative: bool, years: set[float]) -> list[Difference]:
    """Dates that conflict in a part; one that the other edition leaves out is seldom an error.

    `years` are the years and anniversaries told: "died in 1925", „2025 jährt sich sein Tod zum hundertsten Mal“.
    """
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
            if one.year and other.year and abs(one.year - other.year) in years:
                continue
            made.append(Difference("changed", one, other, _sure(one, other)))
    if not relative:
        made += [Difference("missing_in_target", a, None, _left_out(a)) for a in left]
        made += [Difference("missing_in_source", None, b, _left_out(b)) for b in right]
    return made


def _equal(one: DateValue, two: DateValue) -> bool:
    if any(FIXED.get(a.feast if a.feast is not None else -1) == (b.month, b.day) for a, b in ((one, two), (two, one))):
        return True
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
    if one.zone is not None and two.zone is not None and one.zone != two.zone:
        apart = 12 if one.half is None or two.half is None else 24
        return (one.hour - one.zone) % apart == (two.hour - two.zone) % apart
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
        if one.minute != two.minute or (one.zone is not None and two.zone is not None):
            return 0.8
        return 0.55 if one.zone is two.zone is None else OTHER_ZONE
    return 0.75 if one.decade or two.decade else 0.9


def _left_out(value: DateValue) -> float:
    return 0.52 if value.year is not None and value.month is not None and value.day is not None else 0.3

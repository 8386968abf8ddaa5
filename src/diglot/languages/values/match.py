"""Figures and dates of a passage, and the differences between two passages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

MONTHS = {
    "en": "january february march april may june july august september october november december".split(),  # noqa: SIM905
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),  # noqa: SIM905
}
DAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday".split(),  # noqa: SIM905
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),  # noqa: SIM905
}
_NUMBER = re.compile(
    r"(?<![\w.,-])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?)(?![\d-])"
)
_SCALE = re.compile(r"[ \u00a0\u202f-]?(millions?|milliards?|billions?|mille|thousand|hundred|bn|m|k)\b", re.IGNORECASE)
_SCALES = {"million": 1e6, "milliard": 1e9, "billion": 1e9, "mille": 1e3, "thousand": 1e3, "hundred": 1e2}
_SHORT = {"bn": 1e9, "m": 1e6, "k": 1e3}
_PERCENT = re.compile(r"[ \u00a0\u202f]?(?:%|percent\b|per cent\b|pour cent\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its span and unit ("%" or none)."""

    start: int
    end: int
    text: str
    value: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date, or the parts of one that the text names."""

    start: int
    end: int
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Values:
    """What a passage holds."""

    numbers: tuple[Quantity, ...] = ()
    dates: tuple[DateValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A value of one side that the other side has changed or has not."""

    status: str
    source: Quantity | DateValue | None
    target: Quantity | DateValue | None
    confidence: float = field(default=0.9)


def read_values(text: str, language: str, reference: date | None = None) -> Values:
    """Figures and dates of a text; the figures of a date are not figures besides."""
    dates = _dates(text, language)
    taken = [(d.start, d.end) for d in dates]
    numbers = []
    for found in _NUMBER.finditer(text):
        if any(a <= found.start() < b for a, b in taken):
            continue
        numbers.append(_quantity(text, found, language))
    return Values(tuple(numbers), tuple(dates))


def _quantity(text: str, found: re.Match[str], language: str) -> Quantity:
    raw, end = found.group(), found.end()
    bare = re.sub("[ \u00a0\u202f]", "", raw)
    bare = bare.replace(",", "") if language == "en" else bare.replace(",", ".")
    value = float(bare)
    scale = _SCALE.match(text, end)
    if scale:
        word = scale[1].lower()
        factor = _SCALES.get(word.rstrip("s")) or (_SHORT.get(word) if text[end] not in " \u00a0" else None)
        if factor:
            value, end = value * factor, scale.end()
    percent = _PERCENT.match(text, end)
    if percent:
        end = percent.end()
    return Quantity(found.start(), end, text[found.start() : end], value, "%" if percent else "")


def _dates(text: str, language: str) -> list[DateValue]:
    months, days = MONTHS.get(language, []), DAYS.get(language, [])
    if not months:
        return []
    month, weekday = "|".join(months), "|".join(days)
    pattern = re.compile(
        rf"(?:(?P<weekday>{weekday})\b,?\s*)?(?:the )?(?:(?P<d1>\d{{1,2}})(?:er|st|nd|rd|th)?\s+)?(?P<month>{month})\b"
        rf"(?:\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d))?(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
        rf"|\b(?P<only>{weekday})\b|\b(?P<bare>(?:19|20)\d\d)\b(?![.,]\d)",
        re.IGNORECASE,
    )
    made = []
    for found in pattern.finditer(text):
        name = found["month"]
        if (
            name
            and name.lower() in ("may", "march", "mars", "mai")
            and not ((name[0].isupper() or language == "fr") and (found["d1"] or found["d2"] or found["year"]))
        ):
            continue
        day = found["d1"] or found["d2"]
        year = found["year"] or found["bare"]
        named = found["weekday"] or found["only"]
        made.append(
            DateValue(
                found.start(),
                found.end(),
                found.group(),
                int(year) if year else None,
                months.index(name.lower()) + 1 if name else None,
                int(day) if day else None,
                days.index(named.lower()) if named else None,
            )
        )
    return made


def match_values(source: Values, target: Values) -> list[Difference]:
    """Differences of two aligned passages: changed where both sides have a value left over."""
    made: list[Difference] = []
    left = list(source.numbers)
    right = list(target.numbers)
    for one in source.numbers:
        other = next((q for q in right if q.unit == one.unit and _near(q.value, one.value)), None)
        if other is not None:
            left.remove(one)
            right.remove(other)
    for a, b in zip(left, right, strict=False):
        made.append(Difference("changed", a, b))
    made += [Difference("missing_in_target", a, None, 0.6) for a in left[len(right) :]]
    made += [Difference("missing_in_source", None, b, 0.6) for b in right[len(left) :]]
    return [*made, *_match_dates(source, target)]


def _near(one: float, two: float) -> bool:
    return abs(one - two) <= 0.02 * max(abs(one), abs(two)) if max(one, two) >= 1e6 else one == two


def _match_dates(source: Values, target: Values) -> list[Difference]:
    made = []
    for part in ("year", "month", "day", "weekday"):
        one = [d for d in source.dates if getattr(d, part) is not None]
        two = [d for d in target.dates if getattr(d, part) is not None]
        mine = {getattr(d, part) for d in one}
        theirs = {getattr(d, part) for d in two}
        if len(mine) == len(theirs) and mine != theirs:
            a = next(d for d in one if getattr(d, part) not in theirs)
            b = next(d for d in two if getattr(d, part) not in mine)
            made.append(Difference("changed", a, b))
    return made

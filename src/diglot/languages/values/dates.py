"""Dates, years, weekdays and times of day in running text, from the packs' names of months and days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from diglot.languages.cues import word_set
from diglot.languages.packs import capitalises_nouns, pack
from diglot.languages.polarity import negations
from diglot.languages.values.model import DateValue
from diglot.languages.values.tables import figure_tables, limit_of
from diglot.languages.values.zones import zone_behind

_S = "[ \u00a0\u202f]"
_YEAR = r"(?:1[5-9]|20)\d\d"
#: figures that are no year: what follows them is counted or measured
_COUNTED = re.compile(
    rf"{_S}?(?:[%€$£]|(?:mil|mill[oó]n(?:es)?|Millionen|Milliarden|Mio|Mrd)\b|km\b|kg\b|m\b|euros?\b|dollars?\b|[Mm]d?[€$])"
)
_AND = rf"{_S}?(?:,|-|–|\bet\b|\band\b|\bto\b|\bau\b|\bà\b|\bor\b|\bou\b){_S}?"
_BEFORE = re.compile(rf"(?<![\d.,])(\d{{1,2}})(?:er)?{_AND}$")
_BEHIND = re.compile(rf"{_AND}(\d{{1,2}})(?![\d:.,]\d|\d)")
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?:(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)"
    r"|(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<c>(?:19|20)\d\d))(?![\d/-])"
)


@dataclass(frozen=True, slots=True)
class _Tables:
    months: dict[str, int]
    weekdays: dict[str, int]
    date: re.Pattern[str]
    weekday: re.Pattern[str]
    eve: re.Pattern[str] | None
    time: re.Pattern[str]
    clock: Sequence[tuple[re.Pattern[str], int]]
    hours: dict[str, int]
    decade: re.Pattern[str]
    decades: dict[str, int]
    decade_word: re.Pattern[str]
    season: re.Pattern[str]
    relative: re.Pattern[str]
    since: re.Pattern[str]
    until: re.Pattern[str]
    earliest: re.Pattern[str]
    latest: re.Pattern[str]
    feasts: dict[str, int]
    feast: re.Pattern[str]
    order: str


#: hours of a clock
NOON = 12
#: characters before a date within which a negation turns its bound round
DENIED = 40
#: letters of the longest short form of a weekday ("thurs")
BRIEF = 5
_YEARS = re.compile(
    rf"(?<![\w.,$€£-])(?P<one>{_YEAR})(?:(?P<mark>[/–-])(?P<two>{_YEAR}|\d\d))?(?!\w|-\w)(?![.,]\d|{_S}\d{{3}}(?!\d))"
)


@lru_cache(maxsize=16)
def _tables(language: str) -> _Tables | None:
    calendar = pack(language).section("calendar")
    if not calendar.get("months"):
        return None
    months = {name: n for n, names in enumerate(calendar["months"], 1) for name in names}
    weekdays = {name: n for n, names in enumerate(calendar["weekdays"]) for name in names}
    feasts = {name: n for n, names in enumerate(calendar.get("feasts", ())) for name in names}
    decades = {name.casefold(): 1920 + 10 * n for n, name in enumerate(calendar.get("decades", ()))}
    full = [names[0] for names in calendar["months"]]
    short = [name for names in calendar["months"] for name in names[1:]]
    month = rf"(?:(?P<month>{_any(full)})|(?P<short>{_any(short)})\.?)"
    ending = rf"(?:{_any(pack(language).section('numbers').get('ordinals', ['th']))})?"
    day = r"(?P<{}>\d{1,2})" + ending
    numbers = pack(language).section("numbers")
    named_hours = {**numbers.get("leading", {}), **numbers.get("words", {})}
    hours = {word.casefold(): int(value) for word, value in named_hours.items() if 1 <= int(value) <= NOON}
    hours |= {str(hour): hour for hour in range(1, NOON + 1)} | {
        turn.casefold(): NOON for turn in calendar.get("turns", ())
    }
    relative = _any(calendar.get("relative", ())) or "(?!)"
    named = [n for names in calendar["weekdays"] for n in names if n == names[0] or len(n) > BRIEF]
    brief = [n for names in calendar["weekdays"] for n in names[1:] if 2 < len(n) <= BRIEF]
    return _Tables(
        months=months,
        weekdays=weekdays,
        date=re.compile(
            rf"(?<![\w-])(?:{day.replace('{}', 'd1')}{_S}+(?:of |de )?)?{month}(?!\w)"
            rf"(?:(?(d1)(?!)){_S}+{day.replace('{}', 'd2')}(?![\w:]|{_S}?(?:h\b|%)))?(?:,?{_S}+(?:de |of )?(?P<year>{_YEAR})(?!\d))?",
            re.IGNORECASE,
        ),
        weekday=re.compile(
            rf"(?<![\w-])(?:(?i:{_any(named)})s?|(?:{_any([b.capitalize() for b in brief])})\.(?={_S}))(?!\w)"
        ),
        eve=re.compile(rf"(?<!\w)(?:{_any(calendar['eve'])}) $", re.IGNORECASE) if calendar.get("eve") else None,
        time=re.compile(calendar["time"]) if calendar.get("time") else re.compile(r"(?!)"),
        clock=[
            (re.compile(rf"(?<!\w){told.replace('{h}', f'(?P<h>{_any(list(hours))})')}(?!\w)", re.IGNORECASE), minutes)
            for told, minutes in calendar.get("clock", ())
        ],
        hours=hours,
        decade=re.compile(calendar["decade"], re.IGNORECASE) if calendar.get("decade") else re.compile(r"(?!)"),
        decades=decades,
        decade_word=_decade_word(calendar.get("decades", ()), calendar.get("decades_beside", ())),
        season=re.compile(calendar["season"], re.IGNORECASE) if calendar.get("season") else re.compile(r"(?!)"),
        relative=re.compile(rf"(?<!\w)(?:{relative})(?!\w)", re.IGNORECASE),
        since=_before_date(calendar.get("since", ())),
        until=_before_date(calendar.get("until", ())),
        earliest=_beside_date(calendar.get("earliest", ())),
        latest=_beside_date(calendar.get("latest", ())),
        feasts=feasts,
        feast=re.compile(rf"(?<![\w-])(?:{_any(list(feasts)) or '(?!)'})(?![\w-])"),
        order=calendar.get("order", ""),
    )


def _decade_word(names: Sequence[str], beside: Sequence[Sequence[str]]) -> re.Pattern[str]:
    """A decade in words with what must stand before it, or behind it: "the fifties", but nobody "in his fifties"."""
    if not names:
        return re.compile("(?!)")
    before, behind = (f"(?:{_any(words)})" if words else "" for words in beside)
    return re.compile(rf"(?<!\w){before}(?P<word>{_any(names)}){behind}(?![\w-])", re.IGNORECASE)


def _before_date(words: Sequence[str]) -> re.Pattern[str]:
    """What stands right before a date and bounds it: "until", "jusqu'au"."""
    return re.compile(rf"(?<!\w)(?:{_any(words) or '(?!)'})[ \u00a0]$", re.IGNORECASE)


def _beside_date(words: Sequence[str]) -> re.Pattern[str]:
    """What stands before a date or right behind it, and bounds it: "in June at the latest", „spätestens im Juni“."""
    told = _any(words) or "(?!)"
    return re.compile(
        rf"(?<!\w)(?:{told})[ \u00a0](?:[^\W\d]{{1,4}}[ \u00a0])?(?=\0)|(?<=\0)[ \u00a0](?:{told})(?!\w)", re.IGNORECASE
    )


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(w).replace("\\ ", r"[\s\u00a0]") for w in sorted(words, key=len, reverse=True))


def read_dates(text: str, language: str) -> tuple[list[DateValue], bool]:
    """The dates and times of a text in order, and whether it names days by words such as "yesterday"."""
    tables = _tables(language)
    if tables is None:
        return list(_numeric(text, "dmy")), False
    made: list[DateValue] = []
    for found in (
        _numeric(text, tables.order),
        _decades(text, tables),
        _seasons(text, tables),
        _feasts(text, tables),
        _named(text, tables, language),
        _weekdays(text, tables),
        _clock(text, tables),
        _times(text, tables),
        _years(text, language),
    ):
        made += [d for d in found if not any(d.start < e.end and e.start < d.end for e in made)]
    made = [_bounded(d, text, language, tables) for d in _joined(sorted(made, key=lambda d: d.start), text)]
    return made, bool(tables.relative.search(text))


def _bounded(value: DateValue, text: str, language: str, tables: _Tables) -> DateValue:
    """The date with its bound.

    None where a negation, or a word that may say one ("unlikely", „erst“), stands before: "not before 3 March" says "from". Nor
    where the one bound stands behind the other: "until after 3 March".
    """
    begins, ends = (words.search(text, 0, value.start) for words in (tables.since, tables.until))
    told = begins or ends
    near = f"{text[max(0, value.start - DENIED) : value.start]}\0{text[value.end : value.end + DENIED]}"
    earliest, latest = (words.search(near) for words in (tables.earliest, tables.latest))
    if earliest and ends:
        return value  # "until Friday at the earliest" is open at its end
    if (limit := earliest or latest) and not (earliest and latest):
        behind = limit.group()[:1].isspace()
        said = value.text + limit.group() if behind else limit.group() + value.text
        return replace(value, bound=1 if earliest else -1, bounded=said)
    if told is None or (begins and tables.until.search(text, 0, begins.start())):
        return value
    hard, soft = negations(text, language)
    before = [n.spans[-1][1] for n in hard]
    before += [w.span[1] for w in soft if w.group == "weak" or w.span[1] <= told.start()]
    if (ends and hard) or any(0 <= value.start - end <= DENIED for end in before):
        return value  # «hasta 2018 no»: from 2018 on
    return replace(value, bound=1 if begins else -1, bounded=text[told.start() : value.end])


def _numeric(text: str, order: str) -> Iterator[DateValue]:
    for found in _NUMERIC.finditer(text):
        if found["y"]:
            year, month, day = int(found["y"]), int(found["m"]), int(found["d"])
        else:
            one, two, year = int(found["a"]), int(found["b"]), int(found["c"])
            if order == "dmy" or one > 12:
                day, month = one, two
            elif order == "mdy" or two > 12:
                day, month = two, one
            else:
                yield DateValue(*found.span(), found.group(), year=year)
                continue
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield DateValue(*found.span(), found.group(), year, month, day)


def _decades(text: str, tables: _Tables) -> Iterator[DateValue]:
    for found in tables.decade.finditer(text):
        digits = int(found["decade"].strip("’'"))
        yield DateValue(*found.span(), found.group(), digits if digits > 99 else 1900 + digits, decade=True)
    for found in tables.decade_word.finditer(text):
        yield DateValue(*found.span(), found.group(), tables.decades[found["word"].casefold()], decade=True)


def _seasons(text: str, tables: _Tables) -> Iterator[DateValue]:
    for found in tables.season.finditer(text):
        number = next(n for n in range(4) if found[f"s{n}"])
        yield DateValue(*found.span(f"s{number}"), found[f"s{number}"], season=number)


def _feasts(text: str, tables: _Tables) -> Iterator[DateValue]:
    for found in tables.feast.finditer(text):
        yield DateValue(*found.span(), found.group(), feast=tables.feasts[found.group()])


def _named(text: str, tables: _Tables, language: str) -> Iterator[DateValue]:
    for found in tables.date.finditer(text):
        name = found["month"] or found["short"]
        dated = bool(found["d1"] or found["d2"] or found["year"])
        if found["short"] and not dated:
            continue
        if not dated and not _is_month(name, text, found.start(), language):
            continue
        day = int(found["d1"] or found["d2"] or 0)
        if day > 31:
            continue
        year = int(found["year"]) if found["year"] else None
        month = tables.months[name.lower()]
        yield DateValue(*found.span(), found.group(), year, month, day or None)
        if day > 1 and (night := _night(text, found.start(), tables)):
            yield DateValue(night.start(), found.end(), text[night.start() : found.end()], year, month, day - 1)
        if day:
            yield from _days_beside(text, found.start() if found["d1"] else found.end("d2"), bool(found["d1"]), month)


def _days_beside(text: str, at: int, before: bool, month: int) -> Iterator[DateValue]:
    """Further days of the same month: "les 6 et 7 septembre", "September 6 and 7"."""
    found = _BEFORE.search(text[max(0, at - 14) : at]) if before else _BEHIND.match(text[at : at + 12])
    if found and 1 <= int(found[1]) <= 31:
        start = (max(0, at - 14) if before else at) + found.start(1)
        yield DateValue(start, start + len(found[1]), found[1], None, month, int(found[1]))


def _is_month(name: str, text: str, start: int, language: str) -> bool:
    """Whether a bare word is the month: "may" and "march" are verbs, "mars" a planet, "April" and "June" people."""
    calendar = pack(language).section("calendar")
    if not (name[0].isupper() if calendar.get("capital_months") else name.islower()):
        return False
    before = (text[:start].split()[-1:] or [""])[0].lower().strip("'’")
    return name.lower() not in calendar["doubtful_months"] or before in word_set(language, "calendar", "before_month")


def _weekdays(text: str, tables: _Tables) -> Iterator[DateValue]:
    for found in tables.weekday.finditer(text):
        name = found.group().rstrip(".").lower()
        number = tables.weekdays.get(name, tables.weekdays.get(name.removesuffix("s")))
        if number is not None:
            yield DateValue(*found.span(), found.group(), weekday=number)
            if night := _night(text, found.start(), tables):
                start, end = night.start(), found.end()
                yield DateValue(start, end, text[start:end], weekday=(number - 1) % 7)


def _night(text: str, at: int, tables: _Tables) -> re.Match[str] | None:
    """What makes a night of the day that stands there: the night to Monday is Sunday's too."""
    return tables.eve.search(text[:at]) if tables.eve else None


def _times(text: str, tables: _Tables) -> Iterator[DateValue]:
    for found in tables.time.finditer(text):
        groups = found.groupdict()
        if groups.get("noon"):
            yield DateValue(*found.span(), found.group(), hour=12, minute=0, half=1)
            continue
        if groups.get("midnight"):
            yield DateValue(*found.span(), found.group(), hour=0, minute=0, half=0)
            continue
        hour = int(groups.get("h1") or groups.get("h2") or groups.get("h3") or groups.get("h3b") or 0)
        minute = int(
            groups.get("m1") or groups.get("m2") or groups.get("m3") or groups.get("m3b") or groups.get("m4") or 0
        )
        half = None
        if groups.get("pm"):
            half, hour = 1, hour % 12 + 12
        elif groups.get("am"):
            half, hour = 0, hour % 12
        elif groups.get("h3") or groups.get("h3b"):
            half = int(hour >= 12)
        if hour < 25 and minute < 60:
            zone = zone_behind(text, found.end())
            yield DateValue(*found.span(), found.group(), hour=hour, minute=minute, half=half, zone=zone)


def _clock(text: str, tables: _Tables) -> Iterator[DateValue]:
    """Times in words, by the hands of a clock: "half past seven", „halb acht“."""
    for pattern, minutes in tables.clock:
        for found in pattern.finditer(text):
            hour = tables.hours[found["h"].casefold()] - (minutes < 0)
            yield DateValue(*found.span(), found.group(), hour=hour % NOON, minute=minutes % 60)


def _years(text: str, language: str) -> Iterator[DateValue]:
    figures = figure_tables(language) if capitalises_nouns(language) else None
    for found in _YEARS.finditer(text):
        if _COUNTED.match(text, found.end()):
            continue
        counts = figures and limit_of(text, *found.span(), figures)[1]
        if counts and text[found.end() : found.end() + 2].strip()[:1].isupper():
            continue  # „mindestens 1800 Höfe“
        one = int(found["one"])
        if not found["two"]:
            yield DateValue(found.start("one"), found.end("one"), found["one"], one)
            continue
        two = int(found["two"])
        yield DateValue(found.start("one"), found.end("one"), found["one"], one)
        yield DateValue(found.start("two"), found.end("two"), found["two"], two if two > 99 else one - one % 100 + two)


def _joined(found: list[DateValue], text: str) -> list[DateValue]:
    """A weekday and the date beside it are one date."""
    made: list[DateValue] = []
    for date in found:
        last = made[-1] if made else None
        if last is not None and re.fullmatch(rf",?{_S}*(?:the |le )?", text[last.end : date.start]):
            one, two = last, date
            if _only_weekday(one) and two.month and two.weekday is None:
                made[-1] = _merge(one, two, text)
                continue
            if one.month and one.weekday is None and _only_weekday(two):
                made[-1] = _merge(one, two, text)
                continue
        made.append(date)
    return made


def _only_weekday(date: DateValue) -> bool:
    return date.weekday is not None and date.month is None


def _merge(one: DateValue, two: DateValue, text: str) -> DateValue:
    weekday = one.weekday if one.weekday is not None else two.weekday
    dated = two if two.month else one
    return DateValue(one.start, two.end, text[one.start : two.end], dated.year, dated.month, dated.day, weekday)

"""Figures in running text: digits in the formats of the language, numbers in words, scales, units, ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from diglot.languages.values.convert import CURRENCIES
from diglot.languages.values.lengths import read_lengths
from diglot.languages.values.model import POWER, SCALES, SECONDS, Quantity
from diglot.languages.values.tables import PARTED, SPACE, Tables, figure_tables, limit_of, plain_blanks, valued

#: a decimal comma with a blank behind it, before what shows that it is one figure: « 57, 4 % »
_BROKEN = rf"\d{{1,3}},{SPACE}\d{{1,2}}(?={SPACE}?(?:%|(?:milli|mille|mill)\w+\b))"
_DIGITS = re.compile(
    rf"(?:(?<![\w.,’'])|(?<=\bU)|(?<=\b[dDlL][’']))(?P<minus>[-−–](?=\d)(?<![\w%€$£°)].)|−{SPACE}(?=\d))?"
    rf"(?:\d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)(?:,\d+)?|{_BROKEN}|\d{{1,3}}(?:[.,’']\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?)"
)
_ROMAN = re.compile(r"\b([IVX]{1,5})(?:e|ème|è|er)\b")
_ROMANS = {"I": 1, "V": 5, "X": 10}
#: the unit of rounds of a cup, and what tells that "the last 16" are years, or a date
ROUND, NO_ROUND = "round", re.compile(r"[ \u00a0\u202f-](?:[^\W\d_]+s\b|[A-Z])")
#: "403 goals in 468 matches" is no share: so many at most are counted in one
MANY = 100
#: characters before a figure in which an hour that it goes on from is told
LENGTH = 30
#: units of stretches of time that an article may count: "nearly an hour"
SPANS = frozenset({"min", "h", "d", "w", "mo", "a"})
#: signs of measures that no table of units has, close to the figure: "88kW", "100dB"
_SIGN = re.compile(r"(?:[kMGT]?(?:Wh?|Hz|V|Pa)|[kKMGT](?:B|o)|d[Bb]|D[Bb]|[hH][pP]|ch|[cC][vV]|PS)(?!\w)")
#: letters before a figure that make it part of a name (F-16, G7, A350)
_NAMED = re.compile(r"[A-Za-z]-?$")


def read_quantities(text: str, language: str, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """The figures of a text in order, those inside spans `taken` (dates) left out; none in a language without tables."""
    tables = figure_tables(language)
    if tables is None:
        return [_plain(m) for m in _DIGITS.finditer(text) if not _inside(m.start(), taken)]
    phrases = _phrases(text, language)
    spelt = [q for q in phrases if any(c.isdigit() for c in q.text)]
    spans = [*taken, *((q.start, q.end) for q in spelt)]
    found = [q for q in _digits(text, tables) if not _inside(q.start, spans)]
    spans += [(q.start, q.end) for q in found]
    for quantity in (*phrases, *_fractions(text, tables)):
        if not _inside(quantity.start, spans) and not _inside(quantity.end - 1, spans):
            spelt.append(quantity)
            spans.append((quantity.start, quantity.end))
    for quantity in _spelt(text, tables):
        # "cent" of "pour cent" belongs to the figure before it
        if not _inside(quantity.start, spans):
            spelt.append(quantity)
            spans.append((quantity.start, quantity.end))
    spelt += [q for q in _roman(text) if not _inside(q.start, spans)]
    told = _lengths(sorted([*found, *spelt], key=lambda q: q.start), text, tables)
    return _ranges(_shares(told, text, tables), text, tables)


def figure_phrases(text: str, language: str) -> list[tuple[int, int]]:
    """Where a text has phrases with figures, as « 24 heures sur 24 », and lengths of time, which are no times of day."""
    return [(q.start, q.end) for q in _phrases(text, language) if any(c.isdigit() for c in q.text)]


def _lengths(found: Sequence[Quantity], text: str, tables: Tables) -> list[Quantity]:
    """The figures, with a length of time told in two units as one: "an hour and 38 minutes", «un día y siete horas»."""
    made: list[Quantity] = []
    left = list(found)
    while left:
        quantity = left.pop()
        last = left[-1] if left else None
        article = tables.one_and.search(text[max(0, quantity.start - LENGTH) : quantity.start])
        start, count, unit = 0, 0.0, ""
        if last is not None and last.unit in PARTED and tables.joint.fullmatch(text, last.end, quantity.start):
            start, count, unit = last.start, last.value, last.unit
        elif article is not None and (last is None or last.end <= quantity.start - len(article.group())):
            start, count, unit = quantity.start - len(article.group()), 1.0, tables.units[article["unit"].casefold()]
        smaller, times = PARTED.get(unit, ("", 0))
        if quantity.unit == smaller != "" and quantity.value < times and not quantity.parts:
            if last is not None and last.start == start:
                left.pop()
            value = count * times + quantity.value
            if smaller == "min":  # as watches tell it
                value, smaller = 60 * value, SECONDS
            told, parts = text[start : quantity.end], (count, quantity.value)
            bound, bounded = limit_of(text, start, quantity.end, tables)
            quantity = replace(
                quantity, start=start, text=told, value=value, unit=smaller, parts=parts, bound=bound, bounded=bounded
            )
        made.append(quantity)
    return made[::-1]


def _shares(found: Sequence[Quantity], text: str, tables: Tables) -> list[Quantity]:
    """The figures, with "four in five" and "sept sur dix" as the shares that they are, in per cent."""
    made: list[Quantity] = []
    for quantity in found:
        last = made[-1] if made else None
        alone = _nearest(tables.one_in, text[max(0, quantity.start - 60) : quantity.start])
        counts = tables.plural.match(text, quantity.end)
        # "one in five of the reefs" is a share, "a goal in three of the games" is none
        wide = alone is not None and bool(alone["between"])
        if alone and wide:
            article = tables.article.match(alone.group())
            alone = None if counts or article or tables.part.match(text, quantity.end) else alone
        if alone and last and last.end > quantity.start - len(alone.group()):
            alone = None
        if alone and not (quantity.unit or quantity.ordinal) and 1 < quantity.value <= MANY:
            start = quantity.start - len(alone.group())
            value = round(100 / quantity.value, 1)
            made.append(Quantity(start, quantity.end, text[start : quantity.end], value, "%", 1.0, True, True))
        elif (
            last is not None
            and not (last.unit or quantity.unit or last.ordinal or quantity.ordinal)
            and 0 < last.value < quantity.value <= MANY
            and (tables.share if last.words and quantity.words and not counts else tables.of).fullmatch(
                text[last.end : quantity.start]
            )
        ):
            value = round(100 * last.value / quantity.value, 1)
            share = Quantity(last.start, quantity.end, text[last.start : quantity.end], value, "%", 1.0, True, True)
            made[-1] = replace(share, parts=(last.value, quantity.value))
        else:
            made.append(quantity)
    return made


def _nearest(expression: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The match that begins last: "one in", where "a little over one in" is one too."""
    found = expression.search(text)
    while found is not None and (inner := expression.search(text, found.start() + 1)) is not None:
        found = inner
    return found


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a <= at < b for a, b in spans)


def _plain(found: re.Match[str]) -> Quantity:
    bare = re.sub(r"[^\d]", "", found.group())
    return Quantity(found.start(), found.end(), found.group(), float(bare or 0))


def _digits(text: str, tables: Tables) -> Iterator[Quantity]:
    heights = list(tables.height.finditer(text))
    for found in heights:
        yield Quantity(*found.span(), found.group(), round(int(found[1]) + int(found[2]) / 12, 2), "ft", 0.1)
    for found in _DIGITS.finditer(text):
        start, end = found.span()
        if _inside(start, [h.span() for h in heights]):
            continue
        if _NAMED.search(text[max(0, start - 2) : start]) and not tables.joined.search(text[:start]):  # "under-13s"
            continue
        value, grain = _number(found.group().lstrip("-−– \u00a0\u202f"), tables.decimal)
        if found["minus"]:
            value = -value
        ordinal = tables.ordinal.match(text, end)
        if ordinal and (ordinal.group() != "." or text[ordinal.end() :].strip('»”“"’)')):  # „im Mai 400.“
            yield Quantity(start, ordinal.end(), text[start : ordinal.end()], value, "", 1.0, ordinal=True)
            continue
        plural = text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalnum()
        if (
            text[end : end + 1].isalpha()
            and not plural
            and not tables.scale.match(text, end)
            and not tables.suffix.match(text, end)
            and not _SIGN.match(text, end)
        ):
            continue
        yield _with_unit(text, start, end, value, grain, tables)


def _number(raw: str, decimal: str) -> tuple[float, float]:
    """Value and grain of digits with marks: three digits after a mark are a group, unless the mark is the decimal one."""
    bare = re.sub(rf"{SPACE}|[’']", "", raw)
    other = "," if decimal == "." else "."
    groups = re.fullmatch(r"\d{1,3}(?:([.,])\d{3})+(?:([.,])(\d+))?", bare)
    if groups and (groups[1] == other or groups[2] or bare.count(groups[1]) > 1):
        bare = bare.replace(groups[1], "") if groups[1] != groups[2] else bare
        bare = bare.replace(",", ".")
    elif decimal == "," and re.fullmatch(r"\d{1,3}(\.\d{3})+", bare):
        bare = bare.replace(".", "")
    else:
        bare = bare.replace(",", ".")
    if bare.count(".") > 1:  # no number but a mark of some kind: a paragraph, a version, an address
        bare = bare.replace(".", "")
    whole, _, part = bare.partition(".")
    digits = whole.rstrip("0")
    grain = 10.0 ** -len(part) if part else 10.0 ** (len(whole) - len(digits)) if digits else 1.0
    return float(bare), grain


def _with_unit(text: str, start: int, end: int, value: float, grain: float, tables: Tables) -> Quantity:
    """The figure with the scale and unit that stand after it, or the currency before it."""
    unit, factor = "", 1.0
    part = tables.part_word.match(text, end)
    if part:  # "four hundredths"
        grain, end = tables.parts[part["part"].casefold()], part.end()
        value = round(value * grain, 6)
    more = tables.half_more.match(text, end)
    if more and (tables.scale.match(text, more.end()) or tables.suffix.match(text, more.end())):
        value, grain, end = value + _half_of(value), grain / 2, more.end()
    scale = tables.scale.match(text, end)
    while scale and _is_scale(scale["scale"], text, end):
        factor *= tables.scales[plain_blanks(scale["scale"])]
        end = scale.end()
        if scale["money"]:
            unit = tables.units[scale["money"]]
            break
        scale = tables.scale.match(text, end) if factor < 1e6 else None
    more = tables.half_more.match(text, end)
    if more and (factor > 1 or value >= 1000):
        value, grain, end = value + _half_of(value), grain / 2, more.end()
    cold = bool(tables.degrees.match(text, end))
    suffix = None if unit else tables.suffix.match(text, end)
    if suffix and not _mistaken(suffix["unit"]) and not (tables.once.match(text, end) and value != 1):
        unit, end = tables.units[plain_blanks(suffix["unit"])], suffix.end()
        if " " in unit:  # "10 a": decades, as years
            times, unit = valued(unit)
            factor *= times
        more = tables.half_more.match(text, end)
        if more and value < 1000:
            value, grain, end = value + 0.5, grain / 2, more.end()
    beneath = tables.beneath.match(text, end)
    ahead = text[max(0, start - 20) : start]
    minus = tables.minus.search(ahead) or (cold and tables.colder.search(ahead))
    if value > 0 and (beneath or minus):
        # „minus 5,8 Prozent“ is what others call a fall of 5.8 per cent
        rate = unit == "%" or (not unit and tables.percent.search(text, 0, start))
        value = value if minus and rate else -value
        end = beneath.end() if beneath else end
        start -= len(minus.group()) if minus and not beneath else 0
    before = tables.prefix.search(text[max(0, start - 5) : start])
    if before:
        unit = tables.units[plain_blanks(before["unit"])]
        start -= len(before.group())
    bound, bounded = limit_of(text, start, end, tables)
    per = ""
    for name, words in tables.per.items():
        rate = words.match(text, end)
        # "a month before" is a time, but a sum of money a month is a rate whatever follows
        if rate and (unit in CURRENCIES or not tables.later.match(text, rate.end())):
            per, end = name, rate.end()
            break
    ahead = text[max(0, start - 25) : start]
    others = tables.others.match(text, end) or tables.before_others.search(ahead)
    return Quantity(
        start,
        end,
        text[start:end],
        round(value * factor, 9),
        unit,
        grain * factor,
        bool(tables.vague.search(ahead)),
        per=per,
        bound=bound,
        bounded=bounded,
        beside=int(bool(others)) - int(bool(tables.all_but.search(ahead))),
        reach=_reach(text, ahead, unit, tables),
    )


def _reach(text: str, ahead: str, unit: str, tables: Tables) -> str:
    """Whether per cent tell by how much something changes ("by"), or to which share ("to"), in a text that tells of no rate."""
    if unit != "%" or tables.rates.search(text):
        return ""
    return "by" if tables.by.search(ahead) else "to" if tables.to.search(ahead) else ""


def _half_of(value: float) -> float:
    """Half of what a number counts in: "two and a half" is 2.5, "deux millions et demi" 2,500,000."""
    return next((scale / 2 for scale in SCALES if value >= scale), 0.5)


def _is_scale(word: str, text: str, end: int) -> bool:
    """A single letter is a scale only close to the figure ("6m", "90 M$"), "m" after a blank is metres."""
    return len(word) > 1 or not text[end : end + 1].isspace() or word == "M"


def _mistaken(unit: str) -> bool:
    """Single letters that are units only in their own case."""
    return unit in {"c", "f", "M"}


def _fractions(text: str, tables: Tables) -> Iterator[Quantity]:
    halves = []
    for found in tables.half.finditer(text):
        value = 0.5 * tables.scales[plain_blanks(found["scale"])]
        halves.append(found.start())
        yield replace(_with_unit(text, *found.span(), value, value / 5, tables), vague=True, words=True)
    for found in tables.half_measure.finditer(text):
        halves.append(found.start())
        unit = tables.units[plain_blanks(found["unit"])]
        bound, told = limit_of(text, *found.span(), tables)
        half = Quantity(*found.span(), found.group(), 0.5, unit, 0.5, vague=True, words=True)
        yield replace(half, bound=bound, bounded=told)
    for found in tables.fraction.finditer(text):
        if any(found.start() <= at + 4 and at <= found.start() for at in halves):
            continue
        said = found.group().casefold().split()
        if said[-1] in tables.ordinals and not tables.amount.match(text, found.end()):
            continue
        value = tables.fractions[" ".join(said)]
        share_ends = found.end() - (len(said[-1]) + 1 if said[-1] in tables.of_words else 0)
        if measure := tables.of_measure.match(text, share_ends):
            # of units only that of time has a name that is a number, too
            unit = tables.units.get(plain_blanks(measure["unit"]), "sec")
            whole = text[found.start() : measure.end()]
            yield Quantity(found.start(), measure.end(), whole, value, unit, value, words=True)
            continue
        bound, told = limit_of(text, *found.span(), tables)
        if not bound and (of_itself := (not tables.full.isdisjoint(said)) - (not tables.scant.isdisjoint(said))):
            bound, told = of_itself, found.group()
        share = Quantity(found.start(), found.end(), found.group(), round(100 * value, 1), "half", 5.0, True, True)
        yield replace(share, bound=bound, bounded=told)


# dates ask for them before figures are read
@lru_cache(maxsize=64)
def _phrases(text: str, language: str) -> tuple[Quantity, ...]:
    """Lengths of time, and words that are a figure with its unit: "half a century", "un demi-point", "dozens"."""
    tables = figure_tables(language)
    if tables is None:
        return ()
    made = read_lengths(text, language)
    for found in tables.phrase.finditer(text):
        value, unit = tables.phrases[" ".join(found.group().casefold().split())]
        if unit != ROUND or not NO_ROUND.match(text, found.end()):
            figure = Quantity(found.start(), found.end(), found.group(), value, unit, vague=True, words=True)
            bound, told = limit_of(text, *found.span(), tables)
            made.append(replace(figure, bound=bound, bounded=told))
    return tuple(made)


def _roman(text: str) -> Iterator[Quantity]:
    for found in _ROMAN.finditer(text):
        digits = [_ROMANS[c] for c in found[1]]
        value = sum(-d if d < max(digits[i:]) else d for i, d in enumerate(digits))
        yield Quantity(found.start(), found.end(), found.group(), value, ordinal=True)


def _spelt(text: str, tables: Tables) -> Iterator[Quantity]:
    """Numbers in words: runs of number words joined by blanks, hyphens and "and"."""
    run: list[re.Match[str]] = []
    every = list(tables.word.finditer(text))
    for found, behind in zip_longest(every, every[1:]):
        if run and not _joined(text, run[-1], found, behind, tables):
            yield from _parse(run, text, tables)
            run = []
        run.append(found)
    yield from _parse(run, text, tables)


def _joined(text: str, last: re.Match[str], found: re.Match[str], behind: re.Match[str] | None, tables: Tables) -> bool:
    """Whether a number word goes on from the one before it: by a blank or hyphen, or by "and" where it may follow that.

    Not where another scale follows: "three million and five million" are two figures.
    """
    between = text[last.end() : found.start()]
    bare = between.strip(" -\u00a0\u202f‑").casefold()
    if not bare:
        return len(between) <= 2
    if bare not in tables.joins or (tables.behind_and and found.group().casefold() not in tables.behind_and):
        return False
    scales = [tables.scales.get(m.group().casefold(), 0.0) if m else 0.0 for m in (last, behind)]
    return not (behind and 1000 <= scales[0] <= scales[1] and behind.start() - found.end() <= 1)


def _parse(run: list[re.Match[str]], text: str, tables: Tables) -> Iterator[Quantity]:
    total, current, start, end = 0.0, 0.0, -1, -1
    ordinal = vague = open_ = False
    made: list[Quantity] = []

    def close() -> None:
        nonlocal total, current, start, end, ordinal, vague, open_
        if open_ and (total or current):
            if ordinal:
                quantity = Quantity(start, end, text[start:end], total + current)
            else:
                quantity = _with_unit(text, start, end, total + current, 1.0, tables)
            made.append(replace(quantity, words=True, ordinal=ordinal, vague=vague or quantity.vague))
        total, current, start, end = 0.0, 0.0, -1, -1
        ordinal = vague = open_ = False

    for number, found in enumerate(run):
        word = found.group().casefold()
        scale = tables.scales.get(word)
        if word in tables.leading or word in tables.final:
            following = run[number + 1].group().casefold() if number + 1 < len(run) else ""
            ends = open_ and current >= 20 and current % 10 == 0 and word in tables.final
            half = tables.half_more.match(text, found.end())  # "one and a half thousand"
            scaled = half is not None and tables.scale.match(text, half.end()) is not None
            leads = word in tables.leading and (scaled or following in tables.scales or following in tables.collective)
            leads = leads or (word in tables.leading and _is_one(text, *found.span(), tables))
            if ends:
                current += 1
                end = found.end()
                close()
            elif leads:
                close()
                open_, current, start, end = True, 1.0, found.start(), found.end()
            else:
                close()
            continue
        if scale is not None:
            if not open_:
                if word.endswith("s") or scale >= 1e6:
                    continue
                open_, start, current = True, found.start(), 1.0
            if 0 < total < scale and scale >= 1e6:  # "mil doscientos millones"
                total, current = 0.0, total + current
            if scale == 100 or current == 0:
                current = max(1.0, current) * scale
            else:
                total, current = total + current * scale, 0.0
            if scale > 100 and current:
                total, current = total + current, 0.0
            end = found.end()
            continue
        value = tables.values.get(word, tables.ordinals.get(word, tables.collective.get(word, 0)))
        if word in tables.collective:
            if word.endswith("s") and not open_:
                continue
            current = max(1.0, current) * value
            open_, start, end = True, start if start >= 0 else found.start(), found.end()
            vague = value != 12 or vague
            close()
            continue
        if open_ and value == 20 and current % 100 == 4:
            current += 76
        elif open_ and not ((current == 0 and total) or _fits(current, value)):
            close()
            open_, current, start = True, float(value), found.start()
        else:
            current += value
            start = start if open_ else found.start()
            open_ = True
        end = found.end()
        if word in tables.ordinals:
            ordinal = True
            close()
    close()
    yield from made


def _is_one(text: str, start: int, end: int, tables: Tables) -> bool:
    """Whether an article is a one: of a hundred, or a stretch of time that is told as a floor or a ceiling, "nearly an hour"."""
    behind = tables.suffix.match(text, end)
    unit = tables.units.get(plain_blanks(behind["unit"]), "") if behind else ""
    return unit == "%" or (unit in SPANS and limit_of(text, start, end, tables)[0] != 0)


def _fits(current: float, value: int) -> bool:
    """Whether a word can go on a number: tens after hundreds, units after tens (soixante-dix and quatre-vingt-dix too)."""
    rest = current % 100
    if value >= 20:
        return rest == 0 and current > 0
    if value >= 10:
        return rest in (0, 60, 80) and current > 0
    return current % 10 == 0 and current > 0 and (rest != 10 or value >= 7)


def _ranges(found: list[Quantity], text: str, tables: Tables) -> list[Quantity]:
    """Units and scales that stand after a range hold for both of its ends ("5 to 10 million euros")."""
    made = list(found)
    for i in range(len(made) - 1):
        one, two = made[i], made[i + 1]
        if one.ordinal or two.ordinal or not tables.span.fullmatch(text[one.end : two.start]):
            continue
        unit = one.unit or ("" if two.unit == POWER else two.unit)
        value, grain = one.value, one.grain
        figure, scale = _scale_of(two, tables)
        bare = not one.unit or (one.unit in CURRENCIES and not two.unit)  # "EUR 80 to 150 million"
        if bare and scale > 1 and 0 < one.value < max(figure, 1000) and one.value * scale < two.value:
            value, grain = one.value * scale, one.grain * scale
        if value > 0 > two.value and tables.beneath.search(two.text):
            value = -value  # "between five and ten degrees below zero"
        made[i] = replace(one, unit=unit, value=value, grain=grain, lent=unit != one.unit)
        if not two.unit and one.unit in ("USD", "EUR", "GBP"):
            made[i + 1] = replace(two, unit=one.unit)
    return made


def _scale_of(quantity: Quantity, tables: Tables) -> tuple[float, float]:
    """The figure and the scale that a quantity is told in: 3 and 1,000,000 for "3 million", 1 for what is written out."""
    digits = None if quantity.words else _DIGITS.search(quantity.text)
    if digits is None:
        scale = next((s for s in SCALES if quantity.value >= s and quantity.value % s == 0), 1.0)
        return quantity.value / scale, scale
    figure = _number(digits.group().lstrip("-−– \u00a0\u202f"), tables.decimal)[0]
    return figure, round(abs(quantity.value) / figure) if figure else 1.0

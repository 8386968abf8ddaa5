"""What a pack knows of figures, as patterns to search with: number words, formats, scales, units, bounds, shares."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from diglot.languages.packs import pack
from diglot.languages.values.convert import FACTORS

#: a blank between the parts of a figure
SPACE = "[ \u00a0\u202f\u2009]"
#: words for a hundred that are coins behind digits
CENTS = ("cent", "cents")
#: units of time, the next smaller one, and how many of that make one
PARTED = {"a": ("mo", 12), "w": ("d", 7), "d": ("h", 24), "h": ("min", 60), "min": ("sec", 60)}
#: characters before a figure in which its limit stands: "no fewer than"
AHEAD = 25


@dataclass(frozen=True, slots=True)
class Tables:
    """A language's tables, ready to search with."""

    decimal: str
    word: re.Pattern[str]
    values: dict[str, int]
    leading: dict[str, int]
    final: dict[str, int]
    ordinals: dict[str, int]
    scales: dict[str, float]
    collective: dict[str, int]
    joins: frozenset[str]
    behind_and: frozenset[str]
    scale: re.Pattern[str]
    fraction: re.Pattern[str]
    fractions: dict[str, float]
    amount: re.Pattern[str]
    full: frozenset[str]
    scant: frozenset[str]
    half: re.Pattern[str]
    by: re.Pattern[str]
    rates: re.Pattern[str]
    to: re.Pattern[str]
    of_measure: re.Pattern[str]
    of_words: frozenset[str]
    parts: dict[str, float]
    half_measure: re.Pattern[str]
    one_and: re.Pattern[str]
    joint: re.Pattern[str]
    part_word: re.Pattern[str]
    phrases: dict[str, tuple[float, str]]
    phrase: re.Pattern[str]
    suffix: re.Pattern[str]
    prefix: re.Pattern[str]
    units: dict[str, str]
    ordinal: re.Pattern[str]
    vague: re.Pattern[str]
    joined: re.Pattern[str]
    above: re.Pattern[str]
    below: re.Pattern[str]
    short: re.Pattern[str]
    of: re.Pattern[str]
    share: re.Pattern[str]
    one_in: re.Pattern[str]
    span: re.Pattern[str]
    per: dict[str, re.Pattern[str]]
    later: re.Pattern[str]
    height: re.Pattern[str]
    minus: re.Pattern[str]
    percent: re.Pattern[str]
    colder: re.Pattern[str]
    degrees: re.Pattern[str]
    beneath: re.Pattern[str]
    half_more: re.Pattern[str]
    article: re.Pattern[str]
    part: re.Pattern[str]
    plural: re.Pattern[str]
    once: re.Pattern[str]
    others: re.Pattern[str]
    before_others: re.Pattern[str]
    all_but: re.Pattern[str]


@lru_cache(maxsize=16)
def figure_tables(language: str) -> Tables | None:
    """A language's tables, compiled once; None where its pack has no figures."""
    numbers = pack(language).section("numbers")
    if not numbers:
        return None

    def whole(name: str) -> dict[str, int]:
        return {k.casefold(): int(v) for k, v in numbers[name].items()}

    of, articles = numbers["of"], numbers["articles"]
    # small words and a currency's sign between "more than" and its figure
    small = rf"(?:{_before(articles)})?[$€£]?"
    # a word of what is counted, between a figure and its time ("41 million passengers a year", "litres of river water an hour")
    counted = rf"(?:{SPACE}(?:(?:{_before(of)})(?:{_before(articles)})?)?[^\W\d_]+)"

    def bounded(name: str) -> re.Pattern[str]:
        told = numbers[name]
        elided = _any([w[:-1] for w in told if w.endswith(" de")]) or "(?!)"  # "plus d'un tiers"
        return re.compile(rf"(?<![\w])(?:(?:{_any(told)}){SPACE}+{small}|(?:{elided})[’'])$", re.IGNORECASE)

    units = {name.casefold(): unit for unit, names in pack(language).section("units").items() for name in names}
    exact = {name: unit for unit, names in pack(language).section("units").items() for name in names}
    scales = {k.casefold(): float(v) for k, v in numbers["scales"].items()}
    every = [*numbers["words"], *numbers["leading"], *numbers["final"], *numbers["ordinal_words"]]
    behind = [s for s in numbers["scales"] if s not in CENTS]
    measures = [n for n, u in exact.items() if u in FACTORS and len(n) > 2]
    # "a fifth of a second": the one that is also a number is a length of time here
    singular = [*measures, *numbers.get("seconds", ())]
    # "mil" is a word, "Mrd" stands behind digits only
    every += [s for s in numbers["scales"] if len(s) > 3 or (len(s) == 3 and s.islower())]
    every += [*numbers["collective"]]
    return Tables(
        decimal=numbers["decimal"],
        word=re.compile(
            rf"(?<!\w)(?<!\bl[’'])(?:{_any(every)})(?:(?![\w])|(?={_any(numbers.get('glued', ())) or '(?!)'}))",
            re.IGNORECASE,
        ),
        values=whole("words"),
        leading=whole("leading"),
        final=whole("final"),
        ordinals=whole("ordinal_words"),
        scales=scales,
        collective=whole("collective"),
        joins=frozenset(numbers["joins"]),
        behind_and=frozenset(numbers.get("behind_and", ())),
        # nobody writes "46 hundred" for 4,600, but many things cost 46 cents
        scale=re.compile(
            rf"{SPACE}?-?(?P<scale>{_any([*behind, *(s.capitalize() for s in behind if len(s) > 3)])})(?P<money>[$€£])?(?![\w])"
        ),
        fraction=re.compile(rf"(?<![\w-])(?<!and a )(?:{_any(numbers['fractions'])})(?![\w-])", re.IGNORECASE),
        fractions={k.casefold(): float(v) for k, v in numbers["fractions"].items()},
        # "a fifth of it", "by a fifth", but no "a fifth man"
        amount=re.compile(rf"{SPACE}(?:{_any(numbers.get('amounts', ())) or '(?!)'})(?!\w)|[^\w\s]|$", re.IGNORECASE),
        full=frozenset(numbers.get("full", ())),
        scant=frozenset(numbers.get("scant", ())),
        half=_optional(
            numbers, "half_of", rf"(?<![\w-])(?<!and a )(?:{{}})(?:{SPACE}|-)(?P<scale>{_any(list(scales))})(?!\w)"
        ),
        half_measure=_optional(
            numbers,
            "half_of",
            rf"(?<![\w-])(?<!and a )(?:{{}})(?:{SPACE}|-)(?P<unit>{_any(measures)})(?!\w)",
        ),
        # "an hour and 38 minutes"
        one_and=re.compile(
            rf"(?<!\w)(?:{_any(numbers['leading'])}){SPACE}(?P<unit>{_any([n for n, u in exact.items() if u in PARTED])})"
            rf",?{SPACE}(?:(?:{_any(numbers['joins']) or '(?!)'}){SPACE})?$",
            re.IGNORECASE,
        ),
        joint=re.compile(rf",?{SPACE}?(?:(?:{_any(numbers['joins']) or '(?!)'}){SPACE})?", re.IGNORECASE),
        by=_optional(numbers, "by", rf"(?<!\w)(?:{{}}){SPACE}$"),
        to=_optional(numbers, "to", rf"(?<!\w)(?:{{}}){SPACE}$"),
        # "growth slowed to 2%" is "it grew by 2%"
        rates=_optional(numbers, "rates", r"(?<!\w)\w*(?:{})"),
        of_words=frozenset(of),
        # "a fifth of a second"
        of_measure=re.compile(
            rf"{SPACE}(?:{_before(of)})(?:(?:{_any(numbers['leading'])}){SPACE})?(?P<unit>{_any(singular)})(?!\w)",
            re.IGNORECASE,
        ),
        parts={word.casefold(): float(value) for word, value in numbers.get("parts", {}).items()},
        part_word=re.compile(
            rf"(?:{SPACE}(?:{_any(numbers['amid'])}))?(?:{SPACE}|-)(?P<part>{_any(numbers.get('parts', {})) or '(?!)'})(?!\w)",
            re.IGNORECASE,
        ),
        phrases={phrase.casefold(): valued(told) for phrase, told in numbers.get("phrases", {}).items()},
        phrase=re.compile(rf"(?<![\w-])(?:{_any(numbers.get('phrases', {})) or '(?!)'})(?![\w-])", re.IGNORECASE),
        suffix=re.compile(
            rf"(?:{SPACE}(?:{_any(numbers['amid'])}))?{SPACE}?-?(?:d[e’'] ?|of )?(?P<unit>{_any(exact)})(?![\w$€£])",
            re.IGNORECASE,
        ),
        prefix=re.compile(rf"(?P<unit>{_any([u for u in exact if re.search('[$€£¥]|^[A-Z]{3}$', u)])}){SPACE}?$"),
        units=units,
        ordinal=re.compile(rf"-?(?:{_any(numbers['ordinals'])})(?![\w])"),
        vague=re.compile(rf"(?:{_any(numbers['vague'])}){SPACE}+{small}$", re.IGNORECASE),
        joined=re.compile(rf"(?<![\w-])(?:(?:{_any([*numbers['above'], *numbers['below']])})-|U-?)$", re.IGNORECASE),
        above=bounded("above"),
        below=bounded("below"),
        short=bounded("short"),
        of=re.compile(rf"{SPACE}(?:{_any(numbers['share'])}){SPACE}", re.IGNORECASE),
        share=re.compile(rf"{SPACE}(?:[\w’'-]+{SPACE}){{0,4}}(?:{_any(numbers['share'])}){SPACE}", re.IGNORECASE),
        one_in=re.compile(
            rf"(?<!\w)(?:{_any(numbers['leading'])}){SPACE}(?P<between>(?:[\w’'-]+{SPACE}){{0,4}}?)(?:{_any(numbers['share'])}){SPACE}$",
            re.IGNORECASE,
        ),
        span=re.compile(rf"{SPACE}?(?:{_any(numbers['range'])}|{_any(numbers['between_joins'])}){SPACE}?(?:[$€£])?"),
        per={
            name: re.compile(rf"{counted}{{0,3}}?(?:{SPACE}|/)(?:{_any(told)})(?!\w)", re.IGNORECASE)
            for name, told in numbers.get("per", {}).items()
        },
        later=re.compile(rf"\s+(?:{_any(numbers['later'])})(?!\w)", re.IGNORECASE),
        height=re.compile(
            rf"(?<![\w.,])(\d)[- ](?:{_any(numbers.get('height', ())) or '(?!)'})[- ](\d{{1,2}})(?![\d.,]\d|\w)"
        ),
        minus=_optional(numbers, "minus", rf"(?<!\w)(?:{{}}){SPACE}$"),
        percent=re.compile(_any([name for name, unit in units.items() if unit == "%"]), re.IGNORECASE),
        # "au moins 5 degrés" is a floor
        colder=_optional(numbers, "colder", rf"(?<!\w)(?<!\b(?:au|al|du|le|at) )(?:{{}}){SPACE}$"),
        degrees=_optional(numbers, "degrees", rf"{SPACE}?(?:{{}})"),
        beneath=_optional(
            numbers, "beneath", rf"(?:{SPACE}?(?:{_any(numbers.get('degrees', ('°',)))}))?{SPACE}(?:{{}})(?!\w)"
        ),
        half_more=_optional(numbers, "half_more", rf"{SPACE}(?:{{}})(?!\w)"),
        article=_optional(numbers, "indefinite", rf"(?:{{}}){SPACE}"),
        part=re.compile(rf"{SPACE}(?:{_before(of)})", re.IGNORECASE),
        # a plural behind a figure tells that it counts things: « une vague a déferlé sur 14 pays »
        plural=re.compile(rf"{SPACE}(?:{numbers['plural']})"),
        # "turned 70 last week"
        once=_optional(numbers, "once", rf"{SPACE}(?:{{}})(?!\w)"),
        others=_optional(numbers, "others", rf"{SPACE}(?:{{}})(?!\w)"),
        before_others=_optional(numbers, "others", rf"(?<!\w)(?:{{}}){SPACE}$"),
        all_but=_optional(numbers, "all_but", rf"(?<!\w)(?:{{}}){SPACE}$"),
    )


def _optional(numbers: dict[str, Any], name: str, around: str) -> re.Pattern[str]:
    """A pattern of a list that not every pack has; it matches nothing without it."""
    told = _any(numbers.get(name, ()))
    return re.compile(around.format(told) if told else "(?!)", re.IGNORECASE)


def valued(told: str) -> tuple[float, str]:
    """The value and the unit of a phrase as the packs write them: "50 a"."""
    value, _, unit = told.partition(" ")
    return float(value), unit


def plain_blanks(found: str) -> str:
    """What was found as the tables write it: small letters, plain blanks ("pour\u00a0cent")."""
    return " ".join(found.casefold().split())


def _before(words: Iterable[str]) -> str:
    """Words with the space behind them, or joined by an apostrophe: "d'"."""
    return "|".join(f"{_any([w])}{'' if w.endswith(chr(39)) else SPACE}" for w in words).replace("'", "[’']")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace("\\ ", r"[\s\u00a0]") for w in sorted(words, key=len, reverse=True))


def limit_of(text: str, start: int, end: int, tables: Tables) -> tuple[int, str]:
    """Whether a figure is told as a floor (1), as a ceiling or as nearly reached (-1), and the text with those words."""
    ahead = text[max(0, start - AHEAD) : start]
    floor, ceiling = tables.above.search(ahead), tables.below.search(ahead) or tables.short.search(ahead)
    limit = floor or ceiling
    told = text[start - len(ahead) + limit.start() : end] if limit else ""
    return int(bool(floor)) - int(bool(ceiling)), told

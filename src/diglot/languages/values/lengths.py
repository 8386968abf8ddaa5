"""Lengths of time as clocks and stop-watches tell them, in seconds: "2:04:51", "3:54.18", « 14 s 6 », "3 min 54 s".

And heights in metres with the centimetres behind: « 1 m 80 ».
"""

from __future__ import annotations

import re
from functools import lru_cache

from diglot.languages.packs import pack
from diglot.languages.values.model import SECONDS, Quantity
from diglot.languages.values.tables import SPACE

#: signs of units that every language has besides its words
SIGNS = {"h": ("h", "hr", "hrs"), "min": ("min", "mn", "'"), "sec": ("s", "sec", "sek", "seg", '"')}
MINUTE, HOUR = 60, 3600
_HEIGHT = re.compile(rf"(?<![\w.,$€£])(\d){SPACE}?m{SPACE}?(\d\d)(?![\d.,]*\d|\w)")


@lru_cache(maxsize=16)
def _ways(language: str) -> tuple[re.Pattern[str], ...]:
    """The ways of telling a length; the groups are h, m, s, and f or g, the digits behind the seconds."""
    numbers, units = pack(language).section("numbers"), pack(language).section("units")

    def named(unit: str) -> str:
        words = sorted((*units.get(unit, ()), *SIGNS[unit]), key=len, reverse=True)
        return rf"{SPACE}?-?(?:{'|'.join(map(re.escape, words))})(?![^\W\d_])"

    joins = "|".join(map(re.escape, numbers.get("joins", ()))) or "(?!)"
    then = rf",?{SPACE}?(?:(?:{joins}){SPACE})?"
    hours, minutes, seconds = (named(u) for u in ("h", "min", "sec"))
    return tuple(
        re.compile(told, re.IGNORECASE)
        for told in (
            rf"(?<![\d:.,])(?P<h>\d{{1,2}})(?::|{SPACE}?h{SPACE}?)(?P<m>[0-5]\d)[:'’m](?P<s>[0-5]\d)"
            rf"(?:[.,](?P<f>\d{{1,3}}))?(?![\d:])(?!{SPACE}?(?:[ap]\.?m|Uhr))(?:{hours})?",
            rf"(?<![\d:.,])(?P<m>\d{{1,3}})[:'’](?P<s>[0-5]\d)(?:[.,]|['’]{{2}}|[\"”])(?P<f>\d{{1,3}})(?!\d)(?:{minutes})?",
            rf"(?<![\d:.,])(?:(?P<h>\d+){hours}{then})?(?P<m>\d+){minutes}{then}"
            rf"(?P<s>\d+)(?:[.,](?P<f>\d+))?{seconds}(?:{SPACE}(?P<g>\d{{1,3}})(?![\d.,]*\d|\w))?",
            rf"(?<![\d:.,])(?P<m>\d{{1,3}}):(?P<s>[0-5]\d)(?={minutes})",
            rf"(?<![\d:.,])(?P<h>\d+){hours}{then}(?P<m>[0-5]?\d){minutes}",
            rf"(?<![\w:.,])(?P<s>[0-5]?\d){SPACE}sec{SPACE}(?P<f>\d\d)(?![\d.,]*\d|\w)",
            *(
                (rf"(?<![\w:.,])(?P<s>[0-5]?\d){SPACE}s{SPACE}(?P<f>\d{{1,2}})(?![\d.,]*\d|\w)",)
                if numbers.get("unit_first")
                else ()
            ),
        )
    )


def read_lengths(text: str, language: str) -> list[Quantity]:
    """The lengths of time that are told in more than one figure, with the figures as their `parts`; and heights in metres."""
    made: list[Quantity] = []
    covered = bytearray(len(text))
    for way in _ways(language):
        for found in way.finditer(text):
            if any(covered[slice(*found.span())]):
                continue
            covered[slice(*found.span())] = b"\1" * (found.end() - found.start())
            told = found.groupdict()
            hours, minutes, seconds = (int(told.get(k) or 0) for k in "hms")
            behind = told.get("f") or told.get("g") or ""
            value = HOUR * hours + MINUTE * minutes + float(f"{seconds}.{behind or 0}")
            parts = tuple(float(told[k]) for k in "hms" if told.get(k))
            grain = 10.0 ** -len(behind)
            made.append(Quantity(*found.span(), found.group(), round(value, 3), SECONDS, grain, parts=parts))
    heights = _HEIGHT.finditer(text) if pack(language).section("numbers").get("unit_first") else ()
    for found in heights:
        made.append(Quantity(*found.span(), found.group(), float(f"{found[1]}.{found[2]}"), "m", 0.01))
    return sorted(made, key=lambda q: q.start)

"""Time zones that news names behind a time of day, as hours ahead of Coordinated Universal Time.

The short names are those of the IANA time zone database, and those in German and in Canadian French. One that several
zones share (IST, CST of China) stands for the zone that news in these languages means.
"""

from __future__ import annotations

import re

ZONES = {
    **dict.fromkeys(("GMT", "UTC", "WET", "TU", "WEZ"), 0.0),
    **dict.fromkeys(("BST", "CET", "MEZ", "WEST", "HEC"), 1.0),
    **dict.fromkeys(("CEST", "MESZ", "EET", "OEZ", "SAST", "CAT"), 2.0),
    **dict.fromkeys(("EEST", "OESZ", "MSK", "EAT"), 3.0),
    "IST": 5.5,
    **dict.fromkeys(("JST", "KST"), 9.0),
    "AEST": 10.0,
    "AEDT": 11.0,
    **dict.fromkeys(("ADT", "BRT", "ART"), -3.0),
    **dict.fromkeys(("EDT", "HAE"), -4.0),
    **dict.fromkeys(("EST", "CDT", "HNE", "COT"), -5.0),
    **dict.fromkeys(("CST", "MDT"), -6.0),
    **dict.fromkeys(("MST", "PDT"), -7.0),
    "PST": -8.0,
}
_BEHIND = re.compile(
    rf"[\s\u00a0]?\(?(?P<name>{'|'.join(sorted(ZONES, key=len, reverse=True))})(?P<more>[+-]\d{{1,2}})?(?!\w)"
)


def zone_behind(text: str, at: int) -> float | None:
    """The zone that a text names right behind a time that ends at `at`, in hours ahead of UTC; None where it names none."""
    found = _BEHIND.match(text, at)
    return ZONES[found["name"]] + int(found["more"] or 0) if found else None

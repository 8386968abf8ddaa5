"""What in a pasted page is not the story: share buttons, comment forms, links to other articles, datelines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diglot.article import Role
from diglot.languages.packs import pack

Told = tuple[Role, str, int]
_URL = re.compile(r"^(?:https?://|www\.)\S+$")
_DATE = re.compile(r"^\W*\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?\W*$|^\[?\s*\d{1,2}\s*/\s*\w+\s*/\s*\d{4}\s*\]?$")
_DATELINE = re.compile(
    r"^(?=[^\W\d_])[^\n.!?«“\"]{2,60}?\((?:[A-Z][\w .]{1,18})\)\s*(?:--|[–—-])\s*"
    r"|^[A-ZÀ-Þ][A-ZÀ-Þ' -]{2,30}(?:, [^\n.!?]{2,30}?)?\s+(?:--|[–—])\s+"
)
_STOP = re.compile(r"[.!?…][»”\"')\]]*$")


def classify(lines: Sequence[str], language: str, more: tuple[Sequence[str], Sequence[str]] = ((), ())) -> list[Told]:
    """For each line: its role, the reason, and how many characters of a dateline lead it.

    `more` are further whole lines and beginnings of lines that are not the story.
    """
    whole, begins = _phrases(language)
    phrases = ([*whole, *(w.lower() for w in more[0])], [*begins, *(w.lower() for w in more[1])])
    made: list[Told] = [_line(line, phrases) for line in lines]
    _title(lines, made)
    _ends(lines, made)
    return made


def _phrases(language: str) -> tuple[list[str], list[str]]:
    whole: list[str] = []
    begins: list[str] = []
    for code in {language, "en", "fr"}:
        section = pack(code).section("furniture")
        whole += [w.lower() for w in section.get("lines", ())]
        begins += [w.lower() for w in section.get("begins", ())]
    return whole, begins


def _line(line: str, phrases: tuple[list[str], list[str]]) -> Told:
    low = line.lower().strip(" :.…")
    whole, begins = phrases
    if _URL.match(line):
        return Role.FURNITURE, "an address", 0
    if _DATE.match(line):
        return Role.DATE, "a date", 0
    if low in whole:
        return Role.FURNITURE, "a site's phrase", 0
    for phrase in begins:
        if line.lower().startswith(phrase) and len(line) < 200:
            byline = phrase.endswith(("by ", "par "))
            return (Role.BYLINE if byline else Role.FURNITURE), f"begins with “{phrase.strip()}”", 0
    if re.search(r"\((?:photo|file photo|image|illustration)\b[^)]*\)$|\([^)]*\b(?:photo|illustration)\)$", line, re.I):
        return Role.CAPTION, "a photo caption", 0
    found = _DATELINE.match(line)
    return Role.BODY, "", found.end() if found and len(line) > found.end() + 20 else 0


def _title(lines: Sequence[str], made: list[Told]) -> None:
    """The first line that is left, when it is short and prose follows."""
    left = [i for i, told in enumerate(made) if told[0] is Role.BODY]
    if len(left) < 2:
        return
    first = left[0]
    longer = any(len(lines[i]) > len(lines[first]) and _STOP.search(lines[i]) for i in left[1:])
    if len(lines[first]) <= 160 and longer and made[first][2] == 0 and lines[first].count(". ") == 0:
        made[first] = (Role.TITLE, "", 0)
        for i in left[1:]:
            if lines[i] == lines[first]:
                made[i] = (Role.FURNITURE, "the title again", 0)


def _ends(lines: Sequence[str], made: list[Told]) -> None:
    """Short lines without a stop before the story's first and after its last sentence are the page's."""
    prose = [i for i, told in enumerate(made) if told[0] is Role.BODY and _STOP.search(lines[i])]
    if not prose:
        return
    for i, told in enumerate(made):
        outside = i < prose[0] or i > prose[-1]
        if told[0] is Role.BODY and outside and len(lines[i].split()) <= 6 and not _STOP.search(lines[i]):
            made[i] = (Role.FURNITURE, "a short line outside the story", 0)

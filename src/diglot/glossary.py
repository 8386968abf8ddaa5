"""The house's own terms: translations that it wants, and translations that it bans, by direction.

A CSV file has a line of headings: `source`, `target` (language codes), `term`, `use` (wanted translations) and `ban`
(banned ones), each with `|` between several. A TBX file (ISO 30042) gives the wanted ones; a term with the status
"deprecatedTerm" or "supersededTerm" is banned.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from pathlib import Path

from diglot.checks.base import Context
from diglot.errors import ConfigError, ReadError
from diglot.findings import Aspect, Finding, Severity
from diglot.l10n import say

COLUMNS = ("source", "target", "term", "use", "ban")
#: confidence of what a house has laid down: the words are there or not, the inflection may deceive
SURE_BANNED, SURE_MISSING = 0.95, 0.7
_BANNED = ("deprecatedTerm-admn-sts", "supersededTerm-admn-sts", "deprecatedTerm", "supersededTerm")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of one language with what stands for it in another."""

    source: str
    target: str
    term: str
    use: tuple[str, ...]
    ban: tuple[str, ...]
    place: str


def read_glossary(path: Path) -> list[Term]:
    """The terms of a CSV or TBX file. Raises ConfigError with file and line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError("{path} cannot be read ({error}): save it as UTF-8.", path=path, error=error) from error
    return _tbx(path, text) if path.suffix.lower() in (".tbx", ".xml") else _csv(path, text)


def _csv(path: Path, text: str) -> list[Term]:
    reader = csv.DictReader(StringIO(text), restkey="more")
    missing = [c for c in COLUMNS[:4] if c not in (reader.fieldnames or ())]
    if missing:
        raise ConfigError(
            "{path}, line 1: the heading “{heading}” is missing; needed are {known}.",
            path=path,
            heading=missing[0],
            known=", ".join(COLUMNS),
        )
    made = []
    for row in reader:
        place = say("{path}, line {line}", path=path, line=reader.line_num)
        if row.get("more"):
            raise ConfigError(
                "{place}: there are more cells than headings: put quotes around text with a comma.", place=place
            )
        cells = {c: (row.get(c) or "").strip() for c in COLUMNS}
        if not any(cells.values()):
            continue
        if not (cells["source"] and cells["target"] and cells["term"] and (cells["use"] or cells["ban"])):
            raise ConfigError("{place}: a term needs source, target, term, and use or ban.", place=place)
        uses, bans = _several(cells["use"]), _several(cells["ban"])
        made.append(Term(cells["source"], cells["target"], cells["term"], uses, bans, place))
    return made


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _tbx(path: Path, text: str) -> list[Term]:
    from diglot.reading.xml import local, parse

    try:
        root = parse(text, str(path))
    except ReadError as error:
        raise ConfigError(str(error)) from error
    made = []
    for number, entry in enumerate((e for e in root.iter() if local(e) in ("termEntry", "conceptEntry")), 1):
        told: dict[str, tuple[list[str], list[str]]] = {}
        for section in (e for e in entry.iter() if local(e) in ("langSet", "langSec")):
            code = next((v for k, v in section.items() if k.endswith("lang")), "").lower()[:2]
            for group in (e for e in section.iter() if local(e) in ("tig", "ntig", "termSec")):
                word = next((" ".join("".join(e.itertext()).split()) for e in group.iter() if local(e) == "term"), "")
                banned = any((e.text or "").strip() in _BANNED for e in group.iter())
                if word:
                    told.setdefault(code, ([], []))[banned].append(word)
        for one, (uses, _) in told.items():
            for two, (wanted, banned_ones) in told.items():
                if one != two and (wanted or banned_ones):
                    place = f"{path}, entry {number}"
                    made += [Term(one, two, w, tuple(wanted), tuple(banned_ones), place) for w in uses]
    return made


def glossary_findings(context: Context, terms: Sequence[Term]) -> Iterator[Finding]:
    """A finding for each term whose wanted translations are not in the other edition, or a banned one is.

    Terms hold from the source to the target edition only.
    """
    pair = (context.source.language, context.target.language)
    asked = [t for t in terms if (t.source, t.target) == pair]
    for bead in context.alignment if asked else ():
        if bead.is_null:
            continue
        one, two = context.passages(bead)
        for term in asked:
            found = _expression(term.term).search(one.text)
            if not found:
                continue
            banned = next((m for b in term.ban if (m := _expression(b).search(two.text))), None)
            if banned is None and (not term.use or any(_expression(u).search(two.text) for u in term.use)):
                continue
            wanted = say("use “{a}”").format(a="” / “".join(term.use)) if term.use else say("use another word")
            told = (
                say("For “{a}” the {there} has “{b}”, which the house bans: {wanted}.")
                if banned
                else say("For “{a}” the {there} has not the house's word: {wanted}.")
            )
            yield context.finding(
                bead,
                aspect=Aspect.WORDING,
                severity=Severity.MINOR,
                confidence=SURE_BANNED if banned else SURE_MISSING,
                message=told.format(
                    a=found.group(), b=banned.group() if banned else "", there=context.name("target"), wanted=wanted
                ),
                source_at=[found.span()],
                target_at=[banned.span()] if banned else [],
                what=f"glossary:{term.term}:{banned.group() if banned else ''}",
                source_words=found.group(),
                target_words=banned.group() if banned else "",
                glossary=term.place,
            )


@lru_cache(maxsize=4096)
def _expression(term: str) -> re.Pattern[str]:
    """The term in any case, its words with short endings: an inflected form is the term."""
    words = [re.escape(w) + (r"\w{0,3}" if len(w) > 3 else "") for w in term.split()]
    return re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", re.IGNORECASE)

"""What one line of a pasted page is by itself: a button, a byline, a date, a caption, a link, or prose.

Each rule looks at one line and says what it is, or nothing; the first rule that speaks decides (`RULES`). The phrases are
the language packs' (`[furniture]`, `[captions]`, `[bylines]`, `[datelines]`). A line set aside is never compared, so a rule
asks for a form that prose does not have (a colon after "Read also", no stop at the end, a credit in brackets) before it
trusts a phrase: a sentence of the story that is lost here is a difference that nobody is told of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from diglot.article import Role
from diglot.l10n import say
from diglot.languages.packs import pack


class Told(NamedTuple):
    """What a line is: its role, why it was set aside, how many characters of a dateline lead it, and whether it is `loose`:
    prose or not, it may be the page's and no part of the story."""

    role: Role
    reason: str = ""
    skip: int = 0
    loose: bool = False


#: longest line, in words, that may be a link, a byline, a label, a date; of prose at least; of a part of a breadcrumb;
#: of a headline at least
LINK, BYLINE, LABEL, DATED, PROSE, CRUMB, HEADLINE = 30, 14, 6, 24, 8, 3, 4

_URL = re.compile(r"^(?:https?://|www\.)\S+$")
_DATE = re.compile(r"^\W*\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?\W*$|^\[?\s*\d{1,2}\s*/\s*\w+\s*/\s*\d{4}\s*\]?$")
#: "Baghdad, Aug. 26 (Reuters) -", "BERLIN, 17. Juli (dpa) –", "PARIS, 3 mai —", "Madrid, 3 may (EFE).-",
#: "Sevilla, 3 may.-", "KIEL, 3. Mai.", "KIEL, 3. Mai (dpa)."
_DATELINE = re.compile(
    r"^(?=[^\W\d_])(?:[^\n.!?«“\"]|\.(?=\s?\d|\s?\(|[A-Z]\.)|(?<=\d)\.(?=\s\w)){2,60}?"
    r"\((?:[A-Z][\w .]{1,18}|dpa|apa|efe|sda)\)\s*\.?\s*(?:--|[–—-])\s*"
    r"|^[A-ZÀ-Þ][A-ZÀ-Þ' -]{2,30}(?:, (?:[^\n.!?]|(?<=\d)\.(?=\s\w)){2,30}?)?\s+(?:--|[–—])\s+"
    r"|^[A-ZÀ-Þ][\w' -]{2,30}, \d{1,2}\.? (?:de )?[^\W\d]{3,10}\.?-\s*"
    r"|^[A-ZÀ-Þ]{2}[A-ZÀ-Þ' -]{1,30}, (?=[^\n.!?]{0,28}\d)(?:[^\n.!?()]|(?<=\d)\.(?=\s\w)){2,30}?(?:(?<=[^\W\d]{3})|\([^()\n]{2,20}\))\.\s+"
)
#: "NAMUR, Belgium, April 10, 2025 - ", "Breslau, 8. Oktober – ", "SION (Suisse), 12 août - "
_DATED = re.compile(
    r"^[A-ZÀ-Þ][\w'’ -]{1,30}(?: \([^()\n]{2,30}\))?(?:, [A-ZÀ-Þ][\w'’. -]{2,20}){0,2}, "
    r"(?:\d{1,2}(?:er|\.)? (?:de )?(?P<month>[^\W\d]{3,10})\.?|(?P<named>[^\W\d]{3,10})\.? \d{1,2})"
    r"(?:,? (?:de )?\d{4})?(?: \([A-Za-z][\w .]{1,18}\))?\s*(?P<mark>--|[–—-]|$)\s*"
)
#: "Ann Lee (Paris) and Tom Hill (Rome)"
_SIGNED = re.compile(
    r"(?:(?:^|, | \w{1,3} )[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'.-]*){1,3} \([A-ZÀ-Þ]+[a-zß-ÿ][\w’' -]*\))+"
)
#: characters that must be left of a line behind its dateline
_SHORTEST = 20
_STOP = re.compile(r"[.!?…][»”\"')\]]*$")
_SEPARATOR = re.compile(r"\s*[:|>→»–—-]")
_CREDIT = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]\.?$|(?:©|/\s?)\s*([\w .&/-]{2,40})$")
#: "LORNA MABEY / NORTHSHORE", "© Ann Lee / Gazette", "A quay in May. / ANN LEE"
_CAPITALS = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ.'’ &-]+ ?/ ?[A-ZÀ-Þ][A-ZÀ-Þ.'’ &-]+$|^©|[.!?”»] ?/ ?[A-ZÀ-Þ][A-ZÀ-Þ.'’ &/-]+$"
)
#: "A.L.", "AL/BD", "(rtx/kab)"
_INITIALS = re.compile(r"^[\[(]?(?:[A-ZÀ-Þ]{1,2}[./ -]{0,2}){1,4}[\])]?$|^[\[(]?[a-z]{2,4}(?:/[a-z]{2,4})+[\])]?$")
#: where a line falls into parts: at a sign that sites set between them, and behind a sentence
_SIGN = re.compile(r"\s+[·•|/›»>]\s+|\s*[›→]\s*")
_PART = re.compile(r"\s+[·•|/›]\s+|(?<=[^\W\d]{3}[.!?…])\s+(?=[A-ZÀ-Þ„“«¿¡©])|(?<=\w\))\s+(?=[A-ZÀ-Þ])")
#: a time that heads an entry: "17:42 | What we know so far"
_CLOCK = re.compile(r"^\d{1,2}\s?[:.h]\s?\d\d(?:\s?(?:h|Uhr|am|pm))?\s*[|–—-]\s+(?!\d)")
#: "Ann Lee, Kiel", "Anne Lemaire, à Brest"
_NAME = r"[A-ZÀ-Þ][\w’'.-]*(?: (?:de|von|van|del|al|el|y) | )[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+)?"
_PLACED = re.compile(rf"^{_NAME}, (?:(?:à|en|in|aus|desde) )?[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+)?$")


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a pack and the house tell of a page's lines: lower-cased, by use."""

    whole: frozenset[str]
    house: tuple[str, ...]
    starts: tuple[str, ...]
    promos: tuple[str, ...]
    ends: frozenset[str]
    lists: frozenset[str]
    share: frozenset[str]
    share_links: frozenset[str]
    labels: frozenset[str]
    sites: frozenset[str]
    sources: tuple[str, ...]
    counts: frozenset[str]
    captions: tuple[str, ...]
    credits: frozenset[str]
    before_caption: frozenset[str]
    bylines: tuple[str, ...]
    signed: frozenset[str]
    joints: frozenset[str]
    dates: frozenset[str]
    calls: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what the rules ask of it.

    `inside`: prose of the story stands before and after it; `headed`: a line that may be the headline stands before it;
    `begun`: more prose than a standfirst stands before it.
    """

    text: str
    low: str
    words: tuple[str, ...]
    closed: bool
    inside: bool
    headed: bool
    begun: bool
    previous: str


@lru_cache(maxsize=16)
def phrases_of(language: str, lines: tuple[str, ...], begins: tuple[str, ...]) -> Phrases:
    """The phrases of the language, and of English and French: sites leave buttons untranslated."""

    def every(section: str, name: str) -> tuple[str, ...]:
        found = {w.lower() for code in {language, "en", "fr"} for w in pack(code).strings(section, name)}
        return tuple(sorted(found, key=lambda w: (-len(w), w)))

    return Phrases(
        frozenset((*every("furniture", "lines"), *lines)),
        begins,
        every("furniture", "starts"),
        every("furniture", "promos"),
        frozenset(every("furniture", "ends")),
        frozenset(every("furniture", "lists")),
        frozenset(every("furniture", "share")),
        frozenset(every("furniture", "share_links")),
        frozenset(every("furniture", "labels")),
        frozenset(every("furniture", "sites")),
        every("furniture", "sources"),
        frozenset(w for phrase in every("furniture", "counts") for w in phrase.split()),
        every("captions", "starts"),
        frozenset(every("captions", "words")),
        frozenset(every("captions", "next")),
        every("bylines", "starts"),
        frozenset(every("bylines", "lines")),
        frozenset(every("bylines", "joints")),
        frozenset((*every("datelines", "date_words"), *_calendar(language))),
        re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, every("furniture", "calls"))) + r")(?!\w)"),
    )


def _calendar(language: str) -> list[str]:
    """Names of months and days."""
    made: list[str] = []
    for code in (language, "en", "fr"):
        section = pack(code).section("calendar")
        for name in ("months", "weekdays"):
            entries = section.get(name, ())
            made += [w.lower() for e in entries for w in ([e] if isinstance(e, str) else e) if isinstance(w, str)]
    return made


def looked(lines: Sequence[str]) -> list[Line]:
    """The lines with what the rules ask of them."""
    prose = [k for k, line in enumerate(lines) if _STOP.search(line) and len(line.split()) >= PROSE]
    first, last = (prose[0], prose[-1]) if prose else (0, 0)
    second = prose[1] if len(prose) > 1 else last
    made: list[Line] = []
    headed = False
    for k, text in enumerate(lines):
        low = text.lower().replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ").strip(" :.…»>→-–—|*•·\t")
        words = tuple(re.findall(r"[^\W_]+(?:['-][^\W_]+)*'?|[+&]", low))
        before = made[-1].low if made else ""
        closed = bool(_STOP.search(text))
        made.append(Line(text, low, words, closed, first < k < last, headed, k > second, before))
        headed = headed or (len(words) >= HEADLINE and not closed)
    return made


def _led(low: str, phrases: tuple[str, ...]) -> str:
    """The longest of the phrases that the line begins with, ending where a word ends; empty where none does."""
    for phrase in phrases if low.startswith(phrases) else ():
        if low.startswith(phrase) and not (low[len(phrase) : len(phrase) + 1].isalnum() and phrase[-1].isalnum()):
            return phrase
    return ""


# --- the rules, in the order in which they are asked ---


def _address(line: Line, phrases: Phrases) -> Told | None:
    return Told(Role.FURNITURE, say("an address")) if _URL.match(line.text) else None


def _date(line: Line, phrases: Phrases) -> Told | None:
    """Dates alone, and with the words that go with them: "Updated 26 August 2024 at 10:12 GMT"."""
    dated = any(w[0].isdigit() for w in line.words) and len(line.words) <= DATED
    placed = _placed(line.text.strip(), phrases)
    if placed and not placed["mark"] and placed.end() == len(line.text.strip()):
        return Told(Role.DATE, say("a date"))
    known = phrases.dates | {"+"}
    if _DATE.match(line.text) or (dated and all(w[0].isdigit() or w in known for w in line.words)):
        return Told(Role.DATE, say("a date"))
    return None


def _placed(text: str, phrases: Phrases) -> re.Match[str] | None:
    """The place and date that a line opens with, where its month is one."""
    found = _DATED.match(text)
    return found if found and (found["month"] or found["named"]).lower() in phrases.dates else None


def _house(line: Line, phrases: Phrases) -> Told | None:
    low = line.text.lower()
    found = next((b for b in phrases.house if low.startswith(b)), "")
    return Told(Role.FURNITURE, say("begins with “{phrase}”", phrase=found.strip())) if found else None


def _whole(line: Line, phrases: Phrases) -> Told | None:
    return Told(Role.FURNITURE, say("a site's phrase")) if line.low in phrases.whole else None


def _buttons(line: Line, phrases: Phrases) -> Told | None:
    """ "Share on Facebook", "Tweet", "Email Print Save 12 comments": one after the other."""
    if line.closed or not line.words:
        return None
    known = phrases.share_links | phrases.counts | phrases.whole
    at, pressed = 0, False
    while at < len(line.words):
        word = line.words[at]
        size = next((n for n in range(min(5, len(line.words) - at), 1, -1) if _phrase(line, at, n) in phrases.whole), 0)
        if size or word in phrases.share:
            pressed = True
        elif word not in known and not word.isdigit():
            return None
        at += size or 1
    return Told(Role.FURNITURE, say("share buttons")) if pressed else None


def _phrase(line: Line, at: int, size: int) -> str:
    return " ".join(line.words[at : at + size])


def _counts(line: Line, phrases: Phrases) -> Told | None:
    """ "12 comments", "Lecture : 3 min"."""
    numbers = [w for w in line.words if w.isdigit()]
    rest = [w for w in line.words if not w.isdigit()]
    if len(numbers) == 1 and rest and len(line.words) <= LABEL and all(w in phrases.counts for w in rest):
        return Told(Role.FURNITURE, say("a counter"))
    return None


def _caption(line: Line, phrases: Phrases) -> Told | None:
    """Lines with a credit at the end, or that begin as captions do where the story does not run."""
    found = _CREDIT.search(line.text)
    if found:
        words = re.findall(r"[^\W_]+", (found.group(1) or found.group(2)).lower())
        if any(w in phrases.credits for w in words) and (found.group(2) or len(words) <= 6):
            return Told(Role.CAPTION, say("a photo caption"))
    if _CAPITALS.search(line.text.strip()) or _credited(line, phrases):
        return Told(Role.CAPTION, say("a photo caption"))
    led = _led(line.text.lower(), phrases.captions)
    marked = led and (led[-1] in ":-–—" or line.text[len(led) :].lstrip()[:1] in (":", "|"))
    if marked or (led and len(led.split()) >= 2 and not line.inside):
        return Told(Role.CAPTION, say("a photo caption"))
    if line.previous in phrases.before_caption and line.previous:
        return Told(Role.CAPTION, say("a photo caption"))
    return None


def _credited(line: Line, phrases: Phrases) -> bool:
    """Whether a line ends with a credit: "A crane in May. Photo: Ann Lee", "Photo Tribune Media"."""
    text = line.text.strip().rstrip(".")
    for found in re.finditer(r"[^\W\d_]+", text):
        rest = text[found.end() :]
        if found.group().lower() not in phrases.credits or not rest:
            continue
        named = re.findall(r"[^\W_]+", rest)
        apart = rest.startswith((":", " :"))
        if not named or len(named) > BYLINE or not (apart or (found.start() == 0 and not line.closed)):
            continue
        if all(w[0].isupper() or w[0].isdigit() or w.lower() in phrases.joints | phrases.credits for w in named):
            return True
    return False


def _byline(line: Line, phrases: Phrases) -> Told | None:
    """ "By Ann Lee in Paris", "Edited by Ann Lee", "Ann Lee, Kiel": names and the words between them."""
    text = line.text.strip()
    if (line.inside and line.closed) or len(line.words) > BYLINE or text[-1:] in "?!":
        return None
    if not line.inside and (line.low in phrases.signed or _SIGNED.fullmatch(text)):
        return Told(Role.BYLINE, say("a byline"))
    if line.headed and not line.begun and _PLACED.match(text):
        return Told(Role.BYLINE, say("a byline"))
    led = _led(line.low, phrases.bylines)
    rest = re.findall(r"[^\W_]+", text[len(led) :]) if led else []
    between = phrases.joints | phrases.dates
    named = [w for w in rest if w.lower() not in between]
    # inside the story it takes two names and a line that is no sentence
    enough = len(named) > (1 if line.inside else 0)
    if enough and all(w[0].isupper() or w.isdigit() for w in named):
        return Told(Role.BYLINE, say("begins with “{phrase}”", phrase=led))
    return None


def _link(line: Line, phrases: Phrases) -> Told | None:
    """ "Read also: …", "Lire aussi | …": with a colon or bar, or as a headline that ends without a stop."""
    led = _led(line.low, phrases.starts)
    if not led or len(line.words) > LINK:
        return None
    apart = bool(_SEPARATOR.match(line.text[len(line.text) - len(line.text.lstrip(" *•·>→»-–—|")) + len(led) :]))
    if apart or (len(led.split()) >= 2 and not line.closed):
        return Told(Role.FURNITURE, say("begins with “{phrase}”", phrase=led))
    return None


def _promo(line: Line, phrases: Phrases) -> Told | None:
    led = _led(line.text.lower().replace("’", "'"), phrases.promos)
    return Told(Role.FURNITURE, say("begins with “{phrase}”", phrase=led)) if led and len(line.text) < 400 else None


def _call(line: Line, phrases: Phrases) -> Told | None:
    """ "The week in your inbox, every Friday. Sign up": what asks the reader to do something with the site."""
    if len(line.words) > LINK or not (line.headed or line.begun):
        return None
    found = {m.group() for m in phrases.calls.finditer(line.text.lower().replace("’", "'"))}
    last = _PART.split(line.text.strip())[-1].lower().replace("’", "'").strip(" :.…»>→-–—|*•·\t")
    if len(found) > 1 or ((found or last in phrases.whole) and not line.closed):
        return Told(Role.FURNITURE, say("a site's phrase"))
    return None


def _crumbs(line: Line, phrases: Phrases) -> Told | None:
    """ "Home / UK / Wales", "Finanzen › Börse": the way to a page, in short parts, before the story."""
    parts = [p.split() for p in _SIGN.split(line.text.strip()) if p.strip()]
    short = len(parts) > 1 and all(len(p) <= CRUMB and p[0][:1].isupper() for p in parts)
    if short and not line.closed and not line.inside and not line.begun and not any(c.isdigit() for c in line.text):
        return Told(Role.FURNITURE, say("a section's name"))
    return None


def _parts(line: Line, phrases: Phrases) -> Told | None:
    """Several of all these on one line: "3 May 2024, 10:12 · 4 min read", "Text: Ann Lee. Photos: Bo Dahl"."""
    parts = [p for p in _PART.split(line.text.strip()) if any(c.isalnum() for c in p)]
    if len(parts) < 2 or len(line.words) > LINK:
        return None
    told = [_by_itself(part, line, phrases) for part in parts]
    return told[0] if all(told) else None


def _by_itself(text: str, line: Line, phrases: Phrases) -> Told | None:
    alone = replace(looked([text])[0], inside=line.inside, headed=line.headed, begun=line.begun)
    return next((made for rule in RULES if rule is not _parts and (made := rule(alone, phrases))), None)


def _source(line: Line, phrases: Phrases) -> Told | None:
    led = _led(line.low, phrases.sources)
    if led and len(line.words) <= BYLINE and re.match(r"\s*[:–—|-]", line.text.strip()[len(led) :]):
        return Told(Role.FURNITURE, say("the source"))
    return None


def _label(line: Line, phrases: Phrases) -> Told | None:
    """ "World", "Politics | Europe": a section's name."""
    parts = [p.strip() for p in re.split(r"[|/›>·•»,]", line.low) if p.strip()]
    known = len(parts) <= LABEL and all(p in phrases.labels for p in parts)
    run = len(line.words) > 1 and all(w in phrases.labels for w in line.words)
    if parts and not line.closed and (known or run):
        return Told(Role.FURNITURE, say("a section's name"))
    return None


def _initials(line: Line, phrases: Phrases) -> Told | None:
    if not line.inside and _INITIALS.match(line.text) and len(line.text) <= 10:
        return Told(Role.FURNITURE, say("initials"))
    return None


RULES: tuple[Callable[[Line, Phrases], Told | None], ...] = (
    _address,
    _house,
    _whole,
    _buttons,
    _counts,
    _date,
    _caption,
    _byline,
    _link,
    _promo,
    _source,
    _label,
    _initials,
    _crumbs,
    _call,
    _parts,
)


def told_of(line: Line, phrases: Phrases) -> Told:
    """What a line is: its role, the reason, and how many characters of a dateline or a time lead it."""
    for rule in RULES:
        if told := rule(line, phrases):
            return told
    found = _placed(line.text, phrases) or _DATELINE.match(line.text) or _CLOCK.match(line.text)
    return Told(Role.BODY, "", found.end() if found and len(line.text) > found.end() + _SHORTEST else 0)

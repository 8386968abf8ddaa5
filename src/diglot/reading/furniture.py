"""What in a pasted page is not the story: share buttons, comment forms, links to other articles, captions, datelines.

Each rule looks at one line and says what it is, or nothing; the first rule that speaks decides. The phrases are the
language packs' (`[furniture]`, `[captions]`, `[bylines]`, `[datelines]`). A line set aside is never compared, so a rule
asks for a form that prose does not have (a colon after "Read also", no stop at the end, a credit in brackets) before it
trusts a phrase: a sentence of the story that is lost here is a difference that nobody is told of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from diglot.article import Role
from diglot.l10n import say
from diglot.languages.packs import pack

Told = tuple[Role, str, int]
#: whole lines, and beginnings of lines
Furniture = tuple[Sequence[str], Sequence[str]]
#: longest line, in words, that may be a link, a byline, a label; of prose at least
LINK, BYLINE, LABEL, PROSE = 30, 14, 6, 8
#: share of the text that may follow a line such as "Leave a comment" and be dropped with it
AFTER = 0.5

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
_STOP = re.compile(r"[.!?…][»”\"')\]]*$")
_SEPARATOR = re.compile(r"\s*[:|>→»–—-]")
_CREDIT = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]\.?$|(?:©|/\s?)\s*([\w .&/-]{2,40})$")
_INITIALS = re.compile(r"^[\[(]?(?:[A-ZÀ-Þ]{1,2}[./ -]{0,2}){1,4}[\])]?$")


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


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what the rules ask of it; `inside`: prose of the story stands before and after it."""

    text: str
    low: str
    words: tuple[str, ...]
    closed: bool
    inside: bool
    previous: str


def classify(lines: Sequence[str], language: str, more: Furniture = ((), ()), *, pasted: bool = True) -> list[Told]:
    """For each line: its role, the reason, and how many characters of a dateline lead it.

    `more` are further whole lines and beginnings of lines that are not the story. What was not `pasted`, but read from a
    format that tells its title, has neither a title nor a page's scraps to be found.
    """
    phrases = _phrases(language, tuple(w.lower() for w in more[0]), tuple(w.lower() for w in more[1]))
    looked = _looked(lines)
    made: list[Told] = [_told(line, phrases) for line in looked]
    _rest(looked, made, phrases)
    if pasted:
        _title(looked, made, phrases)
        _ends(looked, made)
    return made


@lru_cache(maxsize=16)
def _phrases(language: str, lines: tuple[str, ...], begins: tuple[str, ...]) -> Phrases:
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


def _looked(lines: Sequence[str]) -> list[Line]:
    prose = [k for k, line in enumerate(lines) if _STOP.search(line) and len(line.split()) >= PROSE]
    first, last = (prose[0], prose[-1]) if prose else (0, 0)
    made: list[Line] = []
    for k, text in enumerate(lines):
        low = text.lower().replace("’", "'").strip(" :.…»>→-–—|*•·\t")
        words = tuple(re.findall(r"[^\W_]+(?:['-][^\W_]+)*'?|[+&]", low))
        before = made[-1].low if made else ""
        made.append(Line(text, low, words, bool(_STOP.search(text)), first < k < last, before))
    return made


def _led(low: str, phrases: tuple[str, ...]) -> str:
    """The longest of the phrases that the line begins with, ending where a word ends; empty where none does."""
    for phrase in phrases if low.startswith(phrases) else ():
        if low.startswith(phrase) and not (low[len(phrase) : len(phrase) + 1].isalnum() and phrase[-1].isalnum()):
            return phrase
    return ""


# --- the rules, in the order in which they are asked ---


def _address(line: Line, phrases: Phrases) -> Told | None:
    return (Role.FURNITURE, say("an address"), 0) if _URL.match(line.text) else None


def _date(line: Line, phrases: Phrases) -> Told | None:
    """Dates alone, and with the words that go with them: "Updated 26 August 2024 at 10:12 GMT"."""
    dated = any(w[0].isdigit() for w in line.words) and len(line.words) <= 16
    placed = _placed(line.text.strip(), phrases)
    if placed and not placed["mark"] and placed.end() == len(line.text.strip()):
        return Role.DATE, say("a date"), 0
    if _DATE.match(line.text) or (dated and all(w[0].isdigit() or w in phrases.dates for w in line.words)):
        return Role.DATE, say("a date"), 0
    return None


def _placed(text: str, phrases: Phrases) -> re.Match[str] | None:
    """The place and date that a line opens with, where its month is one."""
    found = _DATED.match(text)
    return found if found and (found["month"] or found["named"]).lower() in phrases.dates else None


def _house(line: Line, phrases: Phrases) -> Told | None:
    low = line.text.lower()
    found = next((b for b in phrases.house if low.startswith(b)), "")
    return (Role.FURNITURE, say("begins with “{phrase}”", phrase=found.strip()), 0) if found else None


def _whole(line: Line, phrases: Phrases) -> Told | None:
    return (Role.FURNITURE, say("a site's phrase"), 0) if line.low in phrases.whole else None


def _buttons(line: Line, phrases: Phrases) -> Told | None:
    """ "Share on Facebook", "Tweet", "Email Print Save"."""
    known = all(w in phrases.share or w in phrases.share_links for w in line.words)
    if known and line.words and not line.closed and any(w in phrases.share for w in line.words):
        return Role.FURNITURE, say("share buttons"), 0
    return None


def _counts(line: Line, phrases: Phrases) -> Told | None:
    """ "12 comments", "Lecture : 3 min"."""
    numbers = [w for w in line.words if w.isdigit()]
    rest = [w for w in line.words if not w.isdigit()]
    if len(numbers) == 1 and rest and len(line.words) <= LABEL and all(w in phrases.counts for w in rest):
        return Role.FURNITURE, say("a counter"), 0
    return None


def _caption(line: Line, phrases: Phrases) -> Told | None:
    """Lines with a credit at the end, or that begin as captions do where the story does not run."""
    found = _CREDIT.search(line.text)
    if found:
        words = re.findall(r"[^\W_]+", (found.group(1) or found.group(2)).lower())
        if any(w in phrases.credits for w in words) and (found.group(2) or len(words) <= 6):
            return Role.CAPTION, say("a photo caption"), 0
    led = _led(line.text.lower(), phrases.captions)
    marked = led and (led[-1] in ":-–—" or line.text[len(led) :].lstrip()[:1] in (":", "|"))
    if marked or (led and len(led.split()) >= 2 and not line.inside):
        return Role.CAPTION, say("a photo caption"), 0
    if line.previous in phrases.before_caption and line.previous:
        return Role.CAPTION, say("a photo caption"), 0
    return None


def _byline(line: Line, phrases: Phrases) -> Told | None:
    """ "By Ann Lee in Paris", "Edited by Ann Lee": names and the words between them, around the story."""
    if line.inside or len(line.words) > BYLINE or line.text[-1:] in "?!":
        return None
    if line.low in phrases.signed or _SIGNED.fullmatch(line.text.strip()):
        return Role.BYLINE, say("a byline"), 0
    led = _led(line.low, phrases.bylines)
    rest = re.findall(r"[^\W_]+", line.text.strip()[len(led) :]) if led else []
    between = phrases.joints | phrases.dates
    named = [w for w in rest if w.lower() not in between]
    if len(named) > 0 and all(w[0].isupper() or w.isdigit() for w in named):
        return Role.BYLINE, say("begins with “{phrase}”", phrase=led), 0
    return None


def _link(line: Line, phrases: Phrases) -> Told | None:
    """ "Read also: …", "Lire aussi | …": with a colon or bar, or as a headline that ends without a stop."""
    led = _led(line.low, phrases.starts)
    if not led or len(line.words) > LINK:
        return None
    apart = bool(_SEPARATOR.match(line.text[len(line.text) - len(line.text.lstrip(" *•·>→»-–—|")) + len(led) :]))
    if apart or (len(led.split()) >= 2 and not line.closed):
        return Role.FURNITURE, say("begins with “{phrase}”", phrase=led), 0
    return None


def _promo(line: Line, phrases: Phrases) -> Told | None:
    led = _led(line.text.lower().replace("’", "'"), phrases.promos)
    return (Role.FURNITURE, say("begins with “{phrase}”", phrase=led), 0) if led and len(line.text) < 400 else None


def _source(line: Line, phrases: Phrases) -> Told | None:
    led = _led(line.low, phrases.sources)
    if led and len(line.words) <= BYLINE and re.match(r"\s*[:–—|-]", line.text.strip()[len(led) :]):
        return Role.FURNITURE, say("the source"), 0
    return None


def _label(line: Line, phrases: Phrases) -> Told | None:
    """ "World", "Politics | Europe": a section's name."""
    parts = [p.strip() for p in re.split(r"[|/›>·•»,]", line.low) if p.strip()]
    if parts and not line.closed and len(parts) <= LABEL and all(p in phrases.labels for p in parts):
        return Role.FURNITURE, say("a section's name"), 0
    return None


def _initials(line: Line, phrases: Phrases) -> Told | None:
    if not line.inside and _INITIALS.match(line.text) and len(line.text) <= 10:
        return Role.FURNITURE, say("initials"), 0
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
)


def _told(line: Line, phrases: Phrases) -> Told:
    for rule in RULES:
        if told := rule(line, phrases):
            return told
    found = _placed(line.text, phrases) or _DATELINE.match(line.text)
    return Role.BODY, "", found.end() if found and len(line.text) > found.end() + 20 else 0


# --- what takes more than one line ---


def _rest(lines: Sequence[Line], made: list[Told], phrases: Phrases) -> None:
    """Comments after "Leave a comment" at the end, and the headlines that follow "Most read"."""
    size = sum(len(line.text) for line in lines)
    after = 0
    for k in range(len(lines) - 1, -1, -1):
        line = lines[k]
        if line.low.strip(" ()0123456789") in phrases.ends and not line.closed and after <= AFTER * size:
            prose = sum(made[j][0] is Role.BODY and lines[j].closed for j in range(k))
            if prose >= 2 and (after == 0 or len(line.words) > 1 or line.low.endswith("s")):
                for j in range(k, len(lines)):
                    if made[j][0] is Role.BODY:
                        made[j] = (Role.FURNITURE, say("after “{line}”", line=line.text), 0)
        after += len(line.text)
    listed = ""
    for k, line in enumerate(lines):
        if line.low in phrases.lists:
            listed = line.text
            if made[k][0] is Role.BODY:
                made[k] = (Role.FURNITURE, say("heads a list of links"), 0)
        elif listed and made[k][0] is Role.BODY:
            if line.text[-1:] in '.…”»"' or len(line.words) > LINK or made[k][2]:
                listed = ""
            else:
                made[k] = (Role.FURNITURE, say("listed under “{line}”", line=listed), 0)


def _title(lines: Sequence[Line], made: list[Told], phrases: Phrases) -> None:
    """The first line that is left, when it is short and prose follows; a site's name before it is none."""
    left = [i for i, told in enumerate(made) if told[0] is Role.BODY]
    while len(left) > 2 and _is_site(lines[left[0]], phrases) and not lines[left[1]].closed:
        made[left.pop(0)] = (Role.FURNITURE, say("a site's name"), 0)
    if len(left) < 2:
        return
    first, text = left[0], lines[left[0]].text
    longer = any(len(lines[i].text) > len(text) and lines[i].closed for i in left[1:])
    if len(text) <= 160 and longer and made[first][2] == 0 and text.count(". ") == 0:
        made[first] = (Role.TITLE, "", 0)
        for i in left[1:]:
            if lines[i].text == text:
                made[i] = (Role.FURNITURE, say("the title again"), 0)


def _is_site(line: Line, phrases: Phrases) -> bool:
    names = [w for w in line.text.split() if w[0].isalpha() and w.lower() not in phrases.share_links]
    short = not line.closed and len(line.words) <= LABEL
    return short and any(w in phrases.sites for w in line.words) and all(w[0].isupper() for w in names)


def _ends(lines: Sequence[Line], made: list[Told]) -> None:
    """Short lines without a stop before the story's first and after its last sentence are the page's."""
    prose = [i for i, told in enumerate(made) if told[0] is Role.BODY and lines[i].closed]
    if not prose:
        return
    for i, told in enumerate(made):
        outside = i < prose[0] or i > prose[-1]
        if told[0] is Role.BODY and outside and len(lines[i].text.split()) <= LABEL and not lines[i].closed:
            made[i] = (Role.FURNITURE, say("a short line outside the story"), 0)

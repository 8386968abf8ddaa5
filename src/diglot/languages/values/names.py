"""Names of a passage: runs of capitalised words, and places and peoples from the packs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz import fuzz

from diglot.languages.cues import Cue, find_cues, outermost, word_set
from diglot.languages.packs import pack

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_NAME = re.compile(
    rf"(?<![\w’'])(?:(?:{_CAPITAL}\.){{2,}}|(?:{_CAPITAL}\.)?{_CAPITAL}[\w’'-]*)(?:[ \u00a0]+(?:{_CAPITAL}\.|{_CAPITAL}[\w’'-]*))*"
)
_OPENING = re.compile(r"(?:^|[.!?…:]\s*|[«“\"„(\[—–]\s*|\n)$")
#: two spellings this alike are one name
ALIKE = 72
#: surnames less alike than this are two
OTHER = 50


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its span. `place` is the country, region or international organisation that it names or belongs to, ""
    for none; `opens` a sentence."""

    start: int
    end: int
    text: str
    place: str = ""
    opens: bool = False

    @property
    def words(self) -> list[str]:
        """Its words, Latin letters, lower case, without possessive endings."""
        return [re.sub(r"['’]s?$|\.(?=\w\.)|(?<=\w)\.$", "", anyascii(w).lower()) for w in self.text.split()]


# several checks ask for the names of a passage one after the other
@lru_cache(maxsize=1024)
def read_names(text: str, language: str) -> tuple[Name, ...]:
    """The names of a text in order: places first where they overlap with other names."""
    made = [
        Name(c.start, c.end, c.text, c.group)
        for section in ("places", "regions", "organisations")
        for c in find_cues(text, language, section)
        if _written(c, language, section) and c.text not in pack(language).strings("names", "no_places")
    ]
    # "South Sudan" is not Sudan
    made = outermost(made, made)
    titles, stop = word_set(language, "names", "titles"), word_set(language, "stopwords", "words")
    places = list(made)
    for found in _NAME.finditer(text):
        for start, end in _apart(text, found.span(), places, titles):
            start, words = _after_titles(text, start, end, titles, stop)
            if not words:
                continue
            opens = bool(_OPENING.search(text[: found.start()])) and start == found.start()
            if opens and len(words) == 1 and words[0].lower() in stop:
                continue
            end = start + len(text[start:end].rstrip())
            made.append(Name(start, end, text[start:end], opens=opens))
    return tuple(sorted(made, key=lambda n: n.start))


def _apart(text: str, run: tuple[int, int], places: list[Name], titles: frozenset[str]) -> list[tuple[int, int]]:
    """The parts of a run of capitalised words between the places and before the titles in it.

    ("French | President Emmanuel Macron", "California | Governor Ann Lee")
    """
    inside = [p for p in places if p.start < run[1] and run[0] < p.end]
    edges = [run[0], *(x for p in inside for x in (p.start, p.end)), run[1]]
    made: list[tuple[int, int]] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        at, named = start, False
        for word in re.finditer(r"\S+", text[start:end]):
            title = word.group().rstrip(".").lower() in titles
            if title and named:
                made.append((at, start + word.start()))
                at = start + word.start()
            named = not title
        made.append((at, end))
    return [(a, b) for a, b in made if b > a]


def _after_titles(
    text: str, start: int, end: int, titles: frozenset[str], stop: frozenset[str]
) -> tuple[int, list[str]]:
    """Where a name begins behind titles and small words, and its words."""
    start += len(text[start:end]) - len(text[start:end].lstrip(" \u00a0-'’s"))
    words = text[start:end].split()
    titled = False
    while words and (words[0].rstrip(".").lower() in titles or (_function(words[0], stop) and not titled)):
        titled = titled or words[0].rstrip(".").lower() in titles
        start += len(words[0])
        start += len(text[start:end]) - len(text[start:end].lstrip())
        words = words[1:]
    return start, words


#: letters of an acronym that may be another word unless all are capitals: "Who", "Is"
SHORT = 3


def _written(cue: Cue, language: str, section: str) -> bool:
    """Whether a place is written as one: a capital in English; in French adjectives and peoples have small letters too.

    Cities have capitals everywhere. Acronyms of organisations have capitals, short ones nothing else: WHO, Unicef.
    """
    text = cue.text
    if section == "places" and "/" in cue.group:
        return text.split()[-1][:1].isupper()  # "Le Cap", but no "cap"
    if section == "organisations":
        return text.isupper() or (any(c.isupper() for c in text) and len(text) > SHORT)
    return text[:1].isupper() or language != "en"


def _function(word: str, stop: frozenset[str]) -> bool:
    return word.lower() in stop and not word.isupper()


def alike(one: Name, two: Name) -> bool:
    """Whether two names are one: the same place, a word in common that is not just the first name, or nearly the same letters."""
    if one.place and two.place:
        here, there = (SEATS.get(name.place, ()) for name in (one, two))
        if any(two.place == of or _belongs(two.place, of) for of in here) or any(
            one.place == of or _belongs(one.place, of) for of in there
        ):
            return True
        return one.place == two.place or _belongs(one.place, two.place) or _belongs(two.place, one.place)
    a, b = one.words, two.words
    if len(a) > 1 and len(b) > 1 and a[0] == b[0] and _other_surname(a, b):
        return False
    if any(len(w) > 2 and w in b for w in a):
        return True
    if _acronym(a, two.text) or _acronym(b, one.text):
        return True
    # a name of two or three letters is part of many others
    score = fuzz.partial_ratio if min(len(one.text), len(two.text)) >= 4 else fuzz.ratio
    if score(" ".join(a), " ".join(b)) >= ALIKE:
        return True
    return len(a) == len(b) == 1 and a[0][:1] == b[0][:1] and fuzz.ratio(_sounded(a[0]), _sounded(b[0])) >= ALIKE


def answers(other: Name, name: Name, own: Sequence[Name], others: Sequence[Name]) -> bool:
    """Whether a name of the other side is a name of this side: alike, and where the one is a city and the other its country, one
    that this side's own names of that place leave over (in "a Belgian firm in Antwerp" Antwerp is no counterpart of « belge »).

    `own` and `others` are all names of this side and of the other.
    """
    if not alike(name, other):
        return False
    if not (name.place and other.place) or name.place == other.place:
        return True
    return sum(n.place == other.place for n in others) > sum(n.place == other.place for n in own)


def _belongs(part: str, whole: str) -> bool:
    """Whether an organisation is one of a country or of another organisation, as the keys tell: UN/who."""
    return part.startswith(f"{whole}/")


def _other_surname(a: list[str], b: list[str]) -> bool:
    """Whether two full names end in surnames that have nothing to do with each other."""
    return a[-1] not in b and b[-1] not in a and fuzz.partial_ratio(a[-1], b[-1]) < OTHER


#: cities that stand for what has its seat there: "Brussels decided" is "the European Commission decided"
SEATS = {
    "BE/brussels": ("EU", "nato"),
    "GB/edinburgh": ("GB/scotland",),
    "GB/cardiff": ("GB/wales",),
    "GB/belfast": ("GB/northern_ireland",),
    "ES/barcelona": ("ES/catalonia",),
    "ES/seville": ("ES/andalusia",),
    "ES/zaragoza": ("ES/aragon",),
    "DE/munich": ("DE/bavaria",),
    "DE/dresden": ("DE/saxony",),
    "DE/hanover": ("DE/lower_saxony",),
    "DE/duesseldorf": ("DE/nrw",),
    "DE/stuttgart": ("DE/baden_wuerttemberg",),
    "DE/mainz": ("DE/rhineland_palatinate",),
    "DE/kiel": ("DE/schleswig_holstein",),
    "IT/milan": ("IT/lombardy",),
    "IT/turin": ("IT/piedmont",),
    "IT/florence": ("IT/tuscany",),
    "IT/venice": ("IT/veneto",),
    "IT/genoa": ("IT/liguria",),
    "IT/palermo": ("IT/sicily",),
    "AT/graz": ("AT/styria",),
    "AT/innsbruck": ("AT/tyrol",),
    "AT/linz": ("AT/upper_austria",),
    "FR/strasbourg": ("FR/alsace",),
    "FR/rennes": ("FR/brittany",),
}
#: what is written for a sound, and the letter that stands for it
Rules = Sequence[tuple[re.Pattern[str], str]]


def _rules(**letters: str) -> Rules:
    """The patterns by their letters, in order, "_" for none; and double letters made one."""
    made = [(re.compile(pattern), letter.strip("_")) for letter, pattern in letters.items()]
    return (*made, (re.compile(r"(.)\1+"), r"\1"))


#: letters and pairs that are written for one sound, whatever the vowels beside them
_LETTERS = _rules(f="ph", t="th", k="ck|kh|ch|qu|q|c", i="y|j", v="w")
#: spellings of one sound, as transliterations differ: "Loukachenko", "Lukashenko"
_SOUNDS = _rules(
    S="tsch|tch|sch|tj|ch|sh|cz", k="ck|kh|q|c", ks="x", f="ph", v="w", j="zh|dj", g="gh|gu", s="z|ts", _="[aeiouyh]"
)


def _sounded(word: str) -> str:
    """A name in Latin letters as most languages would sound it, endings aside: "Ofiuco", "Ophiuchus"."""
    return _respelt(re.sub(r"(?:us|os|um|o|a|e|is)$", "", word), _LETTERS)


def skeleton(word: str) -> str:
    """The consonants of a name as it sounds, the same for its transliterations: "Poutine" and "Putin" are both "ptn"."""
    return _respelt(anyascii(word).lower(), _SOUNDS)


def _respelt(word: str, rules: Rules) -> str:
    for sound, letter in rules:
        word = sound.sub(letter, word)
    return word


def _acronym(words: list[str], text: str) -> bool:
    """Whether a text has the words' first letters, in any order: CR, República Checa."""
    letters = re.sub(r"[^A-Z]", "", text)
    initials = [w[0].upper() for w in words if w]
    return len(letters) >= 2 and letters == text.replace(".", "") and sorted(initials) == sorted(letters)

"""Which words of one passage have a counterpart in the other: word links through the lexicons, names and figures.

Links are one to one and made greedily, strongest first (competitive linking, Melamed 2000); of equally strong ones the
nearer in relative position is made first. A compound may be linked to as many words as it has parts. Of the words left
over, those are linked of which one translates a synonym of the other (`translation.synonyms`). A word left over that could
be linked to a word already taken is `shared` ("prime minister" to "premier").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from anyascii import anyascii
from rapidfuzz import fuzz

from diglot.languages.packs import pack
from diglot.languages.words import Word, norm, words
from diglot.translation.synonyms import Synonyms

if TYPE_CHECKING:
    from diglot.translation.lexicon import Lexicon

#: a pair of words below this strength is no link
LINKED = 0.2
#: what being at opposite ends of the passages takes from a link
DISTANCE = 0.3
#: strength of a link through the stem of a word, through the beginning of its Latin spelling, and through the word as
#: it is where it is short
STEM, PREFIX, SHORT = 0.8, 0.6, 0.3
#: letters of such a beginning
LETTERS = 5
#: a translation's probability to this power is the strength of its link: rarer translations are translations still
POWER = 0.3
#: words that a verb's prefix stands behind it, at most
WITHIN = 30
#: strength of a link through a synonym, and how likely the translation that has it must be
KIN, LIKELY = 0.3, 0.03


@lru_cache(maxsize=16)
def stopwords(language: str) -> frozenset[str]:
    """Words that carry no meaning of their own, from the language's pack."""
    return frozenset(pack(language).section("stopwords").get("words", ()))


@lru_cache(maxsize=50_000)
def is_content(text: str, language: str) -> bool:
    """True for words that carry meaning: letters or digits, not on the pack's list of stop words."""
    low = text.lower().replace("’", "'")
    if not any(c.isalnum() for c in low) or low in stopwords(language):
        return False
    return low.rstrip("'") not in stopwords(language) and (len(low) > 1 or low.isdigit())


@lru_cache(maxsize=100_000)
def latin(text: str) -> str:
    """A word in Latin letters without diacritics, in lower case (anyascii)."""
    return anyascii(text).lower()


def look_alike(one: str, two: str) -> float:
    """1 for names and cognates that are written nearly alike, else 0 (transliteration by anyascii)."""
    a, b = latin(one), latin(two)
    if a == b:
        return 1.0
    if min(len(a), len(b)) < 4:
        return 0.0
    if a[:2] != b[:2] and not (one[:1].isupper() and two[:1].isupper()):
        return 0.0
    return 1.0 if fuzz.ratio(a, b) >= 80 else 0.0


def has_own_word(word: str, lexicon: Lexicon | None, most: int | None = None) -> bool:
    """Whether the other language has a word of its own for a word, which is no name then: "New", "West", "Labour".

    Looked at are its `most` likeliest translations, all where it is None.
    """
    found = lexicon.translations(word)[:most] if lexicon is not None and word in lexicon else []
    return bool(found) and not any(look_alike(word, other) for other, _ in found)


def passage_words(text: str) -> list[Word]:
    """The words of a passage (numbers and names included, punctuation left out)."""
    return [w for w in words(text) if any(c.isalnum() for c in w.text)]


@lru_cache(maxsize=50_000)
def reach(word: str, lexicon: Lexicon | None) -> dict[str, float]:
    """Keys of the other language that a word leads to, with strengths within 0..1.

    Keys are words, stems (after "~") and beginnings of their Latin spelling (after "^"). Without a lexicon both texts
    are in one language.
    """
    from diglot.translation.lexicon import stem

    own = norm(word)
    made = {own: 1.0 if len(own) > 3 or lexicon is None else SHORT}
    if lexicon is None:
        made[f"~{stem(own)}"] = STEM
    else:
        for other, chance in lexicon.translations(word):
            value = min(1.0, chance**POWER)
            made[other] = max(made.get(other, 0.0), value)
            key = f"~{stem(other)}"
            made[key] = max(made.get(key, 0.0), STEM * value)
    plain = latin(own)
    if len(plain) >= LETTERS:
        key = f"^{plain[:LETTERS]}"
        made[key] = max(made.get(key, 0.0), PREFIX)
    return made


@lru_cache(maxsize=50_000)
def keys(word: str) -> tuple[str, ...]:
    """What a word offers to links from the other language."""
    from diglot.translation.lexicon import stem

    own = norm(word)
    plain = latin(own)
    made = (own, f"~{stem(own)}")
    return (*made, f"^{plain[:LETTERS]}") if len(plain) >= LETTERS else made


@dataclass(frozen=True, slots=True)
class LinkedWord:
    """A word that carries meaning or not, the strength of its link, and whether it shares it with a stronger one."""

    word: Word
    content: bool
    strength: float = 0.0
    partner: int = -1
    shared: bool = False

    @property
    def bare(self) -> bool:
        """True for a word that carries meaning and has no counterpart."""
        return self.content and self.strength == 0.0


@dataclass(frozen=True, slots=True)
class PassageLinks:
    """The words of both passages; `partner` counts the words of the other.

    `scored`: strengths of all pairs of words that could be links, by their numbers.
    """

    source: tuple[LinkedWord, ...]
    target: tuple[LinkedWord, ...]
    scored: Mapping[tuple[int, int], float] = field(default_factory=dict, repr=False, compare=False)


def link_passages(
    source: str,
    target: str,
    languages: tuple[str, str],
    forward: Lexicon | None,
    backward: Lexicon | None,
) -> PassageLinks:
    """Link the words of two passages; `forward` leads from the source's language to the target's, `backward` back."""
    return link_words(passage_words(source), passage_words(target), languages, forward, backward)


def link_words(
    one: Sequence[Word],
    two: Sequence[Word],
    languages: tuple[str, str],
    forward: Lexicon | None,
    backward: Lexicon | None,
) -> PassageLinks:
    """Link words of two passages, marks left out; see `link_passages`."""
    mine = [is_content(w.text, languages[0]) for w in one]
    theirs = [is_content(w.text, languages[1]) for w in two]
    whole = rejoined(one, languages[0], forward), rejoined(two, languages[1], backward)
    scored = _candidates(one, two, mine, theirs, forward, backward, whole)
    room = _room(one, forward), _room(two, backward)
    made = _competitive(one, two, mine, theirs, scored, room)
    more = _kin(made, languages, forward, backward)
    return _competitive(one, two, mine, theirs, {**more, **scored}, room) if more else made


def _room(words: Sequence[Word], leads: Lexicon | None) -> dict[int, int]:
    """How many words beside its partner a word may be linked to, by number: compounds only."""
    if leads is None or not leads.makes_compounds:
        return {}
    return {i: more for i, w in enumerate(words) if (more := leads.breadth(w.text) - 1)}


def _kin(
    found: PassageLinks, languages: tuple[str, str], forward: Lexicon | None, backward: Lexicon | None
) -> dict[tuple[int, int], float]:
    """Strengths of links between words left over on both sides, of which one translates a synonym of the other."""
    left = tuple({k: w.word.text for k, w in enumerate(words) if _is_left(w)} for words in (found.source, found.target))
    return dict.fromkeys(kin((left[0], left[1]), languages, forward, backward), KIN)


def kin(
    left: tuple[Mapping[int, str], Mapping[int, str]],
    languages: tuple[str, str],
    forward: Lexicon | None,
    backward: Lexicon | None,
) -> Iterator[tuple[int, int]]:
    """The pairs of two sides' words, by their numbers, of which one translates a synonym of the other.

    Nothing where no synonyms are shipped for either language, or no lexicon leads into the one that has them.
    """
    for side, leads in ((0, backward), (1, forward)):
        known = Synonyms.load(languages[side])
        if known is None or (leads is None and languages[0] != languages[1]):
            continue
        for j, text in left[1 - side].items() if left[side] else ():
            meant = _meant(text, leads)
            for i, word in left[side].items():
                if any(known.near(word, m) for m in meant):
                    yield (j, i) if side else (i, j)


def _is_left(item: LinkedWord) -> bool:
    """Whether a word that carries meaning has no counterpart of its own."""
    return item.content and (item.shared or item.strength == 0.0) and not item.word.text[0].isdigit()


@lru_cache(maxsize=50_000)
def _meant(word: str, leads: Lexicon | None) -> tuple[str, ...]:
    """What a word may stand for in the other language; itself where both sides are in one."""
    return (word,) if leads is None else tuple(t for t, chance in leads.translations(word) if chance >= LIKELY)


def rejoined(side: Sequence[Word], language: str, leads: Lexicon | None) -> dict[int, str]:
    """Verbs whose prefix stands at the end of their clause, by number, with it: "kündigte … an" is "ankündigte".

    A prefix ends a clause where a mark or nothing follows; its verb is the nearest word before it that is one with it.
    """
    particles = frozenset(pack(language).strings("compounds", "particles"))
    if leads is None or not particles:
        return {}
    small = stopwords(language)
    made: dict[int, str] = {}
    for j, word in enumerate(side):
        ends = j + 1 == len(side) or side[j + 1].start > word.end + 1
        if ends and word.text in particles:
            before = range(j - 1, max(-1, j - 1 - WITHIN), -1)
            found = (i for i in before if (side[i].text.islower() or i == 0) and norm(side[i].text) not in small)
            verb = next((i for i in found if word.text + norm(side[i].text) in leads), None)
            if verb is not None:
                made[verb] = word.text + norm(side[verb].text)
    return made


def _candidates(
    one: Sequence[Word],
    two: Sequence[Word],
    mine: Sequence[bool],
    theirs: Sequence[bool],
    forward: Lexicon | None,
    backward: Lexicon | None,
    whole: tuple[Mapping[int, str], Mapping[int, str]],
) -> dict[tuple[int, int], float]:
    """Strengths of all pairs of words that could be links, in either direction; `whole`: verbs with their prefixes."""
    found: dict[tuple[int, int], float] = {}
    for leads, start, goal, swap in ((forward, one, two, False), (backward, two, one, True)):
        offered: dict[str, list[int]] = {}
        content = (theirs, mine) if not swap else (mine, theirs)
        for j, word in enumerate(goal):
            # a stop word can be the counterpart of a word that carries meaning, where the lexicon says so
            for key in keys(word.text) if content[0][j] else (norm(word.text),):
                offered.setdefault(key, []).append(j)
        for i, word in enumerate(start):
            if not content[1][i]:
                continue
            led = reach(word.text, leads)
            if prefixed := whole[swap].get(i):
                led = {**led, **reach(prefixed, leads)}
            for key, value in led.items():
                for j in offered.get(key, ()) if value >= LINKED else ():
                    pair = (j, i) if swap else (i, j)
                    if value > found.get(pair, 0.0):
                        found[pair] = value
    return found


def _competitive(
    one: Sequence[Word],
    two: Sequence[Word],
    mine: Sequence[bool],
    theirs: Sequence[bool],
    scored: dict[tuple[int, int], float],
    room: tuple[dict[int, int], dict[int, int]],
) -> PassageLinks:
    def worth(item: tuple[tuple[int, int], float]) -> tuple[float, int, int]:
        (i, j), value = item
        return -value * (1 - DISTANCE * abs(i / len(one) - j / len(two))), i, j

    links: tuple[dict[int, tuple[int, float, bool]], dict[int, tuple[int, float, bool]]] = ({}, {})
    order = sorted(scored.items(), key=worth)
    left = dict(room[0]), dict(room[1])
    for (i, j), value in order:
        if i not in links[0] and j not in links[1]:
            links[0][i], links[1][j] = (j, value, False), (i, value, False)
        elif i not in links[0] and left[1].get(j, 0) > 0:
            links[0][i] = (j, value, False)
            left[1][j] -= 1
        elif j not in links[1] and left[0].get(i, 0) > 0:
            links[1][j] = (i, value, False)
            left[0][i] -= 1
    for (i, j), value in order:
        if i not in links[0]:
            links[0][i] = (j, value, True)
        if j not in links[1]:
            links[1][j] = (i, value, True)
    return PassageLinks(_told(one, mine, links[0]), _told(two, theirs, links[1]), scored)


def _told(
    side: Sequence[Word], content: Iterable[bool], links: dict[int, tuple[int, float, bool]]
) -> tuple[LinkedWord, ...]:
    made = []
    for i, (word, full) in enumerate(zip(side, content, strict=True)):
        partner, value, shared = links.get(i, (-1, 0.0, False))
        made.append(LinkedWord(word, full, value, partner, shared))
    return tuple(made)

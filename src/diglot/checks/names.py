"""People, places, nationalities and organisations exchanged for others.

What it does: reads the names of both originals, sets aside those that the other side has too (the same place by its
exonym or people, a city for its country, the same letters nearly, a link through the lexicon), and asks whether one
that is left on this side stands where one is left on the other. How sure that is follows from the evidence of the
words, their surroundings and whether both are of one sort; the weights are fitted by `diglot calibrate`. Then it looks
for people who share one name and not the other, for institutions told for others, and for offices that have lost their
rank ("deputy", "former").

Why it matters: the wrong person or country is the correction that newsrooms fear most.

Known false alarms: nicknames and paraphrases ("the capital" for a city), titles written with capitals, names that one
edition explains and the other replaces by a pronoun.

Example: "Talks opened in Vienna." / « Les pourparlers ont débuté à Genève. » is altered: Vienna against Genève.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz

from diglot.article import Role
from diglot.checks.base import Context, Example, Passage
from diglot.checks.calibrated import confidence
from diglot.checks.linked import links
from diglot.checks.offices import names_differ, office_findings
from diglot.checks.valued import read
from diglot.checks.wordlinks import WordLinks, word_links
from diglot.findings import Aspect, Bead, Finding
from diglot.languages.cues import cue_list, word_set
from diglot.languages.packs import capitalises_nouns, pack
from diglot.languages.values.names import Name, answers, read_names, skeleton
from diglot.languages.words import ELISION
from diglot.translation.evidence import Evidence
from diglot.translation.lexicon import Lexicon
from diglot.translation.linking import LinkedWord, has_own_word, look_alike

ASPECT = Aspect.NAME
EXAMPLES = (
    Example("en", "Talks opened in Vienna.", "fr", "Les pourparlers ont débuté à Genève.", True),
    Example("en", "The Iraqi parliament voted.", "fr", "Le parlement iranien a voté.", True),
    Example("en", "He met Anna Keller in the town hall.", "fr", "Il a rencontré Paul Morin à la mairie.", True),
    Example(
        "en",
        "Mr Zelensky met the Iraqi minister.",
        "fr",
        "M. Zelenski a rencontré le ministre irakien.",
        False,
    ),
    Example(
        "en",
        "The minister told reporters that Garland had called the meeting in the capital.",
        "fr",
        "Le ministre a dit à la presse que Moreau avait convoqué la réunion dans la capitale.",
        True,
    ),
    Example("en", "French President Anna Keller spoke.", "fr", "Le président français Paul Morin a parlé.", True),
    Example("en", "Judge Hortense Vidal adjourned the case.", "fr", "La juge Solange Vidal a renvoyé l'affaire.", True),
    Example("en", "The Georgian singer left.", "fr", "La chanteuse arménienne est partie.", True),
    Example("en", "A convoy went to Niger.", "fr", "Un convoi est allé au Nigeria.", True),
    Example("en", "Bacterial STIs can be cured.", "fr", "Les IST bactériennes se soignent.", False),
    Example(
        "en", "The central bank cut its forecast.", "fr", "Le ministère des Finances a abaissé sa prévision.", True
    ),
    Example("en", "The Catholic bishop spoke first.", "fr", "L'évêque orthodoxe a parlé en premier.", True),
    Example("en", "The deputy finance minister resigned.", "fr", "Le ministre des Finances a démissionné.", True),
    Example(
        "en", "The former chief executive was acquitted.", "fr", "L'ancien directeur général a été acquitté.", False
    ),
    Example("en", "The F.B.I. searched the house.", "fr", "Le FBI a fouillé la maison.", False),
    Example("en", "The new NATO plan is ready.", "fr", "Le nouveau plan de l'OTAN est prêt.", False),
    Example("en", "He lives in London.", "fr", "Il vit à Londres.", False),
    Example("en", "The US president spoke.", "fr", "Le président américain a parlé.", False),
    Example("en", "The European Union agreed.", "fr", "L’UE a donné son accord.", False),
)

#: confidence that two plain names in one slot are exchanged: gold data has few that are single words. What it takes:
#: links around both, log-odds of both together, letters less alike than this
SINGLE, SLOT, ODDS, LIKE = 0.6, 3, 6.5, 45
#: how nearly a place and another name must be all that is left over to be exchanged (`WordLinks.alone`)
ALONE = 0.5
#: share of words with capitals above which a headline has them for most
TITLED = 0.7
#: letters of an acronym that say enough within a run of more
FIRM = 3
#: confidence that a person has become another of one name, and how alike first names may be ("Joe", "Joseph")
FIRST, FIRST_LIKE = 0.6, 55
#: consonants of surnames so little alike are two names, whatever their first letters
UNLIKE = 35
#: a party and a state, as American papers write them behind a name
_SEAT = re.compile(r"[DRI]-[A-Z][a-z]+\.?")
#: single letters, Roman numerals and eras are no names
_NO_NAME = re.compile(r"[A-Z]\.?|[IVX]{2,}|B\.?C\.?(?:E\.?)?|A\.?D\.?|C\.?E\.?|J\.?-?C\.?|C\.?")
#: words with capitals that stand together, but for small ones: "Court of Arbitration for Sport"
_RUN = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’']*(?:[ -](?:[a-zß-ÿ]{1,4} ){0,2}[A-ZÀ-ÖØ-Þ][\w’']*)+")
#: first letters of which one transliteration has one, another another: Hussein, Gussein; Yeltsin, Jelzin
SPELT = ("hkcgqx", "jygd", "sctzx", "vwfb")
#: letters behind a particle that make a noun of a word: „Vorsaison“, but Anton is no „Ton“
REST = 5
#: endings of a compound's genitive: des Waldsees
GENITIVE = ("s", "es")
#: words this far to either side of a name are its surroundings
AROUND = 4


def check(bead: Bead, context: Context) -> Iterator[Finding]:
    """The surest exchange of names in the bead, and institutions and ranks that differ."""
    yield from _exchanged(bead, context)
    yield from office_findings(bead, context)


def _exchanged(bead: Bead, context: Context) -> Iterator[Finding]:
    if context.lexicon is None or context.reverse_lexicon is None:
        return
    one, two = context.passages(bead)
    found, linked = links(one, two, context), word_links(bead, context)
    every = _names(one, context.lexicon), _names(two, context.reverse_lexicon)
    every = [_without_trade(n, every[1]) for n in every[0]], [_without_trade(n, every[0]) for n in every[1]]
    bare = [
        [n for n in names if not _of_a_place(n, names, facing, lexicon)]
        for names, facing, lexicon in (
            (every[0], every[1], context.lexicon),
            (every[1], every[0], context.reverse_lexicon),
        )
    ]
    left = [n for name in bare[0] for n in _left_over(name, every, found.source, found.target, one.text)]
    right = [n for name in bare[1] for n in _left_over(name, every[::-1], found.target, found.source, two.text)]
    others = _other_person(*every, context)
    best: tuple[float, dict[str, float], Name, Name] | None = None
    for a in left:
        for b in right:
            other_sort = bool(a.place) != bool(b.place) and not (_is_where(a, one) and _is_where(b, two))
            if other_sort and linked.alone((a.start, a.end), (b.start, b.end)) < ALONE:
                continue  # what stands for a place, or where one is, is told by a name of another sort: "UN troops"
            if _one_person(a, b, context) or _translated_acronyms(a, b, context) or _compounded(a, b, context):
                continue
            signals = {
                **_signals(a, b, linked, (len(one.text), len(two.text))),
                "evidence": _odds(a, found.source, one.language, two.language)
                + _odds(b, found.target, two.language, one.language),
                # a place is told for a place, a person for a person
                "many": float(min(4, sum(bool(n.place) == bool(a.place) for n in (*left, *right) if n not in (a, b)))),
            }
            sure = confidence(str(ASPECT), signals)
            if signals["slot"] >= SLOT and signals["evidence"] >= ODDS and _plain(a, one) and _plain(b, two):
                sure = max(sure, SINGLE if fuzz.ratio(a.text.lower(), b.text.lower()) < LIKE else 0.0)
            if best is None or sure > best[0]:
                best = sure, signals, a, b
    if others is not None and (best is None or best[0] < FIRST):
        best = FIRST, {}, *others
    if best is None:
        return
    sure, signals, a, b = best
    told = {name: round(value, 2) for name, value in signals.items()}
    yield names_differ(bead, context, (a.start, a.end), (b.start, b.end), sure, signals=told)


def _names(passage: Passage, lexicon: Lexicon) -> list[Name]:
    """The names of a passage, without what only begins with a capital: elisions, a common word that opens a sentence."""
    made = []
    nouns = capitalises_nouns(passage.language)
    titles = word_set(passage.language, "names", "titles")
    headed = passage.is_title and _is_title_case(passage.text)
    values = read(passage.text, passage.language, None)
    spans = [(n.start, n.end) for n in values.numbers] + [(d.start, d.end) for d in values.dates]
    for name in read_names(passage.text, passage.language):
        if any(start <= name.start and name.end <= end for start, end in spans):
            continue  # "degrees Celsius", "May"
        if _is_nickname(name, passage) or (headed and not name.place and not _stands_in_prose(name, passage)):
            continue
        elided = ELISION.match(name.text)
        start = name.start + (elided.end() if elided else 0)
        text = passage.text[start : name.end]
        head, _, rest = text.partition(" ")
        if name.opens and not name.place and head.lower() in lexicon and (rest or elided is None):
            start, text = start + len(head) + 1, rest
        if nouns and not name.place and not titles.intersection(passage.text[: name.start].lower().split()[-1:]):
            behind = _behind_nouns(text, lexicon)
            start, text = start + len(text) - len(behind), behind
        if (text[:1].isupper() or (name.place and text)) and not _is_no_name(text):
            moved = start != name.start
            made.append(replace(name, start=start, text=text, opens=name.opens and not moved))
    return made


def _is_title_case(text: str) -> bool:
    """Whether most words of a headline have capitals: it tells no names by them."""
    words: list[str] = [w for w in re.findall(r"[^\W\d_]+", text) if len(w) > FIRM]
    return sum(w[0].isupper() for w in words) > TITLED * len(words)


def _stands_in_prose(name: Name, passage: Passage) -> bool:
    """Whether the last word of a headline's name has its capital in the article's sentences too."""
    last = re.escape(name.text.split()[-1])
    return any(re.search(rf"(?<!^){last}\b", s.text) for s in passage.article.sentences if s.role is not Role.TITLE)


def _is_nickname(name: Name, passage: Passage) -> bool:
    """Whether a name is what somebody is called besides, which papers translate: "known as the Watchmaker"."""
    before = passage.text[: name.start].rstrip(' \u00a0«“„"‘')
    return any(c.end == len(before) for c in cue_list(passage.language, "cues", "called").find(before))


def _behind_nouns(text: str, lexicon: Lexicon) -> str:
    """What stands behind the common nouns that open a run of capitals, where all nouns have them; "" for nothing but such."""
    words = text.split(" ")
    while words and not words[0].isupper() and _is_noun(words[0], lexicon):
        words = words[1:]
    return " ".join(words)


def _is_noun(word: str, lexicon: Lexicon) -> bool:
    """Whether the lexicon knows a word, or its parts, as more than a name that is one in the other language: Basel."""
    if word not in lexicon:
        particles = pack(lexicon.source).strings("compounds", "particles")
        rests = (word.lower().removeprefix(p) for p in particles if word.lower().startswith(p))
        return bool(lexicon.parts(word)) or any(len(rest) >= REST and rest in lexicon for rest in rests)
    told = lexicon.translations(word)
    return len(told) > 1 or not any(look_alike(word, other) for other, _ in told)


def _is_no_name(text: str) -> bool:
    return bool(_SEAT.fullmatch(text) or _NO_NAME.fullmatch(text))


def _without_trade(name: Name, others: Sequence[Name]) -> Name:
    """A name without the word before it that opens the sentence ("Violinist Ann Lee"), where the other side shows it."""
    head, _, rest = name.text.partition(" ")
    if not name.opens or len(name.words) < 3 or not any(o.words[:1] == name.words[1:2] for o in others):
        return name
    return replace(name, start=name.start + len(head) + 1, text=rest, opens=False)


def _other_person(ours: Sequence[Name], theirs: Sequence[Name], context: Context) -> tuple[Name, Name] | None:
    """Two people who share a first name or a surname, the other of which neither article knows of the other's."""
    for a in ours:
        for b in theirs:
            if len(a.words) != 2 or len(b.words) != 2 or a.place or b.place:
                continue
            at = next((k for k in (0, 1) if a.words[k] != b.words[k] and a.words[1 - k] == b.words[1 - k]), None)
            if at is None:
                continue
            known = any(
                n.text.split()[at] in article.text or has_own_word(n.words[at], lexicon)
                for n, article, lexicon in (
                    (a, context.target, context.lexicon),
                    (b, context.source, context.reverse_lexicon),
                )
            )
            if not known and _sounds_other(a.words[at], b.words[at], surname=at == 1):
                return a, b
    return None


def _sounds_other(one: str, two: str, surname: bool) -> bool:
    """Whether no spelling or short form makes one name of two: a short form of a first name is shorter by some letters."""
    if not surname and fuzz.partial_ratio(one, two) < FIRST_LIKE:
        return True
    if one.removesuffix("s") == two.removesuffix("s"):
        return False
    if surname and fuzz.ratio(skeleton(one), skeleton(two)) < UNLIKE:
        return True
    begins = {one[:1].lower(), two[:1].lower()}
    if surname and len(begins) > 1 and begins.isdisjoint("aeiou") and not any(begins <= set(k) for k in SPELT):
        return True
    apart = abs(len(one) - len(two))
    return skeleton(one) != skeleton(two) and one[:1] == two[:1] and (surname or apart <= 1)


def _one_person(a: Name, b: Name, context: Context) -> bool:
    """Whether the two names stand side by side in either article: a first name and a surname of one person."""
    one, two = (re.escape(re.sub(r"['’]s?$", "", n.text)) for n in (a, b))
    beside = re.compile(rf"\b(?:{one}\s+(?:\S+\s+)?{two}|{two}\s+(?:\S+\s+)?{one})\b")
    return any(beside.search(article.text) for article in (context.source, context.target))


def _translated_acronyms(a: Name, b: Name, context: Context) -> bool:
    """Whether both are acronyms that only one of the articles has: each language may have its own (NATO, OTAN)."""
    if a.place and b.place:
        return False  # two organisations that are known
    one, two = (n.text.removesuffix("s") for n in (a, b))
    if one.isupper() and sorted(one) == sorted(two):
        return True
    if _shortens(b, a, context.source.text) or _shortens(a, b, context.target.text):
        return True
    return all(
        n.text.replace(".", "").removesuffix("s").isupper()
        and not re.search(rf"(?<!\w){re.escape(n.text)}(?!\w)", article.text)
        for n, article in ((a, context.target), (b, context.source))
    )


@lru_cache(maxsize=64)
def _runs(text: str) -> frozenset[str]:
    """The runs of capitals in an article."""
    return frozenset(run.group() for run in _RUN.finditer(text))


def _shortens(acronym: Name, name: Name, text: str) -> bool:
    """Whether an acronym has the first letters of the run of capitals in which a text has a name: PSG, "Paris Saint-Germain"."""
    letters = acronym.text.replace(".", "")
    if not letters.isupper():
        return False
    for run in _runs(text):
        words = re.split("[ -]", run)
        initials = "".join(w[0] for w in words), "".join(w[0] for w in words if w[0].isupper())
        # a longer run may hold more: "… Sport in Lausanne"
        if name.text in run and (letters in initials or (len(letters) >= FIRM and letters in initials[1])):
            return True
    return False


def _compounded(a: Name, b: Name, context: Context) -> bool:
    """Whether the one is written as a compound of what the other has in words: "Lake Wald", "Waldsee"."""
    for name, other, lexicon in ((a, b, context.reverse_lexicon), (b, a, context.lexicon)):
        if lexicon is None or not lexicon.makes_compounds or len(other.words) > 1:
            continue
        whole = other.text.lower()
        words = name.text.lower().split()
        for word in words:
            rest = whole.removeprefix(word)
            forms = [rest, *(rest.removesuffix(ending) for ending in GENITIVE)]
            if rest not in ("", whole) and any(
                lexicon.could_translate(f, w) for f in forms for w in words if w != word
            ):
                return True
    return False


def _is_where(name: Name, passage: Passage) -> bool:
    """Whether a name is a place, or stands right behind a preposition, as places do that no list has."""
    before = passage.text[: name.start].rstrip().lower().split(" ")[-1:]
    joined = word_set(passage.language, "voice", "attributive") | word_set(passage.language, "case", "prepositions")
    return bool(name.place) or not joined.isdisjoint(before)


def _plain(name: Name, passage: Passage) -> bool:
    """Whether a name stands as a person's does: amid a sentence, without an article, and is no acronym and no place."""
    before = passage.text[: name.start].rstrip().lower()
    articles = pack(passage.language).strings("names", "articles")
    article = before.endswith(("'", "’")) or before.split(" ")[-1] in articles
    letters = [c for c in name.text if c.isalpha()]
    return not name.place and not name.opens and not article and sum(c.isupper() for c in letters) <= len(letters) / 2


def _left_over(
    name: Name,
    names: Sequence[Sequence[Name]],
    mine: Sequence[LinkedWord],
    theirs: Sequence[LinkedWord],
    text: str,
) -> list[Name]:
    """The part of a name that the other side has not: all, none, or what stands behind a title that it has.

    `names` are those of its own side and of the other.
    """
    own, others = names
    if any(answers(o, name, own, others) for o in others):
        return []
    inside = _inside(name, mine)
    bare = [w for w in inside if not _has(w, name, others, theirs)]
    if len(bare) == len(inside):
        return [name]
    if len(bare) < 2 or name.place or bare[-1] is not inside[-1] or bare != inside[-len(bare) :]:
        return []
    start = bare[0].word.start
    return [replace(name, start=start, text=text[start : name.end], opens=False)]


def _of_a_place(name: Name, own: Sequence[Name], others: Sequence[Name], lexicon: Lexicon) -> bool:
    """Whether a common word is what is left of a longer name with a city or region in it that the other side has: "Ohio State".

    Not where the other side has another word there: "Manchester City", "Manchester United".
    """
    if len(name.words) > 1 or name.text.lower() not in lexicon:
        return False
    beside = [p for p in own if "/" in p.place and 1 in (name.start - p.end, p.start - name.end)]
    facing = [o for p in beside for o in others if o.place == p.place]
    return bool(facing) and not any(
        1 in (o.start - p.end, p.start - o.end) for p in facing for o in others if not o.place
    )


def _has(item: LinkedWord, name: Name, others: Sequence[Name], theirs: Sequence[LinkedWord]) -> bool:
    """Whether a word of a name is linked; a link of a place to a word of another place is none."""
    if item.strength == 0 or item.shared:
        return False
    partner = theirs[item.partner].word
    return not (name.place and any(o.place and o.start <= partner.start < o.end for o in others))


def _inside(name: Name, words: Sequence[LinkedWord]) -> list[LinkedWord]:
    return [w for w in words if w.content and name.start <= w.word.start < name.end]


def _odds(name: Name, words: Sequence[LinkedWord], language: str, other: str) -> float:
    """Log-odds that a name's words are lost; of a place that the other side has not, whatever looks like it there."""
    evidence = Evidence.load(language, other)
    inside = [(k, w) for k, w in enumerate(words) if w.content and name.start <= w.word.start < name.end]
    return min(8.0, sum(evidence.odds(LinkedWord(w.word, True) if name.place else w, k) for k, w in inside))


def _signals(a: Name, b: Name, linked: WordLinks, sizes: tuple[int, int]) -> dict[str, float]:
    return {
        "slot": float(min(4, linked.shared((a.start, a.end), (b.start, b.end), AROUND))),
        "places": float(bool(a.place) and bool(b.place)),
        "unlike": float(bool(a.place) != bool(b.place)),
        "size": float(len(a.words) == len(b.words)),
        "full": float(len(a.words) > 1 and len(b.words) > 1),
        "opens": float(a.opens) + float(b.opens),
        "apart": abs(a.start / sizes[0] - b.start / sizes[1]),
    }

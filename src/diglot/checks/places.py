"""Words that changed places between the editions: "A sued B" told as « B a poursuivi A ». A part of the check of roles.

The model of divergences tells of each word with a counterpart how likely it stands in the place of another one
(`translation.divergence`). Two words of one kind, names, figures or others, that have most odds on both sides are looked
at: how sure the model is, whether what stands around each of them stands around the other one there, and how many other
words moved, which tells a sentence in another order. The weights are fitted by `diglot calibrate`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from diglot.checks.base import Context, Passage
from diglot.checks.calibrated import confidence
from diglot.checks.doers import in_their_places
from diglot.checks.linked import TELLING, links, told
from diglot.findings import Aspect, Bead, Finding, Severity
from diglot.l10n import say
from diglot.languages.cues import find_cues
from diglot.languages.values.names import Name, read_names
from diglot.translation.linking import LinkedWord, latin

WEIGHTS = "roles, read"
#: odds from which a word is looked at, words of a side that are, and words between two of them at least
WORTH, MOST, APART = 0.5, 6, 2
#: words so near are of one phrase: "Ewan Rennie", "the Republic of Tavash"
PHRASE = 2
#: words to either side of one that tell where it belongs, and the distance of words that says all
AROUND, FAR = 4, 10.0
#: letters that words of one family begin with
FAMILY = 4
#: words that are quoted whole from the first to the second
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Placed:
    """A word of the source and its counterpart: their numbers, and the lesser of their odds."""

    here: int
    there: int
    odds: float
    kind: str


def exchanged_places(bead: Bead, context: Context) -> Iterator[Finding]:
    """The surest two words that changed places."""
    said = told(bead, context)
    if said is None or context.divergence is None:
        return
    passages = context.passages(bead)
    found = links(*passages, context)
    words = found.source, found.target
    candidates = _candidates(words, said.moved)
    if len(candidates) < 2:
        return
    voices = [any(c.group == "passive" for c in find_cues(p.text, p.language, "roles")) for p in passages]
    passive = any(voices)
    surely = context.divergence.reads_both
    # words that are known by their translations only do not tell the voice of the verb between them
    if voices[0] != voices[1] and not surely:
        return
    judged = []
    straight = in_their_places(bead, context)
    names = [read_names(p.text, p.language) for p in passages]
    for one, two in combinations(candidates[:MOST], 2):
        if any({words[0][one.here].word.start, words[0][two.here].word.start} <= held for held in straight):
            continue
        if _in_one_name(names, words, one, two):
            continue
        if _is_place(names[0], words[0], one) != _is_place(names[0], words[0], two):
            continue  # nobody changes places with a place
        if one.kind != two.kind or abs(one.here - two.here) < APART or abs(one.there - two.there) < APART:
            continue
        # nor do they tell which of two nouns is the verb's, where the order of words is another
        if one.kind == "word" and (not surely or _of_one_family(words, one, two)):
            continue
        apart = [c for c in candidates if min(abs(c.here - one.here), abs(c.here - two.here)) > PHRASE]
        others = sum(c.odds >= min(one.odds, two.odds) / 2 for c in apart)
        signals = _signals(words, one, two) | {"passive": float(passive), "others": float(min(4, others))}
        judged.append((confidence(WEIGHTS, signals), one, two, signals))
    if judged:
        sure, one, two, signals = max(judged, key=lambda j: j[0])
        yield _finding(bead, context, passages, words, (one, two), sure, signals)


def _candidates(
    words: tuple[Sequence[LinkedWord], Sequence[LinkedWord]], moved: tuple[Sequence[float], Sequence[float]]
) -> list[Placed]:
    """The words with a counterpart that may have moved, those with most odds first."""
    made = []
    for here, item in enumerate(words[0]):
        if item.strength == 0 or item.shared:
            continue
        odds = min(moved[0][here], moved[1][item.partner], TELLING)
        if odds >= WORTH:
            text = item.word.text
            both = text[:1].isupper() and words[1][item.partner].word.text[:1].isupper()
            kind = "figure" if text[0].isdigit() else "name" if both else "word"
            made.append(Placed(here, item.partner, odds, kind))
    return sorted(made, key=lambda c: (-c.odds, c.here))


def _in_one_name(
    names: Sequence[Sequence[Name]],
    words: tuple[Sequence[LinkedWord], Sequence[LinkedWord]],
    one: Placed,
    two: Placed,
) -> bool:
    """Whether two words are of one name on either side: other languages order it otherwise ("Federal Audit Office")."""
    for held, side, pair in zip(names, words, ((one.here, two.here), (one.there, two.there)), strict=True):
        starts = [side[k].word.start for k in pair]
        if any(all(n.start <= s < n.end for s in starts) for n in held):
            return True
    return False


def _is_place(names: Sequence[Name], words: Sequence[LinkedWord], word: Placed) -> bool:
    """Whether a word is of a place's name."""
    start = words[word.here].word.start
    return any(n.place and n.start <= start < n.end for n in names)


def _of_one_family(words: tuple[Sequence[LinkedWord], Sequence[LinkedWord]], one: Placed, two: Placed) -> bool:
    """Whether two words of either side begin alike, and either may stand for either: "jeunesse" and "jeunes"."""
    pairs = zip(words, ((one.here, two.here), (one.there, two.there)), strict=True)
    return any(latin(side[a].word.text)[:FAMILY] == latin(side[b].word.text)[:FAMILY] for side, (a, b) in pairs)


def _signals(words: tuple[Sequence[LinkedWord], Sequence[LinkedWord]], one: Placed, two: Placed) -> dict[str, float]:
    """What speaks for and against two words standing in each other's places, by name."""
    crossed = (one.here < two.here) != (one.there < two.there)
    return {
        "least": min(one.odds, two.odds),
        "most": max(one.odds, two.odds),
        "figure": float(one.kind == "figure"),
        "name": float(one.kind == "name"),
        "crossed": float(crossed),
        "far": min(FAR, abs(one.here - two.here)),
        "astray": _astray(words[0], one, two) + _astray(words[0], two, one),
    }


def _astray(words: Sequence[LinkedWord], one: Placed, two: Placed) -> float:
    """By how many words the surroundings of a word point nearer to the other one's counterpart than to its own."""
    near = [
        w.partner
        for k, w in enumerate(words)
        if 0 < abs(k - one.here) <= AROUND and w.content and w.strength > 0 and not w.shared and k != two.here
    ]
    if not near:
        return 0.0
    middle = median(near)
    return max(-FAR, min(FAR, abs(middle - one.there) - abs(middle - two.there))) / 2


def _finding(
    bead: Bead,
    context: Context,
    passages: tuple[Passage, Passage],
    words: tuple[Sequence[LinkedWord], Sequence[LinkedWord]],
    pair: tuple[Placed, Placed],
    sure: float,
    signals: dict[str, float],
) -> Finding:
    ours = sorted((words[0][c.here].word for c in pair), key=lambda w: w.start)
    theirs = sorted((words[1][c.there].word for c in pair), key=lambda w: w.start)
    texts = []
    for passage, (first, second) in zip(passages, (ours, theirs), strict=True):
        between = passage.text[first.start : second.end]
        texts.append(between if len(between.split()) <= SHOWN else f"{first.text} … {second.text}")
    return context.finding(
        bead,
        aspect=Aspect.ROLES,
        severity=Severity.CRITICAL,
        confidence=sure,
        message=say("“{a}” and “{b}” seem to have changed places: “{c}” in the {here}, “{d}” in the {there}.").format(
            a=ours[0].text,
            b=ours[1].text,
            c=texts[0],
            d=texts[1],
            here=context.name("source"),
            there=context.name("target"),
        ),
        source_at=[(w.start, w.end) for w in ours],
        target_at=[(w.start, w.end) for w in theirs],
        what="|".join(w.text for w in ours),
        source_words=texts[0],
        target_words=texts[1],
        signals=signals,
        weights=WEIGHTS,
    )

"""Stretches of words in an aligned pair that the other side may lack: what the checks of lost and exchanged words share.

A stretch is the maximal scoring segment (Karlin & Altschul 1990) of the log-odds of its words (`checks.linked.odds`).
Stretches of a few words on both sides that stand at about the same place are taken for one thing: words exchanged for
others.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diglot.checks.base import Context, Passage
from diglot.checks.linked import linked, links, odds
from diglot.checks.valued import read
from diglot.findings import Bead, Severity
from diglot.languages.cues import cue_list
from diglot.languages.values.names import Name, answers, read_names
from diglot.translation.linking import LinkedWord

#: evidence from which a stretch is looked at, and stretches of a side at most
WORTH, MOST = 0.5, 3
#: evidence of a stretch, and odds of a word, beyond which they say no more
STRONG, PEAK = 12.0, 8.0
#: log-odds from which a word says more than all that chance brings
SURELY = 4.0
#: what a figure with a counterpart takes from a stretch
HELD = 4.0
#: evidence of a major difference, and how sure it must be
MAJOR, SURE = 7.0, 0.9
#: words exchanged for others: evidence on either side, words that carry meaning at most, and how far apart in their passages
FACED, FEW, NEARBY = 1.5, 4, 0.2
#: marks that end or begin a clause
MARKS = ",;:()[]—–-«»“”\"'.!?…"
#: marks that a clause may stand behind
OPENING = ",;(—–"
#: evidence that a whole clause is lost, the words that carry meaning, and the share of them without counterpart that it takes
TELLING, TWO, MOSTLY = 6.0, 2, 0.6
#: evidence of a stretch of the other side below which it stands for nothing
QUIET = 2.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `first`..`last` of a passage, the evidence that they are lost, and the spans they cover in characters."""

    first: int
    last: int
    evidence: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Facing:
    """One side of a bead against the other: its words with their links and the odds that they are lost, and the
    stretches that may be."""

    passage: Passage
    other: Passage
    words: Sequence[LinkedWord]
    odds: Sequence[float]
    from_source: bool
    stretches: Sequence[Stretch]

    def inside(self, stretch: Stretch) -> Sequence[LinkedWord]:
        """The words of a stretch."""
        return self.words[stretch.first : stretch.last + 1]

    def text(self, stretch: Stretch) -> str:
        """A stretch as it is written."""
        return self.passage.text[stretch.start : stretch.end]

    def peak(self, stretch: Stretch) -> float:
        """The odds of the surest word of a stretch, PEAK at most."""
        return min(PEAK, max(self.odds[stretch.first : stretch.last + 1]))

    def at(self, stretch: Stretch) -> float:
        """Where a stretch stands in its passage, 0..1."""
        return (stretch.start + stretch.end) / 2 / max(1, len(self.passage.text))

    def rest(self, stretch: Stretch) -> float:
        """How likely the other words of the passage are lost, on average, 0..1."""
        inside = range(stretch.first, stretch.last + 1)
        rest = [1 / (1 + math.exp(-o)) for k, o in enumerate(self.odds) if self.words[k].content and k not in inside]
        return sum(rest) / max(1, len(rest))


#: stretches of the source's side and of the target's that stand where the other has other words
Exchanges = Sequence[tuple[Stretch, Stretch]]


def sides_of(bead: Bead, context: Context) -> tuple[Facing, Facing]:
    """Both sides of a bead with the stretches that may be lost from the other, the likeliest first."""
    one, two, _ = _parted(bead, context)
    return one, two


def exchanges_of(bead: Bead, context: Context) -> Exchanges:
    """Stretches on both sides of a bead that face each other, those with most evidence first."""
    return _parted(bead, context)[2]


def _parted(bead: Bead, context: Context) -> tuple[Facing, Facing, Exchanges]:
    key = ("stretches", bead.source, bead.target)
    if key not in context.kept:
        one, two = context.passages(bead)
        names = [[n for n in read_names(p.text, p.language) if n.place] for p in (one, two)]
        ours, theirs = odds(bead, context)
        both = links(one, two, context)
        ours, theirs = _held(ours, both.source, *names), _held(theirs, both.target, *names[::-1])
        sides = _facing(one, two, context, ours, True), _facing(two, one, context, theirs, False)
        exchanges = _paired(*sides)
        left = (
            replace(side, stretches=[s for s in side.stretches if s not in {pair[n] for pair in exchanges}])
            for n, side in enumerate(sides)
        )
        context.kept[key] = (*left, exchanges)
    made: tuple[Facing, Facing, Exchanges] = context.kept[key]
    return made


def _held(
    told: Sequence[float], words: Sequence[LinkedWord], own: Sequence[Name], others: Sequence[Name]
) -> Sequence[float]:
    """The odds of a side's words, where names in full and acronyms that the other side has in its way are not lost."""

    def stands_for(name: Name, other: Name) -> bool:
        # a city may stand for its country's government
        full = name.text.isupper() or len(name.words) > 1 or "/" in name.place + other.place
        return full and answers(other, name, own, others)

    spans = [(n.start, n.end) for n in own if any(stands_for(n, o) for o in others)]
    return [
        min(value, -HELD) if value and any(a <= w.word.start < b for a, b in spans) else value
        for value, w in zip(told, words, strict=True)
    ]


def _paired(one: Facing, two: Facing) -> list[tuple[Stretch, Stretch]]:
    """Stretches that face each other, each in one pair, those with most evidence first."""

    def short(side: Facing, stretch: Stretch) -> bool:
        few = sum(w.content for w in side.inside(stretch)) <= FEW
        return few and stretch.evidence >= FACED and lost_clause(stretch, side) is None

    pairs = [
        (ours, theirs)
        for ours in one.stretches
        for theirs in two.stretches
        if short(one, ours) and short(two, theirs) and abs(one.at(ours) - two.at(theirs)) <= NEARBY
    ]
    pairs.sort(key=lambda p: (-p[0].evidence - p[1].evidence, p[0].first, p[1].first))
    made: list[tuple[Stretch, Stretch]] = []
    for ours, theirs in pairs:
        if all(ours != a and theirs != b for a, b in made):
            made.append((ours, theirs))
    return made


def _facing(passage: Passage, other: Passage, context: Context, told: Sequence[float], from_source: bool) -> Facing:
    words = linked(passage, other, context, from_source=from_source)
    return Facing(passage, other, words, told, from_source, lost_stretches(words, told, passage))


def lost_stretches(found: Sequence[LinkedWord], told_odds: Sequence[float], passage: Passage) -> list[Stretch]:
    """The stretches with most evidence of being lost, apart from each other; empty where no word speaks for one."""
    values = read(passage.text, passage.language, None)
    told = [(n.start, n.end) for n in values.numbers] + [(d.start, d.end) for d in values.dates]

    def score_of(at: int, item: LinkedWord) -> float:
        # figures are compared by value; but where one has its counterpart, what is around it is not lost with it
        if item.word.text[0].isdigit() or any(a <= item.word.start < b for a, b in told):
            return -HELD if item.strength > 0 else 0.0
        return told_odds[at]

    scored = [(at, score_of(at, item)) for at, item in enumerate(found) if item.content]
    made: list[Stretch] = []
    open_parts = [(0, len(scored))]
    while open_parts:
        low, high = open_parts.pop()
        best: tuple[float, int, int] | None = None
        score, start = 0.0, low
        for k in range(low, high):
            if score <= 0:
                score, start = 0.0, k
            score += scored[k][1]
            if score > 0 and (best is None or score > best[0]):
                best = score, start, k
        if best is None or best[0] < WORTH:
            continue
        score, start, end = best
        first, last = scored[start][0], scored[end][0]
        made.append(Stretch(first, last, score, found[first].word.start, found[last].word.end))
        open_parts += [(low, start), (end + 1, high)]
    return sorted(made, key=lambda s: (-s.evidence, s.first))[:MOST]


def severity_of(evidence: float, sure: float) -> Severity:
    """How grave it is that a stretch is lost or told otherwise."""
    return Severity.MAJOR if evidence >= MAJOR and sure >= SURE else Severity.MINOR


def freely(context: Context, from_source: bool, without: Sequence[LinkedWord]) -> float:
    """How freely all the rest is rendered: the share of an edition's words, but some, that are without counterpart."""
    key = ("freely", from_source)
    if key not in context.kept:
        sides = (sides_of(b, context)[0 if from_source else 1] for b in context.alignment if not b.is_null)
        words = [w.bare for side in sides for w in side.words if w.content]
        context.kept[key] = sum(words), len(words)
    bare, every = context.kept[key]
    share: float = max(0, bare - sum(w.bare for w in without)) / max(1, every - sum(w.content for w in without))
    return share


def lost_clause(stretch: Stretch, side: Facing) -> Stretch | None:
    """The clause that a stretch is all of, from its conjunction to its mark, most of it without counterpart; else None."""
    part = _between_marks(stretch, side)
    return part if part and is_clause(part, side) else None


def is_clause(stretch: Stretch, side: Facing) -> bool:
    """Whether a stretch begins with a conjunction or a relative pronoun."""
    return cue_list(side.passage.language, "cues", "clause").starts(side.text(stretch), "")


def lost_part(stretch: Stretch, side: Facing, opposite: Facing) -> Stretch | None:
    """The clause that a stretch is all of, or all else between two marks, if it is without any counterpart and the other
    side has nothing left that may stand for it; else None."""
    part = _between_marks(stretch, side)
    if part is None or is_clause(part, side):
        return part
    answered = any(w.content and not w.bare for w in side.inside(stretch))
    return None if answered or any(s.evidence >= QUIET for s in opposite.stretches) else part


def _between_marks(stretch: Stretch, side: Facing) -> Stretch | None:
    """A stretch from the mark before it, where it is all that stands between two and has evidence enough."""
    inside = [w for w in side.inside(stretch) if w.content]
    if stretch.evidence < TELLING or len(inside) < TWO or sum(w.bare for w in inside) < MOSTLY * len(inside):
        return None
    text = side.passage.text
    start = max(text.rfind(m, 0, stretch.start) for m in OPENING) + 1
    start += len(text[start:]) - len(text[start:].lstrip())
    within = [w for w in side.words[: stretch.first] if w.word.start >= start]
    if not start or any(w.content for w in within) or not at_mark(text, side.words, stretch.last, 1):
        return None
    return replace(stretch, start=start)


def at_mark(text: str, words: Sequence[LinkedWord], at: int, step: int) -> bool:
    """Whether only small words stand between a word and the mark, or the end, to its left (-1) or right (1)."""
    while True:
        word = words[at].word
        beside = text[: word.start].rstrip()[-1:] if step < 0 else text[word.end :].lstrip()[:1]
        if not beside or beside in MARKS:
            return True
        at += step
        if not 0 <= at < len(words) or words[at].content:
            return False

"""Which sentences stand together: what words say of those that alignment merged, and of those that it left alone.

Alignment weighs the words of whole texts by how rare they are; here each word of a few sentences is looked at. For a
sentence beside a bead some signals tell whether it belongs there: the odds of its own words, by what a bare or a linked
word says and by the model of divergences; its figures that the other side has not; what it takes off the odds of the
other side's words; and whether the lengths fit better with it (Gale and Church 1993). Where it may stand in two beads,
question marks and the like decide too. And a bead of several sentences a side is cut where its parts, in order or
crosswise, answer nearly all that the whole does. The weights are fitted by `tests/benchmarks/joining.py`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from diglot.checks.base import Context, Passage
from diglot.checks.linked import linked, links, odds, read_odds
from diglot.checks.unrelated import part, tells
from diglot.checks.valued import read
from diglot.findings import Bead
from diglot.languages.values import DateValue, Quantity, is_one
from diglot.languages.values.telling import FEW
from diglot.translation.evidence import Evidence

#: weights of the signals, without the model of divergences and with it; that of figures is a third of what is fitted, which
#: costs more in old books, whose figures are misread, than it brings in news
PLAIN = {"bias": 0.86, "evidence": -0.28, "length": 1.9}
READ = {
    "bias": 1.1,
    "own": -0.04,
    "mean": -0.617,
    "figures": -0.5,
    "relief": 0.079,
    "evidence": -0.039,
    "length": 0.102,
}
#: weights of the differences of signals, where a sentence may belong to either of two beads
PLAIN_RATHER = {"evidence": -0.249, "length": 2.594, "marks": 1.039}
READ_RATHER = {"own": -0.049, "relief": 0.259, "length": 1.485, "marks": 1.009}
#: share of what a bead answers that its parts must answer to be beads of their own
PARTED = 0.8
#: log-odds from which the plain signals say enough, and the model is not asked
CLEAR = 3.0
#: characters of both sides, at most, for which it is asked
LONG = 3000
#: the odds of a word say no more beyond this, nor all that are taken off the other side, nor the log-ratio of lengths
LEAST, MOST, RELIEF, SKEW = -4.0, 6.0, 20.0, 2.0
#: figures that the other side has not, as many as say most
FIGURES = 2
#: marks that translators keep, by kind, and as many as say most
KINDS = re.compile(r"[?？]"), re.compile(r"[!！]"), re.compile(r"[«»“”„\"]|(?<!\w)['‘’]|['’](?!\w)")
MARKS = 2.0
#: sentences of a side that a further one may join, and rounds of moves, at most
LARGEST, ROUNDS = 4, 6


#: what speaks for a place, by name
Signals = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence (`index` in text 0 or 1) at an end of the bead `whole`, which is `rest` without it."""

    side: int
    index: int
    rest: Bead
    whole: Bead


@dataclass(frozen=True, slots=True)
class Move:
    """A sentence that goes to the bead `goal`, or where that is None, stands alone."""

    side: int
    index: int
    goal: Bead | None


def regroup(context: Context) -> Context:
    """The context with merges freed of what they took in, and with sentences joined to the bead that says them.

    As it is where no model of divergences reads the languages and links cannot tell.
    """
    if context.divergence is None and not tells(context):
        return context
    beads = context.alignment
    known: dict[Place, Signals] = {}
    for _ in range(ROUNDS):
        beads = part(replace(context, alignment=_cut(beads, context))).alignment
        every = [p for p in places(beads) if not any(x.is_title for x in context.passages(p.whole))]
        known.update(appraise([p for p in every if p not in known], context))
        moves = _moves(beads, {p: known[p] for p in every})
        if not moves:
            break
        beads = _moved(beads, moves)
    return replace(context, alignment=beads)


def places(beads: Sequence[Bead]) -> Iterator[Place]:
    """Each sentence at an end of a merge, in that merge, and each beside a bead that it may join: in that bead."""
    for side in (0, 1):
        order = sorted((b for b in beads if _own(b, side)), key=lambda b: _own(b, side))
        for before, bead, after in zip([None, *order], order, [*order[1:], None], strict=False):
            own = _own(bead, side)
            if not bead.is_null and len(own) > 1:
                yield from (Place(side, k, _without(bead, side, k), bead) for k in (own[0], own[-1]))
            if not bead.is_null and len(own) == 1:
                continue
            for near, index in ((before, own[0]), (after, own[-1])):
                if near is None or near.is_null or len(_own(near, side)) >= LARGEST:
                    continue
                if min(abs(index - k) for k in _own(near, side)) == 1:
                    yield Place(side, index, near, _with(near, side, index))


def joined_to(bead: Bead, null: Bead) -> Place:
    """The place that a sentence left alone would have in a bead."""
    side, index = (0, null.source[0]) if null.source else (1, null.target[0])
    return Place(side, index, bead, _with(bead, side, index))


def _cut(beads: Sequence[Bead], context: Context) -> tuple[Bead, ...]:
    """The beads, those of several sentences a side cut where the two parts answer nearly all that the whole does."""
    several = {b: list(cuts(b)) for b in beads if min(len(b.source), len(b.target)) > 1 and _size(b, context) <= LONG}
    read_odds(
        [b for bead, every in several.items() for b in (bead, *(part for parts in every for part in parts))], context
    )
    made: list[Bead] = []
    for bead in beads:
        best = min(several.get(bead, ()), key=lambda parts: unanswered(parts, context), default=None)
        if best and unanswered(best, context) <= PARTED * min(0.0, unanswered([bead], context)):
            for piece in best:
                made += [Bead(piece.source, ()), Bead((), piece.target)] if _strangers(piece, context) else [piece]
        else:
            made.append(bead)
    return tuple(made)


def _strangers(bead: Bead, context: Context) -> bool:
    """Whether two sentences that changed places, and so are not held together by order, answer nothing of each other."""
    if not bead.moved or len(bead.source) > 1 or len(bead.target) > 1:
        return False
    words = links(*context.passages(bead), context).source
    return unanswered([bead], context) > 0 and not any(w.strength > 0 and w.word.text[0].isdigit() for w in words)


def cuts(bead: Bead) -> Iterator[tuple[Bead, Bead]]:
    """All ways to cut a bead in two, in order and crosswise."""
    for i in range(1, len(bead.source)):
        for j in range(1, len(bead.target)):
            one, two = (bead.source[:i], bead.source[i:]), (bead.target[:j], bead.target[j:])
            yield replace(bead, source=one[0], target=two[0]), replace(bead, source=one[1], target=two[1])
            yield Bead(one[0], two[1], moved=True), Bead(one[1], two[0], moved=True)


def unanswered(beads: Sequence[Bead], context: Context) -> float:
    """Log-odds, over all words of beads, that they have no counterpart: the lower, the more have one."""
    return sum(_bounded(value) for bead in beads for side in odds(bead, context) for value in side)


def appraise(every: Sequence[Place], context: Context) -> dict[Place, Signals]:
    """The signals of places; models are asked where plain ones leave a doubt."""
    made: dict[Place, Signals] = {place: plain_signals(place, context) for place in every}
    if context.divergence is not None:
        open_ = [p for p, signals in made.items() if abs(belongs(signals)) < CLEAR and _size(p.whole, context) <= LONG]
        read_odds([bead for place in open_ for bead in (place.rest, place.whole)], context)
        for place in open_:
            made[place] = {**made[place], **read_signals(place, context)}
    return made


def belongs(signals: Signals) -> float:
    """Log-odds that a sentence belongs to a bead and does not stand alone."""
    weights = READ if "own" in signals else PLAIN
    return weights["bias"] + weigh(signals, weights)


def rather(one: Signals, other: Signals) -> float:
    """Log-odds that a sentence belongs to the one of two beads and not to the other, where it does to either."""
    weights = READ_RATHER if "own" in one and "own" in other else PLAIN_RATHER
    return weigh(one, weights) - weigh(other, weights)


def weigh(signals: Signals, weights: Mapping[str, float]) -> float:
    """The weighed sum of those signals that have a weight."""
    return sum(weight * signals[name] for name, weight in weights.items() if name != "bias")


def plain_signals(place: Place, context: Context) -> dict[str, float]:
    """What links say against (evidence), lengths and marks for a sentence belonging to a bead."""
    whole, facing = _sides(place, context)
    words = linked(whole, facing, context, from_source=place.side == 0)
    evidence = Evidence.load(whole.language, facing.language)
    rest = context.passages(place.rest)[place.side]
    without, with_it = (_skew(len(p.text), len(facing.text)) for p in (rest, whole))
    return {
        "evidence": sum(evidence.odds(words[k], k) for k in _inside(place, context)),
        "length": without**2 - with_it**2,
        "marks": max(-MARKS, min(MARKS, _unlike(rest.text, facing.text) - _unlike(whole.text, facing.text))),
    }


def read_signals(place: Place, context: Context) -> dict[str, float]:
    """What the model of divergences reads: odds of its own words, all and each, and odds that it takes off the others."""
    with_it, without = odds(place.whole, context), odds(place.rest, context)
    relief = sum(map(_bounded, without[1 - place.side])) - sum(map(_bounded, with_it[1 - place.side]))
    own = [_bounded(with_it[place.side][k]) for k in _inside(place, context)]
    return {
        "own": sum(own),
        "mean": sum(own) / max(1, len(own)),
        "figures": _strange_figures(place, context),
        "relief": max(-RELIEF, min(RELIEF, relief)),
    }


def _strange_figures(place: Place, context: Context) -> float:
    """How many figures and years of a sentence the side that it faces has not: no small ones, none in words."""
    whole, facing = _sides(place, context)
    mine = read(whole.article.sentences[place.index].text, whole.language, None)
    other = read(facing.text, facing.language, None)
    there: list[Quantity | DateValue] = [*other.numbers, *other.dates]
    told: list[Quantity | DateValue] = [n for n in mine.numbers if n.value > FEW and not (n.words or n.ordinal)]
    told += [d for d in mine.dates if d.year is not None]
    return float(min(FIGURES, sum(not any(is_one(v, o) for o in there) for v in told)))


def _size(bead: Bead, context: Context) -> int:
    return sum(len(passage.text) for passage in context.passages(bead))


def _sides(place: Place, context: Context) -> tuple[Passage, Passage]:
    """The side of a bead that a sentence would join, and the side that it faces."""
    sides = context.passages(place.whole)
    return sides[place.side], sides[1 - place.side]


def _inside(place: Place, context: Context) -> list[int]:
    """The numbers of a sentence's words that carry meaning among those of the passage that it would join."""
    whole, facing = _sides(place, context)
    before = [s for s, i in zip(whole.sentences, whole.indexes, strict=True) if i < place.index]
    start = sum(len(s.text) + 1 for s in before)
    end = start + len(whole.article.sentences[place.index].text)
    words = linked(whole, facing, context, from_source=place.side == 0)
    return [k for k, w in enumerate(words) if w.content and start <= w.word.start < end]


def _unlike(one: str, two: str) -> float:
    """By how many question marks, exclamation marks and quotation marks two passages differ."""
    return float(sum(abs(len(kind.findall(one)) - len(kind.findall(two))) for kind in KINDS))


def _skew(one: int, two: int) -> float:
    return max(-SKEW, min(SKEW, math.log((one + 1) / (two + 1))))


def _bounded(value: float) -> float:
    return max(LEAST, min(MOST, value))


def _moves(beads: Sequence[Bead], known: Mapping[Place, Signals]) -> list[Move]:
    """The moves of a round, of which none touches another's sentences, the surest first."""
    there = {_key(b) for b in beads}
    holds = {(side, k): b for b in beads for side in (0, 1) for k in _own(b, side)}
    stays = {(p.side, p.index): signals for p, signals in known.items() if _key(p.whole) in there}
    wanted: list[tuple[float, Place, Bead | None]] = []
    for place, signals in known.items():
        now, gain = stays.get((place.side, place.index)), belongs(signals)
        if _key(place.whole) in there:
            wanted.append((-gain, place, None))
        elif now is None or belongs(now) <= 0:
            wanted.append((gain, place, place.rest))
        else:
            wanted.append((rather(signals, now), place, place.rest))
    touched: set[tuple[int, int]] = set()
    made: list[Move] = []
    for _, place, goal in sorted((w for w in wanted if w[0] > 0), key=lambda w: -w[0]):
        own = {
            (side, k)
            for bead in (holds[place.side, place.index], place.whole)
            for side in (0, 1)
            for k in _own(bead, side)
        }
        if not touched & own:
            touched |= own
            made.append(Move(place.side, place.index, goal))
    return made


def _moved(beads: Sequence[Bead], moves: Sequence[Move]) -> tuple[Bead, ...]:
    """The beads after moves, in order; a sentence that is freed stands before or after what it left."""
    made = list(beads)
    for move in moves:
        at = next(k for k, b in enumerate(made) if move.index in _own(b, move.side))
        rest = [] if made[at].is_null else [_without(made[at], move.side, move.index)]
        if move.goal is None:
            alone = Bead((), (move.index,)) if move.side else Bead((move.index,), ())
            made[at : at + 1] = [alone, *rest] if move.index < _own(rest[0], move.side)[0] else [*rest, alone]
        else:
            made[at : at + 1] = rest
            goal = next(k for k, b in enumerate(made) if _key(b) == _key(move.goal))
            made[goal] = _with(move.goal, move.side, move.index)
    return tuple(made)


def _own(bead: Bead, side: int) -> tuple[int, ...]:
    return bead.target if side else bead.source


def _key(bead: Bead) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return bead.source, bead.target


def _with(bead: Bead, side: int, index: int) -> Bead:
    own = tuple(sorted((*_own(bead, side), index)))
    return replace(bead, target=own) if side else replace(bead, source=own)


def _without(bead: Bead, side: int, index: int) -> Bead:
    own = tuple(k for k in _own(bead, side) if k != index)
    return replace(bead, target=own) if side else replace(bead, source=own)

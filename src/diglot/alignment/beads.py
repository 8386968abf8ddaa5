"""The dynamic programme over beads, in a band around the anchors.

The gain of a bead is the sum over its sentence pairs of sqrt(mass × mass) × (cosine − chance), where chance comes from
the data at hand: a percentile of the similarity of unrelated pairs. A sentence that has no counterpart earns
nothing, so that it is attached to a bead only where it is more alike than chance gives. Lengths that do not fit
cost (after Gale & Church 1993), and so does each pair of a merge beyond the first. The band: mutual best pairs that
form one increasing chain are anchors (as in Moore 2002), and between two anchors the whole rectangle is searched.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from diglot.alignment.similarity import Floats, Vectors
from diglot.findings import Bead

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
#: percentile of unrelated pairs' similarity that counts as chance
NULL_PERCENTILE = 90.0
#: cost of each further sentence pair in a merge, and of a squared log length ratio, per unit of mass
MERGE_COST = 0.02
LENGTH_COST = 0.2
#: a 2-2 bead costs this many times more: its two sentences a side mostly pair off
CROSS = 2.0
#: mass of a sentence is its size to this power: long sentences count more, but not in proportion
MASS_POWER = 0.5
MARGIN = 12
FULL_CELLS = 400_000
BLOCK = 512

Ints = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Band:
    """Columns searched in each row of the grid: row i covers `low[i]` to `high[i]`, both within 0..m."""

    low: Ints
    high: Ints


def null_gain(space: Vectors, percentile: float = NULL_PERCENTILE) -> float:
    """Similarity that unrelated pairs hardly reach: a percentile over a sample of pairs off the diagonal."""
    n, m = len(space.source), len(space.target)
    if n * m < 12:
        return 0.15
    rows = np.unique(np.linspace(0, n - 1, min(n, 200)).astype(np.intp))
    columns = np.unique(np.linspace(0, m - 1, min(m, 200)).astype(np.intp))
    cosines = space.cosines(rows, columns)
    # The best in each row and column may be the true counterpart: it and its neighbours in the text do not count.
    keep = np.ones(cosines.shape, dtype=bool)
    keep[np.arange(len(rows)), cosines.argmax(axis=1)] = False
    keep[cosines.argmax(axis=0), np.arange(len(columns))] = False
    rest = cosines[keep]
    if rest.size < 8:
        return 0.15
    return float(np.clip(np.percentile(rest, percentile), 0.01, 0.35))


def anchors(space: Vectors, floor: float) -> list[tuple[int, int]]:
    """Mutual best pairs above `floor`, thinned to the heaviest increasing chain."""
    n, m = len(space.source), len(space.target)
    best_row = np.zeros(n, dtype=np.intp)
    best_row_value = np.zeros(n, dtype=np.float32)
    best_column = np.zeros(m, dtype=np.intp)
    best_column_value = np.full(m, -1.0, dtype=np.float32)
    every = slice(0, m)
    for start in range(0, n, BLOCK):
        cosines = space.cosines(slice(start, start + BLOCK), every)
        best_row[start : start + BLOCK] = cosines.argmax(axis=1)
        best_row_value[start : start + BLOCK] = cosines.max(axis=1)
        top = cosines.argmax(axis=0)
        value = cosines[top, np.arange(m)]
        better = value > best_column_value
        best_column[better] = top[better] + start
        best_column_value[better] = value[better]
    pairs = [
        (i, int(best_row[i]), float(best_row_value[i]))
        for i in range(n)
        if best_row_value[i] > floor and best_column[best_row[i]] == i
    ]
    return _heaviest_chain(pairs)


def _heaviest_chain(pairs: list[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """The increasing chain of greatest weight; pairs come in order of i (a Fenwick tree over j, O(k log k))."""
    if not pairs:
        return []
    size = max(j for _, j, _ in pairs) + 2
    tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    weight: list[float] = []
    before: list[int] = []
    for number, (_, j, value) in enumerate(pairs):
        best = (0.0, -1)
        at = j
        while at > 0:
            best = max(best, tree[at])
            at -= at & -at
        weight.append(best[0] + value)
        before.append(best[1])
        at = j + 1
        while at <= size:
            tree[at] = max(tree[at], (weight[number], number))
            at += at & -at
    chain: list[tuple[int, int]] = []
    at = max(range(len(pairs)), key=weight.__getitem__)
    while at >= 0:
        chain.append(pairs[at][:2])
        at = before[at]
    return chain[::-1]


def band(n: int, m: int, fixed: list[tuple[int, int]]) -> Band:
    """The rectangles between consecutive anchors, widened by a margin."""
    low = np.zeros(n + 1, dtype=np.intp)
    high = np.full(n + 1, m, dtype=np.intp)
    if (n + 1) * (m + 1) <= FULL_CELLS or not fixed:
        return Band(low, high)
    # Every twentieth anchor at most has to be crossed; a wrong one between is stepped over by the margin.
    points = [(0, 0), *fixed, (n, m)]
    for (i0, j0), (i1, j1) in pairwise(points):
        low[i0 : i1 + 1] = max(0, j0 - MARGIN)
        high[i0 : i1 + 1] = min(m, j1 + MARGIN)
    for i, j in points:
        first, last = max(0, i - MARGIN), min(n, i + MARGIN)
        low[first : last + 1] = np.minimum(low[first : last + 1], max(0, j - MARGIN))
        high[first : last + 1] = np.maximum(high[first : last + 1], min(m, j + MARGIN))
    low = np.minimum.accumulate(low[::-1])[::-1]
    high = np.maximum.accumulate(high)
    return Band(low, high)


class _Gains:
    """Pair gains of source rows with the band's target rows, made in blocks and forgotten again."""

    def __init__(self, space: Vectors, limits: Band, chance: float) -> None:
        self.space, self.limits, self.chance = space, limits, chance
        self.mass = space.source_size**MASS_POWER, space.target_size**MASS_POWER
        self.start = self.stop = self.left = self.right = 0
        self.gains: Floats = np.zeros((0, 0), dtype=np.float32)

    def row(self, i: int, low: int, high: int) -> Floats:
        """Gains of source sentence i with target sentences low..high-1."""
        if not (self.start <= i < self.stop) or low < self.left or high > self.right:
            n = len(self.space.source)
            self.start, self.stop = max(0, i - 2), min(n, i + BLOCK)
            self.left = int(min(low, self.limits.low[self.start]))
            self.right = int(max(high, self.limits.high[min(n, self.stop)]))
            rows, columns = slice(self.start, self.stop), slice(self.left, self.right)
            mass = np.sqrt(self.mass[0][rows, None] * self.mass[1][None, columns])
            self.gains = mass * (self.space.cosines(rows, columns) - np.float32(self.chance))
        made: Floats = self.gains[i - self.start, low - self.left : high - self.left]
        return made


def align_vectors(space: Vectors) -> list[Bead]:
    """Beads 1-1, 1-2, 2-1, 2-2, 1-3, 3-1, 1-0 and 0-1 in order of both texts."""
    n, m = len(space.source), len(space.target)
    if n == 0 or m == 0:
        return [Bead((i,), ()) for i in range(n)] + [Bead((), (j,)) for j in range(m)]
    chance = null_gain(space)
    limits = band(n, m, anchors(space, chance) if (n + 1) * (m + 1) > FULL_CELLS else [])
    gains = _Gains(space, limits, chance)
    one, two = np.cumsum(np.append(0, space.source_size)), np.cumsum(np.append(0, space.target_size))
    ratio = float(np.log(two[-1] / one[-1]))

    score: list[Floats] = []
    choice: list[npt.NDArray[np.int8]] = []
    for i in range(n + 1):
        low, high = int(limits.low[i]), int(limits.high[i])
        best = np.full(high - low + 1, -np.inf, dtype=np.float32)
        back = np.full(high - low + 1, -1, dtype=np.int8)
        if i == 0 and low == 0:
            best[0] = 0.0
        if i > 0:
            _offer(best, low, back, score[i - 1], int(limits.low[i - 1]), NULL_SOURCE)
        for number, (a, b) in enumerate(SHAPES):
            if i < a:
                continue
            start = int(limits.low[i - a])
            # the bead ends before column j: it holds target sentences j-b .. j-1
            first = max(start + b, low, b)
            last = min(start + len(score[i - a]) - 1 + b, high)
            if first > last:
                continue
            gain = _bead_gain(gains, one, two, i, a, first, last, b, ratio)
            value = score[i - a][first - b - start : last - b - start + 1] + gain
            _offer(best, low, back, value, first, number)
        # a run of 0-1 earns nothing: the best so far along the row goes on
        run = np.maximum.accumulate(best)
        back[run > best] = NULL_TARGET
        score.append(run)
        choice.append(back)
    return _trace(choice, limits, space)


NULL_SOURCE = len(SHAPES)
NULL_TARGET = len(SHAPES) + 1


def _bead_gain(
    gains: _Gains, one: Floats, two: Floats, i: int, a: int, first: int, last: int, b: int, ratio: float
) -> Floats:
    """Gains of source sentences i-a..i-1 with target sentences j-b..j-1, for j from first to last."""
    low, count = first - b, last - first + 1
    summed = gains.row(i - a, low, last).copy()
    for step in range(1, a):
        summed += gains.row(i - a + step, low, last)
    made = summed[:count].copy()
    for step in range(1, b):
        made += summed[step : step + count]
    size = one[i] - one[i - a]
    other = two[first : last + 1] - two[low : low + count]
    length = np.log(other / size) - ratio
    mass = (size**MASS_POWER + other**MASS_POWER) / 2
    extra = (a * b - 1) * (1 if min(a, b) == 1 else CROSS)
    made -= mass * (LENGTH_COST * np.minimum(length**2, 4.0) + MERGE_COST * extra)
    return made


def _offer(best: Floats, low: int, back: npt.NDArray[np.int8], value: Floats, first: int, mark: int) -> None:
    """Take `value` (its first column is `first`) where it beats `best` (its first column is `low`)."""
    start, stop = max(first, low), min(first + len(value), low + len(best))
    if start >= stop:
        return
    offered = value[start - first : stop - first]
    here = best[start - low : stop - low]
    won = offered > here
    here[won] = offered[won]
    back[start - low : stop - low][won] = mark


def _trace(choice: list[npt.NDArray[np.int8]], limits: Band, space: Vectors) -> list[Bead]:
    beads: list[Bead] = []
    i, j = len(space.source), len(space.target)
    while i > 0 or j > 0:
        mark = int(choice[i][j - int(limits.low[i])])
        if mark == NULL_SOURCE:
            i -= 1
            beads.append(Bead((i,), ()))
        elif mark == NULL_TARGET:
            j -= 1
            beads.append(Bead((), (j,)))
        else:
            a, b = SHAPES[mark]
            i, j = i - a, j - b
            rows, columns = tuple(range(i, i + a)), tuple(range(j, j + b))
            beads.append(Bead(rows, columns, space.cosine(rows, columns)))
    return beads[::-1]

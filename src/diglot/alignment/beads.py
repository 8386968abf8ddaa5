"""The dynamic programme over beads, in a band around the anchors.

A path of beads is chosen that maximises the sum over beads of (sentences in the bead) × (similarity); a sentence
without counterpart earns the null gain, which comes from the data: a percentile of the similarity of unrelated
pairs. Similarity is the cosine, damped where lengths do not fit (Gale & Church 1993). The band: mutual best pairs that
form one increasing chain are anchors (as in Moore 2002), and between two anchors the whole rectangle is searched.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from diglot.alignment.similarity import Floats, Vectors
from diglot.findings import Bead

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
#: what a bead of each shape loses per sentence against 1-1: merges must earn their keep
MERGE_COST = 0.1
#: percentile of unrelated pairs' similarity above which a pair may be related
NULL_PERCENTILE = 90.0
#: spread of log length ratios between a sentence and its translation
LENGTH_SPREAD = 0.45
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
    return float(np.clip(np.percentile(rest, percentile), 0.08, 0.35))


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
    for (i0, j0), (i1, j1) in zip(points, points[1:], strict=False):
        low[i0 : i1 + 1] = max(0, j0 - MARGIN)
        high[i0 : i1 + 1] = min(m, j1 + MARGIN)
    for i, j in points:
        first, last = max(0, i - MARGIN), min(n, i + MARGIN)
        low[first : last + 1] = np.minimum(low[first : last + 1], max(0, j - MARGIN))
        high[first : last + 1] = np.maximum(high[first : last + 1], min(m, j + MARGIN))
    low = np.minimum.accumulate(low[::-1])[::-1]
    high = np.maximum.accumulate(high)
    return Band(low, high)


class _Rows:
    """Dot products of source rows with the band's target rows, made in blocks and forgotten again."""

    def __init__(self, space: Vectors, limits: Band) -> None:
        self.space, self.limits = space, limits
        self.start = self.stop = 0
        self.left = self.right = 0
        self.dots: Floats = np.zeros((0, 0), dtype=np.float32)

    def row(self, i: int, low: int, high: int) -> Floats:
        """Dots of source row i with target rows low..high-1."""
        if not (self.start <= i < self.stop) or low < self.left or high > self.right:
            n = len(self.space.source)
            self.start, self.stop = max(0, i - 2), min(n, i + BLOCK)
            self.left = int(min(low, self.limits.low[self.start]))
            self.right = int(max(high, self.limits.high[min(n, self.stop)]))
            self.dots = (
                self.space.source[self.start : self.stop] @ self.space.target[self.left : self.right].T
            )
        made: Floats = self.dots[i - self.start, low - self.left : high - self.left]
        return made


def align_vectors(space: Vectors) -> list[Bead]:
    """Beads 1-1, 1-2, 2-1, 2-2, 1-3, 3-1, 1-0 and 0-1 in order of both texts."""
    n, m = len(space.source), len(space.target)
    if n == 0 or m == 0:
        return [Bead((i,), ()) for i in range(n)] + [Bead((), (j,)) for j in range(m)]
    gain = null_gain(space)
    limits = band(n, m, anchors(space, gain) if (n + 1) * (m + 1) > FULL_CELLS else [])
    rows = _Rows(space, limits)
    one, two = _side(space.source, space.source_size), _side(space.target, space.target_size)
    ratio = float(np.log(two.total / one.total)) if one.total and two.total else 0.0

    score: list[Floats] = []
    choice: list[npt.NDArray[np.int8]] = []
    for i in range(n + 1):
        low, high = int(limits.low[i]), int(limits.high[i])
        width = high - low + 1
        best = np.full(width, -np.inf, dtype=np.float32)
        back = np.full(width, -1, dtype=np.int8)
        if i == 0 and low == 0:
            best[0] = 0.0
        if i > 0:
            _offer(best, back, score[i - 1] + gain, int(limits.low[i - 1]), low, NULL_SOURCE)
        for number, (a, b) in enumerate(SHAPES):
            if i < a:
                continue
            start = int(limits.low[i - a])
            previous = score[i - a]
            # bead ends before column j: target sentences j-b .. j-1
            first = max(start + b, low, b)
            last = min(start + len(previous) - 1 + b, high)
            if first > last:
                continue
            similarity = _bead_similarity(rows, one, two, i, a, first, last, b, ratio)
            value = previous[first - b - start : last - b - start + 1] + (a + b) * (
                similarity - (0.0 if a == b == 1 else MERGE_COST)
            )
            here = best[first - low : last - low + 1]
            won = value > here
            here[won] = value[won]
            back[first - low : last - low + 1][won] = number
        # runs of 0-1: a running maximum along the row
        climb = np.arange(width, dtype=np.float32) * gain
        lead = np.maximum.accumulate(best - climb)
        run = lead + climb
        won = run > best + 1e-6
        best[won] = run[won]
        back[won] = NULL_TARGET
        score.append(best)
        choice.append(back)
    return _trace(choice, limits, n, m, rows, one, two, ratio)


NULL_SOURCE = len(SHAPES)
NULL_TARGET = len(SHAPES) + 1


@dataclass(frozen=True)
class _Side:
    """Squared norms of single sentences and dots of neighbours, so that merged norms need no vectors."""

    squares: Floats
    next_dot: Floats
    second_dot: Floats
    size: Floats
    total: float

    def merged_square(self, first: Ints, count: int) -> Floats:
        """Squared norm of the sum of `count` sentences from `first` on."""
        made = self.squares[first].copy()
        if count >= 2:
            made += self.squares[first + 1] + 2 * self.next_dot[first]
        if count >= 3:
            made += self.squares[first + 2] + 2 * self.next_dot[first + 1] + 2 * self.second_dot[first]
        return made

    def merged_size(self, first: Ints, count: int) -> Floats:
        """Length of `count` sentences from `first` on."""
        made = self.size[first].copy()
        for step in range(1, count):
            made += self.size[first + step]
        return made


def _side(rows: Floats, size: Floats) -> _Side:
    squares = np.einsum("ij,ij->i", rows, rows)
    near = np.zeros(len(rows), dtype=np.float32)
    far = np.zeros(len(rows), dtype=np.float32)
    near[:-1] = np.einsum("ij,ij->i", rows[:-1], rows[1:])
    if len(rows) > 2:
        far[:-2] = np.einsum("ij,ij->i", rows[:-2], rows[2:])
    return _Side(squares, near, far, size, float(size.sum()))


def _bead_similarity(
    rows: _Rows, one: _Side, two: _Side, i: int, a: int, first: int, last: int, b: int, ratio: float
) -> Floats:
    """Similarities of source sentences i-a..i-1 with target sentences j-b..j-1, for j from first to last."""
    low, high = first - b, last
    dots = np.zeros(high - low, dtype=np.float32)
    for step in range(a):
        dots = dots + rows.row(i - a + step, low, high)
    count = last - first + 1
    summed = dots[:count].copy()
    for step in range(1, b):
        summed += dots[step : step + count]
    starts = np.arange(low, low + count, dtype=np.intp)
    here = np.array([i - a], dtype=np.intp)
    square = one.merged_square(here, a)[0] * two.merged_square(starts, b)
    cosine = summed / np.sqrt(np.maximum(square, 1e-9))
    length = np.log(two.merged_size(starts, b) / one.merged_size(here, a)[0]) - ratio
    made: Floats = (cosine * np.exp(-0.5 * (length / (2 * LENGTH_SPREAD)) ** 2)).astype(np.float32)
    return made


def _offer(
    best: Floats, back: npt.NDArray[np.int8], value: Floats, value_low: int, low: int, mark: int
) -> None:
    """Take `value` (whose first column is `value_low`) where it beats `best` (first column `low`)."""
    first = max(value_low, low)
    last = min(value_low + len(value), low + len(best))
    if first >= last:
        return
    offered = value[first - value_low : last - value_low]
    here = best[first - low : last - low]
    won = offered > here
    here[won] = offered[won]
    back[first - low : last - low][won] = mark


def _trace(
    choice: list[npt.NDArray[np.int8]],
    limits: Band,
    n: int,
    m: int,
    rows: _Rows,
    one: _Side,
    two: _Side,
    ratio: float,
) -> list[Bead]:
    beads: list[Bead] = []
    i, j = n, m
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
            similarity = float(_bead_similarity(rows, one, two, i, a, j, j, b, ratio)[0])
            i, j = i - a, j - b
            beads.append(Bead(tuple(range(i, i + a)), tuple(range(j, j + b)), similarity))
    return beads[::-1]

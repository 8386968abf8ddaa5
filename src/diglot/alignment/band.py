"""The band that the dynamic programme searches in long texts: rectangles between sentences that are surely a pair."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from diglot.alignment.links import Floats, Ints, Rows

#: up to this many pairs of sentences the whole grid is searched
FULL_CELLS = 250_000
#: sentences to either side of an anchor that are searched too
MARGIN = 12
#: the best counterpart must be this many times better than the next best
CLEAR = 1.5
#: links of words that stand in more sentences than this say little of where a sentence belongs
COMMON = 60


@dataclass(frozen=True)
class Band:
    """Columns searched in each row of the grid: row i covers `low[i]` to `high[i]`, both within 0..m, never falling."""

    low: Ints
    high: Ints

    @property
    def cells(self) -> int:
        """Cells in the band."""
        return int((self.high - self.low + 1).sum())


def find_band(n: int, m: int, forward: Rows, backward: Rows) -> Band:
    """The whole grid for short texts, else the rectangles between consecutive anchors, widened by a margin."""
    low, high = np.zeros(n + 1, dtype=np.intp), np.full(n + 1, m, dtype=np.intp)
    if n * m <= FULL_CELLS:
        return Band(low, high)
    points = [(0, 0), *anchors(n, m, forward, backward), (n, m)]
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


def anchors(n: int, m: int, forward: Rows, backward: Rows) -> list[tuple[int, int]]:
    """Sentences that are clearly each other's best (as in Moore 2002), thinned to the heaviest increasing chain."""
    mine, theirs = _best(n, m, forward), _best(m, n, backward)
    pairs = [(i, j, value) for i, (j, value) in enumerate(mine) if j >= 0 and theirs[j][0] == i]
    return _heaviest_chain(pairs)


def _best(n: int, m: int, rows: Rows) -> list[tuple[int, float]]:
    """For each sentence its clearly best counterpart (or -1) and the mass that it covers."""
    made: list[tuple[int, float]] = []
    covered: Floats = np.zeros(m, dtype=np.float32)
    for i in range(n):
        touched = []
        for columns, strengths, weight in zip(rows.columns[i], rows.strengths[i], rows.weights[i], strict=True):
            if 0 < len(columns) <= COMMON:
                covered[columns] += weight * strengths
                touched.append(columns)
        if not touched:
            made.append((-1, 0.0))
            continue
        every = np.unique(np.concatenate(touched))
        here = covered[every]
        top = int(here.argmax())
        value = float(here[top])
        second = float(np.partition(here, -2)[-2]) if len(here) > 1 else 0.0
        made.append((int(every[top]), value) if value >= CLEAR * second else (-1, 0.0))
        covered[every] = 0.0
    return made


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

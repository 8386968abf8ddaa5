"""The dynamic programme over beads.

A bead earns the mass of words that its two blocks cover of each other, less what unrelated blocks of the data at hand
cover, less a cost of lengths that do not fit (after Gale & Church 1993). A sentence left alone costs little,
so that it joins a bead only where more of it is covered than chance gives. As a word's best link into a block counts once, a merge earns only what its
further sentences bring.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from diglot.alignment.coverage import LONGEST, Cells, Coverage
from diglot.alignment.links import Floats
from diglot.findings import Bead

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 4), (4, 1), (2, 3), (3, 2), (3, 3))
#: what a 1-1 bead earns besides; what each further pair of a merge costs, and how many times that where several
#: sentences face several, in words of full weight
PAIR = 2.5
MERGE = 0.4
MANY = 2.5
#: cost of a sentence left alone
NULL = 2.5
#: cost of a squared logarithm of the ratio of masses (at most 4), a unit of mass
LENGTH = 0.07

#: rows of the grid whose gains are worked out at once
ROWS = 512

NULL_SOURCE = len(SHAPES)
NULL_TARGET = len(SHAPES) + 1
Marks = npt.NDArray[np.int8]
#: scores are kept in single precision, what is added to them is worked out in double
Gains = npt.NDArray[np.float64]


def best_beads(grid: Coverage) -> list[Bead]:
    """Beads of the SHAPES, 1-0 and 0-1, in order of both texts."""
    n, m = grid.n, grid.m
    if n == 0 or m == 0:
        return [Bead((i,), ()) for i in range(n)] + [Bead((), (j,)) for j in range(m)]
    one, two = np.append(0, np.cumsum(grid.mass[0])), np.append(0, np.cumsum(grid.mass[1]))
    ratio = float(np.log(max(two[-1], 1e-6) / max(one[-1], 1e-6)))
    earned = _gains(grid, one, two, ratio)
    gains: deque[list[Gains]] = deque(maxlen=LONGEST)
    score: list[Floats] = []
    choice: list[Marks] = []
    for i in range(n + 1):
        low, high = int(grid.band.low[i]), int(grid.band.high[i])
        best = np.full(high - low + 1, -np.inf, dtype=np.float32)
        back: Marks = np.full(high - low + 1, NULL_TARGET, dtype=np.int8)
        if i == 0:
            best[0] = 0.0
        else:
            gains.append(next(earned))
            _offer(best, back, low, score[i - 1] - np.float32(NULL), int(grid.band.low[i - 1]), NULL_SOURCE)
        for mark, (a, b) in enumerate(SHAPES):
            if i < a:
                continue
            start, left = int(grid.band.low[i - a]), int(grid.left[i - a])
            first = max(start, low - b)
            last = min(start + len(score[i - a]) - 1, high - b, m - b)
            if first <= last:
                gain = gains[-a][mark][first - left : last - left + 1]
                _offer(best, back, low, score[i - a][first - start : last - start + 1] + gain, first + b, mark)
        # a run of 0-1: the best so far along the row goes on, at its cost a step
        cost = np.arange(len(best), dtype=np.float32) * np.float32(NULL)
        ahead = np.maximum.accumulate(best + cost)
        back[ahead > best + cost] = NULL_TARGET
        run = ahead - cost
        score.append(run)
        choice.append(back)
    return _trace(choice, grid)


def _gains(grid: Coverage, one: Floats, two: Floats, ratio: float) -> Iterator[list[Gains]]:
    """For each source sentence what beads that begin with it earn: by shape, an array over the cells of its row."""
    for start in range(0, grid.n, ROWS):
        cells = grid.cells(start, min(start + ROWS, grid.n))
        made = [_gain(grid, cells, one, two, ratio, a, b) for a, b in SHAPES]
        edges = grid.offset[start : start + ROWS + 1] - grid.offset[start]
        for first, last in pairwise(edges.tolist()):
            yield [gain[first:last] for gain in made]


def _gain(grid: Coverage, cells: Cells, one: Floats, two: Floats, ratio: float, a: int, b: int) -> Gains:
    """Gains of a source and b target sentences that begin at cells; of no meaning where either text ends before."""
    covered = -_runs(grid.chance[0][b], a)[cells.rows]
    for step in range(a):
        covered += grid.beyond(grid.source[b], cells, step, 0)
    for step in range(b):
        chance = grid.chance[1][a][np.minimum(cells.columns + step, grid.m - 1)]
        covered += grid.beyond(grid.target[a], cells, 0, step) - chance
    mine = (one[np.minimum(np.arange(grid.n) + a, grid.n)] - one[:-1])[cells.rows]
    theirs = (two[np.minimum(np.arange(grid.m) + b, grid.m)] - two[:-1])[cells.columns]
    skew = np.log((theirs + 0.5) / (mine + 0.5)) - ratio
    extra = PAIR if a == b == 1 else -MERGE * (a * b - 1) * (MANY if min(a, b) > 1 else 1)
    made: Gains = covered - LENGTH * (mine + theirs) * np.minimum(skew**2, 4.0) + extra
    return made


def _runs(values: Floats, size: int) -> Floats:
    """Sums of so many values from each on, as far as there are any."""
    made = values.copy()
    for step in range(1, size):
        made[:-step] += values[step:]
    return made


def _offer(best: Floats, back: Marks, low: int, value: Floats | Gains, first: int, mark: int) -> None:
    """Take `value` (its first column is `first`) where it beats `best` (its first column is `low`)."""
    start, stop = max(first, low), min(first + len(value), low + len(best))
    if start >= stop:
        return
    offered = value[start - first : stop - first]
    here = best[start - low : stop - low]
    won = offered > here
    here[won] = offered[won]
    back[start - low : stop - low][won] = mark


def _trace(choice: list[Marks], grid: Coverage) -> list[Bead]:
    beads: list[Bead] = []
    i, j = grid.n, grid.m
    while i > 0 or j > 0:
        mark = int(choice[i][j - int(grid.band.low[i])])
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
            beads.append(Bead(rows, columns, grid.share(rows, columns)))
    return beads[::-1]

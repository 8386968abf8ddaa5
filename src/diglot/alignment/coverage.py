"""Coverage of sentences by blocks of the other text, within the band, in ragged arrays of one number a cell."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from diglot.alignment.band import Band
from diglot.alignment.links import Floats, Ints, Rows, Side, link_rows

#: sentences of the longest block on one side of a bead
LONGEST = 4
#: percentile of what unrelated blocks cover of a sentence: so much is chance
PERCENTILE = 60.0


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells of the grid, and where those lie that are some rows and columns further on (see `Coverage.beyond`)."""

    rows: Ints
    columns: Ints
    beyond: dict[tuple[int, int], tuple[Ints, Ints]] = field(default_factory=dict)


class Coverage:
    """Covered mass for each pair of a sentence and a block that the band holds.

    `source[b]` at cell (i, j): mass of source sentence i that target sentences j..j+b-1 cover.
    `target[a]` at cell (i, j): mass of target sentence j that source sentences i..i+a-1 cover.
    Row i holds the columns `left[i]`..`right[i]`-1. `chance` is what an unrelated block of a size covers of each
    sentence: for source sentences by target blocks, and for target sentences by source blocks.
    """

    def __init__(self, one: Side, two: Side, band: Band | None = None) -> None:
        self.n, self.m = len(one), len(two)
        self.forward, self.backward = link_rows(one, two), link_rows(two, one)
        if band is None:
            from diglot.alignment.band import find_band

            band = find_band(self.n, self.m, self.forward, self.backward)
        self.band = band
        self.mass = self.forward.mass, self.backward.mass
        rows = np.arange(self.n)
        self.left: Ints = band.low[np.maximum(rows - LONGEST + 1, 0)]
        self.right: Ints = np.minimum(band.high[np.minimum(rows + LONGEST, self.n)], self.m)
        self.offset: Ints = np.concatenate([[0], np.cumsum(self.right - self.left)])
        cells = int(self.offset[-1])
        self.source: dict[int, Floats] = {b: np.zeros(cells, dtype=np.float32) for b in range(1, LONGEST + 1)}
        self.target: dict[int, Floats] = {a: np.zeros(cells, dtype=np.float32) for a in range(1, LONGEST + 1)}
        self.chance = (
            {b: np.zeros(self.n, dtype=np.float32) for b in self.source},
            {a: np.zeros(self.m, dtype=np.float32) for a in self.target},
        )
        self._fill()

    def _fill(self) -> None:
        for i in range(self.n):
            start, stop = int(self.left[i]), int(self.right[i])
            for b, covered in enumerate(_blocks(self.forward, i, start, stop), 1):
                self.chance[0][b][i] = _unrelated(covered)
                self.source[b][self.offset[i] : self.offset[i] + len(covered)] = covered
        first = np.searchsorted(self.right, np.arange(self.m), side="right")
        last = np.searchsorted(self.left, np.arange(self.m), side="right")
        for j in range(self.m):
            start, stop = int(first[j]), int(last[j])
            if start >= stop:
                continue
            cells = self.offset[start:stop] + j - self.left[start:stop]
            for a, covered in enumerate(_blocks(self.backward, j, start, stop), 1):
                self.chance[1][a][j] = _unrelated(covered)
                self.target[a][cells[: len(covered)]] = covered

    def cells(self, start: int, stop: int) -> Cells:
        """The cells of rows start..stop-1."""
        rows = np.repeat(np.arange(start, stop), (self.right - self.left)[start:stop])
        columns = np.arange(self.offset[start], self.offset[stop]) - (self.offset[:-1] - self.left)[rows]
        return Cells(rows, columns)

    def beyond(self, table: Floats, cells: Cells, down: int, right: int) -> Floats:
        """What a table has so many rows below cells and columns to the right of them, zero outside of the band."""
        if (down, right) not in cells.beyond:
            rows, columns = np.minimum(cells.rows + down, self.n - 1), cells.columns + right
            inside = (cells.rows + down < self.n) & (self.left[rows] <= columns) & (columns < self.right[rows])
            at = np.where(inside, self.offset[rows] + columns - self.left[rows], 0)
            cells.beyond[down, right] = at, np.flatnonzero(~inside)
        at, outside = cells.beyond[down, right]
        made: Floats = table[at]
        made[outside] = 0.0
        return made

    def row(self, table: Floats, i: int, start: int, stop: int) -> Floats:
        """Cells (i, start..stop-1) of a table, zero outside of the band."""
        left, right = int(self.left[i]), int(self.right[i])
        if left <= start and stop <= right:
            made: Floats = table[self.offset[i] + start - left : self.offset[i] + stop - left]
            return made
        made = np.zeros(stop - start, dtype=np.float32)
        first, last = max(start, left), min(stop, right)
        if first < last:
            made[first - start : last - start] = table[self.offset[i] + first - left : self.offset[i] + last - left]
        return made

    def share(self, rows: tuple[int, ...], columns: tuple[int, ...]) -> float:
        """Share of the mass of both blocks that each covers of the other, 0..1."""
        i, j, a, b = rows[0], columns[0], len(rows), len(columns)
        covered = sum(float(self.row(self.source[b], i + k, j, j + 1)[0]) for k in range(a))
        covered += sum(float(self.row(self.target[a], i, j + k, j + k + 1)[0]) for k in range(b))
        mass = float(self.mass[0][i : i + a].sum() + self.mass[1][j : j + b].sum())
        return covered / mass if mass > 0 else 0.0


def _blocks(rows: Rows, sentence: int, start: int, stop: int) -> list[Floats]:
    """Covered mass of a sentence by each block of 1 to LONGEST sentences that lies within start..stop-1."""
    weights = rows.weights[sentence]
    width = stop - start
    links = np.zeros((len(weights), width), dtype=np.float32)
    if len(weights):
        words = np.repeat(np.arange(len(weights)), [len(columns) for columns in rows.columns[sentence]])
        columns, strengths = np.concatenate(rows.columns[sentence]), np.concatenate(rows.strengths[sentence])
        inside = (start <= columns) & (columns < stop)
        links[words[inside], columns[inside] - start] = strengths[inside]
    made: list[Floats] = []
    best = links
    for size in range(1, LONGEST + 1):
        if size > 1:
            if width < size:
                break
            best = np.maximum(best[:, :-1], links[:, size - 1 :])
        made.append(weights @ best)
    return made


def _unrelated(covered: Floats) -> float:
    """The percentile over all blocks but the best, which may be the counterpart."""
    if len(covered) < 2:
        return 0.0
    ordered = covered.copy()
    ordered.sort()
    return float(ordered[round((len(ordered) - 2) * PERCENTILE / 100)])


def pairwise_share(one: Side, two: Side) -> Floats:
    """Share of the mass that each sentence of `one` and each of `two` cover of each other: an array (n, m)."""
    grid = Coverage(
        one,
        two,
        Band(np.zeros(len(one) + 1, dtype=np.intp), np.full(len(one) + 1, len(two), dtype=np.intp)),
    )
    covered = (grid.source[1] + grid.target[1]).reshape(grid.n, grid.m)
    mass = grid.mass[0][:, None] + grid.mass[1][None, :]
    share: Floats = covered / np.maximum(mass, 1e-9)
    return share

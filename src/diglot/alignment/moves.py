"""Sentences that stand elsewhere in the other text: a reordering is not one dropped and one added sentence."""

from __future__ import annotations

from collections.abc import Sequence

from diglot.alignment.coverage import Coverage, pairwise_share
from diglot.alignment.links import Side
from diglot.findings import Bead

Parts = tuple[tuple[tuple[int, ...], tuple[int, ...]], tuple[tuple[int, ...], tuple[int, ...]]]

#: share of the two sentences' mass that must be covered: there is no order to support a moved pair
MOVED = 0.45
#: the same where at most this many beads stand between the two, as when neighbours changed places
NEAR, BETWEEN = 0.2, 2
#: by how much the parts of a bead must cover each other crosswise, of the mass of both, more than in their order
CROSSED = 0.3
#: pairs of null links that are looked at, at most
MOST = 4_000_000


def find_moves(beads: Sequence[Bead], one: Side, two: Side) -> tuple[Bead, ...]:
    """Pair null links of both sides, the most alike first."""
    left = [b.source[0] for b in beads if not b.target]
    right = [b.target[0] for b in beads if not b.source]
    if not left or not right or len(left) * len(right) > MOST:
        return tuple(beads)
    share = pairwise_share(_part(one, left), _part(two, right))
    where = {b: at for at, b in enumerate(beads) if b.is_null}
    places = [where[Bead((i,), ())] for i in left], [where[Bead((), (j,))] for j in right]
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for cell in share.argsort(axis=None)[::-1]:
        row, column = divmod(int(cell), len(right))
        value = float(share[row, column])
        if value < NEAR:
            break
        if value < MOVED and abs(places[0][row] - places[1][column]) > BETWEEN + 1:
            continue
        if left[row] not in pairs and right[column] not in taken:
            pairs[left[row]] = right[column], value
            taken.add(right[column])
    made: list[Bead] = []
    for bead in beads:
        if not bead.target and bead.source[0] in pairs:
            other, value = pairs[bead.source[0]]
            made.append(Bead(bead.source, (other,), value, moved=True))
        elif bead.source or bead.target[0] not in taken:
            made.append(bead)
    return tuple(made)


def uncross(beads: Sequence[Bead], grid: Coverage) -> list[Bead]:
    """Beads of several sentences a side, cut in two where the first part faces the second and the other way round."""
    made: list[Bead] = []
    for bead in beads:
        rows, columns = bead.source, bead.target
        if min(len(rows), len(columns)) < 2:
            made.append(bead)
            continue
        cuts = [(r, c) for r in range(1, len(rows)) for c in range(1, len(columns))]

        def least(parts: Parts) -> float:
            return min(grid.share(*part) for part in parts)

        crossed = max((((rows[:r], columns[c:]), (rows[r:], columns[:c])) for r, c in cuts), key=least)
        straight = max(least(((rows[:r], columns[:c]), (rows[r:], columns[c:]))) for r, c in cuts)
        if least(crossed) >= max(NEAR, straight + CROSSED):
            made += [Bead(a, b, grid.share(a, b), moved=True) for a, b in crossed]
        else:
            made.append(bead)
    return made


def _part(side: Side, chosen: Sequence[int]) -> Side:
    return Side(tuple(side.tokens[i] for i in chosen), tuple(side.keys[i] for i in chosen))

"""Sentences that stand elsewhere in the other text: a reordering is not one dropped and one added sentence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from diglot.alignment.beads import null_gain
from diglot.alignment.similarity import Vectors
from diglot.findings import Bead

#: how far above the null gain a moved pair must be: there is no order to support it
MOVE_MARGIN = 0.06


def find_moves(beads: Sequence[Bead], space: Vectors) -> tuple[Bead, ...]:
    """Pair null links of both sides that are each other's best, well above chance."""
    left = [b.source[0] for b in beads if not b.target]
    right = [b.target[0] for b in beads if not b.source]
    if not left or not right:
        return tuple(beads)
    floor = null_gain(space) + MOVE_MARGIN
    cosines = space.cosines(np.array(left, dtype=np.intp), np.array(right, dtype=np.intp)).copy()
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    while True:
        row, column = np.unravel_index(int(cosines.argmax()), cosines.shape)
        value = float(cosines[row, column])
        if value < floor:
            break
        pairs[left[row]] = (right[column], value)
        taken.add(right[column])
        cosines[row, :] = -1.0
        cosines[:, column] = -1.0
    made: list[Bead] = []
    for bead in beads:
        if not bead.target and bead.source[0] in pairs:
            other, value = pairs[bead.source[0]]
            made.append(Bead(bead.source, (other,), value, moved=True))
        elif not bead.source and bead.target[0] in taken:
            continue
        else:
            made.append(bead)
    return tuple(made)

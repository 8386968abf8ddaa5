"""What a passage lacks and the next one tells: desks move a clause from one sentence to another. A part of the check of coverage."""

from __future__ import annotations

from diglot.checks.base import Context
from diglot.checks.linked import linked
from diglot.checks.stretches import Facing, Stretch
from diglot.findings import Bead

#: passages to either side that are looked at; the words that carry meaning, and the share of a stretch's, that stand there
NEAR, TWO, MOSTLY = 2, 2, 0.6


def told_nearby(stretch: Stretch, side: Facing, bead: Bead, context: Context) -> bool:
    """Whether most words of a stretch have counterparts in one passage near by that answer nothing else there."""
    inside = [k for k in range(stretch.first, stretch.last + 1) if side.words[k].content]
    if bead not in context.alignment:
        return False
    at = context.alignment.index(bead)
    for near in context.alignment[max(0, at - NEAR) : at + NEAR + 1]:
        own, other = context.passages(near)[:: 1 if side.from_source else -1]
        if near == bead or not (near.target if side.from_source else near.source):
            continue
        found = linked(side.passage, other, context, from_source=side.from_source)
        free = linked(other, own, context, from_source=not side.from_source)
        held = [k for k in inside if found[k].strength > 0 and free[found[k].partner].bare]
        if len(held) >= max(TWO, MOSTLY * len(inside)):
            return True
    return False

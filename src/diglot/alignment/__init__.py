"""Sentence alignment of two texts by the words that each covers of the other. It knows no language and no article."""

from __future__ import annotations

from diglot.alignment.beads import best_beads
from diglot.alignment.coverage import Coverage
from diglot.alignment.links import Side, Token, bags
from diglot.alignment.moves import find_moves, uncross
from diglot.findings import Bead

__all__ = ["Side", "Token", "align", "bags"]


def align(source: Side, target: Side) -> tuple[Bead, ...]:
    """Align two texts (for two in one language, from `bags()`).

    Returns the beads in order of the source, null links where the target puts them; sentences that stand
    elsewhere in the other text come as beads with `moved`.
    """
    grid = Coverage(source, target)
    return find_moves(uncross(best_beads(grid), grid), source, target)

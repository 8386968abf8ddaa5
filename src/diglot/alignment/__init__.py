"""Sentence alignment of two texts that are in one language already. It knows no language and no article."""

from __future__ import annotations

from collections.abc import Sequence

from diglot.alignment.beads import align_vectors
from diglot.alignment.moves import find_moves
from diglot.alignment.similarity import Bag, Vectors, bags, vectors
from diglot.findings import Bead

__all__ = ["Bag", "align", "bags"]


def align(source: Sequence[Bag], target: Sequence[Bag]) -> tuple[Bead, ...]:
    """Align two sequences of feature bags (one a sentence, from `bags()`).

    Returns the beads in order of the source, null links where the target puts them; sentences that stand
    elsewhere in the other text come as beads with `moved`.
    """
    space: Vectors = vectors(source, target)
    return find_moves(align_vectors(space), space)

"""What the checks of sentences and coverage share: words of a bead linked to the other side."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from diglot.checks.base import Context, Passage
from diglot.translation.linking import LinkedWord, PassageLinks, link_passages

if TYPE_CHECKING:
    from diglot.translation.lexicon import Lexicon


def links(one: Passage, two: Passage, context: Context) -> PassageLinks:
    """Links between a passage of the source and one of the target."""
    return _links(one.text, two.text, (one.language, two.language), context.lexicon, context.reverse_lexicon)


# as many as the beads of a long article: the alignment is parted, the verdict found and the checks run one after the other
@lru_cache(maxsize=2048)
def _links(
    one: str, two: str, languages: tuple[str, str], forward: Lexicon | None, backward: Lexicon | None
) -> PassageLinks:
    return link_passages(one, two, languages, forward, backward)


def linked(passage: Passage, other: Passage, context: Context, *, from_source: bool) -> tuple[LinkedWord, ...]:
    """The words of a passage with their links into the other passage."""
    return links(passage, other, context).source if from_source else links(other, passage, context).target

"""What the checks of sentences and coverage share: words of a bead linked to the other side."""

from __future__ import annotations

from diglot.checks.base import Context, Passage
from diglot.findings import Bead
from diglot.translation.linking import LinkedWord, link, passage_words


def linked(passage: Passage, other: Passage, context: Context, *, from_source: bool) -> list[LinkedWord]:
    """The words of a passage with their links into the other passage."""
    lexicon, reverse = context.lexicon, context.reverse_lexicon
    if not from_source:
        lexicon, reverse = reverse, lexicon
    translated_other = (context.rendering.of == "target") == from_source
    reading: list[str] = []
    if translated_other and context.rendering.engine != "lexicon":
        for i in other.indexes:
            if context.rendering.reliable[i]:
                reading += [w.text for w in passage_words(context.rendering.lines[i])]
    return link(
        passage_words(passage.text),
        passage_words(other.text),
        passage.language,
        lexicon,
        reverse,
        reading_other=reading,
    )


def linked_share(bead: Bead, context: Context) -> float:
    """For a null link: the share of its content words that the other side has in the neighbouring beads."""
    at = context.alignment.index(bead)
    near: set[int] = set()
    from_source = bool(bead.source)
    best = 0.0
    mine = Passage(context.source, bead.source) if from_source else Passage(context.target, bead.target)
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(context.alignment) and context.alignment[place].is_null:
            place += step
        if 0 <= place < len(context.alignment):
            other = context.alignment[place]
            near = set(other.target if from_source else other.source)
            passage = Passage(context.target if from_source else context.source, tuple(sorted(near)))
            words = [w for w in linked(mine, passage, context, from_source=from_source) if w.content]
            # what the neighbour's own counterpart accounts for already is no evidence of a merge
            if len(words) >= 3:
                best = max(best, sum(not w.bare for w in words) / len(words))
    return best

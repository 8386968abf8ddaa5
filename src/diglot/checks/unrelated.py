"""What alignment joined for want of better: two sentences side by side that say different things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diglot.checks.base import Context, Passage
from diglot.checks.linked import links
from diglot.findings import Bead
from diglot.translation.evidence import Evidence
from diglot.translation.linking import LinkedWord

#: log-odds, over all words of either side, that the words of a pair have no counterpart
UNRELATED = 11.0
#: the same where next to no word has one, and either side has words enough to tell
UNLINKED, STRANGE, ENOUGH = 5.0, 0.8, 5


def part(context: Context) -> Context:
    """The context with unrelated 1-1 beads parted into null links; as it is where links cannot tell."""
    if not tells(context):
        return context
    made: list[Bead] = []
    for bead in context.alignment:
        if len(bead.source) == len(bead.target) == 1 and not _titles(bead, context) and unrelated(bead, context):
            made += [Bead(bead.source, ()), Bead((), bead.target)]
        else:
            made.append(bead)
    return replace(context, alignment=tuple(made))


def tells(context: Context) -> bool:
    """Whether it was learnt what a link between the two languages says: over English, links are too unsure."""
    languages = context.source.language, context.target.language
    return context.lexicon is not None and context.reverse_lexicon is not None and Evidence.load(*languages).learnt


def _titles(bead: Bead, context: Context) -> bool:
    return any(p.is_title for p in context.passages(bead))


def unrelated(bead: Bead, context: Context) -> bool:
    """Whether the words of both sides say that they are no translations of each other."""
    key = ("unrelated", bead.source, bead.target)
    if key not in context.kept:
        context.kept[key] = _unrelated(bead, context)
    known: bool = context.kept[key]
    return known


def _unrelated(bead: Bead, context: Context) -> bool:
    one, two = context.passages(bead)
    found = links(one, two, context)
    least = min(_total(one, found.source, two.language), _total(two, found.target, one.language))
    sides = [[w for w in side if w.content] for side in (found.source, found.target)]
    bare = sum(w.bare for side in sides for w in side)
    strange = min(map(len, sides)) >= ENOUGH and bare >= STRANGE * sum(map(len, sides))
    return least >= (UNLINKED if strange else UNRELATED)


def _total(passage: Passage, words: Sequence[LinkedWord], other_language: str) -> float:
    evidence = Evidence.load(passage.language, other_language)
    return sum(evidence.odds(w, k) for k, w in enumerate(words) if w.content)

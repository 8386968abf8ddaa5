"""Pairs that alignment made for want of better: two sentences side by side that say different things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diglot.checks.base import Context, Passage
from diglot.checks.linked import links
from diglot.findings import Bead
from diglot.translation.evidence import Evidence
from diglot.translation.linking import LinkedWord

#: log-odds, over all words of either side, that the words have no counterpart
UNRELATED = 6.0


def part(context: Context) -> Context:
    """The context with unrelated 1-1 beads parted into null links, the source's first."""
    if context.lexicon is None or context.reverse_lexicon is None:
        return context
    made: list[Bead] = []
    for bead in context.alignment:
        if len(bead.source) == len(bead.target) == 1 and not _titles(bead, context) and unrelated(bead, context):
            made += [Bead(bead.source, ()), Bead((), bead.target)]
        else:
            made.append(bead)
    return replace(context, alignment=tuple(made))


def _titles(bead: Bead, context: Context) -> bool:
    return any(p.is_title for p in context.passages(bead))


def unrelated(bead: Bead, context: Context) -> bool:
    """Whether the words of both sides say that they are no translations of each other."""
    one, two = context.passages(bead)
    found = links(one, two, context)
    return min(_total(one, found.source, two.language), _total(two, found.target, one.language)) >= UNRELATED


def _total(passage: Passage, words: Sequence[LinkedWord], other_language: str) -> float:
    evidence = Evidence.load(passage.language, other_language)
    return sum(evidence.odds(w, k) for k, w in enumerate(words) if w.content)

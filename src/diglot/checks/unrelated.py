"""What alignment joined for want of better: two sentences side by side that say different things, and a sentence taken
into a neighbour's bead that says nothing of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
#: the same, over the words of a sentence that a bead of several took in
TAKEN_IN = 4.0


def part(context: Context) -> Context:
    """The context with unrelated 1-1 beads parted into null links, and merges freed of what they took in."""
    if context.lexicon is None or context.reverse_lexicon is None:
        return context
    made: list[Bead] = []
    for bead in context.alignment:
        if len(bead.source) == len(bead.target) == 1 and not _titles(bead, context) and unrelated(bead, context):
            made += [Bead(bead.source, ()), Bead((), bead.target)]
        elif not bead.is_null and len(bead.source) + len(bead.target) > 2:
            made += _freed(bead, context)
        else:
            made.append(bead)
    return replace(context, alignment=tuple(made))


def _titles(bead: Bead, context: Context) -> bool:
    return any(p.is_title for p in context.passages(bead))


def unrelated(bead: Bead, context: Context) -> bool:
    """Whether the words of both sides say that they are no translations of each other."""
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


def _freed(bead: Bead, context: Context) -> Iterator[Bead]:
    """The bead without sentences at its ends whose words have no counterpart in it, in order of the texts."""
    before: list[Bead] = []
    after: list[Bead] = []
    while True:
        ends = sorted(_ends(bead, context), key=lambda end: -end[0])
        if not ends or ends[0][0] < TAKEN_IN:
            break
        _, side, at = ends[0]
        source, target = bead.source, bead.target
        if side == "source":
            gone, source = Bead((source[at],), ()), source[1:] if at == 0 else source[:-1]
        else:
            gone, target = Bead((), (target[at],)), target[1:] if at == 0 else target[:-1]
        (before if at == 0 else after).append(gone)
        bead = replace(bead, source=source, target=target)
    yield from before
    yield bead
    yield from reversed(after)


def _ends(bead: Bead, context: Context) -> Iterator[tuple[float, str, int]]:
    """(log-odds that it has no counterpart, side, 0 or -1) of the first and last sentences of a side with several."""
    one, two = context.passages(bead)
    found = links(one, two, context)
    for side, passage, words, other in (
        ("source", one, found.source, two),
        ("target", two, found.target, one),
    ):
        if len(passage.indexes) < 2:
            continue
        evidence = Evidence.load(passage.language, other.language)
        sizes = [len(s.text) for s in passage.sentences]
        for at, start, stop in ((0, 0, sizes[0]), (-1, sum(sizes[:-1]) + len(sizes) - 1, len(passage.text))):
            inside = [(k, w) for k, w in enumerate(words) if start <= w.word.start < stop and w.content]
            yield sum(evidence.odds(w, k) for k, w in inside), side, at

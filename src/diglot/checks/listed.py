"""Items of a list that the other edition's list lacks: "Accra, Lomé and Abidjan" for four towns. A part of the check of coverage.

The two lists are known by their items, linked to each other one to one; what is left over in the longer one has no
counterpart anywhere on the other side. Where items of the shorter one are left over too, only their number tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from diglot.checks.base import Context
from diglot.checks.linked import links, odds
from diglot.findings import Aspect, Bead, Finding, Severity, Span
from diglot.l10n import say
from diglot.languages.lists import Item, read_lists
from diglot.languages.packs import capitalises_nouns
from diglot.languages.values.names import Name, read_names
from diglot.translation.linking import LinkedWord

#: confidence that an item is lost, the log-odds that its surest word must have, and how many items
#: with a counterpart the shorter list must have for one without: "two women" may be two items
LISTED, LOST, KNOWN = 0.8, 1.5, 2


@dataclass(frozen=True, slots=True)
class Shorter:
    """A list with fewer items than the one facing it.

    `from_source`: whether the source has more; `more`, `fewer`: spans of the items without counterpart on the side that
    has more, and on the other; `counts`: the items of both lists, that with more first.
    """

    from_source: bool
    more: tuple[Span, ...]
    fewer: tuple[Span, ...]
    counts: tuple[int, int]

    def holds(self, from_source: bool, start: int, end: int) -> bool:
        """Whether a stretch of a side is of what this tells."""
        spans = self.more if from_source is self.from_source else self.fewer
        return any(start < e and s < end for s, e in spans)


@dataclass(frozen=True, slots=True)
class _Side:
    """The linked words of a passage and the log-odds that each is lost, its names and its lists."""

    words: Sequence[LinkedWord]
    lost: Sequence[float]
    names: Sequence[Name]
    lists: Sequence[Sequence[Item]]


def lost_items(bead: Bead, context: Context) -> Iterator[Shorter]:
    """The lists of each side that lack items of the list facing them."""
    passages = context.passages(bead)
    found = links(*passages, context)
    linked = found.source, found.target
    lists = [
        read_lists(p.text, [w.word for w in words], p.language, lambda k, w=words: w[k].content)  # type: ignore[misc]
        for p, words in zip(passages, linked, strict=True)
    ]
    if not all(lists):
        return
    names = [
        [n for n in read_names(p.text, p.language) if n.place or not capitalises_nouns(p.language)] for p in passages
    ]
    sides = [_Side(*side) for side in zip(linked, odds(bead, context), names, lists, strict=True)]
    for here, (side, other) in enumerate((sides, sides[::-1])):
        for longer in side.lists:
            for shorter in other.lists:
                left, rest, counts = _left_over(longer, shorter, side.words, other.words)
                sure = [item for item in left if _is_lost(item, side)]
                if sure and rest:
                    yield Shorter(here == 0, _spans(left, side), _spans(rest, other), counts)
                elif not rest:
                    for item in sure:
                        yield Shorter(here == 0, _spans([item], side), (), counts)


def _spans(items: Sequence[Item], side: _Side) -> tuple[Span, ...]:
    return tuple((side.words[item[0]].word.start, side.words[item[-1]].word.end) for item in items)


def _is_lost(item: Item, side: _Side) -> bool:
    """Whether the model finds a word of an item lost, or it is a name, of which a model that never saw it knows nothing."""
    return max(side.lost[k] for k in item) >= LOST or all(
        any(n.start <= side.words[k].word.start < n.end for n in side.names) for k in item
    )


def _left_over(
    longer: Sequence[Item], shorter: Sequence[Item], words: Sequence[LinkedWord], other: Sequence[LinkedWord]
) -> tuple[list[Item], list[Item], tuple[int, int]]:
    """What the longer of two lists has without counterpart, what the shorter one has, and how many items each has.

    Nothing where they are no two editions of one list: none of their items are linked, or one is linked elsewhere.
    """
    nothing: tuple[list[Item], list[Item], tuple[int, int]] = [], [], (0, 0)
    long, short = _trimmed(longer, shorter, words, other), _trimmed(shorter, longer, other, words)
    if not 1 < len(short) < len(long):
        return nothing
    matched = _matched(long, short, words, other)
    left = [n for n in range(len(long)) if n not in matched]
    rest = [m for m in range(len(short)) if m not in matched.values()]
    if 0 in left:
        return nothing  # where a list begins is not sure
    bare = all(words[k].bare for n in left for k in long[n]) and all(other[k].bare for m in rest for k in short[m])
    if not bare or len(matched) < KNOWN * len(rest):
        return nothing
    return [long[n] for n in left], [short[m] for m in rest], (len(long), len(short))


def _trimmed(
    items: Sequence[Item], others: Sequence[Item], words: Sequence[LinkedWord], other: Sequence[LinkedWord]
) -> list[Item]:
    """A list without words at its ends that are linked elsewhere: no mark tells where the first item begins, the last ends."""
    every = [k for held in others for k in held]

    def held(item: Item) -> bool:
        return _linked(item, every, words, other) > 0

    made = list(items)
    while made and not held(made[0]):
        begin = max((n for n, k in enumerate(made[0], 1) if not words[k].bare), default=0)
        made[0] = made[0][begin:]
        if made[0]:
            break
        made.pop(0)
    if made and not held(made[-1]):
        made[-1] = made[-1][: next((n for n, k in enumerate(made[-1]) if not words[k].bare), None)]
    return made if made and made[-1] else []


def _matched(
    longer: Sequence[Item], shorter: Sequence[Item], words: Sequence[LinkedWord], other: Sequence[LinkedWord]
) -> Mapping[int, int]:
    """Items of the two lists that are counterparts, by their numbers: one to one, those with most links first."""
    scored = sorted(
        (-_linked(item, held, words, other), n, m) for n, item in enumerate(longer) for m, held in enumerate(shorter)
    )
    made: dict[int, int] = {}
    for count, n, m in scored:
        if count and n not in made and m not in made.values():
            made[n] = m
    return made


def _linked(item: Item, held: Sequence[int], words: Sequence[LinkedWord], other: Sequence[LinkedWord]) -> int:
    """How many words of one item are counterparts of words of the other."""
    there, here = set(held), set(item)
    return sum(words[k].strength > 0 and words[k].partner in there for k in item) + sum(
        other[k].strength > 0 and other[k].partner in here for k in held
    )


def item_finding(bead: Bead, context: Context, lost: Shorter) -> Finding:
    """The finding on a list that lacks items."""
    here, there = ("source", "target") if lost.from_source else ("target", "source")
    more, fewer = (
        [context.passages(bead)[("source", "target").index(side)].text[slice(*span)] for span in spans]
        for side, spans in ((here, lost.more), (there, lost.fewer))
    )
    if fewer:
        message = say("The list has {count} items in the {here}, {fewer} in the {there}.").format(
            count=lost.counts[0], here=context.name(here), fewer=lost.counts[1], there=context.name(there)
        )
    else:
        message = say("“{a}” is missing from the list in the {there}.").format(a=more[0], there=context.name(there))
    spans = {here: lost.more, there: lost.fewer}
    words = {here: ", ".join(more), there: ", ".join(fewer)}
    return context.finding(
        bead,
        aspect=Aspect.COVERAGE,
        severity=Severity.MAJOR,
        confidence=LISTED,
        message=message,
        source_at=spans["source"],
        target_at=spans["target"],
        what=", ".join(more),
        source_words=words["source"],
        target_words=words["target"],
    )

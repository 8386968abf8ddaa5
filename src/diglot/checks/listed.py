"""Items of a list that the other edition's list lacks: "Accra, Lomé and Abidjan" for four towns. A part of the check of coverage.

The two lists are known by their items, each linked to one of the other; what is left over in the longer one has no
counterpart anywhere on the other side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.checks.base import Context
from diglot.checks.linked import links, odds
from diglot.findings import Aspect, Bead, Finding, Severity, Span
from diglot.l10n import say
from diglot.languages.lists import Item, read_lists
from diglot.languages.packs import capitalises_nouns
from diglot.languages.values.names import Name, read_names
from diglot.translation.linking import LinkedWord

#: confidence that an item is lost, the log-odds that its surest word must have, and items of a list whose first may be told
LISTED, LOST, LONG = 0.8, 1.5, 4


def lost_items(bead: Bead, context: Context) -> Iterator[tuple[bool, Span]]:
    """The items of each side's lists that the list facing it lacks: whether the source has them, and their spans."""
    passages = context.passages(bead)
    found = links(*passages, context)
    sides, lost = (found.source, found.target), odds(bead, context)
    names = [
        [n for n in read_names(p.text, p.language) if n.place or not capitalises_nouns(p.language)] for p in passages
    ]
    lists = [
        read_lists(p.text, [w.word for w in side], p.language, lambda k, side=side: side[k].content)  # type: ignore[misc]
        for p, side in zip(passages, sides, strict=True)
    ]
    for here in (0, 1):
        for longer in lists[here]:
            for shorter in lists[1 - here]:
                for item in _left_over(longer, shorter, sides[here], sides[1 - here]):
                    surest = max(lost[here][k] for k in item)
                    if surest >= LOST or (item is not longer[0] and _is_name(item, sides[here], names[here])):
                        yield here == 0, (sides[here][item[0]].word.start, sides[here][item[-1]].word.end)


def _left_over(
    longer: Sequence[Item], shorter: Sequence[Item], words: Sequence[LinkedWord], other: Sequence[LinkedWord]
) -> list[Item]:
    """What a list has more than another one of which every item is linked to one of its own."""
    facing = [{n for n, item in enumerate(longer) if _linked(item, held, words, other)} for held in shorter]
    told = set[int]().union(*facing)
    if len(shorter) >= len(longer) or any(len(f) != 1 for f in facing) or len(told) < len(shorter):
        return []
    left = [n for n in range(len(longer)) if n not in told]
    if 0 in left and len(longer) < LONG:
        return []  # where a short list begins is not sure
    return [longer[n] for n in left if all(words[k].bare for k in longer[n])]


def _is_name(item: Item, words: Sequence[LinkedWord], names: Sequence[Name]) -> bool:
    """Whether an item is a name, of which a model that never saw it knows nothing."""
    return all(any(n.start <= words[k].word.start < n.end for n in names) for k in item)


def _linked(item: Item, held: Item, words: Sequence[LinkedWord], other: Sequence[LinkedWord]) -> bool:
    """Whether a word of one item is the counterpart of one of the other."""
    there = set(held)
    return any(words[k].strength > 0 and words[k].partner in there for k in item) or any(
        other[k].strength > 0 and other[k].partner in set(item) for k in held
    )


def item_finding(bead: Bead, context: Context, from_source: bool, span: Span) -> Finding:
    """The finding on an item at a span of one side."""
    text = context.passages(bead)[0 if from_source else 1].text[slice(*span)]
    return context.finding(
        bead,
        aspect=Aspect.COVERAGE,
        severity=Severity.MAJOR,
        confidence=LISTED,
        message=say("“{a}” is missing from the list in the {there}.").format(
            a=text, there=context.name("target" if from_source else "source")
        ),
        source_at=[span] if from_source else (),
        target_at=() if from_source else [span],
        what=text,
        source_words=text if from_source else "",
        target_words="" if from_source else text,
    )

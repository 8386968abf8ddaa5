"""Who does it to whom, by the voice of the verb: "A has sued B" told as « A a été poursuivi par B ». A part of the check of roles.

The two editions' predicates are read on their own (`languages.predicates`); two that face each other, by a link between
their verbs or by the packs' `[roles]`, are compared. The roles are exchanged where the agent's counterpart is the patient,
the patient's the agent, and none stands nearer in its own place: voice and order may differ as they like.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from functools import partial
from itertools import product
from typing import NamedTuple

from diglot.checks.base import Context, Passage
from diglot.checks.wordlinks import WordLinks, word_links
from diglot.findings import Aspect, Bead, Finding, Severity, Span
from diglot.l10n import say
from diglot.languages.cues import cue_table, find_cues
from diglot.languages.predicates import Predicate, Predicates
from diglot.languages.values.names import Name, alike, read_names
from diglot.languages.words import Word

#: confidence of an exchange of names, and of other words
EXCHANGED, CROSSED = 0.8, 0.7
#: words next to a verb that may be its partners
CLOSE = 3
#: places that all four words together stand away from the nearest: where the verbs are known to say the same, and where not
FAR, NEXT = 3, 1
#: words of a passage that are quoted whole, and words of a partner that are marked
SHOWN, PARTNERS = 14, 2
#: groups of the packs whose verbs have a third partner: what is given
GIVING = ("pay", "teach")
SIDES = ("source", "target")


#: numbers of the target's words by those of the source's
Links = Mapping[int, frozenset[int]]


class Same(IntEnum):
    """Whether two verbs are known to say the same, and that something is given."""

    UNSURE = 0
    KNOWN = 1
    GIVING = 2


class Known(NamedTuple):
    """A verb of the packs: its group, whether it tells the group's roles from the other side, its first and last word."""

    group: str
    converse: bool
    words: tuple[int, int]


class Sides(NamedTuple):
    """Both sides of a bead: passages, words with their links, predicates, names, and the counterparts of words."""

    passages: Sequence[Passage]
    found: WordLinks
    read: Sequence[Predicates]
    names: Sequence[Sequence[Name]]
    links: Links


def read_sides(bead: Bead, context: Context) -> Sides:
    """Both sides of a bead, read for who does it to whom; once for all checks that ask."""
    key = ("doers", bead.source, bead.target)
    if key not in context.kept:
        context.kept[key] = _sides(bead, context)
    made: Sides = context.kept[key]
    return made


def _sides(bead: Bead, context: Context) -> Sides:
    passages = context.passages(bead)
    found = word_links(bead, context)
    read = [
        Predicates(p.text, found.words[side], p.language, partial(found.content, side))
        for p, side in zip(passages, SIDES, strict=True)
    ]
    names = [read_names(p.text, p.language) for p in passages]
    return Sides(passages, found, read, names, _links_of(found, names))


def exchanged_doers(bead: Bead, context: Context) -> Iterator[Finding]:
    """The first two predicates that face each other with exchanged roles."""
    sides = read_sides(bead, context)
    for one, two, same in _facing(bead, context):
        crossed = _crossed(one, two, sides.links, same)
        if crossed is None and same is not Same.UNSURE:
            crossed = _places_crossed(one, two, sides)
        if crossed is not None:
            named = any(
                n.start <= sides.found.words[side][k].start < n.end
                for side, held, k in zip(SIDES, sides.names, crossed, strict=True)
                for n in held
            )
            yield _finding(bead, context, sides, (one, two), EXCHANGED if named else CROSSED)
            return


def in_their_places(bead: Bead, context: Context) -> list[set[int]]:
    """Where the words begin of source predicates whose agent and patient both face their own: nobody changed places there."""
    sides = read_sides(bead, context)
    words, links = sides.found.words["source"], sides.links
    return [
        {words[k].start for k in (*one.agent, *one.patient)}
        for one, two, same in _facing(bead, context)
        if same is not Same.UNSURE
        and _nearest(one.agent, two.agent, links)
        and _nearest(one.patient, two.patient, links)
        and not _nearest(one.agent, two.patient, links)
        and not _nearest(one.patient, two.agent, links)
    ]


def tell_the_same(bead: Bead, context: Context, one: Span, two: Span) -> bool:
    """Whether two opposites at spans of the source and the target tell the same from both sides: what stands before the one
    stands behind the other, and the reverse ("A left before B came", "B came after A had left")."""
    sides = read_sides(bead, context)
    around = []
    for read, side, span in zip(sides.read, SIDES, (one, two), strict=True):
        head = sides.found.head(side, *span)
        around.append([*read.around(*span), *(read.of(head, head) if head is not None else ())])
    if any(_changed_sides(a, b, sides.links) for a, b in product(*around)):
        return True
    compared = product(sides.read[0].comparisons, sides.read[1].comparisons)
    return any(less != fewer and _changed_sides(a, b, sides.links) for (a, less), (b, fewer) in compared)


def _changed_sides(one: Predicate, two: Predicate, links: Links) -> bool:
    """Whether more of what stands before and behind one word stands on the other side of the other, of both."""

    def linked(here: Sequence[int], there: Sequence[int]) -> int:
        return sum(not links.get(k, frozenset()).isdisjoint(there) for k in here)

    crossed = linked(one.agent, two.patient), linked(one.patient, two.agent)
    return min(crossed) > 0 and sum(crossed) > linked(one.agent, two.agent) + linked(one.patient, two.patient)


def _facing(bead: Bead, context: Context) -> Sequence[tuple[Predicate, Predicate, Same]]:
    """The predicates of a bead that face each other; found once for both that ask."""
    key = ("facing", bead.source, bead.target)
    if key not in context.kept:
        context.kept[key] = tuple(_faced(read_sides(bead, context)))
    made: Sequence[tuple[Predicate, Predicate, Same]] = context.kept[key]
    return made


def _faced(sides: Sides) -> Iterator[tuple[Predicate, Predicate, Same]]:
    """Predicates of both sides that face each other: of linked verbs, of verbs of one group of the packs, and of a verb
    without counterpart and one of the other side that has none either; whether their verbs are known to say the same."""
    passages, found, read = sides[:3]
    groups = [_known(p, found, side) for p, side in zip(passages, SIDES, strict=True)]
    verbs = [{*(p.verb for p in side.passives), *side.helped, *known} for side, known in zip(read, groups, strict=True)]
    pairs: dict[tuple[int, int], bool] = {}
    for here, there in ((0, 1), (1, 0)):
        partner = found.partner[SIDES[here]]
        for verb in sorted(verbs[here]):
            own = groups[here].get(verb)
            facing = [k for k, other in groups[there].items() if own and other.group == own.group]
            if verb in partner:
                facing.append(partner[verb])
            linked = bool(facing)
            if not linked:
                sure = verb in read[here].helped
                facing += [
                    k for k in _unlinked(found, SIDES[there]) if k in verbs[there] or (sure and read[there].is_doing(k))
                ]
            for k in facing:
                pair = (verb, k) if here == 0 else (k, verb)
                pairs[pair] = linked or pairs.get(pair, False)
    for (one, two), linked in pairs.items():
        known = groups[0].get(one), groups[1].get(two)
        mine, theirs = (k.words if k else (None, None) for k in known)
        for ours in read[0].of(one, *mine):
            for other in read[1].of(two, *theirs):
                same = Same.GIVING if all(k and k.group in GIVING for k in known) else Same(linked)
                yield ours, _turned(other) if _are_converse(*known) else other, same
    for ours, less in read[0].comparisons:
        yield from ((ours, other, Same.KNOWN) for other, fewer in read[1].comparisons if less == fewer)


def _are_converse(one: Known | None, two: Known | None) -> bool:
    """Whether two verbs tell the same from both sides: one lends, the other borrows."""
    return one is not None and two is not None and one.group == two.group and one.converse != two.converse


def _turned(predicate: Predicate) -> Predicate:
    """What a converse verb says of its partners: who borrows is lent."""
    return replace(predicate, agent=predicate.patient, patient=predicate.agent)


def _known(passage: Passage, found: WordLinks, side: str) -> dict[int, Known]:
    """The verbs of the packs' `[roles]` and `[converse]`, by the words that stand for them."""
    cues = [(c, False) for c in find_cues(passage.text, passage.language, "roles") if c.group != "passive"]
    cues += ((c, True) for c in cue_table(passage.language, "converse").find_all(passage.text))
    made = {}
    for cue, converse in cues:
        held = found.within(side, cue.start, cue.end)
        if (head := found.head(side, cue.start, cue.end)) is not None:
            made[head] = Known(cue.group, converse, (held[0], held[-1]))
    return made


def _unlinked(found: WordLinks, side: str) -> Iterator[int]:
    """The words of a side that may be verbs and have no counterpart."""
    for k, word in enumerate(found.words[side]):
        if k not in found.partner[side] and found.content(side, k) and word.text[0].islower():
            yield k


def _links_of(found: WordLinks, names: Sequence[Sequence[Name]]) -> Links:
    """The counterparts of the source's words: by their links, and those of names that have none by the names that they
    stand in."""
    made = {i: frozenset({j}) for i, j in found.partner["source"].items()}
    for one in names[0]:
        unlinked = [i for i in found.within("source", one.start, one.end) if i not in found.partner["source"]]
        for two in names[1] if unlinked else ():
            if alike(one, two):
                there = frozenset(found.within("target", two.start, two.end)) - found.partner["target"].keys()
                made |= {i: made.get(i, frozenset()) | there for i in unlinked}
    return made


def _crossed(one: Predicate, two: Predicate, links: Links, same: Same) -> tuple[int, int] | None:
    """The source's agent and the target's where roles are exchanged, as words; else None.

    Of verbs that are known to say the same one partner is enough where the other one has no counterpart at all.
    """
    first, second = _nearest(one.agent, two.patient, links), _nearest(one.patient, two.agent, links)
    agents, patients = _nearest(one.agent, two.agent, links), _nearest(one.patient, two.patient, links)
    if first is None or second is None:
        reached = frozenset[int]().union(*links.values())
        sole = not agents and not patients and same is not Same.UNSURE and (0, 0) in (first, second)
        ours, theirs = (one.patient[0], two.agent[0]) if first else (one.agent[0], two.patient[0])
        return (one.agent[0], two.agent[0]) if sole and ours not in links and theirs not in reached else None
    # who stands in the right place, nearer than who does not
    if agents and (agents[0] < first[0] or agents[1] < second[1]):
        return None
    # what is given may stay what it is
    if same is not Same.GIVING and patients and (patients[0] < second[0] or patients[1] < first[1]):
        return None
    if sum(first) + sum(second) > (NEXT if same is Same.UNSURE else FAR):
        return None
    return one.agent[first[0]], two.agent[second[1]]


def _places_crossed(one: Predicate, two: Predicate, sides: Sides) -> tuple[int, int] | None:
    """The agents where each is of the place that the other side's patient is of: Turkish jets and Greek ones."""
    told = [
        [_place(held, side, sides) for held in (predicate.agent, predicate.patient)]
        for side, predicate in enumerate((one, two))
    ]
    (mine, other), (theirs, facing) = told
    if not (mine and other and theirs and facing) or mine[1] == other[1]:
        return None
    return (mine[0], theirs[0]) if (mine[1], other[1]) == (facing[1], theirs[1]) else None


def _place(held: Sequence[int], side: int, sides: Sides) -> tuple[int, str] | None:
    """The word among a partner's nearest that names a place or a people, and which."""
    words = sides.found.words[SIDES[side]]
    return next(
        (
            (k, n.place)
            for k in held[:CLOSE]
            for n in sides.names[side]
            if n.place and n.start <= words[k].start < n.end
        ),
        None,
    )


def _nearest(here: Sequence[int], there: Sequence[int], links: Links) -> tuple[int, int] | None:
    """The places among some words of the source and some of the target of the two that are linked, the nearest to their verbs."""
    found = (
        (i, there.index(k)) for i, word in enumerate(here[:CLOSE]) for k in links.get(word, ()) if k in there[:CLOSE]
    )
    return min(found, key=sum, default=None)


def _finding(bead: Bead, context: Context, sides: Sides, pair: tuple[Predicate, Predicate], sure: float) -> Finding:
    spans, texts = [], []
    for passage, side, predicate in zip(sides.passages, SIDES, pair, strict=True):
        held = sorted({predicate.verb, *predicate.agent[:PARTNERS], *predicate.patient[:PARTNERS]})
        words = [sides.found.words[side][k] for k in held]
        spans.append(together(passage, words))
        whole = passage.text[words[0].start : words[-1].end]
        texts.append(whole if len(whole.split()) <= SHOWN else " … ".join(w.text for w in words))
    return context.finding(
        bead,
        aspect=Aspect.ROLES,
        severity=Severity.CRITICAL,
        confidence=sure,
        message=say("The roles are exchanged: “{a}” in the {here}, “{b}” in the {there}.").format(
            here=context.name("source"), there=context.name("target"), a=texts[0], b=texts[1]
        ),
        source_at=spans[0],
        target_at=spans[1],
        what="|".join(texts),
        source_words=texts[0],
        target_words=texts[1],
    )


def together(passage: Passage, words: Sequence[Word]) -> list[Span]:
    """Where words stand, those that only a blank parts as one: "Anna Orlo"."""
    made: list[Span] = []
    for word in words:
        if made and passage.text[made[-1][1] : word.start].isspace():
            made[-1] = made[-1][0], word.end
        else:
            made.append((word.start, word.end))
    return made

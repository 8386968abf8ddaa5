"""Kinds told for others of their family ("cat" for « chien », "semi-final" for « finale »): for names and lost words.

The packs' `[kinds]` hold families of words that exclude each other and have sure translations, which the odds of single
words can't tell from rare synonyms. A kind that one side has and the other has not, where that has another of the family
in the same surroundings, was exchanged. Known false alarms: figures of speech; things called by a part of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.checks.base import Context, Passage
from diglot.checks.wordlinks import WordLinks, word_links
from diglot.findings import Aspect, Bead, Span
from diglot.languages.cues import Cue, find_cues, outermost

#: what may stand for a kind: it answers the kind, and tells of none
KIN = ".kin"
#: a link of this strength shows that a word has its counterpart
SURE = 0.05
#: families whose kinds are called names; the beginnings of families of opposites; all others are words of their own
NAMED = frozenset({"party", "faith", "continent"})
OPPOSITE = ("opposite_", "status")
#: how sure it is that a kind is told for another of its family: one false alarm in 7,000 clean pairs of news
KIND = 0.8
#: linked words around both that show that one stands where the other stood
SLOT = 1


def exchanged_kinds(bead: Bead, context: Context, aspect: Aspect) -> Iterator[tuple[Cue, Cue]]:
    """Of each family of an aspect the kind that only the source has, with the one in its place that only the target has."""
    key = ("kinds", bead.source, bead.target)
    if key not in context.kept:  # three checks ask
        context.kept[key] = list(_exchanged(bead, context))
    yield from (pair for pair in context.kept[key] if aspect_of(_family(pair[0])) is aspect)


def _exchanged(bead: Bead, context: Context) -> Iterator[tuple[Cue, Cue]]:
    """The same of all families."""
    links = word_links(bead, context)
    if not links.known:
        return
    ours, theirs = (cues_of(p, "kinds") for p in context.passages(bead))
    left, right = unanswered(ours, theirs, "source", links), unanswered(theirs, ours, "target", links)
    for family in dict.fromkeys(_family(c) for c in left):
        pairs = [(a, b) for a in left for b in right if _family(a) == _family(b) == family]
        if pairs:
            best = max(pairs, key=lambda p: links.shared(_span(p[0]), _span(p[1])))
            if links.shared(_span(best[0]), _span(best[1])) >= SLOT:
                yield best


def aspect_of(family: str) -> Aspect:
    """The check that tells of a family."""
    if family in NAMED:
        return Aspect.NAME
    return Aspect.DEGREE if family.startswith(OPPOSITE) else Aspect.COVERAGE


def cues_of(passage: Passage, section: str) -> list[Cue]:
    """The cues of a passage; what may stand for a kind ("court") and is part of another's name ("court of appeal") is none."""
    found = find_cues(passage.text, passage.language, section)
    return outermost(found, [c for c in found if not c.group.endswith(KIN)])


def unanswered(mine: Sequence[Cue], theirs: Sequence[Cue], side: str, links: WordLinks) -> list[Cue]:
    """The kinds of a side that the other side neither has nor has a word for."""
    other = "target" if side == "source" else "source"
    groups = {c.group.removesuffix(KIN) for c in theirs}
    full = [c for c in theirs if not c.group.endswith(KIN)]
    made = []
    for cue in mine:
        if cue.group.endswith(KIN) or cue.group in groups:
            continue
        held = [i for i in links.within(side, cue.start, cue.end) if links.content(side, i)]
        partners = [
            links.words[other][links.partner[side][i]]
            for i in held
            if links.strength[side].get(i, 0.0) >= SURE and i in links.partner[side]
        ]
        if all(any(c.start <= p.start < c.end for c in full) for p in partners):
            made.append(cue)
    return made


def _span(cue: Cue) -> Span:
    return cue.start, cue.end


def _family(cue: Cue) -> str:
    return cue.group.partition("-")[0]

"""Institutions and offices exchanged for others, and what limits an office lost: for the check of names.

The packs' `[offices]` name institutions ("court of appeal"), `[ranks]` what limits an office ("deputy", "former").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from diglot.checks.base import Context, Passage
from diglot.checks.kinds import KIN, KIND, cues_of, exchanged_kinds, unanswered
from diglot.checks.wordlinks import WordLinks, word_links
from diglot.findings import Aspect, Bead, Finding, Severity, Span
from diglot.l10n import say
from diglot.languages.cues import Cue, apart, cue_list
from diglot.languages.packs import capitalises_nouns

#: confidence that one institution is told for another, and that a rank is lost; linked words around both that it takes
OTHER, RANK, SLOT = 0.6, 0.55, 2
#: characters between a rank and the office that it limits, and between what stands for one and that office
BESIDE, OF = 2, 20
#: the packs' list of ranks below an office whatever it is, characters between them, and a link that holds the office
UNDER, NEXT, FIRM = "deputy", 1, 0.2


def office_findings(bead: Bead, context: Context) -> Iterator[Finding]:
    """The institution that became another, and an office without the rank that it has on the other side."""
    links = word_links(bead, context)
    if not links.known:
        return
    one, two = context.passages(bead)
    ours, theirs = cues_of(one, "offices"), cues_of(two, "offices")
    left, right = unanswered(ours, theirs, "source", links), unanswered(theirs, ours, "target", links)
    if len({c.group for c in left}) == len({c.group for c in right}) == 1:
        a, b = left[0], right[0]
        if links.shared((a.start, a.end), (b.start, b.end)) >= SLOT:
            yield names_differ(bead, context, (a.start, a.end), (b.start, b.end), OTHER)
    for a, b in exchanged_kinds(bead, context, Aspect.NAME):
        yield names_differ(bead, context, (a.start, a.end), (b.start, b.end), KIND)
    yield from _ranks(bead, context, (ours, theirs), links)


def _ranks(
    bead: Bead, context: Context, offices: tuple[Sequence[Cue], Sequence[Cue]], links: WordLinks
) -> Iterator[Finding]:
    """An office that both sides have, with a rank on one of them only."""
    passages = context.passages(bead)
    for k, side in enumerate(("source", "target")):
        ranks = {c.group.removesuffix(KIN) for c in cues_of(passages[1 - k], "ranks")}
        facing = {c.group.removesuffix(KIN): c for c in offices[1 - k]}
        for rank in cues_of(passages[k], "ranks"):
            if rank.group.endswith(KIN) or rank.group in ranks:
                continue
            known = ((c, facing[c.group]) for c in offices[k] if _beside(rank, c) and c.group in facing)
            pair = next(known, None) or _ranked(rank, passages[k], side, links)
            partner = links.across(side, rank.start, rank.end)
            if pair is None or (partner is not None and apart(partner, pair[1]) <= OF):
                continue
            office, other = pair
            start, end = min(rank.start, office.start), max(rank.end, office.end)
            spans = (start, end), (other.start, other.end)
            yield names_differ(bead, context, *(spans if k == 0 else spans[::-1]), RANK)
            return


def _ranked(rank: Cue, passage: Passage, side: str, links: WordLinks) -> tuple[Cue, Cue] | None:
    """The word right behind a deputy's rank and its counterpart, where they are linked for sure: "deputy police chief"."""
    i = next(iter(links.within(side, rank.end, len(passage.text))), None)
    alone = cue_list(passage.language, "cues", UNDER).starts(rank.text, "")  # not « vicefiscal »
    if not alone or i is None or not links.content(side, i) or links.strength[side].get(i, 0.0) < FIRM:
        return None
    other = "target" if side == "source" else "source"
    here, there = links.words[side][i], links.words[other][links.partner[side][i]]
    named = here.text[0].isupper() and rank.text[0].islower() and not capitalises_nouns(passage.language)
    if here.start - rank.end > NEXT or named:  # "the Socialist deputy Juan Morales"
        return None
    return Cue("", here.start, here.end, here.text), Cue("", there.start, there.end, there.text)


def _beside(rank: Cue, office: Cue) -> bool:
    return 0 <= office.start - rank.end <= BESIDE or 0 <= rank.start - office.end <= BESIDE


def names_differ(bead: Bead, context: Context, here: Span, there: Span, sure: float, **evidence: Any) -> Finding:
    """The finding that the words at a span of the source name another than those at a span of the target."""
    one, two = context.passages(bead)
    a, b = one.text[slice(*here)], two.text[slice(*there)]
    return context.finding(
        bead,
        aspect=Aspect.NAME,
        severity=Severity.CRITICAL,
        confidence=sure,
        message=say("The names differ: “{a}” in the {here}, “{b}” in the {there}.").format(
            here=context.name("source"), there=context.name("target"), a=a, b=b
        ),
        source_at=[here],
        target_at=[there],
        what=f"{a}|{b}",
        source_words=a,
        target_words=b,
        **evidence,
    )

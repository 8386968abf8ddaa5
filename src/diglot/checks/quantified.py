"""How many of them: "all the villages" told as « une partie des villages ». A part of the check of degree.

Quantifiers stand on a scale (Horn 1972), which the packs' `[quantifiers]` give in steps from few to all. Two of them face
each other where what they quantify is linked; two steps apart they say another thing, unless either has its like
elsewhere on the other side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.checks.base import Context, Passage
from diglot.checks.wordlinks import WordLinks, word_links
from diglot.findings import Bead, Span
from diglot.languages.cues import Cue, cue_table
from diglot.languages.polarity import negations

#: "almost all" and "all", which are but one step apart, and say another thing
ALMOST = {"4", "5"}
#: steps of the scale between two others that do, words between one and what it quantifies,
#: characters behind a negation in its clause ("not all", "not better in every way"), and a link that holds what is quantified
APART, REACH, DENIED, FIRM = 2, 3, 60, 0.2


def exchanged_quantifiers(bead: Bead, context: Context) -> Iterator[tuple[Cue, Cue]]:
    """Pairs of quantifiers of what is linked that say another thing, those of the source first."""
    source, target = context.passages(bead)
    links = word_links(bead, context)
    if len({len(negations(p.text, p.language)[0]) for p in (source, target)}) > 1:
        return  # "most did not vote", « peu ont voté »
    mine, other = _quantified(source, "source", links), _quantified(target, "target", links)
    for one, head in mine:
        facing = links.partner["source"].get(head)
        for two, there in other:
            answered = _answered(one, [c for c, _ in other]) or _answered(two, [c for c, _ in mine])
            if there == facing and not answered and links.strength["source"][head] >= FIRM:
                yield one, two


def are_far(one: Cue, two: Cue) -> bool:
    """Whether two quantifiers stand more than two steps apart: "all" and "some", where "all" and "most" are near."""
    return abs(int(one.group) - int(two.group)) > APART


def _answered(cue: Cue, others: Sequence[Cue]) -> bool:
    """Whether the other side has a quantifier of about that step, of whatever."""
    return any(
        abs(int(cue.group) - int(other.group)) < APART and {cue.group, other.group} != ALMOST for other in others
    )


def _quantified(passage: Passage, side: str, links: WordLinks) -> Sequence[tuple[Cue, int]]:
    """The quantifiers of a passage, each with the word that carries what it quantifies; denied ones left out."""
    denied: list[Span] = [n.spans[-1] for n in negations(passage.text, passage.language)[0]]
    made = []
    every = cue_table(passage.language, "quantifiers").find_all(passage.text)
    for cue in every:
        if any(c.start < cue.start and cue.end <= c.end for c in every):
            continue  # « toutes » of « presque toutes »
        if any(start < cue.end <= end or _in_clause(passage.text, end, cue.start) for start, end in denied):
            continue
        behind = links.within(side, cue.end, len(passage.text))[:REACH]
        head = next((i for i in behind if links.content(side, i)), None)
        if head is not None:
            made.append((cue, head))
    return made


def _in_clause(text: str, end: int, start: int) -> bool:
    """Whether what ends and what starts there stand in one clause, the one soon behind the other."""
    return 0 <= start - end <= DENIED and not set(text[end:start]) & set(",.;:!?–—")

"""Adverbs that hedge a statement and have nothing for them on the other side: "probably", « semble-t-il ». A part of the check of
certainty.

The packs' `[cues]` name such words (`hedges`) and all that may render them (`hedging`). A hedge is lost where its surroundings
are linked and nothing that hedges stands opposite it.
"""

from __future__ import annotations

from diglot.checks.base import Context, are_like_statements
from diglot.checks.wordlinks import WordLinks
from diglot.findings import Bead
from diglot.languages.cues import Cue, cue_list

#: confidence that a hedge is lost, set by hand: of 18 that it told in the single sentences that were read 16 were
LOST = 0.6
#: words to either side that are a hedge's surroundings, those of them that must be linked, and words opposite them
AROUND, HELD, FACING = 4, 3, 8


def lost_hedge(bead: Bead, context: Context, links: WordLinks) -> tuple[str, Cue] | None:
    """The side and the hedge that has nothing for it on the other side, the first; None where there is none."""
    passages = context.passages(bead)
    if not links.known or not are_like_statements(*passages):
        return None
    for side, passage, other in (("source", *passages), ("target", *passages[::-1])):
        for cue in cue_list(passage.language, "cues", "hedges").find(passage.text):
            span = cue.start, cue.end
            start, end = links.facing(side, span, FACING)
            answers = cue_list(other.language, "cues", "hedging").find(other.text)
            answered = any(c.start < end and start < c.end for c in answers)
            if not answered and not links.linked(side, *span) and links.held(side, span, AROUND) >= HELD:
                return side, cue
    return None

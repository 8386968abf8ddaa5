"""Whether two texts are editions of one story at all: two reports of one matter are not."""

from __future__ import annotations

from diglot.checks.base import Context, Passage
from diglot.checks.linked import linked
from diglot.findings import Bead, Verdict

#: share of the shorter edition's text that must have a counterpart
EDITIONS = 0.5
#: a bead counts where this share of its content words links, over both sides
HELD = 0.45


def judge(context: Context) -> Verdict:
    """Judge by the share of either edition, in characters, that stands in beads whose words link."""
    held = [bead for bead in context.alignment if not bead.is_null and is_held(bead, context)]
    shares = []
    for side, article in (("source", context.source), ("target", context.target)):
        total = sum(len(s.text) for s in article.sentences) or 1
        inside = sum(len(article.sentences[i].text) for b in held for i in getattr(b, side))
        shares.append(inside / total)
    coverage = max(shares)
    paired = len(held)
    if coverage >= EDITIONS:
        return Verdict(True, coverage, f"Editions of one story: {paired} passages correspond.")
    many = (
        "no passage corresponds"
        if not paired
        else f"{paired} passage{'s' if paired > 1 else ''} correspond{'s' if paired == 1 else ''}"
    )
    return Verdict(
        False,
        coverage,
        f"These are not editions of one story: {many} ({coverage:.0%} of the text); use --force to compare them all the same.",
    )


def is_held(bead: Bead, context: Context) -> bool:
    """True where enough of the content words of both sides link to each other."""
    if context.lexicon is None:
        return bead.similarity >= HELD
    one, two = Passage(context.source, bead.source), Passage(context.target, bead.target)
    shares = []
    for passage, other, from_source in ((one, two, True), (two, one, False)):
        words = [w for w in linked(passage, other, context, from_source=from_source) if w.content]
        shares.append(sum(not w.bare for w in words) / len(words) if words else 1.0)
    return sum(shares) / 2 >= HELD

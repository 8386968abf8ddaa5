"""Whether two texts are editions of one story at all: two reports of one matter are not."""

from __future__ import annotations

from diglot.checks.base import Context, Passage
from diglot.checks.linked import linked
from diglot.findings import Bead, Verdict
from diglot.l10n import percent, plural, say

#: share of the shorter edition's text that must have a counterpart
EDITIONS = 0.5
#: the same where no lexicon is shipped for the pair: less can be seen, and unrelated texts show next to nothing
#: (NTREX-128, English and Spanish: editions .36 and more, others .05 at most)
BLIND = 0.3
#: a bead counts where this share of its content words links, over both sides
HELD = 0.45
#: without a lexicon: names, figures and cognates that both sides of a bead have; one is enough in a short sentence
SHARED, SHORT = 2, 10


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
    if coverage >= (BLIND if context.lexicon is None else EDITIONS):
        return Verdict(
            True,
            coverage,
            plural(
                "Editions of one story: {n} passage corresponds.",
                "Editions of one story: {n} passages correspond.",
                paired,
            ),
        )
    many = (
        plural("{n} passage corresponds", "{n} passages correspond", paired)
        if paired
        else say("no passage corresponds")
    )
    return Verdict(
        False,
        coverage,
        say(
            "These are not editions of one story: {many} ({share} of the text); use --force to compare them all the same."
        ).format(many=many, share=percent(coverage)),
    )


def is_held(bead: Bead, context: Context) -> bool:
    """True where enough of the content words of both sides link to each other."""
    one, two = context.passages(bead)
    if context.lexicon is None:
        return _shares_terms(one, two)
    shares = []
    for passage, other, from_source in ((one, two, True), (two, one, False)):
        words = [w for w in linked(passage, other, context, from_source=from_source) if w.content]
        shares.append(sum(not w.bare for w in words) / len(words) if words else 1.0)
    return sum(shares) / 2 >= HELD


def _shares_terms(one: Passage, two: Passage) -> bool:
    """True where names, figures and words of one origin stand on both sides: all there is to go by without a lexicon."""
    from diglot.editions.terms import passage_terms

    both = passage_terms(one.text, one.language) & passage_terms(two.text, two.language)
    return len(both) >= (1 if min(len(one.text.split()), len(two.text.split())) <= SHORT else SHARED)

"""What says a negation in other words: by a word of its own, a superlative, an opposite or a question; and which words a
negation turns round. A part of the checks of negation and degree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from diglot.checks.base import Passage
from diglot.checks.wordlinks import WordLinks
from diglot.findings import Span
from diglot.languages.clauses import parted
from diglot.languages.cues import Cue, cue_list, word_set
from diglot.languages.opposites import opposites
from diglot.languages.opposites import turned as opposite
from diglot.languages.packs import pack, verbs_last
from diglot.languages.polarity import Negation, Soft, never_since
from diglot.translation.linking import is_content

#: how many characters behind a negation a word still stands that turns it back ("doesn't forget")
SCOPE = 24
#: how many characters to either side of a negation a comparative of its clause still stands
_CLAUSE = 100
#: words to either side of what faces a negation within which another word can stand for it
_NEAR = 3
#: words from a negation on that both sides have where one was left in the other's language
_VERBATIM = 3
_PLAIN = str.maketrans({"’": "'", **dict.fromkeys('"“”„«»')})
#: words that carry meaning of which one must have its counterpart
_CONTENT = 3
#: a link of this strength holds the very word that is negated
FIRM = 0.2
#: words behind a negation that are what it negates, and a link that shows that one has its counterpart
AHEAD, SURE = 5, 0.05
OTHER = {"source": "target", "target": "source"}
#: characters between a negation and a word that it turns round
BEFORE = 12
#: the same where only small words and adverbs stand between
FARTHER = 30
#: concepts whose words a negation may follow too: "often does not" is "seldom"
ADVERBS = ("often", "always")

#: the negations of a passage, and the words that can stand for one
Negated = tuple[Sequence[Negation], Sequence[Soft]]


def is_superlative(negation: Negation, here: Passage, there: Passage, side: str, links: WordLinks) -> bool:
    """Whether a denial "since" a time, or of a comparative, may be a superlative there: "never better", "the best".

    One that has its own counterpart on this side ("the first patient") stands for no denial.
    """
    if never_since(here.text, there.text, (here.language, there.language)):
        return True
    start, end = extent(negation)
    denied = here.text[start:end]
    if not cue_list(here.language, "negation", "ever").find(denied):
        return False
    around = here.text[max(0, start - _CLAUSE) : start], here.text[end : end + _CLAUSE]
    compared = cue_list(here.language, "negation", "compared")
    if not any(compared.find(re.split(r"[.!?;:]", text)[at]) for text, at in zip(around, (-1, 0), strict=True)):
        return False
    own = cue_list(here.language, "negation", "superlative").find(here.text)
    for cue in cue_list(there.language, "negation", "superlative").find(there.text):
        partner = links.across(OTHER[side], cue.start, cue.end)
        if partner is None or not any(c.start < partner.end and partner.start < c.end for c in own):
            return True
    return False


def spare_words(side: str, soft: Sequence[Soft], other: Sequence[Soft], links: WordLinks) -> list[Soft]:
    """The negative words that aren't simply the counterparts of the other side's.

    Of those that turn a negation back, one without a link is the counterpart of one without a link.
    """
    made = []
    for one in soft:
        word = links.across(side, *one.span)
        told = word and [two for two in other if two.span[0] < word.end and word.start < two.span[1]]
        if not told or (one.group == "turn" and all(two.group == "weak" for two in told)):
            made.append(one)
    free = [w for w in other if w.group == "turn" and links.across(OTHER[side], *w.span) is None]
    turns = [w for w in made if w.group == "turn" and links.across(side, *w.span) is None]
    answered = turns[: len(free)]
    return [w for w in made if w not in answered]


def only_asks(negation: Negation, here: Passage) -> bool:
    """Whether a negation asks for a yes: « n'est-elle pas … ? », but not « pourquoi n'est-elle pas … ? »."""
    inverted = pack(here.language).section("negation").get("inverted")
    mark = re.search(r"[.!?;]", here.text[extent(negation)[1] :])
    if not inverted or mark is None or mark.group() != "?":
        return False
    clause = re.split(r"[.!?;:«»“”\"]", here.text[: negation.spans[0][0]])[-1]
    between = here.text[negation.spans[0][1] : negation.spans[-1][0]]
    return bool(re.search(inverted, between)) and not cue_list(here.language, "negation", "open").find(clause)


def is_verbatim(negation: Negation, here: Passage, there: Passage) -> bool:
    """Whether a negation stands in words that both sides have, a title left as it is."""
    start = here.text.rfind(" ", 0, negation.spans[0][0]) + 1
    words, others = (text.translate(_PLAIN).split() for text in (here.text[start:], there.text))
    return len(words) >= _VERBATIM and " ".join(words[:_VERBATIM]) in " ".join(others)


def is_turned_round(negation: Negation, here: Passage, there: Passage) -> bool:
    """Whether the other side has the opposite of what is negated, and not the word itself: "not easy" is "difficile"."""
    start, end = extent(negation)
    mine = opposites(here.text, here.language)
    own, other = (
        {c.group.removesuffix(".kin") for c in side} for side in (mine, opposites(there.text, there.language))
    )
    behind = [c for c in mine if start <= c.start <= end + SCOPE]
    behind = [c for c in behind if not any(c.start < b and a < c.end for a, b in negation.spans)]
    negated = {c.group.removesuffix(".kin") for c in behind}
    return any(opposite(group) in other - own and group not in other for group in negated)


def can_stand_for(
    cover: Soft, negation: Negation, side: str, links: WordLinks, answered: list[int], mine: list[Span]
) -> bool:
    """Whether a negative word of the other side can stand for the negation of this side.

    It is linked to nothing, or to what is negated ("inconclusive" to "pas concluant"); and what is negated is no such word
    itself, which would be its counterpart ("ruled out" and "n'a pas exclu" say the opposite): `answered` are the places
    of those. Nor is it linked to another negative word of this side (`mine`): "banned" is "interdite".
    """
    partner = links.across(OTHER[side], *cover.span)
    start, end = extent(negation)
    if cover.group != "affix" and any(0 <= at - end <= SCOPE for at in answered):
        return False
    if cover.group == "affix" and partner is None and _held(negation, side, links):
        return False
    if partner is not None and any(a < partner.end and partner.start < b for a, b in mine):
        return False
    if partner is None:
        return True
    if start <= partner.start < end:
        return True
    if not is_content(partner.text, links.languages[side]):
        # "before" is « avant », and no more
        return not (cover.term and links.linked_surely(OTHER[side], *cover.span))
    # „Sie wissen nicht“: a finite verb stands before what negates it
    before = SCOPE if verbs_last(links.languages[side]) else 0
    return start - before <= partner.start <= end + SCOPE


def _held(negation: Negation, side: str, links: WordLinks) -> bool:
    """Whether all that is negated has its counterpart, which a word with a negative beginning is not then.

    Looked at are the words between the halves of a negation, and the next one behind it.
    """
    held = links.within(side, *extent(negation))
    if not held:
        return False
    skip = {i for span in negation.spans for i in links.within(side, *span)}
    between = [i for i in held if i not in skip and links.content(side, i)]
    behind = (i for i in range(held[-1] + 1, held[-1] + 1 + AHEAD) if links.content(side, i))
    negated = [*between, *islice(behind, 1)]
    return bool(negated) and all(links.strength[side].get(i, 0.0) >= FIRM for i in negated)


def stands_beside(cover: Soft, negation: Negation, side: str, links: WordLinks) -> bool:
    """Whether a negative word stands where the other side has the negation, as far as links tell."""
    start, end = links.facing(side, extent(negation), _NEAR)
    return not links.known or (start <= cover.span[0] and cover.span[1] <= end)


def extent(negation: Negation) -> Span:
    """Where a negation begins, and where its last half ends."""
    return negation.spans[0][0], negation.spans[-1][1]


def is_anchored(negation: Negation, side: str, links: WordLinks) -> bool:
    """Whether what is negated stands on the other side too: one of the words between its halves or behind it."""
    start, end = extent(negation)
    held = links.within(side, start, end)
    ahead = range(held[0], held[-1] + 1 + AHEAD) if held else range(0)
    skip = {i for span in negation.spans for i in links.within(side, *span)}
    negated = [i for i in ahead if i not in skip and links.content(side, i)][:_CONTENT]
    return not negated or any(links.strength[side].get(i, 0.0) >= SURE for i in negated)


def turns_facing(negation: Negation, here: tuple[Passage, Sequence[Soft]], there: tuple[Passage, Negated]) -> bool:
    """Whether a negated word that turns a denial faces the only one of the other side, which is not negated there.

    "did not rule out", «descartó»; "denies", „bestreitet die Stadt nicht“.
    """
    (passage, own), (opposite, (hard, soft)) = here, there
    mine = [w for w in own if w.group == "turn" and _turns(w, negation, passage)]
    facing = [w for w in soft if w.group == "turn"]
    return len(mine) == len(facing) == 1 and not any(_turns(facing[0], n, opposite) for n in hard)


def _turns(word: Soft, negation: Negation, passage: Passage) -> bool:
    """Whether a word stands right behind a negation, between its halves (« n'exclut pas »), or before it in its clause where
    verbs do: „bestreitet … nicht“."""
    (begin, end), (start, stop) = extent(negation), word.span
    if 0 <= start - end <= BEFORE or begin < start < stop < end:
        return True
    return verbs_last(passage.language) and 0 <= begin - stop <= FARTHER and not parted(passage.text[stop:begin])


def is_denied(cue: Cue, passage: Passage, found: Negated) -> bool:
    """Whether a negation stands right before the cue: "not able" is no opposite of "unable"."""
    hard, soft = found
    weak = any(w.group == "weak" and w.span[0] < cue.start <= w.span[1] + BEFORE for w in soft)
    if cue.group.split(".")[0] in ADVERBS and any(0 <= n.spans[0][0] - cue.end <= BEFORE for n in hard):
        return True
    apart = [n for n in hard if not any(start < cue.end and cue.start < end for start, end in n.spans)]
    return weak or any(_reaches(end, cue, passage) for n in apart for _, end in n.spans)


def _reaches(end: int, cue: Cue, passage: Passage) -> bool:
    """Whether a negation that ends at `end` is near enough to turn a cue round: « no era socialmente aceptable »."""
    if cue.start < end:
        return False
    between = passage.text[end : cue.start].split()
    if verbs_last(passage.language) and not parted(passage.text[end : cue.start]):
        others = word_set(passage.language, "voice", "and") | word_set(passage.language, "voice", "joining")
        ends = not passage.text[cue.end :].lstrip()[:1].isalnum()
        if ends and others.isdisjoint(w.lower() for w in between):
            return True  # „Weder Handys noch Uhren sind in den Räumen erlaubt“
    if cue.start - end > FARTHER:
        return False
    adverbs = pack(passage.language).strings("negation", "adverbs")
    near = cue.start - end <= BEFORE
    return near or all(not is_content(w, passage.language) or w.endswith(adverbs) for w in between)


def is_turned_back(cue: Cue, passage: Passage, found: Negated) -> bool:
    """Whether a cue is negated or made less of: "less safe"."""
    less = cue_list(passage.language, "negation", "less").find(passage.text)
    return is_denied(cue, passage, found) or any(0 <= cue.start - word.end <= 1 for word in less)

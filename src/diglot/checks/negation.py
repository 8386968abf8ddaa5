"""Negation: a statement that one edition denies and the other doesn't.

What it does. It reads the negations of both originals (n't, never, without; ne … pas, aucun, sans), leaves out what
only looks like one (not only, no doubt, French expletive ne, ne … que), and sets them against each other. A surplus on
one side is a finding unless the other side says it by a word of its own (failed to, unaware, refuse, impossible). Where
the shipped model reads both languages, its odds that the other side lacks the negation count too, and where both sides
have as many, they alone tell.

Why it matters. A lost or added "not" turns a statement into its opposite, and every other word still agrees, so nobody
sees it in proof. It always needs a correction.

Known false alarms. A negative idiom rendered by a positive one that is in no list ("not bad", "correct"); a negation in
a part that the other edition leaves out.

Example. "The flights have been suspended." / "Les vols n'ont pas été suspendus."
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from diglot.checks.base import Context, Example, Passage
from diglot.checks.linked import reading, sureness, turned, weights_of
from diglot.checks.wordlinks import WordLinks, word_links
from diglot.findings import Aspect, Bead, Finding, Severity, Span
from diglot.l10n import say
from diglot.languages.cues import cue_list, word_set
from diglot.languages.opposites import opposites
from diglot.languages.opposites import turned as opposite
from diglot.languages.packs import pack, verbs_last
from diglot.languages.polarity import Negation, Soft, negations, never_since
from diglot.translation.linking import is_content

ASPECT = Aspect.NEGATION

EXAMPLES: tuple[Example, ...] = (
    Example("en", "All flights have been suspended.", "fr", "Tous les vols n'ont pas été suspendus.", True),
    Example("en", "The talks were not broken off.", "fr", "Les pourparlers ont été rompus.", True),
    Example("fr", "Le crématorium nous a autorisés.", "en", "The crematorium has not authorised us.", True),
    Example("en", "He never said so.", "fr", "Il l'a dit.", True),
    Example(
        "en",
        "The keeper refused to sign the contract, his club said.",
        "fr",
        "Le gardien a signé le contrat, a indiqué son club.",
        True,
    ),
    Example(
        "en",
        "The ministry ruled out an increase of the tax.",
        "fr",
        "Le ministère n'a pas exclu une augmentation de la taxe.",
        True,
    ),
    Example(
        "en", "It will not be easy to find a new site.", "fr", "Il sera difficile de trouver un nouveau site.", False
    ),
    Example("en", "He failed to appear.", "fr", "Il ne s'est pas présenté.", False),
    Example("en", "She was unaware of it.", "fr", "Elle ne le savait pas.", False),
    Example("en", "Only two survived.", "fr", "Il n'y a eu que deux survivants.", False),
    Example("en", "Not only the mayor, everybody came.", "fr", "Non seulement le maire, mais tous sont venus.", False),
    Example("en", "He left before she came.", "fr", "Il est parti avant qu'elle ne vienne.", False),
    Example("en", "Neither Paris nor London agreed.", "fr", "Ni Paris ni Londres n'ont accepté.", False),
    Example(
        "en",
        "The vaccine did not cause serious side effects.",
        "fr",
        "Le vaccin a provoqué des effets indésirables graves.",
        True,
    ),
    Example("en", "The clubs have yet to name a player.", "fr", "Les clubs n'ont pas encore nommé de joueur.", False),
    Example("en", "Why did he resign?", "fr", "Pourquoi n'a-t-il pas démissionné ?", True),
    Example(
        "en",
        "The deal will not be signed without the consent of the shareholders.",
        "fr",
        "L'accord ne sera signé qu'avec l'aval des actionnaires.",
        False,
    ),
    Example("en", "Is the price too high?", "fr", "Le prix n'est-il pas trop élevé ?", False),
    Example(
        "en", "It stays shut until the report is in.", "fr", "Il reste fermé tant que le rapport n'est pas là.", False
    ),
    Example("en", "It was the first escape since 2006.", "fr", "Depuis 2006, personne ne s'était évadé.", False),
    Example("en", "It is the No. 1 priority.", "fr", "C'est la priorité numéro un.", False),
)

#: how many characters behind a negation a word still stands that turns it back ("doesn't forget")
_SCOPE = 24
#: how many characters to either side of a negation a comparative of its clause still stands
_CLAUSE = 100
#: how many words to either side of a negation are its surroundings, and how many behind it are what it negates
_AROUND, _AHEAD = 5, 5
#: words to either side of what faces a negation within which another word can stand for it
_NEAR = 3
#: two negations, one of them "without", make one statement that is none
_PAIR = 2
#: words from a negation on that both sides have where one was left in the other's language
_VERBATIM = 3
_PLAIN = str.maketrans({"’": "'", **dict.fromkeys('"“”„«»')})
#: a link of this strength shows that a word has its counterpart
_SURE = 0.05
_CONTENT = 3
#: confidence that a word that negates by itself is lost, and the link that its verb must have
WORD, KEPT = 0.55, 0.05
#: a link of this strength holds the very word that is negated
FIRM = 0.2
#: odds of such a word that the model tells is lost
LOST = 4.0
#: odds of a negation that the model tells has no counterpart, where both sides have as many
ODD = 2.0
#: by how much its odds must be above those of the one that links leave over
RATHER = 2.0
_OTHER = {"source": "target", "target": "source"}
_CLOSING = ' \u00a0\u202f"”»'

#: the passages with their negations and the words that can stand for one, by side
Sides = Mapping[str, tuple[Passage, Sequence[Negation], Sequence[Soft]]]


def _without_reversed(found: Sequence[Negation], soft: Sequence[Soft]) -> list[Negation]:
    """The negations without those that a word right behind them turns back ("never fails to", "don't forget")."""
    turns = [word.span[0] for word in soft if word.group == "turn"]
    return [n for n in found if not any(0 < turn - n.spans[0][1] <= _SCOPE for turn in turns)]


def _without_terms(found: Sequence[Negation], enough: int) -> list[Negation]:
    """The negations without those that only set a term, as far as there are more than on the other side."""
    made = list(found)
    for one in found:
        if one.term and len(made) > enough:
            made.remove(one)
    return made


def check(bead: Bead, context: Context) -> Iterator[Finding]:
    """Negations that one side of the bead has and the other neither negates nor words away."""
    source, target = context.passages(bead)
    ours, our_soft = negations(source.text, source.language)
    theirs, their_soft = negations(target.text, target.language)
    links = word_links(bead, context)
    if not ours and not theirs:
        yield from _by_word(bead, context, (our_soft, their_soft), links)
        return
    ours, theirs = (
        _without_reversed(ours, _spare("source", our_soft, their_soft, links)),
        _without_reversed(theirs, _spare("target", their_soft, our_soft, links)),
    )
    ours, theirs = _without_terms(ours, len(theirs)), _without_terms(theirs, len(ours))
    sides = {"source": (source, ours, our_soft), "target": (target, theirs, their_soft)}
    if len(ours) == len(theirs):
        side, surplus = _read(bead, context, sides)
    else:
        side = "source" if len(ours) > len(theirs) else "target"
        here, there = (sides[s] for s in (side, _OTHER[side]))
        surplus = _odder(_unpaired(here[1], there[1], side, links), here[1], side, bead, context)
        surplus = [n for n in surplus if not _turned_round(n, here[0], there[0])]
        if not there[1] and len(surplus) == 1 and _is_superlative(surplus[0], here[0], there[0]):
            return
    if len(surplus) == _PAIR and surplus[1].light and not surplus[0].light:
        passage = sides[side][0]
        between = passage.text[surplus[0].spans[-1][1] : surplus[1].spans[0][0]]
        joined = word_set(passage.language, "numbers", "joins") & set(between.lower().split())
        if len(between) <= _SCOPE and "," not in between and not joined:
            return  # "not without" says "only with"
    if surplus:
        passages = sides[side][0], sides[_OTHER[side]][0]
        surplus = [n for n in surplus if not _only_asks(n, passages[0]) and not _verbatim(n, *passages)]
    if not surplus:
        return
    signals = _signals(bead, context, sides, side, surplus, links)
    weights = weights_of(ASPECT, context)
    sure = sureness(ASPECT, signals, context)
    words = ", ".join(_quote(sides[side][0], negation) for negation in surplus)
    spans = [span for negation in surplus for span in negation.spans]
    partly = bool(sides[_OTHER[side]][1])
    yield _finding(bead, context, side, spans, words, sure, partly=partly, signals=signals, weights=weights)


def _read(bead: Bead, context: Context, sides: Sides) -> tuple[str, list[Negation]]:
    """The side and the negation that the model tells is not the other side's, where both have as many."""
    told = [(_odds(n, side, bead, context), side, n) for side, (_, found, _) in sides.items() for n in found]
    best = max(told, key=lambda t: t[0], default=(0.0, "", None))
    return best[1], [best[2]] if best[2] is not None and best[0] >= ODD else []


def _odder(
    surplus: list[Negation], every: Sequence[Negation], side: str, bead: Bead, context: Context
) -> list[Negation]:
    """The surplus, or where it is one of several the negation that the model tells has far rather no counterpart."""
    if len(surplus) != 1 or len(every) == 1:
        return surplus
    best = max(every, key=lambda n: _odds(n, side, bead, context))
    clear = _odds(best, side, bead, context) - _odds(surplus[0], side, bead, context) >= RATHER
    return [best] if clear else surplus


def _odds(negation: Negation, side: str, bead: Bead, context: Context) -> float:
    """Log-odds by the model that the other side lacks a negation: those of its less sure half."""
    return min(turned(bead, context, side, *span) for span in negation.spans)


def _signals(
    bead: Bead, context: Context, sides: Sides, side: str, surplus: Sequence[Negation], links: WordLinks
) -> dict[str, float]:
    """What speaks for and against a side's negations having no counterpart, by name."""
    here, own, own_soft = sides[side]
    there, other, covers = sides[_OTHER[side]]
    spare = _spare(side, own_soft, covers, links), _spare(_OTHER[side], covers, own_soft, links)
    soft = sum(map(len, spare))
    if links.known:
        answered = [w.span[0] for w in own_soft if w.group == "turn"]
        answered += [cue.start for cue in cue_list(here.language, "negation", "strong").find(here.text)]
        # "until" may stand for a negation with « avant »; "before" is that word itself
        mine = [w.span for w in own_soft if not w.term or links.linked_surely(side, *w.span)]
        covers = [w for w in covers if any(_covers(w, negation, side, links, answered, mine) for negation in surplus)]
    near = [w for w in covers if any(_beside(w, negation, side, links) for negation in surplus)]
    return {
        "covered": float(len(covers) >= len(surplus)),
        "covered near": float(len(near) >= len(surplus)),
        "soft": float(min(3, soft)),
        "light": float(all(negation.light for negation in surplus)),
        "question": float(all(p.text.rstrip(_CLOSING).endswith("?") for p in (here, there))),
        "loose": float(links.known and not any(_anchored(negation, side, links) for negation in surplus)),
        "others": float(min(2, len(other))),
        "many": float(len(surplus) > 1),
        "halves": float(any(len(negation.spans) > 1 for negation in surplus)),
        "free here": _free(side, surplus, side, links),
        "free there": _free(_OTHER[side], surplus, side, links),
        "longer": max(-1.0, min(1.0, math.log(len(here.text) / max(1, len(there.text))))),
        "even": float(len(own) == len(other)),
        "literal": links.literal(),
        **reading(bead, context, {side: [span for negation in surplus for span in negation.spans]}),
    }


def _finding(
    bead: Bead,
    context: Context,
    side: str,
    spans: list[Span],
    words: str,
    sure: float,
    *,
    partly: bool = False,
    **evidence: Any,
) -> Finding:
    """The finding that a side negates by `words` at `spans`; `partly` where the other side negates something too."""
    other = "target" if side == "source" else "source"
    told = (
        say("The {here} negates the statement ({a}), the {there} doesn't negate this part.")
        if partly
        else say("The {here} negates the statement ({a}), the {there} doesn't.")
    )
    return context.finding(
        bead,
        aspect=ASPECT,
        severity=Severity.CRITICAL,
        confidence=sure,
        message=told.format(here=context.name(side), there=context.name(other), a=words),
        source_at=spans if side == "source" else [],
        target_at=spans if side == "target" else [],
        what=f"{side}:{words}",
        source_words=words if side == "source" else "",
        target_words=words if side == "target" else "",
        **evidence,
    )


def _by_word(
    bead: Bead, context: Context, soft: tuple[Sequence[Soft], Sequence[Soft]], links: WordLinks
) -> Iterator[Finding]:
    """A word that negates by itself ("refused to"), whose verb the other side has with nothing that negates."""
    if not links.known:
        return
    for n, (side, passage) in enumerate(zip(("source", "target"), context.passages(bead), strict=True)):
        spare = _spare(_OTHER[side], soft[1 - n], soft[n], links)
        for cue in cue_list(passage.language, "negation", "strong").find(passage.text):
            held = links.within(side, cue.start, cue.end)
            ahead = [i for i in range(held[-1] + 1, held[-1] + 1 + _AHEAD) if links.content(side, i)] if held else []
            kept = bool(ahead) and links.strength[side].get(ahead[0], 0.0) >= KEPT
            facing = links.facing(side, (cue.start, cue.end), _AROUND)
            linked = any(links.strength[side].get(i, 0.0) >= _SURE for i in held if links.content(side, i))
            answered = any(w.span[0] < facing[1] and facing[0] < w.span[1] for w in soft[1 - n])
            answered = answered or any(links.across(_OTHER[side], *w.span) is None for w in spare)
            if kept and not answered and (not linked or turned(bead, context, side, cue.start, cue.end) >= LOST):
                yield _finding(bead, context, side, [(cue.start, cue.end)], f"“{cue.text}”", WORD)
                return


def _free(where: str, surplus: Sequence[Negation], side: str, links: WordLinks) -> float:
    """How many words that carry meaning have no counterpart where the negations stand, on a side: free translation."""
    found: set[int] = set()
    for negation in surplus:
        start, end = _extent(negation)
        if where == side:
            held = links.within(side, start, end)
            found.update(range(held[0] - _AROUND, held[-1] + 1 + _AROUND) if held else ())
        else:
            found.update(links.within(where, *links.facing(side, (start, end), _AROUND)))
    bare = [i for i in found if 0 <= i < len(links.words[where]) and links.content(where, i)]
    return float(min(4, sum(links.strength[where].get(i, 0.0) < _SURE for i in bare)))


def _is_superlative(negation: Negation, here: Passage, there: Passage) -> bool:
    """Whether a denial "since" a time, or of a comparative, may be a superlative there: "never better", "the best"."""
    if never_since(here.text, there.text, (here.language, there.language)):
        return True
    start, end = _extent(negation)
    denied = here.text[start:end]
    if not cue_list(here.language, "negation", "ever").find(denied):
        return False
    around = here.text[max(0, start - _CLAUSE) : start], here.text[end : end + _CLAUSE]
    compared = cue_list(here.language, "negation", "compared")
    return any(
        compared.find(re.split(r"[.!?;:]", text)[at]) for text, at in zip(around, (-1, 0), strict=True)
    ) and bool(cue_list(there.language, "negation", "superlative").find(there.text))


def _spare(side: str, soft: Sequence[Soft], other: Sequence[Soft], links: WordLinks) -> list[Soft]:
    """The negative words that aren't simply the counterparts of the other side's.

    Of those that turn a negation back, one without a link is the counterpart of one without a link.
    """
    made = []
    for one in soft:
        word = links.across(side, *one.span)
        if word is None or not any(two.span[0] < word.end and word.start < two.span[1] for two in other):
            made.append(one)
    free = [w for w in other if w.group == "turn" and links.across(_OTHER[side], *w.span) is None]
    turns = [w for w in made if w.group == "turn" and links.across(side, *w.span) is None]
    answered = turns[: len(free)]
    return [w for w in made if w not in answered]


def _unpaired(more: Sequence[Negation], fewer: Sequence[Negation], side: str, links: WordLinks) -> list[Negation]:
    """The negations of `more` that are left when those that share linked surroundings are paired."""
    scored = []
    for i, one in enumerate(more):
        for j, two in enumerate(fewer):
            spans = (_extent(one), _extent(two)) if side == "source" else (_extent(two), _extent(one))
            scored.append((-links.shared(*spans, _AROUND), abs(i - j), i, j))
    left, free = set(range(len(more))), set(range(len(fewer)))
    for _, _, i, j in sorted(scored):
        if i in left and j in free:
            left.discard(i)
            free.discard(j)
    return [more[i] for i in sorted(left)]


def _only_asks(negation: Negation, here: Passage) -> bool:
    """Whether a negation asks for a yes: « n'est-elle pas … ? », but not « pourquoi n'est-elle pas … ? »."""
    inverted = pack(here.language).section("negation").get("inverted")
    mark = re.search(r"[.!?;]", here.text[_extent(negation)[1] :])
    if not inverted or mark is None or mark.group() != "?":
        return False
    clause = re.split(r"[.!?;:«»“”\"]", here.text[: negation.spans[0][0]])[-1]
    between = here.text[negation.spans[0][1] : negation.spans[-1][0]]
    return bool(re.search(inverted, between)) and not cue_list(here.language, "negation", "open").find(clause)


def _verbatim(negation: Negation, here: Passage, there: Passage) -> bool:
    """Whether a negation stands in words that both sides have, a title left as it is."""
    start = here.text.rfind(" ", 0, negation.spans[0][0]) + 1
    words, others = (text.translate(_PLAIN).split() for text in (here.text[start:], there.text))
    return len(words) >= _VERBATIM and " ".join(words[:_VERBATIM]) in " ".join(others)


def _turned_round(negation: Negation, here: Passage, there: Passage) -> bool:
    """Whether the other side has the opposite of what is negated, and not the word itself: "not easy" is "difficile"."""
    start, end = _extent(negation)
    mine = opposites(here.text, here.language)
    own, other = (
        {c.group.removesuffix(".kin") for c in side} for side in (mine, opposites(there.text, there.language))
    )
    behind = [c for c in mine if start <= c.start <= end + _SCOPE]
    behind = [c for c in behind if not any(c.start < b and a < c.end for a, b in negation.spans)]
    negated = {c.group.removesuffix(".kin") for c in behind}
    return any(opposite(group) in other - own and group not in other for group in negated)


def _covers(
    cover: Soft, negation: Negation, side: str, links: WordLinks, answered: list[int], mine: list[Span]
) -> bool:
    """Whether a negative word of the other side can stand for the negation of this side.

    It is linked to nothing, or to what is negated ("inconclusive" to "pas concluant"); and what is negated is no such word
    itself, which would be its counterpart ("ruled out" and "n'a pas exclu" say the opposite): `answered` are the places
    of those. Nor is it linked to another negative word of this side (`mine`): "banned" is "interdite".
    """
    other = "target" if side == "source" else "source"
    partner = links.across(other, *cover.span)
    start, end = _extent(negation)
    if cover.group != "affix" and any(0 <= at - end <= _SCOPE for at in answered):
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
        return not (cover.term and links.linked_surely(other, *cover.span))
    # „Sie wissen nicht“: a finite verb stands before what negates it
    before = _SCOPE if verbs_last(links.languages[side]) else 0
    return start - before <= partner.start <= end + _SCOPE


def _held(negation: Negation, side: str, links: WordLinks) -> bool:
    """Whether all that is negated has its counterpart, which a word with a negative beginning is not then.

    Looked at are the words between the halves of a negation, and the next one behind it.
    """
    held = links.within(side, *_extent(negation))
    if not held:
        return False
    skip = {i for span in negation.spans for i in links.within(side, *span)}
    between = [i for i in held if i not in skip and links.content(side, i)]
    behind = (i for i in range(held[-1] + 1, held[-1] + 1 + _AHEAD) if links.content(side, i))
    negated = [*between, *islice(behind, 1)]
    return bool(negated) and all(links.strength[side].get(i, 0.0) >= FIRM for i in negated)


def _beside(cover: Soft, negation: Negation, side: str, links: WordLinks) -> bool:
    """Whether a negative word stands where the other side has the negation, as far as links tell."""
    start, end = links.facing(side, _extent(negation), _NEAR)
    return not links.known or (start <= cover.span[0] and cover.span[1] <= end)


def _extent(negation: Negation) -> Span:
    return negation.spans[0][0], negation.spans[-1][1]


def _anchored(negation: Negation, side: str, links: WordLinks) -> bool:
    """Whether what is negated stands on the other side too: one of the words between its halves or behind it."""
    start, end = _extent(negation)
    held = links.within(side, start, end)
    ahead = range(held[0], held[-1] + 1 + _AHEAD) if held else range(0)
    skip = {i for span in negation.spans for i in links.within(side, *span)}
    negated = [i for i in ahead if i not in skip and links.content(side, i)][:_CONTENT]
    return not negated or any(links.strength[side].get(i, 0.0) >= _SURE for i in negated)


def _quote(passage: Passage, negation: Negation) -> str:
    return "“" + " … ".join(passage.text[start:end] for start, end in negation.spans) + "”"

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
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from diglot.checks.base import Context, Example, Passage
from diglot.checks.denied import (
    AHEAD,
    OTHER,
    SCOPE,
    SURE,
    can_stand_for,
    extent,
    is_anchored,
    is_superlative,
    is_turned_round,
    is_verbatim,
    only_asks,
    spare_words,
    stands_beside,
    turns_facing,
)
from diglot.checks.linked import reading, sureness, turned, weights_of
from diglot.checks.wordlinks import WordLinks, word_links
from diglot.findings import Aspect, Bead, Finding, Severity, Span
from diglot.l10n import say
from diglot.languages.cues import cue_list, word_set
from diglot.languages.polarity import Negation, Soft, negations

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

#: how many words to either side of a negation are its surroundings
_AROUND = 5
#: two negations, one of them "without", make one statement that is none
_PAIR = 2
#: confidence that a word that negates by itself is lost, and the link that its verb must have
WORD, KEPT = 0.55, 0.05
#: confidence that a word that turns a denial is denied on one side only: gold data has few of them
TURNED = 0.65
#: odds of such a word that the model tells is lost
LOST = 4.0
#: odds of a negation that the model tells has no counterpart, where both sides have as many
ODD = 2.0
#: by how much its odds must be above those of the one that links leave over
RATHER = 2.0

#: the passages with their negations and the words that can stand for one, by side
Sides = Mapping[str, tuple[Passage, Sequence[Negation], Sequence[Soft]]]


def _without_reversed(found: Sequence[Negation], soft: Sequence[Soft]) -> list[Negation]:
    """The negations without those that a word right behind them turns back ("never fails to", "don't forget")."""
    turns = [word.span[0] for word in soft if word.group == "turn"]
    return [n for n in found if not any(0 <= turn - n.spans[0][1] <= SCOPE for turn in turns)]


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
        _without_reversed(ours, spare_words("source", our_soft, their_soft, links)),
        _without_reversed(theirs, spare_words("target", their_soft, our_soft, links)),
    )
    ours, theirs = _without_terms(ours, len(theirs)), _without_terms(theirs, len(ours))
    sides = {"source": (source, ours, our_soft), "target": (target, theirs, their_soft)}
    if len(ours) == len(theirs):
        side, surplus = _read(bead, context, sides)
    else:
        side = "source" if len(ours) > len(theirs) else "target"
        here, there = (sides[s] for s in (side, OTHER[side]))
        surplus = _odder(_unpaired(here[1], there[1], side, links), here[1], side, bead, context)
        surplus = [n for n in surplus if not is_turned_round(n, here[0], there[0])]
        if not there[1] and len(surplus) == 1 and is_superlative(surplus[0], here[0], there[0], side, links):
            return
    if len(surplus) == _PAIR and surplus[1].light and not surplus[0].light:
        passage = sides[side][0]
        between = passage.text[surplus[0].spans[-1][1] : surplus[1].spans[0][0]]
        joined = word_set(passage.language, "numbers", "joins") & set(between.lower().split())
        if len(between) <= SCOPE and "," not in between and not joined:
            return  # "not without" says "only with"
    if source.asks != target.asks:
        return  # "Who would have thought it?" is "nobody"
    if surplus:
        passages = sides[side][0], sides[OTHER[side]][0]
        surplus = [n for n in surplus if not only_asks(n, passages[0]) and not is_verbatim(n, *passages)]
    if not surplus:
        return
    signals = _signals(bead, context, sides, side, surplus, links)
    if signals["covered near"] and signals.get("turned", 0.0) < 0:
        return  # "hardly", « ne … guère »
    weights = weights_of(ASPECT, context)
    sure = max(sureness(ASPECT, signals, context), TURNED * signals.pop("turns facing"))
    words = [" … ".join(sides[side][0].text[a:b] for a, b in negation.spans) for negation in surplus]
    spans = [span for negation in surplus for span in negation.spans]
    partly = bool(sides[OTHER[side]][1])
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
    there, other, covers = sides[OTHER[side]]
    spare = spare_words(side, own_soft, covers, links), spare_words(OTHER[side], covers, own_soft, links)
    soft = sum(map(len, spare))
    if links.known:
        answered = [w.span[0] for w in own_soft if w.group == "turn"]
        answered += [cue.start for cue in cue_list(here.language, "negation", "strong").find(here.text)]
        # "until" may stand for a negation with « avant »; "before" is that word itself
        mine = [w.span for w in own_soft if not w.term or links.linked_surely(side, *w.span)]
        covers = [
            w for w in covers if any(can_stand_for(w, negation, side, links, answered, mine) for negation in surplus)
        ]
    negated = negations(there.text, there.language)
    faced = all(turns_facing(negation, (here, own_soft), (there, negated)) for negation in surplus)
    near = [w for w in covers if any(stands_beside(w, negation, side, links) for negation in surplus)]
    return {
        "covered": float(len(covers) >= len(surplus)),
        "covered near": float(len(near) >= len(surplus)),
        "soft": float(min(3, soft)),
        "light": float(all(negation.light for negation in surplus)),
        "question": float(here.asks and there.asks),
        "loose": float(
            links.known and not faced and not any(is_anchored(negation, side, links) for negation in surplus)
        ),
        "others": float(min(2, len(other))),
        "many": float(len(surplus) > 1),
        "turns facing": float(faced),
        "halves": float(any(len(negation.spans) > 1 for negation in surplus)),
        "free here": _free(side, surplus, side, links),
        "free there": _free(OTHER[side], surplus, side, links),
        "longer": max(-1.0, min(1.0, math.log(len(here.text) / max(1, len(there.text))))),
        "even": float(len(own) == len(other)),
        "literal": links.literal(side, [span for negation in surplus for span in negation.spans]),
        **reading(bead, context, {side: [span for negation in surplus for span in negation.spans]}),
    }


def _finding(
    bead: Bead,
    context: Context,
    side: str,
    spans: list[Span],
    words: Sequence[str],
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
    quoted = ", ".join(say("“{a}”", a=w) for w in words)
    return context.finding(
        bead,
        aspect=ASPECT,
        severity=Severity.CRITICAL,
        confidence=sure,
        message=told.format(here=context.name(side), there=context.name(other), a=quoted),
        source_at=spans if side == "source" else [],
        target_at=spans if side == "target" else [],
        what=f"{side}:" + ", ".join(f"“{w}”" for w in words),
        source_words=", ".join(words) if side == "source" else "",
        target_words=", ".join(words) if side == "target" else "",
        **evidence,
    )


def _by_word(
    bead: Bead, context: Context, soft: tuple[Sequence[Soft], Sequence[Soft]], links: WordLinks
) -> Iterator[Finding]:
    """A word that negates by itself ("refused to"), whose verb the other side has with nothing that negates."""
    if not links.known:
        return
    for n, (side, passage) in enumerate(zip(("source", "target"), context.passages(bead), strict=True)):
        spare = spare_words(OTHER[side], soft[1 - n], soft[n], links)
        for cue in cue_list(passage.language, "negation", "strong").find(passage.text):
            held = links.within(side, cue.start, cue.end)
            ahead = [i for i in range(held[-1] + 1, held[-1] + 1 + AHEAD) if links.content(side, i)] if held else []
            kept = bool(ahead) and links.strength[side].get(ahead[0], 0.0) >= KEPT
            facing = links.facing(side, (cue.start, cue.end), _AROUND)
            linked = any(links.strength[side].get(i, 0.0) >= SURE for i in held if links.content(side, i))
            answered = any(w.span[0] < facing[1] and facing[0] < w.span[1] for w in soft[1 - n])
            answered = answered or any(links.across(OTHER[side], *w.span) is None for w in spare)
            if kept and not answered and (not linked or turned(bead, context, side, cue.start, cue.end) >= LOST):
                yield _finding(bead, context, side, [(cue.start, cue.end)], [cue.text], WORD)
                return


def _free(where: str, surplus: Sequence[Negation], side: str, links: WordLinks) -> float:
    """How many words that carry meaning have no counterpart where the negations stand, on a side: free translation."""
    found: set[int] = set()
    for negation in surplus:
        start, end = extent(negation)
        if where == side:
            held = links.within(side, start, end)
            found.update(range(held[0] - _AROUND, held[-1] + 1 + _AROUND) if held else ())
        else:
            found.update(links.within(where, *links.facing(side, (start, end), _AROUND)))
    bare = [i for i in found if 0 <= i < len(links.words[where]) and links.content(where, i)]
    return float(min(4, sum(links.strength[where].get(i, 0.0) < SURE for i in bare)))


def _unpaired(more: Sequence[Negation], fewer: Sequence[Negation], side: str, links: WordLinks) -> list[Negation]:
    """The negations of `more` that are left when those that share linked surroundings are paired."""
    scored = []
    for i, one in enumerate(more):
        for j, two in enumerate(fewer):
            spans = (extent(one), extent(two)) if side == "source" else (extent(two), extent(one))
            scored.append((-links.shared(*spans, _AROUND), abs(i - j), i, j))
    left, free = set(range(len(more))), set(range(len(fewer)))
    for _, _, i, j in sorted(scored):
        if i in left and j in free:
            left.discard(i)
            free.discard(j)
    return [more[i] for i in sorted(left)]

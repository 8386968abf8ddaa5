"""Two speakers of a passage whose words are exchanged: "A promised help, B warned" told as « A a prévenu, B a promis ».
A part of the check of attribution.

Each edition's passage is parted in two at a mark. The speakers, people with names, are exchanged where those of either
half face the other half's, while all else that the halves say faces its own, or the reverse: an order of halves alone moves
both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from diglot.checks.base import Context, Passage
from diglot.checks.doers import SIDES, read_sides, together
from diglot.checks.wordlinks import WordLinks
from diglot.findings import Aspect, Bead, Finding, Severity
from diglot.l10n import say
from diglot.languages.cues import Cue, word_set
from diglot.languages.packs import capitalises_nouns
from diglot.languages.values.names import read_names
from diglot.languages.words import Word, norm
from diglot.translation.linking import look_alike

#: confidence that speakers are exchanged
EXCHANGED = 0.75
#: words of a passage beyond which it is no two speakers' alone
LONGEST = 150
#: how many times more words must face their own half than the other one
CLEARLY = 3
#: marks at which a passage may be parted
MARKS = frozenset('.;:!?,—–«»“”„"')
QUOTED = frozenset('«»“”„"')

#: numbers of linked words of the source and the target
Pairs = Sequence[tuple[int, int]]
#: links by the half of the source and of the target
Halves = list[list[int]]


def exchanged_speakers(bead: Bead, context: Context, saying: Sequence[Sequence[Cue]]) -> Iterator[Finding]:
    """The finding, where a parting of both sides shows it; `saying`: the words of either side that attribute."""
    passages, found, read, _, links = read_sides(bead, context)
    if max(map(len, found.words.values())) > LONGEST:
        return
    linked = [(i, j) for i, there in links.items() for j in there if i in read[0].telling and j in read[1].telling]
    ours, theirs = (_people(p, found, side) for p, side in zip(passages, SIDES, strict=True))
    who = [(i, j) for i, j in linked if i in ours or j in theirs]
    said = [pair for pair in linked if pair not in who]
    # titles are nouns that either may have; names are spelt alike
    words = found.words["source"], found.words["target"]
    named = [(i, j) for i, j in who if look_alike(words[0][i].text, words[1][j].text)]
    if min(len(named), len(said)) < 2:
        return
    places = [
        # "a spokesman for the Front, Ibrahim Sidalla": one speaker
        [
            k
            for k in _partings(p, found, side)
            if not _is_apposition(k, people, found, side) and _both_say(p.text, found.words[side][k].start, told)
        ]
        for p, side, people, told in zip(passages, SIDES, (ours, theirs), saying, strict=True)
    ]
    if any(_are_exchanged(*(_halves(held, at) for held in (named, who, said))) for at in product(*places)):
        yield _finding(bead, context, passages, found, who)


def _people(passage: Passage, found: WordLinks, side: str) -> set[int]:
    """The words that name people, with the titles right before them; none where all nouns have capitals."""
    words, made = found.words[side], set[int]()
    for name in () if capitalises_nouns(passage.language) else read_names(passage.text, passage.language):
        inside = found.within(side, name.start, name.end)
        if name.place or not inside or (name.opens and len(inside) == 1):
            continue  # the first word of a sentence has a capital anyway
        first = inside[0]
        while first > 0 and found.content(side, first - 1) and _gap(passage, words, first).isspace():
            first -= 1
        made |= {*range(first, inside[-1] + 1)}
    return made


def _gap(passage: Passage, words: Sequence[Word], at: int) -> str:
    """What stands before a word."""
    return passage.text[words[at - 1].end : words[at].start]


def _partings(passage: Passage, found: WordLinks, side: str) -> list[int]:
    """The words before which a mark stands."""
    words = found.words[side]
    return [k for k in range(1, len(words)) if not MARKS.isdisjoint(_gap(passage, words, k))]


def _is_apposition(at: int, people: set[int], found: WordLinks, side: str) -> bool:
    """Whether a mark parts one speaker's name and office: "the Front's Ibrahim Sidalla", "Alma Crockett, the Methodist"."""
    words, articles = found.words[side], word_set(found.languages[side], "voice", "articles")
    behind = at + (norm(words[at].text) in articles)
    return {at - 1, behind} <= people


def _both_say(text: str, at: int, told: Sequence[Cue]) -> bool:
    """Whether words that attribute stand on both sides of a place, or somebody is quoted: "wrote" alone answers nobody."""
    if not QUOTED.isdisjoint(text):
        return True
    return any(c.end <= at for c in told) and any(c.start >= at for c in told)


def _halves(pairs: Pairs, at: tuple[int, ...]) -> Halves:
    """How many links lead from either half of the source to either half of the target."""
    made = [[0, 0], [0, 0]]
    for i, j in pairs:
        made[i >= at[0]][j >= at[1]] += 1
    return made


def _are_exchanged(named: Halves, who: Halves, said: Halves) -> bool:
    """Whether names of both halves face the other half, no speaker his own, and what is said faces its own; or the reverse."""
    for crossed in (0, 1):
        firmly = min(named[0][crossed], named[1][1 - crossed], said[0][1 - crossed], said[1][crossed])
        own, other = said[0][1 - crossed] + said[1][crossed], said[0][crossed] + said[1][1 - crossed]
        if firmly and not who[0][1 - crossed] + who[1][crossed] and own >= CLEARLY * other:
            return True
    return False


def _finding(bead: Bead, context: Context, passages: Sequence[Passage], found: WordLinks, who: Pairs) -> Finding:
    spans = [
        together(passage, [found.words[side][k] for k in sorted({*held})])
        for passage, side, held in zip(passages, SIDES, zip(*who, strict=True), strict=True)
    ]
    texts = [", ".join(p.text[a:b] for a, b in at) for p, at in zip(passages, spans, strict=True)]
    return context.finding(
        bead,
        aspect=Aspect.ATTRIBUTION,
        severity=Severity.CRITICAL,
        confidence=EXCHANGED,
        message=say("What two speakers say seems to be exchanged: {a} in the {here}, {b} in the {there}.").format(
            a=texts[0], b=texts[1], here=context.name("source"), there=context.name("target")
        ),
        source_at=spans[0],
        target_at=spans[1],
        what=" ".join(texts),
        source_words=texts[0],
        target_words=texts[1],
    )

"""Roles: who does it to whom, exchanged between the editions.

What it does: looks for two names, or two words with counterparts, with a verb of doing between them that stand the
other way round in the other edition, where neither edition has the passive. A verb is known by the packs' `[roles]`.
Then for two figures that go with each other's words ("47% oppose, 44% support" against "47% support, 44% oppose"; 12
killed and 31 injured against 31 and 12). Where the shipped model reads both languages, it tells of other words that
changed places too: nouns, names and figures, with whatever verb and voice.

Why it matters: "A accused B" for "B accused A" turns a story upside down with every word in its place.

Known false alarms: a verb that takes its partners the other way in the other language; a passive without its marks.

Example: "Orlo accused Rask." / « Rask a accusé Orlo. » is altered: the roles are exchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from diglot.checks.base import Context, Example, Passage
from diglot.checks.kinds import KIN, cues_of
from diglot.checks.places import exchanged_places
from diglot.checks.valued import read
from diglot.checks.wordlinks import WordLinks, word_links
from diglot.findings import Aspect, Bead, Finding, Severity
from diglot.l10n import say
from diglot.languages.cues import Cue, find_cues
from diglot.languages.values.model import Quantity
from diglot.languages.values.names import Name, alike, read_names
from diglot.languages.words import Word

#: who, the verb, whom: whatever has a text and a place in the passage
Part = Name | Cue | Word | Quantity

ASPECT = Aspect.ROLES
EXAMPLES = (
    Example("en", "On Monday Orlo accused Rask of lying.", "fr", "Lundi, Rask a accusé Orlo de mentir.", True),
    Example("fr", "La Kestrie a attaqué la Valdanie.", "en", "Valdania attacked Kestria.", True),
    Example("en", "On Monday Orlo accused Rask of lying.", "fr", "Lundi, Orlo a accusé Rask de mentir.", False),
    Example("en", "Orlo was accused of lying by Rask.", "fr", "Rask a accusé Orlo de mentir.", False),
    Example("en", "Orlo accused Rask.", "fr", "Rask a été accusé par Orlo.", False),
    Example("en", "The police attacked the students.", "fr", "Les étudiants ont attaqué la police.", True),
    Example(
        "en",
        "47 percent oppose the plan and 44 percent support it.",
        "fr",
        "47 % soutiennent le projet et 44 % s'y opposent.",
        True,
    ),
    Example(
        "en",
        "47 percent oppose the plan and 44 percent support it.",
        "fr",
        "44 % soutiennent le projet et 47 % s'y opposent.",
        False,
    ),
    Example("en", "The police attacked the students.", "fr", "La police a attaqué les étudiants.", False),
    Example(
        "en",
        "The blast in Arvel killed 12 and wounded 31.",
        "fr",
        "L'explosion à Arvel a fait 31 morts et 12 blessés.",
        True,
    ),
    Example(
        "en",
        "The blast in Arvel killed 12 and wounded 31.",
        "fr",
        "L'explosion à Arvel a fait 31 blessés et 12 morts.",
        False,
    ),
)

#: confidence of an exchange of names, and of other words; words at most between them and the verb
EXCHANGED, CROSSED, NEAR = 0.8, 0.7, 5
#: characters between a figure and a kind at most
BESIDE = 30
#: words behind a figure with a unit that it may go with; a bare figure goes with the next word only
GOES_WITH = 5


def check(bead: Bead, context: Context) -> Iterator[Finding]:
    """An exchange of the two names around a verb, or of what two figures go with; else what the model tells moved."""
    plain = [*_of_figures(bead, context), *_around_verbs(bead, context)]
    yield from plain
    if not plain or context.exhaustive:
        yield from exchanged_places(bead, context)


def _around_verbs(bead: Bead, context: Context) -> Iterator[Finding]:
    """An exchange of two names, or of other words, around a verb of doing."""
    one, two = context.passages(bead)
    ours, theirs = _verbs(one), _verbs(two)
    if not ours or not theirs:
        return
    mine, other = read_names(one.text, one.language), read_names(two.text, two.language)
    links = word_links(bead, context)
    for first, second in combinations(mine, 2):
        verb = next((v for v in ours if first.end <= v.start and v.end <= second.start), None)
        if verb is None or not _close(one.text, first, verb, second):
            continue
        for front, back in combinations(other, 2):
            facing = next((v for v in theirs if front.end <= v.start and v.end <= back.start), None)
            if facing is None or not _close(two.text, front, facing, back) or not _face(verb, facing, links):
                continue
            if alike(first, back) and alike(second, front) and not alike(first, front) and not alike(second, back):
                yield _exchange(bead, context, (first, verb, second), (front, facing, back), EXCHANGED)
                return
    yield from _crossed(bead, context, ours, theirs, links)


def _crossed(
    bead: Bead, context: Context, ours: Sequence[Cue], theirs: Sequence[Cue], links: WordLinks
) -> Iterator[Finding]:
    """An exchange of the words right before and behind a verb: all of their links cross it."""
    one, two = context.passages(bead)
    for verb in ours:
        for facing in theirs:
            if verb.group != facing.group:
                continue
            here, there = _beside(one, verb, "source", links), _beside(two, facing, "target", links)
            partner = links.partner["source"]
            before, behind = ([partner[i] for i in side if i in partner] for side in here)
            crossed = [j for j in before if j in there[1]], [j for j in behind if j in there[0]]
            straight = [j for j in before if j in there[0]], [j for j in behind if j in there[1]]
            if not all(crossed) or any(straight):
                continue
            words = links.words["target"]
            first = links.words["source"][next(i for i in here[0] if partner.get(i) in crossed[0])]
            second = links.words["source"][next(i for i in here[1] if partner.get(i) in crossed[1])]
            front, back = words[crossed[1][0]], words[crossed[0][0]]
            yield _exchange(bead, context, (first, verb, second), (front, facing, back), CROSSED)
            return


def _of_figures(bead: Bead, context: Context) -> Iterator[Finding]:
    """An exchange of two figures, by the kinds that they stand by, else by the words behind them."""
    dates = context.source.date, context.target.date
    mine, other = (
        _told(read(p.text, p.language, d).numbers) for p, d in zip(context.passages(bead), dates, strict=True)
    )
    if min(len(mine), len(other)) >= 2:
        yield from list(_tolls(bead, context, mine, other)) or _figures(bead, context, mine, other)


def _figures(bead: Bead, context: Context, mine: Sequence[Quantity], other: Sequence[Quantity]) -> Iterator[Finding]:
    """Two figures of one kind on both sides, and behind each the word that goes with the other one over there."""
    one, two = context.passages(bead)
    links = word_links(bead, context)
    for first, second in combinations(mine, 2):
        there = [next((o for o in other if o.value == m.value and o.unit == m.unit), None) for m in (first, second)]
        if first.unit != second.unit or first.value == second.value or None in there:
            continue
        here = [_behind(one, m, mine, "source", links) for m in (first, second)]
        facing = [_behind(two, o, other, "target", links) for o in there if o is not None]
        crossed = [[i for i in here[k] if links.partner["source"].get(i) in facing[1 - k]] for k in (0, 1)]
        if not all(crossed):
            continue
        words = links.words["source"], links.words["target"]
        parts = [words[0][side[-1]] for side in crossed]
        faced = [words[1][links.partner["source"][side[-1]]] for side in crossed]
        other_figures = [o for o in there if o is not None]
        source = [part for pair in zip((first, second), parts, strict=True) for part in pair]
        target = [part for pair in zip(other_figures, faced[::-1], strict=True) for part in pair]
        yield _exchange(bead, context, source, target, CROSSED, figures=True)
        return


def _tolls(bead: Bead, context: Context, mine: Sequence[Quantity], other: Sequence[Quantity]) -> Iterator[Finding]:
    """Two figures that stand by two kinds of one family, killed and injured, and by the other one each over there."""
    one, two = context.passages(bead)
    here, over_there = _kinds_by(one, mine), _kinds_by(two, other)
    for (first, kind), (second, another) in combinations(here, 2):
        if kind.group == another.group or kind.group.split("-")[0] != another.group.split("-")[0]:
            continue
        facing = [
            next(((o, k) for o, k in over_there if o.value == m.value and o.unit == m.unit), None)
            for m in (first, second)
        ]
        groups = [found[1].group for found in facing if found]
        if groups == [another.group, kind.group]:
            there = [part for found in facing if found for part in found]
            yield _exchange(bead, context, (first, kind, second, another), there, EXCHANGED, figures=True)
            return


def _kinds_by(passage: Passage, figures: Sequence[Quantity]) -> list[tuple[Quantity, Cue]]:
    """The figures with the kind nearest to each, no other figure and no mark between."""
    kinds = [c for c in cues_of(passage, "kinds") if not c.group.endswith(KIN)]
    made = []
    for figure in figures:
        near = []
        for cue in kinds:
            start, end = (cue.end, figure.start) if cue.end <= figure.start else (figure.end, cue.start)
            between = passage.text[start:end]
            if 0 <= end - start <= BESIDE and not any(c.isdigit() or c in ".;:?!" for c in between):
                near.append((end - start, cue))
        if near:
            made.append((figure, min(near, key=lambda n: n[0])[1]))
    return made


def _told(numbers: Sequence[Quantity]) -> list[Quantity]:
    """The figures that stand once, without those that only number a thing."""
    values = [(n.value, n.unit) for n in numbers]
    return [n for n in numbers if values.count((n.value, n.unit)) == 1 and not n.ordinal]


def _behind(passage: Passage, figure: Quantity, all_of: Sequence[Quantity], side: str, links: WordLinks) -> list[int]:
    """The words that carry meaning behind a figure, up to the next figure or a mark."""
    words = links.words[side]
    stop = min([n.start for n in all_of if n.start >= figure.end] + [len(passage.text)])
    said = [w.text.lower() for w in words]
    held = [
        i
        for i, w in enumerate(words)
        if figure.end <= w.start < stop and links.content(side, i) and said.count(said[i]) == 1
    ]
    return [i for i in held if not set(passage.text[figure.end : words[i].start]) & set('.;:?!«»“”"()')][
        : GOES_WITH if figure.unit else 1
    ]


def _exchange(
    bead: Bead, context: Context, here: Sequence[Part], there: Sequence[Part], sure: float, figures: bool = False
) -> Finding:
    """The finding on what is exchanged: who, verb and whom of either side, or figures and what each goes with."""
    told = (
        say("The figures are exchanged: “{a}” in the {here}, “{b}” in the {there}.")
        if figures
        else say("The roles are exchanged: “{a}” in the {here}, “{b}” in the {there}.")
    )
    mine, other = (_with_words(side) if figures else " ".join(p.text for p in side) for side in (here, there))
    return context.finding(
        bead,
        aspect=ASPECT,
        severity=Severity.CRITICAL,
        confidence=sure,
        message=told.format(here=context.name("source"), there=context.name("target"), a=mine, b=other),
        source_at=[(p.start, p.end) for p in here if not isinstance(p, Cue)],
        target_at=[(p.start, p.end) for p in there if not isinstance(p, Cue)],
        what="|".join(p.text for p in here),
        source_words=mine,
        target_words=other,
    )


def _with_words(parts: Sequence[Part]) -> str:
    """Figures told with the words that they go with."""
    return ", ".join(f"{n.text.strip()} … {w.text}" for n, w in zip(parts[::2], parts[1::2], strict=True))


def _beside(passage: Passage, verb: Cue, side: str, links: WordLinks) -> tuple[list[int], list[int]]:
    """The words that carry meaning right before and behind a verb, in its clause."""
    words = links.words[side]
    held = links.within(side, verb.start, verb.end)
    if not held:
        return [], []

    def full(i: int) -> bool:
        return links.content(side, i) and not words[i].text[0].isdigit()

    before = [i for i in range(max(0, held[0] - NEAR), held[0]) if full(i)]
    behind = [i for i in range(held[-1] + 1, min(len(words), held[-1] + 1 + NEAR)) if full(i)]
    marks = set('.;:?!,«»“”"()')
    return (
        [i for i in before if not set(passage.text[words[i].end : verb.start]) & marks],
        [i for i in behind if not set(passage.text[verb.end : words[i].start]) & marks],
    )


def _verbs(passage: Passage) -> list[Cue]:
    """The verbs of doing; none where the passage has the passive, which turns the order round."""
    found = find_cues(passage.text, passage.language, "roles")
    return [] if any(c.group == "passive" for c in found) else found


def _close(text: str, first: Name, verb: Cue, second: Name) -> bool:
    """Whether the verb stands between the two names with few words around, in one clause."""
    before, after = text[first.end : verb.start], text[verb.end : second.start]
    return all(len(part.split()) <= NEAR and not set(part) & set(".;:?!,") for part in (before, after))


def _face(verb: Cue, facing: Cue, links: WordLinks) -> bool:
    """Whether the two verbs are the same: linked to each other, or of one group of the packs."""
    if verb.group == facing.group:
        return True
    word = links.across("source", verb.start, verb.end)
    return word is not None and facing.start < word.end and word.start < facing.end

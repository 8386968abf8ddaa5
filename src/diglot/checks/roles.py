"""Roles: who does it to whom, exchanged between the editions.

What it does: reads who does it and to whom from the voice of each verb and from what stands around it, and compares the
verbs that face each other in the two editions (`doers`): an exchange is told whatever their order and voice. The same for
what stands on both sides of a "than". Then it looks for two figures that go with each other's words ("47% oppose, 44%
support" against "47% support, 44% oppose"; 12 killed and 31 injured against 31 and 12). Where the shipped model reads both
languages, it tells of other words that changed places too: nouns, names and figures.

Why it matters: "A accused B" for "B accused A" turns a story upside down with every word in its place.

Known false alarms: a verb that takes its partners the other way in the other language; a subject behind its verb without
a mark of it («la partícula que predijo el modelo»).

Example: "Orlo accused Rask." / « Rask a accusé Orlo. » is altered: the roles are exchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from diglot.checks.base import Context, Example, Passage
from diglot.checks.doers import exchanged_doers
from diglot.checks.kinds import KIN, cues_of
from diglot.checks.places import exchanged_places
from diglot.checks.valued import read
from diglot.checks.wordlinks import WordLinks, word_links
from diglot.findings import Aspect, Bead, Finding, Severity
from diglot.l10n import say
from diglot.languages.cues import Cue
from diglot.languages.values.model import Quantity
from diglot.languages.words import Word

#: a figure, and what it goes with
Part = Cue | Word | Quantity

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

#: confidence of an exchange of figures by the kinds that they count, and by the words behind them
EXCHANGED, CROSSED = 0.8, 0.7
#: characters between a figure and a kind at most
BESIDE = 30
#: letters by which a word is told from others
STEM = 6
#: words behind a figure with a unit that it may go with; a bare figure goes with the next word only
GOES_WITH = 5


def check(bead: Bead, context: Context) -> Iterator[Finding]:
    """An exchange of the two names around a verb, or of what two figures go with; else what the model tells moved."""
    plain = [*_of_figures(bead, context), *exchanged_doers(bead, context)]
    yield from plain
    if not plain or context.exhaustive:
        yield from exchanged_places(bead, context)


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
        yield _exchange(bead, context, source, target, CROSSED)
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
            yield _exchange(bead, context, (first, kind, second, another), there, EXCHANGED)
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
    said = [w.text.lower()[:STEM] for w in words]  # « précédent », « précédente »
    held = [
        i
        for i, w in enumerate(words)
        if figure.end <= w.start < stop and links.content(side, i) and said.count(said[i]) == 1
    ]
    return [i for i in held if not set(passage.text[figure.end : words[i].start]) & set('.,;:?!«»“”"()')][
        : GOES_WITH if figure.unit else 1
    ]


def _exchange(bead: Bead, context: Context, here: Sequence[Part], there: Sequence[Part], sure: float) -> Finding:
    """The finding on figures that are exchanged, with what each goes with."""
    mine, other = (_with_words(side) for side in (here, there))
    return context.finding(
        bead,
        aspect=ASPECT,
        severity=Severity.CRITICAL,
        confidence=sure,
        message=say("The figures are exchanged: “{a}” in the {here}, “{b}” in the {there}.").format(
            here=context.name("source"), there=context.name("target"), a=mine, b=other
        ),
        source_at=[(p.start, p.end) for p in here if not isinstance(p, Cue)],
        target_at=[(p.start, p.end) for p in there if not isinstance(p, Cue)],
        what="|".join(p.text for p in here),
        source_words=mine,
        target_words=other,
    )


def _with_words(parts: Sequence[Part]) -> str:
    """Figures told with the words that they go with."""
    return ", ".join(f"{n.text.strip()} … {w.text}" for n, w in zip(parts[::2], parts[1::2], strict=True))

"""Wording: a loaded word for a plain one, or the reverse, and headlines that choose another word.

What it does. The packs hold words that take a side (regime, terrorist, martyr, massacre) with the plain words for the
same. A loaded word on one side, for which the other has a plain one or nothing of the kind, is a note with both terms. In
headlines, where every word is weighed, a word that stands where the other edition has quite another one is a note too.

Why it matters. Readers of two languages of one outlet can be told the same facts by two different tempers.

Known false alarms. Quotes and proper names that hold the word; fields of law and sport where the word is a term.

Example. "The regime's troops withdrew." / « Les troupes du gouvernement se sont retirées. »
"""

from __future__ import annotations

from collections.abc import Iterator

from diglot.checks.base import Context, Example, Passage
from diglot.checks.linked import links
from diglot.checks.wordlinks import WordLinks, word_links
from diglot.findings import Aspect, Bead, Finding, Severity, Span
from diglot.l10n import say
from diglot.languages.cues import Cue, find_cues
from diglot.translation.evidence import Evidence
from diglot.translation.linking import LinkedWord

ASPECT = Aspect.WORDING

EXAMPLES: tuple[Example, ...] = (
    Example("en", "Troops of the regime withdrew.", "fr", "Les troupes du gouvernement se sont retirées.", True),
    Example(
        "fr",
        "Les combattants ont quitté la ville après un accord.",
        "en",
        "The terrorists left the town after a deal.",
        True,
    ),
    Example("en", "The regime fell in March.", "fr", "Le régime est tombé en mars.", False),
    Example("en", "The government resigned.", "fr", "Le gouvernement a démissionné.", False),
)

#: confidence that a loaded word faces a plain one, and that the other side has nothing of the kind
FACED, ALONE, HEADLINE = 0.8, 0.55, 0.6
AROUND = 4
#: log-odds that both words of an exchange in a headline must have of being without counterpart
BARE = 1.5


def check(bead: Bead, context: Context) -> Iterator[Finding]:
    """Loaded words without their like, and exchanged words of headlines."""
    source, target = context.passages(bead)
    linked = word_links(bead, context)
    loaded = (_loaded(source), _loaded(target))
    for name, mine, other, passage in (("source", *loaded, target), ("target", *loaded[::-1], source)):
        kinds = {c.group.split(".")[0] for c in other if c.group.endswith(".0")}
        for cue in mine:
            concept, pole = cue.group.split(".")[:2]
            if pole != "0" or concept in kinds:
                continue
            kinds.add(concept)
            plain = next((c for c in other if c.group == f"{concept}.1"), None)
            partner = linked.across(name, cue.start, cue.end)
            if partner is not None and not (plain and plain.start <= partner.start < plain.end):
                continue
            if plain is None and not _anchored(name, cue, linked):
                continue
            yield _finding(bead, context, name, (cue.start, cue.end), cue.text, plain, passage)
    if source.is_title and target.is_title:
        yield from _headline(bead, context)


def _loaded(passage: Passage) -> list[Cue]:
    return find_cues(passage.text, passage.language, "loaded")


def _anchored(name: str, cue: Cue, linked: WordLinks) -> bool:
    """Whether the words around have counterparts: else the whole part is missing, which other checks tell."""
    return linked.held(name, (cue.start, cue.end), AROUND) >= AROUND


def _finding(
    bead: Bead, context: Context, name: str, at: Span, text: str, plain: Cue | None, passage: Passage
) -> Finding:
    other = "target" if name == "source" else "source"
    told = (
        say("The {here} has the loaded word “{a}”, the {there} has “{b}”.")
        if plain
        else say("The {here} has the loaded word “{a}”, the {there} has nothing of the kind.")
    )
    there = [(plain.start, plain.end)] if plain else []
    words = {name: text, other: plain.text if plain else ""}
    return context.finding(
        bead,
        aspect=ASPECT,
        severity=Severity.NOTE,
        confidence=FACED if plain else ALONE,
        message=told.format(here=context.name(name), there=context.name(other), a=text, b=plain.text if plain else ""),
        source_at=[at] if name == "source" else there,
        target_at=there if name == "source" else [at],
        what=f"{text.lower()}|{words[other].lower()}",
        source_words=words["source"],
        target_words=words["target"],
    )


def _headline(bead: Bead, context: Context) -> Iterator[Finding]:
    """The pair of words of two headlines that most clearly stand for each other and are no translations."""
    source, target = context.passages(bead)
    found = links(source, target, context)
    one = _bare(source, found.source, target.language)
    two = _bare(target, found.target, source.language)
    linked = word_links(bead, context)
    best = max(
        ((linked.shared(_span(a), _span(b), AROUND), oa + ob, a, b) for oa, a in one for ob, b in two),
        key=lambda pair: pair[:2],
        default=None,
    )
    if best is None or best[0] < 2:
        return
    _, _, a, b = best
    yield context.finding(
        bead,
        aspect=ASPECT,
        severity=Severity.NOTE,
        confidence=HEADLINE,
        message=say("The headlines choose different words: “{a}” in the {here}, “{b}” in the {there}.").format(
            here=context.name("source"), there=context.name("target"), a=a.word.text, b=b.word.text
        ),
        source_at=[_span(a)],
        target_at=[_span(b)],
        what=f"{a.word.text.lower()}|{b.word.text.lower()}",
        source_words=a.word.text,
        target_words=b.word.text,
    )


def _span(item: LinkedWord) -> Span:
    return item.word.start, item.word.end


def _bare(passage: Passage, words: tuple[LinkedWord, ...], other_language: str) -> list[tuple[float, LinkedWord]]:
    evidence = Evidence.load(passage.language, other_language)
    odds = [(evidence.odds(w, k), w) for k, w in enumerate(words) if w.content and not w.word.text[0].isdigit()]
    return [(value, w) for value, w in odds if value >= BARE]

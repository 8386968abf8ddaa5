"""Certainty: a statement made surer, or less sure, than in the other edition.

What it does. It reads the words that set a statement on the ladder alleged – possible – likely – certain – fact (might,
allegedly, is expected to, will; pourrait, aurait tué, probablement, va), from both originals. A step that one side has
and the other renders by nothing of its kind is a finding; the surer when the other side names another step in its
place. Where the shipped model reads both languages, its odds that the other side lacks the word count too.

Why it matters. "Could face prison" and "faces prison" are two news stories, and one of them may be libel.

Known false alarms. Modal verbs that don't hedge ("may" for permission, "will" for habit), the French conditional where
English keeps the past tense after "said that".

Example. "The deal could fall through." / "L'accord va échouer."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from diglot.checks.base import Context, Example, Passage, are_like_statements
from diglot.checks.hedged import LOST as HEDGED
from diglot.checks.hedged import lost_hedge
from diglot.checks.linked import reading, sureness, weights_of
from diglot.checks.sources import telling
from diglot.checks.wordlinks import WordLinks, word_links
from diglot.findings import Aspect, Bead, Finding, Severity
from diglot.l10n import say
from diglot.languages.clauses import parted
from diglot.languages.cues import Cue, find_cues, word_set
from diglot.languages.packs import capitalises_nouns
from diglot.translation.linking import is_content

ASPECT = Aspect.CERTAINTY

EXAMPLES: tuple[Example, ...] = (
    Example(
        "en",
        "The agreement between the two unions could collapse before the summer.",
        "fr",
        "L'accord entre les deux syndicats va échouer avant l'été.",
        True,
    ),
    Example("fr", "Ce travail nous aidera à comprendre.", "en", "This work might help us understand.", True),
    Example(
        "en",
        "The treasurer allegedly took money from the club's accounts for years.",
        "fr",
        "Le trésorier a pris de l'argent sur les comptes du club pendant des années.",
        True,
    ),
    Example(
        "en",
        "The new measures could reduce the number of accidents on the roads.",
        "fr",
        "Les nouvelles mesures vont réduire le nombre d'accidents sur les routes.",
        True,
    ),
    Example(
        "fr",
        "L'ancien rédacteur en chef aurait utilisé des documents volés pour confirmer la nouvelle.",
        "en",
        "The former editor used stolen documents to confirm the news.",
        True,
    ),
    Example("en", "The chain plans to close 46 shops.", "fr", "La chaîne fermera 46 magasins.", True),
    Example(
        "en",
        "The probe seems to have lost part of its antenna.",
        "fr",
        "La sonde a perdu une partie de son antenne.",
        True,
    ),
    Example("en", "The chain plans to close 46 shops.", "fr", "La chaîne prévoit de fermer 46 magasins.", False),
    Example("en", "He allegedly took the money.", "fr", "Il aurait pris l'argent.", False),
    Example("en", "He may resign.", "fr", "Il pourrait démissionner.", False),
    Example("en", "Mrs May resigned.", "fr", "Mme May a démissionné.", False),
    Example("en", "He said he would come.", "fr", "Il a dit qu'il viendrait.", False),
    Example("en", "The vote is expected to pass.", "fr", "Le vote devrait être favorable.", False),
)

#: the ladder, from the foot up; a statement without any of these words stands above as fact
LADDER = ("alleged", "possible", "likely", "conditional", "certain")
_STEPS = {
    "alleged": "an allegation",
    "possible": "a possibility",
    "likely": "a likelihood",
    "conditional": "a supposition",
    "certain": "certain",
}
#: confidence that a word of allegation with nothing of its kind on the other side is lost: gold data has too few of
#: them to fit it
ALLEGED = 0.6
#: the same of a word of possibility or likelihood whose verb is rendered with nothing that hedges
POSSIBLE = 0.55
#: the same of a conditional of hearsay; words before it that may open its clause
HEARSAY, CLAUSE = 0.6, 6
#: log-odds from which the model's word for it stands for a verb that is rendered: "died", « aurait trouvé la mort »
TURNED = 4.0
#: letters of a word that headlines capitalise, such words that make a headline, and the share of them with a capital
HEAD, TITLED = 3, 0.7
#: words to either side of a cue that make its surroundings
AROUND = 4


@dataclass(slots=True)
class Rungs:
    """What a passage says of certainty: the words of each step, and other words that may stand for the step."""

    clear: dict[str, list[Cue]] = field(default_factory=dict)
    kin: dict[str, list[Cue]] = field(default_factory=dict)

    def hedges(self) -> list[Cue]:
        """The words that make a statement less than certain."""
        return [c for step, cues in self.clear.items() if step != "certain" for c in cues]

    def without(self, taken: Sequence[Cue]) -> Rungs:
        """The same without words that are others' counterparts."""
        spans = {(c.start, c.end) for c in taken}
        clear, kin = (
            {step: [c for c in cues if (c.start, c.end) not in spans] for step, cues in told.items()}
            for told in (self.clear, self.kin)
        )
        return Rungs(clear, kin)


def _paired(ours: Sequence[Cue], theirs: Sequence[Cue], linked: WordLinks) -> list[tuple[Cue, Cue]]:
    """Words of certainty of the two sides that hedge the same: one to one, those with most links around them first."""
    scored = []
    for one in ours:
        for two in theirs:
            shared = linked.shared((one.start, one.end), (two.start, two.end), AROUND)
            if shared:
                scored.append((-shared, one.group != two.group, one.start, two.start, one, two))
    made: list[tuple[Cue, Cue]] = []
    for *_, one, two in sorted(scored, key=lambda s: s[:4]):
        if not any(one is a or two is b for a, b in made):
            made.append((one, two))
    return made


def _elsewhere(one: Cue, other: Cue, passage: Passage) -> bool:
    """Whether two words hedge in different clauses: not in "it is thought that it may"."""
    first, last = sorted((one, other), key=lambda c: c.start)
    return parted(passage.text[first.end : last.start])


def rungs(passage: Passage) -> Rungs:
    """The words of certainty of a passage."""
    made = Rungs()
    found = find_cues(passage.text, passage.language, "certainty")
    nouns = capitalises_nouns(passage.language)
    for cue in found:
        step, *kin = cue.group.split(".")
        if nouns or not _is_name(cue, passage.text):
            (made.kin if kin else made.clear).setdefault(step, []).append(cue)
    return made


def _is_name(cue: Cue, text: str) -> bool:
    """Whether a cue is a capitalised word within a sentence, as in "Mrs May" and "Will Smith"; not in a headline."""
    if not cue.text[:1].isupper() or cue.start == 0 or text[: cue.start].rstrip(" «“\"'—–-")[-1:] in ".!?:":
        return False
    words = [w for w in text.split() if len(w) > HEAD]
    return len(words) <= HEAD or sum(w[0].isupper() for w in words) <= TITLED * len(words)


def check(bead: Bead, context: Context) -> Iterator[Finding]:
    """The surest step of the ladder that one side of the bead has and the other has nothing for."""
    source, target = context.passages(bead)
    linked = word_links(bead, context)
    sides = (("source", rungs(source)), ("target", rungs(target)))
    # where nobody is told to say anything a conditional is hearsay, whatever stands for its verb
    unsaid = not any(t.clear or t.kin for t in map(telling, (source, target)))
    best: tuple[float, dict[str, float], str, Cue, str, Cue | None] | None = None
    passages = {"source": source, "target": target}
    pairs = _paired(sides[0][1].hedges(), sides[1][1].hedges(), linked)
    for (name, mine), (_, every) in (sides, sides[::-1]):
        for cue in mine.hedges():
            step = cue.group
            taken = [p[name == "source"] for p in pairs if _elsewhere(p[name != "source"], cue, passages[name])]
            other = every.without(taken)
            facing = linked.facing(name, (cue.start, cue.end), AROUND)
            near = [c for cues in other.clear.values() for c in cues if c.start < facing[1] and facing[0] < c.end]
            instead = next((c for c in near if c.group != step), None)
            if any(c.group == step for c in near):
                continue
            signals = _signals(name, cue, instead, mine, other, facing, linked, taken)
            signals |= reading(bead, context, {name: [(cue.start, cue.end)]})
            sure = max(sureness(ASPECT, signals, context), ALLEGED * signals.pop("alleged, plain"))
            single = len(bead.source) == len(bead.target) == 1
            told = signals["verb"] or signals.get("turned", 0.0) >= TURNED
            if single and signals["plain"] and (told or unsaid) and are_like_statements(source, target):
                passage = source if name == "source" else target
                sure = max(sure, POSSIBLE * signals["verb"] * (step in ("possible", "likely")))
                if _hearsay(cue, passage):
                    sure, step = max(sure, HEARSAY), "alleged"
            if best is None or sure > best[0]:
                best = sure, signals, name, cue, step, instead
    if best is None or best[0] < HEDGED:
        best = _lost(bead, context, linked, sides) or best
    if best is not None:
        yield _finding(bead, context, *best)


def _lost(
    bead: Bead, context: Context, linked: WordLinks, sides: Sequence[tuple[str, Rungs]]
) -> tuple[float, dict[str, float], str, Cue, str, Cue | None] | None:
    """The adverb that hedges on one side only, with its step."""
    found = lost_hedge(bead, context, linked)
    if found is None:
        return None
    name, cue = found
    steps = [c.group for c in dict(sides)[name].hedges() if c.start < cue.end and cue.start < c.end]
    return HEDGED, {}, name, cue, next(iter(steps), "likely"), None


def _hearsay(cue: Cue, passage: Passage) -> bool:
    """Whether a conditional tells hearsay ("aurait tué"): in no clause that is said, asked for or supposed by another, and
    behind no source that is named anyway ("selon la police")."""
    before = re.findall(r"[\w]+'?", passage.text[: cue.start].lower().replace("’", "'"))[-CLAUSE:]
    own = cue.text.lower()
    if {own, " ".join((*before[-1:], own))}.isdisjoint(word_set(passage.language, "cues", "hearsay")):
        return False
    sourced = any(
        c.group == "source" and c.start < cue.start for c in find_cues(passage.text, passage.language, "attribution")
    )
    return not sourced and not word_set(passage.language, "cues", "opens") & set(before)


def _signals(
    name: str,
    cue: Cue,
    instead: Cue | None,
    mine: Rungs,
    other: Rungs,
    facing: tuple[int, int],
    linked: WordLinks,
    taken: Sequence[Cue],
) -> dict[str, float]:
    """What speaks for and against a change of step: what stands opposite the word, and in the whole passage."""
    step = cue.group
    kin = other.kin.get(step, [])
    other_hedges = other.hedges()
    made = {f"is {s}": float(s == step) for s in LADDER[:-1]}
    partner = linked.across(name, cue.start, cue.end)
    # a small word that the lexicon links by chance ("may" to "est") is no counterpart, unless it is of the ladder itself
    made["partner"] = float(
        partner is not None
        and not any(c.start < partner.end and partner.start < c.end for c in taken)
        and (
            is_content(partner.text, linked.languages["target" if name == "source" else "source"])
            or any(c.start < partner.end and partner.start < c.end for c in (*other_hedges, *kin))
        )
    )
    made["anchored"] = float(min(4, linked.held(name, (cue.start, cue.end), AROUND)))
    made["verb"] = float(_verb_kept(name, cue, linked))
    made["kin near"] = float(any(c.start < facing[1] and facing[0] < c.end for c in kin))
    made["kin"] = float(min(3, len(kin)))
    made["same"] = float(min(2, len(other.clear.get(step, []))))
    made["certain near"] = float(instead is not None and instead.group == "certain")
    made["hedge near"] = float(instead is not None and instead.group != "certain")
    made["more"] = float(max(-2, min(2, len(mine.hedges()) - len(other_hedges))))
    made["hedges"] = float(min(3, len(other_hedges)))
    nothing = not kin and not other_hedges
    made["plain"] = float(nothing and instead is None)
    made["alleged, plain"] = float(nothing and instead is None and step == "alleged")
    made["own certain"] = float(min(2, len(mine.clear.get("certain", []))))
    return made


def _verb_kept(name: str, cue: Cue, linked: WordLinks) -> bool:
    """Whether the word that is hedged, the first behind the cue that carries meaning, stands on the other side too."""
    held = linked.within(name, cue.start, cue.end)
    behind = range(held[-1] + 1, held[-1] + 1 + AROUND) if held else range(0)
    first = next((i for i in behind if linked.content(name, i)), None)
    return first is not None and first in linked.partner[name]


def _finding(
    bead: Bead,
    context: Context,
    sure: float,
    signals: dict[str, float],
    name: str,
    cue: Cue,
    step: str,
    instead: Cue | None,
) -> Finding:
    other = "target" if name == "source" else "source"
    there = context.name(other)
    told = (
        say("The {here} makes this {step} (“{a}”), the {there} has “{b}”.")
        if instead
        else say("The {here} makes this {step} (“{a}”), the {there} states it as fact.")
    )
    at, other_at = [(cue.start, cue.end)], [(instead.start, instead.end)] if instead else []
    words = {name: cue.text, other: instead.text if instead else ""}
    return context.finding(
        bead,
        aspect=ASPECT,
        severity=Severity.MAJOR if step in ("alleged", "possible") else Severity.MINOR,
        confidence=sure,
        message=told.format(
            here=context.name(name), there=there, step=say(_STEPS[step]), a=cue.text, b=instead.text if instead else ""
        ),
        source_at=at if name == "source" else other_at,
        target_at=other_at if name == "source" else at,
        what=f"{step}:{cue.text.lower()}:{instead.text.lower() if instead else ''}",
        source_words=words["source"],
        target_words=words["target"],
        signals=signals,
        weights=weights_of(ASPECT, context) if signals else "",
    )

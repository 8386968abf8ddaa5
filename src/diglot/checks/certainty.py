"""Certainty: a statement made surer, or less sure, than in the other edition.

What it does. It reads the words that set a statement on the ladder alleged – possible – likely – certain – fact (might,
allegedly, is expected to, will; pourrait, aurait tué, probablement, va), from both originals. A step that one side has and
the other renders by nothing of its kind is a finding; the surer when the other side names another step in its place.

Why it matters. "Could face prison" and "faces prison" are two news stories, and one of them may be libel.

Known false alarms. Modal verbs that don't hedge ("may" for permission, "will" for habit), the French conditional where
English keeps the past tense after "said that".

Example. "The deal could fall through." / "L'accord va échouer."
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from diglot.checks.base import Context, Example, Passage
from diglot.findings import Aspect, Bead, Finding, Severity
from diglot.languages.cues import Cue, cue_table

ASPECT = Aspect.CERTAINTY

EXAMPLES: tuple[Example, ...] = (
    Example("en", "The deal could fall through.", "fr", "L'accord va échouer.", True),
    Example("fr", "Ce travail nous aidera à comprendre.", "en", "This work might help us understand.", True),
    Example("en", "He allegedly took the money.", "fr", "Il a pris l'argent.", True),
    Example("en", "They will probably win.", "fr", "Ils vont certainement gagner.", True),
    Example("en", "He allegedly took the money.", "fr", "Il aurait pris l'argent.", False),
    Example("en", "He may resign.", "fr", "Il pourrait démissionner.", False),
    Example("en", "Mrs May resigned.", "fr", "Mme May a démissionné.", False),
    Example("en", "He said he would come.", "fr", "Il a dit qu'il viendrait.", False),
    Example("en", "The vote is expected to pass.", "fr", "Le vote devrait être favorable.", False),
)

#: the ladder, from the foot up; a statement without any of these words stands above as fact
LADDER = ("alleged", "possible", "likely", "certain")
FACT = len(LADDER)
#: confidence where the other side names a step far off, where it has plain fact, where it is one step off
_NAMED, _PLAIN, _NEAR = 0.8, 0.55, 0.3
_STEPS = {
    "alleged": "an allegation",
    "possible": "a possibility",
    "likely": "a likelihood",
    "certain": "certain",
}


@dataclass(slots=True)
class Rungs:
    """What a passage says of certainty: the words of each step, and the steps that other words may stand for."""

    clear: dict[str, list[Cue]] = field(default_factory=dict)
    kin: set[str] = field(default_factory=set)

    def lacks(self, step: str) -> bool:
        """True where nothing of the passage can stand for the step."""
        return step not in self.clear and step not in self.kin


def rungs(passage: Passage) -> Rungs:
    """The words of certainty of a passage."""
    made = Rungs()
    for cue in cue_table(passage.language, "certainty").find_all(passage.text):
        step, *kin = cue.group.split(".")
        if _is_name(cue, passage.text):
            continue
        if kin:
            made.kin.add(step)
        else:
            made.clear.setdefault(step, []).append(cue)
    return made


def _is_name(cue: Cue, text: str) -> bool:
    """Whether a cue is a capitalised word within a sentence, as in "Mrs May" and "Will Smith"."""
    return cue.text[:1].isupper() and cue.start > 0 and text[: cue.start].rstrip(" «“\"'—–-")[-1:] not in ".!?:"


def check(bead: Bead, context: Context) -> Iterator[Finding]:
    """Steps of the ladder that one side of the bead has and the other has nothing for."""
    source, target = context.passages(bead)
    sides = (("source", rungs(source)), ("target", rungs(target)))
    best: tuple[float, str, Cue, str, Cue | None] | None = None
    for (name, mine), (_, other) in (sides, sides[::-1]):
        for step in LADDER[:-1]:
            if step not in mine.clear or not other.lacks(step):
                continue
            rung = LADDER.index(step)
            instead = _instead(mine, other, rung)
            if instead is None:
                confidence = _PLAIN
            else:
                confidence = (
                    _NAMED if abs(LADDER.index(instead.group) - rung) > 1 or instead.group == "certain" else _NEAR
                )
            if best is None or confidence > best[0]:
                best = confidence, name, mine.clear[step][0], step, instead
    if best is None:
        return
    confidence, name, cue, step, instead = best
    other_name = "target" if name == "source" else "source"
    tail = f"the {other_name} has “{instead.text}”" if instead else f"the {other_name} states it as fact"
    at, other_at = [(cue.start, cue.end)], [(instead.start, instead.end)] if instead else []
    yield context.finding(
        bead,
        aspect=ASPECT,
        severity=Severity.MAJOR,
        confidence=confidence,
        message=f"The {name} makes this {_STEPS[step]} (“{cue.text}”), {tail}.",
        source_at=at if name == "source" else other_at,
        target_at=other_at if name == "source" else at,
        what=f"{step}:{cue.text.lower()}:{instead.text.lower() if instead else ''}",
        words={name: cue.text, other_name: instead.text if instead else ""},
    )


def _instead(mine: Rungs, other: Rungs, rung: int) -> Cue | None:
    """The word of another step that the other side has and this side has nothing for; the farthest step first."""
    for step in sorted(LADDER, key=lambda s: -abs(LADDER.index(s) - rung)):
        if step in other.clear and mine.lacks(step):
            return other.clear[step][0]
    return None

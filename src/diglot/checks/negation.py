"""Negation: a statement that one edition denies and the other doesn't.

What it does. It reads the negations of both originals (n't, never, without; ne … pas, aucun, sans), leaves out what only
looks like one (not only, no doubt, French expletive ne, ne … que), and sets them against each other. A surplus on one
side is a finding unless the other side says it by a word of its own (failed to, unaware, refuse, impossible).

Why it matters. A lost or added "not" turns a statement into its opposite, and every other word still agrees, so nobody
sees it in proof. It always needs a correction.

Known false alarms. A negative idiom rendered by a positive one that is in no list ("not bad", "correct"); a negation in
a part that the other edition leaves out.

Example. "The flights have been suspended." / "Les vols n'ont pas été suspendus."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from diglot.checks.base import Context, Example, Passage
from diglot.findings import Aspect, Bead, Finding, Severity, Span
from diglot.languages.cues import CueTable, endings, fold
from diglot.languages.packs import pack

ASPECT = Aspect.NEGATION

EXAMPLES: tuple[Example, ...] = (
    Example("en", "All flights have been suspended.", "fr", "Tous les vols n'ont pas été suspendus.", True),
    Example("en", "The talks were not broken off.", "fr", "Les pourparlers ont été rompus.", True),
    Example("fr", "Le crématorium nous a autorisés.", "en", "The crematorium has not authorised us.", True),
    Example("en", "He never said so.", "fr", "Il l'a dit.", True),
    Example("en", "He failed to appear.", "fr", "Il ne s'est pas présenté.", False),
    Example("en", "She was unaware of it.", "fr", "Elle ne le savait pas.", False),
    Example("en", "Only two survived.", "fr", "Il n'y a eu que deux survivants.", False),
    Example("en", "Not only the mayor, everybody came.", "fr", "Non seulement le maire, mais tous sont venus.", False),
    Example("en", "He left before she came.", "fr", "Il est parti avant qu'elle ne vienne.", False),
    Example("en", "Neither Paris nor London agreed.", "fr", "Ni Paris ni Londres n'ont accepté.", False),
    Example("en", "It is the No. 1 priority.", "fr", "C'est la priorité numéro un.", False),
)

#: confidence where nothing on the other side could stand for the negation, where something could, and where both
#: sides are negated but not equally often
_CLEAR, _COVERED, _UNEQUAL = 0.9, 0.3, 0.45
#: how many words a closer may stand behind its opener
_REACH = 9
#: how many characters behind a negation a word still stands that turns it back ("doesn't forget")
_SCOPE = 24
_CLOSING = ' \u00a0\u202f"”»'
_BREAK = re.compile(r"[.!?;:»”\"]")


@dataclass(frozen=True, slots=True)
class Negation:
    """One negation of a passage: its spans (two where it has two halves) within the passage's text.

    `light` marks one that negates a noun only (without).
    """

    spans: tuple[Span, ...]
    light: bool = False


@dataclass(frozen=True, slots=True)
class _Parts:
    opener: re.Pattern[str] | None
    closer: CueTable
    restrictive: CueTable
    bare: CueTable
    expletive: CueTable
    words: CueTable


@lru_cache(maxsize=32)
def _parts(language: str) -> _Parts:
    section = pack(language).section("negation")
    ends = endings(language)
    opener = [w.strip() for w in str(section.get("opener", "")).split(",") if w.strip()]
    either = "|".join(re.escape(w) + ("" if w.endswith("'") else r"(?!\w)") for w in opener)
    words = {name: section[name] for name in ("full", "light", "nor", "soft", "weak", "_mask") if name in section}
    return _Parts(
        re.compile(rf"(?<!\w)(?:{either})") if opener else None,
        *(CueTable({"": section.get(name, "")}, ends) for name in ("closer", "restrictive", "bare", "expletive")),
        CueTable(words, ends),  # type: ignore[arg-type, call-arg, unused-ignore]
    )


def negations(passage: Passage) -> tuple[list[Negation], list[Span]]:
    """The negations of a passage by grammar, and the words that can stand for one."""
    parts = _parts(passage.language)
    text = fold(passage.text)
    found: list[Negation] = []
    soft: list[Span] = []
    blank = list(text)
    if parts.opener:
        for opener in parts.opener.finditer(text):
            if blank[opener.start()] == "\0":
                continue
            made = _two_halves(text, opener, parts)
            if isinstance(made, Negation):
                found.append(made)
            elif made is not None:
                soft.append(made)
            for start, end in (*(made.spans if isinstance(made, Negation) else ()), opener.span()):
                blank[start:end] = "\0" * (end - start)
    for cue in parts.words.find("".join(blank)):
        at = (cue.start, cue.end)
        if cue.group in ("soft", "weak"):
            soft.append(at)
        elif cue.group != "nor" or not found:
            found.append(Negation((at,), light=cue.group == "light"))
    found.sort(key=lambda negation: negation.spans[0])
    return found, sorted(soft)


def _without_reversed(
    found: list[Negation], soft: list[Span], other_soft: list[Span]
) -> tuple[list[Negation], list[Span]]:
    """Negations that a negative word right behind them turns back ("never fails to") count for half a one.

    They stay whole where the other side has that negative word too.
    """
    kept: list[Negation] = []
    spare = len(soft) - len(other_soft)
    soft = list(soft)
    for negation in found:
        end = negation.spans[-1][1]
        back = next((s for s in soft if 0 < s[0] - end <= _SCOPE), None)
        if back is None or spare <= 0:
            kept.append(negation)
        else:
            spare -= 1
    return kept, soft


def _two_halves(text: str, opener: re.Match[str], parts: _Parts) -> Negation | Span | None:
    """The negation that an opener begins; a span where it only restricts; None where it is expletive."""
    stop = _BREAK.search(text, opener.end())
    words = list(re.finditer(r"[\w'\-]+", text[opener.end() : stop.start() if stop else len(text)]))[:_REACH]
    end = opener.end() + (words[-1].end() if words else 0)
    following = text[opener.end() : end]
    closers = parts.closer.find(following)
    restricts = parts.restrictive.find(following)
    at = opener.end()
    if closers and not (restricts and restricts[0].start < closers[0].start):
        halves = opener.span(), (at + closers[0].start, at + closers[0].end)
        after = text[halves[1][0] :]
        return halves[1] if parts.words.starts(after, "weak") else Negation(halves)
    before = text[max(0, opener.start() - 60) : opener.start()]
    clause = re.split(r"[.!?;:«»“”\"]", before)[-1]
    for cue in reversed(parts.closer.find(clause)):
        if cue.text in ("plus", "point", "pas"):
            continue
        begin = opener.start() - len(clause) + cue.start
        return Negation(((begin, begin + cue.end - cue.start), opener.span()))
    if restricts:
        return at + restricts[0].start, at + restricts[0].end
    if parts.bare.find(following[:30]) and not parts.expletive.find(clause):
        return Negation((opener.span(),))
    return None


def check(bead: Bead, context: Context) -> Iterator[Finding]:
    """Negations that one side of the bead has and the other neither negates nor words away."""
    source, target = context.passages(bead)
    (ours, our_soft), (theirs, their_soft) = negations(source), negations(target)
    ours, our_soft = _without_reversed(ours, our_soft, their_soft)
    theirs, their_soft = _without_reversed(theirs, their_soft, our_soft)
    if len(ours) == len(theirs):
        return
    more_in_source = len(ours) > len(theirs)
    more, fewer, covers = (ours, theirs, their_soft) if more_in_source else (theirs, ours, our_soft)
    if len(covers) >= len(more) - len(fewer):
        confidence = _COVERED
    elif (
        fewer
        or all(negation.light for negation in more)
        or (source.text.rstrip(_CLOSING).endswith("?") and target.text.rstrip(_CLOSING).endswith("?"))
    ):
        confidence = _UNEQUAL
    else:
        confidence = _CLEAR
    passage = source if more_in_source else target
    words = ", ".join(_quote(passage, negation) for negation in more)
    spans = [span for negation in more for span in negation.spans]
    other = [span for negation in fewer for span in negation.spans]
    yes, no = ("source", "target") if more_in_source else ("target", "source")
    if fewer:
        message = f"The {yes} negates {len(more)} times ({words}), the {no} {len(fewer)}."
    else:
        message = f"The {yes} negates the statement ({words}), the {no} doesn't."
    yield context.finding(
        bead,
        aspect=ASPECT,
        severity=Severity.CRITICAL,
        confidence=confidence,
        message=message,
        source_at=spans if more_in_source else other,
        target_at=other if more_in_source else spans,
        what=f"{yes}:{words}",
        words={yes: words, no: ""},
    )


def _quote(passage: Passage, negation: Negation) -> str:
    return "“" + " … ".join(passage.text[start:end] for start, end in negation.spans) + "”"

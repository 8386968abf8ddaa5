"""Days and spans told from the day of publication that differ: "tomorrow", « après-demain ». A part of the check of dates.

The packs' `[relative]` name them. Only such words are compared with such: where one edition has "tomorrow" and the other
"on Friday", the check of dates may know. Editions of different days are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.checks.base import Context, Passage
from diglot.findings import Aspect, Bead, Finding, Severity
from diglot.l10n import say
from diglot.languages.cues import Cue, find_cues, outermost
from diglot.languages.packs import capitalises_nouns

#: the key of phrases with such a word that tell no day ("today's world")
NONE = "none"
#: the key of words that may say "nowadays": they are compared with days only
NOWADAYS = "day0"
#: what the keys of ends begin with
END = "end "
#: confidence that a day or span is told as another
OTHER = 0.7


def other_spans(bead: Bead, context: Context) -> Iterator[Finding]:
    """The one day or span that either side has and the other has not, where they are of one sort."""
    if context.source.date and context.target.date and context.source.date != context.target.date:
        return
    one, two = context.passages(bead)
    ours, theirs = days_told(one), days_told(two)
    left, right = _only(ours, theirs), _only(theirs, ours)
    if len(left) != 1 or len(right) != 1 or len({c.group for c in ours}) != len({c.group for c in theirs}):
        return
    a, b = left[0], right[0]
    if a.group.startswith(END) != b.group.startswith(END):
        return  # "late this year" is its end too
    if NOWADAYS in (a.group, b.group) and a.group[:3] != b.group[:3]:
        return
    yield context.finding(
        bead,
        aspect=Aspect.DATE,
        severity=Severity.CRITICAL,
        confidence=OTHER,
        message=say("The date differs: “{a}” in the {here}, “{b}” in the {there}.").format(
            a=a.text, b=b.text, here=context.name("source"), there=context.name("target")
        ),
        source_at=[(a.start, a.end)],
        target_at=[(b.start, b.end)],
        what=f"{a.text}|{b.text}",
        source_words=a.text,
        target_words=b.text,
    )


def days_told(passage: Passage) -> list[Cue]:
    """The days and spans of a passage: of two, one within the other, the longer one."""
    found = find_cues(passage.text, passage.language, "relative")
    return [c for c in outermost(found, found) if c.group != NONE and not _is_noun(c, passage)]


def _is_noun(cue: Cue, passage: Passage) -> bool:
    """Whether a cue is a noun where nouns have capitals: "gegen Morgen"; a sentence may open with any word."""
    before = passage.text[: cue.start].rstrip()[-1:]
    return capitalises_nouns(passage.language) and cue.text[:1].isupper() and (before.isalnum() or before == ",")


def _only(own: Sequence[Cue], others: Sequence[Cue]) -> list[Cue]:
    there = {c.group for c in others}
    return [c for c in own if c.group not in there]

"""Who is told to say it: the words of a passage that attribute, and sources that the other side leaves out. A part of the check
of attribution.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from diglot.checks.base import Passage, are_like_statements
from diglot.checks.calibrated import confidence
from diglot.checks.valued import read
from diglot.checks.wordlinks import WordLinks
from diglot.findings import Aspect, Span
from diglot.languages.cues import Cue, cue_list, find_cues, word_set
from diglot.translation.evidence import Evidence
from diglot.translation.linking import LinkedWord

STANCES = (
    "reveal",
    "doubt",
    "claim",
    "admit",
    "deny",
    "warn",
    "insist",
    "boast",
    "hint",
    "promise",
    "pleased",
    "denounce",
)
#: words to either side of a cue that are its surroundings
AROUND = 4
_SAID = ("neutral", "source", *STANCES)
_MARKS = '«»“”"'
#: confidence that "The unions claim that" is lost, and the log-odds that its words must have: gold data has few of them
OPENED, OWN = 0.6, 3.0
#: letters of a word that may name a source: "by" and "pour" are everywhere
LONG = 5
#: characters behind a source within which a verb of saying belongs to it
BEHIND = 12
#: characters between a source and a word that attributes to it
BESIDE = 15
#: words behind "according to" that name the source
NAMED = 4
#: characters between a verb of saying and the day
WHEN = 5
#: words of a speaker at most, before the verb
SPEAKER = 6
#: words of a tag at most (", the panel said"), and the share of the rest that must be linked
TAG, REST = 8, 0.6
#: confidence that what was attributed is told as a fact, words of it that must be the same, and log-odds from which a
#: speaker is gone
ASSERTED, SAME, GONE = 0.7, 2, 2.0
#: what papers put between a speaker and the verb: "Osei, 24, says", « 63 ans, »
_AGED = re.compile(r", \d+(?: [^\W\d]+){0,2},(?=\s)")
#: marks that end a clause, and the longest clause in characters to either side of a cue
_STOPS, _CLAUSE = ',;:«»“”"()—–.!?', 60

#: a difference: its confidence and signals, the cue, what stands instead, and what is different of it
Candidate = tuple[float, dict[str, float], Cue, Cue | None, str]


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of a passage that attribute: clear ones, those that may, and the speakers by sort."""

    clear: tuple[Cue, ...]
    kin: tuple[Cue, ...]
    speakers: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a bead: "source" or "target", its passage, the words that attribute, and all words with their links."""

    name: str
    passage: Passage
    told: Telling
    words: Sequence[LinkedWord]


def telling(passage: Passage) -> Telling:
    """The attributing words of a passage."""
    found = find_cues(passage.text, passage.language, "attribution")
    found = [c for c in found if c.group not in _SAID or not _in_a_name(c, passage.text)]
    return Telling(
        tuple(c for c in found if c.group in _SAID),
        tuple(c for c in found if c.group.endswith(".kin")),
        tuple(c for c in found if c.group.startswith("speakers.")),
    )


def _in_a_name(cue: Cue, text: str) -> bool:
    """Whether a word with a capital follows a word with one: the States of the "United States" say nothing."""
    before = text[: cue.start].split()[-1:]
    return cue.text.istitle() and bool(before) and before[0][:1].isupper() and before[0][-1:].isalpha()


def lost_sources(here: Side, there: Side, linked: WordLinks, lost: Callable[[int, int], float]) -> Iterator[Candidate]:
    """Words that attribute, with none facing them on the other side; `lost` gives the odds that a span has no counterpart."""
    name, passage, opposite = here.name, here.passage, there.passage
    mine, other = here.told, there.told
    for cue in mine.clear:
        if cue.text.isupper():
            continue
        facing = linked.facing(name, (cue.start, cue.end), AROUND)
        near = [c for c in other.clear if c.start < facing[1] and facing[0] < c.end]
        if cue.group == "source" and (_says_itself(cue, here) or _told_apart(cue, here, there, linked)):
            continue
        if cue.group == "source" and _sourced(cue, near, here, there, facing, linked):
            continue
        before, after = passage.text[: cue.start], passage.text[cue.end :]
        quoted = any(m in passage.text for m in _MARKS), any(m in opposite.text for m in _MARKS)
        signals = {
            "lost": 1.0,
            "lost source": float(cue.group == "source"),
            "lost near": float(bool(near)),
            "lost clear": float(min(2, len(other.clear))),
            "lost fewer": float(max(-1, min(2, len(mine.clear) - len(other.clear)))),
            "lost kin": float(min(3, len(other.kin))),
            "lost linked": float(linked.linked(name, cue.start, cue.end)),
            "lost edge": float(len(after.split()) <= 3 or len(before.split()) <= 3),
            "lost around": float(min(4, linked.held(name, (cue.start, cue.end), AROUND))),
            "lost none": float(not other.clear and not other.kin),
            "lost evidence": _evidence(cue, here, opposite.language),
            "lost own": _evidence(cue, here, opposite.language, own=True),
            "lost quoted": float(quoted[0]),
            "lost unquoted": float(quoted[0] and not quoted[1]),
            "lost shorter": max(-0.5, min(0.5, 1 - len(opposite.text) / max(1, len(passage.text)))),
        }
        sure = confidence(str(Aspect.ATTRIBUTION), signals)
        if not other.clear and not signals["lost linked"]:
            if _opens(cue, passage, "reports") and signals["lost own"] >= OWN:
                sure = max(sure, OPENED)
            elif _is_fact(cue, here, there, linked, lost):
                sure = max(sure, ASSERTED)
            elif cue.group == "neutral" and _is_tag(cue, here, there, linked):
                sure = max(sure, OPENED)
        yield sure, signals, cue, None, "lost"


def _told_apart(cue: Cue, here: Side, there: Side, linked: WordLinks) -> bool:
    """Whether the other side names the same source beside a word that attributes, wherever.

    ("The bank said …", « …, selon la banque ».)
    """
    words = linked.words[there.name]
    partners = [linked.partner[here.name].get(i) for i in _naming(cue, here, linked) if linked.content(here.name, i)]
    spans = [(words[j].start, words[j].end) for j in partners if j is not None]
    return any(0 <= max(c.start - end, start - c.end) <= BESIDE for c in there.told.clear for start, end in spans)


def _naming(cue: Cue, here: Side, linked: WordLinks) -> range:
    """The words behind a cue that name the source: "according to the bank"."""
    return linked.within(here.name, cue.end, len(here.passage.text))[:NAMED]


def _says_itself(cue: Cue, here: Side) -> bool:
    """Whether a verb of saying stands right behind a source, which tells it all: «según han avisado», "as X reported".

    What has an article is a noun: "according to the report".
    """
    articles = word_set(here.passage.language, "voice", "articles")
    behind = [c for c in here.told.clear if c.group != "source" and 0 < c.start - cue.end <= BEHIND]
    return any(articles.isdisjoint(here.passage.text[cue.end : c.start].lower().split()) for c in behind)


def _sourced(cue: Cue, near: Sequence[Cue], here: Side, there: Side, facing: Span, linked: WordLinks) -> bool:
    """Whether the other side names a source in the same place, or has a word there that may do so and stands for no other.

    Or one, wherever, that stands for the source behind the cue: "according to a poll", „eine Umfrage zeigt“.
    """
    if any(c.group == "source" for c in near):
        return True
    named = {linked.partner[here.name].get(i) for i in _naming(cue, here, linked)}
    for other in there.told.kin:
        if other.group != "source.kin" or len(other.text) < LONG:
            continue
        stands = other.start < facing[1] and facing[0] < other.end
        if (stands and not linked.linked(there.name, other.start, other.end)) or named.intersection(
            linked.within(there.name, other.start, other.end)
        ):
            return True
    return False


def _is_fact(cue: Cue, here: Side, there: Side, linked: WordLinks, lost: Callable[[int, int], float]) -> bool:
    """Whether the other side says the same with no word that attributes it or doubts it.

    Either somebody speaks of himself and is there too ("claims to have won", « a gagné »), or the speaker is gone
    ("critics say it costs", « cela coûte »).
    """
    text = there.passage.text
    hedged = find_cues(text, there.passage.language, "certainty")
    if there.told.kin or any(not c.group.endswith(".kin") for c in hedged) or any(m in text for m in _MARKS):
        return False
    front, behind = linked.within(here.name, 0, cue.start), linked.within(here.name, cue.end, len(here.passage.text))
    partner = linked.partner[here.name]
    speaker = next((i for i in reversed(front) if linked.content(here.name, i)), None)
    said = [i for i in behind if linked.content(here.name, i) and i in partner]
    if speaker is None or len(said) < SAME:
        return False
    if speaker in partner:
        return _opens(cue, here.passage, "oneself") and partner[speaker] < partner[said[0]]
    word = linked.words[here.name][speaker]
    return _opens(cue, here.passage, "reports") and lost(word.start, word.end) >= GONE


def _is_tag(cue: Cue, here: Side, there: Side, linked: WordLinks) -> bool:
    """Whether a cue stands in a few words behind a sentence's last comma (", the panel said") that have no counterpart, while the
    rest has, on a side where nobody says anything, not even by its mood („sei“)."""
    text, opposite = here.passage.text, there.passage.text
    at = text.rfind(",", 0, cue.start)
    tag = text[at + 1 :].strip(" .")
    if (
        at < 0
        or len(tag.split()) > TAG
        or not set(tag).isdisjoint(_STOPS)
        or not set(_MARKS).isdisjoint(text + opposite)
    ):
        return False
    if any(c.group in ("neutral.kin", "source.kin") and len(c.text) >= LONG for c in there.told.kin) or ":" in opposite:
        return False
    partner = linked.partner[here.name]
    told, said = (
        [i for i in linked.within(here.name, *span) if linked.content(here.name, i)]
        for span in ((at, len(text)), (0, at))
    )
    kept = sum(i in partner for i in said) >= REST * len(said)
    return kept and not any(i in partner for i in told) and are_like_statements(here.passage, there.passage)


def _opens(cue: Cue, passage: Passage, followed: str) -> bool:
    """Whether a speaker and the cue open the sentence, and what is said follows: "The unions claim that …".

    `followed` names the pack's list of words that may come next; who speaks of himself may be told with more words.
    """
    ahead, behind = _AGED.sub("", passage.text[: cue.start]), cue.end
    for date in read(passage.text, passage.language, None).dates:
        if 0 <= date.start - behind <= WHEN:  # "claimed on Sunday to have"
            behind = date.end
    follows = cue_list(passage.language, "cues", followed)
    return (
        cue.text.islower()
        and not set(ahead) & set(_STOPS)
        and 1 <= len(ahead.split()) <= (SPEAKER if followed == "reports" else 2 * SPEAKER)
        and follows.starts(passage.text[behind:].lstrip(" \u00a0,"), "")
    )


def _evidence(cue: Cue, here: Side, other_language: str, own: bool = False) -> float:
    """Log-odds that the words of the clause around a cue are lost: those up to the next marks.

    With `own` only those of the speaker and the verb: up to the cue where few stand before it ("the unions said that …"),
    else from the cue on ("…, said the unions").
    """
    passage = here.passage
    start = max(passage.text.rfind(m, 0, cue.start) for m in _STOPS)
    ends = [at for m in _STOPS if (at := passage.text.find(m, cue.end)) >= 0]
    end = min([*ends, cue.end + _CLAUSE, len(passage.text)])
    start = max(start, cue.start - _CLAUSE)
    if own:
        ahead = len(passage.text[start + 1 : cue.start].split())
        start, end = (start, cue.end) if ahead <= SPEAKER else (cue.start - 1, min(end, cue.end + _CLAUSE // 2))
    odds = Evidence.load(passage.language, other_language)
    total = sum(odds.odds(w, k) for k, w in enumerate(here.words) if w.content and start < w.word.start < end)
    return max(-8.0, min(8.0, total))

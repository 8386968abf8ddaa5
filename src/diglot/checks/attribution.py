"""Attribution: who says it, and whether anybody says it at all.

What it does. It reads the verbs of saying, the sources (according to, selon) and the speakers (a spokesman, witnesses)
of both originals. A source that one side names and the other leaves out is a finding, so is a speaker of another sort,
and so is a verb that takes a stance (claimed, admitted, denied) where the other side's takes none. How sure it is
follows from signals whose weights are fitted by `diglot calibrate`. Where two people speak, it tells that what they say is
exchanged (`speakers`).

Why it matters. Without its source an accusation is the paper's own; "admitted" for "said" is a verdict.

Known false alarms. A source named in the sentence before; a title that stands for the person's name; verbs of saying in
idioms.

Example. "The factory will close, the unions said." / « L'usine va fermer. »
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from diglot.checks.base import Context, Example, Passage
from diglot.checks.calibrated import confidence
from diglot.checks.linked import links, turned
from diglot.checks.speakers import exchanged_speakers
from diglot.checks.valued import read
from diglot.checks.wordlinks import WordLinks, word_links
from diglot.findings import Aspect, Bead, Finding, Severity, Span
from diglot.l10n import say
from diglot.languages.cues import Cue, apart, cue_list, find_cues
from diglot.languages.packs import pack
from diglot.translation.evidence import Evidence
from diglot.translation.linking import LinkedWord

ASPECT = Aspect.ATTRIBUTION

EXAMPLES: tuple[Example, ...] = (
    Example(
        "en",
        "The factory will close at the end of the year, a spokeswoman for the unions told reporters.",
        "fr",
        "L'usine va fermer à la fin de l'année.",
        True,
    ),
    Example(
        "fr",
        "Selon le rapport, la société connaissait les défauts du matériel depuis longtemps.",
        "en",
        "The company had long known of the defects in the equipment.",
        True,
    ),
    Example(
        "en",
        "The minister said the two sides had met in March.",
        "fr",
        "Le ministre a reconnu que les deux parties s'étaient rencontrées en mars.",
        True,
    ),
    Example(
        "en",
        "The opposition claims that the city put off repairs three times to save money.",
        "fr",
        "La ville a repoussé trois fois les réparations pour faire des économies.",
        True,
    ),
    Example(
        "en",
        "Anna Orlo promised quick help, but Ivan Rask warned that the fund was empty.",
        "fr",
        "Ivan Rask a promis une aide rapide, mais Anna Orlo a prévenu que le fonds était vide.",
        True,
    ),
    Example(
        "en",
        "Anna Orlo promised quick help, but Ivan Rask warned that the fund was empty.",
        "fr",
        "Ivan Rask a prévenu que le fonds était vide, mais Anna Orlo a promis une aide rapide.",
        False,
    ),
    Example("en", "The army said the road was closed.", "fr", "L'armée a indiqué que la route était fermée.", False),
    Example("en", "According to the police, he fled.", "fr", "Il a pris la fuite, a indiqué la police.", False),
    Example("en", "He admitted his mistake.", "fr", "Il a reconnu son erreur.", False),
    Example(
        "en",
        "The rebels shot down a plane near the town.",
        "fr",
        "Les rebelles affirment avoir abattu un avion près de la ville.",
        True,
    ),
    Example(
        "en",
        "Critics say the treaty hands too much power to judges.",
        "fr",
        "Le traité donne trop de pouvoir aux juges.",
        True,
    ),
    Example("en", "The rebels claim to have shot down a plane.", "fr", "Les rebelles auraient abattu un avion.", False),
    Example("en", "It varies depending on the light.", "fr", "Cela varie selon la lumière.", False),
    Example("en", "The bridge was closed in March.", "fr", "Le pont a été fermé en mars.", False),
)

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
#: stances that papers take for "said" often: told where the other verb takes another stance
MILD = ("pleased", "denounce")
#: confidence that a stance is changed where a neutral verb faces it: gold data has too few of them to fit it
STANCE = 0.55
AROUND = 4
_SAID = ("neutral", "source", *STANCES)
_MARKS = '«»“”"'
#: confidence that "The unions claim that" is lost, and the log-odds that its words must have: gold data has few of them
OPENED, OWN = 0.6, 3.0
#: letters of a word that may name a source: "by" and "pour" are everywhere
LONG = 5
#: characters behind a source within which a verb of saying belongs to it
BEHIND = 12
#: words behind "according to" that name the source
NAMED = 4
#: characters between a verb of saying and the day
WHEN = 5
#: words of a speaker at most, before the verb
SPEAKER = 6
#: confidence that what was attributed is told as a fact, words of it that must be the same, and log-odds from which a
#: speaker is gone
ASSERTED, SAME, GONE = 0.7, 2, 2.0
#: marks that end a clause, and the longest clause in characters to either side of a cue
_STOPS, _CLAUSE = ',;:«»“”"()—–.!?', 60


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


def check(bead: Bead, context: Context) -> Iterator[Finding]:
    """The surest difference of attribution in the bead."""
    # without a lexicon a verb of speech in other words cannot be told from one that is missing
    if context.lexicon is None and context.reverse_lexicon is None:
        return
    source, target = context.passages(bead)
    linked, both = word_links(bead, context), links(source, target, context)
    sides = (
        Side("source", source, telling(source), both.source),
        Side("target", target, telling(target), both.target),
    )
    best: tuple[float, dict[str, float], str, Cue, Cue | None, str] | None = None
    for here, there in (sides, sides[::-1]):
        for found in (
            _lost(here, there, linked, partial(turned, bead, context, here.name)),
            _other_speaker(here, there, linked),
            _stance(here, there, linked),
        ):
            for candidate in found:
                if best is None or candidate[0] > best[0]:
                    best = (candidate[0], candidate[1], here.name, *candidate[2:])
    if best is not None:
        yield _finding(bead, context, *best)
    if (
        all(s.told.clear for s in sides)
        and max(len({c.start for c in (*s.told.clear, *s.told.kin)}) for s in sides) > 1
    ):
        yield from exchanged_speakers(bead, context, [s.told.clear for s in sides])


Candidate = tuple[float, dict[str, float], Cue, Cue | None, str]


def _lost(here: Side, there: Side, linked: WordLinks, lost: Callable[[int, int], float]) -> Iterator[Candidate]:
    """Words that attribute, with none facing them on the other side; `lost` gives the odds that a span has no counterpart."""
    name, passage, opposite = here.name, here.passage, there.passage
    mine, other = here.told, there.told
    for cue in mine.clear:
        if cue.text.isupper():
            continue
        facing = linked.facing(name, (cue.start, cue.end), AROUND)
        near = [c for c in other.clear if c.start < facing[1] and facing[0] < c.end]
        if cue.group == "source" and (_says_itself(cue, mine) or _told_apart(near, mine, other)):
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
        sure = confidence(str(ASPECT), signals)
        if not other.clear and not signals["lost linked"]:
            if _opens(cue, passage, "reports") and signals["lost own"] >= OWN:
                sure = max(sure, OPENED)
            elif _is_fact(cue, here, there, linked, lost):
                sure = max(sure, ASSERTED)
        yield sure, signals, cue, None, "lost"


def _told_apart(near: Sequence[Cue], mine: Telling, other: Telling) -> bool:
    """Whether the other side attributes as often, though in another place: "the Vatican said …", « …, selon le Saint-Siège »."""
    ours, theirs = ({c.start for c in told.clear} for told in (mine, other))
    return not near and len(theirs) >= len(ours)


def _says_itself(cue: Cue, told: Telling) -> bool:
    """Whether a verb of saying stands right behind a source, which tells it all: «según han avisado», "as X reported"."""
    return any(c.group != "source" and 0 < c.start - cue.end <= BEHIND for c in told.clear)


def _sourced(cue: Cue, near: Sequence[Cue], here: Side, there: Side, facing: Span, linked: WordLinks) -> bool:
    """Whether the other side names a source in the same place, or has a word there that may do so and stands for no other.

    Or one, wherever, that stands for the source behind the cue: "according to a poll", „eine Umfrage zeigt“.
    """
    if any(c.group == "source" for c in near):
        return True
    behind = linked.within(here.name, cue.end, len(here.passage.text))[:NAMED]
    named = {linked.partner[here.name].get(i) for i in behind}
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


def _opens(cue: Cue, passage: Passage, followed: str) -> bool:
    """Whether a speaker and the cue open the sentence, and what is said follows: "The unions claim that …".

    `followed` names the pack's list of words that may come next; who speaks of himself may be told with more words.
    """
    ahead, behind = passage.text[: cue.start], cue.end
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


def _other_speaker(here: Side, there: Side, linked: WordLinks) -> Iterator[Candidate]:
    """Speakers of a sort that the other side has not, beside a word of saying."""
    name, passage, mine, other = here.name, here.passage, here.told, there.told
    sorts, own = ({c.group for c in told.speakers} for told in (other, mine))
    shared = {(c.start, c.end) for told in (mine, other) for c in told.speakers if c.group in sorts & own}
    for cue in mine.speakers:
        if (cue.start, cue.end) in shared:
            continue
        beside = min((apart(cue, c) for c in mine.clear), default=99)
        facing = linked.facing(name, (cue.start, cue.end), AROUND)
        instead = next(
            (c for c in other.speakers if (c.start, c.end) not in shared and c.start < facing[1] and facing[0] < c.end),
            None,
        )
        said = [c for c in other.clear if c.start < facing[1] and facing[0] < c.end]
        article = passage.text[: cue.start].rstrip().rsplit(" ", 1)[-1].lower()
        signals = {
            "speaker": 1.0,
            "speaker linked": float(linked.linked(name, cue.start, cue.end)),
            "speaker beside": float(beside <= 12),
            "speaker near": float(beside <= 40),
            "speaker instead": float(instead is not None),
            "speaker instead linked": float(
                instead is not None
                and linked.linked("target" if name == "source" else "source", instead.start, instead.end)
            ),
            "speaker said": float(bool(said)),
            "speaker indefinite": float(article in ("a", "an", "un", "une", "des", "some", "one")),
            "speaker around": float(min(4, linked.held(name, (cue.start, cue.end), AROUND))),
            "speaker end": float(len(passage.text) - cue.end <= 2),
        }
        yield confidence(str(ASPECT), signals), signals, cue, instead, "speaker"


def _stance(here: Side, there: Side, linked: WordLinks) -> Iterator[Candidate]:
    """Verbs that take a stance, facing only verbs that take none."""
    name, mine, other = here.name, here.told, there.told
    for cue in mine.clear:
        if cue.group not in STANCES or not cue.text.islower() or not _has(cue.group, there.passage.language):
            continue
        if any(c.group in (cue.group, f"{cue.group}.kin") for c in (*other.clear, *other.kin)):
            continue
        facing = linked.facing(name, (cue.start, cue.end), AROUND)
        near = [c for c in other.clear if c.start < facing[1] and facing[0] < c.end and c.group != "source"]
        near = [c for c in near if not _answered(c, mine)]
        opposed = bool(near) and near[0].group in STANCES
        if near and (opposed or (cue.group not in MILD and not linked.linked(name, cue.start, cue.end))):
            yield STANCE, {}, cue, near[0], "stance"


def _has(stance: str, language: str) -> bool:
    """Whether a language's pack has words for a stance: else nothing could answer it."""
    return stance in pack(language).section("attribution")


def _answered(cue: Cue, mine: Telling) -> bool:
    """Whether a stance of the other side has its counterpart on this side: then it stands for nothing else here."""
    return cue.group in STANCES and any(c.group in (cue.group, f"{cue.group}.kin") for c in (*mine.clear, *mine.kin))


def _finding(
    bead: Bead,
    context: Context,
    sure: float,
    signals: dict[str, float],
    name: str,
    cue: Cue,
    instead: Cue | None,
    what: str,
) -> Finding:
    other = "target" if name == "source" else "source"
    here, there = context.name(name), context.name(other)
    if what == "lost":
        message = say("The {here} says where this comes from (“{a}”), the {there} does not.").format(
            here=here, there=there, a=cue.text
        )
    elif what == "speaker":
        told = (
            say("The {here} gives this to “{a}”, the {there} has “{b}”.")
            if instead
            else say("The {here} gives this to “{a}”, the {there} names no such speaker.")
        )
        message = told.format(here=here, there=there, a=cue.text, b=instead.text if instead else "")
    else:
        message = say("The {here} has “{a}” where the {there} has “{b}”.").format(
            here=here, there=there, a=cue.text, b=instead.text if instead else ""
        )
    at, other_at = [(cue.start, cue.end)], [(instead.start, instead.end)] if instead else []
    words = {name: cue.text, other: instead.text if instead else ""}
    return context.finding(
        bead,
        aspect=ASPECT,
        severity=Severity.MAJOR if what == "lost" or (what == "speaker" and instead) else Severity.MINOR,
        confidence=sure,
        message=message,
        source_at=at if name == "source" else other_at,
        target_at=other_at if name == "source" else at,
        what=f"{what}:{cue.text.lower()}:{instead.text.lower() if instead else ''}",
        source_words=words["source"],
        target_words=words["target"],
        signals=signals,
    )

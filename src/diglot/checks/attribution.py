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

import re
from collections.abc import Iterator
from functools import partial

from diglot.checks.base import Context, Example, Passage
from diglot.checks.calibrated import confidence
from diglot.checks.linked import links, turned
from diglot.checks.sources import AROUND, STANCES, Candidate, Side, Telling, lost_sources, telling
from diglot.checks.speakers import exchanged_speakers
from diglot.checks.wordlinks import WordLinks, word_links
from diglot.findings import Aspect, Bead, Finding, Severity
from diglot.l10n import say
from diglot.languages.cues import Cue, apart, word_set
from diglot.languages.packs import pack
from diglot.languages.values.names import read_names

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

#: sorts of speakers that papers tell for each other: officials and authorities, analysts and experts, a source and people close to it
ONE_SORT = {"official": "authorities", "analyst": "expert", "friend": "source"}
#: characters beside a word of saying that its subject stands in, up to a mark
NEXT, MARK = 20, re.compile(r"[^\w\s’'.-]")
#: stances that papers take for "said" often: told where the other verb takes another stance
MILD = ("pleased", "denounce")
#: confidence that a stance is changed where a neutral verb faces it: gold data has too few of them to fit it
STANCE = 0.55


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
            lost_sources(here, there, linked, partial(turned, bead, context, here.name)),
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
        yield from exchanged_speakers(bead, context, [(*s.told.clear, *s.told.kin) for s in sides])


def _other_speaker(here: Side, there: Side, linked: WordLinks) -> Iterator[Candidate]:
    """Speakers of a sort that the other side has not, beside a word of saying."""
    name, passage, mine, other = here.name, here.passage, here.told, there.told
    sorts, own = ({_sort(c) for c in told.speakers} for told in (other, mine))
    shared = {(c.start, c.end) for told in (mine, other) for c in told.speakers if _sort(c) in sorts & own}
    definite = word_set(passage.language, "names", "definite")
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
        if instead is None and article in definite and any(_is_known(c, there.passage) for c in said):
            continue  # known from before: "the ministry" for a name, "the witness" for "he"
        if instead is None and _is_title(cue, here, linked):
            continue
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


def _is_title(cue: Cue, here: Side, linked: WordLinks) -> bool:
    """Whether a speaker's word stands right before a name that the other side has: "Foreign Minister Steinmeier"."""
    behind = next(iter(linked.within(here.name, cue.end, len(here.passage.text))), None)
    if behind is None or linked.words[here.name][behind].start - cue.end > 1:
        return False
    return linked.words[here.name][behind].text[0].isupper() and behind in linked.partner[here.name]


def _is_known(cue: Cue, passage: Passage) -> bool:
    """Whether a word of saying has a name or a pronoun for its subject, or none: who says it is known from before."""
    ahead = MARK.split(passage.text[max(0, cue.start - NEXT) : cue.start])[-1].split()[-2:]
    behind = MARK.split(passage.text[cue.end : cue.end + NEXT])[0].split()[:2]
    beside = {w.lower() for w in (*ahead, *behind)}
    if not beside or not beside.isdisjoint(word_set(passage.language, "voice", "pronouns")):
        return True
    return any(
        0 <= cue.start - n.end <= 1 or 0 <= n.start - cue.end <= 1
        for n in read_names(passage.text, passage.language)
        if not n.opens or n.end < cue.start
    )


def _sort(cue: Cue) -> str:
    """The sort of a speaker; of two that papers tell for each other the one."""
    name = cue.group.removeprefix("speakers.")
    return ONE_SORT.get(name, name)


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

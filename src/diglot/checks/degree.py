"""Degree and direction: a word in one edition, its opposite in the other.

What it does. The language packs hold pairs of opposites (rise and fall, more and less, before and after, first and
last, legal and illegal) with the words of either pole. Where one side of a bead has words of one pole only and the
other side words of the opposite pole only, that is a finding. Where the shipped model reads both languages, its odds
count too, and it tells of other small words that another one stands for (only and also). Quantifiers of the same thing
that stand two steps apart on their scale are told first (all, nearly all, most, many, some, few; `quantified`). Where it is
not sure that two opposites face each other, they are a note.

Why it matters. "Fell" for "rose" or "before" for "after" passes every spelling check and turns the news round.

Known false alarms. Translators turn the view round ("lost 2–1" for "beat 2–1", "not easy" for "difficult"); words with
several senses ("last year", "to last"). A negation on one side alone makes the finding unsure.

Example. "Prices rose by 3%." / "Les prix ont baissé de 3 %."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from diglot.checks.base import Context, Example, Passage
from diglot.checks.denied import BEFORE, Negated, is_denied, is_turned_back
from diglot.checks.doers import tell_the_same
from diglot.checks.kinds import KIND, exchanged_kinds
from diglot.checks.linked import links, reading, sureness, weights_of
from diglot.checks.measured import CONCEPT, pointed
from diglot.checks.quantified import are_far, exchanged_quantifiers
from diglot.checks.turned import turned_words
from diglot.checks.wordlinks import WordLinks, word_links
from diglot.findings import Aspect, Bead, Finding, Severity
from diglot.l10n import say
from diglot.languages.cues import Cue, cue_list, split_list, word_set
from diglot.languages.opposites import ORDER, opposites
from diglot.languages.packs import pack
from diglot.languages.polarity import Negation, Soft, negations
from diglot.languages.values.names import read_names
from diglot.languages.words import Word, norm
from diglot.translation.linking import LinkedWord, is_content, look_alike

ASPECT = Aspect.DEGREE

EXAMPLES: tuple[Example, ...] = (
    Example(
        "en", "Navalsur bought the ships from Thalassia.", "fr", "Thalassia a vendu les navires à Navalsur.", False
    ),
    Example("en", "Prices rose by 3%.", "fr", "Les prix ont baissé de 3 %.", True),
    Example(
        "en",
        "Dockers will walk out unless talks resume.",
        "fr",
        "Les dockers débrayeront si les négociations reprennent.",
        True,
    ),
    Example("en", "The match will go ahead unless it rains.", "fr", "Le match aura lieu s'il ne pleut pas.", False),
    Example("en", "Few residents heeded the order.", "fr", "Bon nombre d'habitants ont obéi à l'ordre.", True),
    Example(
        "en", "Hardly any shops were open on Saturday.", "fr", "Presque tous les magasins étaient fermés samedi.", False
    ),
    Example(
        "en", "The bridge is no longer open to lorries.", "fr", "Le pont n'est pas encore ouvert aux camions.", True
    ),
    Example("en", "He was imprisoned.", "fr", "Il a été mis en prison.", False),
    Example("en", "They met before the vote.", "fr", "Ils se sont rencontrés après le vote.", True),
    Example("fr", "La majorité a voté.", "en", "The minority voted.", True),
    Example("en", "He was found guilty.", "fr", "Il a été reconnu innocent.", True),
    Example("en", "The ban was disproportionate.", "fr", "L'interdiction était proportionnée.", True),
    Example("en", "The ban was disproportionate.", "fr", "L'interdiction était disproportionnée.", False),
    Example("en", "Prices rose by 3%.", "fr", "Les prix ont augmenté de 3 %.", False),
    Example("en", "A strike is less likely now.", "fr", "Une grève est désormais improbable.", False),
    Example("en", "He beat the champion.", "fr", "Le champion a été battu.", False),
    Example(
        "en", "It is not uncommon for bears to come near.", "fr", "Il est fréquent que des ours approchent.", False
    ),
    Example("en", "Sanctions were lifted in May.", "fr", "Les sanctions ont été imposées en mai.", True),
    Example("en", "The trip is safe.", "fr", "Le voyage n'est pas dangereux.", False),
    Example("en", "The trip is less safe now.", "fr", "Le voyage est désormais plus dangereux.", False),
    Example("en", "Last year was dry.", "fr", "L'année dernière a été sèche.", False),
)


#: opposites that are less sure are a note: in stories most of them are false (`tests/benchmarks/sureness.py`)
UNSURE = 0.7
#: the concept of quantifiers, and the confidence that another one is told of the same
QUANTIFIED, QUANTIFIER = "quantifier", 0.75
#: confidence that a figure points the other way
POINTED = 0.75
#: words behind a comparative within which its "than" stands
THAN = 2
#: two words that are clear, two concepts that turn each other round
BOTH = 2
#: concepts that say with a negation what their opposites say without: "unless it rains", « s'il ne pleut pas »
CONDITIONS = ("unless", "all_but")
#: concepts that turn a statement round as another opposite in it turns it back, and how sure that must be
QUANTITIES, LIKELY = ("almost_all",), 0.3
#: concepts that say how many
SCALE = (
    *QUANTITIES,
    "all",
    "all_but",
    "most",
    "many",
    "majority",
    "none_not_all",
    "partly_largely",
    "large",
    "more",
    "record",
)
#: concepts of which either word tells the same where the partners change places: "A is ahead of B", "B is behind A"
CONVERSE = (
    "day_before_of",
    "before",
    "more_than",
    "more",
    "above",
    "win",
    "buy",
    "import",
    "give",
    "lend",
    "debtor",
    "beaten",
    "north",
    "east",
    "upstream",
    "early",
    "arrive",
)
#: the concept of the sexes, and those of a family
SEX, FAMILY = "he", frozenset({"father", "brother", "son", "husband"})
#: words beside an opposite that may be who or whom
ABOUT = 12
#: letters that a negative beginning must leave, and the confidence that its loss is one
STEM, AFFIX = 6, 0.7


@dataclass(frozen=True, slots=True)
class Pole:
    """The words of one pole of a concept: those that show a change of direction, and those that may be it."""

    clear: list[Cue]
    kin: list[Cue]


def poles(passage: Passage, opposite: Passage, side: str, links: WordLinks) -> dict[str, dict[str, Pole]]:
    """The opposites of a passage that have no counterpart of their own: concept -> pole ("0" or "1") -> its words.

    Only of concepts that the opposite passage has words of too: the others face nothing.
    """
    found: dict[str, dict[str, Pole]] = {}
    there, here = _outside_names(opposite), _outside_names(passage)
    faced = {c.group.split(".")[0] for c in there}
    for cue in here:
        concept, pole, *kin = cue.group.split(".")
        if concept not in faced:
            continue
        partner = links.across(side, cue.start, cue.end)
        if partner is not None:
            surely = concept in SCALE and links.linked_surely(side, cue.start, cue.end)
            full = surely or is_content(partner.text, opposite.language)
            if _counterpart(partner, concept, pole, there, full, " " in cue.text):
                continue
        if kin and partner is not None and _explained(cue, partner, here, there):
            continue
        held = found.setdefault(concept, {}).setdefault(pole, Pole([], []))
        (held.kin if kin else held.clear).append(cue)
    return found


def _outside_names(passage: Passage) -> list[Cue]:
    """The opposites of a passage, without those that are part of a place's name: "South Korea"."""
    places = [n for n in read_names(passage.text, passage.language) if n.place]
    found = opposites(passage.text, passage.language)
    return [c for c in found if not any(n.start <= c.start and c.end <= n.end for n in places)]


def _explained(cue: Cue, partner: Word, here: Sequence[Cue], there: Sequence[Cue]) -> bool:
    """Whether a word is its partner's counterpart by another concept: the „Großteil“ that is "most" is not "strong"."""
    own = {c.group.split(".")[0] + c.group.split(".")[1] for c in here if (c.start, c.end) == (cue.start, cue.end)}
    return any(
        c.group.split(".")[0] + c.group.split(".")[1] in own
        for c in there
        if c.start < partner.end and partner.start < c.end
    )


def _counterpart(word: Word, concept: str, pole: str, there: Sequence[Cue], full: bool, several: bool) -> bool:
    """Whether a word linked to a cue is its counterpart: not one of the opposite pole, and not a small word by chance.

    ("rose" is linked to the "a" of "a augmenté"; but the "moins" of "au moins" is what "least" is linked to, and « quelques »
    is "few" most often: `full`.) Of a cue of several words ("de plus que") one is linked: only a word of the same pole answers it.
    """
    at = [c.group.split(".")[:2] for c in there if c.start < word.end and word.start < c.end]
    if [concept, pole] in at or several:
        return [concept, pole] in at
    return full and [concept, str(1 - int(pole))] not in at


def check(bead: Bead, context: Context) -> Iterator[Finding]:
    """Concepts of which one side has one pole only and the other side only its opposite; the surest pair of each."""
    source, target = context.passages(bead)
    negated = negations(source.text, source.language), negations(target.text, target.language)
    if len(negated[0][0]) == len(negated[1][0]):
        for one, two in exchanged_kinds(bead, context, ASPECT):
            if is_turned_back(one, source, negated[0]) == is_turned_back(two, target, negated[1]):
                yield _opposites(bead, context, one, two, one.group.partition("-")[0], KIND, {})
                return
    linked = word_links(bead, context)
    for one, two in pointed(bead, context):
        either = _turned_about(one, two, linked) or tell_the_same(
            bead, context, (one.start, one.end), (two.start, two.end)
        )
        if not either and is_denied(one, source, negated[0]) == is_denied(two, target, negated[1]):
            yield _opposites(bead, context, one, two, CONCEPT, POINTED, {})
            return
    ours, theirs = poles(source, target, "source", linked), poles(target, source, "target", linked)
    best: tuple[float, dict[str, float], Cue, Cue, str] | None = None
    surest: dict[str, float] = {}
    for concept, mine in ours.items():
        other = theirs.get(concept, {})
        if len(mine) != 1 or len(other) != 1 or mine.keys() == other.keys():
            continue
        if concept in CONDITIONS and len(negated[0][0]) != len(negated[1][0]):
            continue
        my_pole, other_pole = next(iter(mine.values())), next(iter(other.values()))
        if not linked.known and not (my_pole.clear and other_pole.clear):
            continue
        for one in my_pole.clear + my_pole.kin:
            for two in other_pole.clear + other_pole.kin:
                clear = (one in my_pole.clear) + (two in other_pole.clear)
                if is_denied(one, source, negated[0]) != is_denied(two, target, negated[1]):
                    continue
                either = concept in CONVERSE or (_is_compared(one, source) and _is_compared(two, target))
                if either and _turned_about(one, two, linked):
                    continue
                if concept == ORDER and _is_apart(one, source) != _is_apart(two, target):
                    continue  # "hours after he had asked for help", «horas antes había pedido ayuda»
                if concept in CONDITIONS and clear < BOTH:
                    continue
                if concept == SEX and _are_other_kin(one, two, source, target):
                    continue  # "whose son", «madre de»
                signals = signals_of(one, two, clear, linked, negated, bead, context)
                sure = sureness(ASPECT, signals, context)
                surest[concept] = max(surest.get(concept, 0.0), sure)
                if best is None or sure > best[0]:
                    best = sure, signals, one, two, concept
    likely = [concept for concept, sure in surest.items() if sure >= LIKELY]
    quantified = next(exchanged_quantifiers(bead, context), None)
    if quantified is not None and not any(concept not in SCALE for concept in likely):
        yield _opposites(bead, context, *quantified, QUANTIFIED, QUANTIFIER, {})
        return
    if len(likely) == BOTH and any(concept in QUANTITIES for concept in likely):
        return  # "hardly any were open" is "almost all were closed"
    if (best is None or best[0] < AFFIX) and len(negated[0][0]) == len(negated[1][0]):
        best = _turned_by_affix(source, target, linked, negated) or best
    if (
        best is not None
        and best[4] in CONVERSE
        and tell_the_same(bead, context, *((c.start, c.end) for c in best[2:4]))
    ):
        return
    if best is not None:
        sure, signals, one, two, concept = best
        yield _opposites(bead, context, one, two, concept, sure, signals)
    if best is None or best[0] < AFFIX:
        yield from turned_words(bead, context, best[2:4] if best else ())


def _opposites(
    bead: Bead, context: Context, one: Cue, two: Cue, concept: str, sure: float, signals: dict[str, float]
) -> Finding:
    """The finding that one edition has the opposite of what the other has, or another quantifier."""
    told = (
        say("The {here} has “{a}” where the {there} has “{b}”.")
        if concept == QUANTIFIED
        else say("The {here} has “{a}” where the {there} has the opposite, “{b}”.")
    )
    severity = Severity.MINOR if concept == QUANTIFIED and not are_far(one, two) else Severity.CRITICAL
    return context.finding(
        bead,
        aspect=ASPECT,
        severity=Severity.NOTE if sure < UNSURE else severity,
        confidence=sure,
        message=told.format(here=context.name("source"), there=context.name("target"), a=one.text, b=two.text),
        source_at=[(one.start, one.end)],
        target_at=[(two.start, two.end)],
        what=f"{concept}:{one.text.lower()}:{two.text.lower()}",
        concept=concept,
        source_words=one.text,
        target_words=two.text,
        signals=signals,
        weights=weights_of(ASPECT, context) if signals else "",
    )


def _are_other_kin(one: Cue, two: Cue, source: Passage, target: Passage) -> bool:
    """Whether two words name members of a family who differ in more than their sex."""
    told = [
        {c.group.split(".")[0] for c in opposites(p.text, p.language) if (c.start, c.end) == (cue.start, cue.end)}
        & FAMILY
        for cue, p in ((one, source), (two, target))
    ]
    return all(told) and told[0].isdisjoint(told[1])


def _is_compared(cue: Cue, passage: Passage) -> bool:
    """Whether a "than" stands behind a word: "larger than"."""
    behind = passage.text[cue.end :].split(maxsplit=THAN)[:THAN]
    return any(norm(w) in word_set(passage.language, "voice", "than") for w in behind)


def _is_apart(cue: Cue, passage: Passage) -> bool:
    """Whether a word tells what comes earlier or later than another clause, and not than what stands behind it."""
    return any(c.start == cue.start for c in cue_list(passage.language, "cues", "apart").find(passage.text))


def _turned_by_affix(
    source: Passage, target: Passage, linked: WordLinks, negated: tuple[Negated, Negated]
) -> tuple[float, dict[str, float], Cue, Cue, str] | None:
    """A word with a negative beginning on one side, its cognate without one on the other ("unlawful", "disproportionate")."""
    for name, other, (hard, soft) in (("source", "target", negated[1]), ("target", "source", negated[0])):
        passage = target if name == "source" else source
        if any(w.group != "weak" and linked.across(other, *w.span) is None for w in soft):
            continue  # "unlikely to change", « devrait rester inchangé »
        mine, theirs = linked.words[name], linked.words[other]
        for i, word in enumerate(mine):
            stem = _stem(word.text, linked.languages[name])
            if not stem or any(look_alike(word.text, w.text) for w in theirs):
                continue
            partner = linked.partner[name].get(i)
            for j, facing in enumerate(theirs):
                if partner in (None, j) and look_alike(stem, facing.text) and _affirmed(facing, passage, hard, soft):
                    pair = [Cue("affix", w.start, w.end, w.text) for w in (word, facing)]
                    one, two = pair if name == "source" else pair[::-1]
                    return AFFIX, {}, one, two, "affix"
    return None


def _affirmed(word: Word, passage: Passage, hard: Sequence[Negation], soft: Sequence[Soft]) -> bool:
    """Whether a word of a passage has neither a negative beginning nor a word before it that negates it or says "little"."""
    if _stem(word.text, passage.language) or passage.text[: word.start].endswith("-"):
        return False
    said = [end for n in hard for _, end in n.spans] + [w.span[1] for w in soft if w.group in ("weak", "affix")]
    said += [cue.end for cue in cue_list(passage.language, "negation", "little").find(passage.text)]
    return not any(0 <= word.start - end <= BEFORE or end == word.end for end in said)


@lru_cache(maxsize=10_000)
def _stem(word: str, language: str) -> str:
    """What is left of a word without a negative beginning; empty where it has none, or too little is left."""
    low = word.lower()
    for prefix in _prefixes(language):
        found = prefix.match(low)
        if found and len(low) - found.end() >= STEM:
            return low[found.end() :]
    return ""


@lru_cache(maxsize=32)
def _prefixes(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p) for p in split_list(pack(language).section("negation").get("prefixes", "")))


def signals_of(
    one: Cue, two: Cue, clear: int, linked: WordLinks, negated: tuple[Negated, Negated], bead: Bead, context: Context
) -> dict[str, float]:
    """What speaks for and against two opposites standing for each other."""
    source, target = context.passages(bead)
    found = links(source, target, context)
    known = 0.0
    mine, other = _telling(one.text, source.language), _telling(two.text, target.language)
    for lexicon, words, facing in ((context.lexicon, mine, other), (context.reverse_lexicon, other, mine)):
        if lexicon is not None and words and facing:
            known = max(known, *(lexicon.could_translate(x, y) for x in words for y in facing))
    return {
        "slot": float(min(3, linked.shared((one.start, one.end), (two.start, two.end)))),
        "clear": float(clear),
        "translation": 10 * min(0.3, known),
        "bare": float(_bare(one, found.source) + _bare(two, found.target)),
        "negation": float(len(negated[0][0]) != len(negated[1][0])),
        "soft": float(len(negated[0][1]) != len(negated[1][1])),
        "alone": linked.alone((one.start, one.end), (two.start, two.end)),
        "apart": abs(one.start / max(1, len(source.text)) - two.start / max(1, len(target.text))),
        **reading(bead, context, {"source": [(one.start, one.end)], "target": [(two.start, two.end)]}),
    }


def _telling(text: str, language: str) -> list[str]:
    """A cue, where it is one word of which a translation is none of its opposite."""
    if any(cue_list(language, "negation", name).starts(text, "") for name in ("less", "little")):
        return []  # "less fast" is no translation of "fast"
    # of "the day before" and "le lendemain" the day is the same
    return [] if " " in text else [text]


def _turned_about(one: Cue, two: Cue, linked: WordLinks) -> bool:
    """Whether who stands before the cues changes places with whom: "A bought it from B" is "B sold it to A"."""
    held, facing = linked.within("source", one.start, one.end), linked.within("target", two.start, two.end)
    if not held or not facing:
        return False

    def partners(near: range) -> list[int]:
        full = [i for i in near if i >= 0 and linked.content("source", i)]
        return [linked.partner["source"][i] for i in full if i in linked.partner["source"]]

    before = partners(range(held[0] - ABOUT, held[0]))
    behind = partners(range(held[-1] + 1, held[-1] + 1 + ABOUT))
    ahead = [j for j in before if facing[0] - ABOUT <= j < facing[0]]
    across = [j for j in before if j > facing[-1]]
    return len(across) > len(ahead) and any(j < facing[0] for j in behind)


def _bare(cue: Cue, words: Sequence[LinkedWord]) -> bool:
    """Whether the cue's words have no counterpart of their own on the other side."""
    inside = [w for w in words if w.word.start < cue.end and cue.start < w.word.end]
    return not any(w.strength > 0 and not w.shared for w in inside)

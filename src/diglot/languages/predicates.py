"""Who does it and to whom it is done: a verb's agent and patient, read from its voice and its place.

No parser: a passive is known by the agent behind its "by" (« par », «por», „von“), an active verb has its agent before
it and its patient behind it. Where the pack has `[case]` the order says little, and articles and prepositions tell
which noun can be the subject (the fields of the German clause: Drach 1937); of two that can, the first is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from diglot.languages.clauses import Clauses, parted
from diglot.languages.cues import word_set
from diglot.languages.packs import pack
from diglot.languages.words import Word, norm

#: words to either side of a verb among which its partners are looked for, and between a verb and its "by"
NEAR, WITHIN = 8, 9
#: words to either side of an opposite whose partners are looked for
WIDE = 14
#: words between "more" and "than"
COMPARED = 7
#: small words between a participle and its "by"
BETWEEN = 2
#: words from a "by" to the noun that tells how it was done: "by an overwhelming majority"
MEANS = 4
#: words between commas that are stepped over at most
INSERTED = 14
#: lists of a pack's `[voice]`, and its forms
LISTS = (
    "be", "by", "means", "of", "have", "will", "articles", "before nouns", "attributive", "untelling", "pronouns", "reflexive", "inverted",
    "object", "clitics", "dative", "either", "intransitive", "than", "more", "less", "joining", "relative",
    "giving",
)  # fmt: skip
FORMS = "participle", "adjective", "active", "finite", "infinitive"


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb, who does it and to whom: numbers of the passage's words that carry meaning, nouns before their attributes
    and the nearest first."""

    verb: int
    agent: tuple[int, ...]
    patient: tuple[int, ...]


class Predicates:
    """The predicates of a passage: `words` are its words, `full` tells which carry meaning."""

    def __init__(self, text: str, words: Sequence[Word], language: str, full: Callable[[int], bool]) -> None:
        self._text, self._words, self._full = text, words, full
        # « le RER A »: a letter is no helping verb
        self._said = [
            w.text if k and len(w.text) == 1 and w.text.isupper() else norm(w.text) for k, w in enumerate(words)
        ]
        self._lists = {name: word_set(language, "voice", name) for name in LISTS}
        self._participle, self._adjective, self._active_form, self._finite, self._infinitive = _forms(language)
        #: whether an agent needs no article
        self._bare = bool(pack(language).section("voice").get("bare"))
        #: words that are neither who nor what is done: figures, times
        self._untelling = self._lists["untelling"] | _times_and_figures(language)
        once = {k for k, said in enumerate(self._said) if self._said.count(said) == 1}
        #: words that can tell who it is: no figures, no times, nothing that stands twice
        self.telling = {
            k for k in once if full(k) and not words[k].text[0].isdigit() and self._said[k] not in self._untelling
        }
        self._clauses: Clauses | None = None
        if "case" in pack(language).sections:
            self._clauses = Clauses(text, words, language, full, self.telling, self._lists["untelling"])

    @cached_property
    def passives(self) -> list[Predicate]:
        """The passives and nouns of doing of which the agent is named."""
        made: list[Predicate] = []
        for at, said in enumerate(self._said):
            if said in self._lists["by"]:
                found = self._clauses.passive(at) if self._clauses else self._passive(at)
                made += (Predicate(*partners) for partners in found)
        return made

    @cached_property
    def helped(self) -> list[int]:
        """The words that a "have" right before them, or one in their clause, tells to be verbs of doing."""
        if self._clauses:
            return list(self._clauses.helped())
        made = []
        for k in range(len(self._words)):
            if not self._full(k) or self._said[k] in self._untelling:
                continue
            small = self._small_before(k)
            has = (
                small & self._lists["have"]
                and not small & self._lists["be"]
                and self._participle.fullmatch(self._said[k])
            )
            if has or self._is_infinitive(k):
                made.append(k)
        return made

    def of(self, verb: int, begins: int | None = None, ends: int | None = None) -> list[Predicate]:
        """What a verb says, in the passive if its agent is named; nothing where its partners cannot be told apart.

        A word that is not known to be a verb of doing must look like one: with a "have" before it or an object behind it.
        `begins` and `ends` are the first and the last word of what is known ("se impuso a").
        """
        found = [p for p in self.passives if p.verb == verb]
        if self._said[verb] in self._lists["intransitive"] | self._lists["be"] | self._lists["untelling"]:
            return []
        if not found and self._full(verb) and (begins is not None or self.is_doing(verb)):
            if self._clauses:
                active = self._clauses.active(verb, verb if begins is None else begins)
            else:
                active = self._active(verb, verb if begins is None else begins, verb if ends is None else ends)
            found = [Predicate(verb, *active)] if active else []
        return [p for p in found if p.agent and p.patient]

    @cached_property
    def comparisons(self) -> list[tuple[Predicate, bool]]:
        """What stands on both sides of a "than", and whether it is told to be less."""
        made = []
        for at, said in enumerate(self._said):
            if said in self._lists["than"]:
                before = [k for k in range(at - 1, max(-1, at - 1 - COMPARED), -1) if not self._parted(k, at)]
                sign = next((k for k in before if self._said[k] in self._lists["more"] | self._lists["less"]), None)
                if sign is None or any(sign < k < at for k in self.helped):
                    continue
                # "more wells than schools", and "exports more copper than Mexico"
                between = tuple(k for k in range(at - 1, sign, -1) if k in self.telling)
                verb = sign - 1 if self._full(sign - 1) else sign
                for partners in dict.fromkeys((between, self._back(verb)) if between else (self._back(at),)):
                    compared = Predicate(at, partners, self.ahead(at))
                    if compared.agent and compared.patient:
                        made.append((compared, self._said[sign] in self._lists["less"]))
        return made

    def around(self, start: int, end: int) -> list[Predicate]:
        """What stands before and behind a span of the text, as of a verb: of one that opens its sentence ("Before he left, she
        came") what its clause says, and the clause behind the comma."""
        held = [k for k, w in enumerate(self._words) if start <= w.start and w.end <= end]
        if not held:
            return []
        last = held[-1]
        while last + 1 < len(self._words) and self._said[last + 1] in self._lists["relative"]:
            last += 1  # "après que"
        before, behind = self._back(held[0], WIDE), self.ahead(last, WIDE)
        comma = next((k for k in range(held[-1], len(self._words) - 1) if self._parted(k, k + 1)), None)
        if not before and comma is not None:
            before = self.ahead(comma, WIDE, across=True)
        return [Predicate(held[0], before, behind)] if before and behind else []

    def is_doing(self, at: int) -> bool:
        """Whether a word looks like an active verb: with a "have" before it, or an object right behind it."""
        if at in self.helped or self._clauses:
            return True
        return bool(self._finite.fullmatch(self._words[at].text)) and self._has_object(at)

    def _has_object(self, at: int) -> bool:
        """Whether a name or an article stands right behind a word."""
        behind = at + 1
        if behind >= len(self._words) or self._parted(at, behind):
            return False
        said = self._said[behind]
        if self._words[behind].text[0].isupper() or said in self._lists["object"]:
            return True
        return said in self._lists["articles"] and said not in self._lists["of"]

    def _passive(self, by: int) -> Iterator[tuple[int, tuple[int, ...], tuple[int, ...]]]:
        agent = self.ahead(by)
        if not agent or not self._begins_agent(by + 1):
            return
        inside = [k for k in range(by - 1, max(-1, by - 1 - WITHIN), -1) if not self._parted(k, by)]
        be = next((k for k in inside if self._said[k] in self._lists["be"]), None)
        of = next((k for k in inside if self._said[k] in self._lists["of"]), None)
        if be is not None:
            telling = [k for k in range(be + 1, by) if self._said[k] not in self._untelling]
            verb = next((k for k in telling if self._participle.fullmatch(self._said[k])), None)
            if verb is not None and not (self._said[verb] in self._lists["giving"] and self._full(verb + 1)):
                yield verb, agent, self._back(be)
        elif (verb := self._participle_before(by)) in inside and not self._small_before(verb) & self._lists["have"]:
            # "backed by", "carried out by"
            yield verb, agent, self._back(verb)
        elif of is not None and of > 1 and self._full(of - 1) and self._said[of - 2] in self._lists["before nouns"]:
            # "the purchase of A by B"
            yield of - 1, agent, tuple(k for k in range(of + 1, by) if k in self.telling)

    def _participle_before(self, by: int) -> int:
        """The participle before a "by", small words between them left out; -1 where there is none."""
        at = by - 1
        while at > by - 1 - BETWEEN and not self._full(at) and not self._participle.fullmatch(self._said[at]):
            at -= 1
        return at if at >= 0 and self._participle.fullmatch(self._said[at]) else -1

    def _begins_agent(self, at: int) -> bool:
        """Whether a word behind a "by" may begin an agent: an article or a name where the language asks for one."""
        if at >= len(self._words):
            return False
        word, articles = self._words[at].text, self._lists["articles"]
        behind = range(at, min(len(self._words), at + MEANS))
        if any(self._said[k] in self._lists["means"] and not self._parted(at, k) for k in behind):
            return False
        if self._bare:
            return not word[0].isdigit() and not self._active_form.fullmatch(word)
        return word[0].isupper() or self._said[at] in articles

    def _active(self, verb: int, begins: int, ends: int) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
        before, behind = self._back(begins), self.ahead(ends)
        small = self._small_before(begins)
        if self._is_noun(begins) or self._is_voiceless(verb, begins, small):
            return None
        if small & self._lists["inverted"]:
            # «el banco que demandó al Estado»: what is marked as an object leaves the other word to be the subject
            return (before, behind) if self._is_marked(verb + 1, verb + 3) else None
        if small & self._lists["clitics"]:
            first = min(before, default=0)
            if self._is_marked(first - 2, first) or (
                self._has_object(verb) and not self._is_marked(verb + 1, verb + 2)
            ):
                if small & self._lists["dative"] and not self._is_marked(first - 2, first):
                    return None  # «le han abierto una investigación»
                return behind, before  # «a la enfermera la acusó el director», «el acuerdo lo firmará Uruguay»
            return None
        if (joint := self._relative(verb)) is not None and (antecedent := self._back(joint)):
            # « le journaliste que le banquier avait enregistré »
            return tuple(k for k in before if k > joint), antecedent
        if ends + 1 < len(self._words) and self._said[ends + 1] in self._lists["attributive"]:
            return None  # no object: "used for"
        return before, behind

    def _is_noun(self, verb: int) -> bool:
        """Whether a word is a noun, or an adjective behind another verb, by what stands right before it."""
        if verb == 0:
            return False
        beside = verb - 1
        return self._said[beside] in self._lists["before nouns"] or (
            self._full(beside)
            and bool(self._adjective.fullmatch(self._said[beside]))
            and not self._parted(beside, verb)
        )

    def _is_voiceless(self, verb: int, begins: int, small: frozenset[str]) -> bool:
        """Whether a verb is a passive without its agent, or a participle that is no verb of its own, or has a pronoun for
        its subject or object, or a "by" that says by what means, or is said by either partner: « apprendre », « louer »."""
        said, own = self._said[verb], frozenset(self._said[begins:verb])
        helpers = small | own
        if said in self._lists["either"] or small & (self._lists["pronouns"] | self._lists["reflexive"]):
            return True
        if small & self._lists["be"] and not self._active_form.fullmatch(said) and not self._is_infinitive(verb):
            return True
        # « s'est incliné devant » has its "be" in itself
        finite = helpers & self._lists["have"] or own & self._lists["be"]
        if self._lists["have"] and self._adjective.fullmatch(said) and not finite:
            return True
        if verb in self.helped or self._is_marked(verb + 1, verb + 2) or not self._participle.fullmatch(said):
            return False
        behind = range(verb + 1, min(len(self._words), verb + 1 + WITHIN))
        return any(self._said[k] in self._lists["by"] and not self._parted(verb, k) for k in behind)

    def _relative(self, verb: int) -> int | None:
        """The relative word before a verb and its subject whose antecedent is the object, with an article before that."""
        inside = range(verb - 1, max(0, verb - 1 - NEAR), -1)
        for k in inside:
            if self._parted(k, verb):
                return None
            if self._said[k] in self._lists["inverted"]:
                noun = self._full(k - 1) and not self._participle.fullmatch(self._said[k - 1])
                return (
                    k if noun and self._said[k - 2] in self._lists["articles"] | self._lists["before nouns"] else None
                )
        return None

    def _is_infinitive(self, at: int) -> bool:
        """Whether a word stands right behind a "will" or a "to"."""
        return at > 0 and self._said[at - 1] in self._lists["will"] and bool(self._infinitive.fullmatch(self._said[at]))

    def _small_before(self, verb: int) -> frozenset[str]:
        """The words right before a verb that carry no meaning: its own helpers, and what joins it."""
        at = verb - 1
        while at >= 0 and not self._full(at) and not self._parted(at, at + 1):
            at -= 1
        return frozenset(self._said[at + 1 : verb])

    def _is_marked(self, first: int, stop: int) -> bool:
        """Whether one of some words marks an object: "a", "al"."""
        return any(said in self._lists["object"] for said in self._said[max(0, first) : max(0, stop)])

    def _parted(self, one: int, two: int) -> bool:
        """Whether a mark stands between two words."""
        return parted(self._text[self._words[one].end : self._words[two].start])

    def _back(self, verb: int, most: int = NEAR) -> tuple[int, ...]:
        """The telling words before a verb in its clause; an insertion between commas is stepped over."""
        made: list[int] = []
        at, last = verb - 1, max(-1, verb - 1 - most)
        while at > last:
            between = self._text[self._words[at].end : self._words[at + 1].start]
            if parted(between):
                if "," not in between or made or at + 1 < verb - BETWEEN:
                    break
                at = self._before_insertion(at)
                last = max(-1, at - most)
                if at < 0:
                    break
            if self._said[at] in self._lists["joining"] or self._is_oblique(at):
                break  # another clause
            if at in self.telling and at not in self.helped:
                made.append(at)
            at -= 1
        return self._in_order(made)

    def _is_oblique(self, at: int) -> bool:
        """Whether a relative word stands behind a preposition, so that what it stands for is neither who nor what is done."""
        before = {self._said[k] for k in (at - 1, at - 2) if k >= 0}
        return self._said[at] in self._lists["inverted"] and not before.isdisjoint(self._lists["attributive"])

    def _before_insertion(self, at: int) -> int:
        """The word before the insertion that ends with a word; -1 where it has no beginning."""
        for k in range(at - 1, max(-1, at - 1 - INSERTED), -1):
            between = self._text[self._words[k].end : self._words[k + 1].start]
            if parted(between):
                return k if "," in between else -1
        return -1

    def ahead(self, at: int, most: int = NEAR, *, across: bool = False) -> tuple[int, ...]:
        """The telling words behind a word, up to a mark; with `across` one right behind it is stepped over."""
        made: list[int] = []
        for k in range(at + 1, min(len(self._words), at + 1 + most)):
            if self._parted(k - 1, k) and not (across and k == at + 1):
                break
            if self._said[k] in self._lists["joining"] | self._lists["relative"]:
                break  # another clause
            if k in self.telling and k not in self.helped:
                made.append(k)
        return self._in_order(made, at)

    def _in_order(self, found: Sequence[int], floor: int = -1) -> tuple[int, ...]:
        """Nouns before what belongs to them: "the nurse at the hospital in Graz"."""
        return tuple(sorted(found, key=lambda k: self._belongs(k, floor)))

    def _belongs(self, at: int, floor: int = -1) -> bool:
        """Whether a word behind `floor` stands behind a preposition that joins it to a noun before it."""
        article = False
        for k in range(at - 1, floor, -1):
            if self._parted(k, k + 1):
                return False
            if self._said[k] in self._lists["attributive"]:
                return True
            if not self._full(k):
                article = True
            elif article:
                return False
        return False


@lru_cache(maxsize=16)
def _forms(language: str) -> tuple[re.Pattern[str], ...]:
    """The forms of a language's verbs; what it does not tell matches nothing."""
    section = pack(language).section("voice")
    return tuple(re.compile(str(section.get(name, "(?!)"))) for name in FORMS)


@lru_cache(maxsize=16)
def _times_and_figures(language: str) -> frozenset[str]:
    """The names of months and weekdays, and figures in words."""
    calendar, figures = pack(language).section("calendar"), pack(language).section("numbers").get("words", {})
    names = (name for key in ("months", "weekdays") for names in calendar.get(key, ()) for name in names)
    return frozenset((*names, *figures))

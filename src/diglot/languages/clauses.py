"""The clauses of a language whose articles tell who does it to whom: nouns with their articles, subject and others.

Which noun can be the subject is read from the article before it, by the pack's `[case]`; a part of `predicates`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from diglot.languages.cues import word_set
from diglot.languages.packs import pack
from diglot.languages.words import Word, norm

#: marks that end a clause
STOPS = frozenset('.;:?!«»“”„"()–—,')
#: lists of a pack's `[voice]` and `[case]`
VOICE = "be", "have", "future", "pronouns", "reflexive", "several", "singular"
LISTS = "oblique", "articles", "genitive", "doubtful", "prepositions", "joining", "of", "openers", "own", "relatives"


def parted(between: str) -> bool:
    """Whether a mark stands in what is between two words."""
    return not STOPS.isdisjoint(between)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Nouns that stand together: whether their article lets them be the subject, whether no preposition stands before
    them, and whether the article leaves it open whether they are subject or object."""

    words: tuple[int, ...]
    subject: bool
    free: bool
    doubtful: bool
    begins: int


class Clauses:
    """The clauses of a passage: `words` are its words, `full` tells which carry meaning, `telling` which say who it is."""

    def __init__(
        self,
        text: str,
        words: Sequence[Word],
        language: str,
        full: Callable[[int], bool],
        telling: Collection[int],
        times: Collection[str],
    ) -> None:
        self._text, self._words, self._full, self._telling, self._times = text, words, full, telling, times
        self._said = [norm(w.text) for w in words]
        self._lists = {name: word_set(language, "case", name) for name in LISTS}
        self._voice = {name: word_set(language, "voice", name) for name in VOICE}
        self._dative = re.compile(str(pack(language).section("case").get("dative", "(?!)")))
        self._infinitive = re.compile(str(pack(language).section("voice").get("infinitive", "(?!)")))

    def passive(self, by: int) -> Iterator[tuple[int, tuple[int, ...], tuple[int, ...]]]:
        """Verb, agent and patient: „wurde von A entlassen“, „der von A entlassene B“, „die Entlassung des B durch A“."""
        be, clause = self._voice["be"], self._clause(by)
        phrases = self._phrases(clause)
        agent = next((p for p in phrases if p.words[0] > by), None)
        if agent is None or any(self._is_verb(k) and self._said[k] in be for k in range(by, agent.words[0])):
            return
        nouns = [k for k in clause if k < by and self._is_noun(k)]
        doing = self._noun_of_doing(by, nouns)
        behind = [k for k in clause if k > agent.words[-1] and self._is_verb(k)]
        if doing is not None:
            yield doing, self._kept(agent.words), self._kept([k for k in nouns if k > doing])
        elif any(self._said[k] in be for k in clause) and behind:
            others = [p for p in phrases if p.free and p.subject and p.words[0] != agent.words[0]]
            if others:
                yield behind[-1], self._kept(agent.words), self._kept(others[0].words)
        elif by > 0 and self._said[by - 1] in self._lists["articles"] and behind:
            last = min(len(self._words), behind[0] + 3)
            noun = next((k for k in range(behind[0] + 1, last) if self._is_noun(k)), None)
            if noun is not None:
                yield behind[0], self._kept(agent.words), self._kept([noun])

    def active(self, verb: int, begins: int) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
        """The subject of a verb's clause and all others; None where that cannot be told. `begins` is the first word of a verb
        of several ("setzte sich gegen")."""
        if self._is_noun(verb):
            return None
        clause = self._clause(verb)
        said = {self._said[k] for k in clause}
        helpers = said & self._voice["be"]
        future = helpers <= self._voice["future"] and self._infinitive.fullmatch(self._said[verb])
        if said & self._voice["pronouns"] or (helpers and not future):
            return None  # a passive without its agent; a pronoun
        own = {self._said[k] for k in range(min(begins, verb), max(begins, verb) + 1)}
        if (said - own) & self._voice["reflexive"]:
            return None  # done to oneself, or let be done
        phrases = self._phrases(clause)
        free = [p for p in phrases if p.free]
        if (antecedent := self._antecedent(clause, free)) and all(not p.subject for p in free):
            subject = antecedent  # „der Botaniker, der den Sammler unterstützt hatte“
        else:
            single = bool(said & self._voice["singular"])
            found = next((p for p in free if p.subject and not (single and self._is_plural(p))), None)
            others = [p for p in free if p is not found]
            if found is not None and self._said[found.begins] in self._lists["own"]:
                return None  # „ihre Zahlen legt die Firma vor“: whose they are stands behind
            if found is None or (not found.doubtful and any(p.doubtful for p in others)):
                return None
            if others and found.doubtful and self._takes_dative(clause):
                return None  # „der Firma warfen die Angestellten Betrug vor“: what stands first may be the dative
            subject = found.words
        others = sorted(phrases, key=lambda p: (not p.free, abs(p.words[0] - verb)))
        rest = [k for p in others if p.words != subject for k in p.words]
        return self._kept(subject), self._kept(rest)

    def _is_plural(self, phrase: Phrase) -> bool:
        """Whether a figure or a word for some stands before a noun, which is then no subject of a verb of one."""
        before = phrase.words[0] - 1
        return before >= 0 and (self._said[before] in self._voice["several"] or self._said[before].isdigit())

    def _takes_dative(self, clause: range) -> bool:
        """Whether a word of a clause may be a verb whose partner is a dative."""
        return any(self._dative.fullmatch(self._said[k]) for k in clause)

    def helped(self) -> Iterator[int]:
        """The participles at the end of a clause with a "have": „hat … überholt“."""
        have, be = self._voice["have"], self._voice["be"]
        for at, said in enumerate(self._said):
            if said in have:
                clause = self._clause(at)
                inside = [k for k in clause if self._is_verb(k) and self._said[k] not in have]
                if inside and not any(self._said[k] in be for k in clause):
                    yield inside[-1]

    def _noun_of_doing(self, by: int, nouns: Sequence[int]) -> int | None:
        """The noun before an agent of which another one is the object: „der Kauf der Firma durch“."""
        if not nouns or nouns[-1] != by - 1:
            return None
        at = nouns[-1]
        while at > 0 and (at in nouns or self._is_verb(at)):
            at -= 1
        joined = self._said[at] in self._lists["genitive"] | self._lists["of"]
        return at - 1 if joined and at - 1 in nouns else None

    def _antecedent(self, clause: range, free: Sequence[Phrase]) -> tuple[int, ...]:
        """The nouns before a relative clause of which its pronoun may be the subject."""
        first = clause.start
        if (
            first == 0
            or self._said[first] not in self._lists["articles"]
            or self._said[first] in self._lists["oblique"]
        ):
            return ()
        if any(p.begins == first for p in free):
            return ()  # an article of a noun
        before = self._phrases(self._clause(first - 1))
        return before[-1].words if before and before[-1].words[-1] == first - 1 else ()

    def _kept(self, words: Sequence[int]) -> tuple[int, ...]:
        return tuple(k for k in words if k in self._telling)

    def _clause(self, at: int) -> range:
        """The words between the marks around a word."""
        first, last = at, at
        while first > 0 and not self._parted(first - 1):
            first -= 1
        while last + 1 < len(self._words) and not self._parted(last):
            last += 1
        return range(first, last + 1)

    def _parted(self, at: int) -> bool:
        return parted(self._text[self._words[at].end : self._words[at + 1].start])

    def _is_noun(self, at: int) -> bool:
        if not self._full(at) or not self._words[at].text[0].isupper():
            return False
        opens = at == 0 or not STOPS.isdisjoint(self._text[self._words[at - 1].end : self._words[at].start])
        return not (opens and self._said[at] in self._lists["openers"])

    def _is_verb(self, at: int) -> bool:
        """Whether a word carries meaning and is no noun: a verb, an adjective, an adverb."""
        return self._full(at) and not self._is_noun(at)

    def _is_measure(self, at: int, clause: range) -> bool:
        """Whether a noun behind a figure says how high or how old the noun behind it is."""
        if at == clause.start or not self._said[at - 1][:1].isdigit() or at + 2 >= clause.stop:
            return False
        return self._is_verb(at + 1) and self._is_noun(at + 2)

    def _is_with_preposition(self, at: int, clause: range) -> bool:
        """Whether a relative pronoun closes a phrase with the preposition before it: „von denen das Land“."""
        behind = self._said[at + 1] if at + 1 < clause.stop else ""
        return (
            self._said[at] in self._lists["relatives"]
            and at > clause.start
            and self._said[at - 1] in self._lists["prepositions"]
            and behind in self._lists["articles"]
        )

    def _phrases(self, clause: range) -> list[Phrase]:
        """The nouns of a clause with their articles; genitives belong to the noun before them."""
        made: list[Phrase] = []
        article, begins, free, at = "", -1, True, clause.start
        while at < clause.stop:
            said = self._said[at]
            if said in self._lists["prepositions"]:
                article, free = "", False
            elif not free and not article and self._is_with_preposition(at, clause):
                free = True
            elif said in self._lists["articles"]:
                # „während die Regierung“ begins a clause, „während der Sitzung“ does not
                joins = at > 0 and self._said[at - 1] in self._lists["joining"]
                free = free or (joins and said not in self._lists["oblique"] | self._lists["genitive"])
                article, begins = said, at
            elif self._is_noun(at):
                if self._is_measure(at, clause):
                    at += 1
                    continue  # „einen rund 20 Meter hohen Damm“
                stop = at + 1
                while stop < clause.stop and self._is_noun(stop) and self._said[stop - 1] not in self._times:
                    stop += 1
                held = tuple(range(at, stop))
                if article not in self._lists["genitive"] or not free or not made or made[-1].words[-1] + 1 != begins:
                    doubtful = free and article in self._lists["doubtful"]
                    made.append(
                        Phrase(held, article not in self._lists["oblique"], free, doubtful, begins if article else at)
                    )
                article, free, at = "", True, stop
                continue
            at += 1
        return made

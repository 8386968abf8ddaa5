"""Makes divergences to learn from: a true translation in which words of one side went, or another word came.

As in Briakou and Carpuat 2020, but told word by word. What replaces a word is most often a neighbour of it by its vector
(`increased` for `decreased`), never one that the lexicon takes for a translation, nor a synonym of what is said. A third of the pairs stays as it is.
Some have a sentence more on one side, or another one on each: editions differ in more than one word at a time, and
alignment asks whether a sentence belongs to a passage at all.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from diglot.languages.words import Word, norm
from diglot.training.moves import Mover
from diglot.training.turns import FINE, LOSS, MOVED, TURNED, UNSURE, Turner, small_words
from diglot.training.vectors import Pair, Vectors
from diglot.translation.divergence import Facing, Reader, facing
from diglot.translation.lexicon import Lexicon
from diglot.translation.linking import LinkedWord, PassageLinks, is_content, latin, link_words
from diglot.translation.synonyms import Synonyms

#: how often a pair is taken, by source: news above all
TIMES = {"wmt": 4.0, "bergamot": 3.0, "tico19": 3.0, "tatoeba": 0.35, "diabla": 0.5, "opensource.guide": 1.0}
OTHERWISE = 0.2
#: words of a side at most
MOST_WORDS = 80
#: share of pairs that stay as they are; shares of changes in which a word is replaced, a small word turns, and words
#: change places; in the rest words are lost
KEPT, REPLACED, TURNS, MOVES = 0.33, 0.32, 0.18, 0.18
#: ways that are tried for a change
TRIES = 3
#: share of pairs in which one side has another order
SHUFFLED = 0.2
#: share of pairs that others join; of these, in which both sides gain the same, in which one gains a sentence, and in
#: which both gain another one; in the rest the two sides are of different pairs
JOINED, SAME, ONE, BOTH = 0.25, 0.2, 0.45, 0.25
#: share of examples with a divergence in which there is a second one
SECOND = 0.2
#: words that carry meaning lost at once, beyond the first, each as often as it stands here; a few lose a clause
BEYOND, CLAUSE = (0, 0, 0, 0, 1, 1, 2, 4), (3, 4, 5, 6, 7, 8)
#: a side has at least so many words that carry meaning, and keeps so many words
FEWEST, LEFT = 4, 3
#: neighbours that replace a word, and share of replacements that are neighbours
NEAR, BY_NEIGHBOUR = 60, 0.7
#: a translation of this probability is no divergence
LIKELY, ALIKE = 0.03, 0.1
#: what a word is told of in the columns of the labels: that the other side lacks it, that it changed places
LOST, PLACED = 0, 1

Labels = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Example(Facing):
    """Both sides as the model takes them, with the labels of their tokens, (tokens, 2): UNSURE, FINE or LOSS, by column."""

    labels: tuple[Labels, Labels]


class Maker:
    """Makes examples from pairs of sentences; the seed decides all that is drawn.

    `plain` ones have no small words that turn and no words that change places.
    """

    def __init__(
        self, languages: tuple[str, str], vectors: Vectors, reader: Reader, seed: int, *, plain: bool = False
    ) -> None:
        self.languages, self.vectors, self.reader = languages, vectors, reader
        self._lexicons = Lexicon.load(*languages), Lexicon.load(*languages[::-1])
        self._near = vectors.neighbours(0, NEAR), vectors.neighbours(1, NEAR)
        self._number = tuple({w: k for k, w in enumerate(side)} for side in vectors.words)
        self._dice = random.Random(seed)
        self.turner, self.mover = Turner(self._dice), Mover(self._dice, self.likeness)
        self._small = (frozenset[str](), frozenset[str]()) if plain else small_words(languages)
        self._synonyms = Synonyms.load(languages[0]), Synonyms.load(languages[1])

    def times(self, pair: Pair) -> int:
        """How often a pair is taken in one pass."""
        share = TIMES.get(pair[0], OTHERWISE)
        return int(share) + (self._dice.random() < share - int(share)) if max(map(len, pair[1:])) <= MOST_WORDS else 0

    def make(self, pair: Pair, others: Sequence[Pair] = ()) -> Example | None:
        """An example, or None where what was drawn cannot be done; `others` are two pairs that may join the first."""
        texts = [list(pair[1]), list(pair[2])]
        labels = [[FINE] * len(side) for side in texts]
        if others and self._dice.random() < JOINED:
            self._join(texts, labels, others)
        if any(self._small) and self._dice.random() < SHUFFLED:
            self.mover.shuffle(texts, labels, self._dice.randrange(2))
        chance = self._dice.random()
        for _ in range(0 if chance < KEPT else 1 + (self._dice.random() < SECOND)):
            # what cannot be done gives way to another way, or turns would be seldom
            links = self.link(texts)
            sides = links.source, links.target
            if not any(self._way()(texts, labels, sides, self._dice.randrange(2)) for _ in range(TRIES)):
                return None
        links = self.link(texts)
        reads = tuple(
            self.reader.read([Word(t, k, k) for k, t in enumerate(side)], linked, n)
            for n, (side, linked) in enumerate(zip(texts, (links.source, links.target), strict=True))
        )
        told = tuple(
            self._told(row, linked, n)
            for n, (row, linked) in enumerate(zip(labels, (links.source, links.target), strict=True))
        )
        made = facing((reads[0], reads[1]), links.scored)
        return Example(made.sides, made.cells, made.strengths, (told[0], told[1]))

    def _join(self, texts: list[list[str]], labels: list[list[int]], others: Sequence[Pair]) -> None:
        """Add sentences of other pairs before or after, where they fit; what the other side lacks is lost."""
        chance, side, before = self._dice.random(), self._dice.randrange(2), self._dice.random() < 0.5
        if chance >= SAME + ONE + BOTH:  # two sentences that have nothing to do with each other
            texts[side][:] = others[0][1 + side]
            labels[:] = [[LOSS] * len(row) for row in texts]
        else:
            if chance < SAME:
                added = [(n, others[0][1 + n], FINE) for n in (0, 1)]
            elif chance < SAME + ONE:
                added = [(side, others[0][1 + side], LOSS)]
            else:
                added = [(n, others[n][1 + n], LOSS) for n in (0, 1)]
            if any(len(texts[n]) + len(text) > MOST_WORDS for n, text, _ in added):
                return
            for n, text, label in added:
                texts[n][:] = [*text, *texts[n]] if before else [*texts[n], *text]
                labels[n][:] = [*[label] * len(text), *labels[n]] if before else [*labels[n], *[label] * len(text)]
        links = self.link(texts)
        for row, linked in zip(labels, (links.source, links.target), strict=True):
            for item in linked:
                if item.strength and row[item.word.start] == LOSS:  # by chance, or the same is said
                    row[item.word.start] = UNSURE

    def link(self, texts: Sequence[Sequence[str]]) -> PassageLinks:
        """Links of words whose offsets are their numbers."""
        one, two = ([Word(t, k, k) for k, t in enumerate(side) if any(c.isalnum() for c in t)] for side in texts)
        return link_words(one, two, self.languages, *self._lexicons)

    def _told(self, labels: Sequence[int], linked: Sequence[LinkedWord], side: int) -> Labels:
        """Labels of the words in the text's places: those that carry meaning, small ones, and figures by their places.

        Figures are compared by value; of small words that went with others nothing is told.
        """
        made = np.full((len(labels), 2), UNSURE, dtype=np.int8)
        for item in linked:
            at, label = item.word.start, labels[item.word.start]
            figure = item.word.text[0].isdigit()
            if item.content and not figure:
                made[at, LOST] = {TURNED: LOSS, MOVED: UNSURE}.get(label, label)
            elif not figure and norm(item.word.text) in self._small[side]:
                made[at, LOST] = {TURNED: LOSS, LOSS: UNSURE, MOVED: UNSURE}.get(label, label)
            if (item.content or figure) and label in (FINE, MOVED) and item.strength > 0:
                made[at, PLACED] = LOSS if label == MOVED else FINE
        return made

    def _way(self) -> Callable[[list[list[str]], list[list[int]], Sequence[Sequence[LinkedWord]], int], bool]:
        """What befalls a pair."""
        ways = self._replace, self.turner.turn, self.mover.move, self._lose
        turns = (TURNS, MOVES) if any(self._small) else (0.0, 0.0)
        shares = REPLACED, *turns, 1 - REPLACED - TURNS - MOVES
        return self._dice.choices(ways, shares)[0]

    def likeness(self, one: str, two: str, side: int) -> float:
        """The cosine of two words' vectors, 0 where one has none."""
        rows = [self._number[side].get(norm(word)) for word in (one, two)]
        if None in rows:
            return 0.0
        own = self.vectors.of(side)
        return float(own[rows[0]] @ own[rows[1]])

    def _replace(
        self, texts: list[list[str]], labels: list[list[int]], links: Sequence[Sequence[LinkedWord]], side: int
    ) -> bool:
        full = _full(links[side])
        if len(full) < FEWEST:
            return False
        item = links[side][self._dice.choice(full)]
        other = links[1 - side]
        if item.bare and self._dice.random() < BY_NEIGHBOUR:
            return False
        new = self.another(item.word.text, side, other)
        if new is None:
            return False
        texts[side][item.word.start] = new
        labels[side][item.word.start] = LOSS
        if not item.bare and item.partner >= 0 and other[item.partner].content:
            labels[1 - side][other[item.partner].word.start] = LOSS
        return True

    def another(self, word: str, side: int, other: Sequence[LinkedWord]) -> str | None:
        """A word that may stand where one stands and says another thing than it and the other side's words, or None."""
        made = self._other(word, side)
        return made if self._diverges(word, made, side, other) else None

    def _other(self, word: str, side: int) -> str:
        known = self._number[side].get(norm(word))
        every = self.vectors.words[side]
        if known is not None and self._dice.random() < BY_NEIGHBOUR:
            made: str = every[self._near[side][known][min(NEAR - 1, int(self._dice.random() ** 1.5 * NEAR))]]
        elif self._dice.random() < 0.5:
            made = every[min(len(every) - 1, int(self._dice.paretovariate(0.5)) + 200)]
        else:
            made = self._dice.choice(every)
        return made.capitalize() if word[:1].isupper() else made

    def _diverges(self, old: str, new: str, side: int, other: Sequence[LinkedWord]) -> bool:
        """Whether a new word surely says another thing: no form or synonym of the old one, no translation of the text."""
        if norm(new) == norm(old) or not is_content(new, self.languages[side]) or latin(new)[:4] == latin(old)[:4]:
            return False
        there = {norm(item.word.text) for item in other}
        lexicon = self._lexicons[side]
        found = lexicon.translations(new)
        meant = {t for t, chance in lexicon.translations(old) if chance >= ALIKE}
        if any(chance >= LIKELY and t in there for t, chance in found):
            return False
        if sum(chance for t, chance in found if t in meant) >= ALIKE:
            return False
        return not self._alike(
            new, side, [(old, side), *((item.word.text, 1 - side) for item in other if item.content)]
        )

    def _alike(self, new: str, side: int, others: Sequence[tuple[str, int]]) -> bool:
        """Whether a word can mean the same as one of others, of either side, by the synonyms of a language."""
        for known, language in zip(self._synonyms, (0, 1), strict=True):
            if known is None:
                continue
            own, rest = self._meant(new, side, language), [self._meant(text, n, language) for text, n in others]
            if any(known.near(a, b) for a in own for words in rest for b in words):
                return True
        return False

    def _meant(self, word: str, side: int, language: int) -> list[str]:
        """What a word of a side means in one of the two languages."""
        if side == language:
            return [word]
        return [text for text, chance in self._lexicons[side].translations(word) if chance >= ALIKE]

    def _lose(
        self, texts: list[list[str]], labels: list[list[int]], links: Sequence[Sequence[LinkedWord]], side: int
    ) -> bool:
        own, full = links[side], _full(links[side])
        if len(full) < FEWEST:
            return False
        at, more = self._dice.randrange(len(full)), self._dice.choice(BEYOND if self._dice.random() < 0.8 else CLAUSE)
        first, last = full[at], full[min(len(full) - 1, at + more)]
        while self._dice.random() < 0.7 and first > 0 and not own[first - 1].content:
            first -= 1
        gone = range(own[first].word.start, own[last].word.start + 1)
        if len(texts[side]) - len(gone) < LEFT or not self._mark(
            labels[1 - side], links[1 - side], own, gone, 1 - side
        ):
            return False
        del texts[side][gone.start : gone.stop]
        del labels[side][gone.start : gone.stop]
        return True

    def _mark(
        self, labels: list[int], other: Sequence[LinkedWord], own: Sequence[LinkedWord], gone: range, side: int
    ) -> bool:
        """Tell the words whose counterparts are gone, and what stands unlinked among them; False where there is none.

        Nothing is told of unlinked words near by: they may have gone too.
        """
        linked = [w for w in other if w.content and w.strength and not w.shared]
        hits = [w.word.start for w in linked if own[w.partner].word.start in gone]
        if not hits:
            return False
        firm = {w.word.start for w in linked} - set(hits)
        low, high = min(hits), max(hits)
        whole = not any(low < at < high for at in firm)
        for item in other:
            at = item.word.start
            if at in hits or (item.content and at not in firm and low < at < high and whole):
                labels[at] = LOSS
            elif (
                item.content and at not in firm and min(abs(at - hit) for hit in hits) <= 3 and labels[at] == FINE
            ) or (
                not item.content
                and labels[at] == FINE
                and low - 4 <= at <= high + 4
                and norm(item.word.text) in self._small[side]
            ):
                labels[at] = UNSURE
        return True


def _full(links: Sequence[LinkedWord]) -> list[int]:
    """Numbers of the words that carry meaning and are no figures."""
    return [k for k, item in enumerate(links) if item.content and not item.word.text[0].isdigit()]

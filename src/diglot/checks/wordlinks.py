"""What the checks of cues share: which words of a bead's two sides are each other's counterparts.

Links are one to one and made greedily, strongest first (competitive linking, Melamed 2000), by the lexicons in both
directions; of equally strong ones the nearer in relative position is made first. Of the words left over, those are
linked of which one translates a synonym of the other. Without a lexicon nothing is linked, and the checks fall back on
comparing the cues alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from diglot.checks.base import Context
from diglot.findings import Bead, Span
from diglot.languages.cues import word_set
from diglot.languages.packs import verbs_last
from diglot.languages.words import Word, words
from diglot.translation.linking import is_content, kin, latin, look_alike

if TYPE_CHECKING:
    from diglot.translation.lexicon import Lexicon

#: a pair of words below this chance is no translation of each other
CHANCE = 0.01
#: what a link through a synonym counts as
KIN = 0.05
#: the chance of a word that is another's translation more often than not
MOSTLY = 0.5
#: what being at opposite ends of the passages takes from a link
_DISTANCE = 0.3
#: words to either side that make a word's surroundings
_REACH = 3


class WordLinks:
    """The words of both sides of a bead with their links; `strength` is within 0..1, 0 for an unlinked word."""

    def __init__(
        self,
        languages: tuple[str, str],
        source: list[Word],
        target: list[Word],
        pairs: list[tuple[float, int, int]],
    ) -> None:
        self.languages = {"source": languages[0], "target": languages[1]}
        self.words = {"source": source, "target": target}
        self._starts = {side: [w.start for w in held] for side, held in self.words.items()}
        self._ends = {side: [w.end for w in held] for side, held in self.words.items()}
        self.partner: dict[str, dict[int, int]] = {"source": {}, "target": {}}
        self.strength: dict[str, dict[int, float]] = {"source": {}, "target": {}}
        for chance, i, j in pairs:
            self.partner["source"][i], self.partner["target"][j] = j, i
            self.strength["source"][i] = self.strength["target"][j] = chance

    def within(self, side: str, start: int, end: int) -> range:
        """Indexes of the side's words that lie in a span of its text."""
        return range(bisect_right(self._ends[side], start), bisect_left(self._starts[side], end))

    def head(self, side: str, start: int, end: int) -> int | None:
        """The word that stands for a cue: its longest."""
        held = self.within(side, start, end)
        return max(held, key=lambda i: len(self.words[side][i].text)) if held else None

    def linked(self, side: str, start: int, end: int) -> bool:
        """Whether the cue at a span has a counterpart."""
        head = self.head(side, start, end)
        return head is not None and head in self.partner[side]

    def linked_surely(self, side: str, start: int, end: int) -> bool:
        """Whether the cue at a span has a counterpart that is most often its translation."""
        head = self.head(side, start, end)
        return head is not None and self.strength[side].get(head, 0.0) >= MOSTLY

    def across(self, side: str, start: int, end: int) -> Word | None:
        """The other side's word that the cue at a span is linked to."""
        head = self.head(side, start, end)
        if head is None or head not in self.partner[side]:
            return None
        other = "target" if side == "source" else "source"
        return self.words[other][self.partner[side][head]]

    def partner_text(self, side: str, start: int, end: int) -> str:
        """The word that the cue at a span is linked to; empty where it is linked to none."""
        word = self.across(side, start, end)
        return word.text if word else ""

    def same_slot(self, source: Span, target: Span, reach: int = _REACH) -> bool:
        """Whether the surroundings of two spans are linked, so that one stands where the other stood."""
        return self.shared(source, target, reach) > 0

    def shared(self, source: Span, target: Span, reach: int = _REACH) -> int:
        """How many links lead from the surroundings of one span into those of the other."""
        theirs = self._around("target", target, reach)
        return sum(self.partner["source"].get(i) in theirs for i in self._around("source", source, reach))

    def facing(self, side: str, span: Span, reach: int = _REACH) -> Span:
        """The stretch of the other side's text that stands opposite a span: around the partners of its surroundings.

        Where nothing around is linked, the same part of the text.
        """
        other = "target" if side == "source" else "source"
        words = self.words[other]
        if not words:
            return 0, 0
        held = self.within(side, *span)
        partners = sorted(
            self.partner[side][i] for i in {*self._around(side, span, reach), *held} if i in self.partner[side]
        )
        if partners:
            middle = partners[len(partners) // 2]
        else:
            middle = round((held[0] if held else 0) / max(1, len(self.words[side])) * (len(words) - 1))
        first, last = max(0, middle - reach - 2), min(len(words) - 1, middle + reach + 2)
        return words[first].start, words[last].end

    def alone(self, source: Span, target: Span) -> float:
        """How nearly two spans are all that is left over, 0..1: 1 where all other words that carry meaning are linked.

        Then they face each other wherever they stand, as verbs do that end a German clause.
        """
        left = [
            sum(
                self.content(side, i) and i not in self.partner[side]
                for i in range(len(self.words[side]))
                if i not in self.within(side, *span)
            )
            for side, span in (("source", source), ("target", target))
        ]
        return 1 / (1 + max(left))

    def literal(self, side: str, spans: Sequence[Span] = ()) -> float:
        """The share of words that carry meaning with a counterpart, of the side that has fewer of them, 0..1.

        Words of a side at `spans` do not count; 1 where none is left: nothing is told freely there.
        """
        skip = {i for span in spans for i in self.within(side, *span)}
        shares = []
        for name, every in self.words.items():
            full = [i for i in range(len(every)) if self.content(name, i) and not (name == side and i in skip)]
            shares.append(sum(i in self.partner[name] for i in full) / len(full) if full else 1.0)
        return min(shares)

    def held(self, side: str, span: Span, reach: int = _REACH) -> int:
        """How many words around a span have counterparts at all."""
        return sum(i in self.partner[side] for i in self._around(side, span, reach))

    def _around(self, side: str, span: Span, reach: int) -> set[int]:
        held = self.within(side, *span)
        if not held:
            return set()
        if self._ends_clause(side, held):
            return {*self._clause(side, held[0]), *range(held[-1] + 1, held[-1] + 1 + reach)}
        return {*range(held[0] - reach, held[0]), *range(held[-1] + 1, held[-1] + 1 + reach)}

    def _ends_clause(self, side: str, held: range) -> bool:
        """Whether words end a clause in a language whose verbs do: all before them is what they stand by."""
        behind = held[-1] + 1
        words = self.words[side]
        if not verbs_last(self.languages[side]) or not words[held[0]].text[:1].islower():
            return False
        return (
            behind == len(words)
            or words[behind].start - words[behind - 1].end > 1
            or words[behind].text in word_set(self.languages[side], "numbers", "joins")
        )

    def _clause(self, side: str, end: int) -> range:
        """The words of a clause up to one of them."""
        words = self.words[side]
        start = end
        while start > 0 and words[start].start - words[start - 1].end == 1:
            start -= 1
        return range(start, end)

    def content(self, side: str, index: int) -> bool:
        """Whether a word carries meaning of its own."""
        return (
            is_content(self.words[side][index].text, self.languages[side]) if index < len(self.words[side]) else False
        )

    @property
    def known(self) -> bool:
        """Whether anything is linked: False where no lexicon is shipped for the pair of languages."""
        return bool(self.partner["source"])


def word_links(bead: Bead, context: Context) -> WordLinks:
    """The links between the two sides of a bead."""
    source, target = context.passages(bead)
    return _links(
        (source.language, target.language), source.text, target.text, context.lexicon, context.reverse_lexicon
    )


# as many as the beads of a long article: the next version of it has most of them still
@lru_cache(maxsize=2048)
def _links(
    languages: tuple[str, str], source: str, target: str, lexicon: Lexicon | None, reverse: Lexicon | None
) -> WordLinks:
    ours = [w for w in words(source) if any(c.isalnum() for c in w.text)]
    theirs = [w for w in words(target) if any(c.isalnum() for c in w.text)]
    if lexicon is None and reverse is None:
        return WordLinks(languages, ours, theirs, [])
    scored = sorted(
        (-chance * (1 - _DISTANCE * abs(i / len(ours) - j / len(theirs))), i, j, chance)
        for (i, j), chance in _chances(ours, theirs, lexicon, reverse).items()
        if chance >= CHANCE
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, i, j, chance in scored:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((chance, i, j))
    left = tuple(
        {k: w.text for k, w in enumerate(side) if k not in told and is_content(w.text, language)}
        for side, told, language in zip((ours, theirs), taken, languages, strict=True)
    )
    more = sorted(
        (abs(i / len(ours) - j / len(theirs)), i, j) for i, j in kin((left[0], left[1]), languages, lexicon, reverse)
    )
    for _, i, j in more:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((KIN, i, j))
    return WordLinks(languages, ours, theirs, pairs)


def _alike(ours: list[Word], theirs: list[Word]) -> Iterator[tuple[int, int]]:
    """Numbers of the words that look alike: with the same first two letters, or both with capitals (see `look_alike`)."""
    begun: dict[str, list[int]] = {}
    for j, two in enumerate(theirs):
        begun.setdefault(latin(two.text)[:2], []).append(j)
    capitals = [j for j, two in enumerate(theirs) if two.text[:1].isupper()]
    for i, one in enumerate(ours):
        if len(one.text) > 3:
            near = begun.get(latin(one.text)[:2], [])
            for j in {*near, *capitals} if one.text[:1].isupper() else near:
                if look_alike(one.text, theirs[j].text):
                    yield i, j


def _chances(
    ours: list[Word], theirs: list[Word], lexicon: Lexicon | None, reverse: Lexicon | None
) -> dict[tuple[int, int], float]:
    """How likely each pair of words is a translation, by either lexicon or by their letters; pairs without a chance are left out."""
    from diglot.translation.lexicon import offers

    made = dict.fromkeys(_alike(ours, theirs), 1.0)
    for leads, start, goal, swap in ((lexicon, ours, theirs, False), (reverse, theirs, ours, True)):
        if leads is None:
            continue
        offered = offers([w.text for w in goal])
        places: dict[str, list[int]] = {}
        for i, word in enumerate(start):
            places.setdefault(word.text, []).append(i)
        for text, here in places.items():
            for j, chance in leads.chances(text, offered).items():
                for i in here:
                    pair = (j, i) if swap else (i, j)
                    if chance > made.get(pair, 0.0):
                        made[pair] = chance
    return made

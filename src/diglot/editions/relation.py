"""What two articles are to each other: editions of one story, versions in one language, the same matter, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from diglot.article import Article
from diglot.findings import Rendering, Verdict
from diglot.verdict import EDITIONS, judge


class Kind(StrEnum):
    """How two articles are related."""

    EDITION = "edition of"
    UPDATE = "update of"
    MATTER = "same matter, different text"
    NONE = "unrelated"


#: articles with a lower cosine of their terms are not looked at more closely (NTREX-128, English and French: editions
#: have .20 and more, the median of the best others is .04)
WORTH = 0.06
#: cosine from which two texts that are no editions are about one matter (of all shipped stories in one folder two pairs have it)
MATTER = 0.18
#: two texts in one language are versions of one from this share of sentences that both have, nearly alike
VERSIONS, ALIKE = 0.3, 85.0
#: shared names and figures that a relation names
TOLD = 6


@dataclass(frozen=True, slots=True)
class Relation:
    """Two articles by number, what they are to each other, how sure, and why.

    `coverage` is the share of the one text that has a counterpart in the other (the larger of both directions),
    `cosine` that of their terms; `shared` are names and figures that both have.
    """

    one: int
    two: int
    kind: Kind
    coverage: float
    cosine: float
    shared: tuple[str, ...] = ()

    @property
    def confidence(self) -> float:
        """How sure, within 0..1: how far the coverage is from the border that decides."""
        border = VERSIONS if self.kind is Kind.UPDATE else EDITIONS
        if self.kind in (Kind.EDITION, Kind.UPDATE):
            return round(min(0.99, 0.5 + 0.5 * (self.coverage - border) / (1 - border) + self.cosine / 4), 2)
        return round(min(0.99, 0.5 + 0.5 * (border - self.coverage) / border), 2)


def relate(one: Article, two: Article, cosine: float, numbers: tuple[int, int]) -> Relation:
    """Look closely at a candidate: align the two texts."""
    if one.language == two.language:
        share = _same_sentences(one, two)
        kind = Kind.UPDATE if share >= VERSIONS else Kind.MATTER if cosine >= MATTER else Kind.NONE
        return Relation(*numbers, kind, share, cosine, shared(one, two))
    found = verdict(one, two)
    share = found.coverage
    kind = Kind.EDITION if found.editions else Kind.MATTER if cosine >= MATTER else Kind.NONE
    return Relation(*numbers, kind, share, cosine, shared(one, two))


def verdict(one: Article, two: Article) -> Verdict:
    """Whether the texts are editions of one story, as `compare` has it, without asking for a translation."""
    from diglot.checks.base import Context
    from diglot.checks.joining import regroup
    from diglot.comparison import align_editions, lexicon_for, marks
    from diglot.translation.reach import editions_as_sides

    lines = tuple(s.text for s in two.sentences)
    # no translation is asked for: the lexicon, names and figures are enough to know an edition by
    rendering = Rendering("target", "lexicon", (two.language, one.language), lines, (True,) * len(lines))
    forward, backward = lexicon_for(one.language, two.language), lexicon_for(two.language, one.language)
    beads = align_editions(one, two, *editions_as_sides(one, two, rendering, forward, backward, marks))
    return judge(regroup(Context(one, two, rendering, beads, forward, backward)))


def _same_sentences(one: Article, two: Article) -> float:
    """Share of the shorter text's sentences that the other has nearly word for word."""
    short, long = sorted((one, two), key=lambda a: len(a.sentences))
    texts = [s.text for s in long.sentences]
    found = [process.extractOne(s.text, texts, scorer=fuzz.ratio, score_cutoff=ALIKE) for s in short.sentences]
    sizes = [len(s.text) for s in short.sentences]
    return sum(size for size, hit in zip(sizes, found, strict=True) if hit) / (sum(sizes) or 1)


def shared(one: Article, two: Article) -> tuple[str, ...]:
    """Names and figures that stand in both, the longest first, as the first article writes them."""
    ours, theirs = _anchors(one), _anchors(two)
    both = [ours[key] for key in ours.keys() & theirs.keys()]
    return tuple(sorted(both, key=lambda t: (-len(t), t))[:TOLD])


def _anchors(article: Article) -> dict[str, str]:
    import re

    from diglot.languages.words import words
    from diglot.translation.linking import is_content, latin

    made: dict[str, str] = {}
    for sentence in article.sentences:
        for place, word in enumerate(words(sentence.text)):
            digits = re.sub(r"\D", "", word.text)
            if word.text[0].isdigit() and len(digits) > 1:
                made[digits] = word.text
            elif place and word.text[0].isupper() and len(word.text) > 2 and is_content(word.text, article.language):
                made[latin(word.text)] = word.text
    return made

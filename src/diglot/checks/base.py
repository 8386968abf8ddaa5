"""What every check is given: the aligned passages, their values and readings, and a maker of findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from diglot.article import Article, Role, Sentence
from diglot.findings import Aspect, Bead, Finding, Kind, Rendering, Severity, Span, finding_id
from diglot.l10n import say
from diglot.languages.packs import language_name

if TYPE_CHECKING:
    from diglot.translation.divergence import Divergence
    from diglot.translation.lexicon import Lexicon
    from diglot.translation.memory import Memory
    from diglot.translation.witness import Witness


@dataclass(frozen=True)
class Passage:
    """The sentences of one side of a bead, read as one text.

    `text` joins them with a blank; `span(start, end)` leads from offsets in `text` to offsets in the article.
    """

    article: Article
    indexes: tuple[int, ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The passage's sentences."""
        return tuple(self.article.sentences[i] for i in self.indexes)

    @cached_property
    def text(self) -> str:
        """The sentences' texts, joined with a blank; line breaks inside a sentence become blanks."""
        return " ".join(s.text.replace("\n", " ") for s in self.sentences)

    @property
    def asks(self) -> bool:
        """Whether it ends with a question mark."""
        return self.text.rstrip(CLOSING).endswith("?")

    @property
    def language(self) -> str:
        """Language code of the article."""
        return self.article.language

    @property
    def is_title(self) -> bool:
        """True where the passage is the headline."""
        return any(s.role is Role.TITLE for s in self.sentences)

    def span(self, start: int, end: int) -> Span:
        """Offsets within the article's text for offsets within `text`."""
        at = 0
        first = last = None
        for s in self.sentences:
            size = len(s.text)
            if first is None and start <= at + size:
                first = s.start + max(0, start - at)
            if end <= at + size:
                last = s.start + max(0, end - at)
                break
            at += size + 1
        if first is None:
            first = self.sentences[-1].end
        return first, max(first, last if last is not None else self.sentences[-1].end)


#: how unlike the lengths of two sides may be, and what may close a sentence behind its mark
LIKE, CLOSING = 1.6, ' \u00a0\u202f"”»'


def are_like_statements(one: Passage, two: Passage) -> bool:
    """Whether both sides are statements of like length: a free rendering or a question is no proof of a lost word."""
    sizes = sorted((len(one.text), len(two.text)))
    return sizes[1] <= LIKE * sizes[0] and not any(p.asks for p in (one, two))


#: beads for which models are asked at once
LOT = 100


@dataclass(frozen=True)
class Context:
    """Both articles, the reading by machine, the alignment, and what is known of the two languages."""

    source: Article
    target: Article
    rendering: Rendering
    alignment: tuple[Bead, ...]
    #: words of the source language -> words of the target language, and back; None where none is shipped
    lexicon: Lexicon | None = None
    reverse_lexicon: Lexicon | None = None
    #: models from the source language into the target language, and back; None where none is asked
    witnesses: tuple[Witness | None, Witness | None] = (None, None)
    #: the model that reads for divergences, and the memory of what it read; None where none is shipped, or asked
    divergence: Divergence | None = None
    memory: Memory | None = None
    #: whether checks give every candidate and not the surest alone: for fitting their weights
    exhaustive: bool = False
    #: what a check worked out for many beads at once
    kept: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    def name(self, side: str) -> str:
        """How messages call an edition ("source" or "target"): "English edition"."""
        article = self.source if side == "source" else self.target
        return say(f"{language_name(article.language)} edition")

    def passages(self, bead: Bead) -> tuple[Passage, Passage]:
        """The two sides of a bead: the same ones for every check."""
        key = ("passages", bead.source, bead.target)
        if key not in self.kept:
            self.kept[key] = Passage(self.source, bead.source), Passage(self.target, bead.target)
        made: tuple[Passage, Passage] = self.kept[key]
        return made

    def lot(self, bead: Bead) -> list[Bead]:
        """A bead with those after it, null links left out: what is worked out at once for all of them."""
        if bead not in self.alignment:
            return [bead]
        at = self.alignment.index(bead)
        return [b for b in self.alignment[at : at + LOT] if not b.is_null]

    def reading(self, bead: Bead) -> str:
        """The machine's reading of the translated side of the bead."""
        indexes = bead.source if self.rendering.of == "source" else bead.target
        return " ".join(self.rendering.lines[i] for i in indexes)

    def reliable(self, bead: Bead) -> bool:
        """False where a reading that the bead rests on failed the guards."""
        indexes = bead.source if self.rendering.of == "source" else bead.target
        return all(self.rendering.reliable[i] for i in indexes)

    def finding(
        self,
        bead: Bead,
        *,
        aspect: Aspect,
        severity: Severity,
        confidence: float,
        message: str,
        kind: Kind = Kind.ALTERED,
        source_at: Sequence[Span] = (),
        target_at: Sequence[Span] = (),
        what: str = "",
        **evidence: Any,
    ) -> Finding:
        """A finding on a bead. `source_at`/`target_at` are offsets within the two passages' texts.

        `what` names the difference itself (the values or words), so that the id stays when other things move.
        """
        one, two = self.passages(bead)
        full: dict[str, Any] = {
            "source": one.text if bead.source else "",
            "target": two.text if bead.target else "",
        }
        full["reading"] = self.reading(bead)
        full["reading_of"] = self.rendering.of
        full["reading_reliable"] = self.reliable(bead)
        full.update(evidence)
        return Finding(
            kind=kind,
            aspect=aspect,
            severity=severity,
            confidence=confidence,
            source=bead.source,
            target=bead.target,
            message=message,
            source_spans=tuple(one.span(*s) for s in source_at),
            target_spans=tuple(two.span(*s) for s in target_at),
            evidence=full,
            id=finding_id(
                kind,
                aspect,
                [s.text for s in one.sentences],
                [s.text for s in two.sentences],
                what or message,
            ),
        )


class Check(Protocol):
    """A check on one bead with both sides present.

    `EXAMPLES` are rows (source language, source text, target language, target text, fires): those that must fire
    and those that must not.
    """

    ASPECT: Aspect
    EXAMPLES: tuple[Example, ...]

    def check(self, bead: Bead, context: Context) -> Iterator[Finding]:
        """The differences of this aspect in the bead."""
        ...


@dataclass(frozen=True, slots=True)
class Example:
    """A row of a check's table: two passages and whether the check must fire on them."""

    source_language: str
    source: str
    target_language: str
    target: str
    fires: bool

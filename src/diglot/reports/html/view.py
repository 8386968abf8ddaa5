"""What the HTML report shows, worked out from a comparison: rows of facing passages, their findings, the figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from diglot.article import Article
from diglot.findings import Aspect, Bead, Comparison, Finding, Severity
from diglot.l10n import language, say
from diglot.languages.packs import language_name
from diglot.reports.marks import Piece, numbers_of, pieces
from diglot.reports.summary import SHAPES, summary

#: languages written from right to left
RIGHT_TO_LEFT = frozenset({"ar", "arc", "dv", "fa", "ckb", "he", "ks", "ps", "sd", "ug", "ur", "yi"})
#: height of the figure at most and for one sentence, in pixels; width of its columns and of the gap between
TALLEST, SENTENCE, COLUMN, GAP = 420, 14, 60, 120


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row: the sentences' numbers and their text in pieces."""

    numbers: str
    pieces: tuple[Piece, ...]
    title: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with its number on the page."""

    number: int
    finding: Finding

    @property
    def shape(self) -> str:
        """The mark of its severity."""
        return SHAPES[self.finding.severity]


@dataclass(frozen=True, slots=True)
class Row:
    """A bead as shown."""

    bead: Bead
    source: Cell
    target: Cell
    findings: tuple[Told, ...]
    reading: str
    reading_reliable: bool

    @property
    def state(self) -> str:
        """What became of the passage, in a word that the page shows; empty for the ordinary case."""
        if not self.bead.target:
            return "dropped"
        if not self.bead.source:
            return "added"
        if self.bead.moved:
            return "moved"
        if len(self.bead.source) > len(self.bead.target):
            return "merged"
        return "split" if len(self.bead.source) < len(self.bead.target) else ""

    @property
    def worst(self) -> str:
        """The gravest severity in the row, or empty."""
        ranked = max(self.findings, key=lambda t: t.finding.severity.rank, default=None)
        return str(ranked.finding.severity) if ranked else ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A sentence in the figure: its place in pixels and what became of it."""

    side: str
    y: float
    height: float
    state: str
    severity: str
    row: int


class View:
    """All that the template reads."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.summary = summary(comparison)
        self.told = tuple(Told(n, f) for n, f in enumerate(comparison.findings, 1))

    @property
    def title(self) -> str:
        """The page's title."""
        return self.comparison.source.title or self.comparison.target.title or say("Comparison")

    @property
    def title_language(self) -> str:
        """The language that the page's title is in."""
        titled = (a.language for a in (self.comparison.source, self.comparison.target) if a.title)
        return next(titled, language())

    @property
    def reading_language(self) -> str:
        """The language of the readings by machine."""
        return self.comparison.rendering.route[-1]

    @cached_property
    def editions(self) -> list[dict[str, str]]:
        """Head of each column."""
        return [
            {
                "language": article.language,
                "name": say(language_name(article.language)),
                "called": say(f"{language_name(article.language)} edition"),
                "direction": "rtl" if article.language in RIGHT_TO_LEFT else "ltr",
                "path": article.path,
                "sentences": str(len(article.sentences)),
            }
            for article in (self.comparison.source, self.comparison.target)
        ]

    @cached_property
    def rows(self) -> list[Row]:
        """The beads in order, each with its findings."""
        by_bead: dict[tuple[tuple[int, ...], tuple[int, ...]], list[Told]] = {}
        for told in self.told:
            by_bead.setdefault((told.finding.source, told.finding.target), []).append(told)
        return [self._row(bead, by_bead.get((bead.source, bead.target), [])) for bead in self.comparison.alignment]

    def _row(self, bead: Bead, told: Sequence[Told]) -> Row:
        c = self.comparison
        here = bead.source if c.rendering.of == "source" else bead.target
        return Row(
            bead,
            _cell(c.source, bead.source, [(t.number, t.finding.source_spans) for t in told if _inside(t)]),
            _cell(c.target, bead.target, [(t.number, t.finding.target_spans) for t in told if _inside(t)]),
            tuple(told),
            " ".join(c.rendering.lines[i] for i in here) if c.rendering.engine != "supplied" else "",
            all(c.rendering.reliable[i] for i in here),
        )

    def counts(self, kind: str) -> list[tuple[str, int]]:
        """How many findings there are by "severity", "kind" or "aspect", for the filters."""
        found = Counter(str(getattr(f, kind)) for f in self.comparison.findings)
        order = [str(s) for s in Severity] if kind == "severity" else [str(a) for a in Aspect]
        return sorted(found.items(), key=lambda item: order.index(item[0]) if item[0] in order else 0)

    @cached_property
    def set_aside(self) -> list[tuple[str, str, str, str]]:
        """What was not compared: edition, role, text, reason."""
        return [
            (say(language_name(a.language)), str(s.role), " ".join(s.text.split()), s.reason)
            for a in (self.comparison.source, self.comparison.target)
            for s in a.set_aside
        ]

    @cached_property
    def notes(self) -> list[str]:
        """What was repaired in reading, and how far to trust the reading by machine."""
        c = self.comparison
        return [
            say("{what}: {state}", what=say(language_name(a.language)), state=f"{n}.")
            for a in (c.source, c.target)
            for n in a.notes
        ] + [n for n in (c.rendering.trust,) if n]

    @cached_property
    def figure(self) -> Figure:
        """The alignment at a glance."""
        return Figure(self)


def _inside(told: Told) -> bool:
    """Whole sentences need no mark inside: the row says it."""
    return told.finding.aspect is not Aspect.SENTENCE


def _cell(article: Article, indexes: Sequence[int], spans: list[tuple[int, tuple[tuple[int, int], ...]]]) -> Cell:
    made: list[Piece] = []
    for index in indexes:
        if made:
            made.append(Piece(" "))
        made += pieces(article, index, spans)
    title = bool(indexes) and all(str(article.sentences[i].role) == "title" for i in indexes)
    return Cell(numbers_of(indexes), tuple(made), title)


class Figure:
    """Two columns of bars, one a sentence, as tall as it is long, with bands between those that correspond."""

    def __init__(self, view: View) -> None:
        self._view = view
        c = view.comparison
        sizes = [[max(20, len(s.text)) for s in a.sentences] for a in (c.source, c.target)]
        longest = max(sum(s) for s in sizes) or 1
        self.height = min(TALLEST, SENTENCE * max(len(s) for s in sizes))
        self.width = 2 * COLUMN + GAP
        scale = self.height / longest
        self._places = [list(_stacked(s, scale)) for s in sizes]

    @cached_property
    def bars(self) -> list[Bar]:
        """A bar for each sentence of both sides."""
        made = []
        for number, row in enumerate(self._view.rows, 1):
            for side, indexes, places in (
                ("source", row.bead.source, self._places[0]),
                ("target", row.bead.target, self._places[1]),
            ):
                for i in indexes:
                    top, size = places[i]
                    made.append(Bar(side, round(top, 1), round(max(1.0, size - 1), 1), row.state, row.worst, number))
        return made

    @cached_property
    def bands(self) -> list[tuple[str, str]]:
        """A band for each pair of passages: its SVG path and state."""
        made = []
        for row in self._view.rows:
            if row.bead.is_null:
                continue
            a, b = self._extent(0, row.bead.source)
            c, d = self._extent(1, row.bead.target)
            left, right, bend = COLUMN, COLUMN + GAP, GAP / 2
            path = (
                f"M{left},{a} C{left + bend},{a} {right - bend},{c} {right},{c} L{right},{d} "
                f"C{right - bend},{d} {left + bend},{b} {left},{b} Z"
            )
            made.append((path, row.state))
        return made

    def _extent(self, side: int, indexes: Sequence[int]) -> tuple[float, float]:
        top = self._places[side][indexes[0]][0]
        last, size = self._places[side][indexes[-1]]
        return round(top, 1), round(max(top, last + size - 1), 1)

    @property
    def told(self) -> str:
        """The figure in words, for those who do not see it."""
        states = Counter(row.state or "facing" for row in self._view.rows)
        return say("Alignment: {told}").format(told=", ".join(f"{n} {say(state)}" for state, n in states.items()))


def _stacked(sizes: Sequence[int], scale: float) -> Iterator[tuple[float, float]]:
    at = 0.0
    for size in sizes:
        yield at, size * scale
        at += size * scale

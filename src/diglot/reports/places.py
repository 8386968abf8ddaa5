"""Where in a file a finding is: lines and columns from character offsets."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import quote

from diglot.article import Article
from diglot.findings import Aspect, Comparison, Finding, Kind, Span, finding_id

#: what a result is called that tells of two texts that are no editions
NO_EDITIONS = "editions"


@dataclass(frozen=True, slots=True)
class Place:
    """Lines and columns from 1; the end column is behind the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


class Lines:
    """The lines of an article's text as read."""

    def __init__(self, article: Article) -> None:
        self._starts = [0, *(i + 1 for i, c in enumerate(article.text) if c == "\n")]

    def place(self, span: Span) -> Place:
        """Where a span is."""
        (line, column), (end_line, end_column) = (self._at(offset) for offset in span)
        return Place(line, column, end_line, end_column)

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def span_in(article: Article, finding: Finding, side: str) -> Span | None:
    """The first stretch that the finding points at on a side, its sentence where it points at none."""
    spans = finding.source_spans if side == "source" else finding.target_spans
    indexes = finding.source if side == "source" else finding.target
    if spans:
        return spans[0]
    if indexes:
        return article.sentences[indexes[0]].start, article.sentences[indexes[-1]].end
    return None


def verdict_id(comparison: Comparison) -> str:
    """A stable id of the result that two texts are no editions of one story."""
    texts = [[s.text for s in article.sentences] for article in (comparison.source, comparison.target)]
    return finding_id(Kind.ALTERED, Aspect.SENTENCE, texts[0], texts[1], NO_EDITIONS)


def address(path: str) -> str:
    """A path as reviews want it: with forward slashes, without a leading "./"."""
    return PurePath(path).as_posix() if path else "article"


def uri(path: str) -> str:
    """A path as a URI (RFC 3986): a relative one as a reference, an absolute one with its scheme; an address as it is."""
    if "://" in path:
        return path
    file = PurePath(path)
    return file.as_uri() if file.is_absolute() else quote(address(path))

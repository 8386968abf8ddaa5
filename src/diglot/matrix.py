"""Several editions of one story against the first: fact by fact, which edition is the odd one out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diglot.findings import Comparison, Finding


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of the first edition (or None: what others add) and the findings on it, an entry a further edition.

    `odd` is the number of the edition that stands alone (0 for the first), or None where none does.
    """

    sentence: int | None
    text: str
    cells: tuple[tuple[Finding, ...], ...]
    odd: int | None


def matrix(comparisons: Sequence[Comparison]) -> list[Row]:
    """Rows for all sentences of the first edition that differ anywhere; all comparisons have that edition as source."""
    rows = []
    source = comparisons[0].source
    for sentence in source.sentences:
        cells = tuple(tuple(f for f in c.findings if sentence.index in f.source) for c in comparisons)
        if any(cells):
            told = [[(str(f.aspect), str(f.evidence.get("source_words", ""))) for f in found] for found in cells]
            rows.append(Row(sentence.index, " ".join(sentence.text.split()), cells, odd_one(told)))
    for number, comparison in enumerate(comparisons):
        for finding in comparison.findings:
            if not finding.source:
                text = " ".join(str(finding.evidence.get("target", "")).split())
                cells = tuple((finding,) if k == number else () for k in range(len(comparisons)))
                rows.append(Row(None, text, cells, number + 1))
    return rows


def odd_one(cells: Sequence[Sequence[tuple[str, str]]]) -> int | None:
    """The edition that stands alone, by what each further one differs in: (aspect, words of the first edition).

    The one edition that differs (from 1); the first (0) where all others differ from it alike; else None.
    """
    differing = [k for k, found in enumerate(cells, 1) if found]
    if len(cells) > 1 and len(differing) == len(cells):
        return 0 if frozenset.intersection(*map(frozenset, cells)) else None
    return differing[0] if len(differing) == 1 else None

"""Several editions of one story against the first: fact by fact, which edition is the odd one out.

It reads comparisons in the terms of the contract (`Comparison.to_json()`): a scan keeps them so. Give it all that was
found: "the same" is not said of an edition whose lesser findings were left out.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from diglot.l10n import say

#: a comparison, or a finding, in the terms of the contract
Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a further edition has in a row: the findings there, else in words (`state`) what is known of it.

    `known` is False where it may or may not have the same.
    """

    findings: tuple[Told, ...]
    state: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of the first edition, or one that another adds (`sentence` is None), in its language; a cell an edition.

    `odd` is the number of the edition that stands alone (0 for the first), or None where none does.
    """

    sentence: int | None
    text: str
    language: str
    cells: tuple[Cell, ...]
    odd: int | None


def compared(pairs: Iterable[Told]) -> list[Told]:
    """The comparisons that were made: not those of texts that are no editions of the first."""
    return [p for p in pairs if p["verdict"]["editions"] or p["findings"]]


def matrix(pairs: Sequence[Told], shown: Container[str] | None = None) -> list[Row]:
    """Rows for all sentences that differ anywhere; the comparisons were made, and have one edition as source.

    With `shown` only rows that have a finding with one of these ids.
    """
    rows = [row for sentence in pairs[0]["source"]["sentences"] if (row := _of_the_first(sentence, pairs))] + [
        _added(finding, n, pairs) for n, p in enumerate(pairs) for finding in p["findings"] if not finding["source"]
    ]
    return [r for r in rows if shown is None or any(f["id"] in shown for c in r.cells for f in c.findings)]


def _of_the_first(sentence: Told, pairs: Sequence[Told]) -> Row | None:
    index = sentence["index"]
    cells = tuple(_cell(index, p) for p in pairs)
    if not any(c.findings for c in cells):
        return None
    return Row(index, sentence["text"], pairs[0]["source"]["language"], cells, _odd_one(cells, pairs))


def _cell(index: int, pair: Told) -> Cell:
    found = tuple(f for f in pair["findings"] if index in f["source"])
    if found:
        return Cell(found)
    if any(index in bead["source"] and bead["target"] for bead in pair["alignment"]):
        return Cell((), say("the same"))
    return Cell((), say("no counterpart"), known=False)


def _added(finding: Told, number: int, pairs: Sequence[Told]) -> Row:
    """The row of a sentence that an edition adds. Another that adds something too may have the same."""
    cells = []
    for k, p in enumerate(pairs):
        if k == number:
            cells.append(Cell((finding,)))
        elif _adds(p):
            cells.append(Cell((), say("not known"), known=False))
        else:
            cells.append(Cell((), say("not there either")))
    alone = len(pairs) > 1 and all(c.known for c in cells)
    text = str(finding["evidence"].get("target", ""))
    return Row(None, text, pairs[number]["target"]["language"], tuple(cells), number + 1 if alone else None)


def _adds(pair: Told) -> bool:
    return any(f["kind"] == "added" for f in pair["findings"]) or any(not b["source"] for b in pair["alignment"])


def _odd_one(cells: Sequence[Cell], pairs: Sequence[Told]) -> int | None:
    """The one edition that differs (from 1); the first (0) where all others differ from it alike; else None."""
    differing = [k for k, cell in enumerate(cells, 1) if cell.findings]
    if len(cells) < 2 or not all(c.known for c in cells):
        return None
    if len(differing) == len(cells):
        told = [{_difference(f, p) for f in c.findings} for c, p in zip(cells, pairs, strict=True)]
        return 0 if frozenset.intersection(*map(frozenset, told)) else None
    return differing[0] if len(differing) == 1 else None


def _difference(finding: Told, pair: Told) -> tuple[object, ...]:
    """What a finding says, such that two editions with one and the same agree against the first."""
    words = [str(finding["evidence"].get(f"{side}_words", "")) for side in ("source", "target")]
    value: object = words[1].casefold()
    if finding["aspect"] in ("number", "date"):
        value = _value(words[1], pair["target"]["language"]) or value
    elif finding["aspect"] == "negation":
        value = bool(words[1])
    return finding["kind"], finding["aspect"], words[0], value


def _value(text: str, language: str) -> tuple[object, ...]:
    """The figures and dates of some words, however they are written."""
    from diglot.languages.values import read_values

    found = read_values(text, language)
    dates = (replace(d, start=0, end=0, text="", bounded="") for d in found.dates)
    return (*((q.value, q.unit) for q in found.numbers), *dates)

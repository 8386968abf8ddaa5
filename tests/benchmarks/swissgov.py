"""Token labels of real differences between editions of pages: `uv run python tests/benchmarks/swissgov.py --language de`.

A token of a line without counterpart is 1. How different any other is, a linear model says of the evidence for and against
its word's counterpart and of the line's: a few signals, weighed as `--fit` fits them to the ranks of the labels (ridge
regression). `--fit` prints the weights and the figure by weights that were fitted on other pages.
"""

from __future__ import annotations

import json
import math
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import numpy as np
import numpy.typing as npt
from common import BENCH, need, rows, score

from diglot.article import Article
from diglot.checks.base import Context
from diglot.checks.linked import linked, odds
from diglot.comparison import Options, context_of

#: words to either side whose evidence counts for a word: a few, a clause
NEAR, AROUND = 3, 16
#: log-ratio of lengths that says nothing
EVEN = 0.1
#: evidence where a stretch has no word that carries meaning
NOTHING = -2.0
#: odds below and above which they say no more, words to either side that tell for one that carries no meaning, and odds
#: that are as likely as not
BOUNDS, BESIDE, EVENLY = (-5.0, 3.0), 2, 1.5
#: weights of `SIGNALS` and the bias, by `--fit`
SIGNALS = (
    "near", "around", "own", "odds of line", "bare", "of line", "longer", "shorter", "merged", "of page", "opposite",
    "content", "figure", "size",
)  # fmt: skip
WEIGHTS = {
    "fr": (0.0051, 0.0075, 0.0048, -0.0082, 0.0253, 0.0138, 0.1178, 0.0791, 0.0068, 0.0594, 0.0129, 0.0123, -0.0328, 0.0026, 0.4875),
    "de": (0.0064, 0.0017, 0.0043, -0.0064, 0.0253, 0.1294, 0.154, 0.0826, 0.0198, 0.1199, 0.0985, 0.0155, -0.0206, 0.0018, 0.4311),
}  # fmt: skip
#: rank from which a word is told as different
CUT = 0.65
#: parts for the figure by weights of other pages; the regression's penalty
FOLDS, RIDGE = 7, 100.0

Floats = npt.NDArray[np.float64]
#: start and end of a word in its line, and its signals; none for a line without counterpart
Told = tuple[int, int, list[float] | None]


def signals(context: Context, side: str) -> list[list[Told]]:
    """For each line of a side its words with their signals."""
    article = context.source if side == "source" else context.target
    made: list[list[Told]] = [[] for _ in article.sentences]
    page = _of_page(context, "target" if side == "source" else "source")
    for bead in context.alignment:
        here, there = (bead.source, bead.target) if side == "source" else (bead.target, bead.source)
        for i in here if not there else ():
            made[i].append((0, len(article.sentences[i].text), None))
        if bead.is_null:
            continue
        one, two = context.passages(bead)
        passage, other = (one, two) if side == "source" else (two, one)
        words = linked(passage, other, context, from_source=side == "source")
        told, others = odds(bead, context)[:: 1 if side == "source" else -1]
        evidence = [value if w.content else None for w, value in zip(words, told, strict=True)]
        bare = [float(w.bare) if w.content else None for w in words]
        bounded = [None if value is None else min(BOUNDS[1], max(BOUNDS[0], value)) for value in evidence]
        opposite = _mean([1 / (1 + math.exp(EVENLY - value)) for value in others if value], 0.0)
        skew = math.log((len(passage.text) + 1) / (len(other.text) + 1))
        places = [_place(passage, w.word.start, w.word.end, here) for w in words]
        lines = [line for line, _ in places]
        share, of_line = _by_line(bare, lines, 0.0), _by_line(bounded, lines, NOTHING)
        for k, (word, (line, at)) in enumerate(zip(words, places, strict=True)):
            own, odd = bare[k], bounded[k]
            found = [
                _mean(evidence[max(0, k - NEAR) : k + NEAR + 1], NOTHING),
                _mean(evidence[max(0, k - AROUND) : k + AROUND + 1], NOTHING),
                _mean(bounded[max(0, k - BESIDE) : k + BESIDE + 1], NOTHING) if odd is None else odd,
                of_line[line],
                _mean(bare[max(0, k - NEAR) : k + NEAR + 1], 0.0) if own is None else own,
                share[line],
                max(0.0, skew - EVEN),
                max(0.0, -skew - EVEN),
                float((len(here) > 1) + (len(there) > 1)),
                page,
                opposite,
                float(word.content),
                float(word.word.text[0].isdigit()),
                math.log(1 + len(words)),
            ]
            made[line].append((at, at + len(word.word.text), found))
    return made


def _by_line(values: list[float | None], lines: list[int], nothing: float) -> dict[int, float]:
    """The mean of the words' values in each line."""
    return {i: _mean([v for v, line in zip(values, lines, strict=True) if line == i], nothing) for i in set(lines)}


def _of_page(context: Context, side: str) -> float:
    """The share of a page's words that have no counterpart, in lines that have one."""
    number = 0 if side == "source" else 1
    bare = []
    for bead in context.alignment:
        if not bead.is_null:
            sides = context.passages(bead)
            words = linked(sides[number], sides[1 - number], context, from_source=side == "source")
            bare += [float(w.bare) for w in words if w.content]
    return _mean(bare, 0.0)


def _place(passage: Any, start: int, end: int, lines: tuple[int, ...]) -> tuple[int, int]:
    """The line that a word of a passage stands in, and where it begins there."""
    sentences = passage.article.sentences
    at = passage.span(start, end)[0]
    line = next(i for i in lines if sentences[i].start <= at <= sentences[i].end)
    return line, at - sentences[line].start


def _mean(values: list[float | None] | list[float], nothing: float) -> float:
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else nothing


def pages(language: str, gold: Path) -> Iterator[tuple[dict[str, Any], dict[str, list[list[Told]]]]]:
    """Each pair of pages with the signals of both sides."""
    for row in rows(gold):
        one, two = Article.from_sentences(row["en_lines"], "en"), Article.from_sentences(row["xx_lines"], language)
        context = context_of(one, two, Options(engines=("lexicon",), force=True))
        yield row, {"en": signals(context, "source"), "xx": signals(context, "target")}


def predicted(row: dict[str, Any], told: dict[str, list[list[Told]]], weights: Floats) -> dict[str, Any]:
    """A page's line of the file that the scorer reads."""
    spans = [
        {"side": side, "line": line, "start": a, "end": b, "score": 1.0 if x is None else _share([*x, 1.0], weights)}
        for side, lines in told.items()
        for line, found in enumerate(lines)
        for a, b, x in found
    ]
    return {"id": row["id"], "spans": spans}


def _share(values: list[float], weights: Floats) -> float:
    """The model's rank of a word, moved so that CUT is at the scorer's, and kept below what is sure."""
    return round(min(0.99, max(0.0, float(np.dot(values, weights)) - CUT + 0.5)), 5)


def cases(row: dict[str, Any], told: dict[str, list[list[Told]]]) -> Iterator[tuple[list[float], float]]:
    """Signals and labels of a page's tokens that stand in lines with a counterpart."""
    for side, lines in told.items():
        for label, (line, start, end) in zip(row[f"{side}_labels"], row[f"{side}_offsets"], strict=True):
            word = next((x for a, b, x in lines[line] if a < end and start < b), None)
            if label >= 0 and word is not None:
                yield [*word, 1.0], label


def fitted(known: list[tuple[list[float], float]]) -> Floats:
    """Weights for the labels' ranks, from 0 to 1."""
    signals, labels = np.array([x for x, _ in known]), np.array([y for _, y in known])
    order = np.sort(labels)
    ranks = (np.searchsorted(order, labels, "left") + np.searchsorted(order, labels, "right")) / (2 * len(labels))
    made: Floats = np.linalg.solve(signals.T @ signals + RIDGE * np.eye(signals.shape[1]), signals.T @ ranks)
    return made


def scored(gold: Path, lines: list[dict[str, Any]]) -> str:
    """What the benchmark's own scorer says."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predicted.jsonl"
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return score(BENCH / "swissgov" / "score.py", gold, path, "full")


@click.command()
@click.option(
    "--language", type=click.Choice(["fr", "de"]), default="fr", show_default=True, help="Of the other edition."
)
@click.option("--fit", is_flag=True, help="Print the weights, and the figure by weights of other pages.")
def main(language: str, fit: bool) -> None:
    """Print the benchmark's own score."""
    gold = need(BENCH / "swissgov" / f"dev.en-{language}.jsonl")
    known = list(pages(language, gold))
    if not fit:
        weights = np.array(WEIGHTS[language])
        print(scored(gold, [predicted(row, told, weights) for row, told in known]))
        return
    every = [list(cases(row, told)) for row, told in known]
    weights = fitted([c for page in every for c in page])
    print(dict(zip((*SIGNALS, "bias"), weights.round(4).tolist(), strict=True)))
    made = []
    for fold in range(FOLDS):
        others = fitted([c for k, page in enumerate(every) if k % FOLDS != fold for c in page])
        made += [predicted(row, told, others) for k, (row, told) in enumerate(known) if k % FOLDS == fold]
    print(scored(gold, made))


if __name__ == "__main__":
    main()

"""Fits the weights that tell whether a sentence belongs to the bead beside it: `uv run python tests/benchmarks/joining.py`.

Places are those that `regroup` looks at first, with and without the model of divergences: in TransRead (novels, where
editors of alignments joined what translators split) and in the planted articles (where sentences were added and
dropped). A sentence belongs where gold links it to a sentence of the bead's other side, and does not where gold leaves
it alone. Prints the weights and how often each set errs, fitted on the other half of the documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from common import BENCH, rows

from diglot.checks.base import Context
from diglot.checks.joining import Place, places, plain_signals, read_signals
from diglot.checks.linked import read_odds
from diglot.comparison import Options, aligned, edition_from_json
from diglot.evaluation.calibration import logistic

#: a case of news counts like so many of novels
NEWS = 5

Bead = tuple[Sequence[int], Sequence[int]]
Floats = npt.NDArray[np.float64]


def transread() -> Iterator[tuple[str, Context, list[Bead]]]:
    """Novels with their gold beads."""
    for row in rows(BENCH / "transread" / "dev.en-fr.jsonl"):
        texts = (row["src_lang"], row["src"]), (row["tgt_lang"], row["tgt"])
        yield row["doc_id"], context_of(*texts), [(a, b) for a, b in row["gold"]]


def planted() -> Iterator[tuple[str, Context, list[Bead]]]:
    """Articles with what is known of their beads: losses and gains, merges and splits, and what was left as it was."""
    for row in rows(BENCH / "planted" / "public.jsonl"):
        texts = (row["source_lang"], row["source"]), (row["target_lang"], row["target"])
        told = [(f["source"], f["target"]) for f in row["findings"] if f["kind"] in ("added", "dropped")]
        told += [(d["source"], d["target"]) for d in row["decoys"] if d["subkind"] in ("merged", "split")]
        yield row["pair_id"], context_of(*texts), told + [(a, b) for a, b in row["clean"]]


def context_of(one: tuple[str, list[str]], two: tuple[str, list[str]]) -> Context:
    """Both texts aligned through the lexicon, before anything is regrouped."""
    articles = [
        edition_from_json({"language": language, "sentences": lines}, name)
        for name, (language, lines) in zip(("one", "two"), (one, two), strict=True)
    ]
    options = Options(force=True, engines=("lexicon",), memory=None, witness=False)
    return aligned(articles[0], articles[1], options)


def truth(place: Place, gold: Sequence[Bead]) -> bool | None:
    """Whether gold has the sentence in the bead; None where it says nothing of it, or links it elsewhere."""
    facing = {*(place.rest.source if place.side else place.rest.target)}
    for bead in gold:
        if place.index in bead[place.side]:
            other = bead[1 - place.side]
            return True if facing.intersection(other) else None if other else False
    return None


def cases(documents: Iterator[tuple[str, Context, list[Bead]]]) -> Iterator[tuple[str, dict[str, float], bool]]:
    """Document, signals and truth of each place that gold tells of."""
    for name, context, gold in documents:
        if context.divergence is None:
            continue
        known = [(p, t) for p in places(context.alignment) if (t := truth(p, gold)) is not None]
        read_odds([bead for p, _ in known for bead in (p.rest, p.whole)], context)
        for place, true in known:
            yield name, plain_signals(place, context) | read_signals(place, context), true


def main() -> None:
    """Print what is fitted, and how often it errs."""
    novels, news = list(cases(transread())), list(cases(planted()))
    every = novels + news * NEWS
    for names in (("evidence", "length"), ("own", "relief", "evidence", "length")):
        weights = fitted(every, names)
        told = {n: round(float(w), 3) for n, w in zip((*names, "bias"), weights, strict=True)}
        print(told)
        for title, part in (("TransRead", novels), ("planted", news)):
            wrong = 0
            documents = sorted({name for name, _, _ in part})
            for half in (0, 1):
                held = {*documents[half::2]}
                other = fitted([c for c in every if c[0] not in held], names)
                wrong += sum((score(s, names, other) > 0) != t for name, s, t in part if name in held)
            print(f"  {title}: {wrong} of {len(part)} wrong, {sum(not t for *_, t in part)} stand alone")


def fitted(known: Sequence[tuple[str, dict[str, Any], bool]], names: Sequence[str]) -> Floats:
    """Weights of the signals and the bias."""
    return logistic(np.array([[s[n] for n in names] for _, s, _ in known]), np.array([t for *_, t in known], float))


def score(signals: dict[str, float], names: Sequence[str], weights: Floats) -> float:
    """The weighed sum of signals."""
    return float(np.dot([*(signals[n] for n in names), 1.0], weights))


if __name__ == "__main__":
    main()

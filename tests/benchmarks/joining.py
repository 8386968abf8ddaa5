"""Fits what tells whether a sentence belongs to the bead beside it, or rather to another: `uv run python
tests/benchmarks/joining.py`.

Places are those that `regroup` looks at first, with and without the model of divergences: in TransRead (novels, where
editors of alignments joined what translators split) and in the planted articles (where sentences were added and
dropped). A sentence belongs where gold links it to a sentence of the bead's other side, and does not where gold leaves
it alone; where it may stand in two beads, the differences of their signals tell. Prints the weights and how often each
set errs, fitted on the other half of the documents; and for beads of several sentences a side, how much of what the whole
answers its parts answer, where gold has parts and where it has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from common import BENCH, rows

from diglot.checks.base import Context
from diglot.checks.joining import PARTED, Place, cuts, places, plain_signals, read_signals, unanswered
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
        swaps = [d for d in row["decoys"] if d["subkind"] == "order_swapped"]
        told += [([i], [j]) for d in swaps for i, j in zip(d["source"], reversed(d["target"]), strict=True)]
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


def rivals(documents: Iterator[tuple[str, Context, list[Bead]]]) -> Iterator[tuple[str, dict[str, float], bool]]:
    """Document and differences of signals, of the place that gold has and of another, each both ways round."""
    for name, context, gold in documents:
        if context.divergence is None:
            continue
        found: dict[tuple[int, int], list[tuple[Place, bool]]] = {}
        for place in places(context.alignment):
            bead = next((b for b in gold if place.index in b[place.side]), None)
            if bead is not None:
                facing = place.rest.source if place.side else place.rest.target
                right = bool({*facing}.intersection(bead[1 - place.side]))
                found.setdefault((place.side, place.index), []).append((place, right))
        two = [held for held in found.values() if sorted(right for _, right in held) == [False, True]]
        read_odds([bead for held in two for p, _ in held for bead in (p.rest, p.whole)], context)
        for held in two:
            wrong, right = (
                plain_signals(p, context) | read_signals(p, context) for p, _ in sorted(held, key=lambda h: h[1])
            )
            yield name, {n: right[n] - wrong[n] for n in right}, True
            yield name, {n: wrong[n] - right[n] for n in right}, False


def shares(documents: Iterator[tuple[str, Context, list[Bead]]]) -> Iterator[tuple[float, bool]]:
    """What the best parts of a bead answer, as a share of what it answers whole, and whether gold has parts."""
    for _, context, gold in documents:
        beads = {(tuple(a), tuple(b)) for a, b in gold}
        swapped = {i for a, b in gold if len(a) == len(b) == 1 for i in a}
        for bead in context.alignment:
            whole = unanswered([bead], context) if min(len(bead.source), len(bead.target)) > 1 else 0.0
            if whole >= 0:
                continue
            best = min(unanswered(parts, context) for parts in cuts(bead))
            if (bead.source, bead.target) in beads or swapped.intersection(bead.source):
                yield best / whole, (bead.source, bead.target) not in beads


def main() -> None:
    """Print what is fitted, and how often it errs."""
    novels, news = list(cases(transread())), list(cases(planted()))
    every = novels + news * NEWS
    for names in (("evidence", "length"), ("own", "mean", "figures", "relief", "evidence", "length")):
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

    others = [(f"TransRead {n}", s, t) for n, s, t in rivals(transread())]
    others += [(f"planted {n}", s, t) for n, s, t in rivals(planted())]
    for names in (("evidence", "length", "marks"), ("own", "relief", "length", "marks")):
        weights = fitted(others, names)
        print("rather", {n: round(float(w), 3) for n, w in zip(names, weights, strict=False)})
        documents = sorted({name for name, _, _ in others})
        wrong = 0
        for half in (0, 1):
            held = {*documents[half::2]}
            weights = fitted([c for c in others if c[0] not in held], names)
            wrong += sum((score(s, names, weights) > 0) != t for name, s, t in others if name in held)
        print(f"  {wrong // 2} of {len(others) // 2} wrong")
    told = sorted(shares(planted())) + sorted(shares(transread()))
    print(f"parted: {sum((share >= PARTED) != parts for share, parts in told)} of {len(told)} wrong at {PARTED}")
    for parts in (True, False):
        print(f"  {'parts' if parts else 'whole'}:", *(f"{share:.2f}" for share, p in sorted(told) if p is parts))


def fitted(known: Sequence[tuple[str, dict[str, Any], bool]], names: Sequence[str]) -> Floats:
    """Weights of the signals and the bias."""
    return logistic(np.array([[s[n] for n in names] for _, s, _ in known]), np.array([t for *_, t in known], float))


def score(signals: dict[str, float], names: Sequence[str], weights: Floats) -> float:
    """The weighed sum of signals."""
    return float(np.dot([*(signals[n] for n in names), 1.0], weights))


if __name__ == "__main__":
    main()

"""Fits the weights that turn a check's signals into confidence, on gold data.

L2-regularised logistic regression by Newton's method (iteratively reweighted least squares). Candidates are what the
checks find at any confidence; one is true where a gold finding of its aspect touches its sentences. Candidates on
sentences that only gold findings of other aspects touch are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from diglot.article import Article
from diglot.errors import ReadError
from diglot.evaluation.gold import load, stories

#: strength of the pull of each weight towards nothing, for signals of about unit spread
PULL = 1.0
STEPS = 40
#: what outside gold calls its differences -> aspect
SUBKINDS = {
    "clause_dropped": "coverage",
    "number_changed": "number",
    "date_changed": "date",
    "entity_swapped": "name",
    "negation": "negation",
    "attribution_changed": "attribution",
    "attribution_dropped": "attribution",
    "quote_altered": "quotation",
    "hedge_changed": "certainty",
    "antonym": "degree",
    "sentence_dropped": "sentence",
    "sentence_added_other_doc": "sentence",
    "sentence_added_same_doc": "sentence",
}


@dataclass(frozen=True, slots=True)
class Known:
    """Two editions with the sentences that gold findings touch: (aspect, source sentences, target sentences)."""

    source: Article
    target: Article
    gold: tuple[tuple[str, frozenset[int], frozenset[int]], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A candidate finding with its signals and whether gold has it."""

    aspect: str
    signals: Mapping[str, float]
    true: bool


def read_gold(path: Path, split: str | None = None) -> Iterator[Known]:
    """Pairs of a corpora folder, or of JSON Lines {source_lang, target_lang, source, target, findings}.

    Raises ReadError for what is neither.
    """
    if path.is_dir():
        for story in stories(path):
            for pair in load(story, split):
                gold = tuple((f.aspect, frozenset(f.source), frozenset(f.target)) for f in pair.findings)
                yield Known(pair.source, pair.target, gold)
        return
    try:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                gold = tuple(
                    (
                        f.get("aspect") or SUBKINDS.get(f.get("subkind", ""), ""),
                        frozenset(f["source"]),
                        frozenset(f["target"]),
                    )
                    for f in row.get("findings", ())
                )
                yield Known(
                    Article.from_sentences(row["source"], row["source_lang"]),
                    Article.from_sentences(row["target"], row["target_lang"]),
                    gold,
                )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReadError(f"{path} is no gold data ({error}): name a folder of corpora or a JSON Lines file.") from error


def cases(pairs: Iterable[Known]) -> Iterator[Case]:
    """The candidates of all checks that give signals, with what gold says of each."""
    from diglot.checks import CHECKS
    from diglot.comparison import Options, context_of, run_checks

    for pair in pairs:
        context = context_of(pair.source, pair.target, Options(engines=("lexicon",), force=True))
        for finding in run_checks(context, list(CHECKS)):
            signals = finding.evidence.get("signals")
            if not signals:
                continue
            source, target = set(finding.source), set(finding.target)
            touched = {a for a, s, t in pair.gold if s & source or t & target}
            aspect = str(finding.aspect)
            if aspect in touched or not touched:
                yield Case(aspect, signals, aspect in touched)


def fit(known: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Weights by aspect and signal, "bias" among them. An aspect without both outcomes gets none."""
    made: dict[str, dict[str, float]] = {}
    for aspect in sorted({c.aspect for c in known}):
        rows = [c for c in known if c.aspect == aspect]
        names = sorted({n for c in rows for n in c.signals})
        if len({c.true for c in rows}) < 2:
            continue
        features = np.array([[c.signals.get(n, 0.0) for n in names] for c in rows])
        weights = logistic(features, np.array([c.true for c in rows], dtype=float))
        made[aspect] = {n: round(float(w), 4) for n, w in zip([*names, "bias"], weights, strict=True)}
    return made


def logistic(features: npt.NDArray[np.float64], outcome: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Weights of the columns of `features` (n, k) and, last, the bias."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    inputs = np.hstack([(features - mean) / spread, np.ones((len(features), 1))])
    pull = np.append(np.full(features.shape[1], PULL), 0.0)
    weights = np.zeros(inputs.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(inputs @ weights, -30, 30)))
        slope = inputs.T @ (chance - outcome) + pull * weights
        curve = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + np.diag(pull + 1e-9)
        weights -= np.linalg.solve(curve, slope)
    scaled = weights[:-1] / spread
    return np.append(scaled, weights[-1] - float(mean @ scaled))

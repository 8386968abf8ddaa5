"""Fits the weights that turn a check's signals into confidence, on gold data.

L2-regularised logistic regression by Newton's method (iteratively reweighted least squares). Candidates are what the
checks find at any confidence; one is true where a gold finding of its aspect touches its sentences. Candidates on
sentences that only gold findings of other aspects touch are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from diglot.article import Article
from diglot.errors import NoRouteError, ReadError
from diglot.evaluation.gold import load, stories
from diglot.findings import Finding, Span

#: strength of the pull of each weight towards nothing, for signals of about unit spread: of 0.3 to 30 the best in 8 folds
PULL = 3.0
STEPS = 40
#: checks that have weights of their own where the model of divergences reads
READING = ("negation", "certainty", "degree")
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
#: where the words stand that outside gold says are lost
SIDES = {"clause_dropped": "source"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A gold finding: its aspect and sentences, and where it tells so, the side on which words stand that the other has
    lost, with their offsets in that side's first sentence."""

    aspect: str
    source: frozenset[int]
    target: frozenset[int]
    side: str = ""
    words: tuple[Span, ...] = ()

    def touches(self, finding: Finding, pair: Known) -> bool:
        """Whether it is on one of the finding's sentences; where it has words, it says nothing of others for other aspects."""
        if not (self.source.intersection(finding.source) or self.target.intersection(finding.target)):
            return False
        return not self.words or self.aspect == str(finding.aspect) or self._covers(finding, pair)

    def confirms(self, finding: Finding, pair: Known) -> bool:
        """Whether the finding is this difference, as far as gold tells."""
        if self.aspect != str(finding.aspect):
            return False
        if not self.side:
            return True
        return self._covers(finding, pair) if self.words else bool(self._spans(finding))

    def _spans(self, finding: Finding) -> Sequence[Span]:
        return finding.source_spans if self.side == "source" else finding.target_spans

    def _covers(self, finding: Finding, pair: Known) -> bool:
        """Whether the finding points at any of its words."""
        article, numbers = (pair.source, self.source) if self.side == "source" else (pair.target, self.target)
        base = article.sentences[min(numbers)].start
        return any(a < base + end and base + start < b for a, b in self._spans(finding) for start, end in self.words)


@dataclass(frozen=True, slots=True)
class Known:
    """Two editions, and what gold has on them.

    `weights` names those that are fitted by it, all where it is empty. `share` is what a true candidate counts: below 1 where
    differences were made more often than editions have them.
    """

    source: Article
    target: Article
    gold: tuple[Fact, ...]
    weights: frozenset[str] = frozenset()
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Case:
    """A candidate finding with its signals, whether gold has it, and what it counts; `aspect` names the weights."""

    aspect: str
    signals: Mapping[str, float]
    true: bool
    share: float = 1.0


def read_gold(path: Path, split: str | None = None) -> Iterator[Known]:
    """Pairs of a corpora folder, or of JSON Lines {source_lang, target_lang, source, target, findings}.

    Raises ReadError for what is neither.
    """
    if path.is_dir():
        for story in stories(path):
            for pair in load(story, split):
                gold = tuple(Fact(f.aspect, frozenset(f.source), frozenset(f.target)) for f in pair.findings)
                yield Known(pair.source, pair.target, gold)
        return
    try:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                gold = tuple(
                    Fact(
                        f.get("aspect") or SUBKINDS.get(f.get("subkind", ""), ""),
                        frozenset(f["source"]),
                        frozenset(f["target"]),
                        f.get("side") or SIDES.get(f.get("subkind", ""), ""),
                        tuple((start, end) for start, end in f.get("words", ())),
                    )
                    for f in row.get("findings", ())
                )
                yield Known(
                    Article.from_sentences(row["source"], row["source_lang"]),
                    Article.from_sentences(row["target"], row["target_lang"]),
                    gold,
                    frozenset(row.get("weights", ())),
                    float(row.get("share", 1.0)),
                )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReadError(
            "{path} is no gold data ({error}): name a folder of corpora or a JSON Lines file.", path=path, error=error
        ) from error


def cases(pairs: Iterable[Known]) -> Iterator[Case]:
    """The candidates of all checks that give signals, with what gold says of each."""
    from diglot.checks import CHECKS
    from diglot.comparison import Options, context_of, run_checks

    for pair in pairs:
        try:
            context = context_of(pair.source, pair.target, Options(engines=("lexicon",), force=True, witness=True))
        except NoRouteError:  # a language that no lexicon is shipped for
            continue
        found = run_checks(replace(context, exhaustive=True), list(CHECKS))
        # all sets of weights are fitted on all of the data: with models, and without
        found = [f for f in found if f.evidence.get("weights") != "coverage"]
        alone = run_checks(replace(context, witnesses=(None, None)), ["coverage"])
        found += [f for f in alone if f.evidence.get("weights") == "coverage"]
        if context.divergence is not None:
            unread = replace(context, divergence=None, witnesses=(None, None), exhaustive=True, kept={})
            found += run_checks(unread, READING)
        for finding in found:
            signals = finding.evidence.get("signals")
            if not signals:
                continue
            aspect = str(finding.aspect)
            touched = [fact for fact in pair.gold if fact.touches(finding, pair)]
            if not touched or any(fact.aspect == aspect for fact in touched):
                true = any(fact.confirms(finding, pair) for fact in touched)
                weights = finding.evidence.get("weights", aspect)
                if not pair.weights or weights in pair.weights:
                    yield Case(weights, signals, true, pair.share if true else 1.0)


def fit(known: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Weights by aspect and signal, "bias" among them. An aspect without both outcomes gets none."""
    made: dict[str, dict[str, float]] = {}
    for aspect in sorted({c.aspect for c in known}):
        rows = [c for c in known if c.aspect == aspect]
        names = sorted({n for c in rows for n in c.signals})
        if len({c.true for c in rows}) < 2:
            continue
        features = np.array([[c.signals.get(n, 0.0) for n in names] for c in rows])
        outcome, shares = (np.array([getattr(c, name) for c in rows], dtype=float) for name in ("true", "share"))
        weights = logistic(features, outcome, shares)
        made[aspect] = {n: round(float(w), 4) for n, w in zip([*names, "bias"], weights, strict=True)}
    return made


def logistic(
    features: npt.NDArray[np.float64], outcome: npt.NDArray[np.float64], shares: npt.NDArray[np.float64] | float = 1.0
) -> npt.NDArray[np.float64]:
    """Weights of the columns of `features` (n, k) and, last, the bias; `shares` (n) are what each row counts."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    inputs = np.hstack([(features - mean) / spread, np.ones((len(features), 1))])
    pull = np.append(np.full(features.shape[1], PULL), 0.0)
    weights = np.zeros(inputs.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(inputs @ weights, -30, 30)))
        slope = inputs.T @ (shares * (chance - outcome)) + pull * weights
        curve = (inputs * (shares * chance * (1 - chance))[:, None]).T @ inputs + np.diag(pull + 1e-9)
        weights -= np.linalg.solve(curve, slope)
    scaled = weights[:-1] / spread
    return np.append(scaled, weights[-1] - float(mean @ scaled))

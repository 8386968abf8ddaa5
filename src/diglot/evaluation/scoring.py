"""Precision, recall and F1 of findings against gold, false alarms on clean sentences, and calibration.

A predicted finding matches a gold one when the kinds are equal and they touch the same sentence (added: of the target;
dropped: of the source; altered: of either side); one-to-one, equal aspects first. A note matches a gold note only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from diglot.evaluation.gold import GoldFinding, GoldPair
from diglot.findings import Comparison, Finding, Severity

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass
class Tally:
    """Hits, misses and alarms of one row of the table."""

    hit: int = 0
    missed: int = 0
    false: int = 0

    @property
    def precision(self) -> float:
        """Share of alarms that are right."""
        return self.hit / (self.hit + self.false) if self.hit + self.false else 0.0

    @property
    def recall(self) -> float:
        """Share of gold that was found."""
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Score:
    """The score of a run over gold pairs."""

    total: Tally = field(default_factory=Tally)
    kinds: dict[str, Tally] = field(default_factory=dict)
    aspects: dict[str, Tally] = field(default_factory=dict)
    severities: dict[str, Tally] = field(default_factory=dict)
    clean: int = 0
    clean_alarms: int = 0
    decoys: int = 0
    decoy_alarms: int = 0
    bins: list[tuple[int, int]] = field(default_factory=lambda: [(0, 0)] * (len(BINS) - 1))
    misses: list[dict[str, Any]] = field(default_factory=list)
    alarms: list[dict[str, Any]] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """The figures as plain values."""

        def row(tally: Tally) -> dict[str, Any]:
            return {
                "precision": round(tally.precision, 4),
                "recall": round(tally.recall, 4),
                "f1": round(tally.f1, 4),
                "hit": tally.hit,
                "missed": tally.missed,
                "false": tally.false,
            }

        return {
            "total": row(self.total),
            "kinds": {k: row(v) for k, v in sorted(self.kinds.items())},
            "aspects": {k: row(v) for k, v in sorted(self.aspects.items())},
            "severities": {k: row(v) for k, v in sorted(self.severities.items())},
            "alarms_per_100_clean": round(100 * self.clean_alarms / self.clean, 3) if self.clean else 0.0,
            "clean_sentences": self.clean,
            "decoys": self.decoys,
            "decoy_alarms": self.decoy_alarms,
            "calibration": [
                {"from": low, "to": min(1.0, high), "findings": n, "right": r}
                for low, high, (n, r) in zip(BINS, BINS[1:], self.bins, strict=False)
            ],
        }


def touches(found: Finding, gold: GoldFinding) -> bool:
    """True where a finding touches the sentences of a gold one."""
    source = bool(set(found.source) & set(gold.source))
    target = bool(set(found.target) & set(gold.target))
    if gold.kind == "added":
        return target
    if gold.kind == "dropped":
        return source
    return source or target


def score(pairs: Sequence[tuple[GoldPair, Comparison]]) -> Score:
    """Score comparisons against their gold. Findings of severity note neither hurt nor count as alarms,
    but they may hit a gold note."""
    made = Score()
    for gold, comparison in pairs:
        _score_pair(made, gold, comparison)
    return made


def _score_pair(made: Score, gold: GoldPair, comparison: Comparison) -> None:
    found = list(comparison.findings)
    matched = match(gold.findings, found)
    for number, wanted in enumerate(gold.findings):
        rows = (
            made.total,
            made.kinds.setdefault(wanted.kind, Tally()),
            made.aspects.setdefault(wanted.aspect, Tally()),
            made.severities.setdefault(wanted.severity, Tally()),
        )
        if wanted.severity == "note" and number not in matched:
            made.aspects[wanted.aspect].missed += 1
            continue
        for tally in rows:
            if number in matched:
                tally.hit += 1
            else:
                tally.missed += 1
        if number not in matched:
            made.misses.append(_miss(gold, wanted))
    used = set(matched.values())
    clean_source, clean_target = _clean(gold)
    made.clean += len(clean_source)
    for place, finding in enumerate(found):
        told = place in used
        # a note, or a second finding on a sentence that does differ, is neither right nor a false alarm
        if not told and (finding.severity is Severity.NOTE or any(touches(finding, w) for w in gold.findings)):
            continue
        _calibrate(made, finding, told)
        if told:
            continue
        made.total.false += 1
        made.kinds.setdefault(str(finding.kind), Tally()).false += 1
        made.aspects.setdefault(str(finding.aspect), Tally()).false += 1
        made.alarms.append(_alarm(gold, finding))
        if set(finding.source) & clean_source or set(finding.target) & clean_target:
            made.clean_alarms += 1
    made.decoys += len(gold.decoys)
    for source, target in gold.decoys:
        if any(
            f.severity is not Severity.NOTE
            and (set(f.source) & set(source) or set(f.target) & set(target))
            and not any(touches(f, wanted) for wanted in gold.findings)
            for f in found
        ):
            made.decoy_alarms += 1


def match(gold: Sequence[GoldFinding], found: Sequence[Finding]) -> dict[int, int]:
    """One-to-one matches gold -> found; equal aspects first."""
    made: dict[int, int] = {}
    used: set[int] = set()
    for same_aspect in (True, False):
        for number, wanted in enumerate(gold):
            if number in made:
                continue
            for place, finding in enumerate(found):
                if place in used or str(finding.kind) != wanted.kind or not touches(finding, wanted):
                    continue
                if finding.severity is Severity.NOTE and wanted.severity != Severity.NOTE:
                    continue  # what is no alarm tells nobody of a difference that is one
                if same_aspect and str(finding.aspect) != wanted.aspect:
                    continue
                made[number] = place
                used.add(place)
                break
    return made


def _clean(gold: GoldPair) -> tuple[set[int], set[int]]:
    dirty_source = {i for f in gold.findings for i in f.source}
    dirty_target = {i for f in gold.findings for i in f.target}
    return (
        set(range(len(gold.source.sentences))) - dirty_source,
        set(range(len(gold.target.sentences))) - dirty_target,
    )


def _calibrate(made: Score, finding: Finding, right: bool) -> None:
    for place, (low, high) in enumerate(pairwise(BINS)):
        if low <= finding.confidence < high:
            number, good = made.bins[place]
            made.bins[place] = (number + 1, good + right)


def _texts(gold: GoldPair, source: Sequence[int], target: Sequence[int]) -> dict[str, Any]:
    return {
        "story": gold.story,
        "source": [gold.source.sentences[i].text for i in source],
        "target": [gold.target.sentences[i].text for i in target],
    }


def _miss(gold: GoldPair, wanted: GoldFinding) -> dict[str, Any]:
    what = {"kind": wanted.kind, "aspect": wanted.aspect, "severity": wanted.severity, "why": wanted.why}
    return what | _texts(gold, wanted.source, wanted.target)


def _alarm(gold: GoldPair, finding: Finding) -> dict[str, Any]:
    what = {"kind": str(finding.kind), "aspect": str(finding.aspect), "message": finding.message}
    return what | {"confidence": finding.confidence} | _texts(gold, finding.source, finding.target)

"""How many findings of which confidence are right in stories: `uv run python tests/benchmarks/sureness.py`.

Right and false ones by aspect and confidence: those of the corpora's `dev` half by their gold, and those on the faithful
stories (`stories.py`), which are false. Notes are left out but those of opposites, which are notes for want of confidence.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from stories import compared_stories

from diglot.comparison import Options, compare
from diglot.evaluation.gold import load, stories
from diglot.evaluation.scoring import match, touches
from diglot.findings import Aspect, Finding, Severity

CORPORA = Path(__file__).parents[2] / "corpora"
#: a finding's aspect, and its confidence in tenths
Place = tuple[str, int]


def place(aspect: str, confidence: float) -> Place:
    """Where a finding is counted."""
    return aspect, min(9, int(10 * confidence))


def as_alarm(finding: Finding) -> Finding:
    """A note on opposites as the alarm that it would be if it were sure enough."""
    return replace(finding, severity=Severity.CRITICAL) if finding.aspect is Aspect.DEGREE else finding


def of_corpora() -> tuple[Counter[Place], Counter[Place]]:
    """The right and the false findings on the `dev` half; a second one on a sentence that does differ is neither."""
    right: Counter[Place] = Counter()
    false: Counter[Place] = Counter()
    for path in stories(CORPORA):
        for gold in load(path, "dev"):
            found = [as_alarm(f) for f in compare(gold.source, gold.target, Options(force=True)).findings]
            hits = set(match(gold.findings, found).values())
            for number, finding in enumerate(found):
                if finding.severity is Severity.NOTE:
                    continue
                at = place(str(finding.aspect), finding.confidence)
                if number in hits:
                    right[at] += 1
                elif not any(touches(finding, wanted) for wanted in gold.findings):
                    false[at] += 1
    return right, false


def main() -> None:
    """Print the table."""
    right, false = of_corpora()
    faithful = Counter(
        place(f["aspect"], f["confidence"])
        for split in ("dev", "test")
        for _, made in compared_stories(split)
        for f in made["findings"]
        if f["severity"] != "note" or f["aspect"] == Aspect.DEGREE
    )
    print("aspect       confidence  right  false  false on faithful stories")
    for at in sorted({*right, *false, *faithful}):
        print(f"{at[0]:12} {at[1] / 10:.1f}  {right[at]:10}  {false[at]:5}  {faithful[at]:5}")


if __name__ == "__main__":
    main()

"""Divergent sentence pairs told from equivalent ones (REFreSD): `uv run python tests/benchmarks/refresd.py`.

A pair's score adds up what the checks go by: the odds that words are lost and the evidence of the surest stretch of them,
the share of words without counterpart, the ratio of lengths, and the surest difference of a figure or date. CUT and the
weight of the odds are fitted on the development half.
"""

from __future__ import annotations

import math
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from common import BENCH, need, rows

from diglot.article import Article
from diglot.checks.base import Passage
from diglot.checks.coverage import LENGTHS
from diglot.checks.linked import linked, odds
from diglot.checks.stretches import lost_stretches
from diglot.comparison import Options, context_of, run_checks
from diglot.findings import Bead, Severity

CUT = 0.44


def divergence(english: str, french: str) -> float:
    """How surely two sentences differ in meaning: above CUT they do."""
    one, two = Article.from_sentences([english], "en"), Article.from_sentences([french], "fr")
    context = context_of(one, two, Options(engines=("lexicon",), force=True))
    here, there, bead = Passage(one, (0,)), Passage(two, (0,)), Bead((0,), (0,))
    evidence = bare = lost = 0.0
    for passage, other, told in ((here, there, odds(bead, context)[0]), (there, here, odds(bead, context)[1])):
        found = linked(passage, other, context, from_source=passage is here)
        stretches = lost_stretches(found, told, passage)
        evidence += stretches[0].evidence if stretches else 0.0
        bare += sum(w.bare for w in found) / max(1, sum(w.content for w in found))
        words = [value for w, value in zip(found, told, strict=True) if w.content and not w.word.text[0].isdigit()]
        lost += sum(words) / max(1, len(words))
    ratio = abs(math.log(len(english) * LENGTHS["fr"] / max(1, len(french))))
    values = [f.confidence for f in run_checks(context, ("number", "date")) if f.severity is not Severity.NOTE]
    return 0.5 * lost + math.log1p(evidence) + 3 * bare + 2 * ratio + max(values, default=0.0)


def main() -> None:
    """Print the benchmark's own score, by score and by CUT."""
    gold = need(BENCH / "refresd" / "dev.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        # the scorer reads the gold beside it by one name
        shutil.copy(BENCH / "refresd" / "score.py", place / "score.py")
        shutil.copy(gold, place / "refresd.jsonl")
        made = {row["id"]: divergence(row["en"], row["fr"]) for row in rows(gold)}
        labels = {key: "divergent" if value >= CUT else "equivalent" for key, value in made.items()}
        for name, told in (("scores", made), ("labels", labels)):
            path = place / f"{name}.tsv"
            path.write_text("".join(f"{key}\t{value}\n" for key, value in told.items()), encoding="utf-8")
            call = [sys.executable, str(place / "score.py"), "sent", str(path)]
            print(subprocess.run(call, capture_output=True, text=True, check=True).stdout)


if __name__ == "__main__":
    main()

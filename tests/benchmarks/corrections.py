"""Corrections followed through the editions: `uv run python tests/benchmarks/corrections.py`.

Stories with an old and a new original, and editions that are stale, half updated and updated (`corpora/corrections`).
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from diglot.comparison import Options
from diglot.corrections import update

FOLDER = Path(__file__).parents[2] / "corpora" / "corrections"


def measure(show: bool = True) -> Counter[tuple[str, str]]:
    """How often each state was wanted and told: (wanted, told)."""
    found: Counter[tuple[str, str]] = Counter()
    for path in sorted(FOLDER.glob("*/gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        names = list(gold["changes"][0]["states"])
        place = path.parent
        made = update(
            place / gold["old"], place / gold["new"], [place / n for n in names], Options(engines=("lexicon",))
        )
        for wanted in gold["changes"]:
            number = next((k for k, c in enumerate(made.changes) if wanted["new"] in c.new_text), None)
            for name, (_, standings) in zip(names, made.editions, strict=True):
                told = "no change" if number is None else str(standings[number].state)
                found[wanted["states"][name], told] += 1
                if show and told != wanted["states"][name]:
                    print(f"{gold['story']} {name}: “{wanted['new']}” is {wanted['states'][name]}, told {told}")
        spare = len(made.changes) - len(gold["changes"])
        if spare > 0:
            found["no change", "a change"] += spare
    return found


if __name__ == "__main__":
    result = measure()
    right = sum(n for (wanted, told), n in result.items() if wanted == told)
    print(f"{right} of {sum(result.values())} states right; {dict(result)}")

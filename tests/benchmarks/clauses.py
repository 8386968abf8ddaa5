"""Parallel news in which clauses were lost, as gold data: `uv run python tests/benchmarks/clauses.py OUT.jsonl`.

For fitting the check of coverage where no model of divergences reads the two languages: English with German, and with
Spanish. One sentence in three is without what stands between two marks on one side. The texts are the odd documents of
NTREX-128 (`clean.py`), taken several times with other losses.
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import click
from clean import documents

from diglot.checks.coverage import LINKED
from diglot.findings import Span
from diglot.languages.words import words
from diglot.translation.linking import is_content

#: one sentence in this many loses a clause; words that carry meaning that it has at least, and the share of all at most
SHARE, FEWEST, LARGEST = 3, 3, 0.6
#: what stands between two marks, the first of them included
CLAUSE = re.compile(r"\s*[,;:(–—]\s*[^,;:()–—.!?«»“”„\"]+(?=[,;:)–—.!?]|$)\)?")


def clause(text: str, language: str, dice: random.Random) -> Span | None:
    """A clause of a text that may be taken out; None where it has none."""

    def full(part: str) -> int:
        return sum(is_content(w.text, language) and not w.text[0].isdigit() for w in words(part))

    every = full(text)
    found = [m.span() for m in CLAUSE.finditer(text) if FEWEST <= full(m.group()) <= LARGEST * every]
    return dice.choice(found) if found else None


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--times", default=4, show_default=True, help="How often the documents are taken.")
@click.option("--seed", default=1, show_default=True)
def main(out: Path, times: int, seed: int) -> None:
    """Write the documents with losses."""
    dice = random.Random(seed)
    with out.open("w", encoding="utf-8") as goal:
        for row in (
            r for columns in (("en", "de"), ("en", "es")) for _ in range(times) for r in documents(columns, True)
        ):
            for number in range(len(row["source"])):
                side, other = dice.choice((("source", "target"), ("target", "source")))
                span = clause(row[side][number], row[f"{side}_lang"], dice)
                if dice.randrange(SHARE) or span is None:
                    continue
                row[side][number] = row[side][number][: span[0]] + row[side][number][span[1] :]
                row["findings"].append({"aspect": "coverage", "source": [number], "target": [number], "side": other})
            row["weights"] = [LINKED]
            goal.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

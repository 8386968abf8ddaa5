"""Words lost and exchanged in news that no model was trained on: `uv run python tests/benchmarks/divergence.py`.

In each sentence of WMT13 and FLORES-dev words of one side are taken out or replaced by words near them, as for training
(`diglot.training.divergences`). Prints which share of the words without counterpart is found where 1 % and 0.3 % of all other
words are told, by the shipped model of divergences, and by what the links of each word say alone.
"""

from __future__ import annotations

import csv

import numpy as np
from common import BENCH, need
from losses import shipped_vectors

from diglot.languages.words import words
from diglot.training.divergences import FINE, LOSS, Example, Maker
from diglot.translation.divergence import LOT, Reader, find_divergence

LANGUAGES = ("en", "fr")
#: characters of a sentence at most
LONGEST = 450
#: place of the odds that links say alone, in the signals of a word
PLAIN = 4


def examples(name: str, maker: Maker) -> list[Example]:
    """The sentences of a table, changed or not as chance has it, those of like lengths together."""
    with need(BENCH / "news" / f"{name}.en-fr.tsv").open(encoding="utf-8") as lines:
        rows = [r for r in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if len(r["en"]) < LONGEST]
    sides = (tuple(tuple(w.text for w in words(row[language])) for language in LANGUAGES) for row in rows)
    made = [example for one, two in sides if (example := maker.make((name, one, two)))]
    return sorted(made, key=lambda e: len(e.sides[0].rows))


def main() -> None:
    """Print both shares for both tables."""
    model = find_divergence(*LANGUAGES)
    assert model is not None
    known = shipped_vectors()
    maker = Maker(LANGUAGES, known, Reader(LANGUAGES, known.words, model.often), 1)
    for name in ("wmt13", "flores-dev"):
        given = examples(name, maker)
        logits = [told for k in range(0, len(given), LOT) for told in model.logits(given[k : k + LOT])]
        labels = np.concatenate([side for e in given for side in e.labels])
        for way, odds in (
            ("model", np.concatenate([side for told in logits for side in told])),
            ("links", np.concatenate([side.signals[:, PLAIN] for e in given for side in e.sides])),
        ):
            fine, lost = odds[labels == FINE], odds[labels == LOSS]
            shares = [f"{(lost > np.quantile(fine, 1 - told)).mean():.3f} at {told:.1%}" for told in (0.01, 0.003)]
            print(f"{name} {way}: found {', '.join(shares)} of {len(lost)} words")


if __name__ == "__main__":
    main()

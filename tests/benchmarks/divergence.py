"""What the model of divergences finds in news that nothing was trained on: `uv run python tests/benchmarks/divergence.py`.

In each sentence of WMT13 and FLORES-dev, with `--language de` or `es` of NTREX-128's odd documents, words of one side are taken out or replaced by words near them, small words turn, or
words change places, as for training (`diglot.training.divergences`). Prints which share of the words that were lost or
exchanged, turned and moved is found where 1 % and 0.3 % of all other words are told, by the shipped model, and for the
lost ones by what the links of each word say alone. Small words turn in French and English only.
"""

from __future__ import annotations

import csv

import click
import numpy as np
from clean import documents
from common import BENCH, need
from losses import shipped_vectors

from diglot.languages.words import words
from diglot.training.divergences import LOST, PLACED, Example, Maker
from diglot.training.turns import FINE, LOSS
from diglot.translation.divergence import LOT, find_divergence

#: characters of a sentence at most
LONGEST = 450
#: places of whether a word carries meaning, and of the odds that links say alone, in the signals of a word
FULL, PLAIN = 0, 4


def sentences(name: str, language: str) -> list[tuple[str, str]]:
    """The English sentences of a table with the other language's."""
    if name == "ntrex":
        rows = documents(("en", language), odd=True)
        return [pair for row in rows for pair in zip(row["source"], row["target"], strict=True)]
    with need(BENCH / "news" / f"{name}.en-{language}.tsv").open(encoding="utf-8") as lines:
        return [(r["en"], r[language]) for r in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def examples(name: str, maker: Maker) -> list[Example]:
    """The sentences of a table, changed or not as chance has it, those of like lengths together."""
    sides = (
        (tuple(w.text for w in words(one)), tuple(w.text for w in words(two)))
        for one, two in sentences(name, maker.languages[1])
        if len(one) < LONGEST
    )
    made = [example for one, two in sides if (example := maker.make((name, one, two)))]
    return sorted(made, key=lambda e: len(e.sides[0].rows))


@click.command()
@click.option("--language", type=click.Choice(["fr", "de", "es"]), default="fr", help="Beside English.")
def main(language: str) -> None:
    """Print the shares for all tables."""
    both = ("en", language)
    model = find_divergence(*both)
    assert model is not None
    maker = Maker(both, shipped_vectors(language), model.reader, 1)
    tables = {"fr": ("wmt13", "flores-dev"), "de": ("ntrex",), "es": ("ntrex", "wmt13")}
    for name in tables[language]:
        given = examples(name, maker)
        lots = [given[k : k + LOT] for k in range(0, len(given), LOT)]
        first, last = (
            np.concatenate([side for lot in lots for told in network.logits(lot) for side in told])
            for network in (model.networks[0], model.networks[-1])
        )
        labels = np.concatenate([side for e in given for side in e.labels])
        signals = np.concatenate([side.signals for e in given for side in e.sides])
        full = signals[:, FULL] > 0
        for way, told, truth in (
            ("lost", first[full, LOST], labels[full, LOST]),
            ("lost, by the second network", last[full, LOST], labels[full, LOST]),
            ("lost, by links", signals[full, PLAIN], labels[full, LOST]),
            ("turned", last[~full, LOST], labels[~full, LOST]),
            ("moved", last[:, PLACED], labels[:, PLACED]),
        ):
            fine, other = told[truth == FINE], told[truth == LOSS]
            if not len(other):
                continue
            shares = [f"{(other > np.quantile(fine, 1 - share)).mean():.3f} at {share:.1%}" for share in (0.01, 0.003)]
            print(f"{name} {way}: found {', '.join(shares)} of {len(other)} words")


if __name__ == "__main__":
    main()

"""How often kinds are told for others where nothing was planted: `uv run python tests/benchmarks/kinds.py`.

Every pair of NTREX-128 (both French editions), PUD, FLORES-dev and WMT13 is asked, and with `--training` 3,000 of each
source of news and talk in the training text, which was translated by way of other languages and less carefully. What is
told is printed, to be read.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator

import click
from common import BENCH, need, training_text

from diglot.article import Article
from diglot.checks.base import Context
from diglot.checks.kinds import exchanged_kinds
from diglot.comparison import lexicon_for
from diglot.findings import Aspect, Bead, Rendering

TABLES = (("ntrex128.tsv", "fr"), ("ntrex128.tsv", "fr_CA"), ("pud.en-fr.tsv", "fr"), ("flores-dev.en-fr.tsv", "fr"))
TABLES += (("wmt13.en-fr.tsv", "fr"),)
#: sources of the training text, and pairs of each at most
SOURCES, MOST = ("wmt08", "wmt09", "wmt10", "wmt11", "wmt12", "tico19", "diabla"), 3000


def news() -> Iterator[tuple[str, str]]:
    """English and French sentences of the benchmarks."""
    for name, column in TABLES:
        with need(BENCH / "news" / name).open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield row["en"], row[column]


def training() -> Iterator[tuple[str, str]]:
    """The same of the training text."""
    seen: Counter[str] = Counter()
    for english, french, source in training_text():
        if source in SOURCES and seen[source] < MOST:
            seen[source] += 1
            yield english, french


@click.command()
@click.option("--training", "more", is_flag=True, help="The training text too.")
def main(more: bool) -> None:
    """Print what is told, and how often."""
    lexicons = lexicon_for("en", "fr"), lexicon_for("fr", "en")
    bead, families, pairs = Bead((0,), (0,)), Counter[str](), 0
    for english, french in [*news(), *(training() if more else ())]:
        pairs += 1
        articles = Article.from_sentences([english], "en"), Article.from_sentences([french], "fr")
        rendering = Rendering("target", "lexicon", ("fr", "en"), (french,), (True,))
        context = Context(*articles, rendering, (bead,), *lexicons)
        for aspect in (Aspect.NAME, Aspect.DEGREE, Aspect.COVERAGE):
            for one, two in exchanged_kinds(bead, context, aspect):
                families[one.group.partition("-")[0]] += 1
                print(f"{one.group} {two.group}: {one.text} | {two.text}\n  {english}\n  {french}")
    print(f"{sum(families.values())} of {pairs} pairs: {dict(families)}")


if __name__ == "__main__":
    main()

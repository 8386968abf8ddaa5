"""Alarms on parallel news in which nothing was planted: `uv run python tests/benchmarks/alarms.py`.

Each sentence is compared with its translation by people. Translators err too: of the alarms on figures in the first 2,000
sentences of WMT13 most are errors. Those, FLORES-dev and PUD were read to mend the packs and rules; the last 1,000 of WMT13
were not, which is what is measured where nothing else is asked for.

`--table older` is WMT08 to WMT12, 12,877 pairs: of the odd lines the alarms were read, of the `--even` ones they were not.
The lexicon and the models of English and French were learnt from both, so what links or these tell is told too well there.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace

import click
from common import BENCH, need, training_text

from diglot.article import Article
from diglot.checks import CHECKS
from diglot.comparison import Options, context_of, run_checks
from diglot.editorial import SURE_ENOUGH
from diglot.findings import Bead, Severity

LANGUAGES = ("en", "fr")
#: sentences that are compared at once
LOT = 64


def rows_of(table: str, first: int, *, even: bool) -> list[dict[str, str]]:
    """The sentences of a table from a number on; of the older news one of two."""
    if table != "older":
        with need(BENCH / "news" / f"{table}.en-fr.tsv").open(encoding="utf-8") as lines:
            return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[first:]
    news = [(one, two) for one, two, source in training_text() if source.startswith("wmt") and "-" not in source]
    return [dict(zip(LANGUAGES, pair, strict=True)) for pair in news[0 if even else 1 :: 2]]


@click.command()
@click.option("--table", type=click.Choice(["wmt13", "older", "flores-dev", "pud"]), default="wmt13", show_default=True)
@click.option("--first", default=2000, show_default=True, help="Number of the first sentence.")
@click.option("--even", is_flag=True, help="Of the older news the half that was not read.")
@click.option("--show", metavar="ASPECT", help="Print the alarms of one aspect with their sentences.")
def main(table: str, first: int, even: bool, show: str | None) -> None:
    """Print how many sentences have an alarm, and the alarms by aspect and severity."""
    rows = rows_of(table, first, even=even)
    counts: Counter[tuple[str, str]] = Counter()
    alarmed: set[int] = set()
    options = Options(engines=("lexicon",), force=True, witness=True)
    for start in range(0, len(rows), LOT):
        part = rows[start : start + LOT]
        sides = [Article.from_sentences([row[code] for row in part], code) for code in LANGUAGES]
        context = context_of(*sides, options)
        # the sentences stand beside each other as the table has them
        context = replace(context, alignment=tuple(Bead((k,), (k,)) for k in range(len(part))), kept={})
        for found in run_checks(context, [c for c in CHECKS if c != "sentences"]):
            if found.severity is Severity.NOTE or found.confidence < SURE_ENOUGH:
                continue
            alarmed.add(start + found.source[0])
            counts[found.aspect.value, found.severity.value] += 1
            if show == found.aspect.value:
                row = part[found.source[0]]
                print(
                    row["en"],
                    row["fr"],
                    f"{found.severity.value} {found.confidence:.2f} {found.message}",
                    "",
                    sep="\n  ",
                )
    for (aspect, severity), count in sorted(counts.items()):
        print(f"{aspect:12} {severity:9} {count}")
    critical = sum(count for (_, severity), count in counts.items() if severity == "critical")
    print(f"{len(alarmed)} of {len(rows)} sentences with an alarm, {critical} critical alarms")


if __name__ == "__main__":
    main()

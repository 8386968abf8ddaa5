"""Parallel news with nothing planted: how often is it flagged? `uv run python tests/benchmarks/ntrex.py --columns en,fr`.

Counts sentences of NTREX-128 (even documents; the odd ones are for fitting) with a finding of severity major or above,
and with any finding but notes.
"""

from __future__ import annotations

from collections import Counter

import click
from clean import documents
from common import compared


@click.command()
@click.option("--columns", default="en,fr", show_default=True, help="en, fr, fr_CA, es, es_MX, de, …")
@click.option("--every", is_flag=True, help="All documents, not the even ones only.")
@click.option("--show", metavar="ASPECT", help="Print the alarms of one aspect.")
def main(columns: str, every: bool, show: str | None) -> None:
    """Print the share of flagged sentences, and what flags them."""
    one, two = columns.split(",")
    documents_read = list(documents((one, two), odd=None if every else False))
    pairs = [
        {
            "id": row["pair_id"],
            "source": {"language": row["source_lang"], "sentences": row["source"]},
            "target": {"language": row["target_lang"], "sentences": row["target"]},
        }
        for row in documents_read
    ]
    sentences = major = some = 0
    aspects: Counter[str] = Counter()
    for made in compared(pairs, engines=("lexicon",), witness=True):
        sentences += len(made["source"]["sentences"])
        flagged: tuple[set[tuple[str, int]], set[tuple[str, int]]] = (set(), set())
        for found in made["findings"]:
            if found["severity"] == "note":
                continue
            aspects[f"{found['aspect']} ({found['severity']})"] += 1
            where = ("s", found["source"][0]) if found["source"] else ("t", found["target"][0])
            flagged[1].add(where)
            if found["severity"] != "minor":
                flagged[0].add(where)
            if show == found["aspect"]:
                print(f"{found['confidence']:.2f} {found['message']}")
                print(f"   {found['evidence']['source']}\n   {found['evidence']['target']}")
        major += len(flagged[0])
        some += len(flagged[1])
    print(f"NTREX {one}-{two}: {sentences} sentences; {made['signature']}")
    print(f"major or above on {major} ({major / sentences:.2%}), minor or above on {some} ({some / sentences:.2%})")
    print(", ".join(f"{name} {count}" for name, count in aspects.most_common()))


if __name__ == "__main__":
    main()

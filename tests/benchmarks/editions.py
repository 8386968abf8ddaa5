"""Editions found among shuffled articles: `uv run python tests/benchmarks/editions.py --columns en,fr`.

NTREX-128 documents as files, without a word of which belongs to which. A fifth of the documents is there in the first
language only, a fifth in the second only: they have no edition to be found.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import click
from common import BENCH

from diglot.editions import Kind, find_editions


def documents(columns: list[str]) -> dict[str, dict[str, str]]:
    """The text of each document by column."""
    made: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    with (BENCH / "news" / "ntrex128.tsv").open(encoding="utf-8") as rows:
        head = next(rows).rstrip("\n").split("\t")
        for row in rows:
            cells = dict(zip(head, row.rstrip("\n").split("\t"), strict=False))
            for column in columns:
                made[cells["doc_id"]][column].append(cells[column])
    return {doc: {c: "\n".join(lines) for c, lines in texts.items()} for doc, texts in made.items()}


@click.command()
@click.option("--columns", default="en,fr", show_default=True, help="en, fr, fr_CA, es, es_MX, de, …")
@click.option("--jobs", default=2, show_default=True)
def main(columns: str, jobs: int) -> None:
    """Print precision and recall of the pairs found."""
    one, two = columns.split(",")
    texts = documents([one, two])
    with tempfile.TemporaryDirectory() as folder:
        paths: list[Path] = []
        names: dict[str, tuple[str, str]] = {}
        gold: set[tuple[str, ...]] = set()
        for number, (doc, both) in enumerate(sorted(texts.items())):
            for column in (one, two):
                if number % 5 == (0 if column == one else 1):
                    continue
                path = Path(folder) / f"{random.Random(f'{doc}{column}').getrandbits(48):012x}.txt"
                path.write_text(both[column], encoding="utf-8")
                paths.append(path)
                names[str(path)] = (doc, column)
            if number % 5 > 1:
                gold.add((doc,))
        began = time.perf_counter()
        found = find_editions(sorted(paths), jobs=jobs)
        seconds = time.perf_counter() - began
        pairs = [
            (names[found.articles[r.one].path], names[found.articles[r.two].path], r)
            for story in found.stories
            for r in story.relations
            if r.kind is Kind.EDITION
        ]
        right = sum(a[0] == b[0] for a, b, _ in pairs)
        print(f"{len(paths)} articles, {len(gold)} pairs, {len(found.unread)} unread, {seconds:.1f} s")
        print(f"recall {right / len(gold):.3f}  precision {right / max(1, len(pairs)):.3f}")
        for a, b, r in pairs:
            if a[0] != b[0]:
                print("wrong:", a, b, f"coverage {r.coverage:.2f} cosine {r.cosine:.2f}")
        told = {a[0] for a, b, _ in pairs if a[0] == b[0]}
        for doc in sorted(d[0] for d in gold if d[0] not in told):
            print("missed:", doc, len(texts[doc][one]))
        for path, reason in found.unread:
            print("unread:", names[path], reason)


if __name__ == "__main__":
    main()

"""What the confidences that no command fits are worth: `uv run python tests/benchmarks/rules.py`.

Checks that weigh signals have weights that `diglot calibrate` fits. A rule that needs no weighing (two names exchanged,
a whole clause gone) has one confidence, set by hand, as gold data has too few of each to fit it. Here is how often each is
right in what was read: the single sentences of `pairs*.jsonl`, but for the halves marked `test` and `pairs-3.jsonl`, where a
finding is right if anything was changed; and how often it is told in translated news with nothing planted (NTREX-128,
odd documents, English with French, German and Spanish), where some of it is a translator's error all the same.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from clean import documents
from common import compared

LANGUAGES = ("fr", "de", "es")
#: what a finding was told by: its aspect, its severity and how sure it is
Rule = tuple[str, str, float]


def sentences() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The rows that were read, with their two sides."""
    for path in sorted(Path(__file__).parent.glob("pairs*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if row.get("split", "dev") == "dev":
                for language in LANGUAGES:
                    if language in row:
                        yield row, pair("", [row["en"]], [row[language]], language)


def pair(name: str, english: list[str], other: list[str], language: str) -> dict[str, Any]:
    """Two editions as `compared` takes them."""
    return {
        "id": name,
        "source": {"language": "en", "sentences": english},
        "target": {"language": language, "sentences": other},
    }


def rules(made: dict[str, Any]) -> Iterator[Rule]:
    """What the findings of a comparison were told by, notes and what weighs signals left out."""
    for f in made["findings"]:
        if f["severity"] != "note" and not f["evidence"].get("signals"):
            yield f["aspect"], f["severity"], f["confidence"]


@click.command()
def main() -> None:
    """Print each rule: right and wrong in sentences that were read, and how often it is told in news."""
    right: Counter[Rule] = Counter()
    wrong: Counter[Rule] = Counter()
    read, pairs = zip(*sentences(), strict=True)
    for row, made in zip(read, compared(pairs, engines=("lexicon",), witness=True), strict=True):
        for rule in rules(made):
            (right if row["aspect"] else wrong)[rule] += 1
    news: Counter[Rule] = Counter()
    lines = 0
    for language in LANGUAGES:
        papers = [pair(d["pair_id"], d["source"], d["target"], language) for d in documents(("en", language), odd=True)]
        for made in compared(papers, engines=("lexicon",), witness=True):
            lines += len(made["source"]["sentences"])
            news.update(rules(made))
    click.echo(f"{len(pairs)} sentences that were read; {lines} of news")
    click.echo("aspect       severity  sure   right  wrong   in news")
    for rule in sorted({*right, *wrong, *news}):
        aspect, severity, sure = rule
        click.echo(f"{aspect:12} {severity:9} {sure:4.2f}  {right[rule]:6} {wrong[rule]:6} {news[rule]:9}")


if __name__ == "__main__":
    main()

"""Parallel news in which words were lost or exchanged, as gold data: `uv run python tests/benchmarks/losses.py OUT.jsonl`.

One sentence in eight is without a word or a short phrase on one side, or has another word there: for fitting the check of
coverage, as the planted benchmark loses whole clauses only. What replaces a word is near it by the vectors of the shipped
model of divergences. The texts are the odd documents of
NTREX-128, PUD and FLORES-dev, translated by people, and FLORES-dev as public machine translation has it, literally:
nothing that the model was trained on.
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import click
import numpy as np
from clean import documents, losses_of
from common import BENCH, need

from diglot.checks.coverage import ASPECT, WITNESSED
from diglot.checks.exchanged import WEIGHTS
from diglot.findings import Span
from diglot.training.divergences import Maker
from diglot.training.vectors import Vectors
from diglot.translation.divergence import Reader, find_divergence, known_words
from diglot.translation.lexicon import Lexicon
from diglot.translation.linking import link_passages

#: one sentence in this many loses something; words that carry meaning that it loses at most, and must have at least
SHARE, MOST, FEWEST = 8, 3, 6
#: table, columns of English and French, how often each: people's translations above all, machines' for what is literal
COLUMNS = (
    ("pud", "en", "fr", 2),
    ("flores-dev", "en", "fr", 2),
    ("flores-dev", "en", "google.en-fr", 0.5),
    ("flores-dev", "en", "microsoft.en-fr", 0.5),
    ("flores-dev", "google.fr-en", "fr", 0.5),
    ("flores-dev", "microsoft.fr-en", "fr", 0.5),
)
#: sentences of a document where a table has none
DOCUMENT = 10
#: what a change on one side is in gold: the words that the one side lost or has otherwise, and those the other has instead
Change = tuple[str, list[Span], list[Span]]


def shipped_vectors(language: str = "fr") -> Vectors:
    """The words of English and another language as the shipped model of divergences knows them, with their vectors.

    Of languages that it knows by translations, all words of the lexicon.
    """
    with np.load(str(files("diglot.translation.bundled") / "divergence.en-fr.npz")) as found:
        one, two = (bytes(found[f"words.{n}"]).decode().split("\n") for n in (0, 1))
    model = find_divergence("en", language)
    assert model is not None
    two = two if model.reads(language) else list(Lexicon.load(language, "en"))
    table = np.concatenate([model.vectors(one, "en"), model.vectors(two, language)])
    table /= np.maximum(1e-6, np.linalg.norm(table, axis=1, keepdims=True))
    return Vectors((one, two), ([1] * len(one), [1] * len(two)), table)


def exchange(sides: tuple[str, str], languages: tuple[str, str], maker: Maker, dice: random.Random) -> Change | None:
    """The second text with another word for one, where its counterpart stands in the first, and where it stands itself."""
    links = link_passages(*sides, languages, Lexicon.load(*languages), Lexicon.load(*languages[::-1]))
    full = [w for w in links.target if w.content and w.strength and not w.shared and not w.word.text[0].isdigit()]
    if len(full) < FEWEST:
        return None
    item = dice.choice(full)
    there = links.source[item.partner].word
    new = maker.another(item.word.text, maker.languages.index(languages[1]), links.source)
    if new is None:
        return None
    text = sides[1][: item.word.start] + new + sides[1][item.word.end :]
    return text, [(there.start, there.end)], [(item.word.start, item.word.start + len(new))]


def loss(sides: tuple[str, str], languages: tuple[str, str], dice: random.Random) -> Change | None:
    """The second text without some words that stand together, and where their counterparts stand in the first.

    The small words before them go too. None where the texts have few words, or nothing is linked to what would go.
    """
    links = link_passages(*sides, languages, Lexicon.load(*languages), Lexicon.load(*languages[::-1]))
    full = [k for k, w in enumerate(links.target) if w.content and not w.word.text[0].isdigit()]
    if len(full) < FEWEST:
        return None
    at = dice.randrange(len(full))
    first, last = full[at], full[min(len(full) - 1, at + dice.choice((0, 0, 1, MOST - 1)))]
    kept = [(w.word.start, w.word.end) for w in links.source if w.content and w.strength and first <= w.partner <= last]
    while dice.random() < 0.7 and first > 0 and not links.target[first - 1].content:
        first -= 1
    start, end = links.target[first].word.start, links.target[last].word.end
    left = " ".join((sides[1][:start] + sides[1][end:]).split())
    return (re.sub(r"\s+([,.;])", r"\1", left), kept, []) if kept else None


def unseen(columns: Sequence[tuple[str, str, str, float]], dice: random.Random) -> Iterator[dict[str, Any]]:
    """Documents of ten sentences from the columns of tables that nothing was trained on, as many times as they say."""
    for name, one, two, times in columns:
        with need(BENCH / "news" / f"{name}.en-fr.tsv").open(encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        starts = range(0, len(rows) - DOCUMENT + 1, DOCUMENT)
        for start in dice.choices(starts, k=round(times * len(starts))) if times % 1 else [*starts] * int(times):
            chosen = rows[start : start + DOCUMENT]
            sides = {"source": [row[one] for row in chosen], "target": [row[two] for row in chosen]}
            yield {"pair_id": f"{name}.{start}", "source_lang": "en", "target_lang": "fr", **sides, "findings": []}


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--times", default=4, show_default=True, help="How often NTREX's are taken, with other losses.")
@click.option("--seed", default=1, show_default=True)
def main(out: Path, times: int, seed: int) -> None:
    """Write the documents with losses."""
    one, two = "en", "fr"
    dice = random.Random(seed)
    maker = Maker(
        (one, two),
        known := shipped_vectors(),
        Reader((one, two), known_words(known.words, [0.0] * len(known.table))),
        seed,
    )
    with out.open("w", encoding="utf-8") as goal:
        for row in (*(row for _ in range(times) for row in documents((one, two), odd=True)), *unseen(COLUMNS, dice)):
            row["findings"] = list(losses_of(row))
            whole = {*range(len(row["source"]))}.difference(*(found["source"] for found in row["findings"]))
            for number in sorted(whole):
                kept, lost = dice.choice((("source", "target"), ("target", "source")))
                texts, languages = ((row[kept][number], row[lost][number]), (row[f"{kept}_lang"], row[f"{lost}_lang"]))
                if dice.randrange(SHARE):
                    continue
                change = (
                    loss(texts, languages, dice) if dice.random() < 0.5 else exchange(texts, languages, maker, dice)
                )
                if change:
                    row[lost][number] = change[0]
                    found = {"aspect": "coverage", "source": [number], "target": [number]}
                    for side, words in ((kept, change[1]), (lost, change[2])):
                        if words:
                            row["findings"].append({**found, "side": side, "words": words})
            row["weights"] = [WITNESSED, WEIGHTS, str(ASPECT)]
            goal.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

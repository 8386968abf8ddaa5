"""Token labels of real differences between English and French pages: `uv run python tests/benchmarks/swissgov.py`.

A token of a line without counterpart is 1; any other is as different as the evidence that its word has no counterpart
says, smoothed over the words around.
"""

from __future__ import annotations

import json
import math
import tempfile
from pathlib import Path

from common import BENCH, need, rows, score

from diglot.article import Article
from diglot.checks.base import Context
from diglot.checks.linked import linked, odds
from diglot.comparison import Options, context_of

#: words to either side whose evidence counts for a word, twice its own together
AROUND = 8


def spans(context: Context, side: str) -> list[list[tuple[int, int, float]]]:
    """For each line of a side: (start, end, difference) of its words."""
    article = context.source if side == "source" else context.target
    made: list[list[tuple[int, int, float]]] = [[] for _ in article.sentences]
    for bead in context.alignment:
        here, there = (bead.source, bead.target) if side == "source" else (bead.target, bead.source)
        if not here:
            continue
        if not there:
            for i in here:
                made[i].append((0, len(article.sentences[i].text), 1.0))
            continue
        one, two = context.passages(bead)
        passage, other = (one, two) if side == "source" else (two, one)
        found = linked(passage, other, context, from_source=side == "source")
        told = odds(bead, context)[0 if side == "source" else 1]
        lost = [value if w.content else None for w, value in zip(found, told, strict=True)]
        for k, word in enumerate(found):
            near = [o for o in lost[max(0, k - AROUND) : k + AROUND + 1] if o is not None]
            own = lost[k]
            mean = sum(near) / len(near) if near else -2.0
            value = mean if own is None else (own + 2 * mean) / 3
            start = passage.span(word.word.start, word.word.end)[0]
            index = next(i for i in here if article.sentences[i].start <= start <= article.sentences[i].end)
            at = start - article.sentences[index].start
            made[index].append((at, at + len(word.word.text), 0.9 / (1 + math.exp(1.0 - value))))
    return made


def main() -> None:
    """Print the benchmark's own score."""
    gold = need(BENCH / "swissgov" / "dev.en-fr.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predicted.jsonl"
        with path.open("w", encoding="utf-8") as out:
            for row in rows(gold):
                one = Article.from_sentences(row["en_lines"], "en")
                two = Article.from_sentences(row["xx_lines"], "fr")
                context = context_of(one, two, Options(engines=("lexicon",), force=True))
                told = [
                    {"side": name, "line": line, "start": a, "end": b, "score": round(value, 4)}
                    for name, side in (("en", "source"), ("xx", "target"))
                    for line, found in enumerate(spans(context, side))
                    for a, b, value in found
                ]
                out.write(json.dumps({"id": row["id"], "spans": told}) + "\n")
        print(score(BENCH / "swissgov" / "score.py", gold, path, "full"))


if __name__ == "__main__":
    main()

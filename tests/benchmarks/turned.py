"""Parallel news in which small words turned and words changed places, as gold data: `uv run python tests/benchmarks/turned.py OUT.jsonl`.

In one sentence of eight a negation comes or goes, a statement becomes hearsay or a likelihood, a small word gives way to its
opposite ("before" to "after"), or two names, figures or nouns change places, as the model of divergences is trained with
(`diglot.training.turns`, `moves`): for fitting the checks of negation, certainty, degree and roles. The texts are those of
`losses.py`, of which the model saw none.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import click
from clean import documents, losses_of
from losses import COLUMNS, shipped_vectors, unseen

from diglot.languages.words import Word, words
from diglot.training.divergences import Maker
from diglot.training.turns import FINE
from diglot.translation.divergence import Reader, known_words
from diglot.translation.linking import LinkedWord

#: one sentence in this many is changed
SHARE = 8
#: what a true candidate counts: as if one sentence in 32 were changed, and even so many seldom are in news
COUNTS = 0.25
#: ways of changing, how often each, and the checks that should find it
WAYS = (
    ("deny", 3, "negation"),
    ("affirm", 3, "negation"),
    ("suppose", 1, "certainty"),
    ("exchange", 2, ""),
    ("move", 3, "roles"),
)
#: small words that are told by other checks than that of degree
OTHERS = {
    "negation": "never none without neither unless jamais aucun aucune sans ni sauf",
    "certainty": "may might could will must should can probably likely certainly definitely pourrait pourraient va vont doit "
    "doivent devrait devraient peut peuvent probablement certainement",
}


def changed(
    texts: Sequence[str], languages: Sequence[str], maker: Maker, dice: random.Random
) -> tuple[int, str, str] | None:
    """The side that changes, its new text and the aspect of the change; None where what was drawn cannot be done."""
    order = [languages.index(language) for language in maker.languages]
    tokens = [words(texts[k]) for k in order]
    made = [[w.text for w in side] for side in tokens]
    labels = [[FINE] * len(side) for side in made]
    links = _links(made, maker)
    way, _, aspect = dice.choices(WAYS, [w[1] for w in WAYS])[0]
    side = dice.randrange(2)
    before = [list(side) for side in made]
    change = maker.mover.move if way == "move" else maker.turner.by_name(way)
    if not change(made, labels, links, side):
        return None
    number = next(n for n in (0, 1) if made[n] != before[n])
    if not aspect:
        changed_words = Counter(w.lower() for w in before[number])
        changed_words.subtract(w.lower() for w in made[number])
        gone = {w for w, count in changed_words.items() if count}
        aspect = next((name for name, own in OTHERS.items() if gone.intersection(own.split())), "degree")
    return order[number], _written(texts[order[number]], tokens[number], made[number]), aspect


def _links(made: Sequence[Sequence[str]], maker: Maker) -> tuple[Sequence[LinkedWord], Sequence[LinkedWord]]:
    links = maker.link(made)
    return links.source, links.target


def _written(text: str, tokens: Sequence[Word], new: Sequence[str]) -> str:
    """The new tokens as a text, with the spaces of the old one where its tokens stand."""
    made = ""
    for tag, a, b, c, d in SequenceMatcher(None, [w.text for w in tokens], list(new), autojunk=False).get_opcodes():
        if tag == "equal":
            gap = text[tokens[a - 1].end : tokens[a].start] if a else ""
            elided = made[-1:] in ("'", "’") and not made.endswith(text[: tokens[a].start].rstrip()[-2:])
            made += gap if gap and not elided else " " if not gap and _needs_space(made, tokens[a].text) else ""
            made += text[tokens[a].start : tokens[b - 1].end]
        else:
            for token in new[c:d]:
                made += (" " if _needs_space(made, token) else "") + token
    return made + (text[tokens[-1].end :] if tokens else "")


def _needs_space(before: str, token: str) -> bool:
    """Whether a space goes between what is written and a token."""
    return bool(before) and before[-1] not in "'’-( «“" and token[0].isalnum()


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--times", default=4, show_default=True, help="How often NTREX's are taken, with other changes.")
@click.option("--seed", default=1, show_default=True)
def main(out: Path, times: int, seed: int) -> None:
    """Write the documents with turns."""
    dice = random.Random(seed)
    known = shipped_vectors()
    maker = Maker(("en", "fr"), known, Reader(("en", "fr"), known_words(known.words, [0.0] * len(known.table))), seed)
    with out.open("w", encoding="utf-8") as goal:
        for row in (*(row for _ in range(times) for row in documents(("en", "fr"), odd=True)), *unseen(COLUMNS, dice)):
            row["findings"] = list(losses_of(row))
            whole = {*range(len(row["source"]))}.difference(*(found["source"] for found in row["findings"]))
            for number in sorted(whole):
                if dice.randrange(SHARE):
                    continue
                sides = ("source", "target")
                found = next(
                    _tries([row[s][number] for s in sides], [row[f"{s}_lang"] for s in sides], maker, dice), None
                )
                if found:
                    row[sides[found[0]]][number] = found[1]
                    row["findings"].append({"aspect": found[2], "source": [number], "target": [number]})
            row["weights"] = [
                *(f"{check}, read" for check in ("negation", "certainty", "degree", "roles")),
                "degree, small",
            ]
            row["share"] = COUNTS
            goal.write(json.dumps(row, ensure_ascii=False) + "\n")


def _tries(texts: Sequence[str], languages: Sequence[str], maker: Maker, dice: random.Random) -> Iterator[Any]:
    yield from filter(None, (changed(texts, languages, maker, dice) for _ in range(4)))


if __name__ == "__main__":
    main()

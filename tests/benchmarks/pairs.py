"""Single sentences, one thing changed in each: `uv run python tests/benchmarks/pairs.py`.

`pairs.jsonl` beside this file: 320 pairs {en, fr, label, aspect, why} that were written without sight of the code, to find
what the checks miss; 200 with one difference each, of ten aspects, 120 faithful ones that look as if they had one. The
packs and checks were mended after reading them, so the figures are no blind ones. `pairs-2.jsonl`: 480 more, of other
hands, each marked `dev` or `test`; of the `test` half only totals were looked at. `pairs-3.jsonl`: 240, "fresh", by another hand again; only totals were
looked at, and nothing was changed after that. `pairs-de.jsonl` and `pairs-es.jsonl`: 160 each, English with German and
Spanish, half `dev`, half `test`. 120 for each of the three languages, by other hands, have `pairs-roles.jsonl`, of who does
what to whom, who says what and what a list names, and `pairs-sense.jsonl`, of direction, negation, certainty and quoted words;
half of them are faithful and look as if this were changed. Halves alike. `pairs-desk.jsonl`: 350 for each of the three
languages, by other hands, translated freely as desks do; 100 of each are `test`. `pairs-free.jsonl`: 390 faithful ones for
each, as far apart in their words as good journalism puts them; 100 of each are `test`. `pairs-told.jsonl`: 985 of the three
languages, by other hands, four fifths of them faithful: figures, denials, sources, quotations and lengths told in as many
ways as the press has; half of them `test`.

`--gold OUT.jsonl` writes what was read, of all files, as gold data for `diglot calibrate`: for the weights of negation and
degree, which other gold has of English and French alone.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from common import compared

LANGUAGES = ("fr", "de", "es")
#: weights that such sentences are gold data for, and what a changed one counts: there are far more of them than editions have
WEIGHTS, SHARE = ("negation, read", "degree, read"), 0.5


def gold() -> Iterator[dict[str, Any]]:
    """The sentences that were read, in all languages, as gold data."""
    for path in sorted(Path(__file__).parent.glob("pairs*.jsonl")):
        for number, row in enumerate(map(json.loads, path.read_text("utf-8").splitlines())):
            for language in LANGUAGES if row.get("split", "dev") == "dev" else ():
                if language in row:
                    changed = [{"aspect": row["aspect"], "source": [0], "target": [0]}] if row["aspect"] else []
                    yield {
                        "pair_id": f"{path.stem}:{number}",
                        "source_lang": "en",
                        "target_lang": language,
                        "source": [row["en"]],
                        "target": [row[language]],
                        "findings": changed,
                        "weights": WEIGHTS,
                        "share": SHARE,
                    }


@click.command()
@click.option("--gold", "out", metavar="OUT", type=click.Path(path_type=Path), help="Write what was read as gold data.")
@click.option("--show", metavar="ASPECT", help='Print the misses of one aspect, or the alarms ("same").')
@click.option(
    "--split",
    type=click.Choice(["dev", "test", "fresh"]),
    help="A half of pairs-2.jsonl instead of pairs.jsonl, or pairs-3.jsonl.",
)
@click.option(
    "--of",
    type=click.Choice(["roles", "sense", "desk", "free", "told"]),
    help="A half of pairs-roles.jsonl, -sense, -desk, -free or -told.",
)
@click.option("--language", type=click.Choice(LANGUAGES), default="fr", show_default=True, help="Beside English.")
def main(out: Path | None, show: str | None, split: str | None, of: str | None, language: str) -> None:
    """Print what is found of each aspect, and the alarms on faithful pairs."""
    if out is not None:
        out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in gold()), encoding="utf-8")
        return
    name = {None: "pairs.jsonl", "fresh": "pairs-3.jsonl"}.get(split, "pairs-2.jsonl")
    name = name if language == "fr" else f"pairs-{language}.jsonl"
    name = f"pairs-{of}.jsonl" if of else name
    rows = [json.loads(line) for line in Path(__file__).with_name(name).read_text("utf-8").splitlines()]
    rows = [
        row for row in rows if language in row and (row.get("split") == split or (split is None and row.get("split")))
    ]
    pairs = [
        {
            "id": str(number),
            "source": {"language": "en", "sentences": [row["en"]]},
            "target": {"language": language, "sentences": [row[language]]},
        }
        for number, row in enumerate(rows)
    ]
    every: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for row, made in zip(rows, compared(pairs, engines=("lexicon",), witness=True), strict=True):
        aspect = row["aspect"] or "same"
        flagged = [f for f in made["findings"] if f["severity"] != "note"]
        every[aspect] += 1
        found[aspect] += bool(flagged)
        if show == aspect and bool(flagged) is (aspect == "same"):
            print(row["en"], row[language], row.get("why", ""), *(f["message"] for f in flagged), "", sep="\n  ")
    for aspect, count in sorted(every.items()):
        print(f"{aspect:12} {found[aspect]} of {count} flagged")
    print(f"altered      {sum(found.values()) - found['same']} of {sum(every.values()) - every['same']} flagged")


if __name__ == "__main__":
    main()

"""Single errors planted in translations: `uv run python tests/benchmarks/demetr.py` (DEMETR, French to English).

A pair is flagged where a finding above note stands. Prints the benchmark's own score and the marks' three figures.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import click
from common import BENCH, compared, rows, score

#: what changes the meaning; minor_* and base_* are form only
MEANING = (*tuple(f"critical_id{n}_" for n in (6, 7, 8, 9, 10, 11, *range(21, 26))), "major_id5_")


@click.command()
@click.option("--misses", metavar="PERTURBATION", help="Print the unflagged pairs of one perturbation.")
def main(misses: str | None) -> None:
    """Compare each source with its sound and its perturbed translation."""
    gold = BENCH / "demetr" / "dev.fr-en.jsonl"
    items = list(rows(gold))
    pairs = [
        {
            "id": f"{row['id']}|{side}",
            "source": {"language": "fr", "sentences": [row["source"]]},
            "target": {"language": "en", "sentences": [row[side]]},
        }
        for row in items
        for side in ("mt", "perturbed")
        if row[side].strip(" .")
    ]
    flags: dict[str, bool] = {}
    for made in compared(pairs, engines=("lexicon",), witness=True):
        flags[made["id"]] = any(f["severity"] != "note" for f in made["findings"])
    counts = {"meaning": [0, 0], "form": [0, 0], "unperturbed": [0, 0]}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predicted.tsv"
        with path.open("w", encoding="utf-8") as out:
            for row in items:
                sound, wrong = (flags.get(f"{row['id']}|{side}", True) for side in ("mt", "perturbed"))
                out.write(f"{row['id']}\t{'y' if sound else 'n'}\t{'y' if wrong else 'n'}\n")
                kind = "meaning" if row["perturbation"].startswith(MEANING) else "form"
                if kind == "meaning" or row["perturbation"].startswith("minor"):
                    counts[kind][0] += wrong
                    counts[kind][1] += 1
                counts["unperturbed"][0] += sound
                counts["unperturbed"][1] += 1
                if misses and misses in row["perturbation"] and not wrong:
                    print(row["source"], row["mt"], row["perturbed"], "", sep="\n  ")
        print(score(BENCH / "demetr" / "score.py", gold, path))
    for name, (hit, total) in counts.items():
        print(f"{name}: flagged {hit} of {total} ({hit / total:.1%})")


if __name__ == "__main__":
    main()

"""Makes the bilingual lexicon: `python -m diglot.training.lexicon DATA OUT --language en --language fr`.

Pairs are word-aligned in both directions with eflomal (Östling & Tiedemann 2016), the two directions intersected, the
links counted with a weight a source, and pruned by probability.
"""

from __future__ import annotations

import gzip
import lzma
import random
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import click

from diglot.languages.words import norm, words

#: source -> (share of its pairs that is read, weight of a link): law and scripture are far from news
SOURCES: dict[str, tuple[float, float]] = {
    "wmt": (1.0, 4.0),
    "bergamot": (1.0, 2.0),
    "tico19": (1.0, 2.0),
    "tatoeba": (1.0, 1.0),
    "diabla": (1.0, 1.0),
    "canada-laws": (0.15, 0.3),
    "bible": (0.5, 0.2),
    "opensource.guide": (1.0, 1.0),
    "europarl-v7": (1.0, 1.0),
}
LONGEST = 60


def kind_of(source: str) -> str | None:
    """The row of SOURCES for a source's name, or None for one that is not used."""
    if source.endswith("bergamot"):
        return "bergamot"
    for name in SOURCES:
        if source.startswith(name):
            return name
    return None


def tokens(text: str) -> list[str]:
    """Lower-cased words; figures become one mark, so that they do not crowd the tables."""
    return ["0" if w.text[0].isdigit() else norm(w.text) for w in words(text)]


def pairs(files: list[Path], seed: int, most: int) -> Iterator[tuple[list[str], list[str], float]]:
    """Tokenised pairs with weights, in the order of the files; `most` pairs a file."""
    chance = random.Random(seed)
    for path in files:
        taken = 0
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                one, two, source = line.rstrip("\n").split("\t")[:3]
                name = kind_of(source)
                if name is None or chance.random() > SOURCES[name][0]:
                    continue
                a, b = tokens(one), tokens(two)
                if 0 < len(a) <= LONGEST and 0 < len(b) <= LONGEST and 0.4 < len(a) / len(b) < 2.5:
                    yield a, b, SOURCES[name][1]
                    taken += 1
                    if taken >= most:
                        break


def align(text: Path, folder: Path) -> tuple[Path, Path]:
    """Run eflomal over `text` ("a ||| b" lines); paths of both directions' links."""
    forward, reverse = folder / "forward", folder / "reverse"
    subprocess.run(
        ["eflomal-align", "-i", str(text), "-f", str(forward), "-r", str(reverse), "--overwrite", "-m", "3"],
        check=True,
    )
    return forward, reverse


Tally = defaultdict[str, float]
Counts = dict[str, Tally]


def count(text: Path, weights: list[float], forward: Path, reverse: Path) -> tuple[Counts, Counts, Tally, Tally]:
    """Weighted counts of intersected links in both directions, and of the words themselves."""
    ahead: Counts = defaultdict(lambda: defaultdict(float))
    back: Counts = defaultdict(lambda: defaultdict(float))
    seen: tuple[Tally, Tally] = (defaultdict(float), defaultdict(float))
    with text.open() as lines, forward.open() as ones, reverse.open() as twos:
        for line, one, two, weight in zip(lines, ones, twos, weights, strict=True):
            left, right = (side.split() for side in line.split(" ||| "))
            for word in left:
                seen[0][word] += weight
            for word in right:
                seen[1][word] += weight
            for link in set(one.split()) & set(two.split()):
                i, j = link.split("-")
                a, b = left[int(i)], right[int(j)]
                ahead[a][b] += weight
                back[b][a] += weight
    return ahead, back, seen[0], seen[1]


def prune(
    table: Counts, other: Counts, seen: Tally, fewest: float, least: float, most: int
) -> dict[str, list[tuple[str, float]]]:
    """Translations by probability: at least `fewest` links, `least` in one direction or the other, `most` a word."""
    made: dict[str, list[tuple[str, float]]] = {}
    for word, found in table.items():
        if not word.isalpha() and not any(c.isalpha() for c in word):
            continue
        total = max(sum(found.values()), 0.5 * seen[word])
        kept = []
        for translation, number in found.items():
            if number < fewest or not any(c.isalpha() for c in translation):
                continue
            chance = number / total
            back = number / max(1e-9, sum(other[translation].values()))
            if chance >= least or (back >= 3 * least and chance >= least / 4):
                kept.append((translation, chance))
        kept.sort(key=lambda row: (-row[1], row[0]))
        if kept:
            made[word] = kept[:most]
    return made


def write(table: dict[str, list[tuple[str, float]]], path: Path) -> None:
    """One line a word: word, then translation and probability in per mille, tab-separated; gzip, same bytes each time."""
    lines = []
    for word in sorted(table):
        cells = [word]
        for translation, chance in table[word]:
            cells += [translation, str(max(1, round(1000 * chance)))]
        lines.append("\t".join(cells))
    path.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))


@click.command()
@click.argument("data", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder of the lexicon files.")
@click.option("--languages", default="en-fr", show_default=True, help="The two languages of the columns.")
@click.option("--most", default=400_000, show_default=True, help="Pairs read from each file.")
@click.option("--fewest", default=2.5, show_default=True, help="Weighted links that an entry needs.")
@click.option("--least", default=0.02, show_default=True, help="Least probability of an entry.")
@click.option("--seed", default=1, show_default=True)
def main(data: tuple[Path, ...], out: Path, languages: str, most: int, fewest: float, least: float, seed: int) -> None:
    """Make lexicon.<a>-<b>.gz and lexicon.<b>-<a>.gz from xz-compressed, tab-separated pairs."""
    one, two = languages.split("-")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text, weights = folder / "text", []
        with text.open("w") as goal:
            for a, b, weight in pairs(list(data), seed, most):
                goal.write(" ".join(a) + " ||| " + " ".join(b) + "\n")
                weights.append(weight)
        click.echo(f"{len(weights)} pairs", err=True)
        ahead, back, left, right = count(text, weights, *align(text, folder))
    for table, other, seen, path in (
        (ahead, back, left, out / f"lexicon.{one}-{two}.gz"),
        (back, ahead, right, out / f"lexicon.{two}-{one}.gz"),
    ):
        pruned = prune(table, other, seen, fewest, least, 12)
        write(pruned, path)
        click.echo(f"{path.name}: {len(pruned)} words, {path.stat().st_size:,} bytes", err=True)


if __name__ == "__main__":
    main()

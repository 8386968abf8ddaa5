"""Makes the shipped sets of synonyms from WordNet's database: `python -m diglot.training.synonyms FOLDER --out DIR`.

FOLDER holds WordNet 3's data.*, index.* and *.exc files (Debian's package wordnet-base puts them into
/usr/share/wordnet). DIR gets synonyms.en.gz, a line a word: its senses as part of speech, number and place among the
word's senses ("n4f.0"), and irregular forms with their base ("=vgo"). The sense of a word that it is derived from ("bombard"
for "bombardment"), or that is like it, has its place raised by RELATED. Senses that only one word has are left out, and
words of several parts.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from diglot.translation.synonyms import RELATED

#: WordNet's files by part of speech, and its letters for one
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SATELLITE = "s"
#: signs of pointers: derived from each other (between words), like each other (between sets)
DERIVED, LIKE = "+", "&"
#: senses of a word that are kept
MOST = 6

#: a set of synonyms: part of speech and offset
Sense = tuple[str, int]


class Database:
    """WordNet's sets of synonyms with their pointers, and the senses of words."""

    def __init__(self, folder: Path) -> None:
        self.words: dict[Sense, list[str]] = {}
        self.pointers: dict[Sense, list[tuple[str, Sense, int]]] = {}
        self.senses: dict[tuple[str, str], list[Sense]] = {}
        self.irregular: list[tuple[str, str, str]] = []
        for speech, name in FILES.items():
            for cells in _rows(folder / f"data.{name}"):
                self._read_set((speech, int(cells[0])), cells)
            for cells in _rows(folder / f"index.{name}"):
                self.senses[speech, cells[0]] = [(speech, int(cell)) for cell in cells[-int(cells[2]) :]]
            for line in (folder / f"{name}.exc").read_text("latin1").splitlines():
                form, *bases = line.split()
                self.irregular += [(speech, form, base) for base in bases]

    def _read_set(self, sense: Sense, cells: list[str]) -> None:
        """One line of a data file: wninput(5WN), wndb(5WN)."""
        count = int(cells[3], 16)
        self.words[sense] = [cells[4 + 2 * k].split("(")[0].lower() for k in range(count)]
        first = 4 + 2 * count
        made = self.pointers[sense] = []
        for k in range(int(cells[first])):
            sign, offset, speech, ends = cells[first + 1 + 4 * k : first + 5 + 4 * k]
            goal = "a" if speech == SATELLITE else speech, int(offset)
            made.append((sign, goal, int(ends[:2], 16)))

    def places(self, speech: str, word: str) -> dict[Sense, int]:
        """A word's senses and those that are related to them, with their places."""
        made: dict[Sense, int] = {}
        for place, sense in enumerate(self.senses[speech, word][:MOST]):
            made[sense] = place
            for sign, goal, end in self.pointers[sense]:
                derived = sign == DERIVED and end and self.words[sense][end - 1] == word
                if derived or sign == LIKE:
                    made.setdefault(goal, RELATED + place + (not derived))
        return made


def _rows(path: Path) -> Iterator[list[str]]:
    """The cells of a file of WordNet, without its preface and the explanations."""
    with path.open(encoding="latin1") as lines:
        yield from (line.split("|")[0].split() for line in lines if not line.startswith("  "))


def _is_plain(word: str) -> bool:
    return len(word) > 1 and word.isascii() and word.isalpha() and word.islower()


def entries(database: Database) -> dict[str, str]:
    """The lines of the shipped file by word."""
    told = {key: database.places(*key) for key in database.senses if _is_plain(key[1])}
    users = Counter(sense for places in told.values() for sense in places)
    numbers: dict[Sense, int] = {}
    made: dict[str, list[str]] = {}
    for (speech, word), places in sorted(told.items()):
        shared = {sense: place for sense, place in places.items() if users[sense] > 1}
        for sense, place in shared.items():
            made.setdefault(word, []).append(f"{speech}{numbers.setdefault(sense, len(numbers)):x}.{place}")
    for speech, form, base in database.irregular:
        if _is_plain(form) and base in made:
            made.setdefault(form, []).append(f"={speech}{base}")
    return {word: " ".join(cells) for word, cells in sorted(made.items())}


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder of the result.")
def main(folder: Path, out: Path) -> None:
    """Write synonyms.en.gz from WordNet's database files."""
    out.mkdir(parents=True, exist_ok=True)
    made = entries(Database(folder))
    path = out / "synonyms.en.gz"
    text = "".join(f"{word}\t{line}\n" for word, line in made.items())
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    click.echo(f"{path.name}: {len(made):,} words, {path.stat().st_size:,} bytes", err=True)


if __name__ == "__main__":
    main()

"""Makes the phrases of the lexicon's reading: `python -m diglot.training.phrases DATA… --out DIR`.

Pairs are word-aligned as for the lexicon. A phrase is two to four words that follow each other and are linked to no word
outside of the words that they are linked to (Koehn, Och and Marcu 2003); words beside these that are linked to nothing
may belong to them. Kept is what is said for a phrase most often, where that is often enough, and where the lexicon reads
it otherwise word for word.
"""

from __future__ import annotations

import gzip
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from diglot.training.lexicon import align, pairs
from diglot.translation.lexicon import Lexicon
from diglot.translation.phrases import LONGEST

#: weighted times that a phrase is seen at least, and share of them in which it is said the same way
FEWEST, LEAST = 12.0, 0.2
#: words of what is said for a phrase, at most
MOST_WORDS = 4
#: words on either side that are linked to nothing and may belong to what is said, at most; of what is said in this share
#: of the cases in which the most frequent is, the longest is kept
BESIDE, AS_OFTEN = 2, 0.6
#: marks within a phrase
INNER = {"-", "'", "’"}

Phrase = tuple[str, ...]
Links = dict[int, list[int]]


def spans(one: Sequence[str], two: Sequence[str], links: Sequence[tuple[int, int]]) -> Iterator[tuple[Phrase, Phrase]]:
    """Phrases of `one` with what may stand for them in `two`; links are pairs of word numbers."""
    ahead: Links = defaultdict(list)
    back: Links = defaultdict(list)
    for i, j in links:
        ahead[i].append(j)
        back[j].append(i)
    for start in range(len(one)):
        for end in range(start + 2, min(len(one), start + LONGEST) + 1):
            reached = [j for i in range(start, end) for j in ahead[i]]
            if not is_phrase(one[start:end]) or not reached:
                continue
            low, high = min(reached), max(reached) + 1
            if high - low > MOST_WORDS or any(not start <= i < end for j in range(low, high) for i in back[j]):
                continue
            for first in range(low, max(-1, low - BESIDE - 1), -1):
                if first < low and back[first]:
                    break
                for last in range(high, min(len(two), high + BESIDE) + 1):
                    if last > high and back[last - 1]:
                        break
                    if last - first <= MOST_WORDS and _is_word(two[first]) and _is_word(two[last - 1]):
                        yield tuple(one[start:end]), tuple(two[first:last])


def is_phrase(words: Sequence[str]) -> bool:
    """Whether it begins and ends with a word and holds nothing but words and the marks that join them."""
    return (
        _is_word(words[0])
        and _is_word(words[-1])
        and all(_is_word(word) or word in INNER for word in words)
        and sum(map(_is_word, words)) > 1
    )


def _is_word(text: str) -> bool:
    return any(c.isalpha() for c in text)


class Tally:
    """How often phrases are seen, and what is said for them how often; by the weights of the pairs."""

    def __init__(self) -> None:
        self._found: dict[Phrase, defaultdict[Phrase, float]] = defaultdict(lambda: defaultdict(float))
        self._seen: dict[Phrase, float] = defaultdict(float)

    def see(self, one: Sequence[str], weight: float) -> None:
        """Count the phrases of a sentence."""
        for start in range(len(one) - 1):
            for size in range(2, min(LONGEST, len(one) - start) + 1):
                self._seen[tuple(one[start : start + size])] += weight

    def forget(self) -> None:
        """Drop the rare phrases, which are nearly all."""
        self._seen = {phrase: often for phrase, often in self._seen.items() if often >= FEWEST and is_phrase(phrase)}

    def add(self, one: Sequence[str], two: Sequence[str], links: Sequence[tuple[int, int]], weight: float) -> None:
        """Count what a sentence's counterpart says for those that are left."""
        for phrase, said in spans(one, two, links):
            if phrase in self._seen:
                self._found[phrase][said] += weight

    def choose(self, lexicon: Lexicon) -> dict[str, tuple[str, float]]:
        """For each phrase what is said for it most often, and how likely that is."""
        made: dict[str, tuple[str, float]] = {}
        for phrase, readings in self._found.items():
            most = max(readings.values())
            often = [(len(said), count, said) for said, count in readings.items() if count >= AS_OFTEN * most]
            _, count, said = max(often)
            chance = count / self._seen[phrase]
            plain = [word for word in lexicon.read(phrase) if _is_word(word)]
            if chance >= LEAST and plain != [w for w in said if _is_word(w)]:
                made[" ".join(phrase)] = " ".join(said), min(1.0, chance)
        return made


def write(table: dict[str, tuple[str, float]], path: Path) -> None:
    """One line a phrase: phrase, what is said for it, thousandths; gzip, the same bytes each time."""
    lines = [f"{phrase}\t{reading}\t{round(1000 * chance)}" for phrase, (reading, chance) in sorted(table.items())]
    path.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))


@click.command()
@click.argument("data", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder of the files.")
@click.option("--languages", default="en-fr", show_default=True, help="The two languages of the columns.")
@click.option("--most", default=70_000, show_default=True, help="Pairs read from each file.")
@click.option("--seed", default=1, show_default=True)
def main(data: tuple[Path, ...], out: Path, languages: str, most: int, seed: int) -> None:
    """Make phrases.<a>-<b>.gz and phrases.<b>-<a>.gz from xz-compressed, tab-separated pairs."""
    one, two = languages.split("-")
    out.mkdir(parents=True, exist_ok=True)
    tallies = Tally(), Tally()
    with tempfile.TemporaryDirectory() as name:
        text, weights = Path(name) / "text", []
        with text.open("w") as goal:
            for a, b, weight in pairs(list(data), seed, most):
                goal.write(" ".join(a) + " ||| " + " ".join(b) + "\n")
                weights.append(weight)
                for tally, side in zip(tallies, (a, b), strict=True):
                    tally.see(side, weight)
        for tally in tallies:
            tally.forget()
        forward, reverse = align(text, Path(name))
        with text.open() as lines, forward.open() as ones, reverse.open() as twos:
            for line, ahead, back, weight in zip(lines, ones, twos, weights, strict=True):
                sides = [side.split() for side in line.split(" ||| ")]
                links = [tuple(map(int, link.split("-"))) for link in {*ahead.split()} & {*back.split()}]
                for n, tally in enumerate(tallies):
                    tally.add(sides[n], sides[1 - n], [(link[n], link[1 - n]) for link in links], weight)
    for n, (source, target) in enumerate(((one, two), (two, one))):
        table = tallies[n].choose(Lexicon.load(source, target))
        path = out / f"phrases.{source}-{target}.gz"
        write(table, path)
        click.echo(f"{path.name}: {len(table)} phrases, {path.stat().st_size:,} bytes", err=True)


if __name__ == "__main__":
    main()

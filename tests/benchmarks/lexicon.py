"""The shipped lexicon: precision of entries that were read, coverage of news, readings: `uv run python tests/benchmarks/lexicon.py`.

An entry is a word with one of its translations. `--sample 200` draws entries to read, half of them each direction. Half
of those are drawn uniformly from all entries; half as entries are used: from words that carry meaning (no others are
linked), by the entry's probability times the word's frequency in WMT13, with replacement. `lexicon-read.tsv` beside this
file is such a draw with a judgement a row: `right` (a translation in some ordinary context, whatever the inflection),
`partly` (a part of a fixed expression, or related in meaning and no translation), `wrong`. A verb that needs its particle
or its pronoun ("carry on", "se trouver") is a fixed expression, and another part of speech is no translation; the note of
a name that stays as it is begins with "name".

Coverage is counted over the running words of WMT13 (for German of NTREX) that carry meaning and are written in small
letters only, which leaves figures and names out, and other words with a capital: German nouns too. The lexicons were not
learnt from these texts.
"""

from __future__ import annotations

import csv
import math
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
from common import BENCH, need

from diglot.languages.words import norm, words
from diglot.translation.lexicon import Lexicon
from diglot.translation.linking import is_content, link_passages
from diglot.translation.phrases import Phrases

READ = Path(__file__).with_name("lexicon-read.tsv")
COLUMNS = ("direction", "word", "translation", "probability", "sample", "judgement", "note")
DIRECTIONS = (("en", "fr"), ("fr", "en"))
#: texts that coverage is counted in: title, file, languages
COVERED = (
    *(("WMT13", "wmt13.en-fr.tsv", pair) for pair in DIRECTIONS),
    *(("WMT13", "wmt13.en-es.tsv", pair) for pair in (("en", "es"), ("es", "en"))),
    *(("NTREX", "ntrex128.tsv", pair) for pair in (("en", "de"), ("de", "en"))),
)
JUDGEMENTS = ("right", "partly", "wrong")
#: bands of probability by what they begin with
BANDS = ((0.2, ">= .2"), (0.05, ".05-.2"), (0.0, "< .05"))


class Entry(NamedTuple):
    """A word with one of its translations, and the probability of that."""

    word: str
    translation: str
    probability: float


def news(name: str = "wmt13.en-fr.tsv") -> list[dict[str, str]]:
    """The rows of a text in several languages."""
    with need(BENCH / "news" / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def entries(lexicon: Lexicon) -> list[Entry]:
    """All entries in the order of the file."""
    return [Entry(word, *found) for word in lexicon for found in lexicon.translations(word)]


def drawn(size: int, seed: int) -> Iterator[tuple[str, Entry, str]]:
    """Entries to read, with direction and way of drawing."""
    rows = news()
    for number, (one, two) in enumerate(DIRECTIONS):
        dice = random.Random(f"{seed} {one}-{two}")
        every = entries(Lexicon.load(one, two))
        half = size * (number + 1) // 2 - size * number // 2
        for entry in dice.sample(every, half // 2):
            yield f"{one}-{two}", entry, "uniform"
        often = Counter(norm(w.text) for row in rows for w in words(row[one]))
        used = [entry for entry in every if often[entry.word] and is_content(entry.word, one)]
        weights = [often[entry.word] * entry.probability for entry in used]
        for entry in dice.choices(used, weights, k=half - half // 2):
            yield f"{one}-{two}", entry, "weighted"


def wilson(hits: int, every: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson)."""
    z = 1.96
    share, widen = hits / every, z * z / every
    middle = (share + widen / 2) / (1 + widen)
    reach = z * math.sqrt(share * (1 - share) / every + widen / every / 4) / (1 + widen)
    return middle - reach, middle + reach


def precision() -> None:
    """Print the shares of entries that were judged right, and right or partly so."""
    with READ.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    tables = {f"{one}-{two}": set(entries(Lexicon.load(one, two))) for one, two in DIRECTIONS}
    read = [(row, Entry(row["word"], row["translation"], float(row["probability"]))) for row in rows]
    for row, entry in read:
        if row["judgement"] not in JUDGEMENTS:
            raise SystemExit(f"{READ.name}: “{row['judgement']}” ({entry.word}) is none of {', '.join(JUDGEMENTS)}")
    there = sum(entry in tables[row["direction"]] for row, entry in read)
    print(f"{len(read)} entries read, {there} of them in the lexicon as they were read")
    for sample in ("uniform", "weighted"):
        chosen = [(row, entry) for row, entry in read if row["sample"] == sample]
        parts = {"all": chosen}
        parts |= {f"{a}-{b}": [x for x in chosen if x[0]["direction"] == f"{a}-{b}"] for a, b in DIRECTIONS}
        for _, name in BANDS:
            parts[name] = [x for x in chosen if next(n for least, n in BANDS if x[1].probability >= least) == name]
        parts["no names"] = [x for x in chosen if not x[0]["note"].startswith("name")]
        for name, part in parts.items():
            told = Counter(row["judgement"] for row, _ in part)
            cells = [f"{sample:9}{name:9}{len(part):4} read"]
            for title, hits in (("right", told["right"]), ("right or partly", told["right"] + told["partly"])):
                if part:
                    low, high = wilson(hits, len(part))
                    cells.append(f"{title} {hits:3} = {hits / len(part):4.0%} ({low:.0%} to {high:.0%})")
            print("; ".join(cells))


def coverage() -> None:
    """Print the shares of running words that have an entry, and that are linked to a word of the translation."""
    for title, file, (one, two) in COVERED:
        rows = news(file)
        lexicon, backward = Lexicon.load(one, two), Lexicon.load(two, one)
        tally: Counter[str] = Counter()
        for row, after in zip(rows, rows[1:] + rows[:1], strict=True):
            # the line after is no translation: what is linked to it tells how much is linked by chance
            for name, other in (("", row[two]), (" by chance", after[two])):
                for w in link_passages(row[one], other, (one, two), lexicon, backward).source:
                    if w.content and w.word.text.islower():
                        tally["linked" + name] += w.strength > 0 and not w.shared
                        tally["shared" + name] += w.shared
                        if not name:
                            tally["words"] += 1
                            tally["own"] += w.word.text in lexicon
                            tally["any"] += bool(lexicon.translations(w.word.text))
        share = {key: f"{count / tally['words']:.1%}" for key, count in tally.items()}
        print(f"{title} {one}-{two}: {tally['words']} running words that carry meaning, without figures and names")
        print(f"  entry of its own {share['own']}, own or through a near form {share['any']}")
        for name, what in (("", "its translation"), (" by chance", "the line after it, for comparison")):
            print(f"  linked to a word of {what} {share['linked' + name]}, sharing one {share['shared' + name]}")


def reading() -> None:
    """Print the BLEU of WMT13 read word for word, and by phrases and words (case left out; marks are words)."""
    try:
        from sacrebleu import BLEU
    except ImportError:
        print("readings are not scored: SacreBLEU is not installed (extra `train`)")
        return
    rows = news()
    for one, two in DIRECTIONS:
        lexicon, phrases = Lexicon.load(one, two), Phrases.load(one, two)
        texts = [[w.text for w in words(row[one])] for row in rows]
        truth = [[norm(" ".join(w.text for w in words(row[two]))) for row in rows]]
        for name, made in (
            ("word for word", map(lexicon.read, texts)),
            (f"with {len(phrases)} phrases", (phrases.read(text, lexicon) for text in texts)),
        ):
            bleu = BLEU(tokenize="none", force=True)
            score = bleu.corpus_score([norm(" ".join(line)) for line in made], truth).score
            print(f"WMT13 {one}-{two}, {name}: BLEU {score:.1f} · {bleu.get_signature()}")


@click.command()
@click.option("--sample", metavar="N", type=int, help="Print N entries to read instead.")
@click.option("--seed", default=1, show_default=True)
def main(sample: int | None, seed: int) -> None:
    """Print precision, coverage and what readings score."""
    if sample is None:
        precision()
        coverage()
        reading()
        return
    print("\t".join(COLUMNS))
    for direction, entry, way in drawn(sample, seed):
        print("\t".join((direction, entry.word, entry.translation, f"{entry.probability:.3f}", way, "", "")))


if __name__ == "__main__":
    main()

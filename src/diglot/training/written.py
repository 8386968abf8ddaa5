"""Makes lexicons from word lists written by hand: `python -m diglot.training.written LISTS --out DIR`.

LISTS is a folder of lists named by their two languages, the headwords' first: `en-de.tsv`, `de-en.tsv`. A line is a
headword and, after a tab, its translations with commas between, the most frequent in news first; German words are written
as `inflection.german` explains, so that their forms can be made. Lines stand in the order of the headwords' frequency: of
two equally likely translations the more frequent is the first. DIR gets a lexicon for each direction.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from diglot.languages.packs import pack
from diglot.languages.words import norm
from diglot.training.inflection import english, german, spanish

Forms = Callable[[str], set[str]]
#: forms, and the dictionary's form, of a word as the lists write it
INFLECTION: dict[str, tuple[Forms, Callable[[str], str]]] = {
    "en": (english.forms, norm),
    "de": (german.forms, german.base),
    "es": (spanish.forms, spanish.base),
}
#: the weight of the first translation of a headword is 1, of the second 1 / (1 + SLOPE), of the third 1 / (1 + 2 SLOPE)
SLOPE = 0.7
#: what a form that another headword has made is worth against a word of its own ("left", of "leave")
OF_FORM = 0.5
#: what an irregular form of a translation is worth against the translation ("said" of "say")
IRREGULAR = 0.6
#: what a word of a translation of several is worth against the whole of it
PART = 0.8
#: translations that are kept
MOST = 12


def entries(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The headwords of a list with their translations."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        head, tab, told = line.partition("\t")
        translations = [cell.strip() for cell in told.split(",") if cell.strip()]
        if not tab or not head or not translations:
            raise click.ClickException(f"{path.name}, line {number}: write a headword, a tab, and its translations.")
        yield head, translations


def weights(lists: list[tuple[str, list[str]]]) -> dict[tuple[str, str], float]:
    """The pairs of words as they are written, with their weights."""
    made: dict[tuple[str, str], float] = {}
    for head, translations in lists:
        for place, other in enumerate(translations):
            made[head, other] = max(made.get((head, other), 0.0), 1 / (1 + SLOPE * place))
    return made


def lexicon(pairs: dict[tuple[str, str], float], source: str, target: str) -> dict[str, str]:
    """The lines of a lexicon by word: all forms of the source's words, with the target's words."""
    forms, own = INFLECTION[source]
    few, small = (frozenset(pack(language).strings("stopwords", "words")) for language in (source, target))
    _, base = INFLECTION[target]
    table: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for (word, other), weight in pairs.items():
        told = {base(other): 1.0, **{part: PART for part in base(other).split() if " " in other and part not in small}}
        if target == "en":
            told |= dict.fromkeys(english.irregular(other), IRREGULAR)
        worths = {form: 1.0 if form == own(word) else OF_FORM for form in forms(word)}
        # "nuevo" may stand for "again", which is "de nuevo"
        telling = [part for part in own(word).split() if part not in few]
        if " " in own(word) and len(telling) == 1:
            worths[telling[0]] = PART
        for form, worth in worths.items():
            for text, share in told.items():
                table[norm(form)][text] = max(table[norm(form)][text], weight * worth * share)
    made = {}
    for form, found in sorted(table.items()):
        best = sorted(found.items(), key=lambda item: -item[1])[:MOST]
        total = sum(weight for _, weight in best)
        made[form] = "\t".join(f"{text}\t{max(1, round(1000 * weight / total))}" for text, weight in best)
    return made


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder of the lexicons.")
def main(folder: Path, out: Path) -> None:
    """Write lexicon.XX-YY.gz and lexicon.YY-XX.gz for the lists of each two languages."""
    out.mkdir(parents=True, exist_ok=True)
    told: dict[tuple[str, str], list[tuple[str, list[str]]]] = {}
    for path in sorted(folder.glob("??-??.tsv")):
        source, _, target = path.stem.partition("-")
        told[source, target] = list(entries(path))
    for one, two in sorted({(min(p), max(p)) for p in told}):
        forward, backward = weights(told.get((one, two), [])), weights(told.get((two, one), []))
        both = forward | {(b, a): max(w, forward.get((b, a), 0.0)) for (a, b), w in backward.items()}
        for source, target in ((one, two), (two, one)):
            pairs = both if source == one else {(b, a): w for (a, b), w in both.items()}
            made = lexicon(pairs, source, target)
            path = out / f"lexicon.{source}-{target}.gz"
            text = "\n".join(f"{word}\t{line}" for word, line in made.items())
            path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
            click.echo(f"{path.name}: {len(made):,} words, {path.stat().st_size:,} bytes", err=True)


if __name__ == "__main__":
    main()

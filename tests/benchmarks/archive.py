"""What an archive costs: `uv run python tests/benchmarks/archive.py --articles 10000`.

Articles are put together of parallel sentences (fifteen each, drawn at random, so that every sentence stands in several
articles); two thirds have an edition in the other language that lost some sentences, a third has none.
"""

from __future__ import annotations

import lzma
import random
import resource
import tempfile
import time
from pathlib import Path

import click
from common import SHARED

from diglot.editions import Kind, find_editions

SENTENCES = 15


def sentences(most: int) -> list[tuple[str, str]]:
    """Parallel sentences of a useful length."""
    made = []
    for name in ("europarl-1", "europarl-2", "hansard36"):
        with lzma.open(SHARED / "training" / f"{name}.en-fr.tsv.xz", "rt", encoding="utf-8") as rows:
            for row in rows:
                one, two = row.rstrip("\n").split("\t")[:2]
                if 60 < len(one) < 300 and 60 < len(two) < 300:
                    made.append((one, two))
                if len(made) >= most:
                    return made
    return made


def write(folder: Path, articles: int) -> tuple[list[Path], int, int]:
    """Files, the number of pairs, and bytes written."""
    dice = random.Random(5)
    pool = sentences(max(20_000, articles * 4))
    paths: list[Path] = []
    pairs = size = number = 0
    while len(paths) < articles:
        number += 1
        chosen = dice.sample(pool, SENTENCES)
        fate = number % 6
        for code, column in (("en", 0), ("fr", 1)):
            if (fate == 4 and code == "fr") or (fate == 5 and code == "en"):
                continue
            kept = chosen if code == "en" else [s for s in chosen if dice.random() > 0.15]
            place = folder / f"{number % 100:02}"
            place.mkdir(exist_ok=True)
            path = place / f"{number}.{code}.txt"
            text = "\n\n".join(s[column] for s in kept)
            path.write_text(text, encoding="utf-8")
            size += len(text)
            paths.append(path)
        pairs += fate < 4
    return paths, pairs, size


def candidates(paths: list[Path], pairs: int, folder: Path) -> None:
    """What reading and the index cost, and how many pairs are among the candidates."""
    from diglot.editions.index import Index
    from diglot.editions.terms import terms
    from diglot.reading import read_article

    began = time.perf_counter()
    index = Index(folder / "index", len(paths))
    for path in paths:
        article = read_article(path)
        index.add(article.language, terms(article))
    read = time.perf_counter() - began
    disk = sum(p.stat().st_size for p in (folder / "index").glob("*"))
    found = made = 0
    for c in index.candidates():
        made += 1
        found += paths[c.one].stem[:-3] == paths[c.two].stem[:-3]
    indexed = time.perf_counter() - began - read
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(paths)} articles: reading {read:.0f} s, candidates {indexed:.0f} s, {memory:.0f} MB of memory at most")
    print(f"terms on disk {disk / 1e6:.0f} MB; {made} candidates, {found / pairs:.4f} of the pairs among them")


@click.command()
@click.option("--articles", default=10_000, show_default=True)
@click.option("--jobs", default=2, show_default=True)
@click.option("--index-only", is_flag=True, help="Read and find candidates, but align none.")
def main(articles: int, jobs: int, index_only: bool) -> None:
    """Print time, memory, disk, precision and recall."""
    with tempfile.TemporaryDirectory() as folder:
        paths, pairs, size = write(Path(folder), articles)
        if index_only:
            candidates(paths, pairs, Path(folder))
            return
        times: dict[str, float] = {}
        disk = [0]

        def told(what: str, done: int, total: int) -> None:
            times[what] = time.perf_counter() - began
            if what == "reading" and done % 5000 == 0:
                disk[0] = max(disk[0], sum(p.stat().st_size for p in Path(folder).glob("diglot-*/index/*")))

        began = time.perf_counter()
        found = find_editions(paths, jobs=jobs, folder=Path(folder), progress=told)
        seconds = time.perf_counter() - began
        made = [
            (Path(found.articles[r.one].path).stem[:-3], Path(found.articles[r.two].path).stem[:-3])
            for story in found.stories
            for r in story.relations
            if r.kind is Kind.EDITION
        ]
        right = sum(a == b for a, b in made)
        memory = max(resource.getrusage(w).ru_maxrss for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
        print(f"{len(paths)} articles ({size / 1e6:.0f} MB), {pairs} pairs, {jobs} processes: {seconds:.0f} s in all")
        print(
            f"reading {times['reading']:.0f} s; {memory:.0f} MB of memory at most; index {disk[0] / 1e6:.0f} MB on disk"
        )
        print(f"recall {right / pairs:.4f}  precision {right / max(1, len(made)):.4f}")


if __name__ == "__main__":
    main()

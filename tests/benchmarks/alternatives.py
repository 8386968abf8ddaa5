"""What one would do otherwise, in one run on the same articles: `uv run python tests/benchmarks/alternatives.py PACKAGE`.

Otherwise: Argos Translate's own calls (its beam of 4), then the algorithm of Bleualign (Sennrich and Volk 2010): BLEU of
every sentence pair (sacrebleu), and the best monotone path through them. diglot: the whole comparison, all checks, all pairs in one call, at the
beam that the package is read with (1, or 4 for a small one), with a memory that is empty, then with one sentence of each
article changed. Needs what throughput.py needs, and sacrebleu.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import click
from common import BENCH, rows
from throughput import Lines


def path_of(scores: list[list[float]]) -> float:
    """The best sum along a monotone one-to-one path."""
    best = [0.0] * (len(scores[0]) + 1)
    for row in scores:
        before = best[:]
        for j, score in enumerate(row, 1):
            best[j] = max(before[j], best[j - 1], before[j - 1] + score)
    return best[-1]


@click.command()
@click.argument("package", type=click.Path(path_type=Path, exists=True))
@click.option("--pairs", "most", default=100, show_default=True)
def main(package: Path, most: int) -> None:
    """Time both on pairs of the planted benchmark and print the ratios."""
    folder = Path(tempfile.mkdtemp())
    os.environ["ARGOS_PACKAGES_DIR"] = str(folder)
    os.environ["DIGLOT_CACHE"] = str(folder / "cache")
    import sacrebleu
    from argostranslate import package as theirs
    from argostranslate import translate

    from diglot.article import Article
    from diglot.comparison import Options, compare_many
    from diglot.translation.memory import Memory
    from diglot.translation.store import install_file

    install_file(package)
    pairs = []
    for row in list(rows(BENCH / "planted" / "public.jsonl"))[:most]:
        sides = {row["source_lang"]: row["source"], row["target_lang"]: row["target"]}
        pairs.append(([" ".join(s.split()) for s in sides["fr"]], [" ".join(s.split()) for s in sides["en"]]))
    found = next(p for p in theirs.get_installed_packages() if p.from_code == "fr")
    argos = translate.PackageTranslation(*(translate.Language(c, c) for c in ("fr", "en")), found)
    argos.sentencizer = Lines()
    start = time.perf_counter()
    for french, english in pairs:
        lines = argos.translate("\n".join(french)).split("\n")
        path_of([[sacrebleu.sentence_bleu(a, [b]).score for b in english] for a in lines])
    other = time.perf_counter() - start
    click.echo(f"{len(pairs)} pairs, {sum(len(f) for f, _ in pairs)} French sentences")
    click.echo(f"otherwise: {other:.1f} s")
    for name in ("cold", "one sentence changed"):
        start = time.perf_counter()
        memory = Memory.open()
        options = Options(engines=("argos",), force=True, memory=memory)
        given = ((Article.from_sentences(f, "fr"), Article.from_sentences(e, "en"), None) for f, e in pairs)
        for _ in compare_many(given, options):
            pass
        took = time.perf_counter() - start
        click.echo(f"diglot, {name}: {took:.1f} s, {other / took:.1f} times as fast")
        pairs = [([f[0] + " Encore.", *f[1:]], e) for f, e in pairs]


if __name__ == "__main__":
    main()

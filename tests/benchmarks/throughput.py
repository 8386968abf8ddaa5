"""Sentences a second, against Argos Translate's own calls on the same package: `uv run python tests/benchmarks/throughput.py`.

Needs `argostranslate` with what diglot leaves out of it (stanza, spaCy, minisbd). Its sentence splitters want a download;
here each line is one sentence for both, which is in its favour. Both run in this process, cold, on the same cores: a call
an article as one would write it, and diglot's engine, at Argos Translate's default beam of 4.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import click
from common import BENCH, rows

#: beam of both, Argos Translate's default
BEAM = 4


class Lines:
    """A sentence splitter for Argos Translate that takes lines as they are."""

    def split_sentences(self, text: str) -> list[str]:
        return text.split("\n")


@click.command()
@click.argument("package", type=click.Path(path_type=Path, exists=True))
@click.option("--articles", default=20, show_default=True)
def main(package: Path, articles: int) -> None:
    """Translate French articles with PACKAGE (.argosmodel) both ways and print the ratio."""
    folder = tempfile.mkdtemp()
    os.environ["ARGOS_PACKAGES_DIR"] = folder
    from diglot.translation.argos import ArgosEngine, _loaded, installed_packages
    from diglot.translation.store import install_file

    install_file(package)
    try:
        from argostranslate import package as theirs
        from argostranslate import translate
    except ImportError as error:
        raise click.UsageError(
            f"Argos Translate cannot be imported whole here ({error}): install what it asks for."
        ) from error
    texts = []
    for row in rows(BENCH / "planted" / "public.jsonl"):
        for side in ("source", "target"):
            if row[f"{side}_lang"] == "fr":
                texts.append([" ".join(s.split()) for s in row[side]])
    texts = texts[:articles]
    count = sum(map(len, texts))

    found = next(p for p in theirs.get_installed_packages() if p.from_code == "fr")
    one, two = (translate.Language(c, c) for c in ("fr", "en"))
    argos = translate.PackageTranslation(one, two, found)
    argos.sentencizer = Lines()
    start = time.perf_counter()
    for text in texts:
        argos.translate("\n".join(text))
    slow = time.perf_counter() - start
    click.echo(f"{count} sentences of {len(texts)} articles")
    click.echo(f"argostranslate.translate: {slow:.1f} s, {count / slow:.0f} a second")
    _loaded.cache_clear()
    start = time.perf_counter()
    ArgosEngine().translate([s for text in texts for s in text], "fr", "en", beam=BEAM)
    fast = time.perf_counter() - start
    click.echo(f"diglot, beam {BEAM}: {fast:.1f} s, {count / fast:.0f} a second, {slow / fast:.1f} times as fast")
    click.echo(", ".join(p.name for p in installed_packages()))


if __name__ == "__main__":
    main()

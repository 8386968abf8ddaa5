"""What diglot costs: `uv run python tests/benchmarks/speed.py`. Times are of this machine; compare ratios.

Start-up, a shipped story cold and with a warm memory, growth with length, and the share of the time outside translation
(with `--engine argos`: outside of the models, that read and that bear witness).
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click
from common import SHARED

ROOT = Path(__file__).parent.parent.parent
CODE = """
import json, resource, sys, time
from diglot.comparison import Options, compare
from diglot.article import Article
from diglot.translation.apertium import ApertiumEngine
from diglot.translation.argos import ArgosEngine
from diglot.translation.lexicon_engine import LexiconEngine
within = [0.0]
def timed(call):
    def made(*given, **named):
        began = time.perf_counter()
        try:
            return call(*given, **named)
        finally:
            within[0] += time.perf_counter() - began
    return made
for engine in (ArgosEngine, ApertiumEngine, LexiconEngine):
    for name in ("translate", "score"):
        if hasattr(engine, name):
            setattr(engine, name, timed(getattr(engine, name)))
began = time.perf_counter()
one, two = (Article.from_sentences(open(p, encoding="utf-8").read().split("\\n"), c) for p, c in zip(sys.argv[1:3], ("en", "fr")))
made = compare(one, two, Options(engines=(sys.argv[3],)))
beads = sum(b.source == b.target and len(b.source) == 1 for b in made.alignment)
print(json.dumps([time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, beads, len(made.findings), within[0]]))
"""


#: news and other running text in the training data
TEXTS = ("wmt08", "wmt09", "wmt10", "wmt11", "wmt12", "tico19")


def timed(*command: str, times: int = 5) -> float:
    """The best of some runs, in seconds."""
    best = 1e9
    for _ in range(times):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        best = min(best, time.perf_counter() - began)
    return best


def lines(most: int) -> tuple[list[str], list[str]]:
    """Pairs of sentences of many texts, none twice."""
    import lzma

    one: dict[str, str] = {}
    with lzma.open(SHARED / "training" / "core.en-fr.tsv.xz", "rt", encoding="utf-8") as rows:
        for row in rows:
            english, french, source = row.rstrip("\n").split("\t")[:3]
            if source in TEXTS and 40 < len(english) < 300 and 40 < len(french) < 300:
                one.setdefault(english, french)
            if len(one) >= most:
                break
    return list(one), list(one.values())


@click.command()
@click.option("--engine", default="lexicon", show_default=True)
@click.option("--sizes", default="100,1000,10000", show_default=True)
def main(engine: str, sizes: str) -> None:
    """Print the figures."""
    diglot = str(Path(sys.executable).with_name("diglot"))
    bare = timed(sys.executable, "-c", "pass")
    print(f"python -c pass {bare:.3f} s; diglot --help {timed(diglot, '--help'):.3f} s")
    story = [str(ROOT / "corpora" / "ferry-service" / f"{c}.txt") for c in ("en", "fr")]
    cold = timed(diglot, "compare", *story, "--engine", engine, "--no-memory")
    timed(diglot, "compare", *story, "--engine", engine, times=1)
    warm = timed(diglot, "compare", *story, "--engine", engine)
    print(f"a shipped story: {cold:.2f} s without a memory, {warm:.2f} s with a warm one")
    with tempfile.TemporaryDirectory() as folder:
        english, french = lines(max(int(s) for s in sizes.split(",")))
        for size in map(int, sizes.split(",")):
            paths = [Path(folder) / f"{size}.{c}" for c in ("en", "fr")]
            for path, text in zip(paths, (english, french), strict=True):
                path.write_text("\n".join(text[:size]), encoding="utf-8")
            done = subprocess.run(
                [sys.executable, "-c", CODE, *map(str, paths), engine], capture_output=True, text=True, check=True
            )
            seconds, megabytes, beads, findings, within = json.loads(done.stdout)
            print(
                f"{size} sentences: {seconds:.1f} s, {1 - within / seconds:.0%} of it outside the models, "
                f"{megabytes:.0f} MB, {beads} of {size} pairs kept, {findings} findings"
            )
    print(f"children at most {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()

"""Measures the cue checks: recall on planted differences, false alarms on clean pairs, by check.

Run `uv run python tests/benchmarks/cues.py`. `--misses CHECK` and `--alarms CHECK` list the sentences themselves;
`--only CHECK` measures one check. Skips where the benchmark data (`../shared/bench`) is absent.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from diglot.article import Article
from diglot.checks.base import Context
from diglot.findings import Bead, Finding, Rendering, Severity

BENCH = Path(__file__).parents[2] / "../shared/bench"
CHECKS = ("negation", "certainty", "degree", "attribution", "quotes", "wording", "roles")
#: the planted subkind that each check is for
AIMS = {
    "negation": ("negation",),
    "certainty": ("hedge_changed",),
    "degree": ("antonym",),
    "attribution": ("attribution_changed", "attribution_dropped"),
    "quotes": ("quote_altered",),
    "wording": (),
    "roles": (),
}


@dataclass(frozen=True)
class Case:
    """Two aligned passages, and what was planted between them (nothing where `subkind` is empty)."""

    corpus: str
    subkind: str
    languages: tuple[str, str]
    source: tuple[str, ...]
    target: tuple[str, ...]
    change: str = ""


def planted() -> Iterator[Case]:
    """The planted benchmark's altered sentences, its clean beads, and its decoys."""
    for line in (BENCH / "planted/public.jsonl").read_text("utf-8").splitlines():
        pair = json.loads(line)
        languages = (pair["source_lang"], pair["target_lang"])

        def case(
            corpus: str,
            subkind: str,
            source: list[int],
            target: list[int],
            change: str = "",
            pair: dict = pair,
            languages: tuple[str, str] = languages,
        ) -> Case:
            sides = [tuple(pair[side][i] for i in at) for side, at in (("source", source), ("target", target))]
            return Case(corpus, subkind, languages, sides[0], sides[1], change)

        for finding in pair["findings"]:
            if finding["kind"] == "altered":
                change = f"{finding.get('before')!r} -> {finding.get('after')!r}"
                yield case("planted", finding["subkind"], finding["source"], finding["target"], change)
        for source, target in pair["clean"]:
            yield case("planted clean", "", source, target)
        for decoy in pair["decoys"]:
            if decoy["source"] and decoy["target"] and decoy["subkind"] != "order_swapped":
                yield case("planted decoys", "", decoy["source"], decoy["target"], decoy["subkind"])


def clean() -> Iterator[Case]:
    """Human translations with nothing planted."""
    for name, file, columns in (
        ("ntrex fr", "news/ntrex128.tsv", ("en", "fr")),
        ("ntrex fr_CA", "news/ntrex128.tsv", ("en", "fr_CA")),
        ("pud", "news/pud.en-fr.tsv", ("en", "fr")),
        ("wmt13", "news/wmt13.en-fr.tsv", ("en", "fr")),
    ):
        with (BENCH / file).open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield Case(name, "", ("en", "fr"), (row[columns[0]],), (row[columns[1]],))


def context_of(case: Case, lexicons: tuple[object, object] = (None, None)) -> tuple[Bead, Context]:
    """The case as one bead between two articles, with an empty reading."""
    source = Article.from_sentences(case.source, case.languages[0])
    target = Article.from_sentences(case.target, case.languages[1])
    bead = Bead(tuple(range(len(case.source))), tuple(range(len(case.target))), 1.0)
    n = len(case.source)
    rendering = Rendering("source", "none", case.languages, ("",) * n, (True,) * n)
    return bead, Context(source, target, rendering, (bead,), *lexicons)  # type: ignore[arg-type]


def counts(finding: Finding) -> bool:
    """Whether a finding is one that an editor is stopped by."""
    return finding.severity.rank >= Severity.MAJOR.rank and finding.confidence >= 0.5


def load_lexicons() -> dict[str, object]:
    """The shipped lexicons by direction, where there are any."""
    try:
        from diglot.translation.lexicon import Lexicon
    except ImportError:
        return {}
    return {a + b: Lexicon.load(a, b) for a, b in (("en", "fr"), ("fr", "en"))}


def show(case: Case, found: list[Finding]) -> None:
    """One case with what was found in it, for reading."""
    print(f"-- [{case.corpus}] {case.subkind} {case.change}")
    print("   ", " | ".join(case.source))
    print("   ", " | ".join(case.target))
    for finding in found:
        print(
            f"    => {finding.severity} {finding.confidence:.2f} {finding.message} {finding.evidence.get('concept', '')}"
        )


def main() -> None:
    """Measure, print, and list what was asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--only", choices=CHECKS)
    options.add_argument("--misses", choices=CHECKS)
    options.add_argument("--alarms", choices=CHECKS)
    options.add_argument("--all", action="store_true", help="list findings below major and .5 too")
    options.add_argument("--without-lexicon", action="store_true")
    options.add_argument("--limit", type=int, default=40)
    options.add_argument("--corpus", help="list only this corpus")
    chosen = options.parse_args()
    if not BENCH.is_dir():
        print("skipped: no benchmark data beside the repository")
        return
    listed = chosen.misses or chosen.alarms
    names = [chosen.only or listed] if chosen.only or listed else list(CHECKS)
    checks = {}
    for name in names:
        try:
            checks[name] = import_module(f"diglot.checks.{name}")
        except ModuleNotFoundError:
            print(f"(no check {name} yet)")
    lexicons = {} if chosen.without_lexicon else load_lexicons()
    tally: dict[tuple[str, str], dict[str, int]] = {}
    misses: list[tuple[Case, list[Finding]]] = []
    alarms: list[tuple[Case, list[Finding]]] = []
    for case in (*planted(), *clean()):
        one, two = case.languages
        bead, context = context_of(case, (lexicons.get(one + two), lexicons.get(two + one)))
        row = tally.setdefault((case.corpus, case.subkind), dict.fromkeys(["all", "any", *checks], 0))
        row["all"] += 1
        hit = False
        for name, module in checks.items():
            found = list(module.check(bead, context))
            strong = [finding for finding in found if counts(finding)]
            row[name] += bool(strong)
            hit = hit or bool(strong)
            if name == chosen.misses and case.subkind in AIMS[name] and not strong:
                misses.append((case, found))
            if name == chosen.alarms and not case.subkind and (found if chosen.all else strong):
                alarms.append((case, found))
        row["any"] += hit
    listing = [c for c in (misses or alarms) if not chosen.corpus or c[0].corpus == chosen.corpus]
    random.Random(1).shuffle(listing)
    for case, found in listing[: chosen.limit]:
        show(case, found)
    print(f"{'corpus':16}{'planted':22}{'n':>6}" + "".join(f"{name:>13}" for name in ("any", *checks)))
    for (corpus, subkind), row in tally.items():
        cells = "".join(f"{row[name]:>5}{100 * row[name] / row['all']:>7.2f}%" for name in ("any", *checks))
        print(f"{corpus:16}{subkind or '(clean)':22}{row['all']:>6}{cells}")


if __name__ == "__main__":
    sys.exit(main())

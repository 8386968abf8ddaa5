"""What the outside benchmarks share: where the data lies, and running pairs through diglot."""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
BENCH = SHARED / "bench"


def need(path: Path) -> Path:
    """The path, or an end with one sentence where the benchmark data is absent."""
    if not path.exists():
        raise SystemExit(f"skipped: {path.name} is not here (the outside benchmarks lie beside the repository)")
    return path


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with need(path).open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def training_text() -> Iterator[tuple[str, str, str]]:
    """English, French and source of the pairs of the training text's core."""
    with lzma.open(need(SHARED / "training" / "core.en-fr.tsv.xz"), "rt", encoding="utf-8") as lines:
        for line in lines:
            english, french, source = line.rstrip("\n").split("\t")[:3]
            yield english, french, source


def compared(pairs: Iterable[dict[str, Any]], **options: Any) -> Iterator[dict[str, Any]]:
    """Each pair {"id", "source", "target"} compared; the contract's objects."""
    from diglot.comparison import Options, compare_many, edition_from_json

    given = ((edition_from_json(p["source"], p["id"]), edition_from_json(p["target"], p["id"]), p["id"]) for p in pairs)
    for made in compare_many(given, Options(**{"force": True, **options})):
        yield made.to_json()


def score(script: Path, gold: Path, predicted: Path, *more: str) -> str:
    """What the benchmark's own scorer prints."""
    ran = subprocess.run(
        [sys.executable, str(need(script)), str(gold), str(predicted), *more],
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout

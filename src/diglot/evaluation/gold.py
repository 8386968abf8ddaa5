"""Gold files of the corpora: what an annotator marked, led back to sentences of the articles as read.

The format is in `corpora/README.md`: findings name verbatim fragments of the files, so that gold outlives any change of
sentence splitting.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diglot.article import Article
from diglot.errors import ReadError


@dataclass(frozen=True, slots=True)
class GoldFinding:
    """A planted or annotated difference: kind, aspect, severity, and the sentences that it touches."""

    kind: str
    aspect: str
    severity: str
    source: tuple[int, ...]
    target: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two editions with their gold findings; `decoys` are sentence pairs that look different and are not."""

    story: str
    genre: str
    split: str
    source: Article
    target: Article
    findings: tuple[GoldFinding, ...]
    decoys: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


def stories(folder: Path) -> list[Path]:
    """The gold files under a corpora folder (or of one story)."""
    found = sorted((*folder.glob("gold.json"), *folder.glob("*/gold.json")))
    if not found:
        raise ReadError("{folder} holds no gold.json: name a folder of corpora (see corpora/README.md).", folder=folder)
    return found


def load(path: Path, split: str | None = None) -> Iterator[GoldPair]:
    """The pairs of one gold file; none where its split is another one.

    Raises ReadError where the file or a fragment is not as corpora/README.md says.
    """
    from diglot.reading import read_article

    try:
        told = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise ReadError("{path} is not JSON ({error}).", path=path, error=error) from error
    if not isinstance(told, dict) or not {"split", "story", "genre", "pairs"} <= told.keys():
        raise ReadError(
            "{path} is no gold file: it needs story, genre, split and pairs (see corpora/README.md).", path=path
        )
    if split and told["split"] != split:
        return
    for pair in told["pairs"]:
        source = read_article(path.with_name(f"{pair['source']}.txt"), language=pair["source"])
        target = read_article(path.with_name(f"{pair['target']}.txt"), language=pair["target"])
        findings = tuple(_finding(row, source, target, path) for row in pair["findings"])
        decoys = tuple(
            (resolve(row["source"], source, path), resolve(row["target"], target, path))
            for row in pair.get("decoys", [])
        )
        yield GoldPair(told["story"], told["genre"], told["split"], source, target, findings, decoys)


def _finding(row: dict[str, Any], source: Article, target: Article, path: Path) -> GoldFinding:
    return GoldFinding(
        row["kind"],
        row["aspect"],
        row["severity"],
        resolve(row["source"], source, path),
        resolve(row["target"], target, path),
        row.get("why", ""),
    )


def resolve(fragments: Sequence[str], article: Article, path: Path) -> tuple[int, ...]:
    """Sentence indexes that verbatim fragments touch.

    Raises ReadError for a fragment that stands nowhere, twice, or outside the compared text.
    """
    made: set[int] = set()
    for fragment in fragments:
        if article.text.count(fragment) != 1:
            many = article.text.count(fragment)
            raise ReadError(
                "{path}: “{fragment}” stands {many} times in {edition}, not once.",
                path=path,
                fragment=fragment,
                many=many,
                edition=article.path,
            )
        start = article.text.index(fragment)
        end = start + len(fragment)
        touched = [s.index for s in article.sentences if s.start < end and start < s.end]
        if not touched:
            raise ReadError(
                "{path}: “{fragment}” stands in what is set aside of {edition}.",
                path=path,
                fragment=fragment,
                edition=article.path,
            )
        made.update(touched)
    return tuple(sorted(made))

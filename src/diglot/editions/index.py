"""Which articles share rare terms: an inverted index on disk, read a part at a time.

Terms are spread over parts by their value, each part is sorted by itself, and only terms that few articles have make
pairs; pairs are spread over parts by their first article and added up there. No step needs all articles in memory, and
the work grows with the number of articles, not with its square: a term makes at most RARE·(RARE-1)/2 pairs.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from diglot.editions.terms import Terms

#: a term that more articles have than this makes no pairs (10,000 articles without names, of random sentences: 48 finds
#: .988 of the pairs, 128 finds .999)
RARE = 128
#: entries that a part may hold, about: what one step has in memory
PART = 500_000
#: candidates that an article keeps for each language
KEPT = 4
#: articles written at once
LOT = 2000
#: rarity is told as if there were this many articles at least: in a folder of three, what all three tell is not common
LEAST = 100

_ENTRY = np.dtype([("term", "<u8"), ("article", "<u4")])
_PAIR = np.dtype([("pair", "<u8"), ("weight", "<f4")])


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two articles (numbers as added) and the cosine of their terms, weighted by rarity (idf squared)."""

    one: int
    two: int
    cosine: float


class Index:
    """Add articles one by one, then ask once for the candidates. `folder` is emptied in the end."""

    def __init__(self, folder: Path, expected: int) -> None:
        self._folder = folder
        # an article brings some 300 terms
        self._parts = max(1, expected * 300 // PART)
        self._languages: list[int] = []
        self._codes: dict[str, int] = {}
        self._lot: list[tuple[int, Terms]] = []
        folder.mkdir(parents=True, exist_ok=True)

    def __len__(self) -> int:
        return len(self._languages)

    def add(self, language: str, terms: Terms) -> int:
        """Add an article; its number."""
        number = len(self._languages)
        self._languages.append(self._codes.setdefault(language, len(self._codes)))
        self._lot.append((number, terms))
        if len(self._lot) >= LOT:
            self._write()
        return number

    def _write(self) -> None:
        if not self._lot:
            return
        entries = np.empty(sum(len(t) for _, t in self._lot), dtype=_ENTRY)
        entries["term"] = np.concatenate([t for _, t in self._lot])
        entries["article"] = np.repeat([n for n, _ in self._lot], [len(t) for _, t in self._lot])
        self._spread(entries, (entries["term"] % np.uint64(self._parts)).astype(np.int64), "terms")
        self._lot = []

    def _spread(self, rows: npt.NDArray[np.void], where: npt.NDArray[np.int64], name: str) -> None:
        order = np.argsort(where, kind="stable")
        rows, where = rows[order], where[order]
        cuts = np.searchsorted(where, np.arange(self._parts + 1))
        for part in range(self._parts):
            if cuts[part] < cuts[part + 1]:
                with (self._folder / f"{name}.{part}").open("ab") as out:
                    rows[cuts[part] : cuts[part + 1]].tofile(out)

    def _take(self, name: str, part: int, dtype: np.dtype[np.void]) -> npt.NDArray[np.void]:
        """The rows of a part, which is gone then; none where nothing fell into it."""
        path = self._folder / f"{name}.{part}"
        if not path.exists():
            return np.empty(0, dtype=dtype)
        rows = np.fromfile(path, dtype=dtype)
        path.unlink()
        return rows

    def candidates(self) -> Iterator[Candidate]:
        """For each article the articles of each language that are most like it. Ends the index."""
        self._write()
        languages = np.array(self._languages, dtype=np.int64)
        norms = np.zeros(len(languages))
        try:
            for part in range(self._parts):
                self._pair(part, languages, norms)
            for part in range(self._parts):
                self._likely(part, languages, np.sqrt(norms))
            kept = [self._best(part, languages) for part in range(self._parts)]
            pairs = np.concatenate(kept) if kept else np.empty(0, dtype=_PAIR)
            _, first = np.unique(pairs["pair"], return_index=True)
            for pair, cosine in pairs[np.sort(first)]:
                yield Candidate(int(pair) >> 32, int(pair) & 0xFFFFFFFF, float(cosine))
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _pair(self, part: int, languages: npt.NDArray[np.int64], norms: npt.NDArray[np.float64]) -> None:
        """Turn the entries of a part into pairs, and add their weights to the articles' norms."""
        entries = self._take("terms", part, _ENTRY)
        entries = entries[np.argsort(entries["term"], kind="stable")]
        _, start, count = np.unique(entries["term"], return_index=True, return_counts=True)
        weight = np.log((max(len(languages), LEAST) + 1) / count) ** 2
        article = entries["article"].astype(np.int64)
        # what many articles have says nothing of two: it counts neither for a pair nor against it
        told = np.repeat(np.where(count <= RARE, weight, 0.0), count)
        norms += np.bincount(article, weights=told, minlength=len(languages))
        some = (count > 1) & (count <= RARE)
        # groups of one size at once: all pairs within each
        for size in np.unique(count[some]):
            begin = start[some & (count == size)]
            groups = article[begin[:, None] + np.arange(size)]
            left, right = np.triu_indices(size, k=1)
            one, two = groups[:, left].ravel(), groups[:, right].ravel()
            pairs = np.empty(len(one), dtype=_PAIR)
            pairs["pair"] = np.minimum(one, two).astype(np.uint64) << np.uint64(32) | np.maximum(one, two).astype(
                np.uint64
            )
            pairs["weight"] = np.repeat(weight[some & (count == size)], len(left))
            where = (np.minimum(one, two) % self._parts).astype(np.int64)
            self._spread(pairs, where, "pairs")

    def _likely(self, part: int, languages: npt.NDArray[np.int64], norms: npt.NDArray[np.float64]) -> None:
        """Add up a part's pairs; those that are among the best of either article here go on, once for each article."""
        pairs = self._take("pairs", part, _PAIR)
        pairs = pairs[np.argsort(pairs["pair"], kind="stable")]
        pair, start = np.unique(pairs["pair"], return_index=True)
        total = np.add.reduceat(pairs["weight"].astype(np.float64), start)
        one, two = _ends(pair)
        made = np.empty(len(pair), dtype=_PAIR)
        made["pair"], made["weight"] = pair, total / np.maximum(norms[one] * norms[two], 1e-9)
        keep = _leading(one, languages[two], made["weight"]) | _leading(two, languages[one], made["weight"])
        for ends in (one, two):
            self._spread(made[keep], ends[keep] % self._parts, "ends")

    def _best(self, part: int, languages: npt.NDArray[np.int64]) -> npt.NDArray[np.void]:
        """The pairs that are among the KEPT best of an article of this part, for the other's language."""
        pairs = np.unique(self._take("ends", part, _PAIR))
        one, two = _ends(pairs["pair"])
        keep = np.zeros(len(pairs), dtype=bool)
        for here, there in ((one, two), (two, one)):
            mine = here % self._parts == part
            keep[mine] |= _leading(here[mine], languages[there[mine]], pairs["weight"][mine])
        best: npt.NDArray[np.void] = pairs[keep]
        return best


def _ends(pair: npt.NDArray[np.uint64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The two articles of each pair."""
    return (pair >> np.uint64(32)).astype(np.int64), (pair & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _leading(
    here: npt.NDArray[np.int64], language: npt.NDArray[np.int64], weight: npt.NDArray[np.float32]
) -> npt.NDArray[np.bool_]:
    """Which rows are among the KEPT heaviest of their article and language."""
    order = np.lexsort((-weight, language, here))
    group = here[order] * 1000 + language[order]
    first = np.flatnonzero(np.r_[True, group[1:] != group[:-1]]) if len(order) else np.empty(0, dtype=np.int64)
    rank = np.arange(len(order)) - np.repeat(first, np.diff(np.r_[first, len(order)]))
    made = np.zeros(len(order), dtype=bool)
    made[order[rank < KEPT]] = True
    return made

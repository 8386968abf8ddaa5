"""From a list of files to stories: read, find candidates, look closely, group."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diglot.article import Article
from diglot.editions.index import Candidate, Index
from diglot.editions.relation import WORTH, Kind, Relation, relate
from diglot.editions.terms import Terms, terms
from diglot.errors import DiglotError
from diglot.l10n import say

Progress = Callable[[str, int, int], None]
#: articles and pairs that a process gets at once
LOT = 64
#: a candidate with this share of the cosine of an edition already found may be another version of it
NEAR = 0.8


@dataclass(frozen=True, slots=True)
class Read:
    """What is kept of an article that was read."""

    path: str
    language: str
    title: str


@dataclass(frozen=True, slots=True)
class Story:
    """Articles (by number) that tell one story, and the relations that hold them together."""

    articles: tuple[int, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Editions:
    """The result: articles in the order given, stories of two articles and more, articles that stand alone.

    `related` are pairs about one matter that are no editions; `unread` are (path, reason).
    """

    articles: tuple[Read, ...]
    stories: tuple[Story, ...]
    alone: tuple[int, ...]
    related: tuple[Relation, ...]
    unread: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As plain dicts and lists, articles by path."""

        def pair(r: Relation) -> dict[str, Any]:
            return {
                "one": self.articles[r.one].path,
                "two": self.articles[r.two].path,
                "kind": str(r.kind),
                "confidence": r.confidence,
                "coverage": round(r.coverage, 3),
                "cosine": round(r.cosine, 3),
                "shared": list(r.shared),
            }

        return {
            "stories": [
                {
                    "articles": [
                        {"path": a.path, "language": a.language, "title": a.title}
                        for a in (self.articles[n] for n in s.articles)
                    ],
                    "relations": [pair(r) for r in s.relations],
                }
                for s in self.stories
            ],
            "alone": [self.articles[n].path for n in self.alone],
            "same_matter": [pair(r) for r in self.related],
            "unread": [{"path": path, "reason": reason} for path, reason in self.unread],
        }


def find_editions(
    paths: Sequence[str | Path], *, jobs: int = 1, folder: Path | None = None, progress: Progress | None = None
) -> Editions:
    """Group articles into stories. `folder` takes the index while it is needed; a temporary one by default.

    A file that cannot be read is told in `unread` and is not the end.
    """
    with tempfile.TemporaryDirectory(prefix="diglot-", dir=folder) as place:
        articles: list[Read] = []
        unread: list[tuple[str, str]] = []
        index = Index(Path(place) / "index", len(paths))
        for done, (path, found) in enumerate(_spread(_read, [str(p) for p in paths], jobs), 1):
            if isinstance(found, str):
                unread.append((path, found))
            else:
                read, own = found
                index.add(read.language, own)
                articles.append(read)
            if progress is not None:
                progress(say("reading"), done, len(paths))
        pairs = [c for c in index.candidates() if c.cosine >= WORTH]
    return group(articles, list(_look_closely(articles, pairs, jobs, progress)), unread)


def _look_closely(
    articles: Sequence[Read], candidates: Sequence[Candidate], jobs: int, progress: Progress | None
) -> Iterator[Relation]:
    """What the candidates are to each other, the likeliest first.

    An article whose edition in a language is found is not aligned with lesser candidates of that language, unless
    they come near: a second version would. What is left of an article's candidates is looked at in further rounds.
    """
    waiting = sorted(candidates, key=lambda c: (-c.cosine, c.one, c.two))
    settled: dict[tuple[int, str], float] = {}
    done = 0

    def ends(c: Candidate) -> tuple[tuple[int, str], tuple[int, str]]:
        return (c.one, articles[c.two].language), (c.two, articles[c.one].language)

    while waiting:
        asked: list[Candidate] = []
        later: list[Candidate] = []
        busy: set[tuple[int, str]] = set()
        for c in waiting:
            if any(end in settled and c.cosine < NEAR * settled[end] for end in ends(c)):
                continue
            if all(end in busy for end in ends(c)):
                later.append(c)
                continue
            busy.update(ends(c))
            asked.append(c)
        tasks = [(articles[c.one].path, articles[c.two].path, c.cosine, c.one, c.two) for c in asked]
        for c, relation in zip(asked, _spread(_relate, tasks, jobs), strict=True):
            done += 1
            if progress is not None:
                progress(say("looking closely at"), done, done + len(later))
            if relation is None or relation.kind is Kind.NONE:
                continue
            if relation.kind is Kind.EDITION:
                for end in ends(c):
                    settled[end] = max(settled.get(end, 0.0), c.cosine)
            yield relation
        waiting = later


def _spread(work: Callable[[Any], Any], tasks: Sequence[Any], jobs: int) -> Iterator[Any]:
    """The results of the work on all tasks, in order, by as many processes as jobs."""
    if jobs <= 1 or len(tasks) <= LOT:
        yield from map(work, tasks)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(work, tasks, chunksize=LOT)


def _read(path: str) -> tuple[str, tuple[Read, Terms] | str]:
    try:
        article = _article(path)
    except DiglotError as error:
        return path, str(error)
    title = article.title or article.sentences[0].text
    return path, (Read(path, article.language, " ".join(title.split())[:200]), terms(article))


def _article(path: str) -> Article:
    from diglot.comparison import Options, read_edition

    return read_edition(path, Options())


def _relate(task: tuple[str, str, float, int, int]) -> Relation | None:
    one, two, cosine, a, b = task
    try:
        return relate(_article(one), _article(two), cosine, (a, b))
    except DiglotError:  # the file was changed or removed in between: told as unread by the next run
        return None


def group(articles: Sequence[Read], relations: Iterable[Relation], unread: Sequence[tuple[str, str]] = ()) -> Editions:
    """Stories from relations: the surest first, one to one between two languages.

    An article may have two editions in one language only where these are versions of one text.
    """
    ranked = sorted(relations, key=lambda r: (-(r.coverage + r.cosine), r.one, r.two))
    versions = {frozenset((r.one, r.two)) for r in ranked if r.kind is Kind.UPDATE}
    taken: dict[tuple[int, str], list[int]] = {}
    held: list[Relation] = [r for r in ranked if r.kind is Kind.UPDATE]
    for relation in ranked:
        if relation.kind is not Kind.EDITION:
            continue
        ends = ((relation.one, relation.two), (relation.two, relation.one))
        if all(
            frozenset((other, there)) in versions
            for here, there in ends
            for other in taken.get((here, articles[there].language), ())
        ):
            held.append(relation)
            for here, there in ends:
                taken.setdefault((here, articles[there].language), []).append(there)
    parent = list(range(len(articles)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for relation in held:
        parent[root(relation.two)] = root(relation.one)
    members: dict[int, list[int]] = {}
    for n in range(len(articles)):
        members.setdefault(root(n), []).append(n)
    inside: dict[int, list[Relation]] = {}
    for relation in held:
        inside.setdefault(root(relation.one), []).append(relation)
    stories = tuple(Story(tuple(m), tuple(inside[r])) for r, m in members.items() if len(m) > 1)
    alone = tuple(m[0] for m in members.values() if len(m) == 1)
    related = tuple(r for r in ranked if r.kind is Kind.MATTER and root(r.one) != root(r.two))
    return Editions(tuple(articles), stories, alone, related, tuple(unread))

"""The way from one language to another: the best engine that has one, the shortest way, over a pivot if need be."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from diglot.errors import NoRouteError, UsageError
from diglot.translation.engine import Edge, Engine
from diglot.translation.engines import ENGINES, load_engine


@dataclass(frozen=True)
class Route:
    """An engine and the languages it leads over, first to last."""

    engine: Engine
    languages: tuple[str, ...]
    package: str
    trust: str


def find_route(source: str, target: str, engines: Sequence[str] | None = None) -> Route:
    """The shortest route of the best engine that has one.

    Raises UsageError for an engine that does not exist, NoRouteError where no engine leads there.
    """
    for engine in _chosen(engines):
        edges = _shortest(engine.routes(), source, target)
        if edges:
            languages = (source, *(e.target for e in edges))
            return Route(engine, languages, " + ".join(e.package for e in edges), edges[0].trust)
    raise NoRouteError(
        f"Nothing here translates from “{source}” to “{target}”: "
        f"install a package with `diglot packages install {source} {target}`."
    )


def best_direction(one: str, two: str, engines: Sequence[str] | None = None) -> Route:
    """The route between two languages in the direction that reads better: the better engine, then into English."""
    found: list[tuple[tuple[int, int, int], Route]] = []
    names = list(ENGINES)
    for source, target in ((two, one), (one, two)):
        try:
            route = find_route(source, target, engines)
        except NoRouteError:
            continue
        found.append(((names.index(route.engine.name), len(route.languages), target != "en"), route))
    if not found:
        find_route(two, one, engines)
    return min(found, key=lambda pair: pair[0])[1]


def _chosen(engines: Sequence[str] | None) -> list[Engine]:
    unknown = [name for name in engines or () if name not in ENGINES]
    if unknown:
        raise UsageError(f"There is no engine “{unknown[0]}”: choose from {', '.join(ENGINES)}.")
    return [load_engine(name) for name in ENGINES if engines is None or name in engines]


def _shortest(edges: Sequence[Edge], source: str, target: str) -> list[Edge]:
    waiting: deque[list[Edge]] = deque([e] for e in edges if e.source == source)
    seen = {source}
    while waiting:
        way = waiting.popleft()
        end = way[-1].target
        if end == target:
            return way
        if end not in seen:
            seen.add(end)
            waiting.extend([*way, e] for e in edges if e.source == end)
    return []

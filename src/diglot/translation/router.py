"""The way from one language to another: the best engine that has one, the shortest way, over a pivot if need be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diglot.errors import NoRouteError
from diglot.l10n import say
from diglot.translation import ENGINES
from diglot.translation.engine import Edge, Progress
from diglot.translation.engines import chosen_engines, load_engine

#: languages to lead over where there is a choice: resources are richest in the first (the order of the Romance ones
#: is measured: Apertium fr→es→en reads better than fr→ca→en on WMT13)
PIVOTS = ("en", "es", "ca")
#: each further step loses meaning: nothing useful arrives over more than two pivots
MOST_STEPS = 3


@dataclass(frozen=True, slots=True)
class Route:
    """One or more direct ways, first to last."""

    edges: tuple[Edge, ...]
    names: tuple[str, ...]

    @property
    def engine(self) -> str:
        """The engine, or all that take part ("apertium+lexicon")."""
        return "+".join(dict.fromkeys(e.engine for e in self.edges))

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages passed, first to last."""
        return (self.edges[0].source, *(e.target for e in self.edges))

    @property
    def package(self) -> str:
        """What was installed, for the signature of a result."""
        return " + ".join(e.package for e in self.edges)

    @property
    def fingerprint(self) -> str:
        """Changes whenever data of any step does."""
        return " + ".join(e.fingerprint or e.package for e in self.edges)

    @property
    def trust(self) -> str:
        """One sentence on how far to trust a reading by this route: what its weakest engine deserves."""
        order = list(ENGINES)
        worst = max(self.edges, key=lambda e: order.index(e.engine))
        if len(self.edges) == 1:
            return say(worst.trust)
        over = say(" and ").join(self.languages[1:-1])
        trust = say(worst.trust).rstrip(".")
        return say("{trust} (read over {over}, which costs some meaning).", trust=trust, over=over)

    @property
    def aligns(self) -> bool:
        """Whether a reading by this route is good enough to align by."""
        return all(e.aligns for e in self.edges)

    @property
    def guarded(self) -> bool:
        """Whether single sentences may fail."""
        return any(load_engine(n).guarded for n in self.names)

    @property
    def remembered(self) -> bool:
        """Whether readings are worth keeping."""
        return all(load_engine(n).remembered for n in self.names)

    def translate(self, sentences: Sequence[str], *, beam: int = 1, progress: Progress | None = None) -> list[str]:
        """The sentences at the end of the route, in order. Raises TranslationError, DamagedPackageError."""
        lines = list(sentences)
        for step, (edge, name) in enumerate(zip(self.edges, self.names, strict=True)):
            told = None if progress is None else _share(progress, step, len(self.edges))
            lines = load_engine(name).translate(lines, edge.source, edge.target, beam=beam, progress=told)
        return lines


def find_route(source: str, target: str, engines: Sequence[str] | None = None) -> Route:
    """The shortest route of the best engine that has one; where none leads all the way, one over several engines.

    Raises UsageError for an engine that does not exist, NoRouteError where nothing leads there.
    """
    everything: list[tuple[Edge, str]] = []
    names = [n for n in engines or () if n.partition("=")[1]]
    for engine in chosen_engines(engines):
        name = next((n for n in names if n.partition("=")[0] == engine.name), engine.name)
        found = [(edge, name) for edge in engine.routes()]
        route = _shortest(found, source, target)
        if route is not None:
            return route
        everything += found
    mixed = _shortest(everything, source, target)
    if mixed is not None:
        return mixed
    raise _nothing(source, target, engines)


def best_direction(one: str, two: str, engines: Sequence[str] | None = None) -> Route:
    """The route between two languages in the direction that reads better: better engine, then into English, then short.

    Raises UsageError for an engine that does not exist, NoRouteError where nothing leads either way.
    """
    order = list(ENGINES)
    found: list[tuple[tuple[int, bool, int], Route]] = []
    for source, target in ((two, one), (one, two)):
        try:
            route = find_route(source, target, engines)
        except NoRouteError:
            continue
        worst = max(order.index(e.engine) for e in route.edges)
        found.append(((worst, target != "en", len(route.edges)), route))
    if not found:
        into = (two, one) if one == "en" else (one, two)
        raise _nothing(*into, engines)
    return min(found, key=lambda pair: pair[0])[1]


def _nothing(source: str, target: str, engines: Sequence[str] | None) -> NoRouteError:
    if engines:
        return NoRouteError(
            "No way leads from “{source}” to “{target}” with {engines}: leave out --engine, or install a package with "
            "`diglot packages install {source} {target}`.",
            source=source,
            target=target,
            engines=", ".join(engines),
        )
    return NoRouteError(
        "Nothing installed here translates from “{source}” to “{target}”: install a package with `diglot packages "
        "install {source} {target}`.",
        source=source,
        target=target,
    )


def _shortest(edges: Sequence[tuple[Edge, str]], source: str, target: str) -> Route | None:
    """The way of fewest steps, over the best pivots; of two edges with the same ends the first counts."""
    leaving: dict[str, dict[str, tuple[Edge, str]]] = {}
    for edge, name in edges:
        leaving.setdefault(edge.source, {}).setdefault(edge.target, (edge, name))

    def ways(at: str, passed: tuple[str, ...]) -> Iterator[tuple[tuple[Edge, str], ...]]:
        for end, step in leaving.get(at, {}).items():
            if end == target:
                yield (step,)
            elif end not in passed and len(passed) < MOST_STEPS:
                for rest in ways(end, (*passed, end)):
                    yield (step, *rest)

    def cost(way: tuple[tuple[Edge, str], ...]) -> tuple[int, list[int]]:
        pivots = [e.target for e, _ in way[:-1]]
        return len(way), [PIVOTS.index(p) if p in PIVOTS else len(PIVOTS) for p in pivots]

    best = min(ways(source, (source,)), key=cost, default=None)
    if best is None:
        return None
    return Route(tuple(e for e, _ in best), tuple(n for _, n in best))


def _share(progress: Progress, step: int, steps: int) -> Progress:
    def told(done: int, total: int) -> None:
        progress((step * total + done) // steps, total)

    return told

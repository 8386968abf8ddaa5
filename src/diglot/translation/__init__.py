"""Readings by machine: one edition in another language, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

from diglot.article import Article
from diglot.findings import Rendering
from diglot.translation.engine import Progress
from diglot.translation.memory import Memory


def render(
    article: Article,
    into: str,
    *,
    of: str,
    engines: Sequence[str] | None = None,
    beam: int = 1,
    memory: Memory | None = None,
    progress: Progress | None = None,
) -> Rendering:
    """The article's sentences in the language `into`: as supplied with it, else by the best route.

    Raises NoRouteError, UsageError for an unknown engine, DamagedPackageError.
    """
    from diglot.translation.router import find_route

    if into in article.translations:
        lines = article.translations[into]
        trust = "The readings came with the input; diglot did not translate."
        return Rendering(of, "supplied", (article.language, into), lines, (True,) * len(lines), trust=trust)
    route = find_route(article.language, into, engines)
    lines = tuple(s.text.replace("\n", " ") for s in article.sentences)
    for source, target in zip(route.languages, route.languages[1:], strict=False):
        lines = tuple(route.engine.translate(lines, source, target, beam=beam, progress=progress))
    return Rendering(of, route.engine.name, route.languages, lines, (True,) * len(lines), route.package, route.trust)

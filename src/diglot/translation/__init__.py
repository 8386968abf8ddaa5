"""Readings by machine: one edition in another language, sentence by sentence.

To add an engine: a module with a class after `diglot.translation.engine.Engine`, and a row in ENGINES.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diglot.article import Article
    from diglot.findings import Rendering
    from diglot.translation.engine import Progress
    from diglot.translation.memory import Memory


@dataclass(frozen=True, slots=True)
class EngineRow:
    """Where an engine is made; `asked_only`: used only where it is named, because it sends text elsewhere."""

    module: str
    factory: str
    asked_only: bool = False


#: The engines, best first. "supplied" stands for readings that came with the input; it leads nowhere by itself.
ENGINES: dict[str, EngineRow | None] = {
    "supplied": None,
    "argos": EngineRow("diglot.translation.argos", "ArgosEngine"),
    "apertium": EngineRow("diglot.translation.apertium", "ApertiumEngine"),
    "lexicon": EngineRow("diglot.translation.lexicon_engine", "LexiconEngine"),
    "libretranslate": EngineRow("diglot.translation.libretranslate", "LibreTranslateEngine", asked_only=True),
}


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
    """The article's compared sentences in the language `into`: as supplied with it, else by the best route.

    `of` ("source" or "target") says which edition of the comparison the article is. `engines` limits the choice,
    `beam` is the width of the search where the engine has one, `memory` None means that nothing is remembered.
    Raises NoRouteError, UsageError for an unknown engine, DamagedPackageError, TranslationError.
    """
    from diglot.translation.rendering import Job, render_jobs

    return render_jobs([Job(article, into, of)], engines=engines, beam=beam, memory=memory, progress=progress)[0]


def render_many(
    jobs: Sequence[tuple[Article, str, str]],
    *,
    engines: Sequence[str] | None = None,
    beam: int = 1,
    memory: Memory | None = None,
    progress: Progress | None = None,
) -> list[Rendering]:
    """As `render`, for many articles (article, into, of) in as few calls of an engine as there are routes."""
    from diglot.translation.rendering import Job, render_jobs

    made = [Job(*job) for job in jobs]
    return render_jobs(made, engines=engines, beam=beam, memory=memory, progress=progress)

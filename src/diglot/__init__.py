"""diglot compares language editions of an article and reports what was added, dropped or altered.

>>> import diglot
>>> comparison = diglot.compare("en.txt", "fr.txt")   # doctest: +SKIP
>>> [finding.message for finding in comparison.findings]   # doctest: +SKIP

The names below load when first used, so that `import diglot` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from diglot.archive import scan
    from diglot.article import Article, Role, Sentence
    from diglot.comparison import Options, compare, compare_many
    from diglot.corrections import Update, update
    from diglot.editions import Editions, find_editions
    from diglot.errors import DiglotError
    from diglot.findings import Aspect, Bead, Comparison, Finding, Kind, Rendering, Severity
    from diglot.reading import article_from_text, read_article
    from diglot.reports import write

_HOMES = {
    "Article": "article",
    "Sentence": "article",
    "Role": "article",
    "Options": "comparison",
    "compare": "comparison",
    "compare_many": "comparison",
    "DiglotError": "errors",
    "Aspect": "findings",
    "Bead": "findings",
    "Comparison": "findings",
    "Finding": "findings",
    "Kind": "findings",
    "Rendering": "findings",
    "Severity": "findings",
    "Editions": "editions",
    "find_editions": "editions",
    "scan": "archive",
    "Update": "corrections",
    "update": "corrections",
    "write": "reports",
    "article_from_text": "reading",
    "read_article": "reading",
}

__all__ = [
    "Article",
    "Aspect",
    "Bead",
    "Comparison",
    "DiglotError",
    "Editions",
    "Finding",
    "Kind",
    "Options",
    "Rendering",
    "Role",
    "Sentence",
    "Severity",
    "Update",
    "__version__",
    "article_from_text",
    "compare",
    "compare_many",
    "find_editions",
    "read_article",
    "scan",
    "update",
    "write",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"diglot.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'diglot' has no attribute {name!r}")

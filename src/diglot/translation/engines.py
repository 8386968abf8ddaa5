"""The table of engines, best first."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from diglot.translation.engine import Engine

#: name -> (module, class), in order of quality
ENGINES: dict[str, tuple[str, str]] = {
    "lexicon": ("diglot.translation.lexicon_engine", "LexiconEngine"),
}


@lru_cache(maxsize=8)
def load_engine(name: str) -> Engine:
    """The engine of that name, made once."""
    module, attribute = ENGINES[name]
    made: Engine = getattr(import_module(module), attribute)()
    return made

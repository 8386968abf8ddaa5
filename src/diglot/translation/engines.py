"""Engines by name, made when first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module

from diglot.errors import UsageError
from diglot.translation import ENGINES
from diglot.translation.engine import Engine


@lru_cache(maxsize=32)
def load_engine(name: str) -> Engine:
    """The engine of that name; `name=SETTING` hands it a setting (an address).

    Raises UsageError for a name that is not in the table, or one that stands for no program.
    """
    plain, _, setting = name.partition("=")
    row = ENGINES.get(plain)
    if row is None:
        raise UsageError("There is no engine “{name}”: choose from {known}.", name=name, known=", ".join(ENGINES))
    factory = getattr(import_module(row.module), row.factory)
    made: Engine = factory(setting) if setting else factory()
    return made


def chosen_engines(engines: Sequence[str] | None) -> list[Engine]:
    """The engines to try, best first: those named, or all that keep the text on this machine.

    Raises UsageError for an unknown name.
    """
    if not engines:
        return [load_engine(name) for name, row in ENGINES.items() if row is not None and not row.asked_only]
    order = list(ENGINES)
    for name in engines:
        if name.partition("=")[0] not in ENGINES:
            raise UsageError("There is no engine “{name}”: choose from {known}.", name=name, known=", ".join(ENGINES))
    ranked = sorted(dict.fromkeys(engines), key=lambda name: order.index(name.partition("=")[0]))
    return [load_engine(name) for name in ranked if ENGINES[name.partition("=")[0]] is not None]

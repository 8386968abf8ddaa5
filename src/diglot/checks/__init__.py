"""The checks: one module an aspect, and this table of them. None imports another."""

from __future__ import annotations

from types import ModuleType


def load_checks() -> dict[str, ModuleType]:
    """All checks by aspect, imported when first asked for."""
    from importlib import import_module

    return {aspect: import_module(f"diglot.checks.{module}") for aspect, module in CHECKS.items()}


#: aspect -> module of this folder; the order in which findings of one sentence are reported
CHECKS: dict[str, str] = {
}

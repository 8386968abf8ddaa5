"""The checks: one module an aspect, and this table of them. None imports another."""

from __future__ import annotations

from typing import cast

from diglot.checks.base import Check

#: aspect -> module of this folder; the order in which findings of one sentence are reported
CHECKS: dict[str, str] = {
    "sentence": "sentences",
    "coverage": "coverage",
    "number": "numbers",
    "date": "dates",
    "name": "names",
    "roles": "roles",
    "negation": "negation",
    "attribution": "attribution",
    "quotation": "quotation",
    "certainty": "certainty",
    "wording": "wording",
    "degree": "degree",
}


def load_check(aspect: str) -> Check:
    """The check of an aspect, imported when first asked for."""
    from importlib import import_module

    return cast(Check, import_module(f"diglot.checks.{CHECKS[aspect]}"))

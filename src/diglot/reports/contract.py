"""JSON: the contract. Its schema is `schema.json` beside this module."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from diglot.findings import Comparison
from diglot.reports import Style


def render(comparison: Comparison, style: Style) -> str:
    """The comparison as one JSON object."""
    return json.dumps(comparison.to_json(), ensure_ascii=False, indent=1) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the contract."""
    made: dict[str, Any] = json.loads((files("diglot.reports") / "schema.json").read_text("utf-8"))
    return made

"""The comparison in the forms that people and programs read: one module a format, and this table of them."""

from __future__ import annotations

import json

from diglot.findings import Comparison

#: format -> what it is for
FORMATS: dict[str, str] = {
    "terminal": "a report to read in a terminal",
    "json": "the contract, for programs",
}


def write(comparison: Comparison, style: str) -> str:
    """The comparison in a format of the table."""
    return json.dumps(comparison.to_json(), ensure_ascii=False, indent=1) + "\n"

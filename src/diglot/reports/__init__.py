"""The comparison in the forms that people and programs read: one module a format, and this table of them.

Each module has `render(comparison, style)`, which returns the whole report as text. A report computes nothing: it shows
what the comparison holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from diglot.errors import UsageError

if TYPE_CHECKING:
    from diglot.findings import Comparison


@dataclass(frozen=True, slots=True)
class Style:
    """How a report is to look, where its format leaves a choice."""

    quiet: bool = False
    show_furniture: bool = False
    colour: bool = False
    show_accepted: bool = False


@dataclass(frozen=True, slots=True)
class FormatRow:
    """Where a format is made, what it is for, and how its file is encoded."""

    module: str
    purpose: str
    encoding: str = "utf-8"


FORMATS: dict[str, FormatRow] = {
    "terminal": FormatRow("diglot.reports.terminal", "a report to read in a terminal"),
    "html": FormatRow("diglot.reports.html", "both editions side by side, one file for any browser"),
    "json": FormatRow("diglot.reports.contract", "the contract, for programs (see `diglot schema`)"),
    "markdown": FormatRow("diglot.reports.markdown", "a chat message or a ticket"),
    # Excel takes UTF-8 for something else without the mark at its head
    "csv": FormatRow("diglot.reports.table", "a spreadsheet, one finding a row", "utf-8-sig"),
    "tmx": FormatRow("diglot.reports.tmx", "the aligned sentences, for translation tools (TMX 1.4)"),
    "sarif": FormatRow("diglot.reports.sarif", "code review and gates (SARIF 2.1.0)"),
    "github": FormatRow("diglot.reports.github", "annotations of a GitHub workflow"),
    "gitlab": FormatRow("diglot.reports.gitlab", "GitLab's code quality report"),
}


def write(comparison: Comparison, name: str, style: Style | None = None) -> str:
    """The comparison in a format of the table. Raises UsageError for another name."""
    if name not in FORMATS:
        raise UsageError("There is no format “{name}”: choose from {known}.", name=name, known=", ".join(FORMATS))
    made: str = import_module(FORMATS[name].module).render(comparison, style or Style())
    return made

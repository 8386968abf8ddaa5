"""CSV for a spreadsheet: one finding a row."""

from __future__ import annotations

import csv
from io import StringIO

from diglot.findings import Comparison
from diglot.reports import Style
from diglot.reports.marks import numbers_of, text_of, words_of

COLUMNS = (
    "id", "severity", "kind", "aspect", "confidence", "message", "source_file", "source_sentences", "source_words",
    "source_text", "target_file", "target_sentences", "target_words", "target_text",
)  # fmt: skip


def render(comparison: Comparison, style: Style) -> str:
    """The findings with a line of headings (RFC 4180)."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    one, two = comparison.source, comparison.target
    for f in comparison.findings:
        row = [f.id, f.severity, f.kind, f.aspect, f"{f.confidence:.2f}", f.message]
        row += [one.path, numbers_of(f.source), words_of(one, f.source_spans), text_of(one, f.source)]
        row += [two.path, numbers_of(f.target), words_of(two, f.target_spans), text_of(two, f.target)]
        writer.writerow([harmless(str(cell)) for cell in row])
    return out.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, "CSV injection")."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell

"""The report for a terminal: a line to read aloud, then each finding with both originals and what differs marked."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from shutil import get_terminal_size

from rich.console import Console
from rich.text import Text

from diglot.article import Article
from diglot.findings import Comparison, Finding, Kind, Severity, Span
from diglot.reports.summary import language_name, summary

STYLES = {
    Severity.CRITICAL: ("✖", "bold red"),
    Severity.MAJOR: ("▲", "bold yellow"),
    Severity.MINOR: ("●", "cyan"),
    Severity.NOTE: ("·", "dim"),
}
MARK = "bold reverse"


def render(comparison: Comparison, *, quiet: bool = False, show_furniture: bool = False, colour: bool = True) -> str:
    """The report as text, with terminal colours where `colour`."""
    out = StringIO()
    width = min(110, get_terminal_size((100, 24)).columns)
    console = Console(file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False, emoji=False)
    console.print(Text(summary(comparison), style="bold"))
    if not quiet:
        for finding in comparison.findings:
            console.print()
            _finding(console, comparison, finding, colour)
        if show_furniture:
            _furniture(console, comparison)
        console.print()
        _colophon(console, comparison)
    return out.getvalue()


def _finding(console: Console, comparison: Comparison, finding: Finding, colour: bool) -> None:
    mark, style = STYLES[finding.severity]
    head = Text()
    head.append(f"{mark} {finding.severity.upper()} ", style=style)
    head.append(f"{finding.kind} · {finding.aspect}", style="bold")
    head.append(f"   {finding.confidence:.0%} sure · {finding.id}", style="dim")
    console.print(head)
    console.print(Text(f"  {finding.message}"))
    for article, indexes, spans in (
        (comparison.source, finding.source, finding.source_spans),
        (comparison.target, finding.target, finding.target_spans),
    ):
        if indexes:
            whole = finding.kind is not Kind.ALTERED and finding.aspect == "sentence"
            console.print(_quoted(article, indexes, () if whole else spans, colour))
    reading = finding.evidence.get("reading")
    if reading and comparison.rendering.engine != "supplied":
        label = "read by machine" if finding.evidence.get("reading_reliable", True) else "unreliable reading"
        console.print(Text(f"  {label}: {reading}", style="dim italic"))


def _quoted(article: Article, indexes: Sequence[int], spans: Sequence[Span], colour: bool) -> Text:
    """The sentences with the spans marked: reversed in colour, in [brackets] without."""
    line = Text(f"  {article.language} {_numbers(indexes)}  ", style="dim")
    for index in indexes:
        sentence = article.sentences[index]
        at = sentence.start
        for start, end in sorted(spans):
            if end <= sentence.start or start >= sentence.end:
                continue
            start, end = max(start, at), min(end, sentence.end)
            line.append(_flat(article.text[at:start]), style="not dim")
            marked = _flat(article.text[start:end])
            line.append(marked if colour else f"[{marked}]", style=MARK + " not dim")
            at = end
        line.append(_flat(article.text[at : sentence.end]) + " ", style="not dim")
    return line


def _numbers(indexes: Sequence[int]) -> str:
    first, last = indexes[0] + 1, indexes[-1] + 1
    return f"{first}" if first == last else f"{first}–{last}"


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def _furniture(console: Console, comparison: Comparison) -> None:
    for article in (comparison.source, comparison.target):
        if not article.set_aside:
            continue
        console.print()
        console.print(Text(f"Set aside in {article.path or language_name(article.language)}:", style="bold"))
        for item in article.set_aside:
            console.print(Text(f"  {item.role:<10} {_flat(item.text)}  ({item.reason})", style="dim"))


def _colophon(console: Console, comparison: Comparison) -> None:
    """How the reading came about and how far to trust it, then the signature."""
    for article in (comparison.source, comparison.target):
        for note in article.notes:
            console.print(Text(f"Note on {article.path}: {note}", style="dim"))
    if comparison.rendering.trust:
        console.print(Text(comparison.rendering.trust, style="dim"))
    console.print(Text(comparison.signature, style="dim"))

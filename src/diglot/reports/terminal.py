"""The report for a terminal: a line to read aloud, then each finding with both originals and what differs marked."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from shutil import get_terminal_size

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from diglot.article import Article
from diglot.findings import Comparison, Finding, Kind, Severity, Span
from diglot.l10n import percent, say
from diglot.languages.packs import language_name
from diglot.reports import Style
from diglot.reports.marks import for_terminal, numbers_of, pieces
from diglot.reports.summary import SHAPES, summary

STYLES = {
    Severity.CRITICAL: "bold red",
    Severity.MAJOR: "bold yellow",
    Severity.MINOR: "cyan",
    Severity.NOTE: "dim",
}
MARK = "bold reverse"
#: rich breaks lines at no-break spaces, too: noncharacters of Unicode stand for them until it has
_HELD = str.maketrans("\u00a0\u202f", "\ufdd0\ufdd1")
_SHOWN = str.maketrans("\ufdd0\ufdd1", "\u00a0\u202f")
#: characters that the label before a quotation takes at least
LABEL = 8


def render(comparison: Comparison, style: Style) -> str:
    """The report as text, with terminal colours where the style asks for them."""
    out, colour = StringIO(), style.colour
    width = min(110, get_terminal_size((100, 24)).columns)
    console = Console(file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False, emoji=False)
    console.print(_text(summary(comparison), style="bold"))
    if not style.quiet:
        for finding in comparison.findings:
            console.print()
            _finding(console, comparison, finding, colour)
        if style.show_furniture:
            _furniture(console, comparison)
        _accepted(console, comparison, style.show_accepted)
        console.print()
        _colophon(console, comparison)
    return "\n".join(line.rstrip() for line in out.getvalue().translate(_SHOWN).split("\n"))


def _finding(console: Console, comparison: Comparison, finding: Finding, colour: bool) -> None:
    mark, style = SHAPES[finding.severity], STYLES[finding.severity]
    head = _text(f"{mark} {say(finding.severity).upper()} ", style=style)
    head.append(_text(f"{say(finding.kind)} · {say(finding.aspect)}", style="bold"))
    head.append(_text(f"   {say('{sure} sure', sure=percent(finding.confidence))} · {finding.id}", style="dim"))
    console.print(head)
    console.print(Padding(_text(finding.message), (0, 0, 0, 2)))
    for article, indexes, spans in (
        (comparison.source, finding.source, finding.source_spans),
        (comparison.target, finding.target, finding.target_spans),
    ):
        if indexes:
            whole = finding.kind is not Kind.ALTERED and finding.aspect == "sentence"
            place = _text(f"  {article.language} {numbers_of(indexes)} ", style="dim")
            console.print(_hanging(place, _quoted(article, indexes, () if whole else spans, colour)))
    reading = finding.evidence.get("reading")
    if reading and comparison.rendering.engine != "supplied":
        # one that failed the guards may be the same words over and over: nothing to read
        reliable = finding.evidence.get("reading_reliable", True)
        told = say("{what}: {state}", what=say("read by machine"), state=reading)
        console.print(_hanging(_text("  ↳ "), _text(told if reliable else say("unreliable reading"), "dim italic")))


def _quoted(article: Article, indexes: Sequence[int], spans: Sequence[Span], colour: bool) -> Text:
    """The sentences with the spans marked: reversed in colour, in [brackets] without."""
    line = Text()
    for index in indexes:
        for piece in pieces(article, index, [(0, spans)]):
            shown = f"[{piece.text}]" if piece.marks and not colour else piece.text
            line.append(_text(shown, style=MARK if piece.marks else ""))
        line.append(" ")
    return line


def _hanging(label: Text, text: Text) -> Table:
    """The text beside its label, with its further lines under its first."""
    row = Table.grid(padding=(0, 1))
    row.add_column(min_width=LABEL, no_wrap=True)
    row.add_column()
    row.add_row(label, text)
    return row


def _text(text: str, style: str = "") -> Text:
    """What an article may say, as it can be shown, to be broken into lines."""
    return Text(for_terminal(text).translate(_HELD), style=style)


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def _furniture(console: Console, comparison: Comparison) -> None:
    for article in (comparison.source, comparison.target):
        if not article.set_aside:
            continue
        console.print()
        named = article.path or say(language_name(article.language))
        console.print(_text(say("Set aside in {name}:").format(name=named), style="bold"))
        for item in article.set_aside:
            console.print(_text(f"  {say(item.role):<10} {_flat(item.text)}  ({item.reason})", style="dim"))


def _accepted(console: Console, comparison: Comparison, show: bool) -> None:
    """What was let stand, where it is asked for; what was and is no longer there, always."""
    if show and comparison.accepted:
        console.print()
        console.print(_text(say("Accepted:"), style="bold"))
        for a in comparison.accepted:
            console.print(
                Padding(_text(f"{a.finding.id} {a.finding.message} ({a.date}{say(': ')}{a.because})"), (0, 0, 0, 2))
            )
    if comparison.stale:
        console.print()
        console.print(_text(say("Accepted before, but the text has changed since:"), style="bold"))
        for told in comparison.stale:
            console.print(Padding(_text(told), (0, 0, 0, 2)))


def _colophon(console: Console, comparison: Comparison) -> None:
    """How the reading came about and how far to trust it, then the signature."""
    for article in (comparison.source, comparison.target):
        for note in article.notes:
            console.print(_text(say("Note on {name}: {note}").format(name=article.path, note=note), style="dim"))
    if comparison.rendering.trust:
        console.print(_text(comparison.rendering.trust, style="dim"))
    console.print(_text(comparison.signature, style="dim"))

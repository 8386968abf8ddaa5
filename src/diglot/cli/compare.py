"""`diglot compare`: two editions, or many pairs, to findings."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diglot.errors import EXIT_FINDINGS, ReadError, UsageError

if TYPE_CHECKING:
    from diglot.article import Article
    from diglot.findings import Comparison

SEVERITIES = ("critical", "major", "minor", "note")


@click.command()
@click.argument("source", required=False)
@click.argument("target", required=False)
@click.option("--pairs", metavar="FILE.jsonl", help="Compare many pairs, one a line; prints one JSON object a line.")
@click.option(
    "--format",
    "style",
    default="terminal",
    show_default=True,
    metavar="NAME",
    help="terminal, html, json, markdown, csv, tmx, sarif, github or gitlab.",
)
@click.option("-o", "--output", metavar="FILE", help="Write the report to a file instead of the terminal.")
@click.option("--segmented", is_flag=True, help="The files hold one sentence a line: nothing is removed or split.")
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    default="never",
    show_default=True,
    help="End with exit code 1 when a finding of this severity or above is found.",
)
@click.option("--only", metavar="ASPECTS", help="Only these checks, with commas between: number,date,name,…")
@click.option("--min-severity", type=click.Choice(SEVERITIES), default="note", help="Leave out lesser findings.")
@click.option("--engine", "engines", multiple=True, metavar="NAME", help="Use this translation engine only.")
@click.option("--beam", default=1, show_default=True, type=click.IntRange(1, 16), help="Beam size of the translator.")
@click.option("--force", is_flag=True, help="Compare even if the texts are no editions of one story.")
@click.option("--no-memory", is_flag=True, help="Neither read nor write the translation memory.")
@click.option("--show-furniture", is_flag=True, help="List the lines set aside as not part of the story.")
@click.option("--quiet", is_flag=True, help="Print the summary line only.")
def compare(
    source: str | None,
    target: str | None,
    pairs: str | None,
    style: str,
    output: str | None,
    segmented: bool,
    fail_on: str,
    only: str | None,
    min_severity: str,
    engines: tuple[str, ...],
    beam: int,
    force: bool,
    no_memory: bool,
    show_furniture: bool,
    quiet: bool,
) -> None:
    """Compare two language editions of an article: SOURCE, the original, and TARGET, the edition to check."""
    from diglot.cli.progress import progress
    from diglot.comparison import Options, compare_many
    from diglot.reports import FORMATS, Style, write

    if style not in FORMATS:
        raise UsageError(f"There is no format “{style}”: choose from {', '.join(FORMATS)}.")
    given: Iterator[tuple[str | Article, str | Article, str | None]]
    if pairs:
        if source or target:
            raise UsageError("Give either two files or --pairs, not both.")
        given = read_pairs(pairs)
    elif source and target:
        given = iter([(source, target, None)])
    else:
        raise UsageError("Name two files: diglot compare SOURCE TARGET (see diglot compare --help).")
    from diglot.translation.memory import Memory

    memory = Memory.none() if no_memory else Memory.open()
    with progress() as told:
        options = Options(
            engines=engines or None,
            beam=beam,
            only=tuple(a.strip() for a in only.split(",")) if only else None,
            force=force,
            segmented=segmented,
            memory=memory,
            progress=told,
        )
        failed = False
        made: list[str] = []
        for comparison in compare_many(given, options):
            shown = above(comparison, min_severity)
            failed |= fails(shown, fail_on)
            if pairs:
                text = json.dumps(shown.to_json(), ensure_ascii=False) + "\n"
            else:
                colour = not output and sys.stdout.isatty()
                text = write(shown, style, Style(quiet, show_furniture, colour))
            if pairs and not output:
                click.echo(text, nl=False)
            else:
                made.append(text)
    for note in memory.notes:
        click.echo(f"diglot: {note}", err=True)
    if output:
        save(output, "".join(made), FORMATS[style].encoding)
    elif not pairs:
        click.echo("".join(made), nl=False)
    if failed:
        raise SystemExit(EXIT_FINDINGS)


def above(comparison: Comparison, severity: str) -> Comparison:
    """The comparison with findings of that severity and above only."""
    from dataclasses import replace

    from diglot.findings import Severity

    least = Severity(severity).rank
    return replace(comparison, findings=tuple(f for f in comparison.findings if f.severity.rank >= least))


def fails(comparison: Comparison, fail_on: str) -> bool:
    """True where a finding at or above the severity stands."""
    from diglot.findings import Severity

    return fail_on != "never" and any(f.severity.rank >= Severity(fail_on).rank for f in comparison.findings)


def read_pairs(path: str) -> Iterator[tuple[str | Article, str | Article, str | None]]:
    """The lines of a pairs file, one at a time."""
    from diglot.comparison import edition_from_json

    try:
        lines = sys.stdin if path == "-" else Path(path).open(encoding="utf-8")  # noqa: SIM115 (closed below)
    except OSError as error:
        raise ReadError(f"{path} cannot be read ({error.strerror}): name a JSON Lines file of pairs.") from error
    with lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            where = f"{path}, line {number}"
            try:
                row = json.loads(line)
            except ValueError as error:
                raise UsageError(f"{where} is not JSON ({error}): each line is one pair.") from error
            if not isinstance(row, dict) or "source" not in row or "target" not in row:
                raise UsageError(f"{where}: a pair has “source” and “target”.")
            name = str(row["id"]) if "id" in row else None
            yield edition_from_json(row["source"], where), edition_from_json(row["target"], where), name


def save(path: str, text: str, encoding: str = "utf-8") -> None:
    """Write a file whole or not at all."""
    goal = Path(path)
    draft = goal.with_name(f".{goal.name}.part")
    try:
        draft.write_text(text, encoding=encoding, newline="")
        draft.replace(goal)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UsageError(f"{path} cannot be written ({error.strerror}): choose another place with -o.") from error

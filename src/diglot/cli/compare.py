"""`diglot compare`: two editions or more, or many pairs, to findings."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diglot.cli.translated import argument, command, option
from diglot.errors import EXIT_FINDINGS, ReadError, UsageError
from diglot.l10n import say

if TYPE_CHECKING:
    from diglot.article import Article
    from diglot.findings import Comparison
    from diglot.house import House
    from diglot.reports import Style

SEVERITIES = ("critical", "major", "minor", "note")
Pair = tuple["str | Article", "str | Article", "str | None"]
#: a comparison as it is shown, and with all that was found
Judged = tuple["Comparison", "Comparison"]
#: whether a comparison fails the run
Gate = Callable[["Comparison"], bool]


def _explained(ctx: click.Context, _: click.Parameter, aspect: str | None) -> None:
    if aspect:
        from diglot.cli.explain import explain

        ctx.invoke(explain, aspect=aspect)
        ctx.exit()


@command()
@argument("editions", nargs=-1, metavar="SOURCE TARGET [TARGET...]")
@option(
    "--pairs",
    metavar="FILE.jsonl",
    help="Compare many pairs, one a line, by the diglot.toml above it; prints one JSON object a line.",
)
@option(
    "--format",
    "style",
    default="terminal",
    show_default=True,
    metavar="NAME",
    help="terminal, html, json, markdown, csv, tmx, sarif, github or gitlab.",
)
@option("-o", "--output", metavar="FILE", help="Write the report to a file instead of the terminal.")
@option("--segmented", is_flag=True, help="The files hold one sentence a line: nothing is removed or split.")
@option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    help="End with exit code 1 when a finding of this severity or above is found, or the texts are no editions.",
)
@option("--only", metavar="ASPECTS", help="Only these checks, with commas between: number,date,name,…")
@option("--min-severity", type=click.Choice(SEVERITIES), help="Leave out lesser findings.")
@option("--engine", "engines", multiple=True, metavar="NAME", help="Use this translation engine only.")
@option("--beam", type=click.IntRange(1, 16), help="Beam size of the translator (1).")
@option("--force", is_flag=True, help="Compare even if the texts are no editions of one story.")
@option("--no-memory", is_flag=True, help="Neither read nor write the translation memory.")
@option("--show-furniture", is_flag=True, help="List the lines set aside as not part of the story.")
@option("--show-accepted", is_flag=True, help="List the differences that were accepted, with reason and date.")
@option("--quiet", is_flag=True, help="Print the summary line only.")
@option(
    "--explain",
    metavar="ASPECT",
    callback=_explained,
    expose_value=False,
    is_eager=True,
    help="Say what the check of an aspect does, and end.",
)
def compare(
    editions: tuple[str, ...],
    pairs: str | None,
    style: str,
    output: str | None,
    segmented: bool,
    fail_on: str | None,
    only: str | None,
    min_severity: str | None,
    engines: tuple[str, ...],
    beam: int | None,
    force: bool,
    no_memory: bool,
    show_furniture: bool,
    show_accepted: bool,
    quiet: bool,
) -> None:
    """Compare language editions of an article: SOURCE, the original, and each TARGET, an edition to check.

    What is set in a diglot.toml at or above SOURCE holds unless an option says otherwise.
    """
    from diglot.cli.progress import progress
    from diglot.comparison import Options, compare_many
    from diglot.house import house_of
    from diglot.reports import FORMATS, Style
    from diglot.translation.argos import packages_in
    from diglot.translation.memory import Memory

    if style not in FORMATS:
        raise UsageError("There is no format “{name}”: choose from {known}.", name=style, known=", ".join(FORMATS))
    given = _given(editions, pairs, style)
    house = house_of(editions[0] if editions else pairs or "")
    memory = Memory.none() if no_memory else Memory.open()
    with progress() as told, packages_in(house.packages):
        options = Options(
            engines=engines or tuple(house.compare.get("engines", ())) or None,
            beam=beam or house.compare.get("beam", 1),
            only=_aspects(only, house),
            force=force,
            segmented=segmented,
            memory=memory,
            house=house,
            progress=told,
        )
        least = min_severity or _severity(house, "min_severity", "note")
        judged = _judged(compare_many(given, options), least)
        look = Style(quiet, show_furniture, not output and sys.stdout.isatty(), show_accepted)
        gate = partial(fails, fail_on=fail_on or _severity(house, "fail_on", "never"), force=force)
        failed = _write(judged, style, look, output, bool(pairs), gate)
    for note in memory.notes:
        click.echo(f"diglot: {note}", err=True)
    if failed:
        raise SystemExit(EXIT_FINDINGS)


def _given(editions: tuple[str, ...], pairs: str | None, style: str) -> Iterator[Pair]:
    if pairs and editions:
        raise UsageError("Give either files or --pairs, not both.")
    if pairs and style not in ("terminal", "json"):
        raise UsageError("Many pairs are told as json, one a line; for {style} compare two files.", style=style)
    if pairs:
        return read_pairs(pairs)
    if len(editions) < 2:
        raise UsageError("Name two files: diglot compare SOURCE TARGET (see diglot compare --help).")
    if len(editions) > 2 and style not in ("terminal", "json", "html"):
        raise UsageError(
            "Several editions at once are told as terminal, json or html; for {style} use diglot scan.", style=style
        )
    return ((editions[0], target, None) for target in editions[1:])


def _aspects(only: str | None, house: House) -> tuple[str, ...] | None:
    if only:
        return tuple(a.strip() for a in only.split(","))
    return tuple(house.compare["only"]) if "only" in house.compare else None


def _severity(house: House, key: str, otherwise: str) -> str:
    value = str(house.compare.get(key, otherwise))
    if value not in (*SEVERITIES, "never"):
        raise UsageError(
            "{path}: “{value}” is no severity; known are {known}.",
            path=house.path,
            value=value,
            known=", ".join(SEVERITIES),
        )
    return value


def _judged(comparisons: Any, least: str) -> Iterator[Judged]:
    from diglot.review import reviewed

    for comparison in comparisons:
        yield above(reviewed(comparison), least), comparison


def _write(judged: Iterator[Judged], style: str, look: Style, output: str | None, lines: bool, gate: Gate) -> bool:
    """Write the reports; whether a comparison fails the run."""
    from diglot.files import write_whole
    from diglot.reports import FORMATS, write

    failed = False
    made: list[str] = []
    kept: list[Judged] = []
    for comparison, whole in judged:
        failed |= gate(comparison)
        if lines:
            text = json.dumps(comparison.to_json(), ensure_ascii=False) + "\n"
        else:
            kept.append((comparison, whole))
            text = write(comparison, style, look)
        if lines and not output:
            click.echo(text, nl=False)
        else:
            made.append(text)
    if len(kept) > 1:
        made = _several(kept, style, made)
    if output:
        write_whole(Path(output), "".join(made), FORMATS[style].encoding)
    elif not lines:
        click.echo("".join(made), nl=False)
    return failed


def _several(kept: list[Judged], style: str, made: list[str]) -> list[str]:
    """More than two editions: a line of JSON each, or the reports with the matrix at their head."""
    shown, whole = [one for one, _ in kept], [all_of_it for _, all_of_it in kept]
    if style == "json":
        return [json.dumps(c.to_json(), ensure_ascii=False) + "\n" for c in shown]
    if style == "html":
        from diglot.reports.html import render_several

        return [render_several(shown, whole)]
    from diglot.reports.matrix import render

    return [render(shown, whole), "\n", "\n".join(made)]


def above(comparison: Comparison, severity: str) -> Comparison:
    """The comparison with findings of that severity and above only."""
    from dataclasses import replace

    from diglot.findings import Severity

    least = Severity(severity).rank
    return replace(comparison, findings=tuple(f for f in comparison.findings if f.severity.rank >= least))


def fails(comparison: Comparison, fail_on: str, force: bool = False) -> bool:
    """True where a finding at or above the severity stands, or the texts are no editions and were not to be forced."""
    from diglot.findings import Severity

    if fail_on == "never":
        return False
    grave = any(f.severity.rank >= Severity(fail_on).rank for f in comparison.findings)
    return grave or not (comparison.verdict.editions or force)


def read_pairs(path: str) -> Iterator[Pair]:
    """The lines of a pairs file, one at a time."""
    from diglot.comparison import edition_from_json

    try:
        lines = sys.stdin if path == "-" else Path(path).open(encoding="utf-8")  # noqa: SIM115 (closed below)
    except OSError as error:
        raise ReadError(
            "{path} cannot be read ({why}): name a JSON Lines file of pairs.", path=path, why=say(str(error.strerror))
        ) from error
    with lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            where = say("{path}, line {line}", path=path, line=number)
            try:
                row = json.loads(line)
            except ValueError as error:
                raise UsageError(
                    "{where} is not JSON ({error}): each line is one pair.", where=where, error=error
                ) from error
            if not isinstance(row, dict) or "source" not in row or "target" not in row:
                raise UsageError("{where}: a pair has “source” and “target”.", where=where)
            name = str(row["id"]) if "id" in row else None
            yield edition_from_json(row["source"], where), edition_from_json(row["target"], where), name

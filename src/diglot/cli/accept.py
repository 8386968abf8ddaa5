"""`diglot accept`: let a difference stand, with the reason."""

from __future__ import annotations

import json
from pathlib import Path

import click

from diglot.cli.translated import argument, command, option
from diglot.errors import ReadError, UsageError
from diglot.l10n import say


@command()
@argument("report")
@argument("ids", nargs=-1, required=True, metavar="ID...")
@option("--because", required=True, help="Why it may stand; kept with it.")
def accept(report: str, ids: tuple[str, ...], because: str) -> None:
    """Let findings of a REPORT (compare --format json -o REPORT) stand, by their ids.

    They are kept in diglot-accepted.toml beside the edition and stay silent until either sentence changes.
    """
    from diglot.reports.marks import for_terminal
    from diglot.review import accept as keep
    from diglot.review import file_of, tell_git

    try:
        content = json.loads(Path(report).read_text(encoding="utf-8"))
        paths = content["target"]["path"] or content["source"]["path"]
    except OSError as error:
        raise ReadError(
            "{report} cannot be read ({why}): name a report made with --format json.",
            report=report,
            why=say(str(error.strerror)),
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(
            "{report} is no report: make one with compare --format json -o {report}.", report=report
        ) from error
    for entry in keep(content, ids, because):
        click.echo(for_terminal(say("Accepted {id}: {what}", id=entry.id, what=entry.what)))
    click.echo(say("Kept in {file}.", file=file_of(paths)))
    if told := tell_git(file_of(paths)):
        click.echo(say("{file} tells git to keep the lines of both sides when it merges.", file=told))

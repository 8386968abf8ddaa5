"""`diglot accept`: let a difference stand, with the reason."""

from __future__ import annotations

import json
from pathlib import Path

import click

from diglot.errors import ReadError, UsageError


@click.command()
@click.argument("report")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--because", required=True, help="Why it may stand; kept with it.")
def accept(report: str, ids: tuple[str, ...], because: str) -> None:
    """Let findings of a REPORT (compare --format json -o REPORT) stand, by their ids.

    They are kept in diglot-accepted.toml beside the edition and stay silent until either sentence changes.
    """
    from diglot.review import accept as keep
    from diglot.review import file_of

    try:
        content = json.loads(Path(report).read_text(encoding="utf-8"))
        paths = content["target"]["path"] or content["source"]["path"]
    except OSError as error:
        raise ReadError(
            f"{report} cannot be read ({error.strerror}): name a report made with --format json."
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{report} is no report: make one with compare --format json -o {report}.") from error
    for entry in keep(content, ids, because):
        click.echo(f"Accepted {entry.id}: {entry.what}")
    click.echo(f"Kept in {file_of(paths)}.")

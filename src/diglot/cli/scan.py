"""`diglot scan`: all stories of a folder, each pair of editions compared."""

from __future__ import annotations

from pathlib import Path

import click

from diglot.cli.translated import argument, command, option
from diglot.l10n import plural, say


@command()
@argument("places", nargs=-1, required=True, metavar="FOLDER...")
@option("-o", "--output", required=True, metavar="RESULTS", help="Folder for the results; goes on where it was.")
@option("--jobs", default=1, show_default=True, type=click.IntRange(1), help="Processes to work with.")
@option("--scheduler", metavar="ADDRESS", help="Work on a Dask cluster: tcp://…, or `local`.")
@option("--source", default="en", show_default=True, help="Language of the first edition where there is one.")
@option("--only", metavar="ASPECTS", help="Only these checks, with commas between.")
@option("--engine", "engines", multiple=True, metavar="NAME", help="Use this translation engine only.")
@option("--no-reports", is_flag=True, help="No HTML: results.jsonl and summary.csv only.")
def scan(
    places: tuple[str, ...],
    output: str,
    jobs: int,
    scheduler: str | None,
    source: str,
    only: str | None,
    engines: tuple[str, ...],
    no_reports: bool,
) -> None:
    """Find the stories in folders and compare their editions; ended runs go on where they were."""
    from diglot.archive import Settings
    from diglot.archive import scan as run
    from diglot.cli.progress import progress

    aspects = tuple(a.strip() for a in only.split(",")) if only else None
    settings = Settings(engines or None, aspects, source, not no_reports, jobs, scheduler)
    with progress() as told:
        done = run(places, Path(output), settings, told)
    counts = (
        plural("{n} story in several languages", "{n} stories in several languages", done.stories),
        plural("{n} pair compared", "{n} pairs compared", done.compared),
        plural("{n} as it was", "{n} as they were", done.kept),
        plural("{n} finding", "{n} findings", done.findings),
        plural("{n} article stands alone", "{n} articles stand alone", done.alone),
        plural("{n} could not be read", "{n} could not be read", len(done.unread)),
    )
    click.echo(say("{counts}. Results in {folder}.", counts=", ".join(counts), folder=output))

"""`diglot scan`: all stories of a folder, each pair of editions compared."""

from __future__ import annotations

from pathlib import Path

import click

from diglot.cli.translated import argument, command, option
from diglot.l10n import say


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
    click.echo(
        say(
            "{stories} stories, {compared} pairs compared, {kept} as they were, {findings} findings; {alone} articles "
            "stand alone, {unread} not read. Results in {folder}.",
            stories=done.stories,
            compared=done.compared,
            kept=done.kept,
            findings=done.findings,
            alone=done.alone,
            unread=len(done.unread),
            folder=output,
        )
    )

"""`diglot editions`: which articles of a folder are editions of one story."""

from __future__ import annotations

import json

import click

from diglot.cli.translated import argument, command, option


@command()
@argument("places", nargs=-1, required=True, metavar="FOLDER...")
@option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@option("--jobs", default=1, show_default=True, type=click.IntRange(1), help="Processes to work with.")
def editions(places: tuple[str, ...], as_json: bool, jobs: int) -> None:
    """Group the articles in folders (or named files) into stories across languages."""
    from diglot.archive import articles_in
    from diglot.cli.progress import progress
    from diglot.editions import find_editions
    from diglot.reports.stories import render

    with progress() as told:
        found = find_editions(articles_in(places), jobs=jobs, progress=told)
    click.echo(json.dumps(found.to_json(), ensure_ascii=False, indent=1) if as_json else render(found), nl=as_json)

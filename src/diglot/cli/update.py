"""`diglot update`: the original was corrected; what must change in its editions?"""

from __future__ import annotations

import json
from pathlib import Path

import click

from diglot.cli.translated import argument, command, option
from diglot.errors import EXIT_FINDINGS


@command()
@argument("old")
@argument("new")
@argument("editions", nargs=-1, required=True, metavar="EDITION|FOLDER...")
@option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@option("--fail-on-stale", is_flag=True, help="End with exit code 1 where an edition must still change.")
@option("--engine", "engines", multiple=True, metavar="NAME", help="Use this translation engine only.")
def update(
    old: str, new: str, editions: tuple[str, ...], as_json: bool, fail_on_stale: bool, engines: tuple[str, ...]
) -> None:
    """Which sentences of each EDITION must follow a correction of the original from OLD to NEW?

    A FOLDER stands for the editions of the story in it.
    """
    from diglot.comparison import Options
    from diglot.corrections import editions_of
    from diglot.corrections import update as run
    from diglot.reports.updates import render
    from diglot.translation.memory import Memory

    found: list[str] = []
    for place in editions:
        found += editions_of(old, new, place) if Path(place).is_dir() else [place]
    made = run(old, new, found, Options(engines=engines or None, memory=Memory.open()))
    click.echo(json.dumps(made.to_json(), ensure_ascii=False, indent=1) if as_json else render(made), nl=as_json)
    if fail_on_stale and made.stale:
        raise SystemExit(EXIT_FINDINGS)

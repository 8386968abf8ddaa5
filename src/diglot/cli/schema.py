"""`diglot schema`: the JSON Schema of the contract."""

from __future__ import annotations

import json

import click

from diglot.cli.translated import command


@command()
def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of what `compare --format json` prints."""
    from diglot.reports.contract import schema as contract

    click.echo(json.dumps(contract(), indent=1))

"""`diglot packages`: translation packages, listed, installed, removed."""

from __future__ import annotations

from pathlib import Path

import click

from diglot.cli.translated import argument, group
from diglot.errors import UsageError
from diglot.l10n import say


@group()
def packages() -> None:
    """List, install and remove translation packages.

    Only `install` with two languages opens a network connection.
    """


@packages.command("list")
def list_packages() -> None:
    """List what translates on this machine, the better way first."""
    from diglot.translation.argos import installed_packages
    from diglot.translation.engines import chosen_engines

    for engine in chosen_engines(None):
        for edge in sorted(engine.routes(), key=lambda e: (e.source, e.target)):
            click.echo(f"{edge.source}→{edge.target}  {edge.package}")
    for package in installed_packages():
        if package.damage:
            click.echo(
                f"{package.source}→{package.target}  {package.name}  " + say("damaged: {what}", what=package.damage)
            )


@packages.command("install")
@argument("what", nargs=-1, required=True, metavar="FROM TO | FILE.argosmodel")
def install(what: tuple[str, ...]) -> None:
    """Install a package: from a file, offline, or the public one for two languages."""
    from diglot.translation.store import install_file, install_pair

    if len(what) == 1:
        made = install_file(Path(what[0]))
    elif len(what) == 2:
        made = install_pair(*what)
    else:
        raise UsageError("Name one file, or two languages: diglot packages install fr en")
    click.echo(say("Installed {package}.", package=made.name))


@packages.command("remove")
@argument("source", metavar="FROM")
@argument("target", metavar="TO")
def remove(source: str, target: str) -> None:
    """Remove the installed package for two languages."""
    from diglot.translation.store import remove_pair

    for package in remove_pair(source, target):
        click.echo(say("Removed {package}.", package=package.name))

"""`diglot doctor`: what is installed, which languages can be read into which, and what is missing."""

from __future__ import annotations

import platform
import shutil
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from itertools import permutations

import click

from diglot.cli.translated import command
from diglot.l10n import say

#: what an extra brings: module -> (what for, how to get it)
OPTIONAL = {
    "trafilatura": ("web pages", "install diglot with its extra `web`"),
    "distributed": ("scans on a cluster", "install diglot with its extra `dask`"),
    "torch": ("training translation models", "install diglot with its extra `train`"),
}


@command()
def doctor() -> None:
    """Say what is installed, which routes exist, what is missing, and the command that brings it."""
    from diglot import __version__
    from diglot.errors import DiglotError
    from diglot.languages import SUPPORTED
    from diglot.languages.completeness import all_missing
    from diglot.languages.packs import language_name
    from diglot.translation.argos import installed_packages, package_folders
    from diglot.translation.memory import Memory
    from diglot.translation.router import find_route

    python, system = platform.python_version(), platform.system()
    click.echo(say("diglot {version}, Python {python} on {system}", version=__version__, python=python, system=system))
    for name in ("argostranslate", "ctranslate2"):
        try:
            click.echo(f"{name} {version(name)}")
        except PackageNotFoundError:
            click.echo(say("{name} is missing: install diglot again", name=name))
    click.echo(say("languages: {names}", names=", ".join(f"{say(language_name(c))} ({c})" for c in SUPPORTED)))
    for code, lacking in all_missing().items():
        if lacking:
            click.echo("  " + say("the pack {code} lacks {what}", code=code, what=", ".join(lacking)))
    click.echo("\n" + say("Routes"))
    for one, two in permutations(SUPPORTED, 2):
        try:
            route = find_route(one, two)
            click.echo(f"  {one}→{two}  {route.package}")
        except DiglotError:
            click.echo(f"  {one}→{two}  " + say("none: diglot packages install {one} {two}", one=one, two=two))
    if not any(p for p in installed_packages() if not p.damage and not p.small):
        told = say("No large neural package is installed. With a network: diglot packages install fr en")
        click.echo(f"  {told}")
    for package in installed_packages():
        if package.damage:
            told = say(
                "{package} is damaged ({what}): diglot packages remove {source} {target}",
                package=package.name,
                what=package.damage,
                source=package.source,
                target=package.target,
            )
            click.echo(f"  {told}")
    click.echo("\n" + say("Places"))
    for folder in package_folders():
        click.echo(f"  {say('packages'):<9} {folder}")
    memory = Memory.open()
    size = memory.path.stat().st_size if memory.path and memory.path.exists() else 0
    click.echo(f"  {say('memory'):<9} " + say("{path} ({size:.1f} MB)", path=memory.path, size=size / 1e6))
    click.echo("\n" + say("Optional"))
    has = say("installed") if shutil.which("apertium") else say("not installed")
    click.echo("  " + say("{what}: {state}", what="Apertium", state=has))
    for module, (purpose, how) in OPTIONAL.items():
        has = say("installed") if find_spec(module) else say("not installed; {how}", how=say(how))
        click.echo("  " + say("{what}: {state}", what=say(purpose), state=has))

"""`diglot doctor`: what is installed, which languages can be read into which, and what is missing."""

from __future__ import annotations

import platform
import shutil
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from itertools import permutations

import click

#: what an extra brings: module -> (what for, the command that brings it)
OPTIONAL = {
    "trafilatura": ("web pages", "install diglot with its extra `web`"),
    "distributed": ("scans on a cluster", "install diglot with its extra `dask`"),
    "torch": ("training translation models", "install diglot with its extra `train`"),
}


@click.command()
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

    click.echo(f"diglot {__version__}, Python {platform.python_version()} on {platform.system()}")
    for name in ("argostranslate", "ctranslate2"):
        try:
            click.echo(f"{name} {version(name)}")
        except PackageNotFoundError:
            click.echo(f"{name} is missing: install diglot again")
    click.echo(f"languages: {', '.join(f'{language_name(c)} ({c})' for c in SUPPORTED)}")
    for code, lacking in all_missing().items():
        if lacking:
            click.echo(f"  the pack {code} lacks {', '.join(lacking)}")
    click.echo("\nRoutes")
    for one, two in permutations(SUPPORTED, 2):
        try:
            route = find_route(one, two)
            click.echo(f"  {one}→{two}  {route.package}")
        except DiglotError:
            click.echo(f"  {one}→{two}  none: diglot packages install {one} {two}")
    if not any(p for p in installed_packages() if not p.damage and not p.small):
        click.echo("  No large neural package is installed. With a network: diglot packages install fr en")
    for package in installed_packages():
        if package.damage:
            click.echo(
                f"  {package.name} is damaged ({package.damage}): diglot packages remove {package.source} {package.target}"
            )
    click.echo("\nPlaces")
    for folder in package_folders():
        click.echo(f"  packages  {folder}")
    memory = Memory.open()
    size = memory.path.stat().st_size if memory.path and memory.path.exists() else 0
    click.echo(f"  memory    {memory.path} ({size / 1e6:.1f} MB)")
    click.echo("\nOptional")
    click.echo(f"  Apertium: {'installed' if shutil.which('apertium') else 'not installed'}")
    for module, (purpose, command) in OPTIONAL.items():
        click.echo(f"  {purpose}: {'installed' if find_spec(module) else f'not installed; {command}'}")

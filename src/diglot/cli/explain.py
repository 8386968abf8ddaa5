"""`diglot explain`: what a check does, why it matters, and where it is known to be wrong."""

from __future__ import annotations

from textwrap import fill

import click

from diglot.cli.translated import argument, command
from diglot.errors import UsageError
from diglot.l10n import say

#: columns of a translation, which no author has broken into lines
WIDTH = 120


@command()
@argument("aspect", required=False)
def explain(aspect: str | None) -> None:
    """Explain the check of an ASPECT (number, name, coverage, …) by its own documentation; without one, list them."""
    from diglot.checks import CHECKS

    if aspect is None:
        for name in CHECKS:
            click.echo(f"{name:<12} {explained(name)[0]}")
        return
    if aspect not in CHECKS:
        raise UsageError("There is no check “{name}”: choose from {known}.", name=aspect, known=", ".join(CHECKS))
    click.echo("\n\n".join(explained(aspect)))


def explained(aspect: str) -> list[str]:
    """The paragraphs of a check's documentation in the reader's language; in English as they are written."""
    from diglot.checks import load_check

    made = []
    for written in (load_check(aspect).__doc__ or "").strip().split("\n\n"):
        flat = " ".join(written.split())
        told = say(flat)
        made.append(written if told == flat else fill(told, WIDTH, break_on_hyphens=False))
    return made

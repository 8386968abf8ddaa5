"""`diglot explain`: what a check does, why it matters, and where it is known to be wrong."""

from __future__ import annotations

import click

from diglot.errors import UsageError


@click.command()
@click.argument("aspect", required=False)
def explain(aspect: str | None) -> None:
    """Explain the check of an ASPECT (number, name, coverage, …) by its own documentation; without one, list them."""
    from diglot.checks import CHECKS, load_check

    if aspect is None:
        for name in CHECKS:
            first = (load_check(name).__doc__ or "").strip().split("\n")[0]
            click.echo(f"{name:<12} {first}")
        return
    if aspect not in CHECKS:
        raise UsageError(f"There is no check “{aspect}”: choose from {', '.join(CHECKS)}.")
    click.echo((load_check(aspect).__doc__ or "").strip())

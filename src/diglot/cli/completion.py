"""`diglot completion`: what a shell needs to complete diglot's commands."""

from __future__ import annotations

import click

from diglot.cli.translated import argument, command


@command()
@argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for a SHELL: eval "$(diglot completion bash)"."""
    from click.shell_completion import get_completion_class

    from diglot.cli import main

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(main, {}, "diglot", "_DIGLOT_COMPLETE").source())

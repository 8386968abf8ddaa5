"""The command line. Each command is a module, imported only when it is called."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Any

import click

from diglot import __version__
from diglot.cli.translated import Group, Option
from diglot.errors import EXIT_INTERNAL, EXIT_STOPPED, DiglotError
from diglot.l10n import say

#: what a run makes lives until it ends: garbage is looked for seldom (new objects, then rounds of the younger generations)
SELDOM = 100_000, 20, 20
#: command -> (module, attribute, what it does)
COMMANDS: dict[str, tuple[str, str, str]] = {
    "compare": ("diglot.cli.compare", "compare", "Compare two language editions of an article."),
    "editions": ("diglot.cli.editions", "editions", "Find which articles are editions of one story."),
    "scan": ("diglot.cli.scan", "scan", "Compare all editions in a folder; resumable."),
    "update": ("diglot.cli.update", "update", "After a correction: what must change in the editions?"),
    "accept": ("diglot.cli.accept", "accept", "Let a difference stand, with the reason."),
    "explain": ("diglot.cli.explain", "explain", "What a check does, and where it is known to be wrong."),
    "doctor": ("diglot.cli.doctor", "doctor", "What is installed, what is missing, and how to get it."),
    "packages": ("diglot.cli.packages", "packages", "List, install and remove translation packages."),
    "schema": ("diglot.cli.schema", "schema", "Print the JSON Schema of --format json."),
    "completion": ("diglot.cli.completion", "completion", "Completion for bash, zsh or fish."),
    "man": ("diglot.cli.man", "man", "Print the manual page."),
    "evaluate": ("diglot.cli.evaluate", "evaluate", "Score findings against the gold of the corpora."),
    "calibrate": ("diglot.cli.calibrate", "calibrate", "Fit the weights of the checks on gold data."),
}


class LazyGroup(Group):
    """A group that knows its commands by name and imports one when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name, or None."""
        if name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[name]
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section(say("Commands")):
            formatter.write_dl([(name, say(what)) for name, (_, _, what) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what diglot reports in one sentence goes to standard error with its exit code."""
        try:
            return super().invoke(ctx)
        except DiglotError as error:
            from diglot.reports.marks import for_terminal

            click.echo(for_terminal(f"diglot: {error}"), err=True)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            sys.stderr.close()
            ctx.exit(0)
        except KeyboardInterrupt:
            click.echo("\ndiglot: " + say("stopped; what was translated so far is remembered."), err=True)
            ctx.exit(EXIT_STOPPED)
        except (click.exceptions.Exit, click.ClickException, click.Abort):
            raise
        except Exception as error:
            if os.environ.get("DIGLOT_DEBUG"):
                raise
            what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
            told = say(
                "an error in diglot itself ({what}): run it again with DIGLOT_DEBUG=1 and report what it says.",
                what=what,
            )
            click.echo(f"diglot: {told}", err=True)
            ctx.exit(EXIT_INTERNAL)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="diglot %(version)s", cls=Option, help="Show the version and exit.")
def main() -> None:
    """Compare language editions of an article: what was added, dropped or altered?

    Exit codes: 0 nothing at or above --fail-on; 1 findings at or above it, or texts that are no editions where it
    is given; 2 bad usage or unreadable input; 3 no way to translate between the languages; 70 an error in diglot itself; 130 stopped by the user.
    """
    gc.set_threshold(*SELDOM)

"""`diglot man`: the manual page, made from the commands' own help, so that the two cannot differ (man-pages(7))."""

from __future__ import annotations

from collections.abc import Iterator

import click

from diglot import __version__
from diglot.cli.translated import command
from diglot.l10n import say

EXITS = (
    ("0", "Nothing at or above --fail-on."),
    ("1", "Findings at or above --fail-on; texts that are no editions of one story, where it is given."),
    ("2", "Bad usage, or a file that cannot be read."),
    ("3", "No way to translate between the two languages."),
    ("70", "An error in diglot itself."),
    ("130", "Stopped by the user."),
)
ENVIRONMENT = (
    ("DIGLOT_CACHE", "Folder of the memory of translations."),
    ("DIGLOT_LANG", "Language of findings and reports (en, fr), before LANGUAGE, LC_ALL, LC_MESSAGES and LANG."),
    ("DIGLOT_DEBUG", "Set to 1, an error in diglot itself is shown whole."),
)
FILES = (
    ("diglot.toml", "Settings of the house, found upward from the articles."),
    ("diglot-accepted.toml", "Differences that may stand, beside the articles."),
)


@command()
def man() -> None:
    """Print the manual page: diglot man | man -l -."""
    from diglot.cli import main

    click.echo("\n".join(page(main)))


def page(group: click.Group) -> Iterator[str]:
    """The lines of the page in roff."""
    yield f'.TH DIGLOT 1 "" "diglot {__version__}" "{say("User Commands")}"'
    yield f".SH {say('NAME')}"
    yield rf"diglot \- {_text(say('compare language editions of an article'))}"
    yield from (f".SH {say('SYNOPSIS')}", ".B diglot", f".I {say('COMMAND')}", f"[{say('options')}]")
    yield f".SH {say('DESCRIPTION')}"
    yield _text((group.help or "").split("\n\n")[0])
    yield f".SH {say('COMMANDS')}"
    with click.Context(group, info_name="diglot") as above:
        for name in group.list_commands(above):
            command = group.get_command(above, name)
            if command is not None:
                yield from _command(name, command, above)
    for title, rows in (
        (say("EXIT STATUS"), EXITS),
        (say("ENVIRONMENT"), ENVIRONMENT),
        (say("FILES"), FILES),
    ):
        yield f".SH {title}"
        for term, what in rows:
            yield from (".TP", f".B {_text(term)}", _text(say(what)))


def _command(name: str, command: click.Command, above: click.Context) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=above)
    usage = " ".join(command.collect_usage_pieces(context))
    yield f'.SS "diglot {name} {_text(usage)}"'
    yield from (_text(p) + "\n.PP" for p in (command.help or "").split("\n\n"))
    for option in command.get_params(context):
        told = option.get_help_record(context)
        if told is not None:
            yield from (".TP", f".B {_text(told[0])}", _text(told[1]))
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            if found is not None:
                yield from _command(f"{name} {inner}", found, above)


def _text(text: str) -> str:
    """Words as roff shows them: no line begins a request, no hyphen is broken."""
    flat = " ".join(text.replace("\b", "").split())
    flat = flat.replace("\\", r"\e").replace("-", r"\-").replace('"', r"\(dq")
    return rf"\&{flat}" if flat[:1] in (".", "'") else flat

"""Commands, options and arguments whose help is told in the reader's language, and click's own words with it.

Help stays English where it is written, and is translated when it is shown: a command is imported once, and may be shown
in several languages in one process. Click asks the standard library's gettext for its words; it is given our catalogue
of them (`locale/<language>/LC_MESSAGES/click.po`) while a command runs.
"""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from inspect import cleandoc
from typing import Any, TypeVar

import click

from diglot.l10n import language, say

F = TypeVar("F", bound=Callable[..., Any])

#: a word that stands for a value: FILE, TARGET, INTEGER RANGE
STANDS_FOR_A_VALUE = re.compile(r"[A-Z]{2,}(?: RANGE)?")


def paragraphs(text: str) -> list[str]:
    """A help text as translators are given it: a paragraph each, on one line."""
    return [" ".join(p.split()) for p in cleandoc(text).split("\n\n")]


def metavar(text: str) -> str:
    """Words that stand for values, in the reader's language: "FILE.jsonl", "SOURCE TARGET [TARGET...]"."""
    return STANDS_FOR_A_VALUE.sub(lambda found: say(found[0]), text)


class _Told:
    """Something with a help text; `written` is as the code has it."""

    written: str | None = None

    @property
    def help(self) -> str | None:
        """The text in the reader's language."""
        return None if self.written is None else "\n\n".join(map(say, paragraphs(self.written)))

    @help.setter
    def help(self, text: str | None) -> None:
        self.written = text


class Option(_Told, click.Option):
    """An option told in the reader's language."""

    def make_metavar(self, *given: Any, **named: Any) -> str:
        """The word for its value."""
        return metavar(super().make_metavar(*given, **named))


class Argument(click.Argument):
    """An argument told in the reader's language."""

    def make_metavar(self, *given: Any, **named: Any) -> str:
        """The word for it."""
        return metavar(super().make_metavar(*given, **named))


class Command(_Told, click.Command):
    """A command told in the reader's language."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help; click keeps it with the words that it had when it was first asked for."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = say("Show this message and exit.")
        return found

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What follows the name on the line of usage."""
        return [metavar(piece) for piece in super().collect_usage_pieces(ctx)]


class Group(Command, click.Group):
    """A group of commands told in the reader's language."""

    command_class = Command

    def main(self, *given: Any, **named: Any) -> Any:
        """Run the command line, with click's own words in the reader's language."""
        with _words_of_click():
            return super().main(*given, **named)


def option(*names: str, **given: Any) -> Callable[[F], F]:
    """As click's. A path needs a metavar: click looks up its own word when the module is imported, and keeps it."""
    return click.option(*names, cls=Option, **given)


def argument(*names: str, **given: Any) -> Callable[[F], F]:
    """As click's."""
    return click.argument(*names, cls=Argument, **given)


def command(name: str | None = None) -> Callable[[Callable[..., Any]], Command]:
    """As click's."""
    return click.command(name, cls=Command)


def group() -> Callable[[Callable[..., Any]], Group]:
    """As click's."""
    return click.group(cls=Group)


@contextmanager
def _words_of_click() -> Iterator[None]:
    """Give click our catalogue; its gettext goes by LANGUAGE, and knows nothing of DIGLOT_LANG."""
    before, asked = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain("click", str(files("diglot") / "locale"))
    gettext.textdomain("click")
    os.environ["LANGUAGE"] = language()
    try:
        yield
    finally:
        gettext.textdomain(before)
        os.environ.pop("LANGUAGE")
        if asked is not None:
            os.environ["LANGUAGE"] = asked

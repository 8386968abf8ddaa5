"""The error tree. Each class carries the exit code that the command line ends with.

    DiglotError                     2
    ├── UsageError                  2   the call itself is wrong: an unknown engine, both editions in one language
    ├── ReadError                   2   a file cannot be read as an article
    ├── ConfigError                 2   diglot.toml, a glossary or a pack is wrong, with file and line
    ├── LanguageError               2   the language is unknown or not supported
    ├── DamagedPackageError         2   a package or shipped data file is missing parts
    └── TranslationError            3   no reading can be made
        └── NoRouteError            3   no installed engine leads from the one language to the other

A message is one sentence that says what is wrong, and then what to do next; it is given in English with names in braces,
`ReadError("{path} is a folder: name a file in it.", path=path)`, and told in the reader's language.
"""

from __future__ import annotations

from diglot.l10n import say

EXIT_OK = 0
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_NO_ROUTE = 3
#: an error in diglot itself (EX_SOFTWARE of sysexits), and a run that the user stopped
EXIT_INTERNAL = 70
EXIT_STOPPED = 130


class DiglotError(Exception):
    """Anything that diglot reports in one sentence instead of a traceback."""

    exit_code = EXIT_USAGE

    def __init__(self, text: str = "", /, **values: object) -> None:
        super().__init__(say(text, **values))


class UsageError(DiglotError):
    """The call asks for something that cannot be."""


class ReadError(DiglotError):
    """A file cannot be read as an article."""


class ConfigError(DiglotError):
    """A settings file, glossary or language pack is wrong."""


class LanguageError(DiglotError):
    """The language of a text is unknown or not supported."""


class DamagedPackageError(DiglotError):
    """A translation package or a shipped data file is damaged or missing parts."""


class TranslationError(DiglotError):
    """No reading by machine can be made."""

    exit_code = EXIT_NO_ROUTE


class NoRouteError(TranslationError):
    """No installed engine leads from the one language to the other."""

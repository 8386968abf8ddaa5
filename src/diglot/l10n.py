"""What diglot says of its own, in the reader's language: gettext catalogues in `locale/`, English where there is none.

The language is the first that is set of DIGLOT_LANG, LANGUAGE, LC_ALL, LC_MESSAGES and LANG. What articles say is never
touched, nor are the names in JSON.
"""

from __future__ import annotations

import os
from functools import lru_cache
from gettext import NullTranslations, translation
from importlib.resources import files

#: environment variables that tell the reader's language, the strongest first
TOLD_BY = ("DIGLOT_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def say(text: str, /, **values: object) -> str:
    """The text in the reader's language, filled in where values are given."""
    found = _catalogue(language()).gettext(text) if text else ""
    return found.format(**values) if values else found


def plural(single: str, several: str, number: int, /, **values: object) -> str:
    """The form for a number, in the reader's language, filled in; `{n}` in it stands for the number."""
    return _catalogue(language()).ngettext(single, several, number).format(n=number, **values)


def percent(share: float) -> str:
    """A share (0..1) in the reader's language: "90%", « 90 % » with a no-break space."""
    return say("{n}%", n=f"{100 * share:.0f}")


def language() -> str:
    """The reader's language, ISO 639-1 ("fr"); "en" where none is set."""
    told = next((value for name in TOLD_BY if (value := os.environ.get(name))), "en")
    code = told.split(":")[0].replace("-", "_").split("_")[0].split(".")[0].lower()
    return code if code.isalpha() and code != "c" else "en"


@lru_cache(maxsize=8)
def _catalogue(code: str) -> NullTranslations:
    return translation("diglot", str(files("diglot") / "locale"), [code], fallback=True)

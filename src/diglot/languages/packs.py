"""What is known of a language: the packs, one TOML file each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from diglot.errors import LanguageError
from diglot.languages import SUPPORTED


@dataclass(frozen=True)
class Pack:
    """One language's pack: its sections by name."""

    code: str
    sections: dict[str, Any]

    def section(self, name: str) -> dict[str, Any]:
        """A section's entries; empty where the pack has none of that name."""
        found = self.sections.get(name, {})
        return found if isinstance(found, dict) else {}

    def strings(self, section: str, name: str) -> tuple[str, ...]:
        """One list of strings of a section; empty where there is none."""
        found = self.section(section).get(name, ())
        return tuple(str(entry) for entry in found) if isinstance(found, list) else ()


@lru_cache(maxsize=32)
def pack(code: str) -> Pack:
    """The pack of a language (ISO 639-1 code); an empty one where none is shipped."""
    if code not in SUPPORTED:
        return Pack(code, {})
    return Pack(code, tomllib.loads((files("diglot.languages") / f"{code}.toml").read_text("utf-8")))


def supported(code: str) -> Pack:
    """The pack of a language that articles can be read in. Raises LanguageError for any other."""
    if code not in SUPPORTED:
        raise LanguageError(
            "The language “{code}” is not supported: choose one of {known}.", code=code, known=", ".join(SUPPORTED)
        )
    return pack(code)


def capitalises_nouns(code: str) -> bool:
    """Whether common nouns have a capital in a language, so that a capital tells no name."""
    return bool(pack(code).section("names").get("nouns"))


def verbs_last(code: str) -> bool:
    """Whether clauses of a language may end with their verb, and what negates a finite verb stands behind it."""
    return bool(pack(code).section("voice").get("verbs_last"))


def language_name(code: str) -> str:
    """English name of a language by its pack ("French"), or its code where no pack is shipped."""
    return str(pack(code).sections.get("name", code))

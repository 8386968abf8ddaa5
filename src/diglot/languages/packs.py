"""What is known of a language: the packs, one TOML file each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Pack:
    """One language's pack: its sections by name."""

    code: str
    sections: dict[str, Any]

    def section(self, name: str) -> dict[str, Any]:
        """A section's entries; empty where the pack has none of that name."""
        found = self.sections.get(name, {})
        return found if isinstance(found, dict) else {}


@lru_cache(maxsize=32)
def pack(code: str) -> Pack:
    """The pack of a language; an empty one where none is shipped."""
    found = files("diglot.languages") / f"{code}.toml"
    if not found.is_file():
        return Pack(code, {})
    return Pack(code, tomllib.loads(found.read_text("utf-8")))

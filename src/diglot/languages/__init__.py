"""What is known of languages: the packs (one TOML file each) and the small code that reads them."""

from __future__ import annotations

from importlib.resources import files

#: Codes (ISO 639-1) of the languages that have a pack, in alphabetical order.
SUPPORTED: tuple[str, ...] = tuple(
    sorted(entry.name.removesuffix(".toml") for entry in files(__name__).iterdir() if entry.name.endswith(".toml"))
)

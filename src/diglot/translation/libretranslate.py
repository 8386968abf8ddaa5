"""A LibreTranslate server by its address: never used unless it is named, because the text goes there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from diglot.errors import TranslationError, UsageError
from diglot.translation.engine import Edge, Progress

TRUST = "The reading is by a LibreTranslate server: good to judge by, but it can slip on figures, names and negations."
#: sentences a request, and seconds to wait for one
LOT, PATIENCE = 50, 60


class LibreTranslateEngine:
    """One server. `key` is sent with each request where the server asks for one (address#key)."""

    name = "libretranslate"
    guarded = True
    remembered = True

    def __init__(self, address: str = "") -> None:
        plain, _, self.key = address.partition("#")
        if urlsplit(plain).scheme not in ("http", "https"):
            raise UsageError("Name the server's address: --engine libretranslate=http://localhost:5000")
        self.address = plain.rstrip("/")
        self._edges: list[Edge] | None = None

    def routes(self) -> list[Edge]:
        """The pairs that the server offers. Raises TranslationError."""
        if self._edges is None:
            self._edges = [
                Edge(self.name, row["code"], target, f"libretranslate {self.address}", TRUST, aligns=True)
                for row in self._ask("/languages", None)
                for target in row.get("targets", ())
                if target != row["code"]
            ]
        return self._edges

    def translate(
        self, sentences: Sequence[str], source: str, target: str, *, beam: int = 1, progress: Progress | None = None
    ) -> list[str]:
        """One translation a sentence; the server chooses its own beam. Raises TranslationError."""
        made: list[str] = []
        for start in range(0, len(sentences), LOT):
            lot = list(sentences[start : start + LOT])
            asked = {"q": lot, "source": source, "target": target, "format": "text"}
            lines = self._ask("/translate", asked | ({"api_key": self.key} if self.key else {})).get("translatedText")
            if not isinstance(lines, list) or len(lines) != len(lot):
                raise TranslationError(
                    "{address} did not answer one translation a sentence: try another server.", address=self.address
                )
            made += map(str, lines)
            if progress is not None:
                progress(len(made), len(sentences))
        return made

    def _ask(self, path: str, content: dict[str, Any] | None) -> Any:
        data = None if content is None else json.dumps(content).encode()
        request = Request(self.address + path, data, {"Content-Type": "application/json"})
        try:
            with urlopen(request, timeout=PATIENCE) as answer:
                return json.load(answer)
        except HTTPError as error:
            raise TranslationError(
                "{address} refused ({code} {why}): check its address and key, or leave out --engine.",
                address=self.address,
                code=error.code,
                why=error.reason,
            ) from error
        except (URLError, OSError, ValueError) as error:
            reason = getattr(error, "reason", error)
            raise TranslationError(
                "{address} cannot be reached ({reason}): start the server, or leave out --engine.",
                address=self.address,
                reason=reason,
            ) from error

"""Apertium, where it is installed: rule-based translation, one process a batch and step.

A mode of Apertium is one direct way ("fra-cat"); the router chains them over pivots. Apertium is a program of its own
(GPL) and no part of diglot.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from diglot.errors import TranslationError
from diglot.l10n import say
from diglot.translation.engine import Edge, Progress

TRUST = "The reading is by rules, word group by word group: good enough to follow the text, not to quote."
#: ISO 639-3, which newer modes are named by, to ISO 639-1
TWO_LETTERS = {
    "afr": "af", "ara": "ar", "arg": "an", "bel": "be", "bre": "br", "bul": "bg", "cat": "ca", "ces": "cs", "cym": "cy",
    "dan": "da", "deu": "de", "eng": "en", "epo": "eo", "eus": "eu", "fra": "fr", "gle": "ga", "glg": "gl", "hbs": "sh",
    "hin": "hi", "ind": "id", "isl": "is", "ita": "it", "kaz": "kk", "mkd": "mk", "mlt": "mt", "nld": "nl", "nno": "nn",
    "nob": "nb", "oci": "oc", "pol": "pl", "por": "pt", "ron": "ro", "rus": "ru", "slv": "sl", "spa": "es", "srd": "sc",
    "swe": "sv", "tur": "tr", "ukr": "uk", "urd": "ur", "zlm": "ms",
}  # fmt: skip
#: sentences a process gets: enough to forget its start (0.1 s), few enough to tell progress
LOT = 500
#: seconds before a process of one lot is given up
PATIENCE = 300


class ApertiumEngine:
    """The installed modes of Apertium as an engine."""

    name = "apertium"
    guarded = True
    remembered = True

    def routes(self) -> list[Edge]:
        """A way for each installed mode between two languages; variants of a mode are left out."""
        return [
            Edge(self.name, source, target, f"apertium {path.stem}", TRUST, _fingerprint(path))
            for (source, target), path in _modes().items()
        ]

    def translate(
        self, sentences: Sequence[str], source: str, target: str, *, beam: int = 1, progress: Progress | None = None
    ) -> list[str]:
        """One translation a sentence; `beam` means nothing here. Raises TranslationError."""
        mode = _modes().get((source, target))
        if mode is None:
            raise TranslationError(
                "Apertium has no mode from “{source}” to “{target}”: install its language pair.",
                source=source,
                target=target,
            )
        made: list[str] = []
        for start in range(0, len(sentences), LOT):
            made += _lines([" ".join(s.split()) for s in sentences[start : start + LOT]], mode.stem)
            if progress is not None:
                progress(len(made), len(sentences))
        return made


def _lines(sentences: list[str], mode: str) -> list[str]:
    """Translations by one process; where it lost or won a line, the lot is halved until each line is its own."""
    made = _run("\n".join(sentences) + "\n", mode).split("\n")[:-1]
    if len(made) == len(sentences):
        return [line.strip() for line in made]
    if len(sentences) == 1:
        return [" ".join(made).strip()]
    half = len(sentences) // 2
    return _lines(sentences[:half], mode) + _lines(sentences[half:], mode)


def _run(text: str, mode: str) -> str:
    command = ["apertium", "-f", "line", "-u", mode]
    try:
        done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise TranslationError(
            "Apertium ({mode}) did not answer: name another engine with --engine.", mode=mode
        ) from error
    if done.returncode:
        said = " ".join(done.stderr.decode(errors="replace").split())[:120] or say(
            "exit code {code}", code=done.returncode
        )
        raise TranslationError(
            "Apertium ({mode}) failed ({said}): name another engine with --engine.", mode=mode, said=said
        )
    return done.stdout.decode(errors="replace")


def _modes() -> dict[tuple[str, str], Path]:
    """Installed modes by their two languages (ISO 639-1); the plain one where a mode has variants."""
    program = shutil.which("apertium")
    if program is None:
        return {}
    found: dict[tuple[str, str], Path] = {}
    folder = Path(program).resolve().parent.parent / "share" / "apertium" / "modes"
    for path in sorted(folder.glob("*.mode")):
        codes = [TWO_LETTERS.get(c, c) for c in path.stem.split("-")]
        if len(codes) == 2 and all(len(c) == 2 for c in codes):
            found.setdefault((codes[0], codes[1]), path)
    return found


def _fingerprint(mode: Path) -> str:
    """Changes when the mode or a file that it names does."""
    digest = blake2b(digest_size=6)
    try:
        text = mode.read_text(encoding="utf-8", errors="replace")
        digest.update(text.encode())
        for name in re.findall(r"'([^']+)'", text):
            part = Path(name)
            digest.update(str(part.stat().st_size if part.is_file() else 0).encode())
    except OSError:
        pass
    return f"apertium {mode.stem} {digest.hexdigest()}"

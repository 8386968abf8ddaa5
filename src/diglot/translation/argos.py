"""Argos Translate packages: neural models, run by CTranslate2 in large token batches.

Packages are read from the ordinary Argos folder and from what is shipped with diglot. `argostranslate.translate` is
not used: it merges sentences and imports stanza and spaCy (see the design). Only its package folder and tokenizers
are.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from diglot.errors import DamagedPackageError, TranslationError
from diglot.l10n import say
from diglot.translation.copying import Words, restored
from diglot.translation.engine import Edge, Progress

TRUST = "The reading is by a neural model: good to judge by, but it can slip on figures, names and negations."
SMALL_TRUST = "The reading is by a small neural model: good enough to follow the text, not to quote; check names in it."
#: BLEU on WMT13 from which a reading is good enough to align by; one of 20 is not (planted: dropped .86, lexicon .95)
GOOD = 28.0
BUNDLED = Path(__file__).parent / "bundled"
#: tokens a batch at most and at least: large enough to keep a core busy, small enough for a laptop's memory
BATCH_TOKENS, SMALL_BATCH = 2048, 256
#: batches that run side by side at most
WORKERS = 4
#: sentences between two reports of progress
STEP = 256
#: tokens of output at most for each token of input, and some more for short ones
LONGEST, SOME = 3, 24
#: tokens of a sentence at most, in and out: small models know no place beyond 512
CEILING = 500
#: the rules by which outputs of a small model are put right: readings that are remembered hold under one of them
COPYING = " copying 2"
#: beam at least for a small model, which is fast enough: 1.8 BLEU more
SMALL_BEAM = 4
#: what a package must hold: the model, and one of the tokenizers
MODEL = "model/model.bin"
TOKENIZERS = ("sentencepiece.model", "bpe.model")


@dataclass(frozen=True, slots=True)
class ArgosPackage:
    """An installed package as its metadata tells; `damage` names what is missing, or is empty.

    `bleu` is what its makers measured, where the metadata says so: a small model of our own says how small it is.
    """

    path: Path
    source: str
    target: str
    version: str
    damage: str = ""
    prefix: str = ""
    bleu: float | None = None

    @property
    def name(self) -> str:
        """As reports name it: "argos fr→en 1.9"."""
        return f"argos {self.source}→{self.target} {self.version}".rstrip()

    @property
    def small(self) -> bool:
        """Whether it says of itself that it is weak: to follow the text by, not to align by."""
        return self.bleu is not None and self.bleu < GOOD

    @property
    def fingerprint(self) -> str:
        """Name and version, the size of the model, and how its outputs are put right."""
        model = self.path / MODEL
        return f"{self.name} {model.stat().st_size if model.exists() else 0}{COPYING if self.small else ''}"


#: further folders that hold packages, those of a house say
_FURTHER: ContextVar[tuple[Path, ...]] = ContextVar("further", default=())


@contextmanager
def packages_in(folders: Sequence[Path]) -> Iterator[None]:
    """While this lasts, packages are looked for in these folders too."""
    before = _FURTHER.set(tuple(folders))
    try:
        yield
    finally:
        _FURTHER.reset(before)


def package_folders() -> list[Path]:
    """Folders that hold packages: those of the house, those of Argos Translate, then what is shipped.

    Argos Translate makes folders in the home directory when it is imported, so it is asked only where it has been set
    up before, or the environment names its folder.
    """
    asked = any(name.startswith("ARGOS_") for name in os.environ)
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "argos-translate"
    folders: list[Path] = []
    if asked or home.is_dir():
        try:
            from argostranslate import settings

            folders += [Path(p) for p in settings.package_dirs]
        except (OSError, ValueError, KeyError):  # a read-only home, or settings that are none
            folders.append(home / "packages")
    return [f for f in (*_FURTHER.get(), *dict.fromkeys(folders), BUNDLED) if f.is_dir()]


def installed_packages() -> list[ArgosPackage]:
    """All packages that translate, damaged ones included; sound ones first, newer versions before older."""
    found = [made for folder in package_folders() for path in _folders_in(folder) if (made := inspect(path))]
    return sorted(found, key=lambda p: (bool(p.damage), [-n for n in _numbers(p.version)]))


def _folders_in(folder: Path) -> list[Path]:
    try:
        return sorted(p for p in folder.iterdir() if p.is_dir())
    except OSError:
        return []


def _numbers(version: str) -> list[int]:
    return [int(part) if part.isdigit() else 0 for part in version.split(".")]


def inspect(path: Path) -> ArgosPackage | None:
    """The package in a folder, or None where the folder is something else (another kind of package)."""
    try:
        metadata: Any = json.loads((path / "metadata.json").read_text(encoding="utf-8"))
        if not isinstance(metadata, dict):
            raise ValueError
    except (OSError, ValueError):
        return _by_folder_name(path)
    source, target = metadata.get("from_code"), metadata.get("to_code")
    if metadata.get("type", "translate") != "translate" or not source or not target:
        return None
    damage = "" if (path / MODEL).is_file() else say("{file} is missing", file=MODEL)
    if not damage and not any((path / t).is_file() for t in TOKENIZERS):
        damage = say("{file} is missing", file=TOKENIZERS[0])
    version, prefix = str(metadata.get("package_version", "")), str(metadata.get("target_prefix") or "")
    bleu = metadata.get("bleu")
    measured = float(bleu) if isinstance(bleu, int | float) else None
    return ArgosPackage(path, str(source), str(target), version, damage, prefix, measured)


def _by_folder_name(path: Path) -> ArgosPackage | None:
    """A package whose metadata cannot be read, told by the name of its folder (translate-fr_en-1_9, fr_en)."""
    import re

    named = re.fullmatch(r"(?:translate-)?([a-z]{2,3})_([a-z]{2,3})(?:-([\d_]+))?", path.name)
    if named is None:
        return None
    version = (named[3] or "").replace("_", ".")
    return ArgosPackage(path, named[1], named[2], version, say("metadata.json cannot be read"))


class ArgosEngine:
    """Installed and shipped Argos packages as an engine."""

    name = "argos"
    guarded = True
    remembered = True

    def routes(self) -> list[Edge]:
        """A way for each package; of two packages for one way the sound and newer one."""
        best: dict[tuple[str, str], ArgosPackage] = {}
        broken: dict[tuple[str, str], str] = {}
        for package in installed_packages():
            way = package.source, package.target
            if package is not best.setdefault(way, package) and package.damage:
                broken[way] = " " + say(
                    "The package {package} is damaged ({what}) and left out: install it again.",
                    package=package.name,
                    what=package.damage,
                )
        return [
            Edge(
                self.name,
                p.source,
                p.target,
                p.name,
                say(SMALL_TRUST if p.small else TRUST) + broken.get(way, ""),
                p.fingerprint,
                not p.small,
            )
            for way, p in best.items()
        ]

    def translate(
        self, sentences: Sequence[str], source: str, target: str, *, beam: int = 1, progress: Progress | None = None
    ) -> list[str]:
        """One translation a sentence. Raises TranslationError, DamagedPackageError."""
        package = _package_of(source, target)
        tokenizer, translator = _loaded(package)
        try:
            tokens = [tokenizer.encode(s) for s in sentences]
            made: list[str] = []
            for part in _steps(tokens):
                made += _batch(part, package, tokenizer, translator, beam)
                if progress is not None:
                    progress(len(made), len(sentences))
        except (RuntimeError, ValueError) as error:
            raise _damaged(package, str(error)) from error
        return made

    def score(self, pairs: Sequence[tuple[str, str]], source: str, target: str) -> dict[tuple[str, str], float]:
        """Log-probability (nats) of each pair's second text as the translation of its first; too long ones left out.

        Raises TranslationError, DamagedPackageError.
        """
        package = _package_of(source, target)
        tokenizer, translator = _loaded(package)
        prefix = [package.prefix] if package.prefix else []
        try:
            tokens = [(tokenizer.encode(one), prefix + tokenizer.encode(two)) for one, two in pairs]
            sound = [k for k, sides in enumerate(tokens) if all(0 < len(side) <= CEILING for side in sides)]
            ones, twos = ([tokens[k][side] for k in sound] for side in (0, 1))
            scored = translator.score_batch(
                ones, twos, max_batch_size=_batch_tokens(sum(map(len, ones))), batch_type="tokens"
            )
        except (RuntimeError, ValueError) as error:
            raise _damaged(package, str(error)) from error
        return {pairs[k]: float(sum(result.log_probs)) for k, result in zip(sound, scored, strict=True)}


def _package_of(source: str, target: str) -> ArgosPackage:
    package = next((p for p in installed_packages() if (p.source, p.target) == (source, target)), None)
    if package is None:
        raise TranslationError(
            "The package argos {source}→{target} is gone: install it again.", source=source, target=target
        )
    return package


def _steps(tokens: list[list[str]]) -> Iterator[list[list[str]]]:
    for start in range(0, len(tokens), STEP):
        yield tokens[start : start + STEP]


def _batch_tokens(total: int) -> int:
    """Tokens of a batch of so many in all: a single article keeps every worker busy too."""
    return max(SMALL_BATCH, min(BATCH_TOKENS, -(-total // _workers())))


def _workers() -> int:
    return min(os.cpu_count() or 1, WORKERS)


def beam_of(package: ArgosPackage, beam: int) -> int:
    """The beam that a package is read with when `beam` is asked for."""
    return max(beam, SMALL_BEAM) if package.small else beam


def _batch(part: list[list[str]], package: ArgosPackage, tokenizer: Any, translator: Any, beam: int) -> list[str]:
    """Translations of some tokenized sentences; one without tokens stays empty."""
    filled = [t for t in part if t]
    prefix = [[package.prefix]] * len(filled) if package.prefix else None
    results = iter(
        translator.translate_batch(
            filled,
            target_prefix=prefix,
            beam_size=beam_of(package, beam),
            max_batch_size=_batch_tokens(sum(map(len, filled))),
            batch_type="tokens",
            max_input_length=CEILING,
            max_decoding_length=min(CEILING, LONGEST * max(map(len, filled), default=0) + SOME),
            replace_unknowns=True,
            return_attention=package.small,
        )
        if filled
        else ()
    )
    lines = []
    for tokens in part:
        # what a sentence may take is its own matter, not its batch's: the same text reads the same in any batch
        made = next(results) if tokens else None
        pieces = list(made.hypotheses[0])[: LONGEST * len(tokens) + SOME] if made else []
        if package.prefix and pieces[:1] == [package.prefix]:
            pieces = pieces[1:]
        line = str(tokenizer.decode(pieces)).strip() if pieces else ""
        if made and line and package.small:
            line = restored(tokens, pieces, made.attention[0], line, _words(package.source, package.target))
        lines.append(line)
    return lines


@lru_cache(maxsize=4)
def _words(source: str, target: str) -> Words:
    """What is known of words of two languages; without a lexicon every word counts as known, and none is copied."""
    from diglot.errors import NoRouteError
    from diglot.languages.packs import pack
    from diglot.translation.lexicon import Lexicon

    numbers, written = (pack(code).section("numbers").get("words", {}) for code in (source, target))
    by_value = {value: word for word, value in reversed(written.items())}
    try:
        lexicon = Lexicon.load(source, target)
    except NoRouteError:
        return Words(lambda word: True, lambda one, two: True, lambda word: "", lambda word: False)
    return Words(
        lambda word: word.lower() in lexicon,
        lambda one, two: lexicon.could_translate(one, two) > 0,
        lambda word: by_value.get(numbers[word], "") if word in numbers else "",
        written.__contains__,
    )


@lru_cache(maxsize=4)
def _loaded(package: ArgosPackage) -> tuple[Any, Any]:
    """Tokenizer and translator of a package, made once. Raises DamagedPackageError."""
    if package.damage:
        raise _damaged(package, package.damage)
    try:
        import ctranslate2
        from argostranslate.package import Package

        workers = _workers()
        tokenizer = Package(package.path).tokenizer
        translator = ctranslate2.Translator(
            str(package.path / "model"),
            device="cpu",
            compute_type="int8",
            inter_threads=workers,
            intra_threads=max(1, (os.cpu_count() or 1) // workers),
        )
        tokenizer.encode("1")
    except Exception as error:  # whatever the libraries say of a broken file: their exceptions share no class
        raise _damaged(package, " ".join(str(error).split())[:120]) from error
    return tokenizer, translator


def _damaged(package: ArgosPackage, what: str) -> DamagedPackageError:
    return DamagedPackageError(
        "The package {package} in {path} is damaged ({what}): remove it with `diglot packages remove {source} "
        "{target}` and install it again, or name another engine with --engine.",
        package=package.name,
        path=package.path,
        what=what,
        source=package.source,
        target=package.target,
    )

"""House knowledge: `diglot.toml`, found upward from the articles.

    [compare]
    engines = ["argos", "lexicon"]      # tried in the order of their quality
    packages = ["models"]               # folders of Argos packages, from this file
    beam = 1
    fail_on = "critical"
    only = ["number", "name"]

    [severity]                          # by aspect: what the house takes more or less gravely
    wording = "minor"

    [confidence]                        # by aspect: what is less sure than this is not reported (0 to 1)
    coverage = 0.8

    [furniture]                         # lines of one's own site: whole lines, and beginnings
    lines = ["Our newsletter"]
    begins = ["Sign up to"]

    [names]                             # accepted spellings of one name
    Zelensky = ["Zelenskyy", "Zelenski"]

    [glossary]                          # house translations, CSV or TBX, beside this file
    files = ["terms.csv"]

A mistake is told with file and line.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diglot.errors import ConfigError
from diglot.findings import Aspect, Finding, Severity
from diglot.l10n import say

if TYPE_CHECKING:
    from diglot.glossary import Term

NAME = "diglot.toml"
#: section -> keys and the type of each; None: keys are free
_KNOWN: dict[str, dict[str, type] | None] = {
    "compare": {"engines": list, "packages": list, "beam": int, "fail_on": str, "only": list, "min_severity": str},
    "severity": None,
    "confidence": None,
    "furniture": {"lines": list, "begins": list},
    "names": None,
    "glossary": {"files": list},
}


@dataclass(frozen=True)
class House:
    """What a newsroom has laid down. `path` is the file, "" for none."""

    path: str = ""
    compare: Mapping[str, Any] = field(default_factory=dict)
    severity: Mapping[Aspect, Severity] = field(default_factory=dict)
    confidence: Mapping[Aspect, float] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    packages: tuple[Path, ...] = ()

    def judge(self, findings: list[Finding]) -> list[Finding]:
        """The findings as the house takes them: severities set, unsure ones and accepted spellings left out."""
        made = []
        for finding in findings:
            if finding.confidence < self.confidence.get(finding.aspect, 0.0) or self._one_name(finding):
                continue
            wanted = self.severity.get(finding.aspect)
            made.append(replace(finding, severity=wanted) if wanted else finding)
        return made

    def _one_name(self, finding: Finding) -> bool:
        if finding.aspect is not Aspect.NAME or not self.names:
            return False
        words = [str(finding.evidence.get(f"{side}_words", "")).casefold() for side in ("source", "target")]
        known = [self.names.get(w) for w in words]
        return known[0] is not None and known[0] == known[1]


def house_of(path: str) -> House:
    """The settings that hold for an article: the nearest `diglot.toml` at or above its folder; none for "".

    Raises ConfigError, with file and line, for a mistake in it.
    """
    if not path or path == "-" or "://" in path:
        return House()
    folder = Path(path.partition("#")[0]).resolve().parent
    for place in (folder, *folder.parents):
        found = place / NAME
        if found.is_file():
            return _load(found, found.stat().st_mtime_ns)
    return House()


@lru_cache(maxsize=64)
def _load(path: Path, _changed: int) -> House:
    try:
        text = path.read_text(encoding="utf-8")
        content = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError("{path} cannot be read ({error}): save it as UTF-8 text.", path=path, error=error) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError("{path} is not TOML: {error}.", path=path, error=error) from error
    _shape(path, text, content)
    furniture = content.get("furniture", {})
    return House(
        str(path),
        content.get("compare", {}),
        {_aspect(path, text, k): _severity(path, text, k, v) for k, v in content.get("severity", {}).items()},
        {_aspect(path, text, k): _share(path, text, k, v) for k, v in content.get("confidence", {}).items()},
        tuple(str(x) for x in furniture.get("lines", ())),
        tuple(str(x) for x in furniture.get("begins", ())),
        _names(path, text, content.get("names", {})),
        tuple(_terms(path, text, content.get("glossary", {}).get("files", ()))),
        tuple(_folders(path, text, content.get("compare", {}).get("packages", ()))),
    )


def _folders(path: Path, text: str, names: Sequence[Any]) -> Iterator[Path]:
    """The folders of packages; one that is not there is a mistake."""
    for name in names:
        folder = path.parent / str(name)
        if not folder.is_dir():
            raise _wrong(path, text, "packages", "“{name}” is no folder", name=name)
        yield folder


def _wrong(path: Path, text: str, key: str, what: str, /, **values: object) -> ConfigError:
    """The error for a key, with the line that it stands in; `what` is wrong, filled in with values."""
    line = next((n for n, row in enumerate(text.split("\n"), 1) if key in row), 1)
    return ConfigError("{path}, line {line}: {what}.", path=path, line=line, what=say(what, **values))


def _shape(path: Path, text: str, content: Mapping[str, Any]) -> None:
    for section, entries in content.items():
        if section not in _KNOWN:
            raise _wrong(
                path,
                text,
                section,
                "there is no section “{section}”; known are {known}",
                section=section,
                known=", ".join(_KNOWN),
            )
        if not isinstance(entries, dict):
            raise _wrong(
                path,
                text,
                section,
                "“{section}” is a section: write [{section}] and its entries below",
                section=section,
            )
        known = _KNOWN[section]
        for key, value in entries.items() if known is not None else ():
            if known is not None and key not in known:
                raise _wrong(
                    path,
                    text,
                    key,
                    "there is no “{key}” in [{section}]; known are {known}",
                    key=key,
                    section=section,
                    known=", ".join(known),
                )
            if known is not None and not isinstance(value, known[key]):
                kind = _kind(known[key])
                raise _wrong(path, text, key, "“{key}” must be {kind}", key=key, kind=kind)


def _kind(kind: type) -> str:
    return {list: say("a list"), int: say("a whole number"), str: say("a text")}[kind]


def _aspect(path: Path, text: str, key: str) -> Aspect:
    try:
        return Aspect(key)
    except ValueError as error:
        raise _wrong(
            path, text, key, "there is no aspect “{key}”; known are {known}", key=key, known=", ".join(Aspect)
        ) from error


def _severity(path: Path, text: str, key: str, value: Any) -> Severity:
    try:
        return Severity(value)
    except ValueError as error:
        raise _wrong(
            path, text, key, "“{value}” is no severity; known are {known}", value=value, known=", ".join(Severity)
        ) from error


def _share(path: Path, text: str, key: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise _wrong(path, text, key, "“{key}” must be a number between 0 and 1", key=key)
    return float(value)


def _names(path: Path, text: str, names: Mapping[str, Any]) -> dict[str, str]:
    made: dict[str, str] = {}
    for name, spellings in names.items():
        if not isinstance(spellings, list) or not all(isinstance(s, str) for s in spellings):
            raise _wrong(path, text, name, "“{name}” must be a list of its spellings", name=name)
        made |= {spelling.casefold(): name for spelling in (name, *spellings)}
    return made


def _terms(path: Path, text: str, files: Any) -> list[Term]:
    from diglot.glossary import read_glossary

    made: list[Term] = []
    for name in files:
        place = path.parent / str(name)
        if not place.is_file():
            raise _wrong(path, text, str(name), "the glossary {place} does not exist", place=place)
        made += read_glossary(place)
    return made

"""Accepted differences: what a desk has looked at and let stand, kept beside the articles.

`diglot-accepted.toml` has one line for each, by the finding's id, in the order of the ids. Under git a line in
`.gitattributes` has it merged by keeping the lines of both sides: what two people add never meets. A finding's id rests
on the text of its sentences: when either changes the difference is told again, and the entry that no longer stands for
anything is reported as stale.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from diglot.errors import ConfigError, UsageError
from diglot.files import write_whole
from diglot.findings import Accepted, Comparison
from diglot.l10n import say

NAME = "diglot-accepted.toml"
_HEAD = "# Differences between editions that were looked at and let stand (diglot accept). One line each, by id.\n"
#: what git is told: a merge keeps the lines of both sides
_UNION = f"{NAME} merge=union"


@dataclass(frozen=True, slots=True)
class Entry:
    """An accepted difference as the file has it."""

    id: str
    because: str
    date: str
    what: str
    files: tuple[str, str]


def file_of(path: str) -> Path:
    """The file that keeps what was accepted for an article."""
    return Path(path).resolve().parent / NAME


def read(path: Path) -> dict[str, Entry]:
    """The entries of a file by id; none where there is no file. Raises ConfigError."""
    if not path.is_file():
        return {}
    try:
        text = path.read_text(encoding="utf-8")
        return {key: _entry(key, row) for key, row in _tables(text).items()}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(
            "{path} cannot be read ({error}): mend it, or take it back from version control.", path=path, error=error
        ) from error
    except (KeyError, IndexError, TypeError) as error:
        raise ConfigError("{path}: an entry lacks because, date or files: mend it.", path=path) from error


def _tables(text: str) -> dict[str, Any]:
    """The entries of a file; where a merge kept two lines for one id, the later date holds. Raises TOMLDecodeError."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        made: dict[str, Any] = {}
        for number, line in enumerate(text.splitlines(), 1):
            try:
                row = tomllib.loads(line)
            except tomllib.TOMLDecodeError as error:
                raise tomllib.TOMLDecodeError(f"line {number}: {error}") from error
            for key, value in row.items():
                made[key] = max(made.get(key, value), value, key=lambda v: str(v["date"]))
        return made


def _entry(key: str, row: dict[str, Any]) -> Entry:
    files = str(row["files"][0]), str(row["files"][1])
    return Entry(key, str(row["because"]), str(row["date"]), str(row.get("what", "")), files)


def write(path: Path, entries: Iterable[Entry]) -> None:
    """Write the file whole or not at all. Raises UsageError."""
    made = [_HEAD]
    for e in sorted(entries, key=lambda e: e.id):
        told = {"because": e.because, "date": e.date, "what": e.what, "files": list(e.files)}
        # a JSON string or list of strings is one of TOML, too
        cells = ", ".join(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in told.items())
        made.append(f"{e.id} = {{ {cells} }}\n")
    write_whole(path, "".join(made))


def tell_git(path: Path) -> Path | None:
    """Have git merge the file by keeping the lines of both sides: the `.gitattributes` beside it, if that was written.

    None outside of a git repository, and where a line on the file stands there or above already. Raises UsageError.
    """
    folders: list[Path] = []
    for folder in path.parents:
        folders.append(folder)
        if (folder / ".git").exists():
            break
    else:
        return None
    files = [folder / ".gitattributes" for folder in folders]
    if any(NAME in file.read_text(encoding="utf-8", errors="replace") for file in files if file.is_file()):
        return None
    here = files[0]
    before = here.read_text(encoding="utf-8") if here.is_file() else ""
    write_whole(here, before + ("\n" if before and not before.endswith("\n") else "") + _UNION + "\n")
    return here


def accept(report: dict[str, Any], ids: Sequence[str], because: str, today: date | None = None) -> list[Entry]:
    """Accept findings of a comparison (its JSON form), by their ids or the beginnings of them.

    Raises UsageError for an id that is not in the report, or that several findings begin with.
    """
    if not because.strip():
        raise UsageError("Say why the difference may stand: --because “…”.")
    one, two = report["source"]["path"], report["target"]["path"]
    path = file_of(two or one)
    entries = read(path)
    made = []
    for asked in ids:
        found = [f for f in report["findings"] if f["id"].startswith(asked)]
        if len(found) != 1:
            if not found:
                raise UsageError(
                    "In this report no finding has the id “{asked}”: copy it from the report.", asked=asked
                )
            raise UsageError(
                "In this report {n} findings begin with the id “{asked}”: copy it from the report.",
                n=len(found),
                asked=asked,
            )
        day = (today or date.today()).isoformat()
        files = (Path(one).name, Path(two).name)
        made.append(Entry(found[0]["id"], " ".join(because.split()), day, found[0]["message"], files))
    write(path, (entries | {e.id: e for e in made}).values())
    return made


def reviewed(comparison: Comparison) -> Comparison:
    """The comparison without accepted findings, which it tells apart; entries that stand for nothing are `stale`."""
    entries: dict[str, Entry] = {}
    for article in (comparison.source, comparison.target):
        if article.path and article.path != "-":
            entries |= read(file_of(article.path))
    files = (Path(comparison.source.path).name, Path(comparison.target.path).name)
    mine = {key: e for key, e in entries.items() if e.files == files}
    told = {f.id: f for f in comparison.findings}
    accepted = tuple(Accepted(told[key], e.because, e.date) for key, e in entries.items() if key in told)
    stale = tuple(
        say("{what} (accepted on {date}: {why})", what=e.what, date=e.date, why=e.because)
        for key, e in mine.items()
        if key not in told
    )
    left = tuple(f for f in comparison.findings if f.id not in entries)
    return replace(comparison, findings=left, accepted=accepted, stale=stale)

"""Files written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from diglot.errors import UsageError
from diglot.l10n import say


def write_whole(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Write the text beside its place, then move it there: a kill or a full disk leaves what was there before.

    Raises UsageError where the place cannot be written to.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("w", encoding=encoding, newline="") as out:
            out.write(text)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UsageError(
            "{path} cannot be written ({why}): choose another place, or make room.",
            path=path,
            why=say(str(error.strerror)),
        ) from error

"""The translation memory: what was translated once is not translated again.

One SQLite file in the user's cache folder, in WAL mode, so that two processes may use it at once and a kill loses
nothing that was written before. It is a convenience only: whatever is wrong with it (a read-only folder, a corrupted
file, a full disk), the work goes on without it, with one line in `notes`.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from diglot.l10n import say

#: (engine, fingerprint of its packages, beam width, source language, target language)
Place = tuple[str, str, int, str, str]

#: layout of the file; another number starts a new file
LAYOUT = 1
#: seconds to wait for another process that writes
PATIENCE = 20.0
#: SQLite takes at most this many variables a statement in all its builds
MOST_VARIABLES = 900
_TABLE = "CREATE TABLE IF NOT EXISTS readings (key BLOB PRIMARY KEY, line TEXT NOT NULL) WITHOUT ROWID"


class Memory:
    """Readings by engine, packages, beam width, pair of languages and sentence.

    Sentences are kept as digests only, the readings as text. `notes` tells what went wrong, one sentence each.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.notes: list[str] = []
        self._connection: sqlite3.Connection | None = None
        self._off = path is None

    @classmethod
    def open(cls, path: Path | None = None) -> Memory:
        """The user's memory, or the one at `path`; DIGLOT_CACHE names another folder. Nothing is made until used."""
        if path is not None:
            return cls(path)
        folder = os.environ.get("DIGLOT_CACHE")
        if not folder:
            from platformdirs import user_cache_dir

            folder = user_cache_dir("diglot", appauthor=False)
        return cls(Path(folder) / f"readings-{LAYOUT}.sqlite")

    @classmethod
    def none(cls) -> Memory:
        """A memory that forgets."""
        return cls(None)

    def get(self, place: Place, texts: Sequence[str]) -> dict[str, str]:
        """The readings known of these texts."""
        if not texts or not self._ready():
            return {}
        keys = {_key(place, t): t for t in texts}
        found: dict[str, str] = {}
        every = list(keys)
        try:
            for start in range(0, len(every), MOST_VARIABLES):
                lot = every[start : start + MOST_VARIABLES]
                marks = ",".join("?" * len(lot))
                rows = self._cursor().execute(f"SELECT key, line FROM readings WHERE key IN ({marks})", lot)
                found.update((keys[bytes(key)], line) for key, line in rows)
        except sqlite3.Error as error:
            self._broken(error)
        return found

    def put(self, place: Place, lines: Mapping[str, str]) -> None:
        """Remember readings, all or none of them."""
        if not lines or not self._ready():
            return
        rows = [(_key(place, text), line) for text, line in lines.items()]
        try:
            with self._cursor() as open_connection:
                open_connection.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?)", rows)
        except sqlite3.Error as error:
            self._broken(error)

    def close(self) -> None:
        """Close the file; a later call opens it again."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _cursor(self) -> sqlite3.Connection:
        if self._connection is None:
            raise sqlite3.OperationalError("the memory is closed")
        return self._connection

    def _ready(self) -> bool:
        if self._off or self.path is None:
            return False
        if self._connection is None:
            try:
                self._connect(self.path)
            except (OSError, sqlite3.Error) as error:
                self._broken(error)
        return self._connection is not None

    def _connect(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        made = sqlite3.connect(path, timeout=PATIENCE, check_same_thread=False)
        last = time.monotonic() + PATIENCE
        while True:
            try:
                made.execute("PRAGMA journal_mode=WAL")
                made.execute("PRAGMA synchronous=NORMAL")
                made.execute(_TABLE)
                made.commit()
            except sqlite3.Error as error:
                # SQLite does not wait for others where the mode of the journal changes: a new file, two processes
                if isinstance(error, sqlite3.OperationalError) and "locked" in str(error) and time.monotonic() < last:
                    time.sleep(0.02)
                    continue
                made.close()
                raise
            self._connection = made
            return

    def _broken(self, error: Exception) -> None:
        """A corrupted file is set aside and begun anew, once; on anything else the work goes on without memory."""
        self.close()
        corrupted = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
        if corrupted and self.path is not None:
            aside = self.path.with_suffix(".damaged")
            try:
                self.path.replace(aside)
                for tail in ("-wal", "-shm"):
                    Path(f"{self.path}{tail}").unlink(missing_ok=True)
                self._connect(self.path)
            except (OSError, sqlite3.Error):
                self._connection = None
            else:
                self.notes.append(
                    say("The translation memory was damaged: it was set aside as {file} and begun anew.", file=aside)
                )
                return
        self._off = True
        self.notes.append(
            say("Working without the translation memory ({error}): set DIGLOT_CACHE to another folder.", error=error)
        )


def _key(place: Place, text: str) -> bytes:
    digest = blake2b(digest_size=16)
    for part in (*map(str, place), text):
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\x1f")
    return digest.digest()

"""What a run has done already, on disk: after whatever ended it, the next one begins where it stopped.

Pages are known by their content, never by their place: of a page that was changed, moved or added since nothing is
taken. An SQLite database: what is committed survives the death of the process.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import sqlite3
import threading
import time
from pathlib import Path

from newsparse import __version__
from newsparse.batch.worker import Job, Result
from newsparse.errors import Crashed, InputError, Internal, OptionError, OutOfMemory, TimedOut, problem_of
from newsparse.model import RawPage
from newsparse.pipeline import digest_of

# Results are committed when there are so many, or so old.
_ROWS, _SECONDS = 2_000, 0.25
# Not kept: the next run may have more time, more memory, or another version of a library.
_FLEETING = (TimedOut, Crashed, OutOfMemory, Internal)
_TABLES = """
CREATE TABLE IF NOT EXISTS run (job TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS pages (key BLOB NOT NULL, source BLOB NOT NULL, line BLOB NOT NULL, problem TEXT);
CREATE UNIQUE INDEX IF NOT EXISTS by_key ON pages (key);
CREATE INDEX IF NOT EXISTS by_source ON pages (source);
"""


class Key(bytes):
    """16 bytes that tell a page by where it comes from and what it holds; of those, :attr:`source` tell its source."""

    __slots__ = ()

    @property
    def source(self) -> bytes:
        return self[:8]


def key_of(page: RawPage) -> Key:
    """The key of a page: of its source and of all that its record is made from."""
    source = hashlib.blake2b(page.source.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    told = json.dumps(
        [page.url, page.encoding, page.kind, isinstance(page.data, str), page.warc, page.fields, page.problems]
    )
    content = hashlib.blake2b(told.encode(), digest_size=16)
    content.update(page.data.encode("utf-8", "surrogatepass") if isinstance(page.data, str) else page.data)
    return Key(source + content.digest())


class Ledger:
    """The results of a run, by key.

    Args:
        path: the file; made where there is none.
        job: what is made of pages: results of another job, or of another version, are of no use and are forgotten.

    Attributes:
        known: how many results were there.
        forgotten: whether there were some of another job.

    Raises:
        OptionError: the file is no ledger, or cannot be written.
    """

    def __init__(self, path: str, job: Job) -> None:
        self._path = path
        self._waiting: dict[Key, Result] = {}
        self._since = time.monotonic()
        self._readers = threading.local()
        try:
            self._writer = sqlite3.connect(path, check_same_thread=False)
            self._writer.execute("PRAGMA journal_mode = WAL")
            self._writer.execute("PRAGMA synchronous = NORMAL")
            self._writer.executescript(_TABLES)
            self.forgotten = self._begin(_named(job))
            (self.known,) = self._writer.execute("SELECT count(*) FROM pages").fetchone()
            self._empty = self.known == 0
        except sqlite3.Error as problem:
            raise OptionError(
                f"{path} is no ledger, or cannot be written ({problem}); name another output"
            ) from problem

    def _begin(self, job: str) -> bool:
        found = self._writer.execute("SELECT job FROM run").fetchone()
        if found and found[0] == job:
            return False
        with self._writer:
            self._writer.execute("DELETE FROM pages")
            self._writer.execute("DELETE FROM run")
            self._writer.execute("INSERT INTO run VALUES (?)", (job,))
        return found is not None

    def find(self, key: Key) -> Result | None:
        """What a run before made of a page. From any thread."""
        found = self._reader().execute("SELECT line, problem FROM pages WHERE key = ?", (key,)).fetchone()
        if found is None:
            return None
        line, problem = found
        return Result(line, None if problem is None else problem_of(**json.loads(problem)))

    def has_source(self, key: Key) -> bool:
        """Whether a run before saw the source of a page, with whatever in it. From any thread."""
        found = self._reader().execute("SELECT 1 FROM pages WHERE source = ? LIMIT 1", (key.source,)).fetchone()
        return found is not None

    def add(self, key: Key, result: Result) -> None:
        """Keep a result; it is safe after the next commit, which is not far. From one thread.

        Raises:
            OSError: the ledger cannot be written.
        """
        if isinstance(result.problem, _FLEETING):
            return
        self._waiting[key] = result
        self._empty = False
        if len(self._waiting) >= _ROWS or time.monotonic() - self._since > _SECONDS:
            self.commit()

    def commit(self) -> None:
        """Make what was added safe.

        Raises:
            OSError: the ledger cannot be written.
        """
        rows = [(key, key.source, result.line, _told(result.problem)) for key, result in self._waiting.items()]
        try:
            with self._writer:
                self._writer.executemany("INSERT OR IGNORE INTO pages VALUES (?, ?, ?, ?)", rows)
        except sqlite3.Error as problem:
            raise OSError(errno.EIO, f"{self._path}: {problem}") from problem
        self._waiting.clear()
        self._since = time.monotonic()

    def close(self, *, finished: bool) -> None:
        """Commit, and end; a ``finished`` run needs its ledger no more, and nobody needs an empty one.

        Raises:
            OSError: the ledger cannot be written.
        """
        try:
            self.commit()
        finally:
            self._writer.close()
        if finished or self._empty:
            for end in ("", "-wal", "-shm"):
                Path(self._path + end).unlink(missing_ok=True)

    def _reader(self) -> sqlite3.Connection:
        if not hasattr(self._readers, "connection"):
            self._readers.connection = sqlite3.connect(self._path)
        connection: sqlite3.Connection = self._readers.connection
        return connection


def _named(job: Job) -> str:
    """A job by all that changes records: its settings, the version, the weights and what else they name."""
    return f"{__version__} {job!r} {digest_of(job.options)}"


def _told(problem: InputError | None) -> str | None:
    if problem is None:
        return None
    return json.dumps(
        {"code": problem.code, "source": problem.source, "message": problem.message, "hint": problem.hint}
    )


def beside(output: str) -> str:
    """Where the ledger of an output lies."""
    folder, name = os.path.split(os.path.normpath(output))
    return os.path.join(folder, f".{name}.ledger")

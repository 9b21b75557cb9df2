"""What a run has done so far, kept on disk: whatever ends it, the next run begins where it stopped.

A page is identified by its source and its content, so a page that was changed, moved or added since is parsed again. The
ledger is an SQLite database: what is committed survives the death of the process.
"""

from __future__ import annotations

import errno
import hashlib
import json
import sqlite3
import threading
import zlib
from typing import Any

from newsparse import __version__
from newsparse.batch.ledger_files import MARK, LedgerFiles
from newsparse.batch.worker import Job, Result
from newsparse.errors import Crashed, InputError, Internal, OptionError, OutOfMemory, TimedOut, problem_of
from newsparse.model import RawPage
from newsparse.options import digest_of

# So many waiting results are committed without a call of commit.
_ROWS = 2_000
# Failures that are not kept: the next run may have more time, more memory, or another version of a library.
_FLEETING = (TimedOut, Crashed, OutOfMemory, Internal)
# SQLite's codes for a full disk: for the ledger, and for what lies beside it.
_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE)
# SQLite does not see damage inside values, which would become that of records: a checksum follows each line.
_SUM_BYTES = 4
_TABLES = """
CREATE TABLE IF NOT EXISTS run (job TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS pages (key BLOB NOT NULL, source BLOB NOT NULL, line BLOB NOT NULL, problem TEXT);
CREATE UNIQUE INDEX IF NOT EXISTS by_key ON pages (key);
CREATE INDEX IF NOT EXISTS by_source ON pages (source);
"""


class Key(bytes):
    """24 bytes: an 8-byte hash of a page's source (:attr:`source`), then a 16-byte hash of all else that it holds."""

    __slots__ = ()

    @property
    def source(self) -> bytes:
        return self[:8]


def key_of(page: RawPage) -> Key:
    """Compute the key of a page, from its source and everything else from which its record is made."""
    source = hashlib.blake2b(page.source.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    told = json.dumps(
        [page.url, page.encoding, page.kind, isinstance(page.data, str), page.warc, page.fields, page.problems]
    )
    content = hashlib.blake2b(told.encode(), digest_size=16)
    content.update(page.data.encode("utf-8", "surrogatepass") if isinstance(page.data, str) else page.data)
    return Key(source + content.digest())


class Ledger:
    """The results of runs, by key.

    Args:
        path: the file; created if there is none.
        job: what is made of pages. Results of another job, or of another version, are of no use and are deleted.

    Attributes:
        known: how many usable results the ledger held when it was opened.
        forgotten: whether it was that of another job or version, so that its results were deleted.

    Raises:
        OptionError: the file is not a ledger, is damaged, cannot be written, or another run has it.
    """

    def __init__(self, path: str, job: Job) -> None:
        self._waiting: dict[Key, Result] = {}
        self._reading = threading.Lock()
        self._connections: list[sqlite3.Connection] = []
        try:
            self._files = LedgerFiles(path)
        except OSError as problem:
            raise OptionError(
                f"cannot write the ledger {path}: {(problem.strerror or str(problem)).lower()}"
            ) from problem
        try:
            self._writer = self._connect()
            self.forgotten = self._prepare(_named(job))
            count = "SELECT count(*), ifnull(max(rowid), 0) FROM pages"
            self.known, self._last = self._writer.execute(count).fetchone()
            self._reader = self._connect()
        except BaseException as problem:
            self._disconnect()
            self._files.undo()
            if isinstance(problem, sqlite3.Error):
                raise OptionError(_unopened(path, problem)) from problem
            raise
        self._empty = self.known == 0

    def _connect(self) -> sqlite3.Connection:
        # the whole path, because SQLite gives some names, such as :memory:, another meaning
        self._connections.append(sqlite3.connect(self._files.path, check_same_thread=False))
        return self._connections[-1]

    def _prepare(self, job: str) -> bool:
        """Create the tables if there are none; whether they were those of another job."""
        if self._files.new:
            # first, and written into the file itself: if the run is killed now, the next one recognises what it left
            self._writer.execute("PRAGMA journal_mode = MEMORY")
            self._writer.execute(f"PRAGMA application_id = {MARK}")
        self._writer.execute("PRAGMA journal_mode = WAL")
        self._writer.execute("PRAGMA synchronous = NORMAL")
        self._writer.executescript(_TABLES)
        return self._begin(job)

    def _disconnect(self) -> None:
        with self._reading:
            for connection in self._connections:
                connection.close()

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
        """Return what an earlier run made of a page, or None. May be called from any thread.

        Raises:
            OSError: the ledger cannot be read.
        """
        found = self._look("SELECT line, problem FROM pages WHERE key = ? AND rowid <= ?", key)
        if found is None:
            return None
        sealed, problem = found
        line = sealed[:-_SUM_BYTES] if isinstance(sealed, bytes) else b""
        if sealed != _sealed(key, line, problem):
            raise self._failed(sqlite3.DatabaseError("a result is not what was written"))
        return Result(line, None if problem is None else problem_of(**json.loads(problem)))

    def has_source(self, key: Key) -> bool:
        """Whether an earlier run saw the source of a page, whatever its content. May be called from any thread.

        Raises:
            OSError: the ledger cannot be read.
        """
        return self._look("SELECT 1 FROM pages WHERE source = ? AND rowid <= ? LIMIT 1", key.source) is not None

    def _look(self, query: str, value: bytes) -> Any:
        try:
            with self._reading:
                return self._reader.execute(query, (value, self._last)).fetchone()
        except sqlite3.Error as problem:
            raise self._failed(problem) from problem

    def _failed(self, problem: sqlite3.Error) -> OSError:
        """Turn an error of SQLite into one of this ledger.

        An OperationalError means that the file is locked or out of reach, any other that it is damaged.
        """
        damaged = not isinstance(problem, sqlite3.OperationalError)
        hint = "the ledger is damaged; remove it, and all is parsed again: " if damaged else ""
        return OSError(errno.EIO, f"{hint}{problem}", self._files.path)

    def add(self, key: Key, result: Result) -> None:
        """Keep a result; it is safe after the next :meth:`commit`. Must always be called from the same thread.

        Raises:
            OSError: the ledger cannot be written.
        """
        if isinstance(result.problem, _FLEETING):
            return
        self._waiting[key] = result
        self._empty = False
        if len(self._waiting) >= _ROWS:
            self.commit()

    def commit(self) -> None:
        """Write what was added to the disk.

        Raises:
            OSError: the ledger cannot be written.
        """
        if not self._waiting:
            return
        rows = [
            (key, key.source, _sealed(key, result.line, told := _told(result.problem)), told)
            for key, result in self._waiting.items()
        ]
        try:
            with self._writer:
                self._writer.executemany("INSERT OR IGNORE INTO pages VALUES (?, ?, ?, ?)", rows)
        except sqlite3.Error as problem:
            raise self._failed(problem) from problem
        self._waiting.clear()

    def close(self, *, finished: bool) -> None:
        """Commit and close; the files are removed if the run has ``finished``, and are what they were if the ledger is empty.

        Raises:
            OSError: the ledger cannot be written.
        """
        try:
            self.commit()
        finally:
            self._disconnect()
            if self._empty and not finished:
                self._files.undo()
            else:
                self._files.end(remove=finished)


def _unopened(path: str, problem: sqlite3.Error) -> str:
    """Say why a ledger could not be opened; see :meth:`Ledger._failed`."""
    if not isinstance(problem, sqlite3.OperationalError):
        return f"the ledger {path} is damaged ({problem}); remove it, and all is parsed again"
    hint = "; free some space" if getattr(problem, "sqlite_errorcode", None) in _FULL else ""
    return f"cannot write the ledger {path}: {problem}{hint}"


def _named(job: Job) -> str:
    """Identify a job by everything that changes records: the version, its settings, and the files that these name."""
    return f"{__version__} with checksums {job!r} {digest_of(job.options)}"


def _sealed(key: Key, line: bytes, problem: str | None) -> bytes:
    """A line with the checksum of a result."""
    told = zlib.crc32(f"{problem}".encode("utf-8", "surrogatepass"), zlib.crc32(line, zlib.crc32(key)))
    return line + told.to_bytes(_SUM_BYTES, "big")


def _told(problem: InputError | None) -> str | None:
    if problem is None:
        return None
    return json.dumps(
        {"code": problem.code, "source": problem.source, "message": problem.message, "hint": problem.hint}
    )

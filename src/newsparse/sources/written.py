"""Keep a run from reading its own output, or overwriting its input: an output may lie in a folder that is read."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable

from newsparse.errors import InputError, MissingExtra, OptionError
from newsparse.sources.formats import PARQUET

# How files begin that newsparse wrote: records, also indented ones; those of --schema-org; error records; the table of the
# command lexicon.
_OWN = re.compile(
    rb'\{\s*"schema": "newsparse/|'
    rb'\{\s*"@context": "https://schema\.org",\s+"@type": "NewsArticle",\s+"identifier": "|'
    rb'\{"source": "(?:[^"\\]|\\.)*", "code": "[a-z-]+", "message": "|'
    rb"(?:\xef\xbb\xbf)?# author\tother\tline\r?\n"
)
# How pages for the browser begin, of `inspect --html` and `report --html`.
_OWN_PAGE = re.compile(
    rb'<!DOCTYPE html>\s*<html lang="en">\s*<head>\s*<meta charset="utf-8">\s*<meta name="generator" content="newsparse">'
)
_BYTES = 1 << 16  # more than the longest name of a source, which may come first

_Identity = tuple[int, int]


class Written:
    """The files and folders that a run writes, identified by device and inode.

    A file is therefore recognised by whatever name, link or pattern a source leads to it. A file that does not exist yet
    need not be known: it gets its name only when everything has been read. A folder into which parts are written must not
    hold any input: it could not be said which of its files would be lost.

    Args:
        targets: the paths on this machine that will be replaced.
        kept: files that sources leave out whatever they contain: ledgers, and what an interrupted run left.
        begun: the checks are over and the run is writing: whatever turns up in a folder of parts is its own, and is left
            out.
    """

    def __init__(self, targets: Iterable[str] = (), kept: Iterable[str] = (), *, begun: bool = False) -> None:
        self._begun = begun
        self._lost: dict[_Identity, str | None] = {_of(path): None for path in kept if os.path.exists(path)}
        self._folders: dict[_Identity, str] = {}
        self._named: set[_Identity] = set()
        for target in targets:
            if os.path.isdir(target):
                self._folders[_of(target)] = target
            elif os.path.exists(target):
                self._lost[_of(target)] = None if _is_replaceable(target) else target

    def check(self, path: str, *, named: bool = False) -> bool:
        """Whether a file or a folder is one of these, and so must be left out.

        Args:
            path: what a source has met.
            named: whether it was met by its name, in a list or through a pattern, rather than inside a folder; then it is
                remembered for :meth:`was_named`.

        Raises:
            OptionError: it will be replaced, but newsparse did not write it, so a page would be lost; or it is, or lies
                in, a folder that will be written.
        """
        if not (self._lost or self._folders):
            return False
        try:
            found = _of(path)
            if self._folders and self._lies_in_folder(path, found, named):
                return True
        except (OSError, ValueError):
            return False  # reading it reports what is wrong
        if (target := self._lost.get(found)) is not None:
            raise OptionError(f"{_called(target)} is an input; name another output")
        if named:
            self._named.add(found)
        return found in self._lost

    def _lies_in_folder(self, path: str, found: _Identity, named: bool) -> bool:
        """Whether something is a folder of parts, or lies in one.

        Raises:
            OptionError: it is one and was named, or lies in one, before the run has begun.
        """
        if (target := self._folders.get(found)) is not None:
            if named and not self._begun:
                raise OptionError(f"{target} is an input; name another output")
            return True
        if (target := self._folders.get(_of(os.path.dirname(path) or os.curdir))) is None:
            return False
        if not self._begun:
            raise OptionError(f"{target} holds the input {path}; name another output")
        return True

    def was_named(self, path: str) -> bool:
        """Whether the user named a file, or a pattern that it matches: then it must not be removed as a leftover."""
        try:
            return _of(path) in self._named
        except OSError:
            return False

    def refuse(self, names: Iterable[str]) -> None:
        """Check, before anything is opened, that sources do not yield a page which would be overwritten.

        Raises:
            OptionError: they do.
        """
        if not (self._lost or self._folders):
            return
        from newsparse.sources.listing import files_of

        for path in map(_path_of, names):
            if os.path.isdir(path) and not any(self._lost.values()):
                self.check(path, named=True)  # that is enough here, and the folder is not listed twice
                continue
            for _ in files_of(path, self):
                pass


def is_own_file(path: str) -> bool:
    """Whether a file is empty, or begins like one that newsparse wrote; False if it cannot be read."""
    from newsparse.sources.compressed import uncompressed
    from newsparse.sources.files import stream_of
    from newsparse.sources.options import DEFAULTS

    try:
        with open(path, "rb", buffering=0) as file:
            head = uncompressed(stream_of(path, file), DEFAULTS).peek(_BYTES)
        return not head or _OWN.match(head) is not None or head.startswith(PARQUET) and _is_own_table(path)
    except (OSError, InputError, MissingExtra):
        return False


def is_foreign(path: str) -> bool:
    """Whether replacing a file would lose what somebody else wrote: it is a regular file, not empty, and does not begin
    like one of ours."""
    try:
        if not os.path.isfile(path) or os.path.getsize(path) == 0:
            return False
    except OSError:
        return False  # it has just been removed
    return not (is_own_file(path) or is_own_page(path))


def is_own_page(path: str) -> bool:
    """Whether a file begins like a page for the browser that newsparse wrote; False if it cannot be read."""
    try:
        with open(path, "rb", buffering=0) as file:
            return _OWN_PAGE.match(file.read(_BYTES)) is not None
    except (OSError, ValueError):
        return False


def _is_own_table(path: str) -> bool:
    from newsparse.sources.parquet import import_parquet

    pq, faults = import_parquet()
    try:
        return b"newsparse" in (pq.read_schema(path).metadata or {})
    except faults:
        return False


def _is_replaceable(target: str) -> bool:
    """Whether a target may be overwritten: it is not a regular file, or newsparse wrote it.

    The contents of a folder are checked where the folder is opened.
    """
    return not stat.S_ISREG(os.stat(target).st_mode) or is_own_file(target)


def _of(path: str) -> _Identity:
    info = os.stat(path)
    return info.st_dev, info.st_ino


def _path_of(name: str) -> str:
    """The path to which a name leads.

    The name may be a local URL (``file://``, ``local://``), or a chain that ends in one (``zip://*.txt::file://a.zip``).
    """
    from newsparse.names import is_remote, path_of

    return path_of(name.rpartition("::")[2] if is_remote(name) else name)


def _called(target: str) -> str:
    return "standard output" if target == STANDARD_OUTPUT else target


# A name for standard output: if it is a file, that may lie in a folder that is read (`newsparse pages/ > pages/all.jsonl`).
STANDARD_OUTPUT = "/dev/fd/1"

NOTHING = Written()

"""What a run writes, as its sources see it: an output may lie in a folder that is read, this time and the next."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable

from newsparse.errors import InputError, MissingExtra, OptionError

# How files begin that newsparse wrote: records, also indented ones; those of --schema-org; error records; what the command
# lexicon counted.
_OWN = re.compile(
    rb'\{\s*"schema": "newsparse/|'
    rb'\{\s*"@context": "https://schema\.org",\s+"@type": "NewsArticle",\s+"identifier": "|'
    rb'\{"source": "(?:[^"\\]|\\.)*", "code": "[a-z-]+", "message": "|'
    rb"# author\tother\tline\n"
)
_PARQUET = b"PAR1"
_BYTES = 1 << 16  # more than the longest name of a source, which may stand in front

_Identity = tuple[int, int]


class Written:
    """The files and folders that a run writes, known by what they are on the disk: whatever name, link or pattern leads
    a source there, it is the same file.

    A file that is not there yet is not known: it gets its name when everything has been read. A folder whose parts are
    written holds no input: nobody could tell which of its files are lost.

    Args:
        targets: what is replaced: paths of this machine.
        kept: what no source needs whatever is in it: ledgers, and records of a run that broke off.
        begun: the run has looked at all this and writes: what turns up in a folder of parts is its own, and left out.
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
        """Whether a file or a folder is one of these; one that is ``named`` is remembered (:meth:`was_named`).

        Args:
            path: what is met.
            named: by its name, in a list or by a pattern, and not in a folder.

        Raises:
            OptionError: it is, and holds what newsparse did not write: a page, that would be lost; or it is, or lies in, a
                folder that will be written.
        """
        if not (self._lost or self._folders):
            return False
        try:
            found = _of(path)
            if self._folders and self._lies_in_folder(path, found, named):
                return True
        except (OSError, ValueError):
            return False  # whoever reads it says what is wrong
        if (target := self._lost.get(found)) is not None:
            raise OptionError(f"{_called(target)} is an input; name another output")
        if named:
            self._named.add(found)
        return found in self._lost

    def _lies_in_folder(self, path: str, found: _Identity, named: bool) -> bool:
        """Whether something is a folder of parts, which one that is met in another may be, or lies in one."""
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
        """Whether somebody asked for a file by its name, or a pattern that it matches: then it is more than a leftover."""
        try:
            return _of(path) in self._named
        except OSError:
            return False

    def refuse(self, names: Iterable[str]) -> None:
        """Look whether one of these is a page that some sources yield, before anything is opened.

        Raises:
            OptionError: it is.
        """
        if not (self._lost or self._folders):
            return
        from newsparse.sources.listing import files_of

        for path in map(_path_of, names):
            if os.path.isdir(path) and not any(self._lost.values()):
                self.check(path, named=True)  # and no more, so that folders are not listed twice
                continue
            for _ in files_of(path, self):
                pass


def is_own_file(path: str) -> bool:
    """Whether a file is empty, or begins like one that newsparse wrote; one that cannot be read does not."""
    from newsparse.sources.compressed import uncompressed
    from newsparse.sources.files import stream_of
    from newsparse.sources.options import DEFAULTS

    try:
        with open(path, "rb", buffering=0) as file:
            head = uncompressed(stream_of(path, file), DEFAULTS).peek(_BYTES)
        return not head or _OWN.match(head) is not None or head.startswith(_PARQUET) and _is_own_table(path)
    except (OSError, InputError, MissingExtra):
        return False


def _is_own_table(path: str) -> bool:
    from newsparse.sources.parquet import import_parquet

    pq, faults = import_parquet()
    try:
        return b"newsparse" in (pq.read_schema(path).metadata or {})
    except faults:
        return False


def _is_replaceable(target: str) -> bool:
    """Whether a target may be overwritten: it is no regular file, or newsparse wrote it (what is in a folder is looked after
    where the folder is opened)."""
    return not stat.S_ISREG(os.stat(target).st_mode) or is_own_file(target)


def _of(path: str) -> _Identity:
    info = os.stat(path)
    return info.st_dev, info.st_ino


def _path_of(name: str) -> str:
    """The path that a name leads to, which may be a URL of this machine (``file://``, ``local://``), also inside another
    one (``zip://*.txt::file://a.zip``)."""
    from newsparse.sources.listing import is_remote, path_of

    return path_of(name.rpartition("::")[2] if is_remote(name) else name)


def _called(target: str) -> str:
    return "standard output" if target == STANDARD_OUTPUT else target


# Standard output by a name: when it is a file, that may lie where pages are read (`newsparse pages/ > pages/all.jsonl`).
STANDARD_OUTPUT = "/dev/fd/1"

NOTHING = Written()

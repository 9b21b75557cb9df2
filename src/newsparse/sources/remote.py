"""Read objects at URLs through fsspec: ``s3://``, ``gs://``, ``https://``, ``memory://``, and all others with a backend."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING, Any, TypeVar, cast

from newsparse.errors import InputError, MissingExtra, MissingInput, OptionError, UnreadableInput
from newsparse.model import RawPage
from newsparse.sources.formats import read_stream
from newsparse.sources.listing import is_pattern, is_shown
from newsparse.sources.options import SourceOptions
from newsparse.sources.streams import Place, Stream, explain, is_hidden

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_T = TypeVar("_T")
# Names at these may contain "?" and "*", and what looks like a folder is a page.
_WEB = ("http", "https")


def check_url(name: str) -> None:
    """Check that there is a backend for a URL.

    Raises:
        MissingExtra: fsspec, or its backend for this protocol, is not installed.
        OptionError: there is no such protocol.
    """
    try:
        import fsspec
    except ImportError:
        raise MissingExtra("URLs are read with an extra: pip install 'newsparse[remote]'") from None
    protocol = name.partition("://")[0].rpartition("::")[2]
    try:
        fsspec.get_filesystem_class(protocol)
    except ImportError as problem:
        raise MissingExtra(f"{protocol}:// needs another package: {problem}") from problem
    except ValueError as problem:
        raise OptionError(f"no such protocol: {protocol}://") from problem


def read_url(name: str, options: SourceOptions, skipped: Counter[str]) -> Iterator[RawPage | InputError]:
    """Read what a URL names: an object, everything below a prefix, or what matches a pattern.

    Whatever is wrong with it is yielded, not raised.
    """
    try:
        check_url(name)
        yield from _read_url(name, options, skipped)
    except InputError as problem:
        yield problem
    except (MissingExtra, OptionError) as problem:
        yield UnreadableInput(name, "cannot be opened", str(problem))


def _read_url(name: str, options: SourceOptions, skipped: Counter[str]) -> Iterator[RawPage | InputError]:
    from fsspec.core import url_to_fs

    # Each listing is read once; a cache of them would grow with the store.
    fs, path = _ask(name, lambda: url_to_fs(name, use_listings_cache=False))
    if set(_protocols(fs)) & set(_WEB):
        yield from _read_object(name, fs, path, options, skipped)
        return
    try:
        sort = _ask(name, lambda: fs.info(path))["type"]
    except MissingInput:
        if not is_pattern(path):
            raise
        found = _matching(path, _ask(name, lambda: fs.glob(path, detail=True)))
        if not found:
            raise MissingInput(name, "no object matches", "quote the pattern, or check the path") from None
        for inner, sort in found:
            yield from _read_any(_url_of(fs, inner, name), fs, inner, sort, (options, skipped))
        return
    yield from _read_any(name, fs, path, sort, (options, skipped))


def _matching(pattern: str, found: dict[str, Any]) -> list[tuple[str, str]]:
    """Choose from what a pattern found, by the same rules as for files.

    Hidden names count only where the pattern has a dot. With ``**``, folders are left out: what they hold is found too.
    """
    fixed = re.split(r"[*?\[]", pattern, maxsplit=1)[0].rpartition("/")[0]
    hidden = "/." in pattern[len(fixed) :]
    return sorted(
        (inner, info["type"])
        for inner, info in found.items()
        if not ("**" in pattern and info["type"] == "directory")
        and (hidden or not is_hidden(inner.rstrip("/").removeprefix(fixed)))
    )


def _read_any(
    name: str, fs: AbstractFileSystem, path: str, sort: str, how: tuple[SourceOptions, Counter[str]]
) -> Iterator[RawPage | InputError]:
    if sort == "directory":
        yield from _read_prefix(name, fs, path, *how)
    else:
        yield from _read_object(name, fs, path, *how)


def _read_prefix(
    name: str, fs: AbstractFileSystem, path: str, options: SourceOptions, skipped: Counter[str]
) -> Iterator[RawPage | InputError]:
    """Read every object below a prefix except hidden ones; as in a folder, those at one level before those below it."""
    waiting = [path]
    empty = True
    while waiting:
        here = waiting.pop()
        try:
            listing = _ask(_url_of(fs, here, name), lambda here=here: fs.ls(here, detail=True))  # type: ignore[misc]
        except InputError as problem:
            empty = False
            yield problem
            continue
        # Some stores keep an object that stands for the folder itself.
        entries = {entry["name"].rstrip("/"): entry["type"] for entry in listing if not entry["name"].endswith("/")}
        entries.pop(here.rstrip("/"), None)
        shown = sorted(inner for inner in entries if is_shown(inner.rpartition("/")[2]))
        del listing
        waiting += [inner for inner in reversed(shown) if entries[inner] == "directory"]
        for inner in shown:
            if entries[inner] != "directory":
                empty = False
                yield from _read_object(_url_of(fs, inner, name), fs, inner, options, skipped)
    if empty:
        yield MissingInput(name, "a folder without pages", "hidden objects are not read")


def _read_object(
    name: str, fs: AbstractFileSystem, path: str, options: SourceOptions, skipped: Counter[str]
) -> Iterator[RawPage | InputError]:
    try:
        opened = _ask(name, lambda: fs.open(path, "rb"))
    except InputError as problem:
        yield problem
        return
    file = _Guarded(name, opened)
    with opened:
        hint = path.partition("?")[0].partition("#")[0] if set(_protocols(fs)) & set(_WEB) else path
        movable = cast("IO[bytes]", io.BufferedReader(file)) if file.seekable() else None
        yield from read_stream(name, Stream(name, file.read, Place(hint, skipped=skipped), file=movable), options)


class _Guarded(io.RawIOBase):
    """An object's bytes, seekable if its store allows that; whatever goes wrong becomes an InputError."""

    def __init__(self, name: str, file: Any) -> None:
        self._name = name
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(_ask(self._name, self._file.seekable))

    def seek(self, offset: int, whence: int = 0) -> int:
        return _ask(self._name, lambda: int(self._file.seek(offset, whence)))

    def tell(self) -> int:
        return _ask(self._name, lambda: int(self._file.tell()))

    def read(self, size: int = -1) -> bytes:
        return _ask(self._name, lambda: bytes(self._file.read(size)))

    def readinto(self, buffer: Any) -> int:
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _ask(name: str, call: Callable[[], _T]) -> _T:
    """Make a call to a store; whatever it raises becomes a failure of this object.

    Raises:
        InputError: the call failed.
    """
    try:
        return call()
    except InputError:
        raise
    except Exception as problem:  # every backend has exceptions of its own
        told = _of_the_web(problem)
        if getattr(told, "status", None) in (401, 403):
            told = PermissionError()
        raise explain(name, told, "cannot be read") from problem


def _of_the_web(problem: Exception) -> Exception:
    """The web server's own error: fsspec turns any of them into a FileNotFoundError."""
    cause = problem.__cause__
    if not isinstance(problem, FileNotFoundError) or not isinstance(cause, Exception):
        return problem
    told = type(cause).__module__.startswith("aiohttp") and getattr(cause, "status", None) not in (404, 410)
    return cause if told else problem


def _protocols(fs: AbstractFileSystem) -> tuple[str, ...]:
    protocol = fs.protocol
    return (protocol,) if isinstance(protocol, str) else tuple(protocol)


def _url_of(fs: AbstractFileSystem, path: str, name: str) -> str:
    """The URL of an object below the one that the user named; in a chain (``zip://*.txt::s3://…``), with its container."""
    link, chained, outer = name.partition("::")
    return str(fs.unstrip_protocol(path)) + (f"::{outer}" if chained and "://" in link else "")

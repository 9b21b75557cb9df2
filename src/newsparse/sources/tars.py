"""Tar archives, read front to back as they arrive. Members' names are only names: nothing is ever extracted to disk."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from tarfile import InvalidHeaderError, SubsequentHeaderError  # type: ignore[attr-defined]
from typing import IO, Any, cast

from newsparse.errors import InputError, TruncatedInput, UnreadableInput
from newsparse.sources.formats import Found, read_stream
from newsparse.sources.options import SourceOptions
from newsparse.sources.streams import Faults, Stream, explain, is_hidden

_BLOCK = tarfile.BLOCKSIZE
# A chain of a thousand headers, each of which describes the next, ends in a RecursionError.
_FAULTS: Faults = (tarfile.TarError, OSError, EOFError, ValueError, RecursionError, MemoryError)
# Headers that only describe the next one. tarfile reads them whole, so their size is limited: no path has a megabyte.
_DESCRIBING = (
    tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK,
)  # fmt: skip
_DESCRIPTION_BYTES = 1_000_000
# Where a header says what it is.
_TYPE = slice(156, 157)
_NO_PAGES = {
    tarfile.LNKTYPE: "a hard link to {}, not a page",
    tarfile.SYMTYPE: "a link to {}, not a page",
}


class _Watch:
    """Stands before the archive's stream and notes what ``tarfile`` does not report.

    Attributes:
        strange: how many blocks should have been headers but were not.
        marked: whether the last block was one of zeros, as in the archive's end mark.
        cut: whether the archive ended inside a block, or without its end mark.
        awaits: whether the next block to be read is a header.
    """

    def __init__(self) -> None:
        self.strange = 0
        self.marked = self.cut = self.awaits = False
        self.file: Any = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)

    def read(self, size: int) -> bytes:
        block: bytes = self.file.read(size)
        if self.awaits:
            self.awaits = False
            self._header(block)
        return block

    def _header(self, block: bytes) -> None:
        self.cut = 0 < len(block) < _BLOCK or not block and not self.marked
        if block:
            self.marked = not block.strip(b"\0")
        if block[_TYPE] in _DESCRIBING and not self.cut:
            size = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape").size
            if size > _DESCRIPTION_BYTES:
                raise UnreadableInput("", f"a member's description claims {size} bytes")


def read_tar(name: str, stream: Stream, options: SourceOptions) -> Iterator[Found]:
    """Read the members of a tar archive in their order; hidden ones and folders are left out, links are failures.

    Blocks that should be a header but are not are skipped up to the next header, and reported.

    Raises:
        InputError: the stream ends or breaks before the archive does.
    """
    watch = _Watch()
    archive = _open(name, stream, _headers(watch))
    remembered: list[tarfile.TarInfo] = vars(archive)[
        "members"
    ]  # tarfile keeps all of them; only from Python 3.13 on can that be turned off
    while True:
        try:
            member = archive.next()
        except _FAULTS as problem:
            raise explain(name, problem, "not a whole tar archive") from problem
        remembered.clear()
        if watch.strange and not (member is None and watch.cut):
            yield UnreadableInput(name, f"{watch.strange * _BLOCK} bytes are not a member", "what follows them is read")
            watch.strange = 0
        if member is None:
            break
        inside = f"{name}!{member.name}"
        opened = _open_member(inside, archive, member, stream)
        if isinstance(opened, InputError):
            yield opened
        elif opened is not None:
            yield from read_stream(inside, opened, options)
            if opened.broken is not None:
                return  # the archive is broken, and that was reported with its member
    if watch.cut:
        raise TruncatedInput(name, "ends before its end mark", "get the rest of it")


def _headers(watch: _Watch) -> type[tarfile.TarInfo]:
    """Make a type of headers that lets a watch see what they are read from."""

    class Header(tarfile.TarInfo):
        @classmethod
        def fromtarfile(cls, tarfile: tarfile.TarFile) -> Any:
            if tarfile.fileobj is not watch:
                watch.file, tarfile.fileobj = tarfile.fileobj, cast("Any", watch)
            begin, before = watch.file.tell(), watch.strange
            watch.awaits = True
            try:
                return super().fromtarfile(tarfile)
            except (InvalidHeaderError, SubsequentHeaderError) as problem:
                if watch.cut:
                    raise
                watch.strange = before + (watch.file.tell() - begin) // _BLOCK
                # because tarfile skips this error, but ends an archive at a description without a member after it
                raise InvalidHeaderError(str(problem)) from problem

    return Header


def _open(name: str, stream: Stream, header: type[tarfile.TarInfo]) -> tarfile.TarFile:
    """Open an archive. Zeros are skipped: joined archives are read as one, and a header after a broken one is found."""
    try:
        return tarfile.TarFile.open(
            fileobj=cast("IO[bytes]", stream), mode="r|", tarinfo=header, ignore_zeros=True, errorlevel=2
        )
    except _FAULTS as problem:
        raise explain(name, problem, "not a whole tar archive") from problem


def _open_member(
    name: str, archive: tarfile.TarFile, member: tarfile.TarInfo, stream: Stream
) -> Stream | InputError | None:
    """A member's bytes, the reason why it is not a page, or None if it is left out."""
    if member.isdir():
        return None
    if is_hidden(member.name):
        stream.skipped["hidden"] += 1
        return None
    file: Any = archive.extractfile(member) if member.isreg() else None
    if file is None:
        reason = _NO_PAGES.get(member.type, "not a regular file")
        return UnreadableInput(name, reason.format(member.linkname), "pack it as a file")
    return stream.inner(name, file.read1, "archive", _FAULTS)

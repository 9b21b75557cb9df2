"""What ``newsparse parse`` writes, and where: the options of outputs, checked together."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Protocol

from newsparse.batch.ledger_files import beside, files_of, is_begun
from newsparse.cli.sources import Sources
from newsparse.errors import OptionError
from newsparse.names import is_remote, path_of
from newsparse.sources import Written
from newsparse.sources.written import STANDARD_OUTPUT, is_foreign, is_own_file
from newsparse.writers import Content, Sink, SinkOptions, check_ledger, check_outputs, open_sinks
from newsparse.writers.descriptors import is_open
from newsparse.writers.folders import is_part
from newsparse.writers.forms import form_of, is_of_lines
from newsparse.writers.partials import nothing, partials_of
from newsparse.writers.sinks import is_folder, is_standard


class Kept(Protocol):
    """A closed output that knows what is ``left`` beside its target, if that is not complete."""

    @property
    def left(self) -> str | None: ...


@dataclass(frozen=True)
class Outputs:
    """What is written, and where: the values of the command's options of the same names."""

    output: str
    errors: str | None
    format: str | None
    shard_size: int | None
    overwrite: bool
    resume: bool
    ledger: str | None
    pretty: bool
    schema_org: bool
    quiet: bool

    @classmethod
    def take(cls, given: dict[str, Any]) -> Outputs:
        """Take the options of outputs out of those that the command was given.

        Raises:
            OptionError: ``--resume`` without ``--ledger`` for an output that is not a local file or folder, or ``--pretty``
                for an output with a name of JSON Lines.
        """
        outputs = cls(**{name: given.pop(name) for name in cls.__dataclass_fields__})
        if is_standard(outputs.output):
            outputs = replace(outputs, output="-")
        if outputs.resume and outputs.ledger is None and not outputs.is_file():
            raise OptionError(
                "--resume keeps its ledger beside a file or folder; for this output name one with --ledger"
            )
        if outputs.pretty and outputs.is_of_lines():
            raise OptionError(
                f"--pretty writes a record over several lines, and {outputs.output} is to hold JSON Lines; "
                "use a name that ends in .json, or leave out --output"
            )
        return outputs

    def is_of_lines(self) -> bool:
        """Whether the output has a name of JSON Lines, as the parts of a folder always have unless they are Parquet."""
        if is_folder(self.output):
            return form_of(self.output, self.format) != "parquet"
        return is_of_lines(self.output)

    def is_file(self) -> bool:
        """Whether records go to a file or a folder on this machine."""
        path = path_of(self.output)
        if is_remote(self.output) or not _is_closed(self.output):
            return False
        return not os.path.exists(path) or os.path.isfile(path) or os.path.isdir(path)

    def check(self, sources: Sources) -> Stale:
        """Check that all outputs can be written without harm to each other or to what is read.

        Returns:
            What interrupted runs left for these outputs.

        Raises:
            OptionError: something would be lost, or read as a page.
        """
        check_outputs(self.output, self.errors, sources.opened())
        if (ledger := self.ledger_path()) is not None:
            check_ledger(ledger, files_of(ledger), (self.output, self.errors), sources.opened())
        written = self.written()
        written.refuse(sources.foreseen())
        check_replaced((self.output, self.errors), overwrite=self.overwrite)
        if self.overwrite or ledger is not None:
            for folder in filter(os.path.isdir, _paths((self.output, self.errors))):
                _check_parts(folder)
        return Stale(_partials((self.output, self.errors)), written)

    def written(self, *, begun: bool = False) -> Written:
        """Those outputs that exist already and must not be read as pages; see :class:`~newsparse.sources.Written`."""
        ledger = self.ledger_path()
        notes = () if ledger is None else files_of(ledger)
        return written_to((self.output, self.errors), notes, begun=begun)

    def spares_older(self, records: Sink) -> bool:
        """Whether to keep the output of an older run: this one has no records, and should not replace it by nothing."""
        return records.empty and not is_empty(self.output)

    def after_interrupt(self, sinks: Sequence[Kept]) -> str:
        """Say what is left of an interrupted run, or how to go on.

        Args:
            sinks: the closed sinks for records and, if there is one, for error records.
        """
        if self.resume or self.ledger is not None:
            return "; run it again to go on"
        targets = zip((self.output, self.errors or ""), sinks, strict=False)
        kept = [_called(sink.left, target) for target, sink in targets if sink.left is not None]
        return f"; see {' and '.join(kept)}" if kept else ""

    def ledger_path(self) -> str | None:
        """The path of the ledger; None if there is none."""
        if self.ledger is not None or not self.resume:
            return self.ledger
        return beside(os.path.realpath(path_of(self.output)))

    def open(self, stale: Stale) -> tuple[Sink, Sink | None]:
        """Open the sinks for records and for error records, which may replace what is ``stale``."""
        content: Content = "other" if self.pretty or self.schema_org else "records"
        ledger = self.ledger_path()
        # If there is a ledger, the folder holds the parts of the run that is resumed, even if that came to its end.
        overwrite = self.overwrite or ledger is not None and is_begun(ledger)
        spared = to_spare(overwrite=self.overwrite)
        options = SinkOptions(self.format, self.shard_size, overwrite, ledger is not None, content, stale.holds, spared)
        return open_sinks(self.output, self.errors, options)


def written_to(targets: Sequence[str | None], notes: Sequence[str] = (), *, begun: bool = False) -> Written:
    """Those of some targets that exist already, in the form that sources need.

    Args:
        targets: as users name them; None is ignored.
        notes: other files of the run, such as its ledger.
        begun: see :class:`~newsparse.sources.Written`.
    """
    return Written(_paths(targets), [*notes, *_partials(targets)], begun=begun)


def check_replaced(targets: Sequence[str | None], *, overwrite: bool) -> None:
    """Check that no target is a file which somebody else wrote; devices, pipes and objects at URLs are not looked at.

    Args:
        targets: as users name them; None is ignored.
        overwrite: whether the user allows even that.

    Raises:
        OptionError: one is, or nothing could be replaced although the user allows it.
    """
    named = [target for target in targets if target is not None and (is_remote(target) or _is_closed(target))]
    if overwrite and not named:
        raise OptionError("--overwrite replaces a file or a folder; name one to write to")
    spared = to_spare(overwrite=overwrite)
    for target in named:
        if not is_remote(target) and spared(path_of(target)):
            raise OptionError(
                f"{target} is there and does not begin like a file that newsparse wrote; name another, or replace it "
                "with --overwrite"
            )


def to_spare(*, overwrite: bool) -> Callable[[str], bool]:
    """Which files must not be replaced: those that somebody else wrote, or with ``overwrite`` none."""
    return nothing if overwrite else is_foreign


def _is_closed(target: str) -> bool:
    """Whether a target on this machine is not open already, as standard output is, so that a file there would be replaced."""
    return target != "-" and not is_open(path_of(target))


def is_empty(target: str) -> bool:
    """Whether nothing would be lost by replacing a target: it is not a file or folder on this machine, or holds nothing.

    A folder holds nothing if it has no parts.
    """
    path = path_of(target)
    if is_remote(target) or not _is_closed(target):
        return True
    if os.path.isdir(path):
        return not any(is_part(name) for name in os.listdir(path))
    return not os.path.isfile(path) or os.path.getsize(path) == 0


class Stale:
    """What interrupted runs left beside the outputs.

    These files are replaced if another run for the same outputs is interrupted, and removed when one comes to its end.
    Spared are files that have changed meanwhile, because another run may have left them, and files that are sources.

    Args:
        paths: the files; their state is noted before the run.
        written: knows which of them were named as sources.
    """

    def __init__(self, paths: Sequence[str], written: Written) -> None:
        self._found = {path: _state(path) for path in paths}
        self._written = [written]

    def spare(self, written: Written) -> None:
        """Also spare the files that ``written`` knows to be sources."""
        self._written.append(written)

    def holds(self, path: str) -> bool:
        """Whether a file is one of these, and may be lost."""
        if any(written.was_named(path) for written in self._written):
            return False
        with suppress(OSError):
            return path in self._found and _state(path) == self._found[path]
        return False

    def remove(self) -> None:
        """Remove all of these files that may be lost."""
        for path in filter(self.holds, self._found):
            with suppress(OSError):
                os.unlink(path)


def _state(path: str) -> tuple[int, ...]:
    info = os.lstat(path)
    return info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns


def _paths(targets: Sequence[str | None]) -> list[str]:
    """The paths of the targets on this machine."""
    local = [target for target in targets if target is not None and not is_remote(target)]
    return [STANDARD_OUTPUT if target == "-" else path_of(target) for target in local]


def _partials(targets: Sequence[str | None]) -> list[str]:
    """The files that interrupted runs left beside some targets.

    Files of such a name that newsparse did not write are left out, and empty ones too, for no run leaves those. A folder
    has no such file, nor has a target that is open already.
    """
    names = [target for target in targets if target not in (None, "-")]
    files = [path for path in _paths(names) if not is_folder(path) and not is_open(path)]
    partials = [partial for path in files for partial in partials_of(os.path.realpath(path))]
    return [path for path in partials if _is_plain(path) and os.path.getsize(path) and is_own_file(path)]


def unexpected(left: str | None, target: str) -> str | None:
    """The name of what is left beside a target, if it is not the documented one because that was taken or too long."""
    if left is None or left == f"{os.path.realpath(path_of(target))}.partial":
        return None
    return _called(left, target)


def elsewhere(left: str, target: str) -> str:
    """Say where a complete file is whose name somebody else has used since the run began."""
    return (
        f"somebody else has written {target} meanwhile, which stays; what this run wrote is in {_called(left, target)}"
    )


def _called(left: str, target: str) -> str:
    """The name of what is left beside a target, in the form in which the user named the target if possible."""
    folder = os.path.dirname(path_of(target))
    here = os.path.realpath(folder) == os.path.dirname(left)
    return os.path.join(folder, os.path.basename(left)) if here else left


def _is_plain(path: str) -> bool:
    return os.path.isfile(path) and not os.path.islink(path)


def _check_parts(folder: str) -> None:
    """Check that a run wrote all that would be replaced in a folder: other programs name their files like parts too.

    Raises:
        OptionError: newsparse did not write one of them.
    """
    with suppress(OSError):  # opening the folder reports what is wrong
        for name in sorted(os.listdir(folder)):
            if is_part(name) and not is_own_file(os.path.join(folder, name)):
                raise OptionError(
                    f"{folder} holds {name!r}, which newsparse did not write; name a folder that is empty"
                )

"""What ``newsparse parse`` writes, and where: its options taken together."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from newsparse.errors import OptionError
from newsparse.sources import Written
from newsparse.sources.written import STANDARD_OUTPUT, own
from newsparse.writers import Content, Sink, SinkOptions, check_ledger, check_outputs, open_sinks
from newsparse.writers.descriptors import is_open
from newsparse.writers.drafts import PARTIAL
from newsparse.writers.forms import form_of, is_of_lines
from newsparse.writers.remote import is_remote
from newsparse.writers.sinks import is_folder, is_standard, local_path


@dataclass(frozen=True)
class Outputs:
    """What is written, and where."""

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
            OptionError: a run that goes to no file is to be resumed, and no ledger is named; or JSON over several lines is
                to be called JSON Lines.
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
                "name a file .json, or leave it out"
            )
        return outputs

    def is_of_lines(self) -> bool:
        """Whether what is written is called JSON Lines, as the parts of a folder always are that are no Parquet."""
        if is_folder(self.output):
            return form_of(self.output, self.format) != "parquet"
        return is_of_lines(self.output)

    def is_file(self) -> bool:
        """Whether records go to a file or a folder of this machine."""
        path = local_path(self.output)
        if self.output == "-" or is_remote(self.output) or is_open(path):
            return False
        return not os.path.exists(path) or os.path.isfile(path) or os.path.isdir(path)

    def check(self, sources: Sequence[str]) -> None:
        """Look whether all can be written without harm to each other and to what is read.

        Raises:
            OptionError: something would be lost, or read as a page.
        """
        check_outputs(self.output, self.errors, sources)
        if self.ledger is not None:
            check_ledger(self.ledger, (self.output, self.errors), sources)
        self.written().refuse(sources)

    def written(self) -> Written:
        """What is there of it all, as it must not be read as pages."""
        ledger = self.ledger_path()
        return written_to(
            (self.output, self.errors), () if ledger is None else (ledger, f"{ledger}-wal", f"{ledger}-shm")
        )

    def after_interrupt(self, records: Sink) -> str:
        """What is left of an interrupted run, and what to do, in words."""
        if self.resume or self.ledger is not None:
            return "; run it again to go on"
        kept = self.is_file() and not is_folder(self.output) and not records.empty
        return f"; see {self.output}{PARTIAL}" if kept else ""

    def stale(self) -> Stale:
        """What interrupted runs left under these names."""
        return Stale(_partials(_paths((self.output, self.errors))))

    def ledger_path(self) -> str | None:
        """Where what is done is written down; None: nowhere."""
        if self.ledger is not None or not self.resume:
            return self.ledger
        from newsparse.batch.ledger import beside  # a run without one starts without SQLite

        return beside(os.path.realpath(local_path(self.output)))

    def open(self) -> tuple[Sink, Sink | None]:
        """The sinks for records and for error records."""
        content: Content = "other" if self.pretty or self.schema_org else "records"
        ledger = self.ledger_path()
        # With a ledger at hand, what the folder holds is of the run that is resumed, even if it had come to its end.
        overwrite = self.overwrite or ledger is not None and os.path.exists(ledger)
        options = SinkOptions(self.format, self.shard_size, overwrite, ledger is not None, content)
        return open_sinks(self.output, self.errors, options)


def written_to(targets: Sequence[str | None], notes: Sequence[str] = ()) -> Written:
    """What is there already of some targets, for sources.

    Args:
        targets: as users name them; None is none.
        notes: other files of the run's own.
    """
    paths = _paths(targets)
    return Written(paths, [*notes, *_partials(paths)])


class Stale:
    """What is left of runs that were interrupted, to be removed when a run for the same names came to its end.

    Args:
        paths: the files, as they are before that run.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self._found = {path: _state(path) for path in paths}

    def remove(self) -> None:
        """Remove what nobody has touched meanwhile: another run for the same name may have left its own."""
        for path, before in self._found.items():
            with suppress(OSError):
                if _state(path) == before:
                    os.unlink(path)


def _state(path: str) -> tuple[int, ...]:
    info = os.lstat(path)
    return info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns


def _paths(targets: Sequence[str | None]) -> list[str]:
    """The targets of this machine, by the names that files get."""
    local = [target for target in targets if target is not None and not is_remote(target)]
    return [STANDARD_OUTPUT if target == "-" else local_path(target) for target in local]


def _partials(paths: Sequence[str]) -> list[str]:
    """What is left of interrupted runs beside some files; what others gave such a name is theirs."""
    partials = [os.path.realpath(path) + PARTIAL for path in paths]
    return [path for path in partials if os.path.isfile(path) and own(path)]

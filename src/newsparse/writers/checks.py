"""Check outputs before anything is opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence

from newsparse.errors import OptionError
from newsparse.names import is_remote, path_of
from newsparse.writers.descriptors import descriptor_of, is_open
from newsparse.writers.partials import is_partial
from newsparse.writers.sinks import is_folder, is_standard


def check_outputs(output: str, errors: str | None, sources: Sequence[str]) -> None:
    """Check that records and error records can be written without harm to each other or to the input.

    Raises:
        OptionError: one is the other, lies in it, has the name of its incomplete file, or is or lies in an input.
    """
    for target in (output, errors):
        if target is not None:
            _check_against_inputs(target, sources)
    if errors is None:
        return
    if is_standard(output) and is_standard(errors):
        raise OptionError("records and error records would both go to standard output; name a file for one of them")
    if _place(output) == _place(errors) or _is_path(output) != _is_path(errors) and _are_one(output, errors):
        raise OptionError("--output and --errors name the same file")
    for one, other in ((output, errors), (errors, output)):
        if _is_path(one) and not is_folder(one) and is_partial(_place(other), _place(one)):
            raise OptionError(f"{other} is the name for what an interrupt leaves of {one}; name another")
    for outer, inner in ((output, errors), (errors, output)):
        if is_folder(outer) and _lies_in(_place(inner), _place(outer)):
            raise OptionError(f"{inner} lies in {outer}, where readers would take it for a part; put it elsewhere")


def check_ledger(ledger: str, files: Sequence[str], outputs: Sequence[str | None], sources: Sequence[str]) -> None:
    """Check that a ledger can be kept without harm to outputs and inputs.

    Args:
        ledger: its name.
        files: the files of which it consists on disk; all of them are written, and may be removed.
        outputs: what else is written, as the user named it.
        sources: what is read, as the user named it.

    Raises:
        OptionError: it is not a file of this machine, is one of these, or lies where it would be read.
    """
    if ledger in ("", "-") or not _is_path(ledger):
        raise OptionError("--ledger needs the name of a file of this machine")
    _check_against_inputs(ledger, sources)
    if os.path.exists(ledger) and not os.path.isfile(ledger):
        raise OptionError(f"{ledger} is no file, as a ledger is; name another")
    _check_unread(ledger, sources)
    for file in files:
        _check_against_inputs(file, sources)
        for output in filter(None, outputs):
            if _are_one(file, output) or _is_path(output) and _place(file) == _place(output):
                raise OptionError(f"the ledger {ledger} and {_called(output)} would share a file; name another output")
    for output in filter(None, outputs):
        if _is_path(output) and is_folder(output) and _lies_in(_place(ledger), _place(output)):
            raise OptionError(f"{ledger} lies in {output}, where readers would take it for a part; put it elsewhere")


def _check_unread(ledger: str, sources: Sequence[str]) -> None:
    place = _place(ledger)
    for source in sources:
        if os.path.isdir(path_of(source)) and _lies_in(place, _place(source)):
            inner = os.path.relpath(place, _place(source))
            if not any(part.startswith(".") for part in inner.split(os.sep)):
                raise OptionError(
                    f"{ledger} lies in the input {source}, and would be read as a page; put the ledger elsewhere, "
                    "or let its name begin with a dot"
                )


def _check_against_inputs(target: str, sources: Sequence[str]) -> None:
    there, place = _what_is(target, 1), _place(target)
    for source in sources:
        found = _what_is(source, 0)
        if there is not None and found is not None and os.path.samestat(there, found):
            raise OptionError(f"{_called(target)} is an input; name another output")
        if (
            _is_path(target)
            and is_folder(target)
            and os.path.isdir(path_of(source))
            and _lies_in(place, _place(source))
        ):
            raise OptionError(
                f"{target} lies in the input {source}, its parts would be read as pages; put it elsewhere"
            )


def _is_path(target: str) -> bool:
    """Whether a target is a file or a folder on this machine, other than a descriptor that is open already."""
    return target != "-" and not is_remote(target) and not is_open(path_of(target))


def _called(target: str) -> str:
    return "standard output" if is_standard(target) else target


def _are_one(one: str, other: str) -> bool:
    """Whether two outputs are the same file, by whatever names, even if one of them is open already."""
    first, second = _what_is(one, 1), _what_is(other, 1)
    return first is not None and second is not None and os.path.samestat(first, second)


def _what_is(name: str, standard: int) -> os.stat_result | None:
    """The status of a source or a target on disk; None if it does not exist, or is open already and not a regular file.

    Args:
        name: the source or the target.
        standard: the descriptor for which ``-`` stands.
    """
    if is_remote(name):
        return None
    number = standard if name == "-" else descriptor_of(path_of(name))
    try:
        if number is None:
            return os.stat(path_of(name))
        info = os.fstat(number)
    except (OSError, ValueError):
        return None
    return info if stat.S_ISREG(info.st_mode) else None


def _place(target: str) -> str:
    """Where a target lies; a descriptor that is open already lies in no folder, whatever file it may be."""
    if target == "-" or is_remote(target):
        return target.rstrip("/")
    number = descriptor_of(path_of(target))
    return os.path.realpath(path_of(target)) if number is None else f"descriptor {number}"


def _lies_in(place: str, folder: str) -> bool:
    return place.startswith(folder.rstrip("/" + os.sep) + ("/" if is_remote(folder) else os.sep))

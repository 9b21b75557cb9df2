"""Open the sink that the user named: a stream, a file, or a folder of parts, on this machine or at a URL."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from newsparse.errors import OptionError
from newsparse.names import is_remote, path_of
from newsparse.writers.descriptors import descriptor_of, open_named
from newsparse.writers.drafts import Draft, StreamDraft, standard_output
from newsparse.writers.files import FileSink, Sink, SinkOptions
from newsparse.writers.folders import FolderSink
from newsparse.writers.forms import form_of
from newsparse.writers.local import LocalDraft, LocalFolder
from newsparse.writers.partials import nothing
from newsparse.writers.remote import RemotePlace

_AS_NAMED = SinkOptions()


def open_sink(target: str, options: SinkOptions = _AS_NAMED) -> Sink:
    """Open a sink for what the user named.

    Args:
        target: a file; a folder, if it ends in ``/`` or is an existing one; a URL of either; or ``-`` for standard output.
            A device or a pipe is written to directly.
        options: see :class:`SinkOptions`.

    Raises:
        OptionError: the target and the options do not go together, or the folder holds something else.
        MissingExtra: the form or the place needs a package that is not installed.
        OSError: it cannot be written to.
    """
    form = form_of(target, options.form)
    if not is_folder(target):
        if options.shard_size is not None:
            raise OptionError(f"--shard-size cuts folders into parts; end {target} in / to make it one")
        return FileSink(open_draft(target, form, options.replaceable, options.spared), form, options.content)
    folder = RemotePlace(target) if is_remote(target) else LocalFolder(path_of(target))
    try:
        return FolderSink(folder, form, options, target)
    except BaseException:
        folder.leave()
        raise


def open_sinks(output: str, errors: str | None, options: SinkOptions) -> tuple[Sink, Sink | None]:
    """Open sinks for records and, if ``errors`` is given, for error records; if one fails, nothing is left of the other.

    Args:
        output: where records go, as for :func:`open_sink`.
        errors: where error records go; its name decides the form.
        options: how records are written.

    Raises:
        OptionError: one of them cannot be written.
        MissingExtra: the form or the place needs a package that is not installed.
        BrokenPipeError: records go to a pipe that nobody reads.
    """
    told: Sink | None = None
    if errors is not None:
        with writable(errors):
            told = open_sink(errors, replace(options, form=None, shard_size=None, content="errors"))
    try:
        return open_sink(output, options), told
    except BaseException as problem:
        if told is not None:
            told.close(keep=False)
        if isinstance(problem, OSError) and not isinstance(problem, BrokenPipeError):
            raise _unwritable(output, problem) from problem
        raise


@contextmanager
def writable(target: str) -> Iterator[None]:
    """Report an error from opening a target as a mistake of the user.

    Raises:
        OptionError: in place of an OSError.
    """
    try:
        yield
    except OSError as problem:
        raise _unwritable(target, problem) from problem


def _unwritable(target: str, problem: OSError) -> OptionError:
    name = "standard output" if is_standard(target) else target
    return OptionError(f"cannot write {name}: {(problem.strerror or str(problem)).lower()}")


def open_draft(
    target: str,
    form: str = "jsonl",
    replaceable: Callable[[str], bool] = nothing,
    spared: Callable[[str], bool] = nothing,
) -> Draft:
    """Open a draft of one file, on this machine or at a URL.

    A device, a pipe, and what is open already (standard output, ``/dev/fd/3``) are written to directly.

    Args:
        target: as for :func:`open_sink`, but not a folder.
        form: what will be written; a terminal takes only text.
        replaceable: see :func:`~newsparse.writers.partials.free_partial`.
        spared: see :class:`SinkOptions`.

    Raises:
        OptionError: standard output is closed, or is a terminal and the form is not text.
        MissingExtra: the place needs a package that is not installed.
        OSError: it cannot be written to.
    """
    if is_standard(target):
        return standard_output(form)
    if is_remote(target):
        return RemotePlace(target).file()
    if stream := open_named(path_of(target)):
        return StreamDraft(stream)
    path = os.path.realpath(path_of(target))
    if os.path.exists(path) and not os.path.isfile(path):
        return StreamDraft(open(path, "wb"))  # an empty name means the working directory, which cannot be opened
    return LocalDraft(path, replaceable=replaceable, spared=spared)


def is_folder(target: str) -> bool:
    """Whether a target is a folder: it ends in ``/``, or is an existing one."""
    if is_standard(target):
        return False
    return target.endswith(("/", os.sep)) or (not is_remote(target) and os.path.isdir(path_of(target)))


def is_standard(target: str) -> bool:
    """Whether a target is standard output, as ``-`` or by a name such as ``/dev/stdout``."""
    return target == "-" or not is_remote(target) and descriptor_of(path_of(target)) == 1

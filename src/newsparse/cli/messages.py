"""Messages for people on stderr, and what to do when standard output can no longer be written."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

import click

from newsparse.errors import InputError
from newsparse.names import with_escapes

# Exit status, as documented in README.
OK, SOME_FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
# A status of at least this means a signal.
INTERRUPTS = 128
# The key in click's context under which a source stands that may have been meant as a command: the word, and the command.
MEANT = "newsparse.meant"


def as_line(text: str) -> str:
    """A message as one line for a terminal, to which a file's name might otherwise send control characters.

    All that is not printable is escaped, line ends too, and names are written as records have them. Texts of pages are
    left more (:func:`~newsparse.views.visible.printable`): their line ends, their spaces, what joins letters.
    """
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape", "replace").decode("ascii") for c in with_escapes(text)
    )


def told(problem: InputError) -> str:
    """Describe a failed page in one line."""
    hint = f"; {problem.hint}" if problem.hint else ""
    return as_line(f"newsparse: {problem}{hint}")


class ReaderGone(BrokenPipeError):
    """The reader of an output that is a pipe has gone; any other broken pipe is an error."""


@contextmanager
def naming(target: str) -> Iterator[None]:
    """Make errors from writing to an output name it as the user did, and not by the name of its draft.

    Raises:
        ReaderGone: in place of a BrokenPipeError.
    """
    try:
        yield
    except BrokenPipeError as problem:
        raise ReaderGone(problem.errno, problem.strerror, target) from problem
    except OSError as problem:
        problem.filename = "standard output" if target == "-" else target
        raise


def unwritten(problem: OSError) -> str:
    """Say in one line why an output cannot be written; :func:`naming` has noted which one it is."""
    hint = "; free some space" if problem.errno in (errno.ENOSPC, errno.EDQUOT) else ""
    reason = problem.strerror or " ".join(map(str, problem.args)) or type(problem).__name__
    return as_line(f"newsparse: {problem.filename or 'output'}: {reason.lower()}{hint}")


@contextmanager
def told_to_the_end() -> Iterator[None]:
    """End the command if an output cannot be written: silently if its reader has gone, which had what it wanted, otherwise
    with a message.

    Raises:
        SystemExit: in place of an OSError.
    """
    try:
        yield
    except BrokenPipeError:
        status = OK
    except OSError as problem:
        say(unwritten(problem))
        status = SOME_FAILED
    else:
        return
    forget(1)
    raise SystemExit(status)


def say(message: str) -> None:
    """Print a line on stderr; if that has gone as well, the message is dropped."""
    try:
        click.echo(message, err=True)
    except OSError:
        forget(2)


def fill_streams() -> None:
    """Open the null device in place of each standard stream that is closed.

    Otherwise the next file to be opened, perhaps an output, would get its number, and whatever libraries print would go
    there.
    """
    for stream in range(3):
        try:
            os.fstat(stream)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # gets the lowest free number: this one


def forget(stream: int) -> None:
    """Redirect a standard stream to the null device, so that the interpreter can flush it at exit without an error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream)

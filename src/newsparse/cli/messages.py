"""What the command says to people, on stderr, and what it owes to a standard output that went away."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

import click

from newsparse.errors import InputError

# Exit status, as documented in README.
OK, SOME_FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
# From here on it tells of a signal.
INTERRUPTS = 128
# Where the command line's context says that a source may have been a command: the word, and the command.
MEANT = "newsparse.meant"


def printable(text: str) -> str:
    """A message without the control characters that a file's name may smuggle to a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "replace").decode("ascii") for c in text)


def told(problem: InputError) -> str:
    """A failed page in a line."""
    hint = f"; {problem.hint}" if problem.hint else ""
    return printable(f"newsparse: {problem.source}: {problem.message}{hint}")


class ReaderGone(BrokenPipeError):
    """Whoever read an output, a pipe, has gone; any other pipe that breaks is a fault."""


@contextmanager
def naming(target: str) -> Iterator[None]:
    """Let what the system has against writing to an output name it as the user did, not as the draft of it.

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
    """What keeps an output from being written, in a line; :func:`naming` says which output it was."""
    hint = "; free some space" if problem.errno in (errno.ENOSPC, errno.EDQUOT) else ""
    reason = problem.strerror or " ".join(map(str, problem.args)) or type(problem).__name__
    return printable(f"newsparse: {problem.filename or 'output'}: {reason.lower()}{hint}")


@contextmanager
def told_to_the_end() -> Iterator[None]:
    """Let what keeps an output from being written end the command: quietly where its reader has gone, which had what it
    wanted, and else with a line.

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
    """A line on stderr; where that is gone as well, nobody is left to be told."""
    try:
        click.echo(message, err=True)
    except OSError:
        forget(2)


def fill_streams() -> None:
    """Open nothing in the place of a standard stream that is closed: otherwise the next file gets its number, an output
    perhaps, and whatever a library says goes there."""
    for stream in range(3):
        try:
            os.fstat(stream)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # the lowest number that is free: this one


def forget(stream: int) -> None:
    """Let what is still buffered for a standard stream go nowhere; otherwise the interpreter complains when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream)

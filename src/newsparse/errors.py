"""What can go wrong, as one small tree.

::

    NewsparseError
    ├── InputError            one page failed; carries the source, a code and what to try
    │   ├── MissingInput      no such file, or a folder without pages
    │   ├── UnreadableInput   no permission, an I/O error, not a regular file
    │   ├── EmptyInput        no text at all
    │   ├── BinaryInput       not text in any encoding
    │   ├── TruncatedInput    cut off inside its compression
    │   ├── OverLimit         larger than a limit the user set
    │   ├── TimedOut          took longer than a limit the user set
    │   ├── Crashed           killed the process that parsed it
    │   ├── OutOfMemory       took more memory than there is
    │   └── Internal          a bug in newsparse
    ├── Lost                  a run produced fewer results than it had pages: a bug
    ├── OptionError           a setting that cannot be met (exit status 2)
    │   └── NoProcesses       the system starts none, or no more of them
    └── MissingExtra          an optional dependency is not installed; names the extra
"""

from __future__ import annotations


class NewsparseError(Exception):
    """The root: catch it to catch everything this package raises on purpose."""


class InputError(NewsparseError):
    """One input could not become a record; as a string, its source and its message.

    Attributes:
        source: what the user named (path, archive member, ``-``); a :class:`~newsparse.names.RowName` where it is a row.
        message: what is wrong with it, without its name.
        hint: what to try, or an empty string.
        code: the fixed machine-readable name of the failure (class attribute).
    """

    code = "input-error"

    def __init__(self, source: str, message: str, hint: str = "") -> None:
        super().__init__(source, message, hint)
        self.source = source
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        name = self.source or "''"  # as a shell writes an empty word
        return f"{name}: {self.message}"

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str]]:
        return type(self), (self.source, self.message, self.hint)


class MissingInput(InputError):
    code = "missing"


class UnreadableInput(InputError):
    code = "unreadable"


class EmptyInput(InputError):
    code = "empty"


class BinaryInput(InputError):
    code = "binary"


class TruncatedInput(InputError):
    code = "truncated"


class OverLimit(InputError):
    code = "over-limit"


class TimedOut(InputError):
    code = "timeout"


class Crashed(InputError):
    code = "crashed"


class OutOfMemory(InputError):
    code = "memory"


class Internal(InputError):
    code = "internal"


class Lost(NewsparseError):
    """A run did not account for every page; the message says how many."""


class OptionError(NewsparseError):
    """A setting that cannot be met; the command line ends with status 2."""


def check_number(name: str, value: object) -> int:
    """Return the value of an option that is a whole number.

    Raises:
        OptionError: it is something else.
    """
    if not isinstance(value, int):
        raise OptionError(f"{name} is a whole number, not {type(value).__name__}")
    return value


class NoProcesses(OptionError):
    """The system starts no processes, or no more of them."""


class MissingExtra(NewsparseError):
    """An optional dependency is missing; the message names the extra to install."""


def problem_of(code: str, source: str, message: str, hint: str = "") -> InputError:
    """Rebuild an input error from its parts.

    Args:
        code: the code of its class.
        source, message, hint: see :class:`InputError`.
    """
    kinds = {kind.code: kind for kind in InputError.__subclasses__()}
    return kinds.get(code, InputError)(source, message, hint)

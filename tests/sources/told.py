"""What the tests of rows and of JSON share: results in a word, and a file against the table of what it yields."""

from newsparse.errors import InputError


def told(result):
    """What a result says: its text, or the code and the message of a failure."""
    return f"{result.code}: {result.message}" if isinstance(result, InputError) else result.data


def check_rows(path, found, expected):
    """Whether a file's results are as expected.

    Args:
        path: the file.
        found: the results.
        expected: of each (number of the row, or None for the file; its text, or the beginning of what is wrong).
    """
    places = [str(path if number is None else f"{path}:{number}") for number, _ in expected]
    assert [result.source for result in found] == places
    for result, (_, start) in zip(found, expected, strict=True):
        assert told(result).startswith(start) if isinstance(result, InputError) else result.data == start

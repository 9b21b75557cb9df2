"""Write records: in several forms (JSON Lines, gzip, zstd, Parquet), to files, folders and objects that appear complete.

A sink takes encoded lines. Its *form* turns them into bytes (``forms.py``). A *draft* takes the bytes to a place where
nobody sees them before they are complete (``local.py``, ``remote.py``). ``files.py`` combines the two into one file,
``folders.py`` writes a folder of them.
"""

from newsparse.writers.checks import check_ledger, check_outputs
from newsparse.writers.files import Sink, SinkOptions
from newsparse.writers.forms import FORMS, Content
from newsparse.writers.jsonl import encode, error_record
from newsparse.writers.sinks import is_standard, open_draft, open_sink, open_sinks, writable

__all__ = [
    "FORMS",
    "Content",
    "Sink",
    "SinkOptions",
    "check_ledger",
    "check_outputs",
    "encode",
    "error_record",
    "is_standard",
    "open_draft",
    "open_sink",
    "open_sinks",
    "writable",
]

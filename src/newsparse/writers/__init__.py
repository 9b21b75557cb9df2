"""Records become bytes: their forms (JSON Lines, gzip, zstd, Parquet), and files, folders and objects that are whole.

A sink takes encoded lines. Its *form* makes bytes of them (``forms.py``), a *draft* takes the bytes to where nobody sees
them before they are whole (``local.py``, ``remote.py``); ``files.py`` puts the two together, ``folders.py`` one file after
the other.
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

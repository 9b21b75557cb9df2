"""Arrays in a file in the safetensors format: a length, a JSON header, then the bytes of each array.

Reading it takes twenty lines, and any tool of the field can open it, so the package needs no library for it.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Array = npt.NDArray[Any]
else:
    Array = np.ndarray  # numpy.typing takes a tenth of numpy's own time to import

_TYPES = {"U8": "<u1", "I8": "<i1", "U16": "<u2", "U32": "<u4", "I32": "<i4", "U64": "<u8", "F16": "<f2", "F32": "<f4"}
_NAMES = {np.dtype(kind): name for name, kind in _TYPES.items()}


def read_arrays(path: Path) -> tuple[dict[str, Array], dict[str, str]]:
    """Read a safetensors file.

    Args:
        path: the file.

    Returns:
        Its arrays by name (read-only views of the file's bytes) and its metadata.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is not a safetensors file.
    """
    data = path.read_bytes()
    try:
        (size,) = struct.unpack_from("<Q", data)
        if size > len(data) - 8:
            raise ValueError("not a safetensors file: it ends inside its header")
        header = json.loads(data[8 : 8 + size])
        about = header.pop("__metadata__", {})
        arrays = {name: _array(data, 8 + size, entry) for name, entry in header.items()}
        if not isinstance(about, dict):
            raise TypeError("its metadata is not an object")
    except (struct.error, KeyError, TypeError, AttributeError, UnicodeDecodeError, RecursionError) as problem:
        raise ValueError(f"not a safetensors file: {problem!r}") from None
    return arrays, about


def _array(data: bytes, base: int, entry: Mapping[str, Any]) -> Array:
    start, stop = entry["data_offsets"]
    kind = np.dtype(_TYPES[entry["dtype"]])
    return np.frombuffer(data, kind, (stop - start) // kind.itemsize, base + start).reshape(entry["shape"])


def write_arrays(path: Path, arrays: Mapping[str, Array], about: Mapping[str, str] | None = None) -> None:
    """Write arrays and metadata as a safetensors file; equal input gives equal bytes."""
    header: dict[str, Any] = {"__metadata__": dict(about)} if about else {}
    parts: list[bytes] = []
    at = 0
    for name, array in sorted(arrays.items()):
        raw = np.ascontiguousarray(array).tobytes()
        header[name] = {
            "dtype": _NAMES[array.dtype],
            "shape": list(array.shape),
            "data_offsets": [at, at + len(raw)],
        }
        parts.append(raw)
        at += len(raw)
    head = json.dumps(header, separators=(",", ":")).encode()
    head += b" " * (-len(head) % 8)
    path.write_bytes(struct.pack("<Q", len(head)) + head + b"".join(parts))

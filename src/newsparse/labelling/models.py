"""The learned weights of a folder, opened once a process."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from newsparse.confidence import UNCALIBRATED, Calibration, read_calibration
from newsparse.errors import OptionError
from newsparse.labelling.arrays import read_arrays
from newsparse.labelling.network import Network


class Model(NamedTuple):
    """A network and what its certainties are worth."""

    network: Network
    calibration: Calibration = UNCALIBRATED


def read_model(folder: Path, fold: str = "") -> Model:
    """Read the files that ``tools/learn.py`` wrote.

    Args:
        folder: holds ``lines.safetensors`` and, for calibrated certainties, ``calibration.json``.
        fold: the number behind the name, for the models of a cross-validation.

    Raises:
        OSError: the weights are missing.
        ValueError: they are none, or none for this version.
    """
    network = Network(*read_arrays(folder / f"lines{fold}.safetensors"))
    curves = folder / f"calibration{fold}.json"
    return Model(network, read_calibration(curves.read_text("utf-8")) if curves.is_file() else UNCALIBRATED)


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """The model that comes with the package, read when the first page needs it."""
    return read_model(Path(__file__).parent / "data")


@lru_cache(maxsize=4)
def open_model(folder: str) -> Model:
    """The model of a folder that ``tools/learn.py`` wrote.

    Raises:
        OptionError: it is missing or is none.
    """
    try:
        return read_model(Path(folder))
    except OSError as problem:
        missing = problem.filename or folder
        raise OptionError(f"{missing}: no model ({problem.strerror}); tools/learn.py --out writes one") from None
    except (ValueError, KeyError) as problem:
        raise OptionError(f"{folder}: not a model that tools/learn.py wrote ({problem})") from None

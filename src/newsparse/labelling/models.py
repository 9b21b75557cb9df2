"""The learned weights of a folder, opened once per process."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from newsparse.confidence import UNCALIBRATED, Calibration, read_calibration
from newsparse.errors import OptionError
from newsparse.labelling.arrays import read_arrays
from newsparse.labelling.columns import describe
from newsparse.labelling.network import Ensemble, Network
from newsparse.labelling.sheet import lay_out
from newsparse.model import Line

# The model that comes with the package.
DATA = Path(__file__).parent / "data"


class Model(NamedTuple):
    """A model.

    Attributes:
        network: scores the lines of pages.
        calibration: what its certainties are worth.
        marked: scores the lines of pages with markup, where the model has such a network.
    """

    network: Ensemble
    calibration: Calibration = UNCALIBRATED
    marked: Ensemble | None = None


def read_model(folder: Path, fold: str = "") -> Model:
    """Read the files that ``tools/learn.py`` wrote.

    Args:
        folder: holds ``lines.safetensors`` and possibly ``lines.2.safetensors`` and so on, whose scores are
            averaged; for pages with markup ``marked.safetensors``, likewise; for calibrated certainties
            ``calibration.json``.
        fold: the number appended to the names, for the models of a cross-validation.

    Raises:
        OSError: the weights are missing.
        ValueError: they are not weights, or not for this version.
    """
    curves = folder / f"calibration{fold}.json"
    return Model(
        _read_networks(folder, f"lines{fold}"),
        read_calibration(curves.read_text("utf-8")) if curves.is_file() else UNCALIBRATED,
        _read_networks(folder, f"marked{fold}") if (folder / f"marked{fold}.safetensors").is_file() else None,
    )


def _read_networks(folder: Path, name: str) -> Ensemble:
    networks = [Network(*read_arrays(folder / f"{name}.safetensors"))]
    while (more := folder / f"{name}.{len(networks) + 1}.safetensors").is_file():
        networks.append(Network(*read_arrays(more)))
    return Ensemble(networks)


def _try_out(model: Model) -> None:
    """Score one line, so that weights that do not fit together are reported before the first page.

    Raises:
        ValueError, KeyError, IndexError, TypeError: they do not fit together.
    """
    for network, marked in ((model.network, False), (model.marked, True)):
        if network is None:
            continue
        sheet = lay_out([[Line(0, 1, "x")]], marked=marked)
        if not all(np.isfinite(part).all() for part in network.score(sheet, describe(sheet))):
            raise ValueError("its weights are not all numbers")


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """The model that comes with the package, read when the first page needs it."""
    return read_model(DATA)


def open_model(folder: str) -> Model:
    """Open the model in a folder that ``tools/learn.py`` wrote; it is read again when its files have changed.

    Raises:
        OptionError: it is missing or not a model.
    """
    try:
        files = [(entry.name, entry.stat()) for entry in os.scandir(folder)]
    except OSError as problem:
        raise OptionError(
            f"{folder}: no model ({problem.strerror}); `make learn` in a clone writes one, see docs/model.md"
        ) from None
    return _opened(folder, frozenset((name, now.st_mtime_ns, now.st_size) for name, now in files))


@lru_cache(maxsize=4)
def _opened(folder: str, _state: frozenset[tuple[str, int, int]]) -> Model:
    try:
        model = read_model(Path(folder))
        _try_out(model)
        return model
    except OSError as problem:
        missing = problem.filename or folder
        raise OptionError(
            f"{missing}: no model ({problem.strerror}); `make learn` in a clone writes one, see docs/model.md"
        ) from None
    except (ValueError, KeyError, IndexError, TypeError) as problem:
        raise OptionError(f"{folder}: not a model as `make learn` writes them ({problem})") from None

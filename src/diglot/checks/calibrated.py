"""Confidence from signals: a logistic regression a check, with weights that `diglot calibrate` fitted on gold data."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from diglot.errors import DamagedPackageError

#: signals beyond this many units say no more
CAP = 12.0


def confidence(aspect: str, signals: Mapping[str, float]) -> float:
    """How sure a finding is, within 0..1, from its signals by name.

    Raises DamagedPackageError where the shipped weights are missing or damaged.
    """
    weights = _weights().get(aspect)
    if weights is None:
        raise DamagedPackageError(
            "No weights are shipped for the check “{aspect}”: install diglot again.", aspect=aspect
        )
    total = weights["bias"] + sum(
        value * max(-CAP, min(CAP, signals.get(name, 0.0))) for name, value in weights.items() if name != "bias"
    )
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=1)
def _weights() -> dict[str, dict[str, float]]:
    path = files("diglot.checks") / "weights.json"
    try:
        made: dict[str, dict[str, float]] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DamagedPackageError(
            "The shipped weights are damaged ({error}): install diglot again.", error=error
        ) from error
    return made

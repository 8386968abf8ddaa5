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
    bias, weighed = weights
    if max(map(abs, signals.values()), default=0.0) > CAP:
        signals = {name: max(-CAP, min(CAP, value)) for name, value in signals.items()}
    total = bias + sum([weight * signals.get(name, 0.0) for name, weight in weighed])
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=1)
def _weights() -> dict[str, tuple[float, list[tuple[str, float]]]]:
    """The bias and the weights of the signals, by check."""
    path = files("diglot.checks") / "weights.json"
    try:
        read: dict[str, dict[str, float]] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DamagedPackageError(
            "The shipped weights are damaged ({error}): install diglot again.", error=error
        ) from error
    return {
        aspect: (weights["bias"], [(name, weight) for name, weight in weights.items() if name != "bias"])
        for aspect, weights in read.items()
    }

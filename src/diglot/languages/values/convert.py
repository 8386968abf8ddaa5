"""Units that measure one thing: factors to a common unit, from the International System of Units and its customs."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from diglot.languages.values.model import DEGREES, Quantity

#: unit -> (what it measures, factor to the first of its kind)
FACTORS: dict[str, tuple[str, float]] = {
    "m": ("length", 1.0),
    "km": ("length", 1000.0),
    "cm": ("length", 0.01),
    "mi": ("length", 1609.344),
    "ft": ("length", 0.3048),
    "yd": ("length", 0.9144),
    "in": ("length", 0.0254),
    "nmi": ("length", 1852.0),
    "mm": ("length", 0.001),
    "kg": ("mass", 1.0),
    "lb": ("mass", 0.45359),
    "t": ("mass", 1000.0),
    "st": ("mass", 6.35029),
    "g": ("mass", 0.001),
    "oz": ("mass", 0.02835),
    "m2": ("area", 1.0),
    "ft2": ("area", 0.092903),
    "km2": ("area", 1e6),
    "ha": ("area", 1e4),
    "ac": ("area", 4046.86),
    "mi2": ("area", 2.58999e6),
    "kmh": ("speed", 1.0),
    "mph": ("speed", 1.609344),
    "l": ("volume", 1.0),
    "gal": ("volume", 3.78541),
    "m3": ("volume", 1000.0),
    "ft3": ("volume", 28.3168),
    "sec": ("time", 1 / 86400),
    "min": ("time", 1 / 1440),
    "h": ("time", 1 / 24),
    "d": ("time", 1.0),
    "w": ("time", 7.0),
    "mo": ("time", 30.44),
    "a": ("time", 365.25),
    "C": ("temperature", 1.0),
    "F": ("temperature", 5 / 9),
}
CURRENCIES = frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "EUR", "GBP", "JPY", "CNY", "RUB", "CHF"})
#: two measures are one where they differ by no more than this share: editors round what they convert
LOOSE = 0.1


def measured(quantity: Quantity) -> tuple[str, float] | None:
    """What is measured and how much of the common unit, or None for a unit that has none."""
    found = FACTORS.get(quantity.unit)
    if found is None:
        return None
    kind, factor = found
    offset = -32.0 if quantity.unit == "F" else 0.0
    return kind, (quantity.value + offset) * factor


def converted(one: Quantity, two: Quantity) -> bool:
    """Whether both tell one measure in different units ("10 miles", "16 km"; "two weeks", "quinze jours")."""
    if DEGREES in (one.unit, two.unit) and one.unit != two.unit:
        # "104 degrees" may be of either scale
        scales = ([replace(q, unit=u) for u in ("C", "F")] if q.unit == DEGREES else [q] for q in (one, two))
        return any(converted(*pair) for pair in product(*scales))
    a, b = measured(one), measured(two)
    if a is None or b is None or one.unit == two.unit or a[0] != b[0]:
        return False
    if len(one.parts) > 1 or len(two.parts) > 1:
        return abs(a[1] - b[1]) <= 1e-9  # "6 minutes 23 seconds" is exact
    loose = 2.0 if a[0] == "temperature" else LOOSE * max(abs(a[1]), abs(b[1]))
    return abs(a[1] - b[1]) <= loose

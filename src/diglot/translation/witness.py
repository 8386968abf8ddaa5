"""A translation model as a witness: how likely one edition's sentence is, given the other's.

Used by contrast only (Vamvas and Sennrich 2022): the same sentence scored against the whole passage and against the
passage with a stretch left out. Any Argos package of the direction can be asked, a small one too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diglot.errors import DamagedPackageError
from diglot.translation.argos import ArgosEngine
from diglot.translation.memory import Memory

#: a text and what may be its translation
Pair = tuple[str, str]
#: fingerprints of models by direction
Models = Mapping[tuple[str, str], str]


class Witness:
    """The best installed or shipped model from one language into another; what it said once is remembered."""

    def __init__(self, source: str, target: str, fingerprint: str, memory: Memory | None = None) -> None:
        self.source, self.target = source, target
        self._place = ("witness", fingerprint, 0, source, target)
        self._memory = memory or Memory.none()
        #: the package turned out to be damaged: the witness says nothing more
        self.damaged = False

    def score(self, pairs: Sequence[Pair]) -> dict[Pair, float]:
        """Log-probability (nats) of each pair's second text given its first; what cannot be scored is left out."""
        written = {"\x1e".join(p): p for p in pairs if all(text.strip() for text in p)}
        known = {written[t]: float(line) for t, line in self._memory.get(self._place, list(written)).items()}
        fresh = [p for p in written.values() if p not in known]
        if not fresh or self.damaged:
            return known
        try:
            made = ArgosEngine().score(fresh, self.source, self.target)
        except DamagedPackageError:  # the reading says so, where it is by this package
            self.damaged = True
            return known
        self._memory.put(self._place, {"\x1e".join(p): f"{value:.3f}" for p, value in made.items()})
        return {**known, **made}


def find_models() -> Models:
    """The models that can bear witness."""
    return {(e.source, e.target): e.fingerprint for e in ArgosEngine().routes()}


def find_witness(
    source: str, target: str, memory: Memory | None = None, models: Models | None = None
) -> Witness | None:
    """The witness of a direction, of `models` or all that are installed; None where no package leads there."""
    fingerprint = (find_models() if models is None else models).get((source, target))
    return Witness(source, target, fingerprint, memory) if fingerprint else None

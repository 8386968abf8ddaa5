"""Parts of compounds: "Bundesratssitzung" is Bund, Rat and Sitzung, and no lexicon has all that are ever made.

A word is parted where both sides are known words, with a joint of the language's pack between them (-s- in
"Rat-s-sitzung"); of several ways the one of fewest parts, then of the longest first part (Koehn & Knight 2003 choose by
frequencies, which the lexicon has none of).
"""

from __future__ import annotations

from collections.abc import Callable

#: letters of a part, at least, and of one of a word that has an entry itself; parts at most
SHORTEST, LONGER, MOST = 3, 4, 4
#: letters of a compound, at most
LONGEST = 80


def parts(
    word: str, known: Callable[[str], bool], joints: tuple[str, ...], shortest: int = SHORTEST
) -> tuple[str, ...]:
    """The known words that a compound is made of, first to last; () for what is none. Joints are tried in their order."""
    best: dict[int, tuple[str, ...]] = {len(word): ()}
    for start in range(len(word) - shortest, -1, -1):
        found = None
        for end in range(len(word), start + shortest - 1, -1):
            rest = best.get(end)
            if rest is None or len(rest) >= MOST or end - start == len(word):
                continue
            part = _part(word[start:end], known, joints if end < len(word) else ("",), shortest)
            if part and (found is None or len(rest) + 1 < len(found)):
                found = (part, *rest)
        if found is not None:
            best[start] = found
    made = best.get(0, ())
    return made if len(made) > 1 else ()


def _part(text: str, known: Callable[[str], bool], joints: tuple[str, ...], shortest: int) -> str:
    """The known word that a piece is, with or without a joint behind it; "" where it is none."""
    for joint in joints:
        if text.endswith(joint):
            stem = text.removesuffix(joint) if joint else text
            if len(stem) >= shortest and known(stem):
                return stem
    return ""

"""Words of opposites in a text, by the packs' `[degree]`: concept, pole and kin, as "rise.0" or "rise.1.kin"."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from diglot.languages.cues import Cue, cue_list, find_cues

#: what makes a word for "less" say another thing ("at least", "au moins")
AT_LEAST = ("at ", "au ", "du ", "le ", "al ")
#: the concept of what comes earlier and later; this one and others of which there is no less
ORDER = "before"
WHOLLY = (ORDER, "first", "unless", "since_until")


@lru_cache(maxsize=4096)
def opposites(text: str, language: str) -> tuple[Cue, ...]:
    """The words of opposites in a text; of one concept the longest ("without charge" is no "charge").

    Behind a word for "less" or "little" a word is of its opposite pole ("less likely", « peu élevé »), and that word is spent.
    """
    made = find_cues(text, language, "degree")
    longest = [
        c
        for c in made
        if not any(
            o.start <= c.start
            and c.end <= o.end
            and o.end - o.start > c.end - c.start
            and o.group.split(".")[0] == c.group.split(".")[0]
            for o in made
        )
    ]
    less = cue_list(language, "negation", "less").find(text)
    less = [w for w in less if not text[: w.start].lower().endswith(AT_LEAST)]
    lessened = [c for c in longest if c.group.split(".")[0] not in WHOLLY]
    behind = {c: w for c in lessened for w in less if c.start == w.end + 1}
    spent = behind.values()
    return tuple(
        replace(c, group=turned(c.group), start=behind[c].start, text=text[behind[c].start : c.end])
        if c in behind
        else c
        for c in longest
        if not any(w.start < c.end and c.start < w.end for w in spent)
    )


def turned(group: str) -> str:
    """The group of the opposite pole."""
    concept, pole, *kin = group.split(".")
    return ".".join((concept, str(1 - int(pole)), *kin))

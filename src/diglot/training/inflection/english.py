"""Forms of English words: the regular ones, and the irregular ones of WordNet, which is shipped for its synonyms."""

from __future__ import annotations

import re
from functools import lru_cache

from diglot.translation.shipped import lines, shipped

#: words of so many letters have "more" before them, and no ending
LONG = 8


def forms(word: str) -> set[str]:
    """The word, its plural or third person, past, participle, gerund and degrees; also those that its kind of word lacks."""
    made = {word, *irregular(word)}
    if len(word) < 3 or not word.isalpha():
        return made
    if re.search(r"[^aeiou]y$", word):
        made |= {word[:-1] + ending for ending in ("ies", "ied", "ier", "iest")} | {word + "ing"}
    elif word.endswith("e"):
        made |= {word + ending for ending in ("s", "d", "r", "st")} | {word[:-1] + "ing"}
    else:
        made |= {word + ("es" if re.search(r"(?:s|x|z|ch|sh)$", word) else "s")}
        double = word + word[-1] if re.search(r"[^aeiou][aeiou][bdglmnprtv]$", word) else word
        made |= {
            root + ending
            for root in (word, double)
            for ending in ("ed", "ing", *(("er", "est") if len(word) < LONG else ()))
        }
    return made


def irregular(word: str) -> tuple[str, ...]:
    """Forms that no rule makes: "went", "children"."""
    return tuple(_irregular().get(word, ()))


@lru_cache(maxsize=1)
def _irregular() -> dict[str, list[str]]:
    made: dict[str, list[str]] = {word: form.split() for word, form in _FEW.items()}
    path = shipped("synonyms.en.gz")
    for line in lines(path) if path is not None else ():
        form, _, cells = line.partition("\t")
        for cell in cells.split():
            if cell.startswith("=") and cell[1] in "nva":
                made.setdefault(cell[2:], []).append(form)
    return made


#: words that carry no meaning stand in no WordNet
_FEW = {
    "be": "am is are was were been being",
    "have": "has had having",
    "do": "does did done doing",
    "go": "going",
    "will": "would",
    "may": "might",
    "can": "could",
    "shall": "should",
    "not": "n't",
}

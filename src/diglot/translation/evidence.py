"""What a linked or an unlinked word says for a lost clause, learnt by `diglot.training.evidence`."""

from __future__ import annotations

from functools import cache

from diglot.languages.words import norm
from diglot.translation.lexicon import Lexicon
from diglot.translation.linking import LinkedWord
from diglot.translation.shipped import lines, shipped, sound

#: how a word may stand to the other passage
STATES = ("bare", "shared", "linked")
#: log-odds where nothing was learnt for the pair of languages
PLAIN = {"bare": 1.3, "shared": -0.2, "linked": -1.6}


def state_of(item: LinkedWord) -> str:
    """The state of a word: one of STATES."""
    if item.strength == 0.0:
        return "bare"
    return "shared" if item.shared else "linked"


def class_of(word: str, number: int, lexicon: Lexicon | None) -> str:
    """The class that tells for a rare word: a name, a known word or an unknown one; `number` counts in its passage."""
    if word[:1].isupper() and number:
        return "*name"
    return "*known" if lexicon is not None and word in lexicon else "*unknown"


class Evidence:
    """Log-odds that a word was lost, by word and state."""

    def __init__(self, table: dict[str, tuple[float, ...]], lexicon: Lexicon | None) -> None:
        self._table, self._lexicon = table, lexicon

    @staticmethod
    def load(source: str, target: str) -> Evidence:
        """What was learnt for words of one language linked into another; plain odds where nothing was.

        Raises DamagedPackageError where the shipped file is damaged.
        """
        return _load(source, target)

    @property
    def learnt(self) -> bool:
        """Whether anything was learnt for the languages."""
        return bool(self._table)

    def odds(self, item: LinkedWord, number: int) -> float:
        """Log-odds of a word that carries meaning; figures say nothing, they are compared by value."""
        state = state_of(item)
        if item.word.text[0].isdigit():
            return 0.0
        row = self._table.get(norm(item.word.text))
        if row is None:
            row = self._table.get(class_of(item.word.text, number, self._lexicon))
        return row[STATES.index(state)] if row is not None else PLAIN[state]


@cache
def _load(source: str, target: str) -> Evidence:
    path = shipped(f"evidence.{source}-{target}.gz")
    from diglot.errors import NoRouteError

    try:
        lexicon = Lexicon.load(source, target)
    except NoRouteError:
        lexicon = None
    if path is None:
        return Evidence({}, lexicon)
    with sound(path):
        rows = (line.split("\t") for line in lines(path))
        table = {word: tuple(int(v) / 100 for v in odds) for word, *odds in rows}
    return Evidence(table, lexicon)

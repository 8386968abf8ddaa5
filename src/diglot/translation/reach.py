"""Editions as the aligner takes them: the words of each sentence with what they reach in the other language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from anyascii import anyascii

from diglot.alignment import Side, Token
from diglot.languages.words import norm, words
from diglot.translation.lexicon import stem
from diglot.translation.linking import is_content

if TYPE_CHECKING:
    from diglot.article import Article
    from diglot.findings import Rendering
    from diglot.translation.lexicon import Lexicon

#: values of figures and dates in a text of a language, as marks that hold across languages
Marks = Callable[[str, str], Iterable[str]]

#: strength of a link through the stem of a word, through the beginning of its Latin spelling, and through the word as
#: it is where it is short
STEM, PREFIX, SHORT = 0.8, 0.6, 0.3
#: letters of such a beginning
LETTERS = 5
#: a translation's probability to this power is the strength of its link: rarer translations are translations still
POWER = 0.3


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes tokens and keys of sentences; `lexicon` leads from the sentences' language to the other's."""

    language: str
    lexicon: Lexicon | None
    marks: Marks

    def side(self, lines: Sequence[str]) -> Side:
        """Tokens and keys of each sentence."""
        return Side(tuple(self.tokens(x) for x in lines), tuple(frozenset(self.keys(x)) for x in lines))

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Words that carry meaning, figures by value."""
        made = [
            Token(norm(w.text), self.reach(w.text))
            for w in words(text)
            if is_content(w.text, self.language) and not w.text[0].isdigit()
        ]
        made += [Token(mark, {mark: 1.0}) for mark in self.marks(text, self.language)]
        return tuple(made)

    def reach(self, word: str) -> dict[str, float]:
        """Keys of the other language that the word leads to."""
        own = norm(word)
        made = {own: 1.0 if len(own) > 3 or self.lexicon is None else SHORT, f"~{stem(own)}": STEM}
        if self.lexicon is not None:
            del made[f"~{stem(own)}"]
            for other, chance in self.lexicon.translations(word):
                value = min(1.0, chance**POWER)
                made[other] = max(made.get(other, 0.0), value)
                key = f"~{stem(other)}"
                made[key] = max(made.get(key, 0.0), STEM * value)
        latin = anyascii(own)
        if len(latin) >= LETTERS:
            key = f"^{latin[:LETTERS]}"
            made[key] = max(made.get(key, 0.0), PREFIX)
        return made

    def keys(self, text: str) -> set[str]:
        """What a sentence offers to links from the other side."""
        made = set(self.marks(text, self.language))
        for word in words(text):
            if is_content(word.text, self.language):
                own = norm(word.text)
                latin = anyascii(own)
                made |= {own, f"~{stem(own)}"}
                if len(latin) >= LETTERS:
                    made.add(f"^{latin[:LETTERS]}")
        return made


def editions_as_sides(
    one: Article,
    two: Article,
    rendering: Rendering,
    forward: Lexicon | None,
    backward: Lexicon | None,
    marks: Marks,
) -> tuple[Side, Side]:
    """Both editions for the aligner: through the lexicon, or in one language by the reading where it is a real one.

    `forward` leads from one's language to two's, `backward` back.
    """
    first, second = ([s.text.replace("\n", " ") for s in a.sentences] for a in (one, two))
    if rendering.engine == "lexicon":
        return Reader(one.language, forward, marks).side(first), Reader(two.language, backward, marks).side(second)
    if rendering.of == "source":
        first, language = list(rendering.lines), two.language
    else:
        second, language = list(rendering.lines), one.language
    return Reader(language, None, marks).side(first), Reader(language, None, marks).side(second)

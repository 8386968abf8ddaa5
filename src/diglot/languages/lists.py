"""Lists in running text: items between commas, the last one behind an "and": "Ghana, Nepal and Portugal".

Where the first item begins and the last one ends no mark tells: of these two the words nearest to the list are taken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from diglot.languages.cues import word_set
from diglot.languages.words import Word, norm

#: words of an item at most
LONGEST = 7
#: lists of a pack's `[voice]` with words that an item of a list has not
CLAUSAL = "be", "have", "will", "pronouns", "inverted"

#: numbers of an item's words that carry meaning
Item = tuple[int, ...]


def read_lists(text: str, words: Sequence[Word], language: str, full: Callable[[int], bool]) -> list[list[Item]]:
    """The lists of a passage with two items or more. `words` are its words, `full` tells which carry meaning."""
    joining = word_set(language, "voice", "and")
    clausal = frozenset[str]().union(*(word_set(language, "voice", name) for name in CLAUSAL))
    clausal -= word_set(language, "voice", "articles")  # « la », « les » are pronouns too
    prepositions = word_set(language, "voice", "attributive") | word_set(language, "case", "prepositions")
    said = [norm(w.text) for w in words]
    gaps = [text[a.end : b.start] for a, b in pairwise(words)] + ["."]
    made = []
    for at, word in enumerate(said):
        if (
            word not in joining
            or not 0 < at < len(said) - 1
            or not gaps[at].isspace()
            or gaps[at - 1] not in (" ", ", ", "\u00a0")
        ):
            continue
        items = [_last(words, at, gaps, full)]
        end = at - 1
        apart = said[at + 1] not in prepositions
        while (first := _begin(end, gaps, said, joining)) is not None:
            if not clausal.isdisjoint(said[first : end + 1]) or (apart and said[first] in prepositions):
                break
            items.append(tuple(k for k in range(first, end + 1) if full(k)))
            end = first - 1
        items.append(_nearest(end, gaps, full))
        if all(items):
            made.append(items[::-1])
    return made


def _begin(end: int, gaps: Sequence[str], said: Sequence[str], joining: frozenset[str]) -> int | None:
    """The first word of the item that ends with a word, where a comma stands before it; None where none does."""
    for k in range(end, max(0, end - LONGEST), -1):
        if said[k] in joining:
            return None
        if gaps[k - 1] == ", ":
            return k
        if _is_mark(gaps[k - 1]):
            return None
    return None


def _is_mark(gap: str) -> bool:
    """Whether what stands between two words parts them: no blank, hyphen or apostrophe."""
    return not gap.isspace() and gap not in ("", "-", "’", "'")


def _nearest(end: int, gaps: Sequence[str], full: Callable[[int], bool]) -> Item:
    """The words that carry meaning before the end of a first item, up to a small word."""
    made: list[int] = []
    for k in range(end, -1, -1):
        if not full(k):
            if made:
                break
        else:
            made.append(k)
        if k and _is_mark(gaps[k - 1]):
            break
    return tuple(made[::-1])


def _last(words: Sequence[Word], at: int, gaps: Sequence[str], full: Callable[[int], bool]) -> Item:
    """The words that carry meaning behind an "and", up to a mark or a small word."""
    made: list[int] = []
    for k in range(at + 1, min(len(words), at + 1 + LONGEST)):
        if made and (not full(k) or (words[made[0]].text[0].isupper() and words[k].text[0].islower())):
            break  # "Malta arrived"
        if full(k):
            made.append(k)
        if _is_mark(gaps[k]):
            break
    return tuple(made)

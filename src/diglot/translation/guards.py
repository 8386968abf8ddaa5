"""Whether a translation by machine failed: empty, unchanged, looping, truncated, absurdly long.

The thresholds leave human translations and sound systems alone (WMT13, NTREX-128; see tests/benchmarks). The kinds of
failure are those that Raunak, Menezes and Junczys-Dowmunt 2021 ("The curious case of hallucinations in neural
machine translation") call detached and oscillatory.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

#: weight of a character without spaces between words (Chinese, Japanese, Korean …) in Latin characters
_DENSE = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
DENSITY = 3
#: a reading shorter than this share of the text, or longer than this multiple, is no reading of it
SHORTEST, LONGEST = 0.3, 3.5
#: texts shorter than this (in Latin characters) may come out at any length
BRIEF = 30
#: words in a row that come this often, and are not in the text that often, are a loop
REPEATS = 4
_WORD: re.Pattern[str] = re.compile(r"\w+")


def fault(text: str, line: str) -> str | None:
    """Why `line` cannot be a reading of `text` in another language, in one word, or None where nothing is wrong."""
    if not any(c.isalnum() for c in text):
        return None
    if not any(c.isalnum() for c in line):
        return "empty"
    if _unchanged(text, line):
        return "unchanged"
    if "\ufffd" in line and "\ufffd" not in text:
        return "broken"
    size, made = _size(text), _size(line)
    if made > LONGEST * size + BRIEF:
        return "long"
    if _loops(text, line):
        return "looping"
    if size >= BRIEF and made < SHORTEST * size:
        return "truncated"
    return None


def _size(text: str) -> int:
    return len(text) + (DENSITY - 1) * len(_DENSE.findall(text))


def _unchanged(text: str, line: str) -> bool:
    """True for a sentence that came back as it went in; names and figures may stay as they are."""
    before, after = _WORD.findall(text), _WORD.findall(line)
    if [w.casefold() for w in before] != [w.casefold() for w in after]:
        return False
    if shouted(text):
        return sum(1 for w in before if len(w) > 2 and w.isalpha()) >= 4
    return sum(1 for w in before if len(w) > 1 and w.islower()) >= 3


def _loops(text: str, line: str) -> bool:
    """True where one to four words follow upon themselves, or one run of four words comes again and again."""
    before, after = _WORD.findall(text.casefold()), _WORD.findall(line.casefold())
    if max(Counter(after).values(), default=0) < REPEATS:
        return False
    for size in (1, 2, 3, 4):
        if _run(after, size) >= max(REPEATS, 2 * _run(before, size)):
            return True
    often = Counter(zip(*(after[i:] for i in range(4)), strict=False)).most_common(1)
    if often and often[0][1] >= REPEATS:
        usual = Counter(zip(*(before[i:] for i in range(4)), strict=False)).most_common(1)
        return often[0][1] >= 2 * (usual[0][1] if usual else 1)
    return False


def _run(words: list[str], size: int) -> int:
    """How many times in a row the same `size` words come at most."""
    best = length = 0
    for i in range(len(words) - size):
        length = length + 1 if words[i] == words[i + size] else 0
        best = max(best, length)
    return 1 + best // size if words else 0


def shouted(text: str) -> bool:
    """True for text all in capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and all(c.isupper() or not c.islower() for c in letters) and any(map(str.isupper, letters))


def _without_stop(text: str) -> str:
    return re.sub(r"[\s.!?…»”\"]+$", "", text)


def _lower(text: str) -> str:
    low = text.lower()
    return low[:1].upper() + low[1:] if shouted(text) else ""


#: other wordings of a text that may get through where it did not; "" where one does not apply
OTHER_WORDINGS: dict[str, Callable[[str], str]] = {"lower case": _lower, "without final stop": _without_stop}

"""Sentence splitting with exact offsets: sentencex's boundaries and those inside quotations, less the false ones.

sentencex breaks after abbreviations that it does not know and never inside a quotation. So its boundaries and every
stop followed by a capital are candidates, and each is weighed by what stands before and after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from diglot.languages.packs import pack

_CLOSING = "”»’\"')]"
#: a stop, what closes with it, white space, and a beginning: a capital, after opening marks or not
_CANDIDATE = re.compile(r"[.!?…][”»’\"')\]]*(?:\s+[»”](?=\s))?(\s+)(?=[“«‘„\"'(\[–—-]{0,2}\s?[^\W\d_a-zß-öø-ÿ])")
_BLANK_LINE = re.compile(r"\n\s*\n")
#: white space of more than one byte, before which sentencex cannot slice ("M", a no-break space, a full stop)
_WIDE_SPACE = re.compile(r"[^\S\x00-\x7f]")
_CLOSES = re.compile(r"\s*[”»]+(?=\s|$|[,;.])")
_CLOSES_STRAIGHT = re.compile(r"\s*\"+(?=\s|$|[,;.])")
_NEXT = re.compile(r"\s*[“«‘„\"'(\[–—-]*\s*([^\W_]+(?:['’.-][^\W_]+)*)")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.){2,}$")
_INITIAL = re.compile(r"(?:^|[\s(“«’'-])[^\W\d_a-zß-öø-ÿ]\.$")
#: characters that a bracket may span
_BRACKET = 300
_ITEM = re.compile(r"^\W*(?:\d{1,3}|[A-Za-z]|[IVX]{1,4})[.)]$")


@dataclass(frozen=True)
class _Rules:
    titles: frozenset[str]
    numbered: frozenset[str]
    abbreviations: frozenset[str]
    said: frozenset[str]
    functions: frozenset[str]


@lru_cache(maxsize=16)
def _rules(language: str) -> _Rules:
    known = pack(language)

    def words(name: str) -> frozenset[str]:
        return frozenset(known.strings("segmentation", name))

    functions = frozenset(known.strings("stopwords", "words"))
    return _Rules(words("titles"), words("numbered"), words("abbreviations"), words("said"), functions)


def split(text: str, language: str) -> list[tuple[int, int]]:
    """Spans (start, end) of the sentences, in order, without surrounding white space.

    They cover all that is not white space. A single newline is a space, a blank line ends a sentence; marks that
    close a quotation belong to the sentence before them.
    """
    rules = _rules(language)
    spans: list[tuple[int, int]] = []
    at = 0
    for gap in [*_BLANK_LINE.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if text[at:end].strip():
            spans += _paragraph(text, at, end, language, rules)
        at = gap.end() if gap else end
    return spans


def _paragraph(text: str, start: int, end: int, language: str, rules: _Rules) -> list[tuple[int, int]]:
    part = text[start:end]
    spans: list[tuple[int, int]] = []
    begin = counted = quotes = 0
    for cut in _candidates(part, language):
        if cut <= begin:
            continue
        quotes += part.count('"', counted, cut)
        counted = cut
        closing = _CLOSES.match(part, cut) or (quotes % 2 and _CLOSES_STRAIGHT.match(part, cut))
        if closing:
            cut = closing.end()
        if _parts(part, begin, cut, rules):
            _add(spans, part, begin, cut)
            begin = cut
    _add(spans, part, begin, len(part))
    return [(a + start, b + start) for a, b in spans]


def _candidates(part: str, language: str) -> list[int]:
    """Ends of sentences as they may be: sentencex's, and every stop before a capital outside brackets."""
    from sentencex import get_sentence_boundaries

    found = {int(b["end_index"]) for b in get_sentence_boundaries(language, _WIDE_SPACE.sub(" ", part))}
    found |= {m.start(1) for m in _CANDIDATE.finditer(part) if not _in_brackets(part, m.start(1))}
    return sorted({_before_space(part, cut) for cut in found})


def _before_space(part: str, cut: int) -> int:
    while cut and part[cut - 1].isspace():
        cut -= 1
    return cut


def _in_brackets(part: str, at: int) -> bool:
    opened = part.rfind("(", max(0, at - _BRACKET), at)
    return opened >= 0 and ")" not in part[opened:at] and ")" in part[at + 1 : at + _BRACKET]


def _add(spans: list[tuple[int, int]], part: str, begin: int, end: int) -> None:
    """Add the stretch without surrounding white space; marks alone go to the sentence before."""
    while begin < end and part[begin].isspace():
        begin += 1
    end = max(begin, begin + len(part[begin:end].rstrip()))
    if begin == end:
        return
    if spans and not any(c.isalnum() for c in part[begin:end]):
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((begin, end))


def _parts(part: str, begin: int, cut: int, rules: _Rules) -> bool:
    """True where a sentence ends at `cut`, by what stands before and after."""
    following = _NEXT.match(part, cut)
    if following is None:
        return True
    word, first = following.group(1), following.group(1)[0]
    left = part[begin:cut].rstrip(_CLOSING + " \u00a0\u202f")
    if not any(c.isalnum() for c in left):
        return False
    if (first.islower() and word == word.lower()) or part[cut:].lstrip()[:1] in (",", ";", ")"):
        return False
    if len(left) < cut - begin and _attributes(part, following.start(1), rules):
        return False
    if not left.endswith(".") or left.endswith(".."):
        return True
    if not part[cut : cut + 1].isspace() and _INITIAL.search(left):
        return False
    return _full_stop(left, part[cut : following.start(1)].strip(), word, rules)


def _full_stop(left: str, opening: str, word: str, rules: _Rules) -> bool:
    """True where the full stop that `left` ends with is more than an abbreviation's."""
    token = left[max(left.rfind(c) for c in " \n\t\u00a0\u202f(“«’'") + 1 : -1]
    functional = word.lower().split("'")[0].split("’")[0] in rules.functions
    if _ITEM.match(left) or token in rules.titles:
        return False
    if token in rules.numbered:
        return not word[0].isdigit() and (functional or token.islower() or bool(opening))
    if _INITIAL.search(left) or _ACRONYM.search(left) or token in rules.abbreviations:
        return functional or bool(opening)
    return True


def _attributes(part: str, at: int, rules: _Rules) -> bool:
    """True where the words after a quotation only name its speaker: “Why?” Lee asked."""
    told = part[at : at + 60].split()[:4]
    stop = next((i for i, w in enumerate(told) if w.rstrip(".,") != w), len(told))
    return any(w.rstrip(".,:") in rules.said for w in told[1 : stop + 1])

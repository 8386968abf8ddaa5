"""The negations of a text: those that grammar makes, and the words that can say as much.

A negation of two halves (ne … pas) is read as one; with a restrictive second half (ne … que) it is "only"; a first half
alone counts only before the verbs that take it so (ne cesse de). All words come from the packs' `[negation]`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from diglot.languages.cues import CueTable, cue_list, endings, fold, split_list
from diglot.languages.packs import pack

Span = tuple[int, int]

#: how many words a closer may stand behind its opener
_REACH = 9
_SOFT = frozenset({"soft", "turn", "affix", "weak"})
_BREAK = re.compile(r"[.!?;:,»”\"]")


@dataclass(frozen=True, slots=True)
class Negation:
    """One negation: its spans (two where it has two halves) within the text.

    `light` marks one that negates a noun only (without), `again` one that carries an earlier one on (nor), `term` one
    that may only set a term, as "until" does ("as long as … not", "tant que … ne … pas").
    """

    spans: tuple[Span, ...]
    light: bool = False
    again: bool = False
    term: bool = False


@dataclass(frozen=True, slots=True)
class Soft:
    """A word that can stand for a negation: its span, and its group in the pack (soft, turn, affix, weak or nor).

    `term` marks one that with a negation sets a term, as "until" and "only" do.
    """

    span: Span
    group: str
    term: bool = False


@dataclass(frozen=True, slots=True)
class _Parts:
    opener: re.Pattern[str] | None
    closer: CueTable
    restrictive: CueTable
    narrows: CueTable
    bare: CueTable
    expletive: CueTable
    until: CueTable
    both: CueTable
    terms: CueTable
    words: CueTable


@lru_cache(maxsize=32)
def _parts(language: str) -> _Parts:
    section = pack(language).section("negation")
    opener = split_list(section.get("opener", ""))
    either = "|".join(re.escape(w) + ("" if w.endswith("'") else r"(?!\w)") for w in opener)
    words = {
        name: section[name]
        for name in ("full", "light", "nor", "turn", "soft", "affix", "weak", "_mask")
        if name in section
    }
    return _Parts(
        re.compile(rf"(?<!\w)(?:{either})") if opener else None,
        *(
            cue_list(language, "negation", name)
            for name in ("closer", "restrictive", "narrows", "bare", "expletive", "until", "both", "terms")
        ),
        CueTable(words, endings(language)),  # type: ignore[arg-type, call-arg, unused-ignore]
    )


@lru_cache(maxsize=4096)
def negations(whole: str, language: str) -> tuple[Sequence[Negation], Sequence[Soft]]:
    """The negations of a text by grammar, and the words that can stand for one."""
    parts = _parts(language)
    text = fold(whole)
    found: list[Negation] = []
    soft: list[Soft] = []
    blank = list(text)
    if parts.opener:
        openers = list(parts.opener.finditer(text))
        none = [(start, end) for group, start, end in parts.words.every(whole) if group == "_mask"] if openers else []
        for opener in openers:
            if blank[opener.start()] == "\0" or any(start <= opener.start() < end for start, end in none):
                continue
            made = _two_halves(text, opener, parts)
            if isinstance(made, Negation):
                (soft.append(Soft(made.spans[0], "nor")) if made.again and found else found.append(made))
            elif made is not None:
                soft.append(Soft(made, "weak"))
            spans = made.spans if isinstance(made, Negation) else (made,) if made else ()
            for start, end in (*spans, opener.span()):
                blank[start:end] = "\0" * (end - start)
    for cue in parts.words.find("".join(blank) if "\0" in blank else whole):
        at = (cue.start, cue.end)
        if cue.group in _SOFT or (cue.group == "nor" and found):
            soft.append(Soft(at, cue.group, term=parts.terms.starts(cue.text, "")))
        elif not _doubled(found, at, text):
            found.append(Negation((at,), light=cue.group == "light", term=_sets_a_term(text, at[0], parts)))
            if parts.both.starts(cue.text, ""):
                soft.append(Soft(at, "nor"))
    found.sort(key=lambda negation: negation.spans[0])
    return tuple(found), tuple(sorted(soft, key=lambda word: word.span))


def _sets_a_term(text: str, at: int, parts: _Parts) -> bool:
    clause = re.split(r"[.!?;:,«»“”\"]", text[max(0, at - 60) : at])[-1]
    return bool(parts.until.find(clause))


def never_since(one: str, two: str, languages: tuple[str, str]) -> bool:
    """Whether one text may deny what the other says by a superlative: "not so low since 2019", "the lowest since 2019"."""
    since = cue_list(languages[0], "negation", "since").find(one)
    return bool(since) and bool(cue_list(languages[1], "negation", "superlative").find(two))


def _two_halves(text: str, opener: re.Match[str], parts: _Parts) -> Negation | Span | None:
    """The negation that an opener begins; a span where it only restricts, or may be expletive; None where it surely is."""
    stop = _BREAK.search(text, opener.end())
    words = list(re.finditer(r"[\w'\-]+", text[opener.end() : stop.start() if stop else len(text)]))[:_REACH]
    end = opener.end() + (words[-1].end() if words else 0)
    following = text[opener.end() : end]
    closers = parts.closer.find(following)
    restricts = parts.restrictive.find(following)
    at = opener.end()
    if closers and not (restricts and restricts[0].start < closers[0].start):
        halves = opener.span(), (at + closers[0].start, at + closers[0].end)
        after = text[halves[1][0] :]
        # « ne tient plus qu'à un fil »
        only = parts.narrows.find(closers[0].text) and parts.restrictive.starts(text[halves[1][1] :].lstrip(), "")
        if only or parts.words.starts(after, "weak"):
            return halves[1]
        return Negation(halves, again=parts.words.starts(after, "nor"), term=_sets_a_term(text, opener.start(), parts))
    before = text[max(0, opener.start() - 60) : opener.start()]
    clause = re.split(r"[.!?;:«»“”\"]", before)[-1]
    for cue in reversed(parts.closer.find(clause)):
        if cue.text in ("plus", "point", "pas"):
            continue
        begin = opener.start() - len(clause) + cue.start
        again = parts.words.starts(cue.text, "nor")
        return Negation(((begin, begin + cue.end - cue.start), opener.span()), again=again)
    if restricts:
        return at + restricts[0].start, at + restricts[0].end
    if parts.bare.find(following[:30]):
        # « craignait qu'il ne puisse » may say either
        return opener.span() if parts.expletive.find(clause) else Negation((opener.span(),))
    return None


def _doubled(found: list[Negation], at: Span, text: str) -> bool:
    """Whether a cue only repeats the negation right before it ("sans aucun", "without any")."""
    return any(0 <= at[0] - n.spans[-1][1] <= 1 and text[n.spans[-1][1] : at[0]].isspace() for n in found)

"""Names of a passage and the differences between two passages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from anyascii import anyascii
from rapidfuzz import fuzz

_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)*")


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its span and canonical form."""

    start: int
    end: int
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class NameDifference:
    """A name of one side exchanged for another."""

    status: str
    source: Name | None
    target: Name | None
    confidence: float


def read_names(text: str, language: str) -> list[Name]:
    """Runs of capitalised words that do not open the passage."""
    return [
        Name(m.start(), m.end(), m.group(), anyascii(m.group()).lower())
        for m in _NAME.finditer(text)
        if m.start() > 0 and text[max(0, m.start() - 2) : m.start()].strip() not in {".", "«", "“", '"', "!", "?"}
    ]


def match_names(source: list[Name], target: list[Name]) -> list[NameDifference]:
    """One name left over on each side, of like length in words, has been exchanged."""
    left = [n for n in source if not any(_alike(n, m) for m in target)]
    right = [n for n in target if not any(_alike(n, m) for m in source)]
    if len(left) == len(right) == 1 and len(left[0].text.split()) == len(right[0].text.split()) >= 2:
        return [NameDifference("changed", left[0], right[0], 0.55)]
    return []


def _alike(one: Name, two: Name) -> bool:
    return fuzz.partial_ratio(one.key, two.key) >= 75

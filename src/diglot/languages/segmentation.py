"""Sentence splitting with exact offsets: sentencex, then joins after abbreviations that it breaks at."""

from __future__ import annotations

import re

from diglot.languages.packs import pack

_CLOSERS = '»”’")]'


def split(text: str, language: str) -> list[tuple[int, int]]:
    """Spans of the sentences, in order, without surrounding white space; they cover all that is not white space."""
    from sentencex import segment

    spans: list[tuple[int, int]] = []
    at = 0
    for piece in segment(language, text):
        bare = piece.strip()
        if not bare:
            continue
        start = text.index(bare, at)
        at = start + len(bare)
        spans.append((start, at))
    return _joined(text, spans, language)


def _joined(text: str, spans: list[tuple[int, int]], language: str) -> list[tuple[int, int]]:
    abbreviations = tuple(pack(language).section("segmentation").get("abbreviations", ()))
    made: list[tuple[int, int]] = []
    for start, end in spans:
        if made and _belongs(text[made[-1][0] : made[-1][1]], text[start:end], abbreviations):
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return made


def _belongs(before: str, after: str, abbreviations: tuple[str, ...]) -> bool:
    """True where the break between two pieces is none: an abbreviation, an initial, or only closing marks follow."""
    if all(c in _CLOSERS or c.isspace() for c in after):
        return True
    last = before.rsplit(None, 1)[-1] if before.strip() else ""
    return last in abbreviations or (bool(re.fullmatch(r"[A-Z]\.", last)) and len(before) > len(last))

"""Glosses: what an edition adds for its readers, in brackets or behind a name: "Viginum, the body that watches …".

A part of the check of coverage. A gloss has no figure, no quotation and no name but of a place: those are news.
"""

from __future__ import annotations

import re

from diglot.checks.base import Context
from diglot.checks.stretches import Facing, Stretch
from diglot.findings import Span
from diglot.languages.cues import cue_list, word_set
from diglot.languages.packs import pack
from diglot.languages.values.names import read_names
from diglot.translation.linking import is_content

#: words of a gloss at most, the share of a stretch that it must hold, and of its words that must have no counterpart
LONGEST, HELD, BARE = 16, 0.6, 0.6
#: marks that begin and end a gloss
BEGINS, ENDS = ",(–—", ",)–—.;:!?"
#: no gloss: what is quoted, or counted
NEWS = re.compile(r"[«»“”\"\d]")
#: the name before a gloss, and its mark
BEHIND_A_NAME = re.compile(r"([\w’'.-]*\w)[»”\"]?\s*$")


def gloss_in(stretch: Stretch, side: Facing, context: Context) -> Span | None:
    """Where the gloss stands that a stretch is or begins with or ends; None where most of it is none."""
    inside = [w for w in side.inside(stretch) if w.content]
    for start, end in _between_marks(stretch, side.passage.text):
        held = [w for w in inside if start <= w.word.start < end]
        if len(held) >= HELD * len(inside) and _is_gloss(start, end, side, context):
            text = side.passage.text[start:end]
            return end - len(text.lstrip()), start + len(text.rstrip())
    return None


def _between_marks(stretch: Stretch, text: str) -> list[Span]:
    """What stands between two marks, wherever a stretch begins, ends or goes on."""
    starts = [max((text.rfind(m, 0, stretch.start) for m in BEGINS), default=-1)]
    starts += [k for k in range(stretch.start, stretch.end) if text[k] in BEGINS]
    made = []
    for start in starts:
        end = next((k for k in range(start + 1, len(text)) if text[k] in ENDS), len(text))
        if start >= 0 and end > stretch.start:
            made.append((start + 1, end))
    return made


def _is_gloss(start: int, end: int, side: Facing, context: Context) -> bool:
    """Whether what stands between two marks explains the name before it, or stands in brackets, with no counterpart."""
    text, language = side.passage.text, side.passage.language
    words = [w for w in side.words if start <= w.word.start < end and w.content]
    if not 0 < len(words) <= LONGEST or NEWS.search(text[start:end]):
        return False
    lexicon = context.lexicon if side.from_source else context.reverse_lexicon
    for name in read_names(text, language):
        known = name.place or lexicon is None or all(w.lower() in lexicon for w in name.words)
        if start <= name.start < end and not known:
            return False
    if sum(w.bare for w in words) < BARE * len(words):
        return False
    if text[start - 1] == "(" and text[end : end + 1] == ")":
        return True
    if not _is_noun_phrase(start, end, text, language):
        return False
    behind = BEHIND_A_NAME.search(text[: start - 1])
    named = behind and next((w for w in side.words if w.word.end == behind.end(1)), None)
    return bool(named and named.word.text[0].isupper() and named.strength > 0)


def _is_noun_phrase(start: int, end: int, text: str, language: str) -> bool:
    """Whether what stands between two marks begins with a noun, or says where: "whose cost …", "financed by …" is news."""
    first = re.split(r"[\s’']", text[start:end].strip(), maxsplit=1)[0].lower()
    if first in word_set(language, "voice", "attributive") | word_set(language, "case", "prepositions"):
        return any(n.place and start <= n.start < end for n in read_names(text, language))
    if cue_list(language, "cues", "clause").starts(text[start:end].lstrip(), ""):
        return False
    participle = str(pack(language).section("voice").get("participle", "(?!)"))
    article = {first, f"{first}'"} & {
        *pack(language).strings("names", "articles"),
        *word_set(language, "voice", "articles"),
    }
    return bool(article) or (is_content(first, language) and not re.fullmatch(participle, first))

"""Glosses: what an edition adds for its readers, in brackets or behind a name: "Viginum, the body that watches …".

A part of the check of coverage. A gloss has no figure, no quotation and no name but of a place: those are news.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diglot.checks.base import Context
from diglot.checks.stretches import Facing, Stretch
from diglot.findings import Span
from diglot.languages.cues import cue_list, word_set
from diglot.languages.packs import pack
from diglot.languages.values.names import read_names
from diglot.translation.linking import LinkedWord, is_content, latin

if TYPE_CHECKING:
    from diglot.translation.lexicon import Lexicon

#: words of a gloss at most, the share of a stretch that it must hold, and of its words that must have no counterpart; where a
#: word of the pack opens it
LONGEST, HELD, BARE, OPENED = 16, 0.6, 0.6, 0.5
#: marks that begin and end a gloss
BEGINS, ENDS = ",(–—", ",)–—.;:!?"
#: no gloss: what is quoted, or counted
NEWS = re.compile(r"[«»“”\"\d]")
#: the name before a gloss, and its mark
BEHIND_A_NAME = re.compile(r"([\w’'.-]*\w)[»”\"]?(?:\s*\([^()]{1,20}\))?\s*$")
#: first letters that a name shares with the other language's adjective: Wallonia, « wallon »
STEM = 5


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
        known = name.place or lexicon is None or all(w in lexicon for word in name.words for w in word.split("-"))
        if start <= name.start < end and not known:
            return False
    said = text[start:end].lstrip()
    opens = cue_list(language, "cues", "gloss").starts(said, "")
    if sum(w.bare for w in words) < (OPENED if opens else BARE) * len(words):
        return False
    if text[start - 1] == "(" and text[end : end + 1] == ")":
        return True
    if cue_list(language, "cues", "refers").starts(said, ""):
        return True
    if not opens and not _is_noun_phrase(start, end, text, language):
        return False
    behind = BEHIND_A_NAME.search(text[: start - 1])
    named = behind and next((w for w in side.words if w.word.end == behind.end(1)), None)
    return bool(named and _is_explained(named, side, lexicon))


def _is_explained(named: LinkedWord, side: Facing, lexicon: Lexicon | None) -> bool:
    """Whether a word is a name that the other side has too, or a foreign word that stands there as it is."""
    text = named.word.text
    if text[0].isupper():
        return named.strength > 0 or any(latin(w)[:STEM] == latin(text)[:STEM] for w in side.other.text.split())
    return (
        lexicon is not None
        and text not in lexicon
        and re.search(rf"\b{re.escape(text)}\b", side.other.text) is not None
    )


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

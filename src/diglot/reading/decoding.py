"""Bytes -> text: what is no text is refused, encodings are found out, mojibake is repaired and noted."""

from __future__ import annotations

import codecs
import re

from diglot.errors import ReadError
from diglot.l10n import say

#: first bytes of files that people take for text, and what to do with them
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "an office document or archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
#: share of control characters above which a file is no text
CONTROLS = 0.005
#: bytes that charset-normalizer looks at
SAMPLE = 200_000
#: encodings of western European text, likeliest first (charset-normalizer takes short French text for Polish)
WESTERN = ("cp1252", "mac_roman", "cp850")
#: share of the letters and marks outside ASCII that must be those of western European text
EXPECTED = 0.95

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
#: what colours text in a terminal or sets its title (ECMA-48: CSI and OSC), as pasted from one
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\))")
_NEWLINE = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_MOJIBAKE = re.compile(r"[ÃÂâÅÄÐ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|ï¿½")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset("àâäáãåçéèêëíìîïñóòôöõøúùûüýÿæœß")
_MARKS = frozenset("«»“”‘’„‚‹›–—…€£°•·©®™§²³½×\u00a0\u202f")


def decode(raw: bytes, name: str, *, markup: bool = False) -> tuple[str, tuple[str, ...]]:
    """The text, newlines as \\n, and notes on what was repaired; `markup` is taken as it is.

    Raises ReadError, naming the file, for what is empty or no text.
    """
    if not raw.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise ReadError("{name} is empty: name a file that holds an article.", name=name)
    for signature, kind in SIGNATURES:
        if raw.startswith(signature):
            raise ReadError(
                "{name} is {kind}, not text: copy the article's text into a .txt file.", name=name, kind=say(kind)
            )
    text, notes = _text(raw, name)
    if "\x1b" in text:
        text, found = _SEQUENCE.subn("", text)
        if found:
            notes.append(say("escape sequences of a terminal were removed"))
    if len(_CONTROL.findall(text[:SAMPLE])) > CONTROLS * len(text[:SAMPLE]) or "\x00" in text:
        raise ReadError("{name} is a binary file, not text: save the article as plain text.", name=name)
    text = _NEWLINE.sub("\n", text)
    if markup and text.strip():
        return text, tuple(notes)
    if _HTML.match(text):
        raise ReadError(
            "{name} is a web page's source: name it .html, or copy the article's text into a .txt file.", name=name
        )
    if not text.strip():
        raise ReadError("{name} is empty: name a file that holds an article.", name=name)
    text, repaired = repair(text)
    return text, (*notes, *repaired)


def _text(raw: bytes, name: str) -> tuple[str, list[str]]:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace"), []
    if b"\x00" in raw[:SAMPLE]:
        return _wide(raw, name)
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError:
        return _other(raw, name)


def _wide(raw: bytes, name: str) -> tuple[str, list[str]]:
    """UTF-16 without a byte order mark: half of the bytes are zero."""
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = raw[offset:SAMPLE:2]
        if half.count(0) > 0.7 * len(half):
            return raw.decode(encoding, errors="replace"), [
                say("read as {encoding}, which the file does not say", encoding=encoding)
            ]
    raise ReadError("{name} is a binary file, not text: save the article as plain text.", name=name)


def _other(raw: bytes, name: str) -> tuple[str, list[str]]:
    """Not UTF-8: nearly so with a few wrong bytes, or one of the old encodings."""
    good = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]", raw))
    text = raw.decode("utf-8", errors="surrogateescape")
    bad = sum("\udc80" <= c <= "\udcff" for c in text)
    if good > 4 * bad:
        mended = re.sub("[\udc80-\udcff]+", _windows, text)
        return mended, [say("{n} bytes that are not UTF-8 were read as Windows-1252", n=bad)]
    encoding = max(WESTERN, key=lambda known: _western(raw[:SAMPLE], known))
    if _western(raw[:SAMPLE], encoding) < EXPECTED:
        from charset_normalizer import from_bytes

        best = from_bytes(raw[:SAMPLE]).best()
        if best is None:
            raise ReadError("{name} is in no known encoding, or no text: save the article as UTF-8 text.", name=name)
        encoding = best.encoding
    return raw.decode(encoding, errors="replace"), [say("read as {encoding}, not as UTF-8", encoding=encoding)]


def _western(raw: bytes, encoding: str) -> float:
    """Share of the characters outside ASCII that western European text has where they stand."""
    text = raw.decode(encoding, errors="replace")
    odd = [i for i, c in enumerate(text) if not c.isascii()]
    return sum(_expected(text[i], text[i - 1 : i]) for i in odd) / max(1, len(odd))


def _expected(letter: str, before: str) -> bool:
    return letter in _SMALL or letter in _MARKS or (letter.lower() in _SMALL and not before.islower())


def _windows(found: re.Match[str]) -> str:
    return found.group().encode("utf-8", "surrogateescape").decode("cp1252", errors="replace")


def repair(text: str) -> tuple[str, list[str]]:
    """The text with mojibake, character entities and misread letters mended, and a note on each kind."""
    notes: list[str] = []
    if _MOJIBAKE.search(text):
        from ftfy import fix_encoding

        fixed = "\n".join(fix_encoding(line) if _MOJIBAKE.search(line) else line for line in text.split("\n"))
        if fixed != text:
            notes.append(say("letters damaged by a wrong encoding were repaired"))
            text = fixed
    if _ENTITY.search(text):
        from html import unescape

        fixed = _ENTITY.sub(lambda found: unescape(found.group()), text)
        if fixed != text:
            notes.append(say("character entities of HTML were read as the characters they stand for"))
            text = fixed
    changed: list[str] = []
    text = _WORD.sub(lambda found: _word(found.group(), changed), text)
    if changed:
        shown = ", ".join(dict.fromkeys(changed))
        notes.append(say("letters read in a wrong encoding were repaired: {words}", words=shown[:200]))
    return text, notes


def _word(word: str, changed: list[str]) -> str:
    """A small word with a capital that bears an accent inside it (dÈcembre), re-read in the other encoding.

    The byte of é in Windows-1252 is È in Mac Roman, and that of é in Mac Roman is Ž in Windows-1252: the reading that
    turns every such capital into a small letter is the word as written.
    """
    if word.isascii() or not any(c.islower() and c.isascii() for c in word):
        return word
    odd = [i for i, c in enumerate(word) if i and not c.isascii() and c.isupper()]
    if not odd:
        return word
    for wrong, right in (("mac_roman", "cp1252"), ("cp1252", "mac_roman")):
        mended = "".join(_again(c, wrong, right) if i in odd else c for i, c in enumerate(word))
        if all(mended[i] in _SMALL for i in odd):
            changed.append(f"{word} → {mended}")
            return mended
    return word


def _again(letter: str, wrong: str, right: str) -> str:
    try:
        made = letter.encode(wrong).decode(right)
    except UnicodeError:
        return letter
    return made if len(made) == 1 else letter

"""Bytes -> text: encodings found out, mojibake repaired and noted."""

from __future__ import annotations

import re

from diglot.errors import ReadError

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
#: a capital letter with a diacritic inside a word of small letters: Mac Roman read as Latin-1
_MAC = re.compile(r"(?<=[a-z])[À-ÖØ-Þ](?=[a-z])|\b([A-Z])([À-ÖØ-Þ])(?=[a-z])")


def decode(raw: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text and notes on what was repaired. Raises ReadError for what is no text or empty."""
    if not raw.strip():
        raise ReadError(f"{name} is empty: name a file that holds an article.")
    notes: list[str] = []
    if b"\x00" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ReadError(f"{name} is a binary file, not text: save the article as plain text.")
    try:
        text = raw.decode("utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(raw[:200_000]).best()
        if best is None:
            raise ReadError(f"{name} is in no encoding that diglot knows: save it as UTF-8.") from None
        text = raw.decode(best.encoding, errors="replace")
        notes.append(f"read as {best.encoding}, not UTF-8")
    if len(_CONTROL.findall(text[:20_000])) > len(text[:20_000]) / 100:
        raise ReadError(f"{name} is a binary file, not text: save the article as plain text.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    fixed = _repair(text)
    if fixed != text:
        notes.append("letters damaged by a wrong encoding were repaired")
    return fixed, tuple(notes)


def _repair(text: str) -> str:
    if re.search("Ã.|â€|Â[\u00a0-\u00bf]", text):
        from ftfy import fix_encoding

        text = fix_encoding(text)
    return _MAC.sub(_from_mac, text)


def _from_mac(found: re.Match[str]) -> str:
    """The letter that the byte means in Mac Roman, where that is a small letter; else as it is."""
    whole = found.group()
    try:
        mended = whole[-1].encode("latin-1").decode("mac-roman")
    except UnicodeError:
        return whole
    return whole[:-1] + mended if mended.isalpha() and mended.islower() else whole

"""The language of a text."""

from __future__ import annotations

from collections.abc import Sequence

SUPPORTED = ("en", "fr", "es", "de")


def detect(text: str, candidates: Sequence[str] = SUPPORTED) -> str:
    """Code of the most likely language among the candidates (py3langid over the first 5,000 characters)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(candidates))
    return str(identifier.classify(text[:5000])[0])

"""The language of a text: function words where they decide, py3langid's model where they do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from diglot.errors import LanguageError
from diglot.languages import SUPPORTED
from diglot.languages.packs import pack

#: characters looked at: an article's language shows in its first pages
SAMPLE = 20_000
#: share of a text's words by which one language's function words must lead the next one's
LEAD = 0.08
#: running text has at least this share of function words; below it the language may be another one altogether
FUNCTION_WORDS = 0.2
#: fewer words than this say nothing about languages outside the candidates
RUNNING_TEXT = 20

_WORD = re.compile(r"[^\W\d_]+(?:['’](?=[^\W\d_]{3}))?(?:['’][^\W\d_]{1,2}\b)?")


def detect(text: str, candidates: Sequence[str] = SUPPORTED) -> str:
    """The language of a text, one of the candidates (ISO 639-1).

    Function words of the packs decide where one language leads clearly (they hold on a single headline); elsewhere
    py3langid's naive Bayes model does (Lui and Baldwin 2012, "langid.py"). Raises LanguageError for a text without
    words, and for running text in a language that is none of the candidates.
    """
    sample = text[:SAMPLE]
    found = [w.lower().replace("’", "'") for w in _WORD.findall(sample)]
    if not found:
        raise LanguageError("The text holds no words, so its language cannot be told: check that it is the article.")
    shares = {code: sum(w in _function_words(code) for w in found) / len(found) for code in candidates}
    best = sorted(candidates, key=lambda code: -shares[code])
    if len(found) >= RUNNING_TEXT and shares[best[0]] < FUNCTION_WORDS:
        other, likely = _model(None).classify(sample)[0], ", ".join(candidates)
        if other not in candidates and _letters_of(sample) > 0.5:
            raise LanguageError(
                "The text seems to be in “{other}”, which is not supported: choose one of {likely}.",
                other=other,
                likely=likely,
            )
    if len(best) == 1 or shares[best[0]] - shares[best[1]] >= LEAD:
        return best[0]
    return str(_model(tuple(candidates)).classify(sample)[0])


def _letters_of(sample: str) -> float:
    """Share of letters: lists of figures belong to no language."""
    return sum(c.isalpha() for c in sample) / len(sample)


@lru_cache(maxsize=32)
def _function_words(code: str) -> frozenset[str]:
    return frozenset(pack(code).strings("stopwords", "words"))


@lru_cache(maxsize=8)
def _model(candidates: tuple[str, ...] | None) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    if candidates:
        model.set_languages(list(candidates))
    return model

"""Words of a quotation that stand for others on the other side: for the check of quotation.

Of the quoted words all but one or two have their counterpart, and so it is on the other side: of those that are left the
surest on each side, which the model of divergences finds lost, face each other. A note, as most of them in the news are
free translations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from diglot.checks.base import Context, Passage
from diglot.checks.linked import links as linked_words
from diglot.checks.linked import odds
from diglot.checks.wordlinks import word_links
from diglot.findings import Aspect, Bead, Finding, Severity, Span
from diglot.l10n import say
from diglot.languages.polarity import negations
from diglot.languages.words import Word
from diglot.translation.linking import latin, look_alike

#: confidence that a quoted word was changed, the words that carry meaning in such a quotation and those left of them at
#: most, and the log-odds that its word is lost, of each side and of both together
WORD, SHORT, LEFT, BOTH, CHANGED = 0.6, 10, 2, 0.5, 1.5
#: marks of quotations, and those that only open one
MARK, OPENING = re.compile(r'[«»“”„"‹›]'), "«„‹"
#: letters with which words of one family begin
STEM = 4


def quotations(passage: Passage) -> list[Span]:
    """What stands in quotation marks, in a sentence of a quotation of several too: offsets within the passage."""
    made: list[Span] = []
    at = 0
    for sentence in passage.sentences:
        whole = passage.article.text
        ahead = whole[whole.rfind("\n", 0, sentence.start) + 1 : sentence.start]
        begin: int | None = 0 if len(MARK.findall(ahead)) % 2 else None
        for mark in MARK.finditer(sentence.text):
            closes = mark.group() not in OPENING and sentence.text[: mark.start()][-1:] not in ("", " ", "(")
            if begin is None and closes and not any(start >= at for start, _ in made):
                begin = 0
            if begin is None:
                begin = mark.end()
            else:
                made.append((at + begin, at + mark.start()))
                begin = None
        if begin is not None:
            made.append((at + begin, at + len(sentence.text)))
        at += len(sentence.text) + 1
    return made


def other_words(bead: Bead, context: Context) -> Iterator[Finding]:
    """The surest of one or two quoted words that have no counterpart, facing that of the other edition's that have none."""
    passages, links = context.passages(bead), word_links(bead, context)
    quoted = [quotations(p) for p in passages]
    if context.divergence is None or len(quoted[0]) != len(quoted[1]):
        return
    if len(negations(passages[0].text, passages[0].language)[0]) != len(
        negations(passages[1].text, passages[1].language)[0]
    ):
        return
    both = linked_words(*passages, context)
    told = [
        {w.word.start: value for w, value in zip(side, values, strict=True)}
        for side, values in zip((both.source, both.target), odds(bead, context), strict=True)
    ]
    for spans in zip(*quoted, strict=True):
        held = [
            [i for i in links.within(side, *span) if links.content(side, i)]
            for side, span in zip(("source", "target"), spans, strict=True)
        ]
        if not 0 < max(map(len, held)) <= SHORT:
            continue
        left = [
            [i for i in held[k] if links.partner[side].get(i) not in held[1 - k]]
            for k, side in enumerate(("source", "target"))
        ]
        if not all(0 < len(side) <= LEFT for side in left):
            continue
        one, two = (
            max((links.words[side][i] for i in left[k]), key=lambda w, k=k: told[k].get(w.start, 0.0))  # type: ignore[misc]
            for k, side in enumerate(("source", "target"))
        )
        lost = [told[0].get(one.start, 0.0), told[1].get(two.start, 0.0)]
        alike = look_alike(one.text, two.text) or latin(one.text)[:STEM] == latin(two.text)[:STEM]
        if min(lost) < BOTH or sum(lost) < CHANGED or alike or not _has_words(one, two, context):
            continue
        yield context.finding(
            bead,
            aspect=Aspect.QUOTATION,
            severity=Severity.NOTE,
            confidence=WORD,
            message=say("The quotation has “{a}” in the {here}, “{b}” in the {there}.").format(
                here=context.name("source"), there=context.name("target"), a=one.text, b=two.text
            ),
            source_at=[(one.start, one.end)],
            target_at=[(two.start, two.end)],
            what=f"word:{one.text.lower()}:{two.text.lower()}",
            source_words=one.text,
            target_words=two.text,
        )
        return


def _has_words(one: Word, two: Word, context: Context) -> bool:
    """Whether the lexicons know a word of each side: else nothing could link them."""
    pairs = ((one, context.lexicon), (two, context.reverse_lexicon))
    return all(lexicon is not None and bool(lexicon.translations(word.text)) for word, lexicon in pairs)

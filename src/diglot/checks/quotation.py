"""Quotation: words inside quotation marks in one edition and outside them in the other.

What it does: reads which stretches of both originals stand inside quotation marks, and tells an aligned passage that is
quoted on the one side where the other has no mark, there or near; words that stand at the edge of a quotation on the
one side and just outside of it on the other; and quotations that say "I" on the one side where the other has no first
person at all. A quoted word that another one stands for is a note (`quoted`). Marks of any style count the same.

Why it matters: marks say that somebody said exactly this; an edition that sets them around a paraphrase puts words into
a mouth, one that drops them tells a claim in its own voice.

Known false alarms: an edition that quotes a whole sentence where the other quotes half of it; nicknames and terms that
one style sets in marks and the other in italics (titles in capitals are left alone).

Example: "The minister said the plan was too slow." / « “Le plan est bien trop lent”, a dit le ministre. » is altered:
the French sets the words in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diglot.article import Article
from diglot.checks.base import Context, Example, Passage
from diglot.checks.quoted import other_words
from diglot.checks.wordlinks import WordLinks, word_links
from diglot.findings import Aspect, Bead, Finding, Severity, Span
from diglot.l10n import say
from diglot.languages.cues import cue_list, find_cues

ASPECT = Aspect.QUOTATION
EXAMPLES = (
    Example(
        "en",
        "The minister said that the plan was too slow and far too expensive.",
        "fr",
        "« Le plan est trop lent et beaucoup trop cher », a dit le ministre.",
        True,
    ),
    Example(
        "fr",
        "« Nous avons besoin d’aide avant la fin de la semaine », a dit le maire.",
        "en",
        "The mayor said that they needed help before the end of the week.",
        True,
    ),
    Example(
        "en",
        "The chairman called the ruling of the court “out of all proportion”.",
        "fr",
        "Pour le président du club, la décision du tribunal est hors de toute proportion.",
        True,
    ),
    Example(
        "en",
        "The army has called the villagers “terrorists”, a label that they reject.",
        "fr",
        "L'armée a dénoncé les terroristes du village, un terme qu'ils rejettent.",
        True,
    ),
    Example(
        "en",
        '"I knew that the boat was overloaded," the survivor told the court.',
        "fr",
        "« Ils savaient que le bateau était surchargé », a déclaré la rescapée devant le tribunal.",
        True,
    ),
    Example(
        "en",
        'The guards had "deliberately ignored the cries of the prisoners", she said.',
        "fr",
        "Les gardiens ont délibérément « ignoré les cris des prisonniers », a-t-elle dit.",
        True,
    ),
    Example("en", "“We will stay,” she said.", "fr", "« Nous resterons », a-t-elle dit.", False),
    Example(
        "en", '"I am glad that he came," she said.', "fr", "« Je suis contente qu'il soit venu », a-t-elle dit.", False
    ),
    Example("en", 'The film "Jaws" won.', "fr", "Le film Jaws a gagné.", False),
)

#: quoted words that a side needs to count as quoting, and the share of its words
FEWEST, SHARE = 5, 0.35
#: what a finding is worth: marks are there or not, but a sentence near may carry them
ADDED, LOST = 0.75, 0.6
#: the same of a few words quoted within a sentence, and the share of them that stands on the other side; letters of a
#: small word, which has no capital in a title
PHRASE, KEPT, SMALL = 0.55, 0.6, 3
#: so few words in marks are a remark of tone, not speech that somebody is made to say
FEW = 2
#: confidence that a first person is lost in a quotation, and that a word was moved over a mark; what a link is worth there
PERSON, MOVED, SURE = 0.6, 0.55, 0.2
#: an edition of more sentences than this shows by its other quotations whether it sets marks at all
ALONE = 3
#: sentences to either side in which marks may stand for those that are missing
NEAR = 2
_SINGLE = re.compile(r"(?<!\w)['‘`](?=\w)(?:[^'‘’]|(?<=\w)['’](?=\w)){3,}['’](?!\w)")
_MARKS = '«»“”„‟"‹›'
_QUOTED = re.compile(rf"(?:[«“„‹]|(?<!\w)\")\s*([^{_MARKS}]+?)\s*[»”“\"›]")


def check(bead: Bead, context: Context) -> Iterator[Finding]:
    """A difference between direct and indirect speech."""
    one, two = context.passages(bead)
    if one.is_title or two.is_title:
        return
    both = [_spans(p.text) for p in (one, two)]
    if all(both):
        yield from _persons(bead, context, both)
        if not any(_nested(p.text) for p in (one, two)):
            yield from _over_marks(bead, context, both)
    if not any(_nested(p.text) for p in (one, two)):
        yield from other_words(bead, context)
    for name, passage, spans, silent, article in (
        ("target", two, both[1], one, context.source),
        ("source", one, both[0], two, context.target),
    ):
        if not spans:
            continue
        words = " ".join(passage.text[a:b] for a, b in spans)
        quoted = len(words.split())
        # some papers set direct speech without marks: an edition that quotes nowhere tells its style, not a change
        if not any(_QUOTED.search(s.text) for s in article.sentences) and len(article.sentences) > ALONE:
            continue
        if _is_marked(silent.text) or _runs_over(article, silent.indexes):
            continue
        direct = quoted >= max(FEWEST, SHARE * len(passage.text.split()))
        kept = not direct and any(_kept(bead, context, s, passage, name) for s in spans)
        # marks nearby may be of these words, unless several stand right here without any
        if not (kept and name == "target" and quoted >= FEW) and _marked(article, silent.indexes):
            continue
        if not direct and all(passage.text[a:b].casefold() in silent.text.casefold() for a, b in spans):
            continue  # left in the other edition's language: « small boats »
        if not direct and not kept:
            continue
        other = "source" if name == "target" else "target"
        yield context.finding(
            bead,
            aspect=ASPECT,
            severity=Severity.MAJOR if name == "target" and (direct or quoted > FEW) else Severity.MINOR,
            confidence=(ADDED if name == "target" else LOST) if direct else PHRASE,
            message=say("The {here} has “{a}” in quotation marks, the {there} quotes nothing.").format(
                here=context.name(name), there=context.name(other), a=_short(words)
            ),
            source_at=spans if name == "source" else (),
            target_at=spans if name == "target" else (),
            what=words,
            source_words=words if name == "source" else "",
            target_words=words if name == "target" else "",
        )


def _spans(text: str) -> list[Span]:
    """What stands in quotation marks; of three straight ones nobody can tell which of them open."""
    straight = text.count('"')
    unsure = straight > 1 and straight % 2 > 0
    return [m.span(1) for m in _QUOTED.finditer(text) if not (unsure and text[m.start()] == '"')]


def _nested(text: str) -> bool:
    """Whether marks of two styles show a quotation within a quotation."""
    return bool(_SINGLE.search(text)) or sum(mark in text for mark in '«“"') > 1


def _persons(bead: Bead, context: Context, quoted: Sequence[Sequence[Span]]) -> Iterator[Finding]:
    """A quotation in the first person, where the other edition's is as long and nobody speaks of himself."""
    passages = context.passages(bead)
    sizes = [len(" ".join(p.text[a:b] for a, b in spans).split()) for p, spans in zip(passages, quoted, strict=True)]
    if min(sizes) < FEWEST or max(sizes) > 2 * min(sizes) or any("[" in p.text for p in passages):
        return  # « [il a] plaidé »
    for k, side in enumerate(("source", "target")):
        own, other = passages[k], passages[1 - k]
        said = [
            (start + c.start, start + c.end, c.text)
            for start, end in quoted[k]
            for c in cue_list(own.language, "quotation", "i").find(own.text[start:end])
        ]
        if said and not any(cue_list(other.language, "quotation", n).find(other.text) for n in ("i", "we")):
            here, there = context.name(side), context.name("target" if side == "source" else "source")
            at = [said[0][:2]]
            yield context.finding(
                bead,
                aspect=ASPECT,
                severity=Severity.CRITICAL,
                confidence=PERSON,
                message=say("The quotation says “{a}” in the {here}, and nothing of the kind in the {there}.").format(
                    here=here, there=there, a=said[0][2]
                ),
                source_at=at if side == "source" else (),
                target_at=at if side == "target" else (),
                what=f"person:{said[0][2].lower()}",
                source_words=said[0][2] if side == "source" else "",
                target_words=said[0][2] if side == "target" else "",
            )
            return


def _over_marks(bead: Bead, context: Context, quoted: Sequence[Sequence[Span]]) -> Iterator[Finding]:
    """A word at the edge of a quotation that stands just outside of the quotation on the other side."""
    links = word_links(bead, context)
    passages = context.passages(bead)
    for k, side in enumerate(("source", "target")):
        other = "target" if side == "source" else "source"
        outside = [links.within(other, *span) for span in quoted[1 - k]]
        every = {j for held in outside for j in held}
        for span in quoted[k]:
            held = [i for i in links.within(side, *span) if links.content(side, i)]
            faced = {i: links.partner[side][i] for i in held if links.strength[side].get(i, 0.0) >= SURE}
            if len(held) < 2 or not any(j in every for j in faced.values()):
                continue
            for i in (held[0], held[-1]):
                j = faced.get(i)
                if j is None or j in every or not any(h and _beside(links, other, j, h) for h in outside):
                    continue
                word, facing = links.words[side][i], links.words[other][j]
                saying = find_cues(passages[1 - k].text, passages[1 - k].language, "attribution")
                if any(c.start < facing.end and facing.start < c.end for c in saying):  # "asks", he asks
                    continue
                told = ([(word.start, word.end)], word.text), ([(facing.start, facing.end)], facing.text)
                (at, a), (other_at, b) = told if k == 0 else told[::-1]
                yield context.finding(
                    bead,
                    aspect=ASPECT,
                    severity=Severity.MINOR,
                    confidence=MOVED,
                    message=say(
                        "“{a}” stands inside the quotation marks in the {here}, outside of them in the {there}."
                    ).format(here=context.name(side), there=context.name(other), a=word.text),
                    source_at=at,
                    target_at=other_at,
                    what=f"moved:{word.text.lower()}",
                    source_words=a,
                    target_words=b,
                )
                return


def _beside(links: WordLinks, side: str, at: int, held: Sequence[int]) -> bool:
    """Whether a word stands before or behind a quotation with no other that carries meaning between."""
    between = range(at + 1, held[0]) if at < held[0] else range(held[-1] + 1, at)
    return not any(links.content(side, i) for i in between)


def _kept(bead: Bead, context: Context, span: Span, passage: Passage, side: str) -> bool:
    """Whether a few quoted words, no title of a work, stand in the other edition too: told there as its own."""
    said = passage.text[slice(*span)].split()
    if all(w[:1].isupper() for w in said if len(w) > SMALL):
        return False
    linked = word_links(bead, context)
    other = "target" if side == "source" else "source"
    held = [i for i in linked.within(side, *span) if linked.content(side, i)]
    faced = [linked.words[other][linked.partner[side][i]].text for i in held if i in linked.partner[side]]
    named = 2 * sum(word[:1].isupper() for word in faced) >= len(faced)
    return bool(held) and not named and len(faced) >= KEPT * len(held)


def _short(words: str, most: int = 60) -> str:
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def _marked(article: Article, indexes: tuple[int, ...]) -> bool:
    """Whether these sentences or those near them have a quotation mark: the quotation may run over several."""
    return any(_is_marked(s.text) for s in article.sentences[max(0, indexes[0] - NEAR) : indexes[-1] + NEAR + 1])


def _is_marked(text: str) -> bool:
    return any(mark in text for mark in _MARKS) or _SINGLE.search(text) is not None


def _runs_over(article: Article, indexes: tuple[int, ...]) -> bool:
    """Whether a quotation that begins in the paragraph before a sentence has not ended there."""
    start = article.sentences[indexes[0]].start
    ahead = article.text[article.text.rfind("\n", 0, start) + 1 : start]
    opened = sum(ahead.count(mark) for mark in ("«", "„")) or ahead.count("“")
    return ahead.count('"') % 2 > 0 or opened > sum(ahead.count(mark) for mark in ("»", "”")) + ahead.count("“") * (
        "„" in ahead
    )

"""Correction propagation: the original was corrected; which sentences of each edition must follow, which have already?

The two versions of the original are aligned with each other, which gives the changes, and each with the edition. An
edition's sentence that agrees with the old version and not with the new one is stale. Agreement is judged by the checks
first (a figure that differs), then by the words that the change took away and brought in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from os import PathLike
from typing import Any

from rapidfuzz import fuzz

from diglot.alignment import align
from diglot.article import Article
from diglot.checks.base import Context, Passage
from diglot.checks.linked import links
from diglot.comparison import Options, context_of, marks, run_checks
from diglot.editorial import merge_causes
from diglot.errors import UsageError
from diglot.findings import Finding
from diglot.l10n import say
from diglot.languages.cues import cue_table
from diglot.languages.polarity import negations
from diglot.languages.words import norm, words
from diglot.translation.linking import is_content
from diglot.translation.reach import Reader

#: two texts are versions of one where this share of the passages is alike, to this degree (of 100)
VERSIONS, ALIKE = 0.3, 75.0


class State(StrEnum):
    """Where an edition stands with a change."""

    STALE = "stale"
    UPDATED = "updated"
    UNCLEAR = "unclear"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence of the original that was corrected, removed (`new` empty) or added (`old` empty), by their indexes.

    `gone` and `came` are the words that the change took away and brought in.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    old_text: str
    new_text: str
    gone: tuple[str, ...]
    came: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """An edition and a change: its state, the edition's sentences that it concerns, and why it is judged so."""

    change: Change
    state: State
    sentences: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Update:
    """The changes between two versions of the original, and where each edition stands with them, in the same order."""

    old: Article
    new: Article
    changes: tuple[Change, ...]
    editions: tuple[tuple[Article, tuple[Standing, ...]], ...]

    @property
    def stale(self) -> bool:
        """True where an edition must still follow."""
        return any(s.state is State.STALE for _, standings in self.editions for s in standings)

    def to_json(self) -> dict[str, Any]:
        """As plain dicts and lists."""
        return {
            "old": self.old.path,
            "new": self.new.path,
            "changes": [
                {"old": list(c.old), "new": list(c.new), "old_text": c.old_text, "new_text": c.new_text}
                for c in self.changes
            ],
            "editions": [
                {
                    "path": article.path,
                    "language": article.language,
                    "standings": [
                        {"change": n, "state": str(s.state), "sentences": list(s.sentences), "reason": s.reason}
                        for n, s in enumerate(standings)
                    ],
                }
                for article, standings in self.editions
            ],
        }


def update(
    old: str | PathLike[str] | Article,
    new: str | PathLike[str] | Article,
    editions: Sequence[str | PathLike[str] | Article],
    options: Options | None = None,
) -> Update:
    """Compare two versions of an original, and its editions in other languages with both.

    Raises UsageError where the two versions are in different languages, an edition is in theirs, or they are texts that
    have nothing to do with each other; else as `compare`.
    """
    from diglot.comparison import read_edition

    chosen = options or Options()
    before, after = read_edition(old, chosen), read_edition(new, chosen)
    if before.language != after.language:
        raise UsageError(
            "The two versions are in different languages ({one}, {two}): name the original before and after its "
            "correction, then its editions.",
            one=before.language,
            two=after.language,
        )
    found = tuple(changes(before, after))
    made = []
    for edition in editions:
        article = read_edition(edition, chosen)
        if article.language == before.language:
            raise UsageError(
                "{path} is in the original's language ({language}): name other editions.",
                path=article.path,
                language=article.language,
            )
        made.append((article, tuple(_standings(before, after, article, found, chosen))))
    return Update(before, after, found, tuple(made))


def editions_of(old: str, new: str, folder: str) -> list[str]:
    """The editions of the original among the articles of a folder. Raises UsageError where there is none."""
    from pathlib import Path

    from diglot.archive import articles_in
    from diglot.editions import Kind, find_editions

    own = {str(Path(p)) for p in (old, new)}
    found = find_editions([*sorted(own), *(p for p in articles_in([folder]) if p not in own)])
    numbers = {n for n, a in enumerate(found.articles) if a.path in own}
    made = {
        found.articles[n].path
        for story in found.stories
        for r in story.relations
        if r.kind is Kind.EDITION and {r.one, r.two} & numbers
        for n in (r.one, r.two)
        if n not in numbers
    }
    if not made:
        raise UsageError("{folder} holds no edition of {new}: name the editions' files.", folder=folder, new=new)
    return sorted(made)


def changes(old: Article, new: Article) -> Iterator[Change]:
    """What was corrected, removed and added between two versions in one language; mere polish is left out."""
    reader = Reader(old.language, None, marks)
    sides = [reader.side([s.text for s in a.sentences]) for a in (old, new)]
    beads = align(*sides)
    alike = [fuzz.token_sort_ratio(_text(old, b.source), _text(new, b.target)) >= ALIKE for b in beads if not b.is_null]
    if sum(alike) < len(beads) * VERSIONS:
        raise UsageError(
            "{one} and {two} are not two versions of one text: name the original twice.", one=old.path, two=new.path
        )
    for bead in beads:
        one, two = _text(old, bead.source), _text(new, bead.target)
        gone, came = _difference(one, two), _difference(two, one)
        content = any(is_content(w, old.language) for w in (*gone, *came)) or _turned(one, two, old.language)
        if content or bead.is_null:
            yield Change(bead.source, bead.target, one, two, gone, came)


def _turned(one: str, two: str, language: str) -> bool:
    """True where only small words changed, but such as turn the sense: a negation or a step of certainty came or went."""

    def told(text: str) -> tuple[int, list[str]]:
        cues = cue_table(language, "certainty").find_all(text)
        return len(negations(text, language)[0]), sorted(c.group for c in cues)

    return told(one) != told(two)


def _text(article: Article, indexes: Sequence[int]) -> str:
    return " ".join(" ".join(article.sentences[i].text.split()) for i in indexes)


def _difference(one: str, two: str) -> tuple[str, ...]:
    theirs = {norm(w.text) for w in words(two)}
    return tuple(
        dict.fromkeys(
            norm(w.text) for w in words(one) if norm(w.text) not in theirs and any(c.isalnum() for c in w.text)
        )
    )


class _Version:
    """One version of the original against the edition: the alignment and the findings."""

    def __init__(self, article: Article, edition: Article, options: Options) -> None:
        from diglot.checks import CHECKS

        self.context: Context = context_of(article, edition, options)
        aspects = [a for a in CHECKS if a not in ("sentence", "wording")]
        self.findings: list[Finding] = merge_causes(run_checks(self.context, aspects))

    def across(self, indexes: Sequence[int]) -> tuple[int, ...]:
        """The edition's sentences that face some of the original's."""
        return tuple(j for b in self.context.alignment if set(b.source) & set(indexes) for j in b.target)

    def back(self, indexes: Sequence[int]) -> tuple[int, ...]:
        """The original's sentences that face some of the edition's."""
        return tuple(i for b in self.context.alignment if set(b.target) & set(indexes) for i in b.source)

    def disagrees(self, indexes: Sequence[int], about: Sequence[str]) -> list[Finding]:
        """Findings on these sentences that touch the words of the change."""
        asked = set(about)
        return [
            f
            for f in self.findings
            if set(f.source) & set(indexes)
            and asked & {norm(w.text) for a, b in f.source_spans for w in words(self.context.source.text[a:b])}
        ]

    def held(self, indexes: Sequence[int], facing: Sequence[int], about: Sequence[str]) -> float:
        """Share of the given words of these sentences that link to words of the edition's."""
        one, two = Passage(self.context.source, tuple(indexes)), Passage(self.context.target, tuple(facing))
        found = [
            w
            for w in links(one, two, self.context).source
            if norm(w.word.text) in set(about) and (w.content or not any(is_content(x, one.language) for x in about))
        ]
        return sum(w.strength > 0 for w in found) / len(found) if found else -1.0


def _standings(
    old: Article, new: Article, edition: Article, found: Sequence[Change], options: Options
) -> Iterator[Standing]:
    before, after = _Version(old, edition, options), _Version(new, edition, options)
    for change in found:
        if not change.old:
            yield _added(change, before, after)
        elif not change.new:
            yield _removed(change, before, after)
        else:
            yield _corrected(change, before, after)


def _added(change: Change, before: _Version, after: _Version) -> Standing:
    here = after.across(change.new)
    if here and not before.back(here):
        return Standing(change, State.UPDATED, here, say("the new sentence is there"))
    if here:
        return Standing(change, State.UNCLEAR, here, say("a passage that was there before may hold it"))
    return Standing(change, State.STALE, (), say("the new sentence is not there"))


def _removed(change: Change, before: _Version, after: _Version) -> Standing:
    here = before.across(change.old)
    if here and not after.back(here):
        return Standing(change, State.STALE, here, say("the sentence that was removed is still there"))
    if here:
        return Standing(change, State.UNCLEAR, here, say("part of the passage may still hold what was removed"))
    return Standing(change, State.UPDATED, (), say("the sentence that was removed is not there"))


def _corrected(change: Change, before: _Version, after: _Version) -> Standing:
    here = tuple(sorted({*before.across(change.old), *after.across(change.new)}))
    if not here:
        return Standing(change, State.ABSENT, (), say("no sentence corresponds: the edition left it out"))
    old_wrong = before.disagrees(change.old, change.gone)
    new_wrong = after.disagrees(change.new, change.came)
    if bool(old_wrong) != bool(new_wrong):
        if new_wrong:
            return Standing(change, State.STALE, here, new_wrong[0].message)
        return Standing(change, State.UPDATED, here, say("it agrees with the new text, no longer with the old"))
    old_held = before.held(change.old, here, change.gone)
    new_held = after.held(change.new, here, change.came)
    if old_held > max(new_held, 0.0):
        return Standing(change, State.STALE, here, say("it still has “{a}”").format(a=" ".join(change.gone)))
    if new_held > max(old_held, 0.0):
        return Standing(change, State.UPDATED, here, say("it has “{a}”").format(a=" ".join(change.came)))
    return Standing(change, State.UNCLEAR, here, say("it shows neither the old words nor the new ones"))


__all__ = ["Change", "Standing", "State", "Update", "changes", "editions_of", "update"]

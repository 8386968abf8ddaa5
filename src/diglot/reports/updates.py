"""An update in plain text: each change, and where each edition stands with it."""

from __future__ import annotations

from diglot.corrections import Change, Standing, State, Update
from diglot.languages.packs import language_name
from diglot.reports.marks import numbers_of, text_of

SHAPES = {State.STALE: "✖", State.UPDATED: "✓", State.UNCLEAR: "?", State.ABSENT: "–"}


def render(found: Update) -> str:
    """A line to read aloud, then the changes."""
    made = [_summary(found), ""]
    for number, change in enumerate(found.changes):
        made += _change(change, found)
        for article, standings in found.editions:
            s = standings[number]
            made.append(f"  {SHAPES[s.state]} {language_name(article.language)}: {_standing(s)}")
            if s.sentences and s.state is not State.UPDATED:
                made.append(f"      {article.path} {numbers_of(s.sentences)}: {text_of(article, s.sentences)}")
        made.append("")
    return "\n".join(made)


def _summary(found: Update) -> str:
    if not found.changes:
        return "The two versions of the original say the same."
    told = []
    for article, standings in found.editions:
        stale = [s for s in standings if s.state is State.STALE]
        unclear = sum(s.state is State.UNCLEAR for s in standings)
        name = f"the {language_name(article.language)} edition"
        line = f"{name} must change at {len(stale)}" if stale else f"{name} carries none of the old text"
        told.append(line + (f" and should be looked at for {unclear}" if unclear else ""))
    places = "1 place" if len(found.changes) == 1 else f"{len(found.changes)} places"
    return f"The original was changed at {places}; {'; '.join(told)}."


def _change(change: Change, found: Update) -> list[str]:
    if not change.old:
        return [f"Added to the original ({numbers_of(change.new)}): {change.new_text}"]
    if not change.new:
        return [f"Removed from the original ({numbers_of(change.old)}): {change.old_text}"]
    return [f"Was ({numbers_of(change.old)}): {change.old_text}", f"Is  ({numbers_of(change.new)}): {change.new_text}"]


def _standing(s: Standing) -> str:
    said = {
        State.STALE: "must change",
        State.UPDATED: "has it already",
        State.UNCLEAR: "look at it",
        State.ABSENT: "nothing to change",
    }[s.state]
    place = f" (sentence {numbers_of(s.sentences)})" if s.sentences else ""
    return f"{said}{place}: {s.reason}"

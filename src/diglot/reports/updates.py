"""An update in plain text: each change, and where each edition stands with it."""

from __future__ import annotations

from pathlib import PurePath

from diglot.article import Article
from diglot.corrections import Change, Standing, State, Update
from diglot.l10n import plural, say
from diglot.languages.packs import language_name
from diglot.reports.marks import for_terminal, numbers_of, text_of

SHAPES = {State.STALE: "✖", State.UPDATED: "✓", State.UNCLEAR: "?", State.ABSENT: "–"}


def render(found: Update) -> str:
    """A line to read aloud, then the changes."""
    made = [_summary(found), ""]
    for number, change in enumerate(found.changes):
        made += _change(change, found)
        for article, standings in found.editions:
            s = standings[number]
            name = say(language_name(article.language)) + _file(article, found)
            told = say("{what}: {state}", what=name, state=_standing(s))
            made.append(f"  {SHAPES[s.state]} {told}")
            if s.sentences and s.state is not State.UPDATED:
                made.append(f"      {article.path} {numbers_of(s.sentences)}{say(': ')}{text_of(article, s.sentences)}")
        made.append("")
    return for_terminal("\n".join(made))


def _summary(found: Update) -> str:
    if not found.changes:
        return say("The two versions of the original say the same.")
    told = []
    for article, standings in found.editions:
        stale = [s for s in standings if s.state is State.STALE]
        unclear = sum(s.state is State.UNCLEAR for s in standings)
        name = say(f"{language_name(article.language)} edition") + _file(article, found)
        line = (
            plural("the {name} must change at {n} place", "the {name} must change at {n} places", len(stale), name=name)
            if stale
            else say("the {name} carries none of the old text", name=name)
        )
        if unclear:
            line += plural(" and should be looked at in {n} place", " and should be looked at in {n} places", unclear)
        told.append(line)
    changed = plural(
        "The original was changed at {n} place", "The original was changed at {n} places", len(found.changes)
    )
    return say("; ").join((changed, *told)) + "."


def _file(article: Article, found: Update) -> str:
    """The file of an edition behind its name, where others are in its language."""
    others = [a for a, _ in found.editions if a is not article and a.language == article.language]
    if not others or not article.path:
        return ""
    name = PurePath(article.path).name
    return f" ({article.path if name in [PurePath(a.path).name for a in others] else name})"


def _change(change: Change, found: Update) -> list[str]:
    if not change.old:
        return [say("Added to the original ({at}): {text}").format(at=numbers_of(change.new), text=change.new_text)]
    if not change.new:
        return [say("Removed from the original ({at}): {text}").format(at=numbers_of(change.old), text=change.old_text)]
    return [
        say("Was ({at}): {text}").format(at=numbers_of(change.old), text=change.old_text),
        say("Is  ({at}): {text}").format(at=numbers_of(change.new), text=change.new_text),
    ]


def _standing(s: Standing) -> str:
    said = {
        State.STALE: say("must change"),
        State.UPDATED: say("has it already"),
        State.UNCLEAR: say("look at it"),
        State.ABSENT: say("nothing to change"),
    }[s.state]
    place = say(" (sentence {at})").format(at=numbers_of(s.sentences)) if s.sentences else ""
    return say("{what}: {state}", what=said + place, state=s.reason)

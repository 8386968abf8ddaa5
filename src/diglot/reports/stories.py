"""Stories in plain text: who is an edition of whom, how sure, and why."""

from __future__ import annotations

from diglot.editions import Editions, Kind, Relation
from diglot.l10n import percent, say
from diglot.languages.packs import language_name
from diglot.reports.marks import for_terminal


def render(found: Editions) -> str:
    """A paragraph a story, then what stands alone."""
    made = []
    for story in found.stories:
        first = found.articles[story.articles[0]]
        made.append(first.title)
        made += [f"  {say(language_name(a.language)):<8} {a.path}" for a in (found.articles[n] for n in story.articles)]
        made += [f"  {_why(found, r)}" for r in story.relations]
        made.append("")
    if found.related:
        made.append(say("The same matter, but different texts:"))
        made += ["  " + _pair(found, r) for r in found.related]
        made.append("")
    if found.alone:
        made.append(say("Without an edition here:"))
        made += [f"  {found.articles[n].path}" for n in found.alone]
        made.append("")
    if found.unread:
        made.append(say("Not read:"))
        made += ["  " + say("{path}: {error}", path=path, error=reason) for path, reason in found.unread]
        made.append("")
    return for_terminal("\n".join(made))


def _pair(found: Editions, r: Relation) -> str:
    return say(
        "{one} – {two}: {shared}", one=found.articles[r.one].path, two=found.articles[r.two].path, shared=_shared(r)
    )


def _why(found: Editions, r: Relation) -> str:
    one, two = (say(language_name(found.articles[n].language)) for n in (r.one, r.two))
    if r.kind is Kind.UPDATE:
        told = say("{two} is an update of {one}: {share} of the sentences are the same; {shared} ({sure} sure)")
    else:
        told = say("{two} is an edition of {one}: {share} of the text has a counterpart; {shared} ({sure} sure)")
    return told.format(one=one, two=two, share=percent(r.coverage), shared=_shared(r), sure=percent(r.confidence))


def _shared(r: Relation) -> str:
    return say("both have {words}", words=", ".join(r.shared)) if r.shared else say("no name or figure in common")

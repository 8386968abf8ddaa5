"""Stories in plain text: who is an edition of whom, how sure, and why."""

from __future__ import annotations

from diglot.editions import Editions, Kind, Relation
from diglot.languages.packs import language_name


def render(found: Editions) -> str:
    """A paragraph a story, then what stands alone."""
    made = []
    for story in found.stories:
        first = found.articles[story.articles[0]]
        made.append(first.title)
        made += [f"  {language_name(a.language):<8} {a.path}" for a in (found.articles[n] for n in story.articles)]
        made += [f"  {_why(found, r)}" for r in story.relations]
        made.append("")
    if found.related:
        made.append("The same matter, but different texts:")
        made += [f"  {found.articles[r.one].path} – {found.articles[r.two].path}: {_shared(r)}" for r in found.related]
        made.append("")
    if found.alone:
        made.append("Without an edition here:")
        made += [f"  {found.articles[n].path}" for n in found.alone]
        made.append("")
    if found.unread:
        made.append("Not read:")
        made += [f"  {path}: {reason}" for path, reason in found.unread]
        made.append("")
    return "\n".join(made)


def _why(found: Editions, r: Relation) -> str:
    one, two = (language_name(found.articles[n].language) for n in (r.one, r.two))
    share = "of the sentences are the same" if r.kind is Kind.UPDATE else "of the text has a counterpart"
    return f"{two} is an {r.kind} {one}: {r.coverage:.0%} {share}; {_shared(r)} ({r.confidence:.0%} sure)"


def _shared(r: Relation) -> str:
    return f"both have {', '.join(r.shared)}" if r.shared else "no name or figure in common"

"""Whether a language's pack has all that the English one has: what a check would do without is told by name."""

from __future__ import annotations

from diglot.languages import SUPPORTED
from diglot.languages.cues import TOGETHER, cue_table
from diglot.languages.packs import pack

#: the pack that the others are measured by, sections that must be whole, and the share of concepts that is enough
WHOLE = "en"
EVERY_KEY = (
    "segmentation",
    "calendar",
    "furniture",
    "captions",
    "bylines",
    "datelines",
    "cues",
    "certainty",
    "numbers",
    "names",
    "attribution",
)
SOME = {"degree": 0.25, "loaded": 0.4, "units": 0.7, "places": 0.9}
#: sections that a pack may do without: a check says nothing in that language
EXTRA = ("relative", "changes", "roles", "converse", "voice", "regions", "organisations", "offices", "ranks", "kinds")
#: keys that a language may have no use for
OPTIONAL = {
    "both",
    "giving",
    "decade",
    "season",
    "order",
    "grouping",
    "opener",
    "closer",
    "restrictive",
    "inverted",
    "open",
    "bare",
    "expletive",
    "_mask",
    "ordinals",
    "height",
    "hearsay",
    "nouns",
    "eve",
    "turns",
    "opens",
    "indefinite",
    "capital_months",
    "deputy",
    "once",
    "glued",
    "amounts",
    "full",
    "scant",
    "others",
    "by",
    "seconds",
    "rates",
    "to",
    "narrows",
    "all_but",
}


def missing(code: str) -> list[str]:
    """What the pack lacks, a line each; nothing where it is complete. Cues that cannot be read raise ValueError."""
    mine, whole = pack(code), pack(WHOLE)
    made = [f"[{name}]" for name in whole.sections if name not in mine.sections and name not in EXTRA]
    for name in EVERY_KEY:
        lacking = whole.section(name).keys() - mine.section(name).keys() - OPTIONAL
        made += [f"[{name}] {key}" for key in sorted(lacking)]
    for name, share in SOME.items():
        have, all_of = len(mine.section(name)), len(whole.section(name))
        if have < share * all_of:
            made.append(f"[{name}] has {have} of {all_of} entries")
    for name in ("negation", "changes", "converse", *TOGETHER):
        cue_table(code, name).compile()
    return made


def all_missing() -> dict[str, list[str]]:
    """What each pack lacks, by language."""
    return {code: missing(code) for code in SUPPORTED}

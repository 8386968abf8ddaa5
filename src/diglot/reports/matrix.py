"""Several editions against the first, fact by fact, in plain text."""

from __future__ import annotations

from collections.abc import Sequence

from diglot.findings import Comparison
from diglot.l10n import say
from diglot.languages.packs import language_name
from diglot.matrix import compared, matrix
from diglot.reports.marks import flat, for_terminal


def render(comparisons: Sequence[Comparison], whole: Sequence[Comparison] | None = None) -> str:
    """Which texts are no editions, then a paragraph for each sentence of the first edition that differs in some other.

    `whole` are the comparisons with all that was found, where findings were left out of these.
    """
    pairs = [c.to_json() for c in whole or comparisons]
    held = compared(pairs)
    made = [
        say("{what}: {state}", what=p["target"]["path"], state=say("not an edition")) for p in pairs if p not in held
    ]
    if not held:
        return for_terminal("\n".join(made) + "\n")
    names = [_edition(held[0]["source"]["language"])]
    names += [f"{_edition(p['target']['language'])} ({p['target']['path']})" for p in held]
    others = ", ".join(say("the {name}", name=name) for name in names[1:])
    made += [say("The {one} against {others}: fact by fact", one=names[0], others=others), ""]
    for row in matrix(held, {f.id for c in comparisons for f in c.findings}):
        made.append(f"{'+' if row.sentence is None else row.sentence + 1}  {flat(row.text)}")
        for name, cell in zip(names[1:], row.cells, strict=True):
            told = " ".join(f["message"] for f in cell.findings) or cell.state
            made.append("     " + say("{what}: {state}", what=name, state=told))
        if row.odd is not None:
            made.append("     " + say("The odd one out: the {name}.", name=names[row.odd]))
        made.append("")
    return for_terminal("\n".join(made) + "\n")


def _edition(language: str) -> str:
    return say(f"{language_name(language)} edition")

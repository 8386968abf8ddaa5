"""Several editions against the first, fact by fact, in plain text."""

from __future__ import annotations

from collections.abc import Sequence

from diglot.findings import Comparison
from diglot.l10n import say
from diglot.languages.packs import language_name
from diglot.matrix import matrix


def render(comparisons: Sequence[Comparison]) -> str:
    """A paragraph for each sentence of the first edition that differs in some other."""
    names = [say(language_name(comparisons[0].source.language))]
    names += [f"{say(language_name(c.target.language))} ({c.target.path})" for c in comparisons]
    made = [say("{one} against {others}: fact by fact").format(one=names[0], others=", ".join(names[1:])), ""]
    for row in matrix(comparisons):
        made.append(f"{'+' if row.sentence is None else row.sentence + 1}  {row.text}")
        for name, findings in zip(names[1:], row.cells, strict=True):
            told = " ".join(f"{f.message}" for f in findings) if findings else say("the same")
            if row.sentence is None and not findings:
                told = say("not there either")
            made.append("     " + say("{what}: {state}", what=name, state=told))
        if row.odd is not None:
            made.append("     " + say("The odd one out: {name}.").format(name=names[row.odd]))
        made.append("")
    return "\n".join(made) + "\n"

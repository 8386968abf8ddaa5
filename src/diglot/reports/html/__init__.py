"""HTML: both editions side by side in one file that asks nothing of any network.

The view is worked out in `view.py`, `template.html` lays it out (jinja2, everything from articles escaped), `style.css`
and `script.js` go inside the file; a Content-Security-Policy with their hashes forbids anything else. The page says all
it has to say without JavaScript; with it, findings can be filtered and stepped through.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from diglot.findings import Comparison
from diglot.l10n import language, percent, plural, say
from diglot.languages.packs import language_name
from diglot.matrix import compared, matrix
from diglot.reports import Style
from diglot.reports.html.view import View
from diglot.reports.summary import SHAPES, summary

if TYPE_CHECKING:
    from markupsafe import Markup

#: what stands between quotation marks of messages, English or French
_QUOTED = re.compile(r"((?<=“)[^“”]+(?=”)|(?<=«\u00a0)[^«»]+(?=\u00a0»))")


def render(comparison: Comparison, style: Style) -> str:
    """The report as one HTML document."""
    return page("template.html", view=View(comparison))


def render_several(comparisons: Sequence[Comparison], whole: Sequence[Comparison] | None = None) -> str:
    """Several editions against the first, fact by fact, as one HTML document.

    `whole` are the comparisons with all that was found, where findings were left out of these.
    """
    first = comparisons[0].source
    pairs = [c.to_json() for c in whole or comparisons]
    held = compared(pairs)
    return page(
        "several.html",
        title=first.title or say("Comparison"),
        title_language=first.language if first.title else language(),
        summaries=[_summary(c) for c in comparisons],
        names=[named(first.language), *(named(p["target"]["language"], p["target"]["path"]) for p in held)],
        rows=matrix(held, {f.id for c in comparisons for f in c.findings}) if held else [],
        shapes=SHAPES,
        comparisons=comparisons,
    )


def named(language: str, path: str = "") -> str:
    """What an edition is called where there are several: "French edition (fr.txt)"."""
    told = say(f"{language_name(language)} edition")
    return f"{told} ({PurePath(path).name})" if path else told


def _summary(comparison: Comparison) -> str:
    """The summary of a comparison; of a text that is no edition, which text that is."""
    path = comparison.target.path
    told = summary(comparison)
    return told if comparison.compared or not path else say("{what}: {state}", what=PurePath(path).name, state=told)


def page(template: str, **content: Any) -> str:
    """A template of this folder with the shared style and script inside."""
    css, script = _shipped("style.css"), _shipped("script.js")
    policy = (
        f"default-src 'none'; style-src 'sha256-{_hash(css)}'; script-src 'sha256-{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    made: str = _environment().get_template(template).render(css=css, script=script, policy=policy, **content)
    return made


def apart(message: str) -> Markup:
    """A message for a page: what it quotes is written in its own direction, and turns nothing around it.

    Two Arabic words in an English sentence would change places with the marks and words between them.
    """
    from markupsafe import Markup, escape

    parts = _QUOTED.split(message)
    return Markup("").join(Markup("<bdi>{}</bdi>").format(p) if n % 2 else escape(p) for n, p in enumerate(parts))


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


@lru_cache(maxsize=8)
def _shipped(name: str) -> str:
    return (files("diglot.reports.html") / name).read_text("utf-8")


@lru_cache(maxsize=1)
def _environment() -> Any:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(
        loader=FunctionLoader(_shipped),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(say=say, plural=plural, percent=percent, language=language)
    made.filters["apart"] = apart
    return made

"""TMX 1.4: the aligned sentences, for translation tools."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from diglot import __version__
from diglot.findings import Comparison
from diglot.reports import Style
from diglot.reports.marks import text_of

#: characters that XML 1.0 does not allow
_FORBIDDEN = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(comparison: Comparison, style: Style) -> str:
    """One unit a bead that has both sides; what was moved is told in a property."""
    root = ElementTree.Element("tmx", version="1.4")
    ElementTree.SubElement(
        root,
        "header",
        {
            "creationtool": "diglot",
            "creationtoolversion": __version__,
            "segtype": "sentence",
            "o-tmf": "diglot",
            "adminlang": "en",
            "srclang": comparison.source.language,
            "datatype": "plaintext",
        },
    )
    body = ElementTree.SubElement(root, "body")
    for bead in comparison.alignment:
        if bead.is_null:
            continue
        unit = ElementTree.SubElement(body, "tu")
        ElementTree.SubElement(unit, "prop", type="similarity").text = f"{bead.similarity:.3f}"
        if bead.moved:
            ElementTree.SubElement(unit, "prop", type="moved").text = "true"
        for article, indexes in ((comparison.source, bead.source), (comparison.target, bead.target)):
            variant = ElementTree.SubElement(unit, "tuv", {"xml:lang": article.language})
            ElementTree.SubElement(variant, "seg").text = _FORBIDDEN.sub("", text_of(article, indexes))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"

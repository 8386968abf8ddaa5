"""Messages in the reader's language: every one is translated, none is left over, and the reports say them."""

from __future__ import annotations

import ast
import gettext
import io
import re
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from diglot.article import Role
from diglot.checks.certainty import _STEPS
from diglot.checks.valued import _NOTES
from diglot.findings import Aspect, Kind, Severity
from diglot.languages import SUPPORTED
from diglot.languages.packs import language_name

SOURCE = Path(__file__).parents[2] / "src" / "diglot"
CATALOGUES = sorted((SOURCE / "locale").glob("*/LC_MESSAGES/diglot.po"))
STORY = Path(__file__).parents[2] / "corpora" / "hospital-budget"
_CALL = re.compile(r"""\b(say|plural)\(("(?:[^"\\]|\\.)*")(?:, ("(?:[^"\\]|\\.)*"))?""")


def said() -> set[str]:
    """Every text that is said in the reader's language: literals in the code and the templates, names by table."""
    made = {str(x) for table in (Severity, Kind, Aspect, Role) for x in table} | {"facing"}
    made |= {language_name(c) for c in SUPPORTED} | {f"{language_name(c)} edition" for c in SUPPORTED}
    made |= {*_STEPS.values(), *_NOTES.values()}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "plural"):
                made |= {a.value for a in node.args[:2] if isinstance(a, ast.Constant) and isinstance(a.value, str)}
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "").endswith("TRUST"):
                made.add(ast.literal_eval(node.value))
    for path in SOURCE.rglob("*.html"):
        for found in _CALL.finditer(path.read_text("utf-8")):
            made |= {ast.literal_eval(text) for text in found.groups()[1:] if text}
    view = (SOURCE / "reports" / "html" / "view.py").read_text("utf-8")
    made |= set(re.findall(r'return "(\w+)"', view[view.index("def state") : view.index("def worst")]))
    return made - {""}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda p: p.parts[-3])
def test_a_catalogue_is_complete_and_compiled(path: Path) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file)
    have = {t for m in catalogue if m.id for t in (m.id if isinstance(m.id, tuple) else (m.id,))}
    assert said() - have == set(), "said, and not translated"
    assert have - said() == set(), "translated, and never said"
    for message in catalogue:
        if message.id:
            texts = message.string if isinstance(message.string, tuple) else (message.string,)
            asked = set(re.findall(r"\{.*?\}", message.id[1] if isinstance(message.id, tuple) else message.id))
            assert all(t and set(re.findall(r"\{.*?\}", t)) == asked for t in texts), message.id
    fresh = io.BytesIO()
    write_mo(fresh, catalogue)
    fresh.seek(0)
    with path.with_suffix(".mo").open("rb") as compiled:
        old, new = (dict(gettext.GNUTranslations(file)._catalog) for file in (compiled, fresh))
    old.pop(""), new.pop("")
    assert old == new, "compile it again"


@pytest.mark.parametrize("style", ["terminal", "markdown", "html"])
def test_a_report_in_french(diglot, monkeypatch: pytest.MonkeyPatch, style: str, tmp_path: Path) -> None:
    monkeypatch.setenv("DIGLOT_LANG", "fr")
    out = tmp_path / "report"
    done = diglot("compare", STORY / "en.txt", STORY / "fr.txt", "--engine", "lexicon", "--format", style, "-o", out)
    assert done.exit_code == 0
    text = out.read_text("utf-8")
    assert "Édition en français comparée à l’édition en anglais" in text
    assert "Cette phrase manque dans l’édition française" in text
    assert not re.search(
        r"\b(edition|differs|sentence|missing)\b", re.sub(r"<style>.*?</script>", "", text, flags=re.S)
    )


def test_ids_do_not_depend_on_the_readers_language(diglot, monkeypatch: pytest.MonkeyPatch) -> None:
    run = ("compare", STORY / "en.txt", STORY / "fr.txt", "--engine", "lexicon", "--format", "json")
    english = re.findall(r'"id": "(\w+)"', diglot(*run).stdout)
    monkeypatch.setenv("DIGLOT_LANG", "fr_FR.UTF-8")
    assert re.findall(r'"id": "(\w+)"', diglot(*run).stdout) == english


def test_an_unknown_language_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    from diglot.l10n import language, say

    for told, code in (("C.UTF-8", "en"), ("xx_XX", "xx"), ("fr_CA.UTF-8", "fr"), ("fr:en", "fr")):
        monkeypatch.setenv("DIGLOT_LANG", told)
        assert language() == code
    monkeypatch.setenv("DIGLOT_LANG", "xx")
    assert say("no difference found") == "no difference found"

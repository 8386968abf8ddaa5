"""Messages in the reader's language: every one is translated, none is left over, and the reports say them."""

from __future__ import annotations

import ast
import errno
import gettext
import io
import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from diglot.article import Role
from diglot.checks import CHECKS, load_check
from diglot.checks.certainty import _STEPS
from diglot.checks.valued import _NOTES
from diglot.cli import COMMANDS, main
from diglot.cli.doctor import OPTIONAL
from diglot.cli.man import ENVIRONMENT, EXITS, FILES
from diglot.cli.translated import STANDS_FOR_A_VALUE, Command, Option, paragraphs
from diglot.errors import DiglotError
from diglot.findings import Aspect, Kind, Severity
from diglot.languages import SUPPORTED
from diglot.languages.packs import language_name
from diglot.reading.decoding import SIGNATURES

SOURCE = Path(__file__).parents[2] / "src" / "diglot"
CATALOGUES = sorted((SOURCE / "locale").glob("*/LC_MESSAGES/*.po"))
STORY = Path(__file__).parents[2] / "corpora" / "hospital-budget"
#: what the system says of files that cannot be read or written
OF_FILES = (
    errno.EACCES, errno.EEXIST, errno.EISDIR, errno.ENOENT, errno.ENOSPC, errno.ENOTDIR, errno.EPERM, errno.EROFS,
)  # fmt: skip
_CALL = re.compile(r"""\b(say|plural)\(("(?:[^"\\]|\\.)*")(?:, ("(?:[^"\\]|\\.)*"))?""")


def calls() -> Iterator[tuple[Path, ast.Call, str]]:
    """Every call in the code, with the name of what is called."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield path, node, getattr(node.func, "id", getattr(node.func, "attr", ""))


def literals(nodes: Iterable[ast.AST]) -> set[str]:
    """Those that are plain texts."""
    return {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def errors(base: type[DiglotError] = DiglotError) -> Iterator[str]:
    """The names of the classes of errors, which tell their text in the reader's language, and a function that does."""
    yield base.__name__
    for child in base.__subclasses__():
        yield from errors(child)
    if base is DiglotError:
        yield "_wrong"


def commands(group: click.Group) -> Iterator[click.Command]:
    """A group and all below it."""
    yield group
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        yield from commands(found) if isinstance(found, click.Group) else (found,)


def helped() -> set[str]:
    """What the help of the commands says, as it is written."""
    made = {what for _, _, what in COMMANDS.values()}
    for command in commands(main):
        context = click.Context(command, info_name="diglot")
        assert isinstance(command, Command)
        made |= set(paragraphs(command.written or ""))
        pieces = [*click.Command.collect_usage_pieces(command, context), getattr(command, "subcommand_metavar", "")]
        for option in command.get_params(context):
            if isinstance(option, Option):
                made |= set(paragraphs(option.written or ""))
                pieces.append(option.make_metavar(context))
        made |= {word for piece in pieces for word in STANDS_FOR_A_VALUE.findall(piece)}
    return made


def said() -> set[str]:
    """Every text that is said in the reader's language: literals in the code and the templates, names by table."""
    made = {str(x) for table in (Severity, Kind, Aspect, Role) for x in table} | {"facing"}
    made |= {language_name(c) for c in SUPPORTED} | {f"{language_name(c)} edition" for c in SUPPORTED}
    made |= {*_STEPS.values(), *_NOTES.values()}
    made |= {kind for _, kind in SIGNATURES} | {text for row in OPTIONAL.values() for text in row}
    made |= {what for table in (EXITS, ENVIRONMENT, FILES) for _, what in table}
    made |= {flat for aspect in CHECKS for flat in paragraphs(load_check(aspect).__doc__ or "")}
    made |= {os.strerror(number) for number in OF_FILES} | helped()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "").endswith("TRUST"):
                made.add(ast.literal_eval(node.value))
    for path, node, name in calls():
        if "training" not in path.parts and name in ("say", "plural", *errors()):
            made |= literals(node.args if name in errors() else node.args[:2])
    for path in SOURCE.rglob("*.html"):
        for found in _CALL.finditer(path.read_text("utf-8")):
            made |= {ast.literal_eval(text) for text in found.groups()[1:] if text}
    view = (SOURCE / "reports" / "html" / "view.py").read_text("utf-8")
    made |= set(re.findall(r'return "(\w+)"', view[view.index("def state") : view.index("def worst")]))
    return made - {""}


def said_by_click() -> set[str]:
    """Every text that the installed click says by gettext."""
    made = {"required"}
    for name in ("core", "decorators", "exceptions", "formatting", "parser", "types", "utils"):
        tree = ast.parse((Path(click.__file__).parent / f"{name}.py").read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
                made |= literals(node.args[:2])
    return made


def unmarked(node: ast.AST) -> Iterator[str]:
    """Texts with words in an expression that would be shown and that nothing translates."""
    if isinstance(node, ast.Constant):
        words = re.findall(r"[^\W\d_]{2,}", node.value) if isinstance(node.value, str) else []
        yield from (w for w in words if w != "diglot")
    elif isinstance(node, ast.FormattedValue):
        yield from unmarked(node.value)
    elif isinstance(node, ast.IfExp):
        yield from (*unmarked(node.body), *unmarked(node.orelse))
    elif isinstance(node, ast.Call):
        name = getattr(node.func, "attr", "")
        if name:
            yield from unmarked(node.func)
        for argument in node.args if name in ("join", "format") else ():
            yield from unmarked(argument)
    elif not isinstance(node, ast.Subscript | ast.Compare):
        for child in ast.iter_child_nodes(node):
            yield from unmarked(child)


def test_nothing_is_shown_that_is_not_marked_for_translation() -> None:
    classes = set(errors())
    assert {"ReadError", "NoRouteError"} <= classes
    found = []
    for path, node, name in calls():
        shown: list[ast.AST] = []
        if name in classes:  # these translate a plain text themselves
            shown = [a for a in node.args if not isinstance(a, ast.Constant)] + [k.value for k in node.keywords]
        elif name in ("echo", "write", "fail", "progress", "UsageError", "BadParameter"):
            shown = list(node.args[:1])
        elif (
            name == "append"
            and isinstance(node.func, ast.Attribute)
            and ast.unparse(node.func).endswith("notes.append")
        ):
            shown = list(node.args)
        if "training" not in path.parts:
            found += [f"{path.name}:{node.lineno}: {' '.join(words)}" for a in shown if (words := list(unmarked(a)))]
    assert found == []


def test_what_is_not_marked_is_found() -> None:
    def words(code: str) -> list[str]:
        return list(unmarked(ast.parse(code, mode="eval").body))

    assert words("f'{path} is empty'") == ["is", "empty"]
    assert words("'in {}'.format(x) if x else ', '.join(f'an {y}' for y in z)") == ["in", "an"]
    assert words("say('is empty') + f'diglot: {a[\"key\"]:>10} {which(\"name\")}'") == []


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def texts_of(catalogue: Catalog) -> set[str]:
    """What a catalogue translates."""
    return {t for m in catalogue if m.id for t in (m.id if isinstance(m.id, tuple) else (m.id,))}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda p: f"{p.parts[-3]} {p.stem}")
def test_a_catalogue_is_complete_and_compiled(path: Path) -> None:
    catalogue = read(path)
    have = texts_of(catalogue)
    if path.stem == "click":
        assert said_by_click() - have == set(), "said by click, and not translated"
    else:
        assert said() - have == set(), "said, and not translated"
        assert have - said() == set(), "translated, and never said"
    for message in catalogue:
        if message.id:
            texts = message.string if isinstance(message.string, tuple) else (message.string,)
            asked = set(re.findall(r"\{.*?\}", message.id[1] if isinstance(message.id, tuple) else message.id))
            given = [set(re.findall(r"\{.*?\}", t)) for t in texts]
            if path.stem == "click":
                # it names types of values by words that it has looked up before it knows the language: they may be left out
                assert all(texts), message.id
                assert all(g <= {*asked, *re.findall(r"\{.*?\}", str(message.id))} for g in given), message.id
                assert asked - set().union(*given) <= {"{name}", "{number_type}", "{param_type}"}, message.id
            else:
                assert all(t and g == asked for t, g in zip(texts, given, strict=True)), message.id
    fresh = io.BytesIO()
    write_mo(fresh, catalogue)
    fresh.seek(0)
    with path.with_suffix(".mo").open("rb") as compiled:
        old, new = (dict(gettext.GNUTranslations(file)._catalog) for file in (compiled, fresh))
    old.pop(""), new.pop("")
    assert old == new, "compile it again"


@pytest.mark.parametrize("path", [p for p in CATALOGUES if p.parts[-3] == "fr"], ids=lambda p: p.stem)
def test_french_marks_have_their_spaces(path: Path) -> None:
    for message in read(path):
        for text in message.string if isinstance(message.string, tuple) else (message.string,):
            if message.id:
                assert not re.search(r"« | »| [:;?!](?!\w)| %(?![\w(])|«(?!\u00a0)|(?<!\u00a0)»", text), text
                assert "'" not in re.sub(r"'\{.*?\}'", "", text), text


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


@pytest.mark.parametrize("style", ["terminal", "markdown", "html"])
def test_percentages_in_french_have_their_space(diglot, monkeypatch: pytest.MonkeyPatch, style: str) -> None:
    run = ("compare", STORY / "en.txt", STORY / "fr.txt", "--engine", "lexicon", "--format", style)
    assert "90% sure" in diglot(*run).stdout
    monkeypatch.setenv("DIGLOT_LANG", "fr")
    text = diglot(*run).stdout
    assert "sûr à 90\u00a0%" in text
    assert not re.search(r"\d%", re.sub(r"<style>.*?</style>", "", text, flags=re.S))
    assert re.search(
        r"\(\d+\u00a0% du texte\)",
        diglot(
            "compare",
            STORY / "en.txt",
            STORY.parent / "ferry-service" / "fr.txt",
            "--engine",
            "lexicon",
            "--format",
            style,
        ).stdout,
    )


def test_a_word_is_quoted_in_the_readers_marks_and_bare_in_json(diglot, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = STORY.parent / "ceasefire-vote"
    for code, told in (("en", "negates the statement (“not”)"), ("fr", "nie l’énoncé («\u00a0not\u00a0»)")):
        monkeypatch.setenv("DIGLOT_LANG", code)
        made = json.loads(
            diglot("compare", folder / "en.txt", folder / "fr.txt", "--engine", "lexicon", "--format", "json").stdout
        )
        [found] = [f for f in made["findings"] if f["aspect"] == "negation"]
        assert told in found["message"]
        assert found["evidence"]["source_words"] == "not"


def test_fact_by_fact_in_french_is_of_editions(diglot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGLOT_LANG", "fr")
    text = diglot("compare", *(STORY / f"{code}.txt" for code in ("en", "fr", "de")), "--engine", "lexicon").stdout
    assert text.startswith(
        f"L’édition anglaise comparée à l’édition française ({STORY / 'fr.txt'}), l’édition allemande"
    )
    assert f"Seule à différer\u00a0: l’édition allemande ({STORY / 'de.txt'})." in text


def test_no_line_is_broken_at_a_no_break_space(diglot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGLOT_LANG", "fr")
    for width in range(40, 100, 3):
        monkeypatch.setenv("COLUMNS", str(width))
        text = diglot("compare", STORY / "en.txt", STORY / "fr.txt", "--engine", "lexicon").stdout
        assert "«\u00a0" in text
        assert not re.search(r"«$|^ *[»:;?!%]", text, re.M), width
        assert "\ufdd0" not in text


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

"""The command line: every command helps, is documented, and starts fast."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from diglot.checks import CHECKS
from diglot.cli import COMMANDS

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps_and_is_in_the_readme(name: str, diglot) -> None:
    done = diglot(name, "--help")
    assert done.exit_code == 0
    assert "Usage:" in done.stdout
    assert f"diglot {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("aspect", CHECKS)
def test_every_check_explains_itself(aspect: str, diglot) -> None:
    done = diglot("explain", aspect)
    assert "Known false alarms" in done.stdout
    assert diglot("compare", "--explain", aspect).stdout == done.stdout


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom diglot.cli import main\n"
        "assert CliRunner().invoke(main, ['--help']).exit_code == 0\n"
        "print([m for m in ('numpy', 'rich', 'argostranslate', 'ctranslate2', 'sentencex', 'jinja2', 'rapidfuzz') "
        "if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_doctor_says_what_is_there_and_what_brings_the_rest(diglot) -> None:
    done = diglot("doctor")
    assert done.exit_code == 0
    for word in ("Routes", "fr→en", "diglot packages install fr en", "memory"):
        assert word in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str, diglot) -> None:
    assert "_DIGLOT_COMPLETE" in diglot("completion", shell).stdout


def test_the_manual_page_tells_every_command_and_option(diglot) -> None:
    page = diglot("man").stdout
    for name in COMMANDS:
        assert f'.SS "diglot {name}' in page
    assert r"\-\-fail\-on" in page
    if shutil.which("groff"):
        done = subprocess.run(
            ["groff", "-man", "-Tutf8", "-ww", "-Kutf8"], input=page, capture_output=True, text=True, check=True
        )
        assert not done.stderr
        assert "No way to translate between the two languages." in done.stdout


def test_several_editions_show_the_odd_one_out(diglot, tmp_path: Path) -> None:
    story = ROOT / "corpora" / "hospital-budget"
    other = tmp_path / "other.txt"
    text = (story / "fr.txt").read_text(encoding="utf-8")
    other.write_text(text.replace("64 lits", "46 lits").replace("belge", "néerlandaise"), encoding="utf-8")
    done = diglot("compare", story / "en.txt", story / "fr.txt", other, "--engine", "lexicon")
    assert done.exit_code == 0
    assert f"The odd one out: the French edition ({story / 'fr.txt'})" in done.stdout
    assert "The odd one out: the English edition" in done.stdout
    page = diglot(
        "compare", story / "en.txt", story / "fr.txt", other, "--format", "html", "--engine", "lexicon"
    ).stdout
    assert page.count("(stands alone)") >= 2
    assert "other.txt" in page
    lines = diglot("compare", story / "en.txt", story / "fr.txt", other, "--format", "json").stdout.splitlines()
    assert len(lines) == 2


def test_pairs_are_compared_in_one_process(diglot, tmp_path: Path) -> None:
    story = ROOT / "corpora" / "ferry-service"
    path = tmp_path / "pairs.jsonl"
    path.write_text(
        f'{{"id": "one", "source": "{story / "en.txt"}", "target": "{story / "fr.txt"}"}}\n\n'
        '{"id": "two", "source": {"language": "en", "sentences": ["The port closed at noon on 3 May."]}, "target": '
        '{"language": "fr", "sentences": ["Le port a fermé à midi le 5 mai."], '
        '"translations": {"en": ["The port closed at noon on May 5."]}}}\n',
        encoding="utf-8",
    )
    import json

    one, two = map(json.loads, diglot("compare", "--pairs", path, "--force").stdout.splitlines())
    assert (one["id"], two["id"]) == ("one", "two")
    assert two["translation"]["engine"] == "supplied"
    assert {f["aspect"] for f in two["findings"]} == {"date"}


def test_segmented_takes_each_line_as_it_is(diglot, tmp_path: Path) -> None:
    import json

    one, two = tmp_path / "en.txt", tmp_path / "fr.txt"
    one.write_text("The port closed. It reopened.\nShare this article\nBoats came back on Sunday\n", encoding="utf-8")
    two.write_text(
        "Le port a fermé. Il a rouvert.\nPartager cet article\nLes bateaux sont revenus dimanche\n", encoding="utf-8"
    )
    made = json.loads(diglot("compare", one, two, "--segmented", "--format", "json").stdout)
    assert [s["text"] for s in made["source"]["sentences"]] == one.read_text(encoding="utf-8").splitlines()

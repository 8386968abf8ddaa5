"""House settings, the glossary, and accepted differences."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from diglot.comparison import Options, compare
from diglot.errors import ConfigError, UsageError
from diglot.house import house_of
from diglot.review import accept, read, reviewed, tell_git

STORY = Path(__file__).parent.parent / "corpora" / "hospital-budget"
LEXICON = Options(engines=("lexicon",))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with both editions of a story."""
    folder = tmp_path / "desk"
    shutil.copytree(STORY, folder)
    return folder


def found(desk: Path) -> dict[str, str]:
    made = compare(desk / "en.txt", desk / "fr.txt", LEXICON)
    return {str(f.evidence.get("source_words", "")): str(f.severity) for f in made.findings}


def settings(desk: Path, text: str) -> None:
    (desk / "diglot.toml").write_text(text, encoding="utf-8")


def test_settings_are_found_upward_and_hold(desk: Path) -> None:
    assert "claimed" in found(desk)
    (desk.parent / "diglot.toml").write_text('[severity]\nattribution = "critical"\n', encoding="utf-8")
    assert found(desk)["claimed"] == "critical"
    settings(desk, "[confidence]\nattribution = 0.99\n")
    assert "claimed" not in found(desk)


def test_accepted_spellings_are_no_finding(desk: Path) -> None:
    assert "Dutch" in found(desk)
    settings(desk, '[names]\nDutch = ["belge", "Flemish"]\n')
    assert "Dutch" not in found(desk)


def test_lines_of_ones_own_site_are_furniture(desk: Path) -> None:
    path = desk / "en.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\nYour daily harbour letter, free for friends.\n", "utf-8")
    assert any(
        f.kind == "dropped" and "letter" in str(f.evidence) for f in compare(path, desk / "fr.txt", LEXICON).findings
    )
    settings(desk, '[furniture]\nbegins = ["Your daily"]\n')
    assert not any("letter" in str(f.evidence) for f in compare(path, desk / "fr.txt", LEXICON).findings)


def test_pairs_take_the_settings_above_their_file(desk: Path, diglot) -> None:
    pairs = desk / "pairs.jsonl"
    pairs.write_text(json.dumps({"source": str(desk / "en.txt"), "target": str(desk / "fr.txt")}) + "\n", "utf-8")
    settings(desk, '[compare]\nonly = ["number"]\nengines = ["lexicon"]\n')
    told = json.loads(diglot("compare", "--pairs", pairs).stdout)
    assert {f["aspect"] for f in told["findings"]} == {"number"}


def test_options_of_the_command_line_win(desk: Path, diglot) -> None:
    settings(desk, '[compare]\nfail_on = "critical"\nonly = ["number"]\nengines = ["lexicon"]\n')
    done = diglot("compare", desk / "en.txt", desk / "fr.txt", "--format", "json")
    assert done.exit_code == 1
    assert {f["aspect"] for f in json.loads(done.stdout)["findings"]} == {"number"}
    assert diglot("compare", desk / "en.txt", desk / "fr.txt", "--fail-on", "never").exit_code == 0


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("[compare\n", 1, "TOML"),
        ("\n\n[sevrity]\n", 3, "sevrity"),
        ("[severity]\nnumbers = 'major'\n", 2, "numbers"),
        ("[severity]\nnumber = 'huge'\n", 2, "huge"),
        ("[confidence]\nnumber = 3\n", 2, "between 0 and 1"),
        ("[compare]\nbeam = 'wide'\n", 2, "whole number"),
        ("[compare]\nbean = 2\n", 2, "bean"),
        ("[names]\nX = 'Y'\n", 2, "spellings"),
        ("[glossary]\nfiles = ['none.csv']\n", 2, "none.csv"),
        ("compare = 1\n", 1, "section"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(desk: Path, text: str, line: int, says: str) -> None:
    settings(desk, text)
    with pytest.raises(ConfigError) as caught:
        house_of(str(desk / "en.txt"))
    assert "diglot.toml" in str(caught.value)
    assert f"line {line}" in str(caught.value)
    assert says in str(caught.value)


def test_the_glossary_asks_for_the_houses_word(desk: Path) -> None:
    settings(desk, '[glossary]\nfiles = ["terms.csv"]\n')
    (desk / "terms.csv").write_text(
        "source,target,term,use,ban\nen,fr,council,assemblée municipale,conseil municipal\n"
        "en,fr,abstained,abstentions|abstenus,\nfr,en,conseil,board,\n",
        encoding="utf-8",
    )
    made = compare(desk / "en.txt", desk / "fr.txt", LEXICON)
    told = [f for f in made.findings if "glossary" in f.evidence]
    assert told
    assert {f.evidence["source_words"].lower() for f in told} == {"council"}
    assert any("bans" in f.message for f in told)


def test_a_tbx_glossary(desk: Path) -> None:
    settings(desk, '[glossary]\nfiles = ["terms.tbx"]\n')
    entry = (
        '<termEntry><langSet xml:lang="en"><tig><term>budget</term></tig></langSet><langSet xml:lang="fr">'
        "<tig><term>enveloppe</term></tig><tig><term>budget</term><termNote>deprecatedTerm-admn-sts</termNote></tig>"
        "</langSet></termEntry>"
    )
    (desk / "terms.tbx").write_text(f"<martif><text><body>{entry}</body></text></martif>", encoding="utf-8")
    made = compare(desk / "en.txt", desk / "fr.txt", LEXICON)
    assert any("bans" in f.message and "enveloppe" in f.message for f in made.findings)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("a,b\n1,2\n", "line 1"),
        ("source,target,term,use\nen,fr,council,\n", "line 2"),
        ("source,target,term,use\nen,fr,a,b\nen,fr,c,d,e,f\n", "line 3"),
    ],
)
def test_a_mistake_in_the_glossary_is_told_with_its_line(desk: Path, content: str, says: str) -> None:
    settings(desk, '[glossary]\nfiles = ["terms.csv"]\n')
    (desk / "terms.csv").write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=says):
        house_of(str(desk / "en.txt"))


def report(desk: Path) -> dict:
    return compare(desk / "en.txt", desk / "fr.txt", LEXICON).to_json()


def test_an_accepted_difference_is_silent_until_a_sentence_changes(desk: Path) -> None:
    made = report(desk)
    one = next(f for f in made["findings"] if f["aspect"] == "attribution")
    accept(made, [one["id"][:8]], "the quote came later", date(2026, 3, 2))
    kept = reviewed(compare(desk / "en.txt", desk / "fr.txt", LEXICON))
    assert one["id"] not in {f.id for f in kept.findings}
    assert [(a.finding.id, a.because, a.date) for a in kept.accepted] == [
        (one["id"], "the quote came later", "2026-03-02")
    ]
    path = desk / "fr.txt"
    path.write_text(
        path.read_text(encoding="utf-8").replace("a révélé qu'une note", "a révélé hier qu'une note"), "utf-8"
    )
    again = reviewed(compare(desk / "en.txt", path, LEXICON))
    assert any(f.aspect == "attribution" for f in again.findings)
    assert len(again.stale) == 1


def test_accepting_by_the_command_line(desk: Path, diglot, tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    call = ("compare", desk / "en.txt", desk / "fr.txt", "--engine", "lexicon")
    diglot(*call, "--format", "json", "-o", out)
    first = json.loads(out.read_text(encoding="utf-8"))["findings"][0]
    assert diglot("accept", out, first["id"], "--because", 'the "late" count').exit_code == 0
    assert first["id"] not in diglot(*call).stdout
    shown = diglot(*call, "--show-accepted").stdout
    assert first["id"] in shown
    assert 'the "late" count' in shown
    assert diglot("accept", out, "ffff00000000", "--because", "x").exit_code == 2
    assert diglot("accept", desk / "en.txt", first["id"], "--because", "x").exit_code == 2


def test_an_id_must_be_one_finding_and_a_reason_given(desk: Path) -> None:
    made = report(desk)
    with pytest.raises(UsageError, match="no finding"):
        accept(made, ["zzz"], "x")
    with pytest.raises(UsageError, match="findings begin"):
        accept(made, [""], "x")
    with pytest.raises(UsageError, match="because"):
        accept(made, [made["findings"][0]["id"]], " ")
    assert not (desk / "diglot-accepted.toml").exists()


@pytest.mark.parametrize("text", ["[abc]\nwhy = 1\n", "abc = {because = 1\n", "a = 1\n"])
def test_a_broken_file_of_accepted_differences_is_told(desk: Path, text: str) -> None:
    (desk / "diglot-accepted.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="diglot-accepted"):
        read(desk / "diglot-accepted.toml")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_what_two_people_accept_merges_in_git(desk: Path) -> None:
    def git(*words: str) -> None:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(desk), *who, *words], check=True, capture_output=True)

    kept = desk / "diglot-accepted.toml"
    ids = sorted(f["id"] for f in report(desk)["findings"])
    git("init", "-b", "main")
    accept(report(desk), [ids[0]], "first")
    assert tell_git(kept) == desk / ".gitattributes"
    assert tell_git(kept) is None  # it is told once
    git("add", ".")
    git("commit", "-m", "one")
    git("checkout", "-b", "other")
    accept(report(desk), [ids[1], ids[2]], "second", today=date(2026, 1, 2))
    git("commit", "-am", "two")
    git("checkout", "main")
    accept(report(desk), [ids[2]], "third", today=date(2026, 1, 3))
    git("commit", "-am", "three")
    git("merge", "other")
    found = read(kept)
    assert set(found) == set(ids[:3])
    assert found[ids[2]].because == "third"  # of two lines for one id the later holds
    accept(report(desk), [ids[0]], "again")
    assert set(read(kept)) == set(ids[:3])


def test_packages_of_the_house_are_read_by(desk: Path, diglot) -> None:
    from diglot.translation import argos

    shutil.copytree(next(argos.BUNDLED.glob("translate-fr_en*")), desk / "models" / "translate-fr_en-9_9")
    metadata = desk / "models" / "translate-fr_en-9_9" / "metadata.json"
    metadata.write_text(metadata.read_text("utf-8").replace('"0.1"', '"9.9"'), encoding="utf-8")
    (desk / "diglot.toml").write_text('[compare]\npackages = ["models"]\n', encoding="utf-8")
    out = desk / "report.json"
    diglot("compare", desk / "en.txt", desk / "fr.txt", "--format", "json", "-o", out, "--no-memory")
    assert "9.9" in json.loads(out.read_text("utf-8"))["signature"]
    assert "9.9" not in " ".join(p.name for p in argos.installed_packages())
    (desk / "diglot.toml").write_text('[compare]\npackages = ["gone"]\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"line 2.*gone"):
        house_of(str(desk / "en.txt"))

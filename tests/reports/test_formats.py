"""Every format out, read back by a reader that is not ours."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
from dataclasses import replace
from html import unescape
from io import StringIO
from pathlib import Path

import jsonschema
import pytest

import diglot
from diglot.article import Article
from diglot.comparison import Options
from diglot.findings import Comparison
from diglot.reports import FORMATS, Style, write
from diglot.reports.contract import schema
from diglot.reports.matrix import render as matrix

CORPORA = Path(__file__).parent.parent.parent / "corpora"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    folder = CORPORA / "hospital-budget"
    return diglot.compare(folder / "en.txt", folder / "fr.txt", Options(engines=("lexicon",)))


@pytest.fixture(scope="module")
def hostile() -> Comparison:
    """Articles that try to be code, formulas, commands and markup."""
    english = [
        "<script>document.title='owned'</script> The minister denies it",
        '=HYPERLINK("http://example.org") costs 40 million euros',
        "::error::The **bold** council met 12 times | in May",
        'A sentence that is\x0b "quoted" & dropped ]]> from the page by 3 people',
    ]
    french = [
        "<script>document.title='owned'</script> Le ministre nie les faits",
        '=HYPERLINK("http://example.org") coûte 70 millions d’euros',
        "::error::Le conseil **gras** s’est réuni 19 fois | en mai",
    ]
    one, two = Article.from_sentences(english, "en", "a,b:c.txt"), Article.from_sentences(french, "fr", "é.txt")
    return diglot.compare(one, two, Options(engines=("lexicon",), force=True))


@pytest.fixture(scope="module")
def unrelated() -> Comparison:
    """Two texts that are no editions of one story."""
    one, two = CORPORA / "ceasefire-vote" / "en.txt", CORPORA / "coalition-crisis" / "de.txt"
    return diglot.compare(one, two, Options(engines=("lexicon",)))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_made_of_any_text(name: str, comparison, hostile) -> None:
    for made in (comparison, hostile):
        assert write(made, name, Style())


def test_json_holds_its_schema(comparison, hostile) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    for made in (comparison, hostile):
        jsonschema.validate(json.loads(write(made, "json")), schema())


def test_the_schema_refuses_what_is_not_the_contract(comparison) -> None:
    made = json.loads(write(comparison, "json"))
    made["findings"][0]["severity"] = "grave"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(made, schema())


def test_offsets_in_json_slice_the_file(comparison) -> None:
    made = json.loads(write(comparison, "json"))
    for side in ("source", "target"):
        text = Path(made[side]["path"]).read_text(encoding="utf-8")
        for sentence in made[side]["sentences"]:
            assert text[sentence["start"] : sentence["end"]] == sentence["text"]
        for finding in made["findings"]:
            for start, end in finding[f"{side}_spans"]:
                assert text[start:end].strip()


def test_csv_is_read_by_a_reader_and_runs_no_formula(comparison, hostile) -> None:
    rows = list(csv.DictReader(StringIO(write(comparison, "csv"))))
    assert [r["id"] for r in rows] == [f.id for f in comparison.findings]
    for row in csv.reader(StringIO(write(hostile, "csv"))):
        assert all(cell[:1] not in ("=", "+", "-", "@") for cell in row)


def test_csv_in_a_file_bears_the_mark_that_spreadsheets_need(diglot, tmp_path) -> None:
    folder, out = CORPORA / "hospital-budget", tmp_path / "out.csv"
    assert diglot("compare", folder / "en.txt", folder / "fr.txt", "--format", "csv", "-o", out).exit_code == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbfid,")


def test_tmx_is_read_by_translate_toolkit(comparison, hostile) -> None:
    from translate.storage.tmx import tmxfile

    for made in (comparison, hostile):
        store = tmxfile.parsestring(write(made, "tmx").encode())
        units = [(u.source, u.target) for u in store.units]
        paired = [b for b in made.alignment if not b.is_null]
        assert len(units) == len(paired)
        assert units[0][0] == " ".join(made.source.sentences[i].text for i in paired[0].source)


@pytest.mark.parametrize("name", ["csv", "tmx", "markdown"])
def test_no_break_spaces_stay_and_line_breaks_do_not(name: str) -> None:
    french = "Le port\n a dépensé 4\u202f500\u00a0euros, a-t-il dit\u00a0: «\u00a0pas assez\u00a0»."
    one = Article.from_sentences(["The port spent 5,400 euros, it said: not enough."], "en")
    made = diglot.compare(
        one, Article.from_sentences([french], "fr"), Options(engines=("lexicon",), force=True, only=("number",))
    )
    told = write(made, name)
    assert "Le port a dépensé" in told
    assert "500\u00a0euros" in told.replace("*", "")
    assert "4\u202f500" in told
    assert "«\u00a0pas assez\u00a0»" in told


def test_sarif_is_read_by_sarif_tools(comparison, tmp_path) -> None:
    from sarif import loader

    path = tmp_path / "report.sarif"
    path.write_text(write(comparison, "sarif"), encoding="utf-8")
    run = loader.load_sarif_file(str(path)).runs[0]
    assert run.get_tool_name() == "diglot"
    assert len(run.get_results()) == len(comparison.findings)
    text = Path(comparison.target.path).read_text(encoding="utf-8").split("\n")
    for result, finding in zip(run.get_results(), comparison.findings, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        if finding.target_spans:
            words = text[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
            assert words == comparison.target.text[slice(*finding.target_spans[0])]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("été 3/a,b:c #1?.txt", "%C3%A9t%C3%A9%203/a%2Cb%3Ac%20%231%3F.txt"),
        ("/tmp/à lire.txt", "file:///tmp/%C3%A0%20lire.txt"),
        ("../fr.txt", "../fr.txt"),
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("", "article"),
    ],
)
def test_sarif_has_uris(path: str, uri: str) -> None:
    one = Article.from_sentences(["The port spent 5,400 euros."], "en", path)
    two = Article.from_sentences(["Le port a dépensé 4 500 euros."], "fr", path and f"{path}.fr")
    made = diglot.compare(one, two, Options(engines=("lexicon",), force=True))
    [result] = json.loads(write(made, "sarif"))["runs"][0]["results"]
    places = [
        p["physicalLocation"]["artifactLocation"]["uri"] for p in result["locations"] + result["relatedLocations"]
    ]
    assert places == [uri + ".fr" if path else uri, uri]


def test_github_annotations_are_one_command_a_line(hostile) -> None:
    command = re.compile(
        r"::(error|warning|notice) file=[^:,]+,line=\d+,endLine=\d+(?:,col=\d+,endColumn=\d+)?,title=[^:]+::.+"
    )
    lines = write(hostile, "github").splitlines()
    assert len(lines) == len(hostile.findings)
    assert all(command.fullmatch(line) for line in lines)


def test_gitlab_entries_have_what_gitlab_asks_for(comparison) -> None:
    for entry in json.loads(write(comparison, "gitlab")):
        assert {"description", "check_name", "fingerprint", "severity", "location"} <= set(entry)
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["location"]["lines"]["begin"] >= 1


def test_texts_that_are_no_editions_are_one_result_on_the_first_line(unrelated, tmp_path) -> None:
    from sarif import loader

    path, told = tmp_path / "report.sarif", unrelated.verdict.message
    path.write_text(write(unrelated, "sarif"), encoding="utf-8")
    [result] = loader.load_sarif_file(str(path)).runs[0].get_results()
    place = result["locations"][0]["physicalLocation"]
    assert (result["message"]["text"], result["level"], place["region"]["startLine"]) == (told, "error", 1)
    assert place["artifactLocation"]["uri"].endswith("coalition-crisis/de.txt")
    [entry] = json.loads(write(unrelated, "gitlab"))
    assert (entry["description"], entry["location"]["lines"]["begin"]) == (told, 1)
    assert entry["fingerprint"] == result["partialFingerprints"]["diglot/v1"]
    [line] = write(unrelated, "github").splitlines()
    assert re.fullmatch(r"::error file=[^:,]+/de.txt,line=1,endLine=1,title=[^:]+::These are not editions.*", line)


def test_html_of_no_editions_shows_the_verdict_and_no_figure(unrelated, comparison) -> None:
    made = write(unrelated, "html")
    assert made.count(unrelated.verdict.message) == 2
    assert "Nothing to report" not in made
    assert "<svg" not in made
    assert "<svg" in write(comparison, "html")


def test_markdown_shows_marks_instead_of_obeying_them(hostile) -> None:
    made = write(hostile, "markdown")
    assert "<script>" not in made.replace("\\<script\\>", "")


def test_a_terminal_is_given_no_command_of_an_article() -> None:
    title, colour, link = "\x1b]0;owned\x07", "\x1b[31m", "\x9d8;;http://example.org\x9c"
    texts = (
        (f"The {title}port closed at 3{colour} pm.", f"It {link}opened\rag\bain\ton 5 May."),
        (f"Le {title}port a fermé à 4{colour} heures.", f"Il {link}a rouvert\rle\b\t6 mai."),
    )
    one, two = (
        Article.from_sentences(t, code, f"{title}{code}.txt") for t, code in zip(texts, ("en", "fr"), strict=True)
    )
    made = diglot.compare(one, two, Options(engines=("lexicon",), force=True))
    assert made.findings
    told = write(made, "terminal", Style(show_furniture=True)) + matrix((made, made))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", told)
    coloured = re.sub(r"\x1b\[[\d;]*m", "", write(made, "terminal", Style(colour=True)))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", coloured)


def test_a_reading_that_failed_the_guards_is_not_shown() -> None:
    one = Article.from_sentences(["The port spent 5,400 euros."], "en")
    two = Article.from_sentences(["Le port a dépensé 4 500 euros."], "fr")
    made = diglot.compare(one, two, Options(engines=("lexicon",), force=True))
    [finding] = made.findings
    loop = "the port the port the port"
    evidence = finding.evidence | {"reading": loop, "reading_reliable": False}
    rendering = replace(made.rendering, lines=(loop,), reliable=(False,))
    made = replace(made, rendering=rendering, findings=(replace(finding, evidence=evidence),))
    for name in ("terminal", "html"):
        assert loop not in write(made, name)
        assert "unreliable reading" in write(made, name)


def test_html_asks_nothing_of_a_network(comparison) -> None:
    made = write(comparison, "html")
    assert "default-src 'none'" in unescape(made)
    assert not re.search(r"(?:src|href)=[\"'](?!#)", made)
    assert "url(" not in made


def test_html_shows_a_script_in_a_headline_as_text(hostile) -> None:
    made = write(hostile, "html")
    assert made.count("<script>") == 1
    assert "&lt;script&gt;document.title" in made


def test_what_is_folded_away_leaves_no_heading_on_paper(diglot, tmp_path) -> None:
    folder = CORPORA / "hospital-budget"
    page = diglot("compare", folder / "en.txt", folder / "fr.txt", "--engine", "lexicon", "--format", "html").stdout
    assert '<section class="apart" aria-labelledby="aside">' in page
    assert re.search(r"@media print \{.*?details, \.apart \{ display: none !important; \}", page, re.DOTALL)


def test_articles_in_tables_tell_their_language_and_rows_their_heads(diglot, tmp_path) -> None:
    folder = CORPORA / "hospital-budget"
    files = [folder / f"{code}.txt" for code in ("en", "fr", "de")]
    page = diglot("compare", *files, "--engine", "lexicon", "--format", "html").stdout
    assert re.search('<h1 lang="en" dir="auto">City council', page)
    rows = re.findall(r"<tr>.*?</tr>", page[page.index("<tbody>") :], re.DOTALL)
    assert rows
    assert all(re.match(r'<tr><th scope="row".*<bdi lang="(en|fr|de)">', row, re.DOTALL) for row in rows)
    assert diglot("scan", *files, "-o", tmp_path / "out", "--engine", "lexicon").exit_code == 0
    index = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert '<h2 id="s1" lang="en" dir="auto">City council' in index
    assert index.count('<tr><th scope="row"><a href="reports/') == 2


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@pytest.mark.parametrize(("keys", "place"), [("k", -1), ("j", 0), ("jj", 1), ("jk", -1), ("kj", 0)])
def test_keys_step_from_the_first_or_the_last(keys: str, place: int, comparison, tmp_path) -> None:
    page = re.sub(r"<meta http-equiv[^>]*>", "", write(comparison, "html"))
    press = "document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))"
    path = tmp_path / "report.html"
    path.write_text(page.replace("</body>", f"<script>for (const key of '{keys}') {press};</script></body>"), "utf-8")
    done = subprocess.run(
        [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}",
            "--virtual-time-budget=2000", "--dump-dom", path.as_uri(),
        ],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    found = re.findall(r'<section class="finding \w+( current)?" id="f(\d+)"', done.stdout)
    assert [n for n, (current, _) in enumerate(found) if current] == [place % len(found)]


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@pytest.mark.parametrize("which", ["comparison", "hostile"])
def test_html_in_a_browser(which: str, request, tmp_path) -> None:
    """The page's own script runs (the filters appear), no other does, and nothing is refused by its policy."""
    made: Comparison = request.getfixturevalue(which)
    path = tmp_path / "report.html"
    path.write_text(write(made, "html"), encoding="utf-8")
    done = subprocess.run(
        [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
            f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=2000", "--dump-dom", path.as_uri(),
        ],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert f"{len(made.findings)} of {len(made.findings)} findings shown" in done.stdout
    assert "<title>owned</title>" not in done.stdout
    assert "Content Security Policy" not in done.stderr

"""Stories found, a folder scanned, killed, gone on with; on processes and on Dask, with one result."""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from diglot.archive import Settings, articles_in, scan
from diglot.article import Article
from diglot.editions import Kind, find_editions
from diglot.editions.index import Index
from diglot.editions.relation import Relation
from diglot.editions.stories import Read, group
from diglot.editions.terms import terms
from diglot.errors import UsageError
from diglot.reports.contract import schema

ROOT = Path(__file__).parent.parent
CORPORA = ROOT / "corpora"
SEEDS = ROOT.parent / "shared" / "seeds"
LEXICON = Settings(engines=("lexicon",), reports=False)
#: the stories that have an English and a French edition
STORIES = sorted(p.parent for p in CORPORA.glob("*/fr.txt") if (p.parent / "en.txt").exists())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shipped stories under names that tell nothing."""
    made = tmp_path / "articles"
    made.mkdir()
    files = sorted(story / name for story in STORIES for name in ("en.txt", "fr.txt"))
    for n, path in enumerate(files):
        shutil.copy(path, made / f"{(n * 7919) % 1000:03}.txt")
    return made


def results(path: Path) -> list[dict]:
    return [json.loads(line) for line in (path / "results.jsonl").read_text(encoding="utf-8").splitlines()]


def test_shipped_stories_are_found(folder: Path) -> None:
    found = find_editions(articles_in([folder]))
    assert len(found.stories) == len(STORIES)
    assert found.alone == ()
    assert all(r.shared and r.confidence > 0.8 for s in found.stories for r in s.relations)


@pytest.mark.parametrize("story", ["airline-merger", "cup-final", "tunnel-fire", "wheat-prices"])
def test_a_folder_with_one_story_alone(story: str) -> None:
    """What all of three editions tell is not common, however few articles there are."""
    files = sorted((CORPORA / story).glob("*.txt"))
    found = find_editions(files)
    assert len(files) > 2
    assert [len(s.articles) for s in found.stories] == [len(files)]


def test_stories_of_other_matters_are_not_called_one_matter() -> None:
    names = ("airline-merger", "cup-final", "tunnel-fire", "wheat-prices", "ferry-service")
    assert find_editions([p for n in names for p in sorted((CORPORA / n).glob("*.txt"))]).related == ()


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not here")
def test_the_seeds_are_one_pair_and_three_singles(diglot) -> None:
    done = json.loads(diglot("editions", SEEDS, "--json").stdout)
    assert [sorted(Path(a["path"]).name[:3] for a in s["articles"]) for s in done["stories"]] == [["000", "002"]]
    assert sorted(Path(p).name[:3] for p in done["alone"]) == ["001", "003", "004"]


def test_an_update_in_one_language_joins_its_story(folder: Path, tmp_path: Path) -> None:
    lines = (CORPORA / "ferry-service" / "en.txt").read_text(encoding="utf-8").splitlines()
    (folder / "later.txt").write_text(
        "\n".join([*lines[:-2], "Officials will meet again next week."]), encoding="utf-8"
    )
    found = find_editions(articles_in([folder]))
    story = next(s for s in found.stories if any(found.articles[n].path.endswith("later.txt") for n in s.articles))
    assert len(story.articles) == 3
    assert Kind.UPDATE in {r.kind for r in story.relations}


def test_one_to_one_unless_versions() -> None:
    articles = [Read(str(n), language, "") for n, language in enumerate(("en", "fr", "fr", "es"))]
    relations = [
        Relation(0, 1, Kind.EDITION, 0.9, 0.3),
        Relation(0, 2, Kind.EDITION, 0.7, 0.2),
        Relation(0, 3, Kind.EDITION, 0.8, 0.2),
    ]
    assert [s.articles for s in group(articles, relations).stories] == [(0, 1, 3)]
    relations.append(Relation(1, 2, Kind.UPDATE, 0.6, 0.5))
    assert [s.articles for s in group(articles, relations).stories] == [(0, 1, 2, 3)]


def test_candidates_do_not_depend_on_the_number_of_parts(tmp_path: Path) -> None:
    articles = [
        Article.from_sentences([f"Company Zorvex{n} of Quintal{n} sold {1000 + n} boats to Merrow{n % 7}."], code)
        for n in range(60)
        for code in ("en", "fr")
    ]
    found = []
    for expected in (1, 200_000):
        index = Index(tmp_path / str(expected), expected)
        for article in articles:
            index.add(article.language, terms(article))
        found.append(sorted((c.one, c.two, round(c.cosine, 5)) for c in index.candidates()))
        assert not (tmp_path / str(expected)).exists()
    assert found[0] == found[1]
    best = {one: max((c for c in found[0] if c[0] == one), key=lambda c: c[2])[1] for one in range(0, 120, 2)}
    assert all(two == one + 1 for one, two in best.items())


def test_an_unreadable_file_is_a_line_not_the_end(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    done = scan([folder], tmp_path / "out", LEXICON)
    assert done.compared == len(STORIES)
    assert {Path(p).name for p, _ in done.unread} == {"empty.txt", "picture.txt"}
    assert "picture.txt" in (tmp_path / "out" / "summary.csv").read_text(encoding="utf-8")


def test_unchanged_pairs_are_not_done_again_and_changed_ones_are(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = scan([folder], out, LEXICON)
    before = results(out)
    again = scan([folder], out, LEXICON)
    assert (again.compared, again.kept) == (0, first.compared)
    assert results(out) == before
    path = Path(before[0]["target"]["path"])
    path.write_text(path.read_text(encoding="utf-8") + "Une dernière phrase que personne d'autre ne porte.\n", "utf-8")
    third = scan([folder], out, LEXICON)
    assert (third.compared, third.kept) == (1, first.compared - 1)
    assert len(results(out)) == first.compared


def test_pairs_that_are_not_done_again_keep_to_their_story(folder: Path, tmp_path: Path) -> None:
    out, files = tmp_path / "out", [CORPORA / "ferry-service" / name for name in ("en.txt", "fr.txt")]
    more = [CORPORA / "bank-fine" / name for name in ("en.txt", "fr.txt")]
    scan(files, out, LEXICON)
    assert scan([*more, *files], out, LEXICON).kept == 1
    stories = json.loads((out / "stories.json").read_text(encoding="utf-8"))["stories"]
    for row in results(out):
        assert row["target"]["path"] in [a["path"] for a in stories[row["story"]]["articles"]]


def test_a_line_cut_off_by_a_kill_is_done_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    scan([folder], out, LEXICON)
    whole = (out / "results.jsonl").read_text(encoding="utf-8")
    (out / "results.jsonl").write_text(whole[: len(whole) * 2 // 3], encoding="utf-8")
    done = scan([folder], out, LEXICON)
    assert done.compared >= 1
    assert (out / "results.jsonl").read_text(encoding="utf-8") == whole


def test_a_killed_scan_goes_on_and_ends_with_the_same_results(folder: Path, tmp_path: Path) -> None:
    for n in range(12):
        for code in ("en", "fr"):
            text = (CORPORA / "hospital-budget" / f"{code}.txt").read_text(encoding="utf-8")
            for name in ("Tarvin", "Dorval", "Tessen", "Brendan", "Rooden", "Veit"):
                text = text.replace(name, f"{name}{'abcdefghijklmnop'[n] * 3}")
            (folder / f"more{n}{code}.txt").write_text(text, encoding="utf-8")
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    command = [sys.executable, "-m", "diglot", "scan", str(folder), "--engine", "lexicon", "--no-reports", "-o"]
    subprocess.run([*command, str(whole)], check=True, capture_output=True)
    running = subprocess.Popen([*command, str(broken)], stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    path = broken / "results.jsonl"
    while time.monotonic() < deadline and not (path.exists() and path.stat().st_size > 20_000):
        time.sleep(0.01)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    subprocess.run([*command, str(broken), "--jobs", "2"], check=True, capture_output=True)
    assert path.read_bytes() == (whole / "results.jsonl").read_bytes()


def test_a_cluster_gives_what_one_process_gives(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed (extra `dask`)")
    from dataclasses import replace

    scan([folder], tmp_path / "serial", LEXICON)
    scan([folder], tmp_path / "dask", replace(LEXICON, scheduler="local"))
    assert results(tmp_path / "dask") == results(tmp_path / "serial")


def test_bad_places_and_schedulers_are_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        scan([tmp_path / "none"], tmp_path / "out")
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="choose another folder"):
        scan([CORPORA], tmp_path / "file")


def test_the_index_page_and_reports_are_there(folder: Path, tmp_path: Path, diglot) -> None:
    out = tmp_path / "out"
    done = diglot("scan", folder, "-o", out, "--engine", "lexicon")
    assert done.exit_code == 0
    for row in results(out):
        jsonschema.validate(row, schema())
    page = (out / "index.html").read_text(encoding="utf-8")
    for row in results(out):
        assert f"reports/{row['id']}.html" in page
        assert (out / "reports" / f"{row['id']}.html").exists()


def test_the_index_tells_fact_by_fact_what_an_edition_adds(tmp_path: Path) -> None:
    story, out = tmp_path / "story", tmp_path / "out"
    shutil.copytree(CORPORA / "hospital-budget", story)
    (story / "gold.json").unlink()
    added = "Deux manifestants ont été blessés devant la mairie, selon la police."
    with (story / "fr.txt").open("a", encoding="utf-8") as file:
        file.write(f"\n{added}\n")
    scan([story], out, Settings(engines=("lexicon",)))
    page = (out / "index.html").read_text(encoding="utf-8")
    table = page[page.index('<table class="matrix">') :]
    assert f'<bdi lang="fr">{added}</bdi>' in table
    assert "not there either" in table or "not known" in table


def test_sentences_with_a_counterpart_are_counted_as_in_the_report(tmp_path: Path) -> None:
    out = tmp_path / "out"
    scan([CORPORA / "hospital-budget" / name for name in ("en.txt", "fr.txt")], out, Settings(engines=("lexicon",)))
    [report] = (out / "reports").iterdir()
    assert "25 of 27 sentences of the English text have a counterpart" in report.read_text(encoding="utf-8")
    assert '<td class="figure">25 of 27</td>' in (out / "index.html").read_text(encoding="utf-8")
    [row] = csv.DictReader((out / "summary.csv").open(encoding="utf-8-sig"))
    assert row["coverage"] == "0.93"


def test_what_was_done_is_told_in_the_right_number(tmp_path: Path, diglot, monkeypatch: pytest.MonkeyPatch) -> None:
    run = ("scan", CORPORA / "hospital-budget" / "en.txt", CORPORA / "hospital-budget" / "fr.txt", "-o", tmp_path)
    told = diglot(*run, "--engine", "lexicon", "--no-reports").stdout
    assert told.startswith("1 story in several languages, 1 pair compared, 0 as they were, ")
    assert f"0 articles stand alone, 0 could not be read. Results in {tmp_path}." in told
    monkeypatch.setenv("DIGLOT_LANG", "fr")
    assert "0 paire comparée, 1 inchangée, " in diglot(*run, "--engine", "lexicon", "--no-reports").stdout

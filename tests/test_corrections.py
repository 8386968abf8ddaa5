"""A corrected original and its editions: stale, half-updated, updated."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from diglot.comparison import Options
from diglot.corrections import State, update
from diglot.errors import UsageError

STORY = Path(__file__).parent.parent / "corpora" / "hospital-budget"
LEXICON = Options(engines=("lexicon",))


def changed(path: Path, goal: Path, *pairs: tuple[str, str]) -> Path:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    goal.write_text(text, encoding="utf-8")
    return goal


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return changed(
        STORY / "en.txt",
        tmp_path / "new.txt",
        ("84 million euros on Tuesday", "91 million euros on Tuesday"),
        ("27 to 14", "26 to 15"),
    )


def states(found) -> list[list[str]]:
    return [[str(s.state) for s in standings] for _, standings in found.editions]


def test_stale_half_updated_and_updated(tmp_path: Path, new: Path) -> None:
    first, second = ("84 millions d'euros pour", "91 millions d'euros pour"), ("27 voix contre 14", "26 voix contre 15")
    editions = [
        STORY / "fr.txt",
        changed(STORY / "fr.txt", tmp_path / "half.txt", second),
        changed(STORY / "fr.txt", tmp_path / "done.txt", first, second),
    ]
    found = update(STORY / "en.txt", new, editions, LEXICON)
    assert states(found) == [["stale", "stale"], ["stale", "updated"], ["updated", "updated"]]
    assert found.editions[0][1][0].sentences == (1,)
    assert found.stale


def test_a_sentence_removed_and_one_added(tmp_path: Path) -> None:
    gone = "Doctors at the hospital welcomed the decision."
    new = changed(
        STORY / "en.txt", tmp_path / "new.txt", (gone, "Engineers found asbestos in the old roof last winter.")
    )
    fr = changed(
        STORY / "fr.txt",
        tmp_path / "fr.txt",
        (
            "Les médecins de l'hôpital ont salué cette décision.",
            "Des ingénieurs ont découvert de l'amiante dans l'ancien toit l'hiver dernier.",
        ),
    )
    found = update(STORY / "en.txt", new, [STORY / "fr.txt", fr], LEXICON)
    assert set(states(found)[0]) == {str(State.STALE)}
    assert set(states(found)[1]) == {str(State.UPDATED)}


def test_polish_is_no_change(tmp_path: Path) -> None:
    new = changed(STORY / "en.txt", tmp_path / "new.txt", ("Work is due to start", "The work is due to start"))
    assert update(STORY / "en.txt", new, [STORY / "fr.txt"], LEXICON).changes == ()


def test_a_folder_stands_for_the_editions_in_it(diglot, tmp_path: Path, new: Path) -> None:
    done = diglot("update", STORY / "en.txt", new, STORY.parent, "--json", "--fail-on-stale", "--engine", "lexicon")
    assert done.exit_code == 1
    made = json.loads(done.stdout)
    assert {Path(e["path"]).parent.name for e in made["editions"]} == {"hospital-budget"}
    assert {Path(e["path"]).name for e in made["editions"]} == {"fr.txt", "de.txt"}


def test_wrong_calls_are_one_sentence(tmp_path: Path, new: Path) -> None:
    other = STORY.parent / "ferry-service" / "en.txt"
    with pytest.raises(UsageError, match="different languages"):
        update(STORY / "en.txt", STORY / "fr.txt", [STORY / "fr.txt"], LEXICON)
    with pytest.raises(UsageError, match="original's language"):
        update(STORY / "en.txt", new, [other], LEXICON)
    with pytest.raises(UsageError, match="two versions"):
        update(STORY / "en.txt", other, [STORY / "fr.txt"], LEXICON)


def test_the_report_says_where(diglot, new: Path) -> None:
    done = diglot("update", STORY / "en.txt", new, STORY / "fr.txt", "--engine", "lexicon")
    assert done.exit_code == 0
    assert "must change (sentence 2)" in done.stdout


def test_the_report_says_which_file_where_editions_share_a_language(diglot, tmp_path: Path, new: Path) -> None:
    shutil.copy(STORY / "fr.txt", tmp_path / "second.txt")
    (tmp_path / "a").mkdir()
    shutil.copy(STORY / "fr.txt", tmp_path / "a" / "second.txt")
    run = ("update", STORY / "en.txt", new, STORY / "fr.txt", tmp_path / "second.txt", "--engine", "lexicon")
    text = diglot(*run).stdout
    assert "the French edition (fr.txt) must change at 2 places; the French edition (second.txt) must change" in text
    assert "✖ French (second.txt): must change" in text
    assert f"French edition ({tmp_path / 'a' / 'second.txt'})" in diglot(*run, tmp_path / "a" / "second.txt").stdout
    alone = diglot("update", STORY / "en.txt", new, STORY / "fr.txt", STORY / "de.txt", "--engine", "lexicon").stdout
    assert "the French edition must change at 2 places" in alone


def test_the_shipped_corrections_are_followed() -> None:
    """Every stale edition is told; nine in ten of the updated ones are known to be."""
    sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))
    from corrections import measure

    found = measure(show=False)
    assert found["stale", "stale"] == sum(n for (wanted, _), n in found.items() if wanted == "stale")
    assert found["updated", "updated"] >= 0.9 * sum(n for (wanted, _), n in found.items() if wanted == "updated")

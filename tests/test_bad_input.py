"""Bad input: one clear sentence, the documented exit code, no traceback, nothing lost."""

from __future__ import annotations

import gzip
import os
import sqlite3
from pathlib import Path

import pytest

FRENCH = "Le port reste fermé mardi. Les pêcheurs attendent la fin de la tempête depuis trois jours.\n"


@pytest.fixture
def fr(tmp_path: Path) -> Path:
    path = tmp_path / "fr.txt"
    path.write_text(FRENCH, encoding="utf-8")
    return path


@pytest.fixture
def en(tmp_path: Path) -> Path:
    path = tmp_path / "en.txt"
    path.write_text("The harbour stays closed on Tuesday. Fishermen have waited for three days.\n", encoding="utf-8")
    return path


def one_sentence(done, code: int, *words: str) -> None:
    """The run ended with this code and one line on standard error that names these words."""
    assert done.exit_code == code, done.output
    assert done.stdout == ""
    assert done.stderr.startswith("diglot: ")
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


def test_a_missing_file(diglot, tmp_path, fr) -> None:
    one_sentence(diglot("compare", tmp_path / "none.txt", fr), 2, "none.txt")


def test_a_directory(diglot, tmp_path, fr) -> None:
    one_sentence(diglot("compare", tmp_path, fr), 2, str(tmp_path))


def test_a_binary_file(diglot, tmp_path, fr) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    one_sentence(diglot("compare", path, fr), 2, "picture.txt")


@pytest.mark.parametrize("content", [b"", b"\n\n  \n", b"\xef\xbb\xbf", b"* * *\n---\n"])
def test_a_file_without_text(diglot, tmp_path, fr, content) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    one_sentence(diglot("compare", path, fr), 2, "empty.txt")


def test_a_file_of_50_megabytes(diglot, tmp_path, fr) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(b"The harbour stays closed on Tuesday after the storm. " * 1_000_000)
    one_sentence(diglot("compare", path, fr), 2, "huge.txt", "MB")


def test_a_line_without_end(diglot, tmp_path, fr) -> None:
    path = tmp_path / "line.txt"
    path.write_text("harbour " * 60_000, encoding="utf-8")
    assert diglot("compare", path, fr).exit_code in (0, 2)
    path.write_text("x" * 1_000_000, encoding="utf-8")
    done = diglot("compare", path, fr)
    assert done.exit_code in (0, 2)


def test_the_same_file_twice(diglot, en) -> None:
    one_sentence(diglot("compare", en, en), 2, "twice")


def test_the_same_file_by_another_name(diglot, tmp_path, en) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(en)
    one_sentence(diglot("compare", en, link), 2)


def test_both_in_one_language(diglot, tmp_path, fr) -> None:
    other = tmp_path / "fr2.txt"
    other.write_text("La tempête garde les bateaux au port. Personne ne sait quand elle passera.\n", encoding="utf-8")
    one_sentence(diglot("compare", other, fr), 2, "one language")


def test_an_unsupported_language(diglot, tmp_path, fr) -> None:
    path = tmp_path / "fi.txt"
    path.write_text(
        "Satama pysyy suljettuna tiistaina. Kalastajat odottavat myrskyn loppua jo kolmatta päivää.\n" * 3, "utf-8"
    )
    one_sentence(diglot("compare", path, fr), 2, "not supported")


def test_no_route(diglot, monkeypatch, en, fr) -> None:
    from diglot.translation.lexicon_engine import LexiconEngine

    monkeypatch.setattr(LexiconEngine, "routes", lambda self: [])
    one_sentence(diglot("compare", en, fr, "--engine", "lexicon"), 3, "diglot packages install")


def test_an_unknown_engine(diglot, en, fr) -> None:
    one_sentence(diglot("compare", en, fr, "--engine", "babelfish"), 2, "babelfish", "lexicon")


def one_sentence_on_damage(diglot, monkeypatch, folder, en, fr, module, files: dict[str, bytes]) -> None:
    """Shipped files of a module in a damaged state: the way out is named."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    sound = module.shipped
    monkeypatch.setattr(module, "shipped", lambda name: folder / name if name in files else sound(name))
    module._load.cache_clear()
    try:
        one_sentence(diglot("compare", en, fr, "--engine", "lexicon"), 2, "install diglot again")
    finally:
        module._load.cache_clear()


def test_a_damaged_lexicon(diglot, monkeypatch, tmp_path, en, fr) -> None:
    from diglot.translation import lexicon

    broken = dict.fromkeys(("lexicon.fr-en.gz", "lexicon.en-fr.gz"), b"\x1f\x8b broken")
    one_sentence_on_damage(diglot, monkeypatch, tmp_path, en, fr, lexicon, broken)


@pytest.mark.parametrize("content", [b"\x1f\x8b broken", b"", gzip.compress(b"three cells a line")])
def test_damaged_phrases(diglot, monkeypatch, tmp_path, en, fr, content) -> None:
    from diglot.translation import phrases

    broken = dict.fromkeys(("phrases.fr-en.gz", "phrases.en-fr.gz"), content)
    one_sentence_on_damage(diglot, monkeypatch, tmp_path, en, fr, phrases, broken)


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"", b"no archive at all"])
def test_a_damaged_model_of_divergences(diglot, monkeypatch, tmp_path, en, fr, content) -> None:
    from diglot.translation import divergence

    broken = {"divergence.en-fr.npz": content}
    one_sentence_on_damage(diglot, monkeypatch, tmp_path, en, fr, divergence, broken)


def test_an_unknown_check_and_format(diglot, en, fr) -> None:
    one_sentence(diglot("compare", en, fr, "--only", "spelling"), 2, "spelling", "number")
    one_sentence(diglot("compare", en, fr, "--format", "pptx"), 2, "pptx", "json")


def test_a_report_that_cannot_be_written(diglot, tmp_path, en, fr) -> None:
    done = diglot("compare", en, fr, "-o", tmp_path / "no" / "such" / "report.txt")
    assert done.exit_code == 2
    assert "choose another place" in done.stderr


def test_a_failed_report_leaves_the_old_one(diglot, tmp_path, en) -> None:
    report = tmp_path / "report.json"
    report.write_text("old")
    assert diglot("compare", en, tmp_path / "none.txt", "-o", report, "--format", "json").exit_code == 2
    assert report.read_text() == "old"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_cache_folder(diglot, private_home, en, fr) -> None:
    (private_home / "cache").mkdir(mode=0o500)
    assert diglot("compare", en, fr).exit_code == 0


def test_a_cache_folder_that_is_a_file(diglot, private_home, en, fr) -> None:
    (private_home / "cache").write_text("in the way")
    done = diglot("compare", en, fr)
    assert done.exit_code == 0
    assert "sentence" in done.stdout


def test_a_corrupted_cache(diglot, private_home, en, fr) -> None:
    cache = private_home / "cache"
    cache.mkdir()
    (cache / "readings-1.sqlite").write_bytes(b"no database at all" * 500)
    assert diglot("compare", en, fr).exit_code == 0
    for path in cache.glob("*.sqlite"):
        sqlite3.connect(path).execute("PRAGMA integrity_check")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{not json", "JSON"),
        ("[1, 2]", "pair"),
        ('{"source": "en.txt"}', "target"),
        ('{"source": {"language": "en"}, "target": {"language": "fr", "sentences": ["a"]}}', "sentences"),
        ('{"source": {"language": "xx", "sentences": ["a"]}, "target": {"language": "fr", "sentences": ["a"]}}', "xx"),
        (
            '{"source": {"language": "en", "sentences": []}, "target": {"language": "fr", "sentences": ["a"]}}',
            "nothing",
        ),
        (
            '{"source": {"language": "en", "sentences": ["a"]}, "target": {"language": "fr", "sentences": ["a"], '
            '"translations": {"en": []}}}',
            "one a sentence",
        ),
        ('{"source": {"language": "en", "sentences": [3]}, "target": 4}', "edition"),
    ],
)
def test_a_bad_line_of_a_pairs_file(diglot, tmp_path, line, words) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    done = diglot("compare", "--pairs", path)
    assert done.exit_code in (2, 3)
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("style", ["csv", "html", "sarif"])
def test_many_pairs_are_json_and_nothing_else(diglot, tmp_path, en, fr, style) -> None:
    path, out = tmp_path / "pairs.jsonl", tmp_path / "out"
    path.write_text(f'{{"source": "{en}", "target": "{fr}"}}\n', encoding="utf-8")
    one_sentence(diglot("compare", "--pairs", path, "--format", style, "-o", out), 2, style, "json")
    assert not out.exists()
    assert diglot("compare", "--pairs", path, "--format", "json").exit_code == 0


def test_no_arguments_and_too_many(diglot, en, fr) -> None:
    one_sentence(diglot("compare"), 2, "diglot compare SOURCE TARGET")
    assert diglot("compare", en).exit_code == 2
    one_sentence(diglot("compare", en, fr, "--pairs", "x"), 2, "not both")


def test_null_bytes_and_controls_in_text(diglot, tmp_path, fr) -> None:
    path = tmp_path / "en.txt"
    path.write_bytes(b"The harbour stays closed\x00 on Tuesday.\x1b[31m Fishermen \x07wait.\n")
    done = diglot("compare", path, fr)
    assert done.exit_code in (0, 2)
    assert "\x1b[31m" not in done.stdout


def test_escape_sequences_are_no_text() -> None:
    """Colours, titles and links as a terminal takes them go, what they stand around stays."""
    from diglot.reading.decoding import decode

    pasted = (
        "The \x1b]0;owned\x07harbour \x1b[1;31mstays\x1b[0m \x1b]8;;http://example.org\x1b\\closed\x1b]8;;\x1b\\.\n"
    )
    text, notes = decode(pasted.encode(), "en.txt")
    assert text == "The harbour stays closed.\n"
    assert notes == ("escape sequences of a terminal were removed",)
    assert decode(b"The \x1b]harbour stays\nclosed.\x07" + b"x" * 999, "en.txt")[0].startswith(
        "The \x1b]harbour stays\n"
    )


def test_an_error_gives_a_terminal_no_command(diglot, fr) -> None:
    assert "\x1b" not in diglot("compare", "\x1b]0;owned\x07.txt", fr).stderr


@pytest.mark.parametrize(
    ("error", "code", "says"), [(ZeroDivisionError("oops"), 70, "oops"), (KeyboardInterrupt(), 130, "stopped")]
)
def test_an_accident_and_a_stop_are_one_sentence(diglot, monkeypatch, en, fr, error, code, says) -> None:
    import diglot.comparison as comparison

    def fail(*_: object) -> None:
        raise error

    monkeypatch.delenv("DIGLOT_DEBUG", raising=False)
    monkeypatch.setattr(comparison, "_compare", fail)
    done = diglot("compare", en, fr)
    assert done.exit_code == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr

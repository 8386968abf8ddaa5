"""Argos packages: installed, listed, used, damaged, removed."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from diglot.errors import DamagedPackageError, UsageError
from diglot.translation import argos
from diglot.translation.argos import ArgosEngine, installed_packages
from diglot.translation.store import install_file, remove_pair


@pytest.fixture
def packages_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from argostranslate import settings

    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder))
    monkeypatch.setattr(settings, "package_data_dir", folder)
    monkeypatch.setattr(settings, "package_dirs", [folder])
    monkeypatch.setattr(argos, "BUNDLED", tmp_path / "nothing is shipped")
    return folder


def test_install_list_translate_remove(argos_file: Path, packages_folder: Path) -> None:
    assert install_file(argos_file).name == "argos fr→en 0.1"
    engine = ArgosEngine()
    assert [(e.source, e.target) for e in engine.routes()] == [("fr", "en")]
    told: list[tuple[int, int]] = []
    lines = engine.translate(
        ["Le ferry part à midi.", "", "Le port est fermé."], "fr", "en", progress=lambda a, b: told.append((a, b))
    )
    assert len(lines) == 3
    assert lines[1] == ""
    assert told[-1] == (3, 3)
    remove_pair("fr", "en")
    assert not list(packages_folder.iterdir())
    with pytest.raises(UsageError, match="packages list"):
        remove_pair("fr", "en")


def test_the_same_sentences_read_the_same_in_any_batch(argos_file: Path, packages_folder: Path) -> None:
    install_file(argos_file)
    texts = [f"Le port a fermé {n} fois." for n in range(20)]
    whole = ArgosEngine().translate(texts, "fr", "en")
    assert whole == [ArgosEngine().translate([t], "fr", "en")[0] for t in texts]


def test_a_model_that_says_rubbish_is_marked_and_not_aligned_by(diglot, story, argos_file, packages_folder) -> None:
    with_words = json.loads(diglot("compare", *story, "--format", "json", "--engine", "lexicon").stdout)
    install_file(argos_file)
    made = json.loads(diglot("compare", *story, "--format", "json").stdout)
    assert made["translation"]["engine"] == "argos"
    assert [f["id"] for f in made["findings"]] == [f["id"] for f in with_words["findings"]]
    assert any(not f["evidence"]["reading_reliable"] for f in made["findings"])


@pytest.mark.parametrize("missing", ["model/model.bin", "metadata.json", "sentencepiece.model"])
def test_a_damaged_package_is_named_with_the_way_out(diglot, story, argos_file, packages_folder, missing) -> None:
    install_file(argos_file)
    (packages_folder / "translate-fr_en-0_1" / missing).unlink()
    done = diglot("compare", *story)
    assert done.exit_code == 2
    assert "diglot packages remove fr en" in done.stderr
    assert diglot("packages", "list").stdout.count("damaged") == 1
    assert diglot("packages", "remove", "fr", "en").exit_code == 0
    assert diglot("compare", *story).exit_code == 0


def test_a_model_cut_short_is_damaged(diglot, story, argos_file, packages_folder) -> None:
    install_file(argos_file)
    model = packages_folder / "translate-fr_en-0_1" / "model" / "model.bin"
    model.write_bytes(model.read_bytes()[:5000])
    done = diglot("compare", *story)
    assert done.exit_code == 2
    assert "damaged" in done.stderr


def test_what_is_no_package_is_not_installed(tmp_path: Path, packages_folder: Path) -> None:
    text = tmp_path / "text.argosmodel"
    text.write_text("no archive")
    outside = tmp_path / "outside.argosmodel"
    with zipfile.ZipFile(outside, "w") as archive:
        archive.writestr("../evil.txt", "x")
    half = tmp_path / "half.argosmodel"
    with zipfile.ZipFile(half, "w") as archive:
        archive.writestr("fr_en/metadata.json", '{"from_code": "fr", "to_code": "en"}')
    for path in (text, outside, half):
        with pytest.raises(DamagedPackageError):
            install_file(path)
    assert not list(packages_folder.iterdir())
    assert installed_packages() == []


def test_a_shipped_package_stands_in_for_a_damaged_one_and_says_so(
    argos_file: Path, packages_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_file(argos_file)
    shipped = tmp_path / "shipped"
    shutil.copytree(packages_folder, shipped)
    metadata = shipped / "translate-fr_en-0_1" / "metadata.json"
    metadata.write_text(json.dumps(json.loads(metadata.read_text()) | {"bleu": 20.7}))
    monkeypatch.setattr(argos, "BUNDLED", shipped)
    (packages_folder / "translate-fr_en-0_1" / "model" / "model.bin").unlink()
    (way,) = ArgosEngine().routes()
    assert "is damaged (model/model.bin is missing) and left out: install it again" in way.trust
    assert "small neural model" in way.trust
    assert not way.aligns
    remove_pair("fr", "en")
    assert [p.damage for p in installed_packages()] == [""]
    with pytest.raises(UsageError, match="shipped"):
        remove_pair("fr", "en")


def test_installing_again_replaces(argos_file: Path, packages_folder: Path) -> None:
    install_file(argos_file)
    install_file(argos_file)
    assert [p.name for p in packages_folder.iterdir()] == ["translate-fr_en-0_1"]


def test_without_a_network_the_index_is_said_to_be_out_of_reach(diglot, packages_folder, monkeypatch) -> None:
    from argostranslate import settings

    monkeypatch.setattr(settings, "remote_package_index", "http://127.0.0.1:9/index.json")
    monkeypatch.setattr(settings, "local_package_index", packages_folder.parent / "index.json")
    done = diglot("packages", "install", "fr", "en")
    assert done.exit_code == 3
    assert "install from a file" in done.stderr

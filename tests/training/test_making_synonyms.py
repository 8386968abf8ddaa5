"""The shipped sets of synonyms are made from WordNet's database files."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from click.testing import CliRunner

from diglot.training.synonyms import Database, entries, main
from diglot.translation.synonyms import RELATED

#: two sets of nouns, one of verbs; the first noun is derived from the verb, and the second set has one word only
FILES = {
    "data.noun": "  1 preface\n00000010 04 n 02 barrage 0 shelling 0 001 + 00000030 v 0202 | firing\n"
    "00000020 04 n 01 spoon 0 000 | a tool\n",
    "index.noun": "  1 preface\nbarrage n 1 0 1 0 00000010  \nshelling n 1 1 + 1 0 00000010  \nspoon n 1 0 1 0 00000020  \n",
    "data.verb": "00000030 30 v 02 fire_at 0 shell 0 001 + 00000010 n 0202 01 + 08 00 | fire shells\n",
    "index.verb": "shell v 1 1 + 1 0 00000030  \nfire_at v 1 0 1 0 00000030  \n",
    "data.adj": "",
    "index.adj": "",
    "data.adv": "",
    "index.adv": "",
    "noun.exc": "shellings shelling\nspoonen spoon\n",
    "verb.exc": "",
    "adj.exc": "",
    "adv.exc": "",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "latin1")
    return tmp_path


def test_words_have_their_senses_and_those_of_what_they_are_derived_from(folder: Path) -> None:
    made = entries(Database(folder))
    assert set(made) == {"barrage", "shell", "shelling", "shellings"}
    assert made["shellings"] == "=nshelling"
    own = made["barrage"]
    assert own in made["shelling"].split(" ")
    assert {cell.rpartition(".")[2] for cell in made["shell"].split(" ")} == {"0", str(RELATED)}


def test_the_command_writes_the_file(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = CliRunner().invoke(main, [str(folder), "--out", str(out)])
    assert done.exit_code == 0, done.output
    lines = gzip.decompress((out / "synonyms.en.gz").read_bytes()).decode().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["barrage", "shell", "shelling", "shellings"]

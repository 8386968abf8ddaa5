"""The translation memory: what it saves, and that nothing breaks it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from diglot.article import Article
from diglot.findings import Rendering
from diglot.translation.engine import Edge
from diglot.translation.memory import Memory
from diglot.translation.rendering import Job, cut, render_jobs

PLACE = ("argos", "argos fr→en 1", 1, "fr", "en")


class Counting:
    """An engine that says how often it is asked, and fails as it is told to."""

    name, guarded, remembered = "argos", True, True

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.beams: list[int] = []

    def routes(self):
        return [Edge("argos", "fr", "en", "test", "")]

    def translate(self, sentences, source, target, *, beam=1, progress=None):
        self.asked += sentences
        self.beams += [beam] * len(sentences)
        return [self.one(s, beam) for s in sentences]

    def one(self, sentence: str, beam: int) -> str:
        return "the " + sentence[::-1]


@pytest.fixture
def engine(monkeypatch) -> Counting:
    import diglot.translation.router as router

    made = Counting()
    monkeypatch.setattr(router, "chosen_engines", lambda engines: [made])
    monkeypatch.setattr(router, "load_engine", lambda name: made)
    return made


def rendered(texts: list[str], memory: Memory) -> Rendering:
    return render_jobs([Job(Article.from_sentences(texts, "fr"), "en", "target")], memory=memory)[0]


def test_a_second_run_translates_only_what_changed(tmp_path: Path, engine: Counting) -> None:
    path = tmp_path / "m.sqlite"
    first = rendered(["Il pleut sur la ville.", "Le port ferme demain."], Memory(path))
    engine.asked.clear()
    second = rendered(["Il pleut sur la ville.", "Le port ferme lundi."], Memory(path))
    assert engine.asked == ["Le port ferme lundi."]
    assert second.lines[0] == first.lines[0]


def test_a_sentence_that_comes_twice_is_translated_once(tmp_path: Path, engine: Counting) -> None:
    rendered(["Il pleut sur la ville."] * 5, Memory.none())
    assert engine.asked == ["Il pleut sur la ville."]


def test_a_corrupted_file_is_set_aside_and_said(tmp_path: Path, engine: Counting) -> None:
    path = tmp_path / "m.sqlite"
    path.write_bytes(b"SQLite format 3\0" + os.urandom(5000))
    memory = Memory(path)
    assert rendered(["Il pleut sur la ville."], memory).lines
    assert len(memory.notes) == 1
    assert len(list(tmp_path.glob("m.sqlite*"))) >= 2
    engine.asked.clear()
    rendered(["Il pleut sur la ville."], Memory(path))
    assert engine.asked == []


def test_a_folder_that_may_not_be_written_to_costs_a_note_only(tmp_path: Path, engine: Counting) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    memory = Memory(blocked / "m.sqlite")
    assert rendered(["Il pleut sur la ville."], memory).lines
    assert len(memory.notes) == 1


def test_two_processes_and_a_kill(tmp_path: Path) -> None:
    """Two writers at once, one ended by the system in the middle: what was written stays, the file is whole."""
    path = tmp_path / "m.sqlite"
    code = (
        "import sys\nfrom pathlib import Path\nfrom diglot.translation.memory import Memory\n"
        "m = Memory(Path(sys.argv[1]))\n"
        f"place = {PLACE!r}\n"
        "for n in range(int(sys.argv[3])):\n"
        "    m.put(place, {f'{sys.argv[2]} {n} {k}': 'x' for k in range(20)})\n"
        "    if n == 5: print('going', flush=True)\n"
    )
    one = subprocess.Popen([sys.executable, "-c", code, str(path), "one", "40"], stdout=subprocess.PIPE)
    two = subprocess.Popen([sys.executable, "-c", code, str(path), "two", "100000"], stdout=subprocess.PIPE)
    assert two.stdout is not None
    assert two.stdout.readline().strip() == b"going"
    two.kill()
    two.communicate()
    one.communicate()
    assert one.returncode == 0
    memory = Memory(path)
    texts = [f"one {n} {k}" for n in range(40) for k in range(20)] + [f"two 4 {k}" for k in range(20)]
    assert len(memory.get(PLACE, texts)) == len(texts)
    assert memory.notes == []


def test_what_fails_the_guards_is_tried_again_then_marked(engine: Counting) -> None:
    def one(sentence: str, beam: int) -> str:
        if sentence.startswith("Boucle"):
            return "on and on and on and on and on and on and on and on"
        if sentence.startswith("Large"):
            return "" if beam == 1 else "wider search"
        if sentence.isupper():
            return sentence
        return "the reading of " + sentence[:10]

    engine.one = one  # type: ignore[method-assign]
    made = rendered(
        ["Boucle sans fin ici.", "Large recherche utile.", "LE PORT RESTE FERMÉ DEMAIN", "Il pleut."], Memory.none()
    )
    assert made.reliable == (False, True, True, True)
    assert made.lines[1] == "wider search"
    assert made.lines[2].startswith("the reading of")
    assert max(engine.beams) > 1


@pytest.mark.parametrize("text", ["", "court", "a" * 3000, "mot " * 900, "Une phrase, " * 200])
def test_cut_keeps_every_word_and_the_length(text: str) -> None:
    pieces = cut(text)
    assert all(len(p) <= 900 for p in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())

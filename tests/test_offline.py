"""Everything works with the network cut: in a network namespace that has no interfaces."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

STORY = Path(__file__).parent.parent / "corpora" / "hospital-budget"
CUT = ["unshare", "--map-root-user", "--net"]


def _can_cut() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*CUT, "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not _can_cut(), reason="network namespaces cannot be made here")
@pytest.mark.parametrize(
    "words",
    [
        ("compare", STORY / "en.txt", STORY / "fr.txt", "--fail-on", "critical"),
        ("compare", STORY / "en.txt", STORY / "fr.txt", "--format", "html", "-o", "report.html"),
        ("editions", STORY),
        ("scan", STORY, "-o", "results"),
        ("update", STORY / "en.txt", STORY / "en.txt", STORY / "fr.txt"),
        ("doctor",),
        ("packages", "list"),
        ("explain", "number"),
    ],
)
def test_without_any_network(words: tuple[object, ...], tmp_path: Path) -> None:
    command = [*CUT, sys.executable, "-m", "diglot", *map(str, words)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == (1 if "--fail-on" in words else 0), done.stderr
    assert done.stderr == ""

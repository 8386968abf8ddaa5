"""A scan on a real cluster of separate processes: `uv run --extra dask python tests/benchmarks/cluster.py`.

A scheduler and two workers are started; one worker is killed in the middle, one joins late. The results must be those
of a serial run.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from diglot.archive import RESULTS, Settings, scan

CORPORA = Path(__file__).parents[2] / "corpora"
ADDRESS = "tcp://127.0.0.1:18786"


def articles(folder: Path, copies: int) -> None:
    """The shipped stories, each told again with other names."""
    letters = "bcdfghjklmnpqrstvwz"
    for story in sorted(p.parent for p in CORPORA.glob("*/en.txt")):
        texts = {code: (story / f"{code}.txt").read_text(encoding="utf-8") for code in ("en", "fr")}
        both = {w for w in texts["en"].split() if w.istitle() and w.isalpha() and len(w) > 4 and w in texts["fr"]}
        for n in range(copies):
            dice = random.Random(f"{story.name}{n}")
            names = {w: w + "".join(dice.choices(letters, k=2)) + "o" for w in sorted(both)}
            for code, text in texts.items():
                for old, new in names.items():
                    text = text.replace(old, new)
                (folder / f"{story.name}-{n}.{code}.txt").write_text(text, encoding="utf-8")


def main() -> None:
    """Run both, and say whether they agree."""
    dask = [
        sys.executable,
        "-m",
        "distributed.cli.dask_scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        "18786",
        "--no-dashboard",
    ]
    worker = [
        sys.executable,
        "-m",
        "distributed.cli.dask_worker",
        ADDRESS,
        "--nthreads",
        "1",
        "--no-dashboard",
        "--no-nanny",
    ]
    running: list[subprocess.Popen[bytes]] = []

    def start(command: list[str]) -> subprocess.Popen[bytes]:
        running.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        return running[-1]

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "articles"
        folder.mkdir()
        articles(folder, 25)
        settings = Settings(engines=("lexicon",), reports=False)
        began = time.perf_counter()
        serial = scan([folder], Path(place) / "serial", settings)
        print(f"serial: {serial.compared} pairs in {time.perf_counter() - began:.1f} s")
        try:
            start(dask)
            time.sleep(3)
            doomed, _ = start(worker), start(worker)

            def trouble() -> None:
                path = Path(place) / "cluster" / RESULTS
                while not (path.exists() and path.read_bytes().count(b"\n") > 10):
                    time.sleep(0.05)
                doomed.send_signal(signal.SIGKILL)
                print(f"a worker was killed after {path.read_bytes().count(10)} pairs")
                start(worker)
                print("another one joins")

            threading.Thread(target=trouble, daemon=True).start()
            began = time.perf_counter()
            made = scan([folder], Path(place) / "cluster", Settings(("lexicon",), reports=False, scheduler=ADDRESS))
            print(f"cluster: {made.compared} pairs in {time.perf_counter() - began:.1f} s")
        finally:
            for process in running:
                process.kill()
        same = (Path(place) / "serial" / RESULTS).read_bytes() == (Path(place) / "cluster" / RESULTS).read_bytes()
        print("the results are the same" if same else "THE RESULTS DIFFER")
        sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()

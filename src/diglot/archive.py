"""A folder of articles, all of it: stories found, each pair of editions compared, results kept as they come.

The results folder holds `results.jsonl` (a comparison a line, in the terms of the contract, with the number of its story
and an id made of the digests of both files), `summary.csv`, `index.html` and a report for each pair. A run that was
ended goes on where it was: a line stands only when it is whole, and a pair whose two files and settings are as they were
is not compared again. The same work runs on this machine's processes or on a Dask cluster, with the same results.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from hashlib import blake2b
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

from diglot.errors import DiglotError, UsageError
from diglot.files import write_whole
from diglot.l10n import say

Progress = Callable[[str, int, int], None]
#: whether a pair was compared, and its line of JSON, or why not
Made = tuple[bool, str]
#: files of these kinds are taken from folders
SUFFIXES = (".txt", ".md", ".html", ".htm", ".nitf", ".docx")
RESULTS, SUMMARY, INDEX, STORIES = "results.jsonl", "summary.csv", "index.html", "stories.json"


@dataclass(frozen=True)
class Settings:
    """How a scan compares. `source` is the language of the first edition where a story has it."""

    engines: tuple[str, ...] | None = None
    only: tuple[str, ...] | None = None
    source: str = "en"
    reports: bool = True
    jobs: int = 1
    scheduler: str | None = None

    @property
    def signature(self) -> str:
        """What makes results differ."""
        from diglot import __version__

        return f"{__version__}|{self.engines}|{self.only}"


@dataclass(frozen=True, slots=True)
class Task:
    """A pair to compare; `key` is made of both files' content and the settings."""

    key: str
    story: int
    source: str
    target: str
    engines: tuple[str, ...] | None
    only: tuple[str, ...] | None
    report: str | None


@dataclass
class Outcome:
    """What a scan made: counts, and what could not be read."""

    stories: int = 0
    alone: int = 0
    compared: int = 0
    kept: int = 0
    findings: int = 0
    unread: list[tuple[str, str]] = field(default_factory=list)


def articles_in(places: Sequence[str | Path]) -> list[str]:
    """The article files among files and folders, sorted. Raises UsageError for a place that is not there."""
    found: set[str] = set()
    for place in map(Path, places):
        if place.is_dir():
            found.update(
                str(p) for p in place.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file() and p.name[0] != "."
            )
        elif place.exists():
            found.add(str(place))
        else:
            raise UsageError("{place} does not exist: name folders or files of articles.", place=place)
    return sorted(found)


def scan(
    places: Sequence[str | Path], results: Path, settings: Settings | None = None, progress: Progress | None = None
) -> Outcome:
    """Find the stories in folders, compare their editions, and keep the results in the folder `results`.

    Raises UsageError where the results folder cannot be written to or the scheduler cannot be reached.
    """
    from diglot.editions import find_editions

    chosen = settings or Settings()
    try:
        (results / "reports").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            "{results} cannot be made ({why}): choose another folder with -o.",
            results=results,
            why=say(str(error.strerror)),
        ) from error
    paths = [p for p in articles_in(places) if results not in Path(p).parents]
    found = find_editions(paths, jobs=chosen.jobs, progress=progress)
    tasks = list(_tasks(found, results, chosen))
    write_whole(results / STORIES, json.dumps(found.to_json(), ensure_ascii=False, indent=1) + "\n")
    outcome = Outcome(len(found.stories), len(found.alone), unread=list(found.unread))
    kept = _kept(results / RESULTS, {t.key for t in tasks})
    outcome.kept = len(kept)
    todo = [t for t in tasks if t.key not in kept]
    with (results / RESULTS).open("a", encoding="utf-8") as out:
        for done, (task, (good, made)) in enumerate(_run(todo, chosen), 1):
            if not good:
                outcome.unread.append((say("{one} and {two}", one=task.source, two=task.target), made))
            else:
                kept[task.key] = made
                out.write(made + "\n")
                out.flush()
                outcome.compared += 1
            if progress is not None:
                progress(say("comparing"), done, len(todo))
    # a story's number changes when others come or go before it
    rows = [{**json.loads(kept[t.key]), "story": t.story} for t in tasks if t.key in kept]
    # in order and without what is out of date: the same folder gives the same file, however it was worked through
    write_whole(results / RESULTS, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    outcome.findings = sum(len(r["findings"]) for r in rows)
    write_whole(results / SUMMARY, summary_table(rows, outcome.unread), "utf-8-sig")
    if chosen.reports:
        write_whole(results / INDEX, _index(rows, outcome))
    return outcome


def _tasks(found: Any, results: Path, settings: Settings) -> Iterator[Task]:
    """The pairs of each story: its first edition against each other one."""
    from diglot.editions import Kind

    for number, story in enumerate(found.stories):
        first = min(
            story.articles,
            key=lambda n: (found.articles[n].language != settings.source, found.articles[n].language, n),
        )
        held = {n for r in story.relations if r.kind is Kind.EDITION for n in (r.one, r.two)}
        for other in story.articles:
            one, two = found.articles[first], found.articles[other]
            if other == first or other not in held or two.language == one.language:
                continue
            key = _key(one.path, two.path, settings)
            report = str(results / "reports" / f"{key}.html") if settings.reports else None
            yield Task(key, number, one.path, two.path, settings.engines, settings.only, report)


def _key(one: str, two: str, settings: Settings) -> str:
    digest = blake2b(settings.signature.encode(), digest_size=8)
    for path in (one, two):
        digest.update(path.encode() + b"\0")
        try:
            digest.update(blake2b(Path(path).read_bytes(), digest_size=16).digest())
        except OSError:
            digest.update(b"gone")
    return digest.hexdigest()


def _kept(path: Path, wanted: set[str]) -> dict[str, str]:
    """Whole lines of an earlier run that still hold; a line that was cut off by a kill is done again."""
    made: dict[str, str] = {}
    if not path.exists():
        return made
    whole = []
    for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
        try:
            key = json.loads(line).get("id", "")
        except (ValueError, AttributeError):
            continue
        whole.append(line)
        if key in wanted:
            made[key] = line
    write_whole(path, "".join(f"{line}\n" for line in whole))
    return made


def _run(tasks: Sequence[Task], settings: Settings) -> Iterator[tuple[Task, Made]]:
    """Results as they come."""
    if settings.scheduler:
        yield from _on_dask(tasks, settings.scheduler)
    elif settings.jobs > 1 and len(tasks) > 1:
        with ProcessPoolExecutor(settings.jobs) as pool:
            waiting = {pool.submit(compare_task, t): t for t in tasks}
            for future in as_completed(waiting):
                yield waiting[future], future.result()
    else:
        for task in tasks:
            yield task, compare_task(task)


def _on_dask(tasks: Sequence[Task], scheduler: str) -> Iterator[tuple[Task, Made]]:
    """The same work on a Dask cluster ("local" starts one here); a worker that dies has its tasks done by others."""
    try:
        dask: Any = import_module("distributed")
    except ImportError as error:
        raise UsageError("Dask is not installed: install diglot with its extra `dask`.") from error
    try:
        client = dask.Client(processes=True) if scheduler == "local" else dask.Client(scheduler, timeout=20)
    except (OSError, TimeoutError, ValueError) as error:
        raise UsageError(
            "The scheduler {scheduler} cannot be reached ({error}): start it, or name another.",
            scheduler=scheduler,
            error=error,
        ) from error
    with client:
        futures = client.map(compare_task, tasks, pure=False, retries=3)
        waiting = {future.key: task for future, task in zip(futures, tasks, strict=True)}
        for future, made in dask.as_completed(futures, with_results=True):
            yield waiting[future.key], made


def compare_task(task: Task) -> Made:
    """Compare a pair: (True, its line of JSON), or (False, why not). Writes the pair's report, whole or not at all."""
    from dataclasses import replace

    from diglot.comparison import Options, compare
    from diglot.reports import write
    from diglot.translation.memory import Memory

    try:
        made = compare(task.source, task.target, Options(task.engines, only=task.only, memory=Memory.open()))
        if task.report:
            write_whole(Path(task.report), write(made, "html"))
        row = replace(made, id=task.key).to_json()
        row["story"] = task.story
        return True, json.dumps(row, ensure_ascii=False)
    except DiglotError as error:
        return False, str(error)


def summary_table(rows: Iterable[dict[str, Any]], unread: Iterable[tuple[str, str]]) -> str:
    """One line a pair: files, share of sentences that have a counterpart, findings by severity; then what was not read.

    The share is left empty for texts that are no editions.
    """
    from diglot.reports.summary import with_counterpart
    from diglot.reports.table import harmless

    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(["story", "source", "target", "title", "coverage", *SEVERITIES, "note_on_reading"])
    for row in rows:
        counts = [sum(f["severity"] == s for f in row["findings"]) for s in SEVERITIES]
        cells = [row["story"], row["source"]["path"], row["target"]["path"], row["source"]["title"] or ""]
        share = with_counterpart((b["source"], b["target"]) for b in row["alignment"]) / len(row["source"]["sentences"])
        told = f"{share:.2f}" if row["verdict"]["editions"] else ""
        writer.writerow([harmless(str(c)) for c in [*cells, told, *counts, ""]])
    for path, reason in unread:
        writer.writerow(["", harmless(path), "", "", "", *[""] * len(SEVERITIES), reason])
    return out.getvalue()


SEVERITIES = ("critical", "major", "minor", "note")


def _index(rows: Sequence[dict[str, Any]], outcome: Outcome) -> str:
    from diglot.reports.html import page
    from diglot.reports.html.index import stories
    from diglot.reports.summary import SHAPES

    return page("index.html", stories=stories(rows), outcome=outcome, shapes=SHAPES)

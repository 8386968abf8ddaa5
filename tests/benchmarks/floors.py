"""The gate: no figure falls silently. `uv run python tests/benchmarks/floors.py` measures and compares with floors.json.

A floor holds for the data that its hash names; other data has no floor and is told as such. `--raise` writes what was
measured where it is better; a floor is lowered only by hand, in a commit that says why.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import click
from common import BENCH

HERE = Path(__file__).parent
FILE = HERE / "floors.json"
#: name -> (command, data, pattern of the figure, whether more is better)
FIGURES: dict[str, tuple[list[str], Path, str, bool]] = {
    "planted added F1": (["planted.py", "--engine", "lexicon"], BENCH / "planted" / "public.jsonl", r"added\s+\S+\s+\S+\s+(\S+)", True),
    "planted dropped F1": (["planted.py", "--engine", "lexicon"], BENCH / "planted" / "public.jsonl", r"dropped\s+\S+\s+\S+\s+(\S+)", True),
    "planted altered F1": (["planted.py", "--engine", "lexicon"], BENCH / "planted" / "public.jsonl", r"altered\s+\S+\s+\S+\s+(\S+)", True),
    "planted alarms": (["planted.py", "--engine", "lexicon"], BENCH / "planted" / "public.jsonl", r"= (\S+) per 100", False),
    "NTREX fr %": (["ntrex.py", "--columns", "en,fr"], BENCH / "news" / "ntrex128.tsv", r"above on \d+ \((\S+)%\)", False),
    "NTREX fr_CA %": (["ntrex.py", "--columns", "en,fr_CA"], BENCH / "news" / "ntrex128.tsv", r"above on \d+ \((\S+)%\)", False),
    "REFreSD AUC": (["refresd.py"], BENCH / "refresd" / "dev.jsonl", r"all\s+AUC (\S+);", True),
    "SwissGov fr Spearman": (["swissgov.py"], BENCH / "swissgov" / "dev.en-fr.jsonl", r"Spearman (\S+)", True),
    "SwissGov de Spearman": (["swissgov.py", "--language", "de"], BENCH / "swissgov" / "dev.en-de.jsonl", r"Spearman (\S+)", True),
    "NTREX de %": (["ntrex.py", "--columns", "en,de"], BENCH / "news" / "ntrex128.tsv", r"above on \d+ \((\S+)%\)", False),
    "NTREX es %": (["ntrex.py", "--columns", "en,es"], BENCH / "news" / "ntrex128.tsv", r"above on \d+ \((\S+)%\)", False),
    "Text+Berg F1": (["alignment.py"], BENCH / "textberg" / "dev.jsonl", r"Text\+Berg.*?all beads.*?F1 (\S+)", True),
    "TransRead F1": (["alignment.py"], BENCH / "transread" / "dev.en-fr.jsonl", r"TransRead.*?all beads.*?F1 (\S+)", True),
    "DEMETR meaning %": (["demetr.py"], BENCH / "demetr" / "dev.fr-en.jsonl", r"meaning: .*?\((\S+)%\)", True),
    "DEMETR form %": (["demetr.py"], BENCH / "demetr" / "dev.fr-en.jsonl", r"form: .*?\((\S+)%\)", False),
    "DEMETR unperturbed %": (["demetr.py"], BENCH / "demetr" / "dev.fr-en.jsonl", r"unperturbed: .*?\((\S+)%\)", False),
    "pairs test, changes": (["pairs.py", "--split", "test"], HERE / "pairs-2.jsonl", r"altered\s+(\d+) of", True),
    "pairs test, alarms": (["pairs.py", "--split", "test"], HERE / "pairs-2.jsonl", r"same\s+(\d+) of", False),
    "pairs of roles fr, changes": (["pairs.py", "--of", "roles", "--split", "test"], HERE / "pairs-roles.jsonl", r"altered\s+(\d+) of", True),
    "pairs of roles fr, alarms": (["pairs.py", "--of", "roles", "--split", "test"], HERE / "pairs-roles.jsonl", r"same\s+(\d+) of", False),
    "pairs of roles de, changes": (["pairs.py", "--of", "roles", "--split", "test", "--language", "de"], HERE / "pairs-roles.jsonl", r"altered\s+(\d+) of", True),
    "pairs of roles es, changes": (["pairs.py", "--of", "roles", "--split", "test", "--language", "es"], HERE / "pairs-roles.jsonl", r"altered\s+(\d+) of", True),
    "pairs of desks fr, changes": (["pairs.py", "--of", "desk", "--split", "test"], HERE / "pairs-desk.jsonl", r"altered\s+(\d+) of", True),
    "pairs of desks fr, alarms": (["pairs.py", "--of", "desk", "--split", "test"], HERE / "pairs-desk.jsonl", r"same\s+(\d+) of", False),
    "pairs of desks de, changes": (["pairs.py", "--of", "desk", "--split", "test", "--language", "de"], HERE / "pairs-desk.jsonl", r"altered\s+(\d+) of", True),
    "pairs of desks de, alarms": (["pairs.py", "--of", "desk", "--split", "test", "--language", "de"], HERE / "pairs-desk.jsonl", r"same\s+(\d+) of", False),
    "pairs of desks es, changes": (["pairs.py", "--of", "desk", "--split", "test", "--language", "es"], HERE / "pairs-desk.jsonl", r"altered\s+(\d+) of", True),
    "pairs of desks es, alarms": (["pairs.py", "--of", "desk", "--split", "test", "--language", "es"], HERE / "pairs-desk.jsonl", r"same\s+(\d+) of", False),
    "faithful pairs fr, alarms": (["pairs.py", "--of", "free", "--split", "test", "--language", "fr"], HERE / "pairs-free.jsonl", r"same\s+(\d+) of", False),
    "faithful pairs de, alarms": (["pairs.py", "--of", "free", "--split", "test", "--language", "de"], HERE / "pairs-free.jsonl", r"same\s+(\d+) of", False),
    "faithful pairs es, alarms": (["pairs.py", "--of", "free", "--split", "test", "--language", "es"], HERE / "pairs-free.jsonl", r"same\s+(\d+) of", False),
    "pairs told otherwise fr, changes": (["pairs.py", "--of", "told", "--split", "test", "--language", "fr"], HERE / "pairs-told.jsonl", r"altered\s+(\d+) of", True),
    "pairs told otherwise fr, alarms": (["pairs.py", "--of", "told", "--split", "test", "--language", "fr"], HERE / "pairs-told.jsonl", r"same\s+(\d+) of", False),
    "pairs told otherwise de, changes": (["pairs.py", "--of", "told", "--split", "test", "--language", "de"], HERE / "pairs-told.jsonl", r"altered\s+(\d+) of", True),
    "pairs told otherwise de, alarms": (["pairs.py", "--of", "told", "--split", "test", "--language", "de"], HERE / "pairs-told.jsonl", r"same\s+(\d+) of", False),
    "pairs told otherwise es, changes": (["pairs.py", "--of", "told", "--split", "test", "--language", "es"], HERE / "pairs-told.jsonl", r"altered\s+(\d+) of", True),
    "pairs told otherwise es, alarms": (["pairs.py", "--of", "told", "--split", "test", "--language", "es"], HERE / "pairs-told.jsonl", r"same\s+(\d+) of", False),
    "editions fr recall": (["editions.py"], BENCH / "news" / "ntrex128.tsv", r"recall (\S+)", True),
    "editions es recall": (["editions.py", "--columns", "en,es"], BENCH / "news" / "ntrex128.tsv", r"recall (\S+)", True),
    "editions de recall": (["editions.py", "--columns", "en,de"], BENCH / "news" / "ntrex128.tsv", r"recall (\S+)", True),
}  # fmt: skip


def digest(path: Path) -> str:
    """The data's hash, short."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


@click.command()
@click.option("--raise", "lift", is_flag=True, help="Write better figures as the new floors.")
def main(lift: bool) -> None:
    """Measure, compare, and end with 1 where a figure has fallen."""
    floors = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    said: dict[str, str] = {}
    fallen = False
    for name, (command, data, pattern, more) in FIGURES.items():
        if not data.exists():
            click.echo(f"{name:24} no data here")
            continue
        call = " ".join(command)
        if call not in said:
            done = subprocess.run(
                [sys.executable, str(HERE / command[0]), *command[1:]], capture_output=True, text=True, check=True
            )
            said[call] = done.stdout
        found = re.search(pattern, said[call], re.DOTALL)
        assert found is not None, name
        value, key = float(found[1].rstrip("%;,")), digest(data)
        floor = floors.get(name, {})
        if floor.get("data") != key:
            state = "no floor for this data"
        elif value == floor["value"]:
            state = "as pinned"
        else:
            better = (value > floor["value"]) is more
            state = f"{'better' if better else 'FALLEN'}: pinned {floor['value']}"
            fallen |= not better
        click.echo(f"{name:24} {value:8.4f}  {state}")
        if lift and (floor.get("data") != key or (value > floor["value"]) is more):
            floors[name] = {"value": value, "data": key}
    if lift:
        FILE.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    sys.exit(1 if fallen else 0)


if __name__ == "__main__":
    main()

"""`diglot evaluate`: findings against the gold of the corpora."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import click

from diglot.cli.translated import argument, command, option
from diglot.l10n import percent, plural, say


@command()
@argument("folder", type=click.Path(path_type=Path))
@option("--split", type=click.Choice(["dev", "test"]), help="Only this half of the corpora.")
@option("--target", multiple=True, metavar="CODE", help="Only other editions in this language; may be repeated.")
@option("--only", metavar="ASPECTS", help="Only these checks, with commas between.")
@option("--engine", "engines", multiple=True, metavar="NAME", help="Use this translation engine only.")
@option("--worst", default=5, show_default=True, help="How many misses and false alarms to print with text.")
@option("--save", metavar="PATH", type=click.Path(path_type=Path), help="Write the figures to a file, for --against.")
@option(
    "--against",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Compare with the figures of an earlier run.",
)
def evaluate(
    folder: Path,
    split: str | None,
    target: tuple[str, ...],
    only: str | None,
    engines: tuple[str, ...],
    worst: int,
    save: Path | None,
    against: Path | None,
) -> None:
    """Compare the stories of FOLDER and score the findings against their gold."""
    from diglot.comparison import Options, compare
    from diglot.errors import NoRouteError
    from diglot.evaluation.gold import load, stories
    from diglot.evaluation.scoring import score

    options = Options(
        engines=engines or None, only=tuple(a.strip() for a in only.split(",")) if only else None, force=True
    )
    pairs = []
    left_out: Counter[str] = Counter()
    for path in stories(folder):
        for gold in load(path, split):
            if target and gold.target.language not in target:
                continue
            try:
                pairs.append((gold, compare(gold.source, gold.target, options)))
            except NoRouteError as error:
                left_out[str(error)] += 1
    for reason, count in left_out.items():
        told = plural("{n} pairs are not scored. {reason}", "{n} pairs are not scored. {reason}", count, reason=reason)
        click.echo(f"diglot: {told}", err=True)
    if not pairs and left_out:
        raise NoRouteError(next(iter(left_out)))
    if not pairs:
        raise click.UsageError(say("No story of {folder} is in the split {split}.", folder=folder, split=split))
    made = score(pairs)
    figures = made.to_json() | {"pairs": len(pairs), "signature": pairs[0][1].signature}
    before = json.loads(against.read_text("utf-8")) if against else None
    click.echo(table(figures, before))
    for title, rows in ((say("Missed"), made.misses), (say("False alarms"), made.alarms)):
        for row in rows[:worst]:
            click.echo("\n" + say("{what}: {state}", what=title, state=json.dumps(row, ensure_ascii=False, indent=1)))
    if save:
        save.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")


def table(figures: dict[str, Any], before: dict[str, Any] | None) -> str:
    """The figures as a table, with the change against an earlier run."""
    lines = [
        plural("{n} pairs · {signature}", "{n} pairs · {signature}", figures["pairs"], signature=figures["signature"]),
        "",
    ]
    heads = f"{say('precision'):>10}{say('recall'):>10}{'F1':>10}{say('hit'):>6}{say('missed'):>8}{say('false'):>7}"
    lines.append(f"{'':14}{heads}")

    def row(name: str, now: dict[str, Any], old: dict[str, Any] | None) -> str:
        change = f"   F1 {now['f1'] - old['f1']:+.3f}" if old else ""
        return (
            f"{name:14}{now['precision']:10.3f}{now['recall']:10.3f}{now['f1']:10.3f}"
            f"{now['hit']:6}{now['missed']:8}{now['false']:7}{change}"
        )

    lines.append(row(say("all"), figures["total"], before and before["total"]))
    for group in ("kinds", "aspects", "severities"):
        lines.append("")
        for name, now in figures[group].items():
            lines.append(row(say(name), now, (before or {}).get(group, {}).get(name)))
    lines += [
        "",
        say(
            "false alarms per 100 clean sentences: {alarms:.2f} ({n} clean sentences)",
            alarms=figures["alarms_per_100_clean"],
            n=figures["clean_sentences"],
        ),
        say("decoys flagged: {n} of {all}", n=figures["decoy_alarms"], all=figures["decoys"]),
        "",
        f"{say('confidence'):10}{say('findings'):>11}{say('right'):>8}",
    ]
    for step in figures["calibration"]:
        share = percent(step["right"] / step["findings"]) if step["findings"] else "–"
        lines.append(f"{step['from']:.1f}–{step['to']:.1f}  {step['findings']:10} {share:>7}")
    return "\n".join(lines)

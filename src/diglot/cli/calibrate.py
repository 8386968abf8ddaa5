"""`diglot calibrate`: fit the weights of the checks' signals on gold data."""

from __future__ import annotations

import json
from pathlib import Path

import click

from diglot.cli.translated import argument, command, option
from diglot.l10n import plural, say


@command()
@argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@option("--split", default="dev", show_default=True, help="Which half of the corpora is read.")
@option("-o", "--output", metavar="PATH", type=click.Path(path_type=Path), help="Write the weights to this file.")
def calibrate(gold: tuple[Path, ...], split: str, output: Path | None) -> None:
    """Fit the weights that turn signals into confidence on GOLD: folders of corpora, or JSON Lines of marked pairs."""
    from diglot.evaluation.calibration import cases, fit, read_gold
    from diglot.files import write_whole

    known = list(cases(pair for path in gold for pair in read_gold(path, split)))
    weights = fit(known)
    text = json.dumps(weights, indent=1, sort_keys=True) + "\n"
    for aspect in sorted({c.aspect for c in known}):
        rows = [c for c in known if c.aspect == aspect]
        true = sum(c.true for c in rows)
        told = plural(
            "{aspect}: {true} true of {n} candidates",
            "{aspect}: {true} true of {n} candidates",
            len(rows),
            aspect=say(aspect),
            true=true,
        )
        click.echo(told, err=True)
    if output:
        write_whole(output, text)
    else:
        click.echo(text, nl=False)

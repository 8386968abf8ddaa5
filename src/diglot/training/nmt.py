"""From parallel text to an Argos package: `python -m diglot.training.nmt train|evaluate|package` (extra `train`).

`train` makes the SentencePiece model where it is missing, goes on from the last checkpoint, and stops by the clock;
`package` converts to CTranslate2 int8 and writes an .argosmodel with its model card; `evaluate` scores a package with
sacrebleu, its signature, the share of figures and names that came through, and the share that the guards reject. The
same seed gives the same order of data.
"""

from __future__ import annotations

import json
import math
import re
import shutil
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import click

from diglot.training.corpus import Pair, batches, pairs

PAD, UNKNOWN, BEGIN, END = 0, 1, 2, 3
#: pieces of a sentence at most
LONGEST = 200
#: label smoothing; weight of the guided head's loss; share of the steps that warm up
SMOOTHING, GUIDED, WARM = 0.1, 0.05, 0.04
#: steps between two lines of the curve, and minutes between two checkpoints
TOLD, SAVED = 100, 5.0


def vocabulary(files: Sequence[Path], folder: Path, size: int, seed: int) -> Any:
    """The SentencePiece model of the folder, trained on both sides with byte fallback where it is missing."""
    import sentencepiece

    path = folder / "sentencepiece.model"
    if not path.exists():
        text = folder / "vocabulary.txt"
        chosen = pairs(files, "fr-en", seed, 0)[:400_000]
        text.write_text("\n".join(line for p in chosen for line in (p.source, p.target)), encoding="utf-8")
        sentencepiece.SentencePieceTrainer.train(
            input=str(text),
            model_prefix=str(folder / "sentencepiece"),
            vocab_size=size,
            model_type="unigram",
            byte_fallback=True,
            character_coverage=0.9995,
            pad_id=PAD,
            unk_id=UNKNOWN,
            bos_id=BEGIN,
            eos_id=END,
            normalization_rule_name="nmt_nfkc",
            minloglevel=2,
        )
        text.unlink()
    return sentencepiece.SentencePieceProcessor(model_file=str(path))


def encode(made: Sequence[Pair], processor: Any) -> list[tuple[list[int], list[int]]]:
    """Piece numbers of both sides, cut at LONGEST."""
    sources = processor.encode([p.source for p in made])
    targets = processor.encode([p.target for p in made])
    return [(s[:LONGEST], t[:LONGEST]) for s, t in zip(sources, targets, strict=True)]


def pointers(pair: Pair, pieces: tuple[list[int], list[int]], processor: Any, direction: str) -> list[tuple[int, int]]:
    """(target piece, source piece) of the words that the shipped lexicon links: what the guided head is to learn."""
    from diglot.translation.lexicon import Lexicon
    from diglot.translation.linking import link_passages

    one, two = direction.split("-")
    found = link_passages(pair.source, pair.target, (one, two), Lexicon.load(one, two), Lexicon.load(two, one))
    starts = [_word_starts(side, processor) for side in pieces]
    words = [[w.word.start for w in side] for side in (found.source, found.target)]
    texts = pair.source, pair.target
    at = [_piece_of(words[k], texts[k], starts[k]) for k in (0, 1)]
    return [
        (at[1][j], at[0][w.partner])
        for j, w in enumerate(found.target)
        if w.content and w.strength > 0 and not w.shared and at[1][j] >= 0 and at[0][w.partner] >= 0
    ]


def _word_starts(pieces: Sequence[int], processor: Any) -> list[int]:
    """Numbers of the pieces that begin a word."""
    return [k for k, p in enumerate(pieces) if processor.id_to_piece(p).startswith("▁")]


def _piece_of(starts: Sequence[int], text: str, pieces: Sequence[int]) -> list[int]:
    """For offsets in the text the piece that begins the same blank-separated word, or -1."""
    blanks = [m.start() for m in re.finditer(r"\S+", text)]
    made = []
    for start in starts:
        number = sum(b <= start for b in blanks) - 1
        made.append(pieces[number] if 0 <= number < len(pieces) and len(pieces) == len(blanks) else -1)
    return made


@click.group()
def main() -> None:
    """Train, evaluate and package a translation model."""


@main.command()
@click.argument("data", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder of checkpoint, curve, vocabulary.")
@click.option("--direction", default="fr-en", show_default=True)
@click.option(
    "--minutes",
    default=10.0,
    show_default=True,
    help="Stop by the clock, with a checkpoint; the learning rate ends with it.",
)
@click.option("--steps", default=100_000, show_default=True, help="Steps that the learning rate is planned for.")
@click.option("--tokens", default=6144, show_default=True, help="Tokens of a batch, padded, a side.")
@click.option("--rate", default=1.2e-3, show_default=True, help="Highest learning rate.")
@click.option("--width", default=256, show_default=True)
@click.option("--encoder", default=6, show_default=True)
@click.option("--decoder", default=2, show_default=True)
@click.option("--pieces", default=8000, show_default=True, help="Size of the vocabulary.")
@click.option("--guide", default=0, show_default=True, help="Pairs of the first pass with word alignments.")
@click.option("--most", default=0, help="Pairs of a pass at most (0: all).")
@click.option("--parent", type=click.Path(path_type=Path, exists=True), help="Folder of a model to start from.")
@click.option("--seed", default=1, show_default=True)
def train(
    data: tuple[Path, ...], out: Path, direction: str, minutes: float, steps: int, tokens: int, rate: float,
    width: int, encoder: int, decoder: int, pieces: int, guide: int, most: int, parent: Path | None, seed: int,
) -> None:  # fmt: skip
    """Train on DATA files, or go on with what is in the folder.

    A parent gives its vocabulary and weights to a new model, in whichever direction (Kocmi and Bojar 2018).
    """
    import torch

    from diglot.training.transformer import Model, Shape

    out.mkdir(parents=True, exist_ok=True)
    kept = out / "checkpoint.pt"
    if parent is not None and not kept.exists():
        shutil.copy(parent / "sentencepiece.model", out / "sentencepiece.model")
    processor = vocabulary(data, out, pieces, seed)
    shape = Shape(processor.get_piece_size(), width, 4 * width, max(1, width // 64), encoder, decoder)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(seed)
    model = Model(shape).to(device)
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, betas=(0.9, 0.98), weight_decay=0.01)
    step, epoch, spent, done = 0, 0, 0, 0
    if kept.exists():
        state = torch.load(kept, map_location=device, weights_only=True)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        step, epoch, spent, done = state["step"], state["epoch"], state["tokens"], state.get("done", 0)
    elif parent is not None:
        state = torch.load(parent / "checkpoint.pt", map_location=device, weights_only=True)
        model.load_state_dict(state["model"])
    before = spent
    began = last = time.monotonic()
    heard, told = 0.0, 0
    while time.monotonic() - began < 60 * minutes and step < steps:
        chosen = pairs(data, direction, seed, epoch)[: most or None]
        encoded = encode(chosen, processor)
        for numbers in islice(batches(encoded, tokens, seed + epoch), done, None):
            for group in optimiser.param_groups:
                group["lr"] = rate * _plan(max(step / steps, (time.monotonic() - began) / (60 * minutes)))
            loss, count = _step(model, optimiser, chosen, encoded, numbers, processor, direction, guide, device)
            step, spent, done = step + 1, spent + count, done + 1
            heard, told = heard + loss, told + 1
            if step % TOLD == 0:
                row = {"step": step, "tokens": spent, "loss": round(heard / told, 4)}
                row["tokens_a_second"] = round((spent - before) / max(1e-9, time.monotonic() - began))
                with (out / "curve.jsonl").open("a", encoding="utf-8") as curve:
                    curve.write(json.dumps(row) + "\n")
                click.echo(row)
                heard, told = 0.0, 0
            if time.monotonic() - last > 60 * SAVED:
                _save(kept, model, optimiser, shape, step, epoch, done, spent, direction)
                last = time.monotonic()
            if time.monotonic() - began > 60 * minutes or step >= steps:
                break
        else:
            epoch, done = epoch + 1, 0
    _save(kept, model, optimiser, shape, step, epoch, done, spent, direction)
    click.echo(f"{step} steps, {spent} target tokens; checkpoint in {kept}")


def _plan(gone: float) -> float:
    """Share of the highest rate when that share of the steps, or of the time, is gone: a rise, then a cosine."""
    if gone < WARM:
        return max(0.01, gone / WARM)
    return 0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * min(1.0, (gone - WARM) / (1 - WARM))))


def _step(
    model: Any, optimiser: Any, chosen: Sequence[Pair], encoded: Sequence[tuple[list[int], list[int]]],
    numbers: Sequence[int], processor: Any, direction: str, guide: int, device: str,
) -> tuple[float, int]:  # fmt: skip
    """One step; (loss a token without smoothing's share, target tokens)."""
    import torch
    from torch.nn import functional

    source = _padded([encoded[i][0] for i in numbers], device)
    entered = _padded([[BEGIN, *encoded[i][1]] for i in numbers], device)
    wanted = _padded([[*encoded[i][1], END] for i in numbers], device)
    with torch.autocast(device, dtype=torch.bfloat16, enabled=device == "cuda" or _half()):
        logits, attention = model(source, entered)
    loss = functional.cross_entropy(
        logits.float().flatten(0, 1), wanted.flatten(), ignore_index=PAD, label_smoothing=SMOOTHING
    )
    total = loss
    points = [
        (row, j, i)
        for row, n in enumerate(numbers)
        if n < guide
        for j, i in pointers(chosen[n], encoded[n], processor, direction)
    ]
    if points:
        rows, targets, sources = (torch.tensor(x, device=device) for x in zip(*points, strict=True))
        total = loss - GUIDED * torch.log(attention[rows, targets, sources].float() + 1e-6).mean()
    optimiser.zero_grad(set_to_none=True)
    total.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()
    return float(loss.detach()), int((wanted != PAD).sum())


def _half() -> bool:
    """Whether this processor multiplies bfloat16 in hardware: twice as fast with AVX-512, more with AMX."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8")
        return "amx_bf16" in flags or "avx512_bf16" in flags
    except OSError:
        return False


def _padded(rows: Sequence[Sequence[int]], device: str) -> Any:
    """A matrix of token numbers, as wide as the longest row, rounded up to eight."""
    import torch

    wide = -(-max(map(len, rows)) // 8) * 8
    return torch.tensor([[*r, *[PAD] * (wide - len(r))] for r in rows], device=device)


def _save(
    path: Path, model: Any, optimiser: Any, shape: Any, step: int, epoch: int, done: int, tokens: int, direction: str
) -> None:
    """Write the checkpoint whole or not at all."""
    import torch

    draft = path.with_suffix(".part")
    torch.save(
        {
            "model": model.state_dict(),
            "optimiser": optimiser.state_dict(),
            "shape": shape.to_json(),
            "step": step,
            "epoch": epoch,
            "done": done,
            "tokens": tokens,
            "direction": direction,
        },
        draft,
    )
    draft.replace(path)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True))
@click.argument("goal", type=click.Path(path_type=Path))
@click.option("--version", "package_version", default="0.1", show_default=True)
@click.option("--bleu", type=float, help="What `evaluate` measured on WMT13: below 28 the package is not aligned by.")
@click.option("--card", type=click.Path(path_type=Path, exists=True), help="Model card to put into the package.")
def package(folder: Path, goal: Path, package_version: str, bleu: float | None, card: Path | None) -> None:
    """Make the Argos package GOAL (.argosmodel) of the checkpoint in FOLDER."""
    import torch

    state = torch.load(folder / "checkpoint.pt", map_location="cpu", weights_only=True)
    source, target = state["direction"].split("-")
    top = folder / "package" / f"translate-{source}_{target}-{package_version.replace('.', '_')}"
    shutil.rmtree(top.parent, ignore_errors=True)
    top.mkdir(parents=True)
    _convert(state, folder / "sentencepiece.model", top / "model")
    shutil.copy(folder / "sentencepiece.model", top / "sentencepiece.model")
    names = {"en": "English", "fr": "French"}
    metadata: dict[str, Any] = {
        "package_version": package_version,
        "argos_version": "1.9",
        "from_code": source,
        "from_name": names.get(source, source),
        "to_code": target,
        "to_name": names.get(target, target),
        "type": "translate",
    }
    if bleu is not None:
        metadata["bleu"] = bleu
    (top / "metadata.json").write_text(json.dumps(metadata, indent=1) + "\n", encoding="utf-8")
    text = card.read_text(encoding="utf-8") if card else f"Made by diglot; {state['tokens']} target tokens seen.\n"
    (top / "README.md").write_text(text, encoding="utf-8")
    with zipfile.ZipFile(goal, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in top.rglob("*") if p.is_file()):
            archive.write(path, path.relative_to(top.parent))
    click.echo(f"{goal}: {goal.stat().st_size / 1e6:.1f} MB")


def _convert(state: dict[str, Any], pieces: Path, goal: Path) -> None:
    """The weights as a CTranslate2 model in int8, with the guided head as its alignment head."""
    import ctranslate2
    import sentencepiece

    from diglot.training.transformer import positions

    shape, weights = state["shape"], {k: v.float().numpy() for k, v in state["model"].items()}
    spec = ctranslate2.specs.TransformerSpec.from_config(
        (shape["encoder"], shape["decoder"]), shape["heads"], alignment_layer=-1, alignment_heads=1
    )
    places = positions(shape["longest"], shape["width"]).numpy()
    for side, name, layers in (
        (spec.encoder, "encoder", spec.encoder.layer),
        (spec.decoder, "decoder", spec.decoder.layer),
    ):
        table = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        table.weight = weights["embedding.weight"]
        side.position_encodings.encodings = places
        _norm(side.layer_norm, weights, f"{name}_norm")
        for k, layer in enumerate(layers):
            at = f"{name}.{k}"
            _norm(layer.self_attention.layer_norm, weights, f"{at}.0.norm")
            _linear(layer.self_attention.linear[0], weights, f"{at}.0.all")
            _linear(layer.self_attention.linear[1], weights, f"{at}.0.out")
            if name == "decoder":
                _norm(layer.attention.layer_norm, weights, f"{at}.1.norm")
                _linear(layer.attention.linear[0], weights, f"{at}.1.query")
                _linear(layer.attention.linear[1], weights, f"{at}.1.memory")
                _linear(layer.attention.linear[2], weights, f"{at}.1.out")
            feed = f"{at}.{2 if name == 'decoder' else 1}"
            _norm(layer.ffn.layer_norm, weights, f"{feed}.norm")
            _linear(layer.ffn.linear_0, weights, f"{feed}.one")
            _linear(layer.ffn.linear_1, weights, f"{feed}.two")
    spec.decoder.projection.weight = weights["embedding.weight"]
    spec.decoder.projection.bias = weights["bias"]
    processor = sentencepiece.SentencePieceProcessor(model_file=str(pieces))
    tokens = ["<blank>", "<unk>", "<s>", "</s>"]
    tokens += [processor.id_to_piece(i) for i in range(4, processor.get_piece_size())]
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.validate()
    spec.optimize(quantization="int8")
    goal.mkdir()
    spec.save(str(goal))


def _linear(layer: Any, weights: dict[str, Any], name: str) -> None:
    layer.weight, layer.bias = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _norm(layer: Any, weights: dict[str, Any], name: str) -> None:
    layer.gamma, layer.beta = weights[f"{name}.weight"], weights[f"{name}.bias"]


@main.command()
@click.argument("package", type=click.Path(path_type=Path, exists=True))
@click.argument("text", type=click.Path(path_type=Path, exists=True))
@click.option("--columns", default="fr,en", show_default=True, help="Headings of source and reference in the TSV file.")
@click.option("--beam", default=1, show_default=True)
@click.option("--most", default=0, help="Lines at most (0: all).")
def evaluate(package: Path, text: Path, columns: str, beam: int, most: int) -> None:
    """Score the package (its archive or its folder) on a TSV file of sentences and references."""
    import sacrebleu

    from diglot.errors import DamagedPackageError
    from diglot.translation.argos import _batch, _loaded, beam_of, inspect
    from diglot.translation.guards import fault
    from diglot.translation.store import unpack

    rows = list(_rows(text, columns))[: most or None]
    with tempfile.TemporaryDirectory() as folder:
        try:
            made = inspect(package) if package.is_dir() else unpack(package, Path(folder))
        except DamagedPackageError:
            made = None
        if made is None or made.damage:
            raise click.UsageError(f"{package} is no whole Argos package: give an archive (.argosmodel) or its folder.")
        tokenizer, translator = _loaded(made)
        began = time.monotonic()
        lines = _batch([tokenizer.encode(s) for s, _ in rows], made, tokenizer, translator, beam)
        seconds = time.monotonic() - began
    score = sacrebleu.BLEU()
    bleu = score.corpus_score(lines, [[r for _, r in rows]])
    click.echo(f"{bleu.score:.1f} {score.get_signature()}")
    click.echo(f"{len(rows) / seconds:.0f} sentences a second at beam {beam_of(made, beam)}")
    for name, pattern in (("figures", r"\d+"), ("names", r"(?<=[a-zà-ÿ,] )[A-ZÀ-Þ]\w+")):
        asked = [
            (set(re.findall(pattern, s)) & set(re.findall(pattern, r)), line)
            for (s, r), line in zip(rows, lines, strict=True)
        ]
        total = sum(len(words) for words, _ in asked)
        come = sum(w in line for words, line in asked for w in words)
        click.echo(f"{name} that came through: {come / max(1, total):.3f} of {total}")
    rejected = sum(fault(s, line) is not None for (s, _), line in zip(rows, lines, strict=True))
    click.echo(f"rejected by the guards: {rejected / len(rows):.3f}")


def _rows(path: Path, columns: str) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8") as lines:
        head = next(lines).rstrip("\n").split("\t")
        one, two = (head.index(c) for c in columns.split(","))
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            yield cells[one], cells[two]


if __name__ == "__main__":
    main()

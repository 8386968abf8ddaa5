"""Trains the model of divergences: `python -m diglot.training.divergence DATA… --out FOLDER --minutes 50`.

DATA are xz-compressed lines of English, French and source. FOLDER gets vectors.npz, checkpoint.pt, curve.jsonl and
divergence.en-fr.npz, which is what diglot ships and `diglot.translation.divergence` runs. The examples are made as they
are needed, in an order that the seed decides; how many are seen is decided by the clock. `--parent` goes on from the
vectors and the weights of an earlier folder, with the rate from its height again; take another seed then.

The model is a transformer encoder over the words of both sides, of which the attention is led: within a side by the
distance of words, across the sides by their links and the cosine of their vectors.
"""

from __future__ import annotations

import json
import math
import random
import shutil
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import click
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.data import DataLoader, IterableDataset

from diglot.training import vectors as word_vectors
from diglot.training.divergences import LOST, PLACED, Example, Maker
from diglot.training.turns import FINE, LOSS, UNSURE, told_words
from diglot.training.vectors import Pair, Vectors
from diglot.translation.divergence import FAR, MARKED, SIGNALS, SPECIAL, UNKNOWN, Reader, known_words

#: width, heads and layers of the encoder
WIDTH, HEADS, LAYERS = 128, 4, 4
#: learning rates of the encoder and of the vectors, steps until the full rate, and the least share of it
RATE, RATE_OF_VECTORS, WARM, LEAST = 1e-3, 1e-4, 200, 0.02
#: share of what a layer adds that is dropped, and of words that are hidden, while it learns: or it learns pairs by heart
DROPPED, HIDDEN = 0.1, 0.06
#: tokens of a batch, examples from which batches of like lengths are made, tokens to which lengths are padded
TOKENS, WINDOW, STEP = 5000, 10_000, 8
#: examples that the figures are measured on, and steps between two measurements
HELD, OFTEN = 3000, 400
#: how common a word is, as a signal: the logarithm of how often it was seen, by this
COMMON = 12.0

Batch = tuple[list[Tensor], list[Tensor], list[Tensor], Tensor, list[Tensor]]


class Layer(nn.Module):
    """One layer: attention with what leads it, then two linear layers; each normalised before it acts."""

    def __init__(self) -> None:
        super().__init__()
        self.n1, self.n2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.ab, self.ba = nn.Linear(4, HEADS), nn.Linear(4, HEADS)
        self.drop = nn.Dropout(DROPPED)
        self.dist = nn.Embedding(2 * (2 * FAR + 1), HEADS)
        nn.init.normal_(self.dist.weight, std=0.02)
        with torch.no_grad():
            for across in (self.ab, self.ba):  # half of the heads begin by looking along links and likeness
                across.weight[: HEADS // 2, 0], across.weight[: HEADS // 2, 2] = 3.0, 2.0

    def forward(self, x: Tensor, across: Tensor, steps: Sequence[Tensor], nothing: Tensor) -> Tensor:
        """The layer's output; `across` is (batch, n, m, 4), `steps` the distances within the sides."""
        batch, length, _ = x.shape
        own = [self.dist(s).permute(2, 0, 1)[None].expand(batch, -1, -1, -1) for s in steps]
        ahead, back = self.ab(across).permute(0, 3, 1, 2), self.ba(across).permute(0, 3, 2, 1)
        bias = torch.cat([torch.cat([own[0], ahead], 3), torch.cat([back, own[1]], 3)], 2) + nothing
        q, k, v = (t.view(batch, length, HEADS, -1).transpose(1, 2) for t in self.qkv(self.n1(x)).chunk(3, -1))
        weight = (q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1]) + bias).softmax(-1)
        x = x + self.drop(self.out((weight @ v).transpose(1, 2).reshape(batch, length, WIDTH)))
        made: Tensor = x + self.drop(self.down(torch.relu(self.up(self.n2(x)))))
        return made


class Network(nn.Module):
    """The whole model; `diglot.translation.divergence.Divergence` says what its parts are."""

    def __init__(self, table: np.ndarray[Any, np.dtype[np.float32]]) -> None:
        super().__init__()
        self.table = nn.Embedding(MARKED + 2 * SPECIAL + len(table), table.shape[1])
        nn.init.normal_(self.table.weight, std=0.05)
        with torch.no_grad():
            self.table.weight[MARKED + 2 * SPECIAL :] = torch.from_numpy(table)
        self.proj, self.feat = nn.Linear(table.shape[1], WIDTH), nn.Linear(SIGNALS, WIDTH)
        self.lang = nn.Embedding(2, WIDTH)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.norm, self.head = nn.LayerNorm(WIDTH), nn.Linear(WIDTH + SIGNALS, 2)

    def forward(
        self, rows: Sequence[Tensor], signals: Sequence[Tensor], here: Sequence[Tensor], strength: Tensor
    ) -> Tensor:
        """Logits of both sides' tokens, one side after the other: (batch, n + m, 2)."""
        if self.training:
            rows = [_hidden(r, n) for n, r in enumerate(rows)]
        seen = [self.table(r) for r in rows]
        one, two = (functional.normalize(v, dim=-1, eps=1e-3) for v in seen)
        at = [torch.arange(h.shape[1])[None] / h.sum(1, keepdim=True).clamp(min=1) for h in here]
        apart = (at[0][:, :, None] - at[1][:, None, :]).abs().clamp(max=1)
        across = torch.stack([strength, (strength > 0).float(), one @ two.transpose(1, 2), apart], -1)
        x = torch.cat(
            [
                self.proj(v) + self.feat(s) + self.lang.weight[n]
                for n, (v, s) in enumerate(zip(seen, signals, strict=True))
            ],
            1,
        )
        nothing = (~torch.cat(list(here), 1))[:, None, None, :] * -1e4
        places = [torch.arange(h.shape[1]) for h in here]
        steps = [(p[:, None] - p[None]).clamp(-FAR, FAR) + FAR + n * (2 * FAR + 1) for n, p in enumerate(places)]
        for layer in self.layers:
            x = layer(x, across, steps, nothing)
        made: Tensor = self.head(torch.cat([self.norm(x), torch.cat(list(signals), 1)], -1))
        return made


def _hidden(rows: Tensor, side: int) -> Tensor:
    """Rows of a side of which some words are taken for unknown ones."""
    known = rows >= MARKED + 2 * SPECIAL
    chosen = known & (torch.rand(rows.shape) < HIDDEN)
    return torch.where(chosen, MARKED + SPECIAL * side + UNKNOWN, rows)


def collate(examples: Sequence[Example]) -> Batch:
    """Examples as tensors: rows, signals, where there is a word, strengths, labels; sides padded to steps of STEP."""
    sizes = [-(-max(len(e.sides[n].rows) for e in examples) // STEP) * STEP for n in (0, 1)]
    rows = [np.zeros((len(examples), size), dtype=np.int64) for size in sizes]
    signals = [np.zeros((len(examples), size, SIGNALS), dtype=np.float32) for size in sizes]
    here = [np.zeros((len(examples), size), dtype=bool) for size in sizes]
    labels = [np.full((len(examples), size, 2), -1, dtype=np.int8) for size in sizes]
    strength = np.zeros((len(examples), *sizes), dtype=np.float32)
    for k, example in enumerate(examples):
        strength[k, example.cells[:, 0], example.cells[:, 1]] = example.strengths
        for n, read in enumerate(example.sides):
            size = len(read.rows)
            rows[n][k, :size], signals[n][k, :size], here[n][k, :size] = read.rows, read.signals, True
            labels[n][k, :size] = example.labels[n]
    tensors = [[torch.from_numpy(a) for a in side] for side in (rows, signals, here, labels)]
    return tensors[0], tensors[1], tensors[2], torch.from_numpy(strength), tensors[3]


def batches(examples: Iterable[Example], seed: int) -> Iterator[list[Example]]:
    """Batches of about TOKENS tokens of examples of like lengths, from windows of WINDOW, in an order by chance."""
    dice = random.Random(seed)
    stream, rest = iter(examples), list[Example]()
    while window := list(islice(stream, WINDOW)):
        groups: dict[tuple[int, ...], list[Example]] = {}
        for example in rest + window:
            groups.setdefault(tuple(-(-len(s.rows) // STEP) for s in example.sides), []).append(example)
        made, rest = [], []
        for sizes, group in sorted(groups.items()):
            fit = max(4, TOKENS // (STEP * sum(sizes)) // 4 * 4)
            whole = len(group) // fit * fit
            made += [group[k : k + fit] for k in range(0, whole, fit)]
            rest += group[whole:]
        dice.shuffle(made)
        yield from made


class Stream(IterableDataset[Batch]):
    """Batches without end, made beside the training."""

    def __init__(self, pairs: Sequence[Pair], maker: Maker, seed: int) -> None:
        super().__init__()
        self.pairs, self.maker, self.seed = pairs, maker, seed

    def examples(self) -> Iterator[Example]:
        """Pass after pass over the pairs, each in an order of its own."""
        dice = random.Random(self.seed)
        while True:
            chosen = [pair for pair in self.pairs for _ in range(self.maker.times(pair))]
            dice.shuffle(chosen)
            made = map(self.maker.make, chosen, pairwise(chosen[1:]))
            yield from (example for example in made if example is not None)

    def __iter__(self) -> Iterator[Batch]:
        return map(collate, batches(self.examples(), self.seed))


def loss_of(network: Network, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Mean cross-entropy over the words that are told of, both columns' added, with all logits and labels."""
    *given, labels = batch
    logits, told = network(*given).float(), torch.cat(labels, 1)
    parts = []
    for column in (LOST, PLACED):
        known = told[..., column] != UNSURE
        truth = told[..., column][known].float()
        parts.append(functional.binary_cross_entropy_with_logits(logits[..., column][known], truth))
    return parts[0] + parts[1], logits, told


def measure(network: Network, held: Sequence[Batch]) -> dict[str, float]:
    """Share of words that are found where 1 % of all others are told: lost ones, small ones that turned, moved ones."""
    network.eval()
    made: dict[str, list[list[np.ndarray[Any, Any]]]] = {"lost": [], "turned": [], "moved": []}
    with torch.no_grad():
        for batch in held:
            _, logits, told = loss_of(network, batch)
            full = torch.cat([signals[..., 0] for signals in batch[1]], 1) > 0
            for name, column, which in (("lost", LOST, full), ("turned", LOST, ~full), ("moved", PLACED, None)):
                known = told[..., column] != UNSURE
                if which is not None:
                    known &= which
                made[name].append([logits[..., column][known].numpy(), told[..., column][known].numpy()])
    network.train()
    found = {}
    for name, parts in made.items():
        odds, truth = (np.concatenate(part) for part in zip(*parts, strict=True))
        if not (truth == LOSS).any():  # plain examples
            continue
        found[name] = round(float((odds[truth == LOSS] > np.quantile(odds[truth == FINE], 0.99)).mean()), 4)
    return found


def usual_odds(held: Sequence[Batch]) -> list[float]:
    """Log-odds of any word that carries meaning being lost, and of any word having changed places."""
    told = torch.cat([torch.cat(batch[-1], 1).flatten(0, 1) for batch in held])
    full = torch.cat([torch.cat(batch[1], 1).flatten(0, 1)[:, 0] for batch in held]) > 0
    columns = told[full, LOST], told[:, PLACED]
    return [math.log(max(1, int((column == LOSS).sum())) / int((column == FINE).sum())) for column in columns]


def weights_of(
    network: Network, known: Vectors, usual: Sequence[float], small: Sequence[Collection[str]]
) -> dict[str, Any]:
    """What is shipped: the table in int8 with a scale a row, all else in float16, the words, and the small ones of them."""
    state = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    table = state.pop("table.weight")
    scale = np.maximum(1e-6, np.abs(table).max(axis=1) / 127)
    made: dict[str, Any] = {
        "table": np.round(table / scale[:, None]).astype(np.int8),
        "scale": scale.astype(np.float16),
        "often": common(known).astype(np.float16),
        "usual": np.array(usual, dtype=np.float32),
        "begin": (state.pop("lang.weight") + state.pop("proj.bias") + state.pop("feat.bias")).astype(np.float16),
    }
    for n in (0, 1):
        made[f"words.{n}"] = np.frombuffer("\n".join(known.words[n]).encode(), dtype=np.uint8)
        made[f"small.{n}"] = np.frombuffer("\n".join(sorted(small[n])).encode(), dtype=np.uint8)
    for name, value in state.items():
        place = name.removeprefix("layers.").replace(".dist.weight", ".dist")
        place = place.replace(".weight", ".w").replace(".bias", ".b")
        made[place] = (value.T if value.ndim == 2 and not place.endswith(".dist") else value).astype(np.float16)
    return made


def common(known: Vectors) -> np.ndarray[Any, np.dtype[np.float64]]:
    """How common each word is, in the order of the table."""
    made: np.ndarray[Any, np.dtype[np.float64]] = np.log1p(np.concatenate(known.often)) / COMMON
    return made


@click.command()
@click.argument("data", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder of what is made.")
@click.option("--languages", default="en-fr", show_default=True, help="The two languages of the columns.")
@click.option("--minutes", default=50.0, show_default=True, help="How long to train.")
@click.option("--threads", default=1, show_default=True, help="Threads of the training; one more makes the examples.")
@click.option("--seed", default=1, show_default=True)
@click.option("--plain", is_flag=True, help="Lost and exchanged words only: for the first of two networks.")
@click.option(
    "--parent", type=click.Path(exists=True, path_type=Path), help="Folder of an earlier training to go on from."
)
def main(
    data: tuple[Path, ...],
    out: Path,
    languages: str,
    minutes: float,
    threads: int,
    seed: int,
    plain: bool,
    parent: Path | None,
) -> None:
    """Learn vectors, make divergences, train, and write the model."""
    one, two = languages.split("-")
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(seed)
    torch.set_num_threads(threads)
    pairs = list(word_vectors.read(data, seed))
    if parent is not None:
        shutil.copy(parent / "vectors.npz", out)
    elif not (out / "vectors.npz").exists():
        word_vectors.learn(pairs, seed).save(out / "vectors.npz")
    known = Vectors.load(out / "vectors.npz")
    reader = Reader((one, two), known_words(known.words, common(known).tolist()))
    network = Network(known.table)
    if parent is not None:
        network.load_state_dict(_continued(torch.load(parent / "checkpoint.pt", weights_only=True), network))
    click.echo(
        f"{len(pairs)} pairs, {len(network.table.weight)} rows, {sum(p.numel() for p in network.parameters())} weights",
        err=True,
    )
    held = list(islice(Stream(pairs, Maker((one, two), known, reader, seed, plain=plain), seed), HELD // 80))
    usual = usual_odds(held)
    stream = Stream(pairs, Maker((one, two), known, reader, seed + 1, plain=plain), seed + 1)
    train(network, DataLoader(stream, batch_size=None, num_workers=1), held, out, minutes)
    path = out / f"divergence.{languages}.npz"
    np.savez(path, **weights_of(network, known, usual, told_words((one, two))))
    click.echo(f"{path.name}: {path.stat().st_size:,} bytes", err=True)


def _continued(found: dict[str, Tensor], network: Network) -> dict[str, Tensor]:
    """The weights of an earlier training; a column that it did not have begins as from nothing."""
    for name in ("head.weight", "head.bias"):
        fresh: Tensor = network.state_dict()[name].clone()
        fresh[: len(found[name])] = found[name]
        found = {**found, name: fresh}
    return found


def train(network: Network, stream: Iterable[Batch], held: Sequence[Batch], out: Path, minutes: float) -> None:
    """Train by the clock: the rate falls to nothing as the minutes end; AdamW, bfloat16 for the products."""
    table = list(network.table.parameters())
    rest = [p for name, p in network.named_parameters() if not name.startswith("table.")]
    optimiser = torch.optim.AdamW(
        [
            {"params": rest, "full": RATE, "weight_decay": 0.01},
            {"params": table, "full": RATE_OF_VECTORS, "weight_decay": 0.0},
        ],
        betas=(0.9, 0.98),
    )
    began, losses = time.monotonic(), list[float]()
    for step, batch in enumerate(stream, 1):
        passed = (time.monotonic() - began) / 60 / minutes
        for group in optimiser.param_groups:
            group["lr"] = group["full"] * min(1.0, step / WARM) * max(LEAST, 1 - passed)
        with torch.autocast("cpu", torch.bfloat16):
            loss = loss_of(network, batch)[0]
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        losses.append(loss.item())
        if step % OFTEN == 0 or passed >= 1:
            row = {"step": step, "minutes": round(passed * minutes, 1), "loss": float(np.mean(losses))}
            with (out / "curve.jsonl").open("a") as goal:
                goal.write(json.dumps(row | measure(network, held)) + "\n")
            torch.save(network.state_dict(), out / "checkpoint.part")
            (out / "checkpoint.part").replace(out / "checkpoint.pt")
            losses.clear()
        if passed >= 1:
            return


if __name__ == "__main__":
    main()

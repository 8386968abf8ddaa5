"""The translation model: a transformer (Vaswani et al. 2017) with a deep encoder and a shallow decoder (Kasai et al. 2021).

Layers are normalised before they act, embeddings are shared by both sides and the output. Attention is written as plain
matrix products: on CPU it is faster than the fused kernels at these sizes, and one head of the last decoder layer can be
guided by word alignments (Garg et al. 2019), so that its attention points from a translated word to the original.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of a model; `longest` is the longest sentence in tokens."""

    vocabulary: int = 8000
    width: int = 256
    inner: int = 1024
    heads: int = 4
    encoder: int = 6
    decoder: int = 2
    longest: int = 512
    dropout: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """As a plain dict, for the checkpoint."""
        return asdict(self)


def positions(longest: int, width: int) -> Tensor:
    """Sinusoidal position encodings (longest, width): sines, then cosines."""
    scale = torch.exp(torch.arange(width // 2) * -(math.log(10000.0) / (width // 2 - 1)))
    angle = torch.arange(longest)[:, None] * scale[None, :]
    return torch.cat([angle.sin(), angle.cos()], dim=1)


class Attention(nn.Module):
    """Multi-head attention; `forward` gives the output and the weights of the first head."""

    def __init__(self, shape: Shape, own: bool) -> None:
        super().__init__()
        self.heads, self.own = shape.heads, own
        self.norm = nn.LayerNorm(shape.width)
        if own:
            self.all = nn.Linear(shape.width, 3 * shape.width)
        else:
            self.query = nn.Linear(shape.width, shape.width)
            self.memory = nn.Linear(shape.width, 2 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)

    def forward(self, x: Tensor, memory: Tensor | None, mask: Tensor) -> tuple[Tensor, Tensor]:
        """The layer's output, and where the first head looked; `memory` is what a cross attention looks at."""
        normed = self.norm(x)
        if self.own:
            q, k, v = self.all(normed).chunk(3, dim=-1)
        else:
            q = self.query(normed)
            k, v = self.memory(memory).chunk(2, dim=-1)
        q, k, v = (self._split(t) for t in (q, k, v))
        score = (q @ k.transpose(-1, -2)) / math.sqrt(q.shape[-1])
        weight = score.masked_fill(mask, -1e4).softmax(-1)
        made = (weight @ v).transpose(1, 2).reshape(x.shape)
        return x + self.out(made), weight[:, 0]

    def _split(self, x: Tensor) -> Tensor:
        return x.view(x.shape[0], x.shape[1], self.heads, -1).transpose(1, 2)


class Feed(nn.Module):
    """The two linear layers of a block."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(shape.width)
        self.one = nn.Linear(shape.width, shape.inner)
        self.two = nn.Linear(shape.inner, shape.width)
        self.drop = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor) -> Tensor:
        """The layer's output."""
        made: Tensor = x + self.drop(self.two(torch.relu(self.one(self.norm(x)))))
        return made


class Model(nn.Module):
    """Encoder and decoder over one table of embeddings; token 0 pads."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.width, padding_idx=0)
        nn.init.normal_(self.embedding.weight, std=shape.width**-0.5)
        self.register_buffer("place", positions(shape.longest, shape.width), persistent=False)
        self.encoder = nn.ModuleList(nn.ModuleList([Attention(shape, True), Feed(shape)]) for _ in range(shape.encoder))
        self.decoder = nn.ModuleList(
            nn.ModuleList([Attention(shape, True), Attention(shape, False), Feed(shape)]) for _ in range(shape.decoder)
        )
        self.encoder_norm, self.decoder_norm = nn.LayerNorm(shape.width), nn.LayerNorm(shape.width)
        self.bias = nn.Parameter(torch.zeros(shape.vocabulary))

    def embed(self, tokens: Tensor) -> Tensor:
        """Embeddings with places, (batch, length, width)."""
        made: Tensor = self.embedding(tokens) * math.sqrt(self.shape.width) + self.place[: tokens.shape[1]]
        return made

    def forward(self, source: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        """Logits (batch, length, vocabulary) and the guided head's attention (batch, length, source length)."""
        nothing = (source == 0)[:, None, None, :]
        x = self.embed(source)
        for attend, feed in self.encoder:
            x = feed(attend(x, None, nothing)[0])
        memory = self.encoder_norm(x)
        ahead = torch.ones(target.shape[1], target.shape[1], dtype=torch.bool, device=target.device).triu(1)[None, None]
        y = self.embed(target)
        pointed = y.new_zeros(())
        for own, cross, feed in self.decoder:
            y = own(y, None, ahead)[0]
            y, pointed = cross(y, memory, nothing)
            y = feed(y)
        logits = self.decoder_norm(y) @ self.embedding.weight.T + self.bias
        return logits, pointed

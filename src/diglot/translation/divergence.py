"""Which words of a sentence say something that its translation does not: word-level semantic divergence.

A small transformer reads a sentence and its counterpart together and gives each word that carries meaning the log-odds
that the other side lacks or changes what it says (Briakou and Carpuat 2020: learnt from divergences that were made). It
knows words by bilingual vectors (Levy, Søgaard and Goldberg 2017), and attention is led by the links that lexicon and
spelling make. Languages that it never saw it reads by the English translations of their words (`vocabulary`).
`diglot.training.divergence` trains it; here it runs on numpy alone.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from diglot import __version__
from diglot.errors import NoRouteError
from diglot.languages.words import Word, norm, words
from diglot.translation.evidence import Evidence
from diglot.translation.lexicon import Lexicon
from diglot.translation.linking import LinkedWord, PassageLinks
from diglot.translation.memory import Memory
from diglot.translation.shipped import shipped, sound
from diglot.translation.vocabulary import Known, Lent, Shares, Vocabulary

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

#: marks with a vector of their own; all others share the last of MARKED
MARKS, MARKED = ",.;:()\"«»—–-!?'…", 32
#: rows of a language for words without a vector: unknown, figure, unknown with a capital
UNKNOWN, FIGURE, NAME, SPECIAL = 1, 2, 3, 4
#: places further apart than this are equally far
FAR = 8
#: signals of a word; see `Reader`
SIGNALS = 8
#: the languages of the model that reads others too, the one that lexicons lead to first
OWN = ("en", "fr")
#: rows lent to words of other languages that are kept
LENT = 100_000
#: pairs of like lengths that are read at once, and pairs of their characters: what attention takes grows with their square
LOT, CELLS = 8, 100_000_000


#: a model's networks, by their files
Weights = Mapping[Traversable, Mapping[str, npt.NDArray[Any]]]
#: log-odds of a passage's linked words, source's and target's
Odds = tuple[Sequence[float], Sequence[float]]


class Told(NamedTuple):
    """What the model says of a pair: log-odds that the other side lacks a word or says another thing for it, and that a
    word changed places with another one."""

    lost: Odds
    moved: Odds


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages with their links; the texts stand in the order of the links."""

    texts: tuple[str, str]
    links: PassageLinks


@dataclass(frozen=True, slots=True)
class Read:
    """A passage as the model takes it: rows of the table, signals (length, SIGNALS), and the links' words in their places."""

    rows: Ints
    signals: Floats
    places: Ints


@dataclass(frozen=True, slots=True)
class Facing:
    """A passage in each of the model's languages, and the links that could be made: cells (links, 2) and strengths."""

    sides: tuple[Read, Read]
    cells: npt.NDArray[np.int16]
    strengths: npt.NDArray[np.float16]


def facing(sides: tuple[Read, Read], scored: Mapping[tuple[int, int], float]) -> Facing:
    """Two passages with the strengths of links by the numbers of the linked words, in the order of the sides."""
    at = np.array(list(scored), dtype=np.int64).reshape(-1, 2)
    cells = np.stack([sides[n].places[at[:, n]] for n in (0, 1)], axis=1).astype(np.int16)
    return Facing(sides, cells, np.array(list(scored.values()), dtype=np.float16))


def known_words(
    words: tuple[Sequence[str], Sequence[str]],
    often: Sequence[float],
    small: tuple[Collection[str], Collection[str]] = ((), ()),
) -> tuple[Known, Known]:
    """The words of both of a model's languages in the order of its table, how common each is, as a signal within 0..1 or
    so, and the small ones that it tells of."""
    first, second = MARKED + 2 * SPECIAL, MARKED + 2 * SPECIAL + len(words[0])
    one, two = often[: len(words[0])], often[len(words[0]) :]
    return Known(words[0], one, first, small[0]), Known(words[1], two, second, small[1])


class Reader:
    """Passages of two languages as the model takes them."""

    def __init__(self, languages: tuple[str, str], known: tuple[Vocabulary, Vocabulary]) -> None:
        self._known = known
        self._evidence = tuple(Evidence.load(*order) for order in (languages, languages[::-1]))

    def read(self, tokens: Sequence[Word], links: Sequence[LinkedWord], side: int) -> Read:
        """A passage in the model's language number `side`; the links' words stand among its tokens."""
        rows = np.full(len(tokens), MARKED - 1, dtype=np.int64)
        signals = np.zeros((len(tokens), SIGNALS), dtype=np.float32)
        number = {item.word.start: k for k, item in enumerate(links)}
        places = []
        for at, token in enumerate(tokens):
            k = number.get(token.start)
            if k is None:
                rows[at] = MARKS.find(token.text) % MARKED
                continue
            places.append(at)
            rows[at] = self.row(token.text, side)
            signals[at] = self._signals(links[k], k, side)
        return Read(rows, signals, np.array(places, dtype=np.int64))

    def row(self, word: str, side: int) -> int:
        """The row of the table for a word of language number `side`."""
        kind = FIGURE if word[0].isdigit() else NAME if word[:1].isupper() else UNKNOWN
        known = self._known[side].row(norm(word))
        return MARKED + SPECIAL * side + kind if known is None else known

    def _signals(self, item: LinkedWord, number: int, side: int) -> list[float]:
        """Whether the word carries meaning, how it is linked, what that says alone, how it looks, how common it is."""
        odds = self._evidence[side].odds(item, number) if item.content else 0.0
        begin = item.word.text[0]
        often = self._known[side].often(norm(item.word.text))
        return [item.content, item.strength, item.shared, item.bare, odds, begin.isupper(), begin.isdigit(), often]


class Divergence:
    """The model of a pair of languages: one network, or two that know the same words.

    Of two the first tells of words that carry meaning, the second of small words and of words that changed places: more is
    found so than by one that learnt all (the README beside the weights says how much). `lexicons` lead to English from
    those of the languages that the model never saw. Raises KeyError for weights that lack a part.
    """

    def __init__(
        self,
        languages: tuple[str, str],
        *weights: Mapping[str, npt.NDArray[Any]],
        lexicons: tuple[Lexicon | None, Lexicon | None] = (None, None),
    ) -> None:
        self.languages = languages
        self.networks = tuple(map(Network, weights))
        one, two = (bytes(weights[0][f"words.{n}"]).decode().split("\n") for n in (0, 1))
        #: how common each word with a row of its own is, both languages' in the order of the table
        self.often: Sequence[float] = weights[0]["often"].astype(np.float32).tolist()
        small = tuple(bytes(weights[-1][f"small.{n}"]).decode().split("\n") for n in (0, 1))
        own = known_words((one, two), self.often, (small[0], small[1]))
        first, second = (
            known if lexicon is None else Lent(lexicon, own[0], self._lend)
            for known, lexicon in zip(own, lexicons, strict=True)
        )
        self._known: tuple[Vocabulary, Vocabulary] = first, second
        #: how the networks take passages
        self.reader = Reader(languages, self._known)
        made_of = blake2b(b"".join(network.weights["head.w"].tobytes() for network in self.networks), digest_size=8)
        for lexicon in lexicons:
            path = lexicon and shipped(f"lexicon.{lexicon.source}-{lexicon.target}.gz")
            made_of.update(path.read_bytes() if path else b"")
        self.fingerprint = f"{__version__} {made_of.hexdigest()}"

    def common(self, word: str, language: str) -> float:
        """How common a word is in what the model was trained on: 0 for one that it does not know, to about 1."""
        return self._known[self.languages.index(language)].often(norm(word))

    def reads(self, language: str) -> bool:
        """Whether the model was trained on a language, and does not only know the translations of its words."""
        return isinstance(self._known[self.languages.index(language)], Known)

    @property
    def reads_both(self) -> bool:
        """Whether it was trained on both languages."""
        return all(map(self.reads, self.languages))

    def vectors(self, words: Sequence[str], language: str) -> Floats:
        """The vectors of words as the first network has them, (words, size); unknown ones share one."""
        side = self.languages.index(language)
        return self.networks[0].vectors(np.array([self.reader.row(word, side) for word in words], dtype=np.int64))

    def is_small(self, word: str, language: str) -> bool:
        """Whether a word is one of the small ones that the model was taught to tell of."""
        return self._known[self.languages.index(language)].is_small(norm(word))

    def odds(self, source: str, pairs: Sequence[Pair], memory: Memory | None = None) -> list[Told]:
        """What the model says of each pair, for all linked words.

        `source` is the language of the pairs' first texts. The odds are against those of any word: above 0 speaks for a
        loss. 0 stands where nothing was learnt: as losses figures, and small words that nothing turns; as moves small words,
        and what has no counterpart. What was read once is remembered.
        """
        memory = memory or Memory.none()
        self._forget()
        place = ("divergence", self.fingerprint, 0, source, next(x for x in self.languages if x != source))
        written = ["\x1e".join(p.texts) for p in pairs]
        lines = memory.get(place, list(dict.fromkeys(written)))
        fresh = {text: pair for text, pair in zip(written, pairs, strict=True) if text not in lines}
        made: dict[str, str] = {}
        # matrices as small as these gain little by threads, and lose much where other work has the cores
        with _threads().limit(limits=1, user_api="blas"):
            for lot in _lots(fresh):
                told = self._lot([fresh[text] for text in lot], self.languages.index(source))
                made.update((text, _written(sides)) for text, sides in zip(lot, told, strict=True))
        memory.put(place, made)
        lines.update(made)
        return [_parsed(lines[text]) for text in written]

    def _lend(self, shares: Shares) -> int:
        """A row of the mean of others, the same in all networks."""
        return [network.lend(shares) for network in self.networks][-1]

    def _forget(self) -> None:
        """Forget the rows that were lent, where they take too much room."""
        lent = [known for known in self._known if isinstance(known, Lent)]
        if sum(map(len, lent)) > LENT:
            for known in lent:
                known.forget()
            for network in self.networks:
                network.forget()

    def _lot(self, pairs: Sequence[Pair], first: int) -> list[tuple[Floats, Floats]]:
        """The odds, (words, 2) a side, of pairs whose first texts are in the model's language number `first`."""
        order = (first, 1 - first)
        lot = []
        for pair in pairs:
            links = pair.links.source, pair.links.target
            one, two = (self.reader.read(words(pair.texts[k]), links[k], n) for n, k in enumerate(order))
            lot.append(facing((one, two), {(at[order[0]], at[order[1]]): v for at, v in pair.links.scored.items()}))
        made = []
        told = [network.logits(lot) for network in self.networks]
        for number, (given, pair) in enumerate(zip(lot, pairs, strict=True)):
            links = pair.links.source, pair.links.target
            sides = []
            for n, k in enumerate(order):
                places = given.sides[n].places
                full = told[0][number][n][places] - self.networks[0].usual
                small = told[-1][number][n][places] - self.networks[-1].usual
                sides.append(self._told(full, small, links[k], n))
            made.append((sides[order[0]], sides[order[1]]))
        return made

    def _told(self, full: Floats, small: Floats, links: Sequence[LinkedWord], side: int) -> Floats:
        """The odds, (words, 2), of both networks'; nothing where nothing was learnt."""
        made = np.zeros((len(links), 2), dtype=np.float32)
        for k, item in enumerate(links):
            figure = item.word.text[0].isdigit()
            if item.content and not figure:
                made[k, 0] = full[k, 0]
            elif not figure and self._known[side].is_small(norm(item.word.text)):
                made[k, 0] = small[k, 0]
            if (figure or item.content) and item.strength > 0:
                made[k, 1] = small[k, 1]
        return made


class Network:
    """A network's weights, and what it makes of passages."""

    def __init__(self, weights: Mapping[str, npt.NDArray[Any]]) -> None:
        self.weights = {k: v.astype(np.float32) for k, v in weights.items() if v.dtype == np.float16}
        self._table, self._scale = weights["table"], self.weights["scale"]
        self._lent: list[Floats] = []
        #: log-odds of any word being lost, and of any having moved
        self.usual = weights["usual"]
        self._layers = sum(name.endswith(".qkv.w") for name in weights)

    def lend(self, shares: Shares) -> int:
        """The number of a new row: the mean of others by their shares, as long as they are."""
        others = self.vectors(np.array(list(shares), dtype=np.int64))
        weight = np.array(list(shares.values()), dtype=np.float32)
        mean, length = weight @ others, weight @ np.linalg.norm(others, axis=1) / weight.sum()
        self._lent.append(mean * (length / max(1e-6, float(np.linalg.norm(mean)))))
        return len(self._table) + len(self._lent) - 1

    def forget(self) -> None:
        """Forget the rows that were lent."""
        self._lent.clear()

    def vectors(self, rows: Ints) -> Floats:
        """The vectors of rows, the table's own and lent ones, (…, size)."""
        size = len(self._table)
        own = np.minimum(rows, size - 1)
        made: Floats = self._table[own].astype(np.float32) * self._scale[own][..., None]
        for at in zip(*np.nonzero(rows >= size), strict=True):
            made[at] = self._lent[int(rows[at]) - size]
        return made

    def logits(self, lot: Sequence[Facing]) -> list[tuple[Floats, Floats]]:
        """The log-odds of all tokens of passages, (tokens, 2), the first language's and the second's, before `usual` is
        taken off."""
        rows, signals, here = zip(*(_padded([pair.sides[n] for pair in lot]) for n in (0, 1)), strict=True)
        strength = np.zeros((len(lot), rows[0].shape[1], rows[1].shape[1]), dtype=np.float32)
        for number, pair in enumerate(lot):
            strength[number, pair.cells[:, 0], pair.cells[:, 1]] = pair.strengths
        made = self._forward(rows, signals, here, strength)
        sizes = [[len(side.rows) for side in pair.sides] for pair in lot]
        return [(made[0][k, :n], made[1][k, :m]) for k, (n, m) in enumerate(sizes)]

    def _forward(
        self, rows: Sequence[Ints], signals: Sequence[Floats], here: Sequence[Bools], strength: Floats
    ) -> tuple[Floats, Floats]:
        """The logits of both sides' tokens, (pairs, tokens, 2) each; `strength` is (pairs, tokens, tokens of the other)."""
        w = self.weights
        vectors = [self.vectors(r) for r in rows]
        x = np.concatenate(
            [
                v @ w["proj.w"] + s @ w["feat.w"] + begin
                for v, s, begin in zip(vectors, signals, w["begin"], strict=True)
            ],
            axis=1,
        )
        across = _across(vectors, here, strength)
        nothing = np.where(np.concatenate(here, axis=1), 0.0, -1e4).astype(np.float32)[:, None, None, :]
        steps = [_steps(r.shape[1]) for r in rows]
        for layer in map(str, range(self._layers)):
            x = x + self._attend(layer, x, self._bias(layer, across, steps) + nothing)
            inner = self._linear(f"{layer}.up", self._normed(f"{layer}.n2", x))
            x = x + self._linear(f"{layer}.down", np.maximum(inner, 0, out=inner))
        last = np.concatenate([self._normed("norm", x), np.concatenate(signals, axis=1)], axis=2)
        logits = self._linear("head", last)
        size = rows[0].shape[1]
        return logits[:, :size], logits[:, size:]

    def _bias(self, layer: str, across: Floats, steps: Sequence[Ints]) -> Floats:
        """What is added to attention before the softmax, (pairs, heads, tokens, tokens): by the distance within a side,
        by what stands between words of both."""
        ahead = self._linear(f"{layer}.ab", across).transpose(0, 3, 1, 2)
        back = self._linear(f"{layer}.ba", across).transpose(0, 3, 2, 1)
        n, m = across.shape[1:3]
        distance = self.weights[f"{layer}.dist"]
        made = np.empty((len(across), ahead.shape[1], n + m, n + m), dtype=np.float32)
        made[:, :, :n, :n] = distance[steps[0]].transpose(2, 0, 1)
        made[:, :, n:, n:] = distance[steps[1] + 2 * FAR + 1].transpose(2, 0, 1)
        made[:, :, :n, n:], made[:, :, n:, :n] = ahead, back
        return made

    def _attend(self, layer: str, x: Floats, bias: Floats) -> Floats:
        batch, length, width = x.shape
        heads = bias.shape[1]
        every = self._linear(f"{layer}.qkv", self._normed(f"{layer}.n1", x))
        q, k, v = every.reshape(batch, length, 3, heads, width // heads).transpose(2, 0, 3, 1, 4)
        score = q @ k.transpose(0, 1, 3, 2) / math.sqrt(width // heads) + bias
        score -= score.max(axis=-1, keepdims=True)
        np.exp(score, out=score)
        score /= score.sum(axis=-1, keepdims=True)
        return self._linear(f"{layer}.out", (score @ v).transpose(0, 2, 1, 3).reshape(batch, length, width))

    def _linear(self, name: str, x: Floats) -> Floats:
        # one product of two matrices: of more dimensions numpy would make many small ones
        flat: Floats = x.reshape(-1, x.shape[-1]) @ self.weights[f"{name}.w"]
        flat += self.weights[f"{name}.b"]
        return flat.reshape(*x.shape[:-1], -1)

    def _normed(self, name: str, x: Floats) -> Floats:
        centred = x - x.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-5)
        made: Floats = centred / spread * self.weights[f"{name}.w"] + self.weights[f"{name}.b"]
        return made


def _lots(texts: Iterable[str]) -> Iterator[list[str]]:
    """Texts of like lengths, so many as are read at once."""
    lot: list[str] = []
    for text in sorted(texts, key=len):
        if lot and (len(lot) >= LOT or (len(lot) + 1) * len(text) ** 2 > CELLS):
            yield lot
            lot = []
        lot.append(text)
    if lot:
        yield lot


@lru_cache(maxsize=1)
def _threads() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _written(sides: Sequence[Floats]) -> str:
    return "\t".join(" ".join(f"{value:.2f}" for value in side[:, column]) for column in (0, 1) for side in sides)


def _parsed(line: str) -> Told:
    parts = [[float(value) for value in part.split()] for part in line.split("\t")]
    return Told((parts[0], parts[1]), (parts[2], parts[3]))


def _padded(side: Sequence[Read]) -> tuple[Ints, Floats, Bools]:
    """Rows, signals, and where there is a word at all, of passages of several lengths."""
    longest = max(1, *(len(r.rows) for r in side))
    rows = np.zeros((len(side), longest), dtype=np.int64)
    signals = np.zeros((len(side), longest, SIGNALS), dtype=np.float32)
    here = np.zeros((len(side), longest), dtype=bool)
    for k, read in enumerate(side):
        rows[k, : len(read.rows)], signals[k, : len(read.rows)], here[k, : len(read.rows)] = (
            read.rows,
            read.signals,
            True,
        )
    return rows, signals, here


def _across(vectors: Sequence[Floats], here: Sequence[Bools], strength: Floats) -> Floats:
    """What stands between words of both sides (batch, n, m, 4): strength of their link, whether there is one, the cosine
    of their vectors, and how far apart they stand in their passages."""
    one, two = (v / np.maximum(1e-3, np.linalg.norm(v, axis=-1, keepdims=True)) for v in vectors)
    at = [np.arange(h.shape[1])[None] / np.maximum(1, h.sum(axis=1))[:, None] for h in here]
    apart = np.minimum(1.0, np.abs(at[0][:, :, None] - at[1][:, None, :]))
    return np.stack([strength, strength > 0, one @ two.transpose(0, 2, 1), apart], axis=-1).astype(np.float32)


def _steps(size: int) -> Ints:
    """How far places stand apart, from 0 (FAR or more before) to 2 FAR."""
    place = np.arange(size)
    made: Ints = np.clip(place[:, None] - place[None], -FAR, FAR) + FAR
    return made


def find_divergence(one: str, two: str) -> Divergence | None:
    """The shipped model of two languages in either order; else the one of OWN, where lexicons lead from each language that
    it never saw to English; else None.

    Raises DamagedPackageError where a file is damaged.
    """
    return _load(*sorted((one, two)))


@lru_cache(maxsize=4)
def _load(one: str, two: str) -> Divergence | None:
    if found := _weights(one, two):
        return _sound((one, two), found)
    english, other = OWN
    # the model's own languages stand where they stood when it learnt
    languages = (two, one) if two == english or one == other else (one, two)
    lexicons: list[Lexicon | None] = []
    for language, own in zip(languages, OWN, strict=True):
        try:
            lexicons.append(None if language == own else Lexicon.load(language, english))
        except NoRouteError:
            return None
    return _sound(languages, _weights(*OWN), (lexicons[0], lexicons[1]))


def _sound(
    languages: tuple[str, str], found: Weights, lexicons: tuple[Lexicon | None, Lexicon | None] = (None, None)
) -> Divergence | None:
    if not found:
        return None
    with sound(list(found)[-1]):
        return Divergence(languages, *found.values(), lexicons=lexicons)


def _weights(one: str, two: str) -> Weights:
    """The shipped networks of two languages, by their files."""
    paths = [path for name in ("divergence", "turns") if (path := shipped(f"{name}.{one}-{two}.npz")) is not None]
    made = {}
    for path in paths:
        with sound(path), path.open("rb") as file, np.load(file, allow_pickle=False) as read:
            made[path] = dict(read)
    return made

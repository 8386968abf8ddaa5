"""What several tests share: a private home, shipped stories, a tiny Argos package made on the spot."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

ROOT = Path(__file__).parent.parent
CORPORA = ROOT / "corpora"
SHARED = ROOT.parent / "shared"


@pytest.fixture(autouse=True)
def private_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test reads or writes the user's own caches and packages."""
    home = tmp_path_factory.mktemp("home")
    for name in [n for n in os.environ if n.startswith("ARGOS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("DIGLOT_LANG", "en")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("DIGLOT_CACHE", str(home / "cache"))
    return home


@pytest.fixture
def told() -> Callable[[str, str, str], set[str]]:
    """The aspects of what is told of an English sentence and another one: told("de", english, german). Notes are left out."""

    def run(language: str, english: str, other: str) -> set[str]:
        from diglot.article import Article
        from diglot.checks import CHECKS
        from diglot.comparison import Options, context_of, run_checks
        from diglot.editorial import merge_causes

        one, two = Article.from_sentences([english], "en"), Article.from_sentences([other], language)
        context = context_of(one, two, Options(engines=("lexicon",), force=True))
        found = merge_causes(run_checks(context, list(CHECKS)))
        return {str(f.aspect) for f in found if str(f.severity) != "note" and f.confidence >= 0.5}

    return run


@pytest.fixture
def diglot():
    """Run the command line in this process: diglot("compare", "a", "b") -> click's Result."""

    def run(*arguments: object, stdin: str | None = None) -> Result:
        from diglot.cli import main

        return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin, catch_exceptions=False)

    return run


@pytest.fixture
def story() -> tuple[Path, Path]:
    """The two editions of a shipped story."""
    return CORPORA / "ferry-service" / "en.txt", CORPORA / "ferry-service" / "fr.txt"


@pytest.fixture(scope="session")
def argos_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real Argos package from French to English whose model has learnt nothing: it runs, and says rubbish."""
    import ctranslate2
    import sentencepiece

    folder = tmp_path_factory.mktemp("argos")
    top = folder / "translate-fr_en-0_1"
    (top / "model").mkdir(parents=True)
    texts = [p.read_text(encoding="utf-8") for p in sorted(CORPORA.glob("*/??.txt"))]
    (folder / "text").write_text("\n".join(texts), encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(folder / "text"), model_prefix=str(folder / "sp"), vocab_size=400, minloglevel=2
    )
    (folder / "sp.model").rename(top / "sentencepiece.model")
    processor = sentencepiece.SentencePieceProcessor(model_file=str(top / "sentencepiece.model"))
    pieces = ["<blank>", "<s>", "</s>", "<unk>"] + [processor.id_to_piece(i) for i in range(3, 400)]
    spec = ctranslate2.specs.TransformerSpec.from_config(1, 2)
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    _fill(spec, np.random.default_rng(7), len(pieces), 16)
    spec.validate()
    spec.save(str(top / "model"))
    metadata = {
        "package_version": "0.1",
        "from_code": "fr",
        "to_code": "en",
        "from_name": "French",
        "to_name": "English",
    }
    (top / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    packed = folder / "fr_en.argosmodel"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(top.rglob("*")):
            archive.write(path, path.relative_to(folder))
    return packed


def _fill(spec, random, vocabulary: int, width: int) -> None:
    """Random weights for all layers of a CTranslate2 transformer."""

    def matrix(rows: int, columns: int):
        return random.normal(0, 0.3, (rows, columns)).astype("float32")

    def linear(layer, rows: int, columns: int) -> None:
        layer.weight, layer.bias = matrix(rows, columns), np.zeros(rows, "float32")

    def norm(layer) -> None:
        layer.gamma, layer.beta = np.ones(width, "float32"), np.zeros(width, "float32")

    def attention(layer, own: bool) -> None:
        norm(layer.layer_norm)
        for part, rows in zip(layer.linear, (3 * width, width) if own else (width, 2 * width, width), strict=True):
            linear(part, rows, width)

    def feed(layer) -> None:
        norm(layer.layer_norm)
        linear(layer.linear_0, 4 * width, width)
        linear(layer.linear_1, width, 4 * width)

    for side in (spec.encoder, spec.decoder):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embeddings.weight = matrix(vocabulary, width)
        norm(side.layer_norm)
        for layer in side.layer:
            attention(layer.self_attention, True)
            if side is spec.decoder:
                attention(layer.attention, False)
            feed(layer.ffn)
    linear(spec.decoder.projection, vocabulary, width)

"""The training pipeline: data in an order that the seed decides; from pairs to a package that diglot can use."""

from __future__ import annotations

from pathlib import Path

import pytest

from diglot.training.corpus import batches, pairs, sound, weight_of

WORDS = ["port", "ferry", "storm", "night", "mayor", "plan", "vote", "ship", "rain", "coast"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "data.tsv"
    rows = [
        f"the {a} saw the {b} at {n}\tle {a} a vu le {b} à {n}\twmt12"
        for n, (a, b) in enumerate((a, b) for a in WORDS for b in WORDS)
    ]
    path.write_text(
        "\n".join([*rows, "copied\tcopied\ttatoeba", "a short line of some words\t" + "long " * 60 + "\ttatoeba"]),
        encoding="utf-8",
    )
    return path


def test_the_same_seed_gives_the_same_order(data: Path) -> None:
    one = pairs([data], "fr-en", 1, 0)
    assert one == pairs([data], "fr-en", 1, 0)
    assert one != pairs([data], "fr-en", 2, 0)
    assert one != pairs([data], "fr-en", 1, 1)
    assert all(p.source.startswith("le ") for p in one)
    assert pairs([data], "en-fr", 1, 0)[0].source.startswith("the ")


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("A plan.", "Un plan.", True),
        ("A plan.", "A plan.", False),
        ("", "Un plan.", False),
        ("It was in 1998.", "C’était en 1989.", False),
        ("A short line of text here", "Une ligne " * 20, False),
    ],
)
def test_what_is_no_translation_is_left_out(one: str, two: str, expected: bool) -> None:
    assert sound(one, two) is expected


def test_french_without_accents_is_no_target() -> None:
    assert weight_of("hansard36", "fr") == 0
    assert weight_of("hansard36", "en") == 1


def test_batches_hold_all_pairs_once_and_few_tokens() -> None:
    encoded = [([1] * (n % 40 + 1), [1] * (n % 37 + 1)) for n in range(1000)]
    made = list(batches(encoded, 400, seed=3, window=300))
    assert sorted(i for batch in made for i in batch) == list(range(1000))
    for batch in made:
        longest = max(max(len(encoded[i][0]), len(encoded[i][1])) for i in batch)
        assert longest * len(batch) <= 400


def test_from_pairs_to_a_package(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Train some steps, stop, go on, package, install; the package says what the checkpoint says."""
    torch = pytest.importorskip("torch", reason="PyTorch is not installed (extra `train`)")
    import ctranslate2
    import sentencepiece
    from click.testing import CliRunner

    from diglot.training.nmt import main
    from diglot.training.transformer import Model, Shape
    from diglot.translation.argos import inspect

    folder = tmp_path / "run"
    call = ["train", str(data), "--out", str(folder), "--width", "64", "--encoder", "2", "--decoder", "1"]
    call += ["--pieces", "305", "--tokens", "800", "--minutes", "2", "--guide", "5"]
    for steps in ("20", "40"):
        done = CliRunner().invoke(main, [*call, "--steps", steps], catch_exceptions=False)
        assert f"{steps} steps" in done.output
    back = [*call, "--out", str(tmp_path / "back"), "--direction", "en-fr", "--parent", str(folder), "--steps", "1"]
    assert "1 steps" in CliRunner().invoke(main, back, catch_exceptions=False).output
    assert (tmp_path / "back" / "sentencepiece.model").read_bytes() == (folder / "sentencepiece.model").read_bytes()
    CliRunner().invoke(main, ["package", str(folder), str(tmp_path / "m.argosmodel")], catch_exceptions=False)
    made = inspect(next((folder / "package").iterdir()))
    assert made is not None
    assert not made.damage
    text = tmp_path / "text.tsv"
    text.write_text("fr\ten\nle port a vu le ferry à 3\tthe port saw the ferry at 3\n", encoding="utf-8")
    for package in (tmp_path / "m.argosmodel", made.path):
        scored = CliRunner().invoke(main, ["evaluate", str(package), str(text)], catch_exceptions=False)
        assert "rejected by the guards" in scored.output
    refused = CliRunner().invoke(main, ["evaluate", str(text), str(text)])
    assert "no whole Argos package" in refused.output
    assert refused.exit_code == 2
    state = torch.load(folder / "checkpoint.pt", weights_only=True)
    model = Model(Shape(**state["shape"]))
    model.load_state_dict(state["model"])
    model.eval()
    processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    sentence = "le port a vu le ferry à 3"
    source, out = torch.tensor([processor.encode(sentence)]), [2]
    for _ in range(8):
        logits, _ = model(source, torch.tensor([out]))
        out.append(int(logits[0, -1].argmax()))
    translator = ctranslate2.Translator(str(made.path / "model"), compute_type="float32")
    result = translator.translate_batch(
        [processor.encode(sentence, out_type=str)], beam_size=1, max_decoding_length=8, return_attention=True
    )[0]
    said = [processor.id_to_piece(i) for i in out[1:]]
    assert result.hypotheses[0] == said[: said.index("</s>")] if "</s>" in said else result.hypotheses[0] == said
    assert len(result.attention[0][0]) == source.shape[1]

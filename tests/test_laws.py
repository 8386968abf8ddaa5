"""What must hold of any comparison."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diglot.article import Article
from diglot.comparison import Options, compare
from diglot.errors import DiglotError
from diglot.findings import Comparison
from diglot.reading import article_from_text

STORIES = sorted(p.parent for p in (Path(__file__).parent.parent / "corpora").glob("*/gold.json"))
LEXICON = Options(engines=("lexicon",), force=True)
#: letters, marks and blanks that pasted text is made of, and some that it should not be made of
TEXT = st.text(
    alphabet=st.sampled_from(list("abcdeéàLMP0123 .,;:!?«»“”\"'’-–()[]%€$\n\t\u00a0\u202f\u200b…")), max_size=300
)


@cache
def editions(story: Path) -> tuple[Path, Path]:
    """The two editions of a story's first pair."""
    pair = json.loads((story / "gold.json").read_text("utf-8"))["pairs"][0]
    return story / f"{pair['source']}.txt", story / f"{pair['target']}.txt"


@cache
def compared(story: Path) -> Comparison:
    """The first run of a story's first pair."""
    return compare(*editions(story), LEXICON)


@pytest.mark.parametrize("story", STORIES, ids=lambda p: p.name)
def test_swapping_the_editions_swaps_added_and_dropped(story: Path) -> None:
    one, two = compared(story), compare(*editions(story)[::-1], LEXICON)
    first = {(f.kind, f.source, f.target) for f in one.findings if f.aspect == "sentence"}
    swap = {"added": "dropped", "dropped": "added"}
    second = {(swap[f.kind], f.target, f.source) for f in two.findings if f.aspect == "sentence"}
    assert first == second


@pytest.mark.parametrize("story", STORIES, ids=lambda p: p.name)
def test_the_same_run_gives_the_same_findings(story: Path) -> None:
    runs = [compared(story).to_json(), compare(*editions(story), LEXICON).to_json()]
    assert runs[0] == runs[1]
    ids = [f["id"] for f in runs[0]["findings"]]
    assert len(ids) == len(set(ids))


@settings(max_examples=150, deadline=None)
@given(TEXT)
@example("M\u202f.:")  # a capital, a wide space and a full stop: sentencex once panicked
@example("M\u00a0. Le")
def test_offsets_always_slice_back_to_the_sentence(text: str) -> None:
    try:
        article = article_from_text(text, language="fr")
    except DiglotError:
        return
    assert all(article.text[s.start : s.end] == s.text for s in article.sentences)
    assert all(article.text[s.start : s.end] == s.text for s in article.set_aside)
    starts = [s.start for s in article.sentences]
    assert starts == sorted(starts)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(TEXT.filter(str.strip), min_size=1, max_size=4), st.lists(TEXT.filter(str.strip), min_size=1, max_size=4)
)
def test_any_two_texts_compare_without_an_accident(one: list[str], two: list[str]) -> None:
    first = Article.from_sentences([" ".join(t.split()) for t in one], "en")
    second = Article.from_sentences([" ".join(t.split()) for t in two], "fr")
    made = compare(first, second, LEXICON)
    assert sorted(i for b in made.alignment for i in b.source) == list(range(len(one)))
    assert sorted(j for b in made.alignment for j in b.target) == list(range(len(two)))
    for finding in made.findings:
        assert all(0 <= a <= b <= len(first.text) for a, b in finding.source_spans)
        assert all(0 <= a <= b <= len(second.text) for a, b in finding.target_spans)

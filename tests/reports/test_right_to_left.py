"""The HTML report of an Arabic edition: what a browser makes of its sentences, marks, numbers and quotations."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import diglot
from diglot.article import Article, Role
from diglot.comparison import Options
from diglot.findings import Aspect, Bead, Comparison
from diglot.reports import write
from diglot.reports.html import apart

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ENGLISH = (
    "Meridian Hospital cuts 64 beds in 2024 budget",
    "The regional council of Larnbrook voted on Tuesday to close 64 beds at Meridian Hospital, 12% of the total.",
    "“We have no choice,” said the director, Lena Vogt, who has led the hospital since 2019.",
    "The savings will amount to 4 million dollars, according to the council’s report (page 17).",
    "Doctors of the union SMH–UNI said they would strike on 14 March.",
)
ARABIC = (
    "مستشفى ميريديان يلغي 46 سريراً في ميزانية 2024",
    "صوّت المجلس الإقليمي في لارنبروك يوم الثلاثاء على إغلاق 46 سريراً في مستشفى ميريديان، أي 12% من المجموع.",
    "وقالت المديرة لينا فوغت، التي تدير المستشفى منذ عام 2019: «ليس لدينا خيار».",
    "وستبلغ الوفورات 4 مليون دولار، بحسب تقرير المجلس (الصفحة 17).",
    "وقال أطباء نقابة SMH–UNI إنهم سيضربون في 14 مارس.",
)
READ = tuple(t.replace("64", "46") for t in ENGLISH)
#: tells where things are: left edges of a mark and its number, of the two figures of "3–4", of what a
#: message quotes; the title's side; and how wide the page is
MEASURE = """
const at = (node, from, to) => {
  const range = document.createRange();
  range.setStart(node, from); range.setEnd(node, to);
  return Math.round(range.getBoundingClientRect().left);
};
const left = (element) => Math.round(element.getBoundingClientRect().left);
const cell = document.querySelector('[dir="rtl"]:has(mark)');
const number = [...document.querySelectorAll('[dir="rtl"] .number')].find((n) => n.textContent === "3–4").firstChild;
parent.postMessage(JSON.stringify({
  mark: left(cell.querySelector("mark")), ref: left(cell.querySelector(".ref")),
  first: at(number, 0, 1), second: at(number, 2, 3),
  quoted: [...[...document.querySelectorAll(".list li")].find((l) => l.textContent.includes(" / ")).querySelectorAll("bdi")].map(left),
  title: getComputedStyle(document.querySelector("h1")).direction,
  wide: document.documentElement.scrollWidth, window: window.innerWidth,
}), "*");
"""


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """Findings in an Arabic original: a figure, and a message that quotes two Arabic words; two sentences merged."""
    one = Article.from_sentences(ARABIC, "ar", "ar.txt", {"en": READ})
    two = Article.from_sentences(ENGLISH, "en", "en.txt")
    titled = tuple(replace(s, role=Role.TITLE) if s.index == 0 else s for s in one.sentences)
    made = diglot.compare(replace(one, sentences=titled, title=ARABIC[0]), two, Options(force=True))
    figures = [f for f in made.findings if f.aspect is Aspect.NUMBER]
    assert figures[0].source == (0,)
    words = replace(figures[0], id="words", message="The names differ: “لارنبروك” / “ميريديان” in the Arabic edition.")
    beads = [b for b in made.alignment if not {2, 3} & {*b.source, *b.target}]
    beads.insert(2, Bead((2, 3), (2, 3), 0.9))
    return replace(made, findings=(figures[0], words), alignment=tuple(beads))


def test_each_side_has_its_direction(comparison: Comparison) -> None:
    page = unescape(write(comparison, "html"))
    assert f'<h1 lang="ar" dir="auto">{ARABIC[0]}</h1>' in page
    assert page.count('lang="ar" dir="rtl"') == page.count('lang="en" dir="ltr"') == 4
    assert '<bdi class="number" dir="ltr">3–4</bdi>' in page


@pytest.mark.parametrize(
    ("message", "made"),
    [
        ("“<a>” & “b”.", "“<bdi>&lt;a&gt;</bdi>” &amp; “<bdi>b</bdi>”."),
        ("dit «\u00a0a\u00a0».", "dit «\u00a0<bdi>a</bdi>\u00a0»."),
        ("no quotation; one “open", "no quotation; one “open"),
    ],
)
def test_what_a_message_quotes_stands_apart(message: str, made: str) -> None:
    assert str(apart(message)) == made


def measured(comparison: Comparison, folder: Path, width: int) -> dict[str, Any]:
    """The page in a browser, without its policy, which lets no script of ours in.

    It stands in a frame of that width: a browser's own window does not get as narrow as a phone.
    """
    page = re.sub(r"<meta http-equiv[^>]*>", "", write(comparison, "html"))
    page = page.replace("</body>", f"<script>{MEASURE}</script></body>")
    (folder / "report.html").write_text(page, encoding="utf-8")
    path = folder / "frame.html"
    path.write_text(
        "<body><script>addEventListener('message', (told) => { document.body.dataset.measured = told.data; })</script>"
        f'<iframe src="report.html" style="border: 0; width: {width}px; height: 1600px"></iframe></body>',
        encoding="utf-8",
    )
    done = subprocess.run(
        [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}",
            "--window-size=1500,1700", "--virtual-time-budget=2000", "--dump-dom", path.as_uri(),
        ],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    found = re.search(r'data-measured="([^"]*)"', done.stdout)
    assert found, done.stderr
    return dict(json.loads(unescape(found[1])))


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@pytest.mark.parametrize("width", [1400, 390])
def test_a_browser_lays_it_out(comparison: Comparison, tmp_path: Path, width: int) -> None:
    seen = measured(comparison, tmp_path, width)
    assert seen["title"] == "rtl"
    assert seen["ref"] < seen["mark"], "the number follows its mark, to the left"
    assert seen["first"] < seen["second"], "3–4, not 4–3"
    assert seen["wide"] <= seen["window"] == width, "nothing to scroll sideways"
    if width == 1400:
        assert seen["quoted"] == sorted(seen["quoted"]), "the first word quoted stands first"

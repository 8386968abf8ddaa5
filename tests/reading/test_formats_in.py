"""Every format in, in files made after the public standards; and files that mean harm."""

from __future__ import annotations

import json
import time
import zipfile
from pathlib import Path

import pytest

from diglot.article import Article, Role
from diglot.errors import DiglotError, ReadError
from diglot.reading import READERS, read_article

TITLE = "Storm shuts the harbour of Aldmouth"
BODY = [
    "The harbour of Aldmouth was closed on Monday after waves of six metres broke over the eastern wall.",
    "“We have not seen the like since 1987,” said the harbour master, Joan Pell. No one was hurt.",
]
P = "".join(f"<p>{p}</p>" for p in BODY)

NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf><head><docdata><date.issue norm="20260302T101500Z"/></docdata></head>
<body xml:lang="en"><body.head><hedline><hl1>{TITLE}</hl1></hedline><byline>By Ann Lee</byline></body.head>
<body.content><media><media-caption>Waves at the wall</media-caption></media>{P}</body.content></body></nitf>"""
NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2">
<itemMeta><versionCreated>2026-03-02T10:15:00Z</versionCreated></itemMeta>
<contentMeta><headline>{TITLE}</headline><by>Ann Lee</by><language tag="en-GB"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body>{P}</body></html></inlineXML></contentSet></newsItem>"""
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Aldmouth News</title><language>en-gb</language><item><title>{TITLE}</title>
<pubDate>Mon, 02 Mar 2026 10:15:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[{P}<figure><img src="x"/><figcaption>Waves</figcaption></figure>]]></content:encoded></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>News</title><entry><title>{TITLE}</title>
<updated>2026-03-02T10:15:00Z</updated><content type="html">{P.replace("<", "&lt;")}</content></entry></feed>"""
NINJS1 = {"uri": "x", "language": "en", "versioncreated": "2026-03-02T10:15:00Z", "headline": TITLE, "body_html": P}
NINJS3 = {
    "uri": "x",
    "language": "en",
    "versionCreated": "2026-03-02T10:15:00Z",
    "headlines": [{"role": "short", "value": "Storm"}, {"role": "main", "value": TITLE}],
    "bodies": [{"contentType": "text/html", "value": P}],
}
MARKDOWN = f"""---
title: "{TITLE}"
lang: en
date: 2026-03-02
---

![Waves at the wall](waves.jpg)

{BODY[0].replace("Monday", "[Monday](http://example.org)")}

> {BODY[1].replace("harbour master", "**harbour master**")}
"""
HTML = f"""<!doctype html><html lang="en"><head><title>{TITLE} | Aldmouth News</title>
<meta property="og:title" content="{TITLE}"><meta property="article:published_time" content="2026-03-02T10:15:00Z">
<link rel="canonical" href="https://example.org/storm"><link rel="alternate" hreflang="fr" href="https://example.org/fr/tempete">
</head><body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav><main><article><h1>{TITLE}</h1>{P}
<p>Fishing boats stayed tied up for a third day, and the market in the old town opened with half of its stalls empty.</p>
</article></main><aside>Most read: ten recipes</aside><footer>Copyright Aldmouth News</footer></body></html>"""


def docx(path: Path, paragraphs: list[tuple[str, str]]) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for style, text in paragraphs
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')


def check(article: Article, *, title: bool = True) -> None:
    """The story is there with exact offsets, and what is not the story is set aside."""
    assert article.language == "en"
    assert [s.text for s in article.sentences if s.role is Role.TITLE] == ([TITLE] if title else [])
    body = [s.text for s in article.sentences if s.role is Role.BODY]
    assert body[0] == BODY[0]
    assert body[1:3] == [
        "“We have not seen the like since 1987,” said the harbour master, Joan Pell.",
        "No one was hurt.",
    ]
    assert all(article.text[s.start : s.end] == s.text for s in article.sentences)
    assert [s.index for s in article.sentences] == list(range(len(article.sentences)))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.nitf", NITF),
        ("a.xml", NEWSML),
        ("feed.rss", RSS),
        ("feed.atom", ATOM),
        ("a1.json", json.dumps(NINJS1)),
        ("a3.json", json.dumps(NINJS3)),
        ("a.md", MARKDOWN),
        ("page.html", HTML),
        ("plain.txt", f"{TITLE}\n\n{BODY[0]}\n\n{BODY[1]}\n"),
    ],
)
def test_the_same_story_in_every_format(name: str, content: str, tmp_path: Path) -> None:
    if name.endswith(".html"):
        pytest.importorskip("trafilatura", reason="trafilatura is not installed (extra `web`)")
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    article = read_article(path)
    check(article)
    if name != "plain.txt":
        assert article.date == "2026-03-02"


def test_word_documents(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    docx(path, [("Title", TITLE), ("Normal", BODY[0]), ("Caption", "Waves"), ("Normal", BODY[1])])
    check(read_article(path))
    docx(path, [("Normal", TITLE), ("Normal", BODY[0]), ("Normal", BODY[1])])
    check(read_article(path))


def test_a_page_keeps_the_addresses_of_its_editions(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="trafilatura is not installed (extra `web`)")
    path = tmp_path / "page.html"
    path.write_text(HTML, encoding="utf-8")
    notes = " ".join(read_article(path).notes)
    assert "https://example.org/storm" in notes
    assert "https://example.org/fr/tempete" in notes


def test_captions_and_bylines_are_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "a.nitf"
    path.write_text(NITF, encoding="utf-8")
    assert {(s.role, s.text) for s in read_article(path).set_aside} == {
        (Role.CAPTION, "Waves at the wall"),
        (Role.BYLINE, "By Ann Lee"),
    }


def test_a_feed_of_several_asks_which(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    item = RSS[RSS.index("<item>") : RSS.index("</item>") + 7]
    path.write_text(RSS.replace(item, item + item.replace(TITLE, "Another")), encoding="utf-8")
    with pytest.raises(ReadError, match=r"feed\.rss#1 to .*feed\.rss#2"):
        read_article(path)
    check(read_article(f"{path}#1"))
    with pytest.raises(ReadError, match="items 1 to 2"):
        read_article(f"{path}#7")


def test_an_item_of_a_feed_by_any_suffix(tmp_path: Path) -> None:
    item = RSS[RSS.index("<item>") : RSS.index("</item>") + 7]
    for name in ("feed.xml", "feed.rss", "feed.atom", "feed#1.xml"):
        (tmp_path / name).write_text(RSS.replace(item, item + item.replace(TITLE, "Another")), encoding="utf-8")
        assert read_article(tmp_path / f"{name}#2").title == "Another"


def test_links_amid_the_text_are_set_aside_in_every_format(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# Wall holds\n\nPARIS (AFP) – The sea wall held all night, the town's engineer said on Monday.\n\n"
        "Read also: How the wall was built\n\nOur tide table: page 7\n\nIt will be looked at again in the spring of next year.\n",
        encoding="utf-8",
    )
    article = read_article(path, furniture=((), ("our tide table",)))
    assert article.dateline == "PARIS (AFP) –"
    assert [s.text for s in article.sentences] == [
        "Wall holds",
        "The sea wall held all night, the town's engineer said on Monday.",
        "It will be looked at again in the spring of next year.",
    ]
    assert [article.text[a.start : a.end] for a in article.set_aside] == [a.text for a in article.set_aside]


def test_standard_input(diglot, story) -> None:
    done = diglot("compare", "-", story[1], "--quiet", stdin=story[0].read_text(encoding="utf-8"))
    assert done.exit_code == 0
    assert "French edition against English" in done.stdout


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><nitf><body><p>&j;</p></body></nitf>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf><body><p>&a;</p></body></nitf>'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bomb.xml", BOMB),
        ("outside.xml", OUTSIDE),
        ("broken.xml", "<nitf><body>"),
        ("other.xml", "<kml><p>Hello</p></kml>"),
        ("nodes.xml", "<nitf><body><body.content>" + "<p>a</p>" * 900_000),
        ("nodes.html", "<html><body>" + "<b>" * 2_000_000),
        ("deep.html", "<html><body>" + "<div>" * 100_000 + "word"),
        ("deep.xml", "<a>" * 150_000 + "</a>" * 150_000),
        ("deep.json", "[" * 500_000),
        ("list.json", "[1, 2]"),
        ("empty.json", "{}"),
        ("broken.json", "{"),
        ("empty.html", "<html><body></body></html>"),
        ("front.md", "---\ntitle: x\n---\n"),
    ],
)
def test_hostile_and_broken_files_end_in_a_sentence(name: str, content: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    began = time.monotonic()
    with pytest.raises(DiglotError) as caught:
        read_article(path)
    assert time.monotonic() - began < 20
    assert name in str(caught.value)


def test_a_zip_bomb_and_a_false_document(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 200_000_000)
    with pytest.raises(ReadError, match="unpacks to more"):
        read_article(path)
    path.write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(ReadError, match="damaged"):
        read_article(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("other.txt", "x")
    with pytest.raises(ReadError, match="no Word document"):
        read_article(path)


def test_every_reader_is_there() -> None:
    from importlib import import_module

    for row in READERS.values():
        assert callable(getattr(import_module(row.module), row.function))

"""Apertium and LibreTranslate as engines, and the choice of a route."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from diglot.errors import NoRouteError, TranslationError, UsageError
from diglot.translation.engine import Edge
from diglot.translation.libretranslate import LibreTranslateEngine
from diglot.translation.router import _shortest, best_direction, find_route

apertium = pytest.mark.skipif(shutil.which("apertium") is None, reason="Apertium is not installed")


def edges(*ways: str) -> list[tuple[Edge, str]]:
    return [(Edge("x", way[:2], way[3:], way, ""), "x") for way in ways]


@pytest.mark.parametrize(
    ("ways", "expected"),
    [
        (["fr-en", "fr-es", "es-en"], ("fr", "en")),
        (["fr-ca", "ca-en", "fr-es", "es-en"], ("fr", "es", "en")),
        (["fr-de", "de-nl", "nl-en"], ("fr", "de", "nl", "en")),
        (["fr-de", "de-nl", "nl-da", "da-en"], None),
        (["en-fr"], None),
    ],
)
def test_the_shortest_way_over_the_best_pivot(ways, expected) -> None:
    route = _shortest(edges(*ways), "fr", "en")
    assert (route and route.languages) == expected


def test_into_english_is_preferred() -> None:
    assert best_direction("en", "fr", ("lexicon",)).languages == ("fr", "en")
    assert best_direction("fr", "en", ("lexicon",)).languages == ("fr", "en")


def test_no_way_names_the_command_that_brings_one() -> None:
    with pytest.raises(NoRouteError, match="diglot packages install"):
        find_route("fr", "xx", ("lexicon",))


@apertium
def test_apertium_reads_line_by_line() -> None:
    try:
        route = find_route("fr", "en", ("apertium",))
    except NoRouteError:
        pytest.skip("Apertium has no way from French to English here")
    texts = ["Le ministre a dit non.", "", "Deux\nlignes", "Prix [brut] : 3 ^x$ * @ # <b>", "Il pleut.\u2028Il neige."]
    lines = route.translate(texts)
    assert len(lines) == len(texts)
    assert "minister" in lines[0].lower()


class Server(BaseHTTPRequestHandler):
    """As much of LibreTranslate's interface as a client sees (/languages, /translate)."""

    answer = "good"

    def do_GET(self) -> None:
        self.say(200, [{"code": "fr", "name": "French", "targets": ["en", "fr"]}])

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.answer == "refuses":
            self.say(403, {"error": "no key"})
        else:
            lines = [f"{asked['target']}: {q}" for q in asked["q"]]
            self.say(200, {"translatedText": lines[1:] if self.answer == "short" else lines})

    def say(self, code: int, content: object) -> None:
        self.send_response(code)
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[tuple[str, type[Server]]]:
    handler = type("Handler", (Server,), {})
    made = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}", handler
    made.shutdown()
    made.server_close()


def test_libretranslate_by_address(server) -> None:
    engine = LibreTranslateEngine(server[0])
    assert [(e.source, e.target) for e in engine.routes()] == [("fr", "en")]
    assert engine.translate([f"un {n}" for n in range(120)], "fr", "en")[119] == "en: un 119"


@pytest.mark.parametrize("answer", ["refuses", "short"])
def test_libretranslate_that_fails_is_one_sentence(server, answer) -> None:
    server[1].answer = answer
    with pytest.raises(TranslationError, match=r"127\.0\.0\.1"):
        LibreTranslateEngine(server[0]).translate(["un", "deux"], "fr", "en")


def test_libretranslate_wants_an_address() -> None:
    with pytest.raises(UsageError, match="libretranslate=http"):
        LibreTranslateEngine("")


def test_libretranslate_is_never_used_unless_named(monkeypatch) -> None:
    import diglot.translation.libretranslate as module
    from diglot.translation.engines import chosen_engines

    monkeypatch.setattr(module, "urlopen", lambda *_, **__: pytest.fail("a connection was opened"))
    assert "libretranslate" not in [e.name for e in chosen_engines(None)]

"""The command line to a French reader: help, click's own words, errors, notes; English again for the next reader."""

from __future__ import annotations

import gettext
import os
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from diglot.checks import CHECKS
from diglot.cli import COMMANDS
from diglot.translation.engine import Edge
from diglot.translation.router import Route

STORY = Path(__file__).parent.parent.parent / "corpora" / "ferry-service"
#: words that are English and not French
ENGLISH = re.compile(r"\b(the|with|and|of|is|Usage|Show|Try|Error|Commands|Missing|No|cannot|name|choose)\b")


@pytest.fixture
def french(diglot, monkeypatch: pytest.MonkeyPatch):
    """Run the command line as a French reader: what it printed and what it said on standard error."""
    monkeypatch.setenv("DIGLOT_LANG", "fr")
    return diglot


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_french_and_english_again(name: str, french, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [name, "--help"] if name else ["--help"]
    text = french(*asked).stdout
    assert text.startswith("Utilisation\u00a0: ")
    assert "\nOptions\u00a0:\n" in text
    assert "Afficher ce message et s’arrêter." in text
    told = re.sub(r"\(number, name, coverage, …\)|number,date,name,…", "", text)
    assert not ENGLISH.search(told), ENGLISH.search(told)
    monkeypatch.setenv("DIGLOT_LANG", "en")
    text = french(*asked).stdout
    assert text.startswith("Usage: ")
    assert "Show this message and exit." in text
    assert "’" not in text


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("nosuch",), "Erreur\u00a0: Il n’y a pas de commande 'nosuch'."),
        (("compare", "--formt", "x"), "Il n’y a pas d’option '--formt'. (Vouliez-vous dire"),
        (("accept",), "Il manque l’argument 'RAPPORT'."),
        (("accept", "a", "b"), "Il manque l’option '--because'."),
        (("compare", "--beam", "x"), "Valeur non valable pour '--beam'\u00a0: 'x' n’est pas un nombre valable."),
        (("compare", "--beam", "0"), "0 n’est pas dans l’intervalle 1<=x<=16."),
        (("compare", "--fail-on", "x"), "'x' n’est pas l’un des choix possibles\u00a0: 'critical',"),
        (("compare", "--only"), "L’option '--only' demande une valeur."),
        (("schema", "x", "y"), "Arguments en trop (x y)"),
        (("evaluate", "x", "--against", "none"), "'none' n’existe pas."),
    ],
)
def test_clicks_own_errors(call: tuple[str, ...], words: str, french) -> None:
    done = french(*call)
    assert done.exit_code == 2
    assert words in done.stderr
    assert not ENGLISH.search(done.stderr)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("none.txt", None, "none.txt n’existe pas\u00a0: vérifiez le nom du fichier."),
        ("empty.txt", b"", "empty.txt est vide\u00a0: indiquez un fichier qui contient un article."),
        ("picture.txt", b"\x89PNG\r\n\x1a\n", "picture.txt est une image, pas du texte\u00a0: copiez"),
        ("page.xml", b"<a", "page.xml est un XML incomplet ou mal formé ("),
        (
            "fi.txt",
            "Satama pysyy suljettuna. Kalastajat odottavat jo kolmatta päivää.\n".encode() * 9,
            "n’est pas prise",
        ),
    ],
)
def test_files_that_cannot_be_read(name: str, content: bytes | None, words: str, french, tmp_path: Path) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    done = french("compare", path, STORY / "fr.txt")
    assert done.exit_code == 2
    assert words in done.stderr


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("compare",), "Indiquez deux fichiers\u00a0: diglot compare SOURCE CIBLE (voir diglot compare --help)."),
        (
            ("compare", "a", "b", "--format", "pptx"),
            "Il n’y a pas de format «\u00a0pptx\u00a0»\u00a0: choisissez parmi",
        ),
        (("compare", STORY / "fr.txt", STORY / "fr.txt"), "est indiqué deux fois"),
        (("explain", "spelling"), "Il n’y a pas de contrôle «\u00a0spelling\u00a0»"),
        (("packages", "install", "none.argosmodel"), "none.argosmodel est introuvable"),
        (("packages", "remove", "de", "en"), "Aucun paquet de «\u00a0de\u00a0» vers «\u00a0en\u00a0» n’est installé"),
        (("accept", "none.json", "x", "--because", "y"), "(fichier ou dossier introuvable)"),
    ],
)
def test_errors_of_our_own(call: tuple[object, ...], words: str, french) -> None:
    done = french(*call)
    assert done.exit_code == 2
    assert words in done.stderr
    assert not ENGLISH.search(re.sub(r"parmi .*", "", done.stderr))


def test_a_line_of_the_settings_that_is_wrong(french, tmp_path: Path) -> None:
    for name in ("en.txt", "fr.txt"):
        shutil.copy(STORY / name, tmp_path)
    (tmp_path / "diglot.toml").write_text("[compare]\nbeam = 'wide'\n", encoding="utf-8")
    done = french("compare", tmp_path / "en.txt", tmp_path / "fr.txt")
    assert "diglot.toml, ligne 2\u00a0: «\u00a0beam\u00a0» doit être un nombre entier." in done.stderr


def test_what_is_set_aside_and_noted(french, tmp_path: Path) -> None:
    text = (STORY / "fr.txt").read_text("utf-8")
    (tmp_path / "fr.txt").write_bytes((text + "\n\nPartager sur Facebook\n").encode("cp1252", "replace"))
    done = french("compare", STORY / "en.txt", tmp_path / "fr.txt", "--engine", "lexicon", "--show-furniture")
    assert re.search(r"habillage +Partager sur Facebook", done.stdout)
    assert "lu en cp1252, et non en UTF-8" in " ".join(done.stdout.split())


def test_doctor_and_editions(french) -> None:
    told = french("doctor").stdout
    for words in ("langues\u00a0: allemand (de)", "Chemins de traduction", "Emplacements", "mémoire", "En option"):
        assert words in told
    assert not ENGLISH.search(re.sub(r"/\S+", "", told))
    told = french("editions", STORY).stdout
    assert re.search("en (français|anglais), édition de l’article en (anglais|français)\u00a0: ", told)


@pytest.mark.parametrize("aspect", CHECKS)
def test_checks_explain_themselves(aspect: str, french) -> None:
    text = french("explain", aspect).stdout
    assert "Fausses alertes connues" in text
    assert max(map(len, text.splitlines())) <= 120


def test_the_manual_page(french) -> None:
    page = french("man").stdout
    for heading in ("NOM", "COMMANDES", "CODE DE SORTIE", "ENVIRONNEMENT", "FICHIERS"):
        assert f".SH {heading}\n" in page
    if shutil.which("groff"):
        done = subprocess.run(
            ["groff", "-man", "-Tutf8", "-ww", "-Kutf8"], input=page, capture_output=True, text=True, check=True
        )
        assert not done.stderr


def test_a_route_over_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    from diglot.translation.apertium import TRUST

    edges = tuple(Edge("apertium", a, b, "", TRUST) for a, b in pairwise(("de", "en", "es", "fr")))
    assert Route(edges, ()).trust == f"{TRUST.rstrip('.')} (read over en and es, which costs some meaning)."
    monkeypatch.setenv("DIGLOT_LANG", "fr")
    assert Route(edges, ()).trust.endswith(
        " pas pour citer (lu en passant par en et es, ce qui fait perdre un peu du sens)."
    )


def test_the_systems_language_will_do_and_nothing_is_left_behind(diglot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIGLOT_LANG")
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    domain = gettext.textdomain()
    assert "Il n’y a pas de commande" in diglot("nosuch").stderr
    assert (gettext.textdomain(), os.environ.get("LANGUAGE")) == (domain, None)
    monkeypatch.setenv("DIGLOT_LANG", "en")
    assert "No such command" in diglot("nosuch").stderr

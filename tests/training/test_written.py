import gzip
from importlib.resources import files
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from diglot.training.inflection import english, german, spanish
from diglot.training.written import INFLECTION, entries, lexicon, main, weights
from diglot.translation.shipped import lines, shipped

LISTS = Path(str(files("diglot.training"))) / "words"

GERMAN = [
    ("Haus/Häuser", "häuser häusern hauses"),
    ("Zeitung", "zeitungen"),
    ("Zentrum", "zentren"),
    ("Präsident/Präsidenten", "präsidenten präsidentin"),
    ("Beamte", "beamter beamten"),
    ("Ergebnis/Ergebnisse", "ergebnisse ergebnisses"),
    ("an|kommen", "ankommt ankam angekommen anzukommen"),
    ("vor|schlagen", "vorschlug vorgeschlagen vorgeschlagene vorschlägt"),
    ("verstehen", "versteht verstand verstanden"),
    ("verhandeln", "verhandelt verhandelte verhandle"),
    ("arbeiten", "arbeitet arbeitete gearbeitet arbeitende"),
    ("regieren", "regiert regierten"),
    ("sein", "ist war gewesen wäre"),
    ("groß", "große grosse größer größten grösste"),
    ("teuer", "teure teurer"),
    ("gut", "besser beste"),
    ("offen", "offene offenen"),
    ("Bundes-", "bundes"),
]
SPANISH = [
    ("nación", "naciones"),
    ("alemán", "alemana alemanes"),
    ("luz", "luces"),
    ("director", "directora directores"),
    ("llegar", "llegó llegue llegaron llegaba"),
    ("buscar", "busqué busque"),
    ("pensar", "piensa pensó"),
    ("pedir", "pide pidió pidieron"),
    ("volver", "vuelve vuelto volvió"),
    ("proponer", "propone propuso propuesto propondrá"),
    ("reducir", "redujo reduzca reducido"),
    ("conocer", "conozco conoció"),
    ("construir", "construye construyó"),
    ("decir", "dijo dicho dirá diciendo"),
    ("ir", "fue va iba"),
]
ENGLISH = [
    ("country", "countries"),
    ("stop", "stopped stopping stops"),
    ("take", "took taken taking"),
    ("child", "children"),
    ("high", "higher highest"),
    ("good", "better best"),
    ("be", "was were been"),
]


@pytest.mark.parametrize(
    ("forms", "word", "expected"),
    [(m.forms, w, e) for m, rows in ((german, GERMAN), (spanish, SPANISH), (english, ENGLISH)) for w, e in rows],
)
def test_forms(forms, word, expected):
    assert set(expected.split()) <= forms(word)


def test_no_form_of_a_separable_verb_lacks_its_prefix():
    assert all(form.startswith("an") for form in german.forms("an|kommen"))


def test_a_lexicon_has_all_forms_with_the_likelier_translation_first():
    pairs = weights(
        [("house", ["Haus/Häuser", "Kammer"]), ("say", ["sagen"]), ("civil society", ["Zivilgesellschaft"])]
    )
    into = lexicon({(b, a): w for (a, b), w in pairs.items()}, "de", "en")
    assert into["häusern"].startswith("house\t")
    assert into["sagte"].startswith("say\t")
    assert "said" in into["sagte"].split("\t")
    assert {"civil society", "civil", "society"} <= set(into["zivilgesellschaft"].split("\t"))
    out = lexicon(pairs, "en", "de")
    assert out["houses"].split("\t")[::2] == ["haus", "kammer"]


def test_a_line_without_a_tab_is_told(tmp_path):
    path = tmp_path / "en-de.tsv"
    path.write_text("house Haus\n", encoding="utf-8")
    with pytest.raises(click.ClickException, match="line 1"):
        list(entries(path))


@pytest.mark.parametrize("path", sorted(LISTS.glob("*.tsv")), ids=lambda p: p.stem)
def test_lists_are_clean(path):
    rows = list(entries(path))
    heads = [head for head, _ in rows]
    assert len(heads) == len(set(heads))
    assert not [h for h, told in rows if h != h.strip() or any(t != t.strip() or "\t" in t for t in told)]
    forms = INFLECTION[path.stem[:2]][0]
    assert all(forms(head) for head in heads)


def test_the_shipped_lexicons_are_what_the_lists_make(tmp_path):
    result = CliRunner().invoke(main, [str(LISTS), "--out", str(tmp_path)])
    assert result.exit_code == 0
    made = sorted(tmp_path.glob("*.gz"))
    assert len(made) == 4
    for path in made:
        found = shipped(path.name)
        assert found is not None
        assert lines(found) == gzip.decompress(path.read_bytes()).decode().split("\n")

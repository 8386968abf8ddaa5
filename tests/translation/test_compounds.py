import pytest

from diglot.languages.words import words
from diglot.translation.compounds import parts
from diglot.translation.lexicon import Composed, Lexicon
from diglot.translation.linking import link_passages, passage_words, rejoined

KNOWN = {"bund", "rat", "sitzung", "klima", "schutz", "gesetz", "sport", "halle", "hallen", "bad", "zeit", "zeitung"}
JOINTS = ("", "s", "es", "n", "en")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("bundesratssitzung", ("bund", "rat", "sitzung")),
        ("klimaschutzgesetz", ("klima", "schutz", "gesetz")),
        ("hallenbad", ("hallen", "bad")),
        ("zeitung", ()),
        ("bundestag", ()),
        ("rat", ()),
    ],
)
def test_parts(word, expected):
    assert parts(word, KNOWN.__contains__, JOINTS) == expected


def test_a_compound_without_an_entry_is_read_by_its_parts():
    lexicon = Lexicon.load("de", "en")
    told = [text for text, _ in lexicon.translations("Klimaschutzgesetzentwurf")]
    assert {"climate", "protection", "law"} <= set(told)
    assert lexicon.breadth("Klimaschutzgesetzentwurf") >= 3
    assert "climate" in " ".join(lexicon.read(["Klimaschutzgesetzentwurf"])).lower()


def test_no_word_is_parted_in_a_language_without_compounds():
    lexicon = Lexicon.load("fr", "en")
    assert lexicon.parts("portefeuille") == ()
    assert lexicon.breadth("portefeuille") == 1


def test_a_compound_is_linked_to_as_many_words_as_it_has_parts():
    found = link_passages(
        "The climate protection law was adopted.",
        "Das Klimaschutzgesetz wurde angenommen.",
        ("en", "de"),
        Lexicon.load("en", "de"),
        Lexicon.load("de", "en"),
    )
    told = {w.word.text: w for w in found.source if w.content}
    assert all(told[w].strength > 0 and not told[w].shared for w in ("climate", "protection", "law"))


def test_lexicons_are_composed_over_english():
    lexicon = Lexicon.load("de", "fr")
    assert isinstance(lexicon, Composed)
    assert "maison" in [text for text, _ in lexicon.translations("Häuser")]
    assert lexicon.could_translate("Regierung", "gouvernement") > 0


@pytest.mark.parametrize(
    ("source", "target", "one", "two"),
    [
        ("de", "en", "Die Regierung kündigte gestern neue Massnahmen an.", "government yesterday new"),
        ("es", "en", "El gobierno anunció ayer nuevas medidas.", "government announced yesterday new measures"),
    ],
)
def test_readings_without_a_package(source, target, one, two):
    made = " ".join(Lexicon.load(source, target).read([w.text for w in words(one)])).lower().split()
    assert len(set(two.split()) & set(made)) >= 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Minister kündigte am Montag neue Massnahmen an.", {"kündigte": "ankündigte"}),
        ("Die Partei lehnte den Vorschlag ab, weil er zu teuer ist.", {"lehnte": "ablehnte"}),
        ("Er wartet auf den Zug.", {}),
    ],
)
def test_prefixes_are_read_with_their_verbs(text, expected):
    found = passage_words(text)
    made = rejoined(found, "de", Lexicon.load("de", "en"))
    assert {found[k].text: whole for k, whole in made.items()} == expected


def test_a_lexicon_is_loaded_once_however_many_there_are():
    codes = ("en", "fr", "de", "es")
    pairs = [(a, b) for a in codes for b in codes if a != b]
    first = [Lexicon.load(*pair) for pair in pairs]
    assert all(Lexicon.load(*pair) is known for pair, known in zip(pairs, first, strict=True))


def test_a_reading_over_a_pivot_leaves_what_it_cannot_say():
    assert Lexicon.load("de", "fr").read(["Aargauerhaus"])


def test_a_question_has_its_verb_and_no_small_word_for_one():
    found = passage_words("Kündigte der Minister neue Massnahmen an?")
    assert rejoined(found, "de", Lexicon.load("de", "en")) == {0: "ankündigte"}

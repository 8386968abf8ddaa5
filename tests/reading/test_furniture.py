"""What is set aside of a pasted page, line by line, and the prose that looks like it and stays."""

from __future__ import annotations

import pytest

from diglot.article import Role
from diglot.languages import SUPPORTED
from diglot.languages.packs import pack
from diglot.reading import article_from_text
from diglot.reading.furniture import classify

STORY = {
    "en": (
        "The harbour board closed the northern quay on Monday after a crane lost its load.",
        "Two dockers were taken to hospital, and the quay will stay shut until the report is in.",
    ),
    "fr": (
        "La capitainerie a fermé lundi le quai nord après la chute de la charge d'une grue.",
        "Deux dockers ont été hospitalisés et le quai restera fermé jusqu'à la remise du rapport.",
    ),
    "es": (
        "La autoridad portuaria cerró el lunes el muelle norte tras caer la carga de una grúa.",
        "Dos estibadores fueron hospitalizados y el muelle seguirá cerrado hasta que haya informe.",
    ),
    "de": (
        "Die Hafenbehörde hat am Montag den Nordkai gesperrt, nachdem ein Kran seine Last verlor.",
        "Zwei Hafenarbeiter kamen ins Krankenhaus, und der Kai bleibt bis zum Bericht geschlossen.",
    ),
}
BEFORE, AMID, AFTER = range(3)

#: language, where the line stands, the line, what it is
SET_ASIDE = [
    ("en", AMID, "Read also: Crane drivers ask for shorter shifts", Role.FURNITURE),
    ("en", AMID, "READ MORE | Crane drivers ask for shorter shifts.", Role.FURNITURE),
    ("en", AMID, "Sign up for our harbour letter and get the tides every morning.", Role.FURNITURE),
    ("en", AMID, "A crane at the northern quay, seen in May. (Photo by Ann Lee)", Role.CAPTION),
    ("en", AMID, "Photo: a crane at the northern quay", Role.CAPTION),
    ("en", AMID, "Dockers at the gate on Monday © Harbour Pictures/Getty Images", Role.CAPTION),
    ("en", AMID, "Share on Facebook", Role.FURNITURE),
    ("en", AMID, "12 comments", Role.FURNITURE),
    ("en", BEFORE, "By Ann Lee, Harbour Correspondent", Role.BYLINE),
    ("en", BEFORE, "Edited by Ann Lee", Role.BYLINE),
    ("en", BEFORE, "Published 3 May 2024 at 10:12 GMT", Role.DATE),
    ("en", BEFORE, "World | Europe", Role.FURNITURE),
    ("en", BEFORE, "3 min read", Role.FURNITURE),
    ("en", AFTER, "Source: Harbour News Agency", Role.FURNITURE),
    ("en", AFTER, "(Reporting by Ann Lee; editing by Bo Dahl)", Role.FURNITURE),
    ("en", AFTER, "A.L.", Role.FURNITURE),
    ("fr", AMID, "Lire aussi : Les grutiers demandent des journées plus courtes.", Role.FURNITURE),
    ("fr", AMID, "À lire également Les grutiers demandent des journées plus courtes", Role.FURNITURE),
    ("fr", AMID, "Abonnez-vous à notre lettre du port et recevez les marées chaque matin.", Role.FURNITURE),
    ("fr", AMID, "Une grue du quai nord, en mai. (Photo d'archives)", Role.CAPTION),
    ("fr", AMID, "Photo d'illustration : une grue du quai nord", Role.CAPTION),
    ("fr", AMID, "Partager sur Facebook", Role.FURNITURE),
    ("fr", BEFORE, "Par Anne Lemaire, à Brest", Role.BYLINE),
    ("fr", BEFORE, "Publié le 3 mai 2024 à 10 h 12, mis à jour à 11 h", Role.DATE),
    ("fr", BEFORE, "Lecture : 3 min", Role.FURNITURE),
    ("fr", AFTER, "Source : Agence du port", Role.FURNITURE),
    ("es", AMID, "Lea también: Los gruistas piden jornadas más cortas", Role.FURNITURE),
    ("es", BEFORE, "Por Ana Lemos", Role.BYLINE),
    ("es", AMID, "Foto: una grúa del muelle norte", Role.CAPTION),
    ("de", AMID, "Lesen Sie auch: Kranführer wollen kürzere Schichten", Role.FURNITURE),
    ("de", BEFORE, "Von Anna Lehmann", Role.BYLINE),
    ("de", AMID, "Bild: ein Kran am Nordkai", Role.CAPTION),
    ("en", BEFORE, "Home / Region / North quay", Role.FURNITURE),
    ("en", BEFORE, "3 May 2024, 10:12 · 4 min read", Role.DATE),
    ("en", AMID, "A crane at the northern quay in May. / ANN LEE", Role.CAPTION),
    ("de", BEFORE, "Startseite › Region › Nordkai", Role.FURNITURE),
    ("de", BEFORE, "Stand: 03.05.2024, 10:12 Uhr", Role.DATE),
    ("de", AMID, "Nordkai: ein Kran im Mai. © Anna Lehmann/dpa", Role.CAPTION),
    ("es", BEFORE, "Actualizado el 3 de mayo de 2024 a las 10:12", Role.DATE),
    ("es", AMID, "Compartir en Facebook", Role.FURNITURE),
]

#: prose that begins or ends as furniture does
KEPT = [
    ("en", "Read more widely, the report suggests that the crane was too old for the work."),
    ("en", "By Tuesday evening the quay was still closed and the ships lay at anchor."),
    ("en", "Sharing the blame would be wrong, the mayor said on Facebook."),
    ("en", "Analysis of the crane's steel will take two weeks, according to the board."),
    ("en", "The number of comments on the plan rose to 12 in a day."),
    ("en", "In 2019 the board (which is public) bought the crane for two million euros."),
    ("en", "Sources at the harbour said that the crane had been inspected in May."),
    ("fr", "Par ailleurs, la capitainerie a commandé une nouvelle grue à Hambourg."),
    ("fr", "Pour soutenir les dockers, le maire a ouvert une permanence au port."),
    ("fr", "Lire le rapport prendra deux semaines, selon la capitainerie du port."),
    ("fr", "Légende du port, le vieux grutier avait prévenu ses chefs en vain."),
    ("es", "Por ahora, la autoridad portuaria no sabe cuándo abrirá el muelle."),
    ("de", "Von den zwölf Kränen am Hafen sind nach Angaben der Behörde drei gesperrt."),
]


@pytest.mark.parametrize(("language", "place", "line", "role"), SET_ASIDE)
def test_set_aside(language: str, place: int, line: str, role: Role) -> None:
    one, two = STORY[language]
    lines = [one, two]
    lines.insert(place, line)
    told = classify(["A crane loses its load", *lines], language)
    assert told[place + 1][0] is role, told
    assert [t[0] for k, t in enumerate(told) if k not in (0, place + 1)] == [Role.BODY, Role.BODY]


@pytest.mark.parametrize(("language", "line"), KEPT)
@pytest.mark.parametrize("place", [BEFORE, AMID, AFTER])
def test_prose_that_looks_like_it_stays(language: str, line: str, place: int) -> None:
    lines = list(STORY[language])
    lines.insert(place, line)
    assert all(t[0] in (Role.BODY, Role.TITLE) for t in classify(lines, language))


def test_comments_of_readers_go_with_their_heading() -> None:
    one, two = STORY["en"]
    lines = ["A crane loses its load", one, two, one, two, "2 comments", "I saw it fall.", "Me too, from the bridge."]
    assert [t[0] for t in classify(lines, "en")][5:] == [Role.FURNITURE] * 3


def test_a_subhead_that_says_comment_does_not_end_the_story() -> None:
    one, two = STORY["en"]
    lines = ["A crane loses its load", one, two, "Comment", one, two, one, two]
    assert [t[0] for t in classify(lines, "en")][4:] == [Role.BODY] * 4


TITLE = {
    "en": "A crane loses its load at the northern quay",
    "fr": "Une grue perd sa charge au quai nord",
    "es": "Una grúa pierde su carga en el muelle norte",
    "de": "Ein Kran verliert am Nordkai seine Last",
}


@pytest.mark.parametrize("language", SUPPORTED)
def test_the_headline_shares_words_with_the_story(language: str) -> None:
    """What stands over it, in whatever words, is the page's."""
    one, two = STORY[language]
    told = classify(["Wexholm Tribune Digital", "Zinc 2043 Vantor Olix", TITLE[language], one, two], language)
    assert [t.role for t in told] == [Role.FURNITURE, Role.FURNITURE, Role.TITLE, Role.BODY, Role.BODY]


def test_a_line_that_stands_there_again_and_again_is_the_pages() -> None:
    one, two = STORY["en"]
    told = classify(["A crane loses its load", one, "Dock watch", two, "Dock watch", one, "Dock watch", two], "en")
    assert [k for k, t in enumerate(told) if t.role is Role.FURNITURE] == [2, 4, 6]


def test_a_heading_is_loose_and_prose_is_not() -> None:
    one, two = STORY["en"]
    told = classify(["A crane loses its load", one, two, "Shut until when?", one, two], "en")
    assert [t.loose for t in told] == [False, False, False, False, False, False]
    told = classify(["A crane loses its load", one, two, "What the board knew", one, two], "en")
    assert [t.loose for t in told] == [False, False, False, True, False, False]


def test_a_short_line_behind_the_story_that_has_no_word_of_it_is_loose() -> None:
    one, two = STORY["en"]
    told = classify(["A crane loses its load", one, two, one, "Tickets cost a pound."], "en")
    assert told[-1] == (Role.BODY, "", 0, True)
    told = classify(
        ["A crane loses its load", one, two, one, "No ticket had been sold to any of the passengers."], "en"
    )
    assert not told[-1].loose


def test_rows_of_a_table_behind_the_story_stay() -> None:
    one, two = STORY["en"]
    rows = ["Northern quay 12 cranes", "Southern quay 9 cranes", "Old basin 3 cranes"]
    told = classify(["A crane loses its load", one, two, *rows], "en")
    assert [t.role for t in told[3:]] == [Role.BODY] * 3


def test_a_time_leads_an_entry() -> None:
    line = "17:42 | The quay stays shut until the report is in, the board says."
    one, two = STORY["en"]
    assert classify(["A crane loses its load", one, two, line], "en")[3].skip == len("17:42 | ")


def test_a_list_of_links_ends_where_prose_begins() -> None:
    one, two = STORY["en"]
    lines = ["A crane loses its load", one, "Most read", "Quay to be rebuilt", "Who pays for the crane?", two]
    assert [t[0] for t in classify(lines, "en")] == [
        Role.TITLE, Role.BODY, Role.FURNITURE, Role.FURNITURE, Role.FURNITURE, Role.BODY,
    ]  # fmt: skip


def test_the_name_of_the_site_is_not_the_title() -> None:
    article = article_from_text("The Harbour Gazette\nA crane loses its load\n" + "\n".join(STORY["en"]), language="en")
    assert article.title == "A crane loses its load"


@pytest.mark.parametrize(
    "head",
    [
        "BERLIN (dpa) – ",
        "WASHINGTON, Aug. 26 (Reuters) - ",
        "WASHINGTON, D.C. (AP) — ",
        "SANAA Décembre 05.2023 (Saba) – ",
        "BERLIN, 17. Juli (dpa) – ",
        "WALDSEE, 24. Juni -- ",
        "MADRID, 3 may (EFE).- ",
        "Sevilla, 3 may.- ",
        "KIEL, 3. Mai. ",
        "KIEL, 3. Mai (Nordpress). ",
        "NAMUR, Belgium, April 10, 2025 - ",
        "N’DJAMENA, March 14 — ",
        "WROCLAW, Oct. 8 — ",
        "SION (Suisse), 12 août - ",
    ],
)
def test_datelines(head: str) -> None:
    article = article_from_text(head + " ".join(STORY["en"]), language="en")
    assert article.dateline == head.strip()
    assert article.sentences[0].text == STORY["en"][0]


def test_datelines_of_another_language() -> None:
    article = article_from_text("Breslau, 8. Oktober – Der Kran im Hafen ist am Montag umgestürzt.", language="de")
    assert article.dateline == "Breslau, 8. Oktober –"


@pytest.mark.parametrize("line", ["LA RESTINGA (El Hierro), 5 de noviembre", "LORIENT, France, 13 October 2025"])
def test_a_dateline_may_have_its_own_line(line: str) -> None:
    language = "es" if "noviembre" in line else "en"
    assert classify(["A crane loses its load", line, *STORY["en"]], language)[1][0] is Role.DATE


@pytest.mark.parametrize(
    "head", ["USA, Kanada und Mexiko. ", "NATO, EU und UNO. ", "Paris, 12 morts - ", "In Paris, 12 people - "]
)
def test_a_sentence_of_names_is_no_dateline(head: str) -> None:
    assert article_from_text(head + " ".join(STORY["en"]), language="en").dateline is None


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee in San Telmo del Mar, Ecuador",
        "Par Ann Lee (Rome, correspondance), le 14 mars",
        "Ann Lee (Paris)",
        "Ann Lee (Paris) et Tom Hill (Rome)",
        "Ann M. Lee (Kiel), Tom Hill (Rom)",
    ],
)
def test_names_with_their_places_are_a_byline(line: str) -> None:
    lines = ["A crane loses its load", line, *STORY["en"]]
    assert classify(lines, "en")[1][0] is Role.BYLINE


def test_every_list_of_a_pack_is_read() -> None:
    """A list that no rule asks for would be a promise that nothing keeps."""
    from inspect import getsource

    from diglot.reading import lines

    source = getsource(lines)
    for code in SUPPORTED:
        for section in ("furniture", "captions", "bylines", "datelines"):
            for name in pack(code).section(section):
                assert f'"{section}", "{name}"' in source, f"[{section}] {name} of {code}"

"""The packs: complete, told apart, and read as a reader of the language would."""

from __future__ import annotations

import pytest

from diglot.errors import LanguageError
from diglot.languages import SUPPORTED
from diglot.languages.completeness import missing
from diglot.languages.cues import split_list
from diglot.languages.detection import detect
from diglot.languages.packs import pack
from diglot.languages.segmentation import split
from diglot.languages.values import match_values, read_values
from diglot.languages.values.names import read_names

TEXTS = {
    "en": "The council approved the plan on Tuesday after a debate that lasted for nearly six hours.",
    "fr": "Le conseil a approuvé le plan mardi après un débat qui a duré près de six heures.",
    "es": "El consejo aprobó el plan el martes tras un debate que duró casi seis horas.",
    "de": "Der Rat hat den Plan am Dienstag nach einer Debatte gebilligt, die fast sechs Stunden dauerte.",
}


@pytest.mark.parametrize("code", SUPPORTED)
def test_a_pack_is_complete(code: str) -> None:
    assert missing(code) == []


@pytest.mark.parametrize("code", SUPPORTED)
def test_organisations_are_the_same_in_all_packs(code: str) -> None:
    assert pack(code).section("organisations").keys() == pack("en").section("organisations").keys()


@pytest.mark.parametrize("code", TEXTS)
def test_languages_are_told_apart(code: str) -> None:
    assert detect(TEXTS[code]) == code


def test_a_language_without_a_pack_is_named() -> None:
    with pytest.raises(LanguageError, match="not supported"):
        detect(
            "Satama pysyy suljettuna tiistaina. Kalastajat odottavat myrskyn loppua jo kolmatta päivää satamassa. " * 3
        )


@pytest.mark.parametrize(
    ("code", "text", "count"),
    [
        ("en", "Mr. Lee spoke at 3 p.m. on Monday. Dr. Roy did not.", 2),
        ("en", "“Why now?” she asked. Nobody knew.", 2),
        ("en", "The U.S. economy grew. Prices fell.", 2),
        ("fr", "M. Roy est arrivé le 3 janv. 2024. Mme Blanc l’a suivi.", 2),
        ("fr", "« Pourquoi ? » a-t-il demandé. Personne n’a répondu.", 2),
        ("es", "El Sr. López llegó a EE.UU. el lunes. La Dra. Ruiz no fue.", 2),
        ("de", "Dr. Weber kam am 3. Mai nach Berlin. Niemand wusste davon.", 2),
    ],
)
def test_sentences(code: str, text: str, count: int) -> None:
    assert len(split(text, code)) == count


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("en", "It cost 2,500.50 dollars", [(2500.5, "USD")]),
        ("fr", "Cela a coûté 2 500,50 dollars", [(2500.5, "USD")]),
        ("es", "Costó 2.500,50 dólares", [(2500.5, "USD")]),
        ("de", "Es kostete 2.500,50 Dollar", [(2500.5, "USD")]),
        ("en", "£2.8bn", [(2.8e9, "GBP")]),
        ("fr", "1,2 milliard d’euros", [(1.2e9, "EUR")]),
        ("es", "3 millones de euros", [(3e6, "EUR")]),
        ("de", "1,2 Milliarden Euro", [(1.2e9, "EUR")]),
        ("en", "thirty-five percent", [(35, "%")]),
        ("fr", "quatre-vingt-dix-sept pour cent", [(97, "%")]),
        ("es", "treinta y cinco por ciento", [(35, "%")]),
        ("de", "fünfunddreißig Prozent", [(35, "%")]),
        ("es", "doscientos veinte kilómetros", [(220, "km")]),
        ("fr", "dix-sept ans", [(17, "a")]),
        ("en", "under rule 172.210.10", [(17221010, "")]),
        ("fr", "un contrat d’un million d’euros", [(1e6, "EUR")]),
        ("fr", "2 millions et demi d’habitants", [(2.5e6, "")]),
        ("fr", "un milliard et demi de dollars", [(1.5e9, "USD")]),
        ("fr", "trois heures et demie", [(3.5, "h")]),
        ("en", "two and a half years", [(2.5, "a")]),
        ("en", "four and a half million euros", [(4.5e6, "EUR")]),
        ("es", "dos millones y medio de euros", [(2.5e6, "EUR")]),
        ("fr", "entre deux cent et quatre cent mille", [(2e5, ""), (4e5, "")]),
        ("en", "three million and five million copies", [(3e6, ""), (5e6, "")]),
        ("fr", "de deux à trois millions d’années", [(2e6, "a"), (3e6, "a")]),
        ("en", "between five and ten degrees below zero", [(-5, "deg"), (-10, "deg")]),
        ("en", "minus three", [(-3, "")]),
        ("fr", "moins 5 degrés", [(-5, "deg")]),
        ("es", "cinco grados bajo cero", [(-5, "deg")]),
        ("de", "minus 5 Grad", [(-5, "C")]),
        ("fr", "46 cents par an", [(46, "cent")]),
        ("fr", "les 8es de finale", [(16, "round")]),
        ("en", "the last 16", [(16, "round")]),
        ("fr", "une information 24 heures sur 24", [(24, "h")]),
        ("en", "one in five complaints", [(20, "%")]),
        ("fr", "Seule une plainte sur dix", [(10, "%")]),
        ("fr", "deux électeurs hispaniques sur trois", [(66.7, "%")]),
        ("fr", "12 postes sur 60", [(12, ""), (60, "")]),
        ("fr", "une vague a déferlé sur 14 pays", [(14, "")]),
        ("en", "403 goals in 468 matches", [(403, ""), (468, "")]),
        ("en", "in the nineteenth and twentieth centuries", [(19, ""), (20, "")]),
        ("fr", "1 million et quelques millions", [(1e6, ""), (6, "oom")]),
        ("en", "one hundred and fifty thousand people", [(150_000, "")]),
        ("en", "between 200,000 and half a million people", [(200_000, ""), (500_000, "")]),
        ("en", "over the last 16 years", [(16, "a")]),
        ("fr", "au moins 30 degrés", [(30, "deg")]),
        ("fr", "moins 10 degrés Celsius", [(-10, "C")]),
        ("es", "al menos 5 grados", [(5, "deg")]),
        ("en", "a role in three of the films", [(3, "")]),
        ("fr", "un rapport sur 12 de ces pays", [(12, "")]),
        ("en", "5 hundred people", [(500, "")]),
        ("fr", "5,2 pour\u00a0cent", [(5.2, "%")]),
        ("es", "43 grados\u00a0centígrados", [(43, "C")]),
        ("en", "3 percentage\u00a0points", [(3, "pp")]),
        ("en", "four hundredths of a second", [(0.04, "")]),
        ("fr", "à quatre centièmes du record", [(0.04, "")]),
        ("de", "um drei Zehntelsekunden", [(0.3, "")]),
        ("es", "a dos milésimas", [(0.002, "")]),
        ("fr", "le centième but", []),
        ("en", "one and a half thousand roubles", [(1500, "RUB")]),
        ("de", "eine halbe Million Menschen", [(5e5, "")]),
        ("es", "entre medio millón y mil millones", [(5e5, ""), (1e9, "")]),
        ("en", "up by a fifth, and a fifth man was held", [(20, "half"), (5, "")]),
        ("fr", "un sixième des élus et un sixième homme", [(16.7, "half"), (6, "")]),
        ("de", "die Einundsiebzigjährige", [(71, "a")]),
        ("es", "uno por ciento", [(1, "%")]),
        ("en", "nearly an hour, an hour ago", [(1, "h")]),
    ],
)
def test_figures(code: str, text: str, values: list[tuple[float, str]]) -> None:
    found = read_values(text, code).numbers
    assert [(q.value, q.unit) for q in found] == [(pytest.approx(v), u) for v, u in values]


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("8,733 kilometres", "8,733 kilomètres", True),
        ("5000 light years", "5,000 années-lumière", True),
        ("1.5 kilometres", "1,500 kilomètres", True),
        ("118,800 tourists", "118,8 milles de touristes", True),
        ("from 12,000 to 16,000 rubles", "entre 12 et 16 milles roubles", True),
        ("citizens over 65 and 20% of voters", "citoyens de plus de 65 ans et 20 % des électeurs", True),
        ("She speaks at 23.45", "Elle parle à 23 h 45", True),
        ("one in four children", "un enfant sur cinq", False),
        ("one in three", "un tiers", True),
        ("8,733 kilometres", "8,373 kilomètres", False),
        ("14 dead", "1 million et quelques millions", False),
        ("The club won 3 in 12 matches", "Le club a gagné 3 matchs sur 12", True),
        ("It costs 50 cents", "Cela coûte 0,50 euro", True),
        ("the 400m freestyle", "le 400 m nage libre", True),
        ("400m people", "400 personnes", False),
        ("three tenths of a second", "0,3 seconde", True),
        ("three tenths of a second", "0,4 seconde", False),
        ("They won 3-2", "Victoire 3-1", False),
        ("Two goals made it 3-2", "Deux buts pour un 3-2", True),
        ("twice as many cases", "deux fois plus de cas", True),
        ("twice as many cases", "trois fois plus de cas", False),
        ("Sales have tripled", "Les ventes ont doublé", False),
        ("around a dozen dollars", "une dizaine de dollars", True),
        ("bought after 3 March", "achetés avant le 3 mars", False),
        ("bought until 3 March", "achetés avant le 3 mars", True),
        ("not before 3 March", "à partir du 3 mars", True),
        ("shortly before 6am", "peu après 6 heures", False),
        ("painted around 1350", "peintes au milieu du XIVe siècle", True),
        ("painted around 1350", "peintes au milieu du XVe siècle", False),
        # what a sum comes to in another currency, and a share of two figures
        ("a tax of €94m (£80m)", "une taxe de 94 millions d'euros", True),
        ("a bill of 88 million euros (about $96 million)", "une facture de 88 millions d'euros", True),
        ("a bill of 88 million euros (about $96 billion)", "une facture de 88 millions d'euros", False),
        ("a fine of $90", "une amende de 90 dollars (83 euros)", True),
        ("a fine of 700 kronor ($75)", "une amende de 700 couronnes", True),
        ("nearly 40 percent, or 312 of the 790 jobs", "312 des 790 emplois", True),
        ("nearly 60 percent, or 312 of the 790 jobs", "312 des 790 emplois", False),
        # zones
        ("at 21:14 GMT", "à 23h14 CEST", True),
        ("at 21:14 GMT", "à 22h14 CEST", False),
        ("at 4:30 p.m. EDT", "à 20h30 GMT", True),
        # other measures, and figures in brackets of commas
        ("380 square metres", "4 100 pieds carrés", True),
        ("1.8 million cubic metres (64 million cubic feet)", "1,8 million de mètres cubes", True),
        ("1.8 million cubic metres (64 million cubic feet)", "2,8 millions de mètres cubes", False),
        ("eight nautical miles south", "à 15 kilomètres au sud", True),
        ("104 degrees Fahrenheit", "40 degrés", True),
        ("104 degrees Fahrenheit", "30 degrés", False),
        ("usually 60 inches, barely 34", "1 500 millimètres d'ordinaire, à peine 860", True),
        ("640,000 euros, about $700,000, for it", "640 000 euros pour cela", True),
        ("450,000 CFA francs, about $800, for it", "450 000 francs CFA (690 euros) pour cela", True),
        # told from another figure, or from the other side
        ("nearly 4,000 of its 24,000 residents", "un sixième de ses 24 000 habitants", True),
        ("nearly 7,000 of its 24,000 residents", "un sixième de ses 24 000 habitants", False),
        ("€74 million, €44 million of it from Berlin", "74 millions d'euros, dont 60 % de Berlin", True),
        ("€74 million, €64 million of it from Berlin", "74 millions d'euros, dont 60 % de Berlin", False),
        ("just over a quarter of the seats", "52 des 204 sièges", True),
        ("just over a third of the seats", "52 des 204 sièges", False),
        ("12 months, less a third", "douze mois, réduits de quatre mois", True),
        ("last overhauled 27 years ago", "rénové en 1998", True),
        ("home to the king for 200 years", "depuis 1998", False),
        ("searched five sites", "ont fouillé le siège et quatre autres sites", True),
        ("searched six sites", "ont fouillé le siège et quatre autres sites", False),
        ("seven, all but two of them at their own cost", "sept, dont cinq à leurs frais", True),
        # bounds
        ("as many as 1,800 farms", "au moins 1 800 fermes", False),
        ("barely a third of schools", "au moins un tiers des écoles", False),
        ("nearly an hour later", "plus d'une heure après", False),
        ("open until Friday at the earliest", "jusqu'à vendredi au moins", True),
        ("a margin below half a percentage point", "un écart de moins de 0,5 %", True),
    ],
)
def test_figures_are_matched(one: str, two: str, same: bool) -> None:
    found = match_values(read_values(one, "en"), read_values(two, "fr"))
    differs = any(d.status not in ("rounded", "converted") for d in found)
    assert differs is not same


@pytest.mark.parametrize(
    ("one", "code", "two", "same"),
    [
        ("1.6 workers for each pensioner, down from 2.4", "de", "auf zehn Rentner 16 Erwerbstätige, zuvor 24", True),
        ("1.6 workers for each pensioner, down from 2.4", "de", "auf zehn Rentner 16 Erwerbstätige, zuvor 25", False),
        ("three times an hour", "de", "alle 20 Minuten", True),
        ("three times an hour", "de", "alle 30 Minuten", False),
        ("as many as 1,800 farms", "de", "mindestens 1800 Höfe", False),
        ("until at least 2028", "es", "hasta 2028 como pronto", True),
        ("up to 90 litres per square metre", "de", "bis zu 90 Liter Regen pro Quadratmeter", True),
    ],
)
def test_figures_are_matched_in_other_languages(one: str, code: str, two: str, same: bool) -> None:
    found = match_values(read_values(one, "en"), read_values(two, code))
    differs = any(d.status not in ("rounded", "converted") for d in found)
    assert differs is not same


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        ("en", "on 3 March 2024", (2024, 3, 3)),
        ("en", "on March 3, 2024", (2024, 3, 3)),
        ("fr", "le 1er mars 2024", (2024, 3, 1)),
        ("es", "el 3 de marzo de 2024", (2024, 3, 3)),
        ("de", "am 3. März 2024", (2024, 3, 3)),
    ],
)
def test_dates(code: str, text: str, day: tuple[int, int, int]) -> None:
    (found,) = read_values(text, code).dates
    assert (found.year, found.month, found.day) == day


@pytest.mark.parametrize(
    ("code", "text", "year"),
    [
        ("en", "rebuilt in the fifties", 1950),
        ("en", "the late 1950s", 1950),
        ("en", "she is in her fifties", None),
        ("fr", "dans les années cinquante", 1950),
        ("fr", "les années quatre-vingt-dix", 1990),
        ("es", "en los años sesenta", 1960),
        ("de", "in den fünfziger Jahren", 1950),
        ("de", "in den dreißiger Jahren", 1930),
    ],
)
def test_decades(code: str, text: str, year: int | None) -> None:
    assert next((d.year for d in read_values(text, code).dates if d.decade), None) == year


@pytest.mark.parametrize(
    ("code", "text", "season"),
    [
        ("en", "since the autumn", 2),
        ("fr", "depuis l’été", 1),
        ("fr", "au printemps", 0),
        ("es", "en otoño", 2),
        ("de", "im Winter", 3),
        ("en", "prices fall in May", None),
        ("fr", "il a été dit", None),
    ],
)
def test_seasons(code: str, text: str, season: int | None) -> None:
    assert next((d.season for d in read_values(text, code).dates if d.season is not None), None) == season


def test_no_city_stands_for_its_country_in_any_pack() -> None:
    """A city has an entry of its own ("FR/lyon"), however another language spells it, but for Mexico, a country in English."""
    names = {code: pack(code).section("places") for code in SUPPORTED}
    bare = {
        code: {key: {n.lower().rstrip("~*") for n in split_list(v)} for key, v in p.items()}
        for code, p in names.items()
    }
    cities = {n for places in bare.values() for key, forms in places.items() if "/" in key for n in forms} - {"mexico"}
    assert not [(c, k) for c, places in bare.items() for k, forms in places.items() if "/" not in k and forms & cities]


@pytest.mark.parametrize("code", SUPPORTED)
def test_every_place_is_read_by_its_first_name(code: str) -> None:
    """A place is written with a capital in the texts, however the pack writes it."""
    lost = []
    for place, forms in pack(code).section("places").items():
        if place.startswith("_"):
            continue
        name = next(f for f in split_list(forms) if not set(f) & set("(|?")).rstrip("~*").title()
        if not any(n.place == place for n in read_names(f"x {name} y", code)):
            lost.append((place, name))
    assert [pair for pair in lost if pair[1] not in ("Us", "Turkey", "Guinea")] == []


@pytest.mark.parametrize(
    ("code", "text", "place"),
    [
        ("fr", "la photographe arménienne", "AM"),
        ("de", "zwei Franzosen", "FR"),
        ("es", "en Francia", "FR"),
        ("en", "two Danes", "DK"),
        ("en", "a Nicaraguan boxer", "NI"),
        ("en", "a Hong Kong court", "HK"),
        ("fr", "une coureuse tanzanienne", "TZ"),
        ("de", "eine luxemburgische bank", "LU"),
        ("es", "dos panameños", "PA"),
        ("es", "una ministra malgache", "MG"),
        ("fr", "un joueur écossais", "GB/scotland"),
        ("de", "eine schottische band", "GB/scotland"),
        ("fr", "en Nouvelle-Angleterre", "US/new_england"),
        ("de", "im Tessin", "CH/ticino"),
        ("es", "en Nueva Jersey", "US/new_jersey"),
        ("es", "el mar Meridional de China", "southchinasea"),
        ("de", "auf der Insel Rügen", "DE/ruegen"),
        ("es", "en La Paz", "BO/la_paz"),
    ],
)
def test_peoples(code: str, text: str, place: str) -> None:
    assert [n.place for n in read_names(text, code)] == [place]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("es", "el premio Nobel de la Paz"),
        ("es", "una fuerte nevada"),
        ("fr", "un taux qui frise les 10 %"),
        ("fr", "l'affaire se corse"),
        ("fr", "le commissaire Breton"),
        ("de", "die Minister rügen das Land"),
        ("de", "die Flosse des Wales"),
        ("en", "sub-saharan farmers"),
    ],
)
def test_words_that_only_look_like_places(code: str, text: str) -> None:
    assert [n.place for n in read_names(text, code) if n.place] == []


@pytest.mark.parametrize(
    ("code", "text", "places"),
    [
        ("en", "The WHO met in May.", ["UN/who"]),
        ("en", "Who will pay?", []),
        ("en", "Unicef and UNESCO agreed.", ["UN/unicef", "UN/unesco"]),
        ("fr", "Un an après, l’ONU a agi.", ["UN"]),
        ("de", "Die Fed hob die Zinsen an.", ["US/fed"]),
        ("de", "Das ist der IS.", ["islamic_state"]),
    ],
)
def test_organisations_are_told_from_words(code: str, text: str, places: list[str]) -> None:
    assert [n.place for n in read_names(text, code) if n.place] == places

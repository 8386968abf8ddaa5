"""What the checks say of English with German and Spanish, which the model of divergences knows by translations only."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diglot.article import Article
from diglot.checks import CHECKS
from diglot.comparison import Options, context_of, run_checks
from diglot.editorial import merge_causes

Told = Callable[[str, str, str], set[str]]
#: language, English, the other, the aspects that are told (notes left out)
ROWS = [
    ("de", "The bridge will reopen on Monday.", "Die Brücke wird am Montag wieder geöffnet.", set()),
    ("de", "The fire broke out on Sunday night.", "Das Feuer brach in der Nacht zum Montag aus.", set()),
    ("de", "The attack happened on Sunday night.", "Der Angriff geschah in der Nacht auf Mittwoch.", {"date"}),
    ("de", "Swimming was banned in April.", "Das Baden wurde im April verboten.", set()),
    ("de", "Swimming was banned in April.", "Das Baden wurde im Mai verboten.", {"date"}),
    ("de", "He resigned on Monday evening.", "Er trat am Montagabend zurück.", set()),
    ("de", "It is still raining in Hamburg.", "In Hamburg regnet es noch.", set()),
    ("de", "The minister did not sign the law.", "Der Minister hat das Gesetz unterschrieben.", {"negation"}),
    ("de", "Mr Fischer resigned in May.", "Herr Wolf trat im Mai zurück.", {"name"}),
    ("de", "The toll rose to 800.", "Die Zahl der Opfer stieg auf 800.", set()),
    ("de", "Temperatures hit 113 degrees Fahrenheit.", "Das Thermometer kletterte auf 45 Grad.", set()),
    (
        "de",
        "The company made a profit of 3 million euros.",
        "Das Unternehmen machte 5 Millionen Euro Gewinn.",
        {"number"},
    ),
    ("de", "Novik accused Petrenko of fraud.", "Petrenko beschuldigte Novik des Betrugs.", {"roles"}),
    (
        "de",
        "The bridge, closed since an inspection found deep cracks in two pillars, will reopen on Monday.",
        "Die Brücke wird am Montag wieder geöffnet.",
        {"coverage"},
    ),
    (
        "de",
        "He said the ruling was clear, and did not say whether he would appeal.",
        "Er sagte, das Urteil sei klar; ob er Berufung einlegt, ließ er offen.",
        set(),
    ),
    (
        "de",
        "The ban in the northern bay of Lake Wald was lifted.",
        "Das Verbot in der Nordbucht des Waldsees wurde aufgehoben.",
        set(),
    ),
    (
        "de",
        "He promised that no pilot or cabin attendant would lose their job.",
        "Er versprach, dass kein Pilot und kein Flugbegleiter seine Stelle verliert.",
        set(),
    ),
    (
        "de",
        "The budget sets aside money for roads, schools and hospitals.",
        "Im Haushalt sind Mittel für Straßen, Schulen, Krankenhäuser und den Ausbau des schnellen Internets vorgesehen.",
        {"coverage"},
    ),
    (
        "es",
        "Police seized computers, cash and a list of addresses of local politicians.",
        "La policía se incautó de ordenadores y dinero en efectivo.",
        {"coverage"},
    ),
    ("es", "UNICEF said the camp had no roof.", "Según la Unesco, el campamento no tenía techo.", {"name"}),
    (
        "es",
        "The WHO declared the outbreak over.",
        "La Organización Mundial de la Salud dio por terminado el brote.",
        set(),
    ),
    (
        "de",
        "The World Health Organization declared the outbreak over.",
        "Die Welthandelsorganisation hat den Ausbruch für beendet erklärt.",
        {"name"},
    ),
    ("de", "The IMF approved the loan.", "Der Internationale Währungsfonds hat den Kredit genehmigt.", set()),
    ("fr", "The UN refugee agency said the camp was full.", "Le HCR a déclaré que le camp était plein.", set()),
    ("fr", "The US space agency said it was late.", "La Nasa a déclaré que c’était en retard.", set()),
    ("fr", "The IMF approved the loan.", "La Banque mondiale a approuvé le prêt.", {"name"}),
    (
        "fr",
        "Young people wrote to the minister, and the minister answered the youth on Monday.",
        "La jeunesse a écrit au ministre, et le ministre a répondu aux jeunes lundi.",
        set(),
    ),
    ("de", "Schools reopen the day after tomorrow.", "Die Schulen öffnen morgen wieder.", {"date"}),
    ("de", "Schools reopen tomorrow.", "Die Schulen öffnen morgen wieder.", set()),
    ("de", "He trained today.", "Er trainierte am Morgen.", set()),
    (
        "de",
        "Aids deaths have halved in the region.",
        "Die Zahl der Aids-Toten in der Region ist um 50 Prozent gesunken.",
        set(),
    ),
    ("es", "They can apply until the end of the month.", "Pueden solicitarlo hasta finales de año.", {"date"}),
    ("es", "The talks will resume next week.", "Las conversaciones se reanudarán la próxima semana.", set()),
    ("es", "He left early today.", "Se marchó por la mañana.", set()),
    ("fr", "He tore a muscle a fortnight ago.", "Il s’est déchiré un muscle il y a une semaine.", {"date"}),
    ("fr", "The price has doubled.", "Le prix a augmenté de 100 %.", set()),
    ("fr", "Sales fell 50% last year.", "Les ventes ont été divisées par deux l’année dernière.", set()),
    ("es", "Most STIs can be cured.", "La mayoría de las ETS pueden curarse.", set()),
    ("es", "The EU met the CR halfway.", "La UE se acercó a la República Checa.", set()),
    ("es", "You are talking about financial disclosures.", "Habla de declaraciones de la propiedad.", set()),
    ("de", "The Fed raised rates.", "Die US-Notenbank hat die Zinsen erhöht.", set()),
    ("de", "The attack happened today at dawn.", "Der Angriff geschah gegen Morgen.", set()),
    ("de", "He will retire late this year.", "Er geht Ende des Jahres in den Ruhestand.", set()),
    ("fr", "The WHO warned of a crisis.", "L’OMC a mis en garde contre une crise.", {"name"}),
    ("fr", "He died last year, in March.", "Cette année-là, en mars, il mourut.", set()),
    ("es", "The attack happened early today.", "El ataque ocurrió en una fría mañana.", set()),
    ("es", "About 1,500 people came.", "Vinieron unas mil quinientas personas.", set()),
    ("es", "He earned 1.2 billion.", "Ganó mil doscientos millones.", set()),
    ("es", "The fire broke out on Sunday night.", "El incendio se declaró en la madrugada del lunes.", set()),
    ("es", "The train leaves at 6 pm on 3 July.", "El tren sale a las 18 horas del 3 de julio.", set()),
    ("es", "It fell with the USSR in 1991.", "Cayó con la Unión Soviética en 1991.", set()),
    ("es", "One in five of the reefs is recovering.", "Uno de cada cinco arrecifes se recupera.", set()),
    ("es", "The gap has narrowed over the decade.", "La brecha se ha ensanchado a lo largo del decenio.", {"degree"}),
    ("fr", "In 2016 millions of people fled Syria.", "En 2016, des millions de personnes ont fui la Syrie.", set()),
    ("fr", "The judge heard Maria Gomez first.", "La juge a d’abord entendu Maria Lopez.", {"name"}),
    ("fr", "The Cepheus constellation is far.", "La constellation de Céphée est loin.", set()),
]


@pytest.mark.parametrize(("language", "english", "other", "expected"), ROWS)
def test_told(told: Told, language: str, english: str, other: str, expected: set[str]) -> None:
    assert told(language, english, other) == expected


@pytest.mark.parametrize("pair", [("de", "fr"), ("fr", "de"), ("es", "fr"), ("de", "es"), ("es", "de")])
def test_editions_of_which_none_is_english(pair: tuple[str, str]) -> None:
    texts = {
        "de": ["Präsident Wolf traf am Montag Bundesrätin Basel in Bern.", "Das Klimaschutzgesetz kostet 3 Millionen Euro."],
        "fr": ["Le président Wolf a rencontré lundi la conseillère fédérale Basel à Berne.", "La loi sur le climat coûte 3 millions d’euros."],
        "es": ["El presidente Wolf se reunió el lunes con la consejera federal Basel en Berna.", "La ley del clima cuesta 3 millones de euros."],
    }  # fmt: skip
    one, two = (Article.from_sentences(texts[code], code) for code in pair)
    context = context_of(one, two, Options(engines=("lexicon",), force=True))
    found = merge_causes(run_checks(context, list(CHECKS)))
    assert not [f for f in found if str(f.severity) in ("critical", "major") and f.confidence >= 0.5]

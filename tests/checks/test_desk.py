"""What free translations, as desks make them, are told for, and what they are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diglot.article import Article
from diglot.checks.base import Passage
from diglot.checks.quoted import quotations
from diglot.comparison import Options, context_of, run_checks
from diglot.editorial import merge_causes
from diglot.reading import article_from_text

Told = Callable[[str, str, str], set[str]]
#: language, English, the other, the aspects that are told (notes left out)
ROWS = [
    # a denial told by the opposite
    ("fr", "Councillors voted down the plan on Monday.", "Lundi, les conseillers n'ont pas adopté le plan.", set()),
    ("fr", "The report cannot be made public.", "Le rapport doit rester confidentiel.", set()),
    ("es", "Not one player was missing on Tuesday.", "El martes acudieron todos los jugadores.", set()),
    ("fr", "The bank has no plan to leave Kenya.", "La banque compte rester au Kenya.", set()),
    ("fr", "The bank has no plan to leave Kenya.", "La banque compte quitter le Kenya.", {"negation"}),
    # words that turn a denial, on both sides
    ("de", "The club has not ruled out a new stadium.", "Der Verein hat ein neues Stadion ausgeschlossen.", {"negation"}),
    ("de", "The club has not ruled out a new stadium.", "Der Verein schließt ein neues Stadion nicht aus.", set()),
    ("es", "The club did not rule out a new stadium.", "El club descartó un nuevo estadio.", {"negation"}),
    # scores, multiples, shares, points
    ("es", "Orlo won the derby 3-2 on Sunday.", "El Orlo ganó el domingo el derbi por 3-1.", {"number"}),
    ("de", "Orlo won 15-12 on Sunday.", "Orlo gewann am Sonntag mit 15:12.", set()),
    ("es", "Cases were twice what they were in May.", "Los casos fueron el triple que en mayo.", {"number"}),
    ("de", "Sales have tripled since May.", "Der Umsatz hat sich seit Mai verdoppelt.", {"number"}),
    ("de", "Nine out of twenty brands failed.", "Neun von zwanzig Marken fielen durch.", set()),
    ("de", "Support fell by three percent.", "Die Zustimmung sank um drei Punkte.", {"number"}),
    ("fr", "The curfew is for under-13s.", "Le couvre-feu vise les moins de 13 ans.", set()),
    ("de", "The under-19s lost on Monday.", "Die U19 hat am Montag verloren.", set()),
    # what stands before a date, times in words
    ("es", "Return jars bought after 3 March.", "Devuelva los tarros comprados antes del 3 de marzo.", {"date"}),
    ("fr", "The road stays shut until Monday.", "La route est fermée depuis lundi.", {"date"}),
    ("fr", "The road stays shut until Monday.", "La route est fermée jusqu'à lundi.", set()),
    ("fr", "The road will not reopen before Monday.", "La route rouvrira à partir de lundi.", set()),
    ("de", "The concert starts at half past seven.", "Das Konzert beginnt um halb acht.", set()),
    ("de", "The concert starts at half past eight.", "Das Konzert beginnt um halb acht.", {"date"}),
    ("es", "Trams stop at 9 pm on Friday.", "Los tranvías paran el viernes a las 19.00.", {"date"}),
    ("de", "Schools will not reopen until 1 September.", "Die Schulen öffnen erst nach dem 1. September.", set()),
    ("fr", "Trains will not run until Monday.", "Les trains ne circuleront qu'à partir de lundi.", set()),
    ("fr", "He will be out until after 1 March.", "Il sera absent jusqu'au 1er mars.", set()),
    ("de", "The debate runs from 8:30pm to 10pm.", "Die Debatte dauert von 20:30 bis 22 Uhr.", set()),
    ("fr", "A deputy was killed in the shooting.", "Un policier a été tué dans la fusillade.", set()),
    # how many of them
    ("fr", "Most of the passengers were asleep.", "Tous les passagers dormaient.", {"degree"}),
    ("fr", "Most of the passengers were asleep.", "La plupart des passagers dormaient.", set()),
    ("de", "The rallies were entirely peaceful.", "Weitgehend friedlich verliefen die Kundgebungen.", {"degree"}),
    ("es", "Some of the paintings are forgeries.", "Todos los cuadros son falsificaciones.", {"degree"}),
    ("fr", "Most people did not vote.", "Peu de gens ont voté.", set()),
    ("fr", "The alarm was off on every crossing.", "L'alarme était coupée sur presque toutes les traversées.", {"degree"}),
    ("fr", "The alarm was off on nearly every crossing.", "L'alarme était coupée sur presque toutes les traversées.", set()),
    ("fr", "Not all of the passengers were asleep.", "Certains passagers ne dormaient pas.", set()),
    # ranks, seats
    ("de", "The police chief of Bern resigned.", "Der stellvertretende Polizeichef von Bern trat zurück.", {"name"}),
    ("fr", "The European Commission gave Malta a month.", "Bruxelles a donné un mois à Malte.", set()),
    ("fr", "The European Commission gave Malta a month.", "Londres a donné un mois à Malte.", {"name"}),
    ("fr", "The minister arrived in Paris on Monday.", "Le ministre est arrivé lundi à Lyon.", {"name"}),
    ("de", "Researchers in Basel found the fungus.", "Forscher in Bern fanden den Pilz.", {"name"}),
    ("fr", "The globe was stolen in Regensburg.", "Le globe a été volé à Ratisbonne.", set()),
    ("es", "The Nicaraguan boxer lost.", "El boxeador hondureño perdió.", {"name"}),
    ("es", "Warsaw signed the treaty on Monday.", "El Gobierno polaco firmó el lunes el tratado.", set()),
    # clauses from their conjunction to their mark
    (
        "fr",
        "The minister, who is under investigation for fraud, opened the terminal on Saturday.",
        "Le ministre a inauguré le terminal samedi.",
        {"coverage"},
    ),
    (
        "de",
        "The rider Anna Orlo left the race on Monday.",
        "Die Fahrerin Anna Orlo, die als Favoritin gegolten hatte, hat das Rennen am Montag verlassen.",
        {"coverage"},
    ),
    # one that faces a word without counterpart
    (
        "fr",
        "The interior minister, who is himself under investigation for fraud, ordered the police to clear the square.",
        "Le ministre de l'Intérieur a ordonné à la police d'évacuer la place.",
        {"coverage"},
    ),
    # parts between marks with no conjunction
    (
        "es",
        "The ceasefire in the east of the country will begin at midnight and last for ten days.",
        "El alto el fuego en el este del país empezará a medianoche y durará diez días, prorrogables si las partes lo acuerdan.",
        {"coverage"},
    ),
    (
        "fr",
        "The union has called off the strike planned for the Easter weekend.",
        "Le syndicat a annulé la grève prévue pour le week-end de Pâques, en échange d'une promesse de primes.",
        {"coverage"},
    ),
    # passives with other verbs than "to be"
    ("es", "Floods have cut off the town of Lugos.", "La localidad de Lugos ha quedado aislada por las inundaciones.", set()),
    # stances, hearsay
    ("fr", "The utility warned that water would be cut.", "L'eau sera coupée, s'est réjouie la régie.", {"attribution"}),
    ("es", "The NGO said migrants had been beaten.", "La ONG denunció que unos migrantes fueron golpeados.", set()),
    ("fr", "The thieves are reported to have asked for cash.", "Les voleurs auraient demandé de l'argent.", set()),
    (
        "de",
        "The rebels claimed on Sunday to have captured the airport.",
        "Die Rebellen haben am Sonntag den Flughafen erobert.",
        {"attribution"},
    ),
    # nationalities of who does it to whom
    (
        "fr",
        "Turkish jets intercepted two Greek planes on Tuesday.",
        "Mardi, deux avions turcs ont été interceptés par des chasseurs grecs.",
        {"roles"},
    ),
    (
        "fr",
        "Turkish jets intercepted two Greek planes on Tuesday.",
        "Mardi, deux avions grecs ont été interceptés par des chasseurs turcs.",
        set(),
    ),
    (
        "fr",
        "A columnist has filed a complaint against the cardinal.",
        "Le cardinal a porté plainte contre un éditorialiste.",
        {"roles"},
    ),
    # a place told by a name of another sort is no exchange; two places are
    ("fr", "UN troops patrol the zone, ending years of unrest.", "Les Casques bleus patrouillent la zone, après des années de troubles.", set()),
    ("de", "The ship sank in the Gulf of Aden.", "Das Schiff sank im Golf von Oman.", {"name"}),
    ("es", "The ministers met in Muscat.", "Los ministros se reunieron en Doha.", {"name"}),
    # lengths of time and minutes of play by a clock; figures rounded by a hair
    ("es", "Orlo scored on 13:10.", "Orlo marcó a los 13 minutos y 10 segundos.", set()),
    ("es", "Orlo scored on 13:10.", "Orlo marcó a los 13 minutos y 20 segundos.", {"number"}),
    ("de", "Orlo scored on 27:37.", "Orlo traf in der 28. Minute.", set()),
    ("de", "Orlo scored on 27:37.", "Orlo traf in der 38. Minute.", {"number"}),
    ("de", "The race lasted 10 seconds.", "Das Rennen dauerte 10 Minuten.", {"number"}),
    ("de", "Orlo is 1.98 m tall.", "Der zwei Meter große Orlo.", set()),
    ("de", "Orlo is 1.92 m tall.", "Der zwei Meter große Orlo.", {"number"}),
    # what is followed by something stands before it
    ("fr", "Orlo scored before two goals by Rask.", "Orlo a marqué, suivi de deux buts de Rask.", set()),
    # denials: idioms, the expletive after fear, verbs before what negates them, adverbs between
    ("de", "More boats than ever before arrived.", "So viele Boote wie nie zuvor kamen an.", set()),
    ("fr", "They feared readers would not like the bear.", "Ils craignaient que les lecteurs ne puissent aimer l'ours.", set()),
    ("es", "They locked the pig up to prevent it attacking more people.", "Encerraron al cerdo para evitar que atacase a nadie más.", set()),
    ("es", "Such a thing was unacceptable then.", "Tal cosa no era socialmente aceptable entonces.", set()),
    # lengths of time in more than one figure
    ("de", "Kiplimo won in 2 hours 4 minutes 51 seconds.", "Kiplimo siegte in 2:04:51 Stunden.", set()),
    ("de", "Kiplimo won in 2 hours 4 minutes 51 seconds.", "Kiplimo siegte in 2:05:41 Stunden.", {"number"}),
    ("fr", "Barnes clocked 3:54.18 in the final.", "Barnes a nagé en 3 min 54 s 18 en finale.", set()),
    ("fr", "Solberg won by 14.6 seconds.", "Solberg s'est imposée avec 14 s 6 d'avance.", set()),
    ("fr", "Solberg won by 14.6 seconds.", "Solberg s'est imposée avec 16 s 4 d'avance.", {"number"}),
    ("es", "Chebet won in 1:03:41.", "Chebet ganó en 1h03:41.", set()),
    ("fr", "Ricci won by 11 thousandths of a second.", "Ricci a gagné pour 11 petits millièmes de seconde.", set()),
    ("fr", "The suspect is 1.80 m tall.", "Le suspect mesure 1 m 80.", set()),
    # figures told in other ways: ranges of shares, scales told once, old weights, a day
    ("fr", "The rate stays at 4.25%-4.50%.", "Le taux reste compris entre 4,25 % et 4,50 %.", set()),
    ("es", "The cost rose from 80 to 105 billion euros.", "El coste pasó de 80.000 a 105.000 millones de euros.", set()),
    ("es", "They pay 18 million plus four million in bonuses.", "Pagan 18 millones, más otros cuatro en primas.", set()),
    ("es", "They pay 18 million plus four million in bonuses.", "Pagan 18 millones, más otros tres en primas.", {"number"}),
    ("de", "Thieves stole a statue weighing some 250 kilograms.", "Diebe stahlen eine rund fünf Zentner schwere Statue.", set()),
    ("de", "It rained for 24 hours.", "Es regnete an einem Tag.", set()),
    # what the rules above must not hide
    ("de", "Nobody was injured and the number of visitors fell.", "Niemand wurde verletzt und die Zahl der Besucher stieg.", {"degree"}),
    ("fr", "Thousands of people have left the city.", "Des milliers de personnes n'ont pas quitté la ville.", {"negation"}),
    ("fr", "Inflation did not exceed 3% last year.", "L'inflation a dépassé 3 % l'an dernier.", {"negation"}),
    ("es", "The government reached an agreement with the unions.", "El Gobierno no llegó a un acuerdo con los sindicatos.", {"negation"}),
    ("es", "The rocket weighed less than 5 kg.", "El cohete no llegaba a los 5 kg de peso.", set()),
    ("de", "United won 2-1, their third victory of the season.", "United gewann 2:0, es war der dritte Sieg der Saison.", {"number"}),
    ("de", "United won 2-1 in the third round.", "United gewann 2:1 in Runde drei.", set()),
    ("de", "In Berlin Scholz met the ambassador on Monday.", "In Berlin Merz traf am Montag den Botschafter.", {"name"}),
    ("de", "Manchester City beat Arsenal on Saturday.", "Manchester United besiegte Arsenal am Samstag.", {"name"}),
    ("de", "The plant in Zwickau will close next year, the carmaker said.", "Das Werk in Dresden schließt nächstes Jahr, teilte der Autobauer mit.", {"name"}),
    ("de", "The first patient received no treatment as the hospital was full.", "Der erste Patient erhielt eine Behandlung, weil das Krankenhaus voll war.", {"negation"}),
    ("fr", "Barnes clocked 3:54.18 in the final.", "Barnes a nagé en 3 min 54 s 81 en finale.", {"number"}),
    ("fr", "The police arrived before the fire brigade.", "La police est arrivée plus tard que les pompiers.", {"degree"}),
    ("de", "Hamas accepts the two-state solution.", "Die Hamas akzeptiert keine Zwei-Staaten-Lösung.", {"negation"}),
    ("de", "Russia attacked Ukraine and the rouble fell.", "Die Ukraine griff Russland an und der Rubel fiel.", {"roles"}),
    ("de", "Out of 12,000 employees, 5,000 will lose their jobs.", "Von 12.000 Beschäftigten verlieren 5 ihre Stelle.", {"number"}),
    ("de", "In the 1990s 30 percent of households had a computer.", "In den 1990er-Jahren besaßen 30 Prozent der Haushalte einen Computer.", set()),
    ("de", "The attack killed 101 people.", "Bei dem Angriff wurden 100 Menschen getötet.", {"number"}),
    ("de", "Germany is larger than France.", "Frankreich ist kleiner als Deutschland.", set()),
    ("de", "The rocket flew for eight minutes and 40 seconds.", "Die Rakete flog 8:40 Minuten lang.", set()),
    ("de", "The Scottish government rejected the plan.", "Die Regierung in Edinburgh lehnte den Plan ab.", set()),
    ("fr", "The record is 1:03:41.", "Le record est d'une heure, trois minutes et 41 secondes.", set()),
    ("es", "Police prevented the march from starting and someone was arrested.", "La policía logró evitar que la marcha comenzara y nadie fue detenido.", {"negation"}),
    ("fr", "The management had known of the fault since 2019.", "Selon une note interne, la direction connaissait le défaut depuis 2019.", {"attribution"}),
    # a denial whose word stands on the other side with nothing that denies
    ("es", "She did not rule out that a guard had helped them.", "Descartó que un vigilante les hubiera ayudado.", {"negation"}),
    ("es", "She did not rule out that a guard had helped them.", "No descartó que un vigilante les hubiera ayudado.", set()),
    ("fr", "The cabinet made no secret of its doubts.", "Le cabinet n'a pas caché ses doutes.", set()),
    # two hedges, one of them lost
    ("fr", "Closing the works could save money, but customers might not come back.", "La fermeture de l'usine fera économiser de l'argent, mais les clients pourraient ne pas revenir.", {"certainty"}),
    ("fr", "Closing the works could save money, but customers might not come back.", "La fermeture de l'usine pourrait faire économiser de l'argent, mais les clients risquent de ne pas revenir.", set()),
    # which way a figure points, how nearly it is reached, when at the earliest
    ("es", "Eleven pairs nest there, three fewer than in May.", "Allí anidan once parejas, tres más que en mayo.", {"degree"}),
    ("es", "Eleven pairs nest there, three fewer than in May.", "Allí anidan once parejas, tres menos que en mayo.", set()),
    ("de", "The port handles nearly a third of the traffic.", "Gut ein Drittel des Verkehrs läuft über den Hafen.", {"number"}),
    ("de", "The port handles just over a third of the traffic.", "Gut ein Drittel des Verkehrs läuft über den Hafen.", set()),
    ("fr", "The bill comes up in June at the earliest.", "Le texte sera examiné au plus tard en juin.", {"date"}),
    ("fr", "The bill comes up in June at the earliest.", "Le texte sera examiné au plus tôt en juin.", set()),
    ("de", "The bill comes up in June at the latest.", "Der Entwurf kommt frühestens im Juni.", {"date"}),
    # a speaker with an age, told as a fact
    ("de", "Osei, 24, says he took a cold remedy.", "Der 24-Jährige hatte ein Erkältungsmittel genommen.", {"attribution"}),
    # one name, and another
    ("es", "Ilse Marwood, a teacher, saw the bus.", "Ilse Harwood, una profesora, vio el autobús.", {"name"}),
    ("es", "Boris Yeltsin, a teacher, saw the bus.", "Boris Jelzin, un profesor, vio el autobús.", set()),
    ("de", "He goes to the Court of Arbitration for Sport.", "Er zieht vor den Sportgerichtshof CAS.", set()),
    ("es", "Mayor Clara Voss, a former nurse, is tired.", "La alcaldesa Clara Voss, que en otro tiempo fue enfermera, está cansada.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("language", "english", "other", "expected"), ROWS)
def test_told(told: Told, language: str, english: str, other: str, expected: set[str]) -> None:
    assert told(language, english, other) == expected


@pytest.mark.parametrize(("other", "told"), [("long mais joyeux", True), ("long mais utile", False)])
def test_a_quoted_word_that_stands_for_another_is_a_note(other: str, told: bool) -> None:
    one = Article.from_sentences(["The film is “long but useful”, she said."], "en")
    two = Article.from_sentences([f"Le film est « {other} », a-t-elle dit."], "fr")
    found = merge_causes(run_checks(context_of(one, two, Options(engines=("lexicon",), force=True)), ["quotation"]))
    assert [str(f.severity) for f in found] == ["note"] * told


@pytest.mark.parametrize(
    ("language", "text", "quoted"),
    [
        (
            "en",
            'He left. "We were there. It was cold. They came," she said.',
            ["We were there.", "It was cold.", "They came,"],
        ),
        ("de", "„Wir kennen es. Es ist da“, sagte er. Das war es.", ["Wir kennen es.", "Es ist da"]),
        ("fr", "Le livre est « long mais utile », dit-elle.", [" long mais utile "]),
        ("en", 'We had been told that the road was safe."', ["We had been told that the road was safe."]),
    ],
)
def test_a_quotation_may_run_over_several_sentences(language: str, text: str, quoted: list[str]) -> None:
    article = article_from_text(text, language=language)
    passages = [Passage(article, (k,)) for k in range(len(article.sentences))]
    assert [p.text[a:b] for p in passages for a, b in quotations(p)] == quoted

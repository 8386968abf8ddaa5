"""One fact told in another way, and one that differs as little: figures above all, denials, hedges, sources, marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diglot.languages.opposites import opposites
from diglot.languages.polarity import negations
from diglot.languages.values import match_values, read_values
from diglot.languages.values.names import read_names

Told = Callable[[str, str, str], set[str]]

#: language, English, the other, whether a figure or date is told to differ or to be missing
FIGURES = [
    # what follows from others told
    ("de", "The works built 300 boats, a quarter fewer than in May.", "Die Werft baute 300 Boote, im Mai 400.", False),
    ("de", "The works built 300 boats, a quarter fewer than in May.", "Die Werft baute 300 Boote, im Mai 450.", True),
    ("fr", "The estate fetched $900,000, three times its estimate.", "Estimé à 300 000 dollars, le domaine est parti à 900 000.", False),
    ("es", "The fare rose 10% to €22.", "El billete, que costaba 20 euros, subió un 10 %, a 22.", False),
    ("es", "The fare rose 10% to €22.", "El billete, que costaba 15 euros, subió un 10 %, a 22.", True),
    ("fr", "Lille pays three quarters of the €80m, Lens the rest.", "Sur 80 millions d'euros, Lille en paie 60 et Lens 20.", False),
    ("de", "Prices were up 70 per cent.", "Die Preise stiegen auf das 1,7-Fache.", False),
    ("fr", "The school has 40 tutors for 600 pupils.", "L'école, qui compte 600 élèves, a un tuteur pour 15.", False),
    ("fr", "The 7.15 to Brest left 25 minutes late.", "Le train de 7 h 15 pour Brest est parti à 7 h 40.", False),
    ("es", "Oro scored in the third minute of added time.", "Oro marcó en el minuto 93.", False),
    ("de", "He died in 1926, a hundred years ago.", "Vor hundert Jahren starb er, das war 1926.", False),
    ("de", "His death in 1925 is marked with two concerts.", "Zwei Konzerte gibt es, weil sich 2025 sein Tod zum hundertsten Mal jährt.", False),
    ("de", "Two ships sank in 2019.", "Zwei Schiffe sanken 2021.", True),
    ("fr", "She died at 71.", "Elle est morte dans sa 72e année.", False),
    # lengths in two units, halves and parts of measures, ages in tens
    ("de", "The climb took 95 minutes.", "Der Aufstieg dauerte eine Stunde und 35 Minuten.", False),
    ("de", "The climb took 95 minutes.", "Der Aufstieg dauerte eine Stunde und 25 Minuten.", True),
    ("es", "He was found after 29 hours.", "Lo hallaron al cabo de un día y cinco horas.", False),
    ("es", "They seized half a tonne of hash.", "Incautaron 500 kilos de hachís.", False),
    ("fr", "He won by a tenth of a second.", "Il s'est imposé pour un dixième de seconde.", False),
    ("fr", "He won by a tenth of a second.", "Il s'est imposé pour deux dixièmes de seconde.", True),
    ("fr", "A man in his eighties was saved.", "Un octogénaire a été sauvé.", False),
    ("fr", "A man in his eighties was saved.", "Un septuagénaire a été sauvé.", True),
    # half a dozen, a dozen or so, every fourth, one out of two
    ("de", "Half a dozen towns were hit.", "Ein halbes Dutzend Städte war betroffen.", False),
    ("fr", "A dozen towns were hit.", "Une dizaine de villes ont été touchées.", False),
    ("fr", "One out of two trains ran.", "Un train sur deux a circulé.", False),
    ("de", "One in five shops closed.", "Ein Viertel der Läden schloss.", True),
    ("de", "Rents doubled and two firms left.", "Die Mieten verdreifachten sich, zwei Firmen gingen.", True),
    # by so much, and to so much
    ("de", "Sales fell by 30 percent.", "Der Absatz fiel auf 30 Prozent.", True),
    ("de", "Sales fell by 30 percent.", "Der Absatz fiel um 30 Prozent.", False),
    ("fr", "Growth slowed to 2 percent.", "L'économie a crû de 2 %, un rythme plus lent.", False),
    # rates, scales in title case, blanks in figures, signs of measures
    ("fr", "They get €60 a fortnight.", "Ils touchent 60 euros par mois.", True),
    ("fr", "They get €60 a fortnight.", "Ils touchent 60 euros tous les quinze jours.", False),
    ("fr", "The $40 Billion Question", "La question à 40 Milliards de dollars", False),
    ("fr", "The share is 41.5%.", "La part est de 41, 5 %.", False),
    ("fr", "EUR 20 to 30 million are missing.", "Il manque 20 à 30 millions d'euros.", False),
    ("fr", "Its engine has 70kW.", "Son moteur développe 70 kW.", False),
    ("fr", "More than 2.4 million left.", "Plus d'2,4 millions de personnes sont parties.", False),
    # nights, eves, feasts, hours with names
    ("de", "The mill burnt on the night of 3 June.", "Die Mühle brannte in der Nacht auf den 4. Juni.", False),
    ("de", "The mill burnt on the night of 3 June.", "Die Mühle brannte in der Nacht auf den 5. Juni.", True),
    ("fr", "The mill burnt on Friday night.", "Le moulin a brûlé dans la nuit de samedi.", False),
    ("fr", "It rang at a quarter to midnight on New Year's Eve.", "Le 31 décembre, cela a sonné à 23 h 45.", False),
    ("fr", "It rang at a quarter past midnight.", "Cela a sonné à minuit et demi.", True),
    # signs in words, figures beside dates, coins, dollars, hundreds by halves
    ("de", "Stays fell by 5.8 per cent in Italy.", "Italien verzeichnete bei den Nächten minus 5,8 Prozent.", False),
    ("de", "Stays fell by 5.8 per cent in Italy.", "Italien verzeichnete bei den Nächten minus 6,8 Prozent.", True),
    ("fr", "It was minus 15 in winter.", "L'hiver, il faisait moins 15.", False),
    ("fr", "It was 15 degrees in winter.", "L'hiver, on avait jusqu'à moins 15 degrés.", True),
    ("de", "On March 31 it held 96 million kilograms.", "Am 31. März lagerten 96 Millionen Kilogramm.", False),
    ("de", "On March 31 it held 96 million kilograms.", "Am 31. März lagerten 69 Millionen Kilogramm.", True),
    ("es", "It ended on 29 August.", "Terminó el día 29.", False),
    ("es", "It ended on 28 August.", "Terminó el día 29.", True),
    ("fr", "On 29 August, 29 people died.", "Le 29 août, 30 personnes sont mortes.", True),
    ("fr", "The share closed at 83p.", "Le titre a fini à 83 pence.", False),
    ("fr", "The share closed at 83p.", "Le titre a fini à 38 pence.", True),
    ("fr", "It cost NZ$3 billion.", "Il a coûté 3 milliards de dollars néo-zélandais.", False),
    ("fr", "It cost HK$3 billion.", "Il a coûté 3 milliards de dollars.", False),
    ("fr", "It cost HK$3 billion.", "Il a coûté 3 milliards d'euros.", True),
    ("es", "Some 50 homes were lost.", "Se perdió medio centenar de casas.", False),
    ("fr", "They lost in the round of 64.", "Ils ont perdu en trente-deuxièmes de finale.", False),
    ("de", "A little over one in five of those treated left.", "Gut jeder fünfte Behandelte ging.", False),
]  # fmt: skip

#: language, English, the other, the aspects that are told (notes left out)
ROWS = [
    # a denial in other words, and words that only look like one
    ("fr", "I fear that he will not.", "Je crains que non.", set()),
    ("fr", "The valley is not much visited.", "La vallée est peu visitée.", set()),
    ("fr", "Some say it is a fake.", "D'aucuns disent que c'est un faux.", set()),
    ("fr", "Any point of the coast will do.", "N'importe quel point de la côte conviendra.", set()),
    ("fr", "The truce hangs by a thread.", "La trêve ne tient plus qu'à un fil.", set()),
    ("fr", "He said the plan would work.", "Il ne dit pas que le plan marchera.", {"negation"}),
    ("fr", "The lakes are no exception.", "Les lacs ne font pas exception.", set()),
    ("fr", "We must not forget the lakes.", "N'oublions pas les lacs.", set()),
    ("de", "Who would lend him a boat?", "Niemand würde ihm ein Boot leihen.", set()),
    ("es", "It is a matter of urgency; the school is no exception.", "Es urgente; el colegio no es una excepción.", set()),
    # what a word for "little" or "less" turns round
    ("fr", "The risk is low.", "Le risque est peu élevé.", set()),
    ("fr", "The risk is high.", "Le risque est peu élevé.", {"degree"}),
    ("fr", "They made less profit.", "Ils ont fait moins de bénéfices.", set()),
    ("fr", "The isle was thought uninhabited.", "On croyait l'île inhabitée.", set()),
    ("fr", "She wrote a book titled “Rain”.", "Elle a écrit un livre intitulé « Pluie ».", set()),
    # who is left out, and who is in office
    ("fr", "All the inns were full, including the Lion.", "Toutes les auberges étaient pleines, hormis le Lion.", {"degree"}),
    ("es", "All the inns were full except the Lion.", "Todas las posadas estaban llenas, incluido el León.", {"degree"}),
    ("de", "All the inns were full except the Lion.", "Alle Gasthöfe waren voll, ausgenommen der Löwe.", set()),
    ("de", "A former cook found the letter.", "Ein derzeitiger Koch fand den Brief.", {"degree"}),
    # hedges that are none, and their counterparts
    ("fr", "The song gives hope to people.", "La chanson donne de l'espoir aux gens.", set()),
    ("fr", "The share fell by perhaps 8%.", "La part a reculé d'environ 8 %.", set()),
    ("fr", "Things could not be better.", "Les choses ne pourraient aller mieux.", set()),
    ("fr", "The bus lines might be halted.", "Les lignes de bus risquent d'être interrompues.", set()),
    # sources that are none
    ("fr", "The repair went according to a precise plan.", "La réparation a suivi un plan très précis.", set()),
    ("fr", "We think this is best for the river.", "C'est, selon nous, ce qu'il y a de mieux pour la rivière.", set()),
    # a floor that is denied is a ceiling
    ("de", "Bring at most ten litres.", "Mehr als zehn Liter dürfen Sie nicht mitbringen.", set()),
    # who does it, and how
    ("fr", "Delegates rejected by a wide majority the plan for the harbour.", "Les délégués ont rejeté à une large majorité le plan du port.", set()),
    ("fr", "The tram A run by the town was late.", "Le tram A exploité par la ville était en retard.", set()),
    # names, ranks
    ("fr", "She moved to Great Britain.", "Elle est partie en Grande Bretagne.", set()),
    ("fr", "The deputy mayor resigned.", "Le vice maire a démissionné.", set()),
    ("fr", "The deputy mayor resigned.", "Le maire a démissionné.", {"name"}),
    # first persons, marks
    ("fr", "“I feel so tired of the long and noisy nights here,” she said.", "« J'éprouve une grande lassitude des nuits longues et bruyantes », dit-elle.", set()),
    ("fr", "`The nights here are long and very noisy,' she said.", "« Les nuits sont longues et très bruyantes ici », dit-elle.", set()),
    # denials
    ("fr", "The jabs hardly prevent people from passing it on.", "Les vaccins n'empêchent guère de la transmettre.", set()),
    ("fr", "There was nothing the parents did not try.", "Les parents ont tout tenté.", set()),
    ("fr", "Part of the line was last renovated in 1970.", "Une partie de la ligne n'a pas été rénovée depuis 1970.", set()),
    ("es", "Bread is not the van's only cargo.", "Además de pan, la furgoneta lleva otras cosas.", set()),
    ("de", "Water and blankets were in short supply.", "Es gab weder genügend Wasser noch Decken.", set()),
    # ranking, opening, plus and minus
    ("de", "Pakistan took most, ahead of Egypt.", "Am meisten nahm Pakistan ab, dahinter folgte Ägypten.", set()),
    ("de", "She unlocks the gate of the open-air pool.", "Sie schließt das Tor zum Freibad auf.", set()),
    ("de", "Overnight stays in Italy rose by 5.8 per cent.", "Die Übernachtungen in Italien: minus 5,8 Prozent.", {"degree"}),
    # hedges and sources in other words
    ("fr", "The fund may not take part.", "Le fonds pourrait ne pas participer.", set()),
    ("fr", "He is thought to harbour ambitions.", "Il passe pour nourrir des ambitions.", set()),
    ("de", "The group is for sale, company sources said.", "Der Konzern stehe zum Verkauf, hieß es in Konzernkreisen.", set()),
    ("fr", "Most of the wounded brought in since Friday were women.", "La plupart des blessés admis depuis vendredi étaient des femmes.", set()),
    # who gives and who is given
    ("es", "The team was also given money by Salivia.", "El equipo también recibió fondos de Salivia.", set()),
    ("de", "It costs €20,000, of which the state will cover half.", "Das kostet 20.000 Euro, von denen das Land die Hälfte übernimmt.", set()),
    # one speaker by name and office
    (
        "es",
        "He claims not to know who, though many point to the Rev. Alma Crockett, the Methodist minister. She denies it.",
        "Asegura ignorar quién, aunque muchos señalan a la pastora metodista, la reverenda Alma Crockett, que lo niega.",
        set(),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "english", "other", "differs"), FIGURES)
def test_figures(language: str, english: str, other: str, differs: bool) -> None:
    found = match_values(read_values(english, "en"), read_values(other, language))
    told = [
        d for d in found if d.status in ("changed", "missing_in_source", "missing_in_target") and d.confidence >= 0.5
    ]
    assert bool(told) is differs, found


@pytest.mark.parametrize(("language", "english", "other", "expected"), ROWS)
def test_told(told: Told, language: str, english: str, other: str, expected: set[str]) -> None:
    assert told(language, english, other) == expected


@pytest.mark.parametrize("text", ["the army left", "he used a pump", "the eaux of the spa"])
def test_abbreviations_stand_for_their_own_letters_only(text: str) -> None:
    """A stop in an abbreviation of the packs is a stop, no letter: "a.m." is not in "army"."""
    assert not [c for c in opposites(text, "en") if c.group.startswith("morning")]
    assert not [n for n in read_names(text, "en") if n.place]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Il ne sait pas que tu viens.", True),
        ("Il n'a plus que deux jours.", False),
        ("Cela faisait des années que nous n'avions pas chanté.", True),
        ("C'est un grand pas en avant.", False),
    ],
)
def test_french_halves(text: str, denied: bool) -> None:
    assert bool(negations(text, "fr")[0]) is denied

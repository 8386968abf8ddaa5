"""Who does it and to whom, read from one language alone."""

from __future__ import annotations

import pytest

from diglot.languages.predicates import Predicates
from diglot.languages.words import words
from diglot.translation.linking import is_content

#: language, text, verb, its agent and its patient (the nearest words), or None where nothing can be told
READ = [
    ("en", "Orlo has sued Rask.", "sued", "Orlo", "Rask"),
    ("en", "Orlo was sued on Monday by Rask.", "sued", "Rask", "Orlo"),
    ("en", "The bridge, closed since May, was bought by Rask.", "bought", "Rask", "bridge"),
    ("en", "The nurse at the hospital in Graz accused the surgeon.", "accused", "nurse", "surgeon"),
    ("en", "The purchase of Orlo by Rask was delayed.", "purchase", "Rask", "Orlo"),
    ("en", "A plan backed by the mayor will be debated.", "backed", "mayor", "plan"),
    ("en", "The price has grown by 120 per cent.", "grown", None, None),
    ("en", "The pilot was warned by Monday.", "warned", None, None),
    ("en", "The space is used for cars.", "used", None, None),
    ("fr", "Rask a poursuivi Orlo en mai.", "poursuivi", "Rask", "Orlo"),
    ("fr", "Orlo a été poursuivi lundi par Rask.", "poursuivi", "Rask", "Orlo"),
    ("fr", "La journaliste que le banquier avait enregistrée doit témoigner.", "enregistrée", "banquier", "journaliste"),
    ("fr", "Le rachat d'Orlo par la Kestrie est retardé.", "rachat", "Kestrie", "Orlo"),
    ("fr", "Le ministre s'est exprimé par écrit.", "exprimé", None, None),
    ("fr", "Il a accusé Rask.", "accusé", None, None),
    ("es", "Rask ha demandado a Orlo por fraude.", "demandado", "Rask", "Orlo"),
    ("es", "Orlo fue demandado por Rask.", "demandado", "Rask", "Orlo"),
    ("es", "A la enfermera la acusó el director.", "acusó", "director", "enfermera"),
    ("es", "El acuerdo lo firmó Uruguay.", "firmó", "Uruguay", "acuerdo"),
    ("de", "Orlo hat Rask verklagt.", "verklagt", "Orlo", "Rask"),
    ("de", "Den Minister hat die Richterin verklagt.", "verklagt", "Richterin", "Minister"),
    ("de", "Orlo wurde im Mai von Rask verklagt.", "verklagt", "Rask", "Orlo"),
    ("de", "Der Kauf des Verlags durch Rask verzögert sich.", "kauf", "Rask", "Verlags"),
    ("de", "Der von der Ministerin entlassene Richter klagt.", "entlassene", "Ministerin", "Richter"),
    ("de", "Der Botaniker, der den Sammler unterstützt hatte, schweigt.", "unterstützt", "Botaniker", "Sammler"),
    ("de", "Die Firma hilft der Ministerin.", "hilft", None, None),  # a feminine dative, or a masculine subject
    ("de", "Der Firma warfen die Leute Betrug vor.", "warfen", None, None),
    ("de", "Die Stadt hat sich von Rask Geld geliehen.", "geliehen", None, None),
    ("de", "Rask hat Orlo überholen lassen.", "überholen", None, None),
    ("de", "Die Ministerin verklagt der Konzern.", "verklagt", None, None),
]  # fmt: skip
#: language, text, what stands before and behind its "than", whether it is told to be less
COMPARED = [
    ("en", "They trust Orlo more than Rask.", "Orlo", "Rask", False),
    ("fr", "Ils craignent moins Orlo que Rask.", "Orlo", "Rask", True),
    ("de", "Sie vertrauen Orlo mehr als Rask.", "Orlo", "Rask", False),
    ("en", "Orlo exports more copper than Rask.", "Orlo", "Rask", False),
]


def predicates(text: str, language: str) -> tuple[Predicates, list[str]]:
    found = [w for w in words(text) if any(c.isalnum() for c in w.text)]
    said = [w.text for w in found]
    return Predicates(text, found, language, lambda k: is_content(said[k], language)), said


@pytest.mark.parametrize(("language", "text", "verb", "agent", "patient"), READ)
def test_agent_and_patient_of_a_verb(
    language: str, text: str, verb: str, agent: str | None, patient: str | None
) -> None:
    read, said = predicates(text, language)
    at = [w.lower() for w in said].index(verb)
    found = read.of(at, at)
    assert [(said[p.agent[0]], said[p.patient[0]]) for p in found] == ([(agent, patient)] if agent else [])


@pytest.mark.parametrize(("language", "text", "before", "behind", "less"), COMPARED)
def test_what_is_compared(language: str, text: str, before: str, behind: str, less: bool) -> None:
    read, said = predicates(text, language)
    found = [(said[p.agent[0]], said[p.patient[0]], fewer) for p, fewer in read.comparisons]
    assert (before, behind, less) in found


def test_a_word_that_twice_stands_in_a_passage_tells_nobody() -> None:
    read, said = predicates("The minister of Orlo accused the minister of Rask.", "en")
    assert [[said[k] for k in p.agent + p.patient] for p in read.of(said.index("accused"), said.index("accused"))] == [
        ["Orlo", "Rask"]
    ]

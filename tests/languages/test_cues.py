"""Cues: the short cuts to them lose none."""

from __future__ import annotations

import pytest

from diglot.checks import CHECKS, load_check
from diglot.languages.cues import CueTable, cue_table, find_cues

TEXTS = sorted(
    {(e.source_language, e.source) for aspect in CHECKS for e in load_check(aspect).EXAMPLES}
    | {(e.target_language, e.target) for aspect in CHECKS for e in load_check(aspect).EXAMPLES}
)


@pytest.mark.parametrize("section", ["attribution", "certainty", "degree", "offices", "places", "roles"])
def test_sections_searched_together_are_found_as_each_alone(section: str) -> None:
    for language, text in TEXTS:
        assert find_cues(text, language, section) == cue_table(language, section).find_all(text)


@pytest.mark.parametrize(
    ("cue", "text", "found"),
    [
        ("(last|past) (week|year)", "The past year was dry.", "past year"),
        (r"\w+rai(t|ent)", "Il pourrait venir.", "pourrait"),
        ("(légèrement|un peu) monté", "Les prix ont un peu monté.", "un peu monté"),
        ("autorités? sanitaires?", "Une autorité sanitaire l'a dit.", "autorité sanitaire"),
        ("a.m.", "It opens at a.m. or noon.", "a.m."),
        ("colou?r~", "The colours fade.", "colours"),
        ("teacher~", "The teacher's union agreed.", "teacher's"),
        ("in(?!ter)\\w\\w*", "He is innocent.", "innocent"),
        ("refus(e|é) (de|d')", "Il a refusé d’entrer.", "refusé d’"),
        ("d'ici", "Il viendra d’ici lundi.", "d’ici"),
        ("rose … percent", "It rose by nearly 3 percent.", "rose by nearly 3 percent"),
    ],
)
def test_a_cue_of_any_form_is_found(cue: str, text: str, found: str) -> None:
    assert [c.text for c in CueTable({"": cue}, "s|'s|s'").find(text)] == [found]

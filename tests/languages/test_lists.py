"""Lists in running text, with the nearest words where no mark bounds an item."""

from __future__ import annotations

import pytest

from diglot.languages.lists import read_lists
from diglot.languages.words import words
from diglot.translation.linking import is_content

#: language, text, its lists
ROWS = [
    ("en", "Flights to Accra, Lomé and Abidjan were cancelled.", [["Accra", "Lomé", "Abidjan"]]),
    ("en", "They took coins, two icons, and the box of a church.", [["took coins", "two icons", "box"]]),
    ("en", "Malta and Italy agreed.", [["Malta", "Italy"]]),
    ("fr", "Les vols d'Accra, de Lomé et d'Abidjan sont annulés.", [["Accra", "Lomé", "Abidjan"]]),
    ("de", "Aus Griechenland, Italien und Malta kamen Helfer.", [["Griechenland", "Italien", "Malta"]]),
    ("es", "Llegaron equipos de Grecia, Italia y Malta.", [["Grecia", "Italia", "Malta"]]),
    # what has a verb of its own, or begins with a preposition, ends a list: its last words may be the first item
    ("en", "Rain, the road was closed, and Malta agreed.", [["closed", "Malta"]]),
    ("en", "Hail, which is ice, snow and fog.", [["ice", "snow", "fog"]]),
    ("en", "Hail, after the storm, Malta and Italy.", [["storm", "Malta", "Italy"]]),
    ("en", "Nobody came.", []),
]


@pytest.mark.parametrize(("language", "text", "lists"), ROWS)
def test_lists(language: str, text: str, lists: list[list[str]]) -> None:
    found = [w for w in words(text) if any(c.isalnum() for c in w.text)]
    said = [w.text for w in found]
    read = read_lists(text, found, language, lambda k: is_content(said[k], language))
    assert [[" ".join(said[k] for k in item) for item in items] for items in read] == lists

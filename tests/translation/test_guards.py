"""Which readings are no readings."""

from __future__ import annotations

import pytest

from diglot.translation.guards import fault

FINE = "Le gouvernement a annoncé mardi un nouveau plan pour les hôpitaux."


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        (FINE, "The government announced a new plan for hospitals on Tuesday.", None),
        (FINE, "", "empty"),
        (FINE, " … ", "empty"),
        (FINE, FINE, "unchanged"),
        (FINE, "The government.", "truncated"),
        (FINE, "The plan the plan the plan the plan the plan for hospitals", "looping"),
        (FINE, "The government announced a plan for hos\ufffd\ufffd.", "broken"),
        (FINE, "word " * 2 + "x" * 400, "long"),
        ("***", "", None),
        ("Paris, 3 mai", "Paris, 3 mai", None),
        ("non, non, non, non", "no, no, no, no", None),
        ("Emmanuel Macron", "Emmanuel Macron", None),
    ],
)
def test_fault(text: str, line: str, expected: str | None) -> None:
    assert fault(text, line) == expected

"""Which articles of many are editions of one story.

Candidates share rare terms (`index.py`); each is then aligned like a comparison (`relation.py`); of the pairs that hold
the surest are taken, one to one between two languages, and what hangs together is a story (`stories.py`).
"""

from __future__ import annotations

from diglot.editions.relation import Kind, Relation
from diglot.editions.stories import Editions, Story, find_editions

__all__ = ["Editions", "Kind", "Relation", "Story", "find_editions"]

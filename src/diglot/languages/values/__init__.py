"""Values read from original text: figures, dates and names, with exact spans, and their comparison."""

from diglot.languages.values.match import is_one, match_values, read_values
from diglot.languages.values.model import DateValue, Difference, Quantity, Values

__all__ = ["DateValue", "Difference", "Quantity", "Values", "is_one", "match_values", "read_values"]

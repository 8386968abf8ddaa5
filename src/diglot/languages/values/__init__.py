"""Values read from original text: figures, dates and names, with exact spans, and their comparison."""

from diglot.languages.values.match import match_values, read_values
from diglot.languages.values.model import DateValue, Difference, Quantity, Values

__all__ = ["DateValue", "Difference", "Quantity", "Values", "match_values", "read_values"]

"""diglot compares language editions of an article and reports what was added, dropped or altered."""

__version__ = "0.1.0"

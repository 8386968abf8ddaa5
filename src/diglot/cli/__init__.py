"""diglot."""

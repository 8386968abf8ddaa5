"""Forms of a word from the one that a dictionary gives: rules that make too many rather than too few.

They serve look-up only, never writing: a form that nobody uses harms no one.
"""

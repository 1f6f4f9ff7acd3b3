"""Exports of billing systems: CSV as it comes, a mapping that says what is what, and rows of typed values."""

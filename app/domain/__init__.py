"""Values and rules of the office: money, identifiers, balances, readings, deadlines.

Pure: standard library and python-stdnum only; no clock, no files, no Qt, no SQL.
"""

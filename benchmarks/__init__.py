"""Measurements: ours against a floor in one run, counters where a timing would lie. ``./run bench``, ``QUICK=1``."""

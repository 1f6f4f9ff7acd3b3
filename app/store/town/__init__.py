"""The demonstration town: a plausible utility's customers, made from a seed, the same every time.

Values only, no SQL but in ``load``. People, companies and numbers are invented; streets and villages are Gryfino's.
"""

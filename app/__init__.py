"""Okienko: the desktop program of a town utility's customer office.

Floors, upper may import lower and never the reverse:
main | cli -> views -> models -> services -> store | documents | channels -> system -> domain.
"""

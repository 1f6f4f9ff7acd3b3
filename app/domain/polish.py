"""Polish letters: one folding for searching and one key for sorting, the same here and in SQL.

Both are character-for-character mappings followed by collapsing spaces, so that SQL needs only IMMUTABLE parts and no
ICU (the embedded server has none), and no ``lower()``, whose answer depends on the database's locale::

    btrim(regexp_replace(translate(text, FROM, TO), ' +', ' ', 'g'))

Capital letters are part of the mappings. What ``FROM`` has beyond the length of ``TO`` is deleted, as PostgreSQL's
``translate`` does. The result of ``sort_key`` is compared by code point (``COLLATE "C"``).
"""

from __future__ import annotations

import re

ALPHABET = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
"""The 32 letters of Polish with q, v and x at their places: 35, in dictionary order."""

_ASCII_UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_POLISH = ("ĄĆĘŁŃÓŚŹŻąćęłńóśźż", "acelnoszzacelnoszz")
_FOREIGN = "ÀÁÂÃÄÅĀĂàáâãäåāăÇČĈĊçčĉċĎĐÐďđðÈÉÊËĒĔĖĚèéêëēĕėěĜĞĠĢĝğġģĤĦĥħÌÍÎÏĨĪĬĮİìíîïĩīĭįıĴĵĶķĹĻĽĿĺļľŀÑŅŇñņňÒÔÕÖØŌŎŐòôõöøōŏőŔŖŘŕŗřŜŞŠȘßẞŝşšșŢŤŦȚţťŧțÙÚÛÜŨŪŬŮŰŲùúûüũūŭůűųŴŵÝŶŸýŷÿŽž"
_FOREIGN_BASE = "aaaaaaaaaaaaaaaaccccccccddddddeeeeeeeeeeeeeeeegggggggghhhhiiiiiiiiiiiiiiiiiijjkkllllllllnnnnnnoooooooooooooooorrrrrrssssssssssttttttttuuuuuuuuuuuuuuuuuuuuwwyyyyyyzz"
_CYRILLIC = ("АБВГҐДЕЄЁЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ", "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя")
_SPACES = "\t\n\x0b\x0c\r\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_DASHES = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_QUOTES = "\"'`´\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a"
_STOPS = ".,;"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_COMBINING = "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0326\u0327\u0328"
"""Marks of decomposed letters (a file name or a Mac pastes "o" + U+0301); deleted."""

_TO_SPACE = _SPACES + _DASHES + _QUOTES + _STOPS

FOLD_FROM = _ASCII_UPPER + _POLISH[0] + _FOREIGN + _CYRILLIC[0] + _TO_SPACE + _COMBINING + _INVISIBLE
FOLD_TO = _ASCII_UPPER.lower() + _POLISH[1] + _FOREIGN_BASE + _CYRILLIC[1] + " " * len(_TO_SPACE)
"""Search folding: letters to plain small ones, quotes, dashes, dots, commas to a space; the slash of 12/3 stays."""

_SLOTS = "".join(chr(ord("A") + place) for place in range(len(ALPHABET)))
"""Thirty-five ascending ASCII characters, ``A`` to ``c``: one byte a letter, digits and the space before them."""

_SLOT_OF = dict(zip(ALPHABET, _SLOTS, strict=True))
_TAKEN = "".join(slot for slot in _SLOTS if not slot.isalpha())
_SORT_SPACE = _SPACES + _DASHES + _STOPS + "/" + _TAKEN.replace("`", "")
_SORT_DROP = _QUOTES + _COMBINING + _INVISIBLE

SORT_FROM = ALPHABET + ALPHABET.upper() + _FOREIGN + _CYRILLIC[0] + _SORT_SPACE + _SORT_DROP
SORT_TO = _SLOTS * 2 + "".join(_SLOT_OF[base] for base in _FOREIGN_BASE) + _CYRILLIC[1] + " " * len(_SORT_SPACE)
"""Sort key: each letter to its slot, foreign accents beside their plain letter, quotes dropped ("„Dom" goes under D)."""

_MANY_SPACES = re.compile(" +")


def _table(source: str, target: str) -> dict[int, str | None]:
    padded: list[str | None] = [*target, *([None] * (len(source) - len(target)))]
    table: dict[int, str | None] = {}
    for char, other in zip(source, padded, strict=True):
        table.setdefault(ord(char), other)  # as translate() does: the first of two decides
    return table


_FOLD = _table(FOLD_FROM, FOLD_TO)
_SORT = _table(SORT_FROM, SORT_TO)


def fold(text: str) -> str:
    """``text`` as the search compares it: ``„Łużycka” 12/3`` -> ``luzycka 12/3``. Idempotent."""
    return _MANY_SPACES.sub(" ", text.translate(_FOLD)).strip(" ")


def sort_key(text: str) -> str:
    """Key whose order by code point is the Polish dictionary order; not meant to be read."""
    return _MANY_SPACES.sub(" ", text.translate(_SORT)).strip(" ")

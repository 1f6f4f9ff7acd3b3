"""Small templates that make one text of cells: ``W{Nr|pad:6}/{Obiekt|slug:20}``.

| filter | what it does |
|---|---|
| ``upper``, ``lower`` | changes letters |
| ``digits`` | keeps digits only |
| ``pad:6`` | puts zeros before, up to a length |
| ``left:3``, ``right:3``, ``from:4`` | the first, the last characters, those from the fourth on |
| ``word:1``, ``words:2`` | the first word, all words from the second on |
| ``or:TEXT`` | a text for an empty cell |
| ``slug``, ``slug:20`` | capitals, digits and dashes; cut to a length, with a sum of what was cut |

A template of which every cell is empty is empty. ``{{`` and ``}}`` are braces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from typing import Final

from app.domain.billing import MappingFault
from app.domain.polish import fold

Text = Callable[[Sequence[str]], str]
Filter = Callable[[str], str]

_PART: Final = re.compile(r"\{\{|\}\}|\{(?P<column>[^{}|]+)(?P<filters>(?:\|[^{}|]*)*)\}|(?P<wrong>[{}])")
_NOT_SLUG: Final = re.compile(r"[^0-9A-Z]+")
_SUM: Final = 4


def columns_of(template: str) -> tuple[str, ...]:
    """Names of the columns that a template speaks of."""
    return tuple(match["column"].strip() for match in _PART.finditer(template) if match["column"])


def compile_template(template: str, places: Mapping[str, int], where: str) -> Text:
    """The function that makes the text of a row's cells. Raises MappingFault."""
    parts: list[str | tuple[int, tuple[Filter, ...]]] = []
    end = 0
    for match in _PART.finditer(template):
        parts.append(template[end : match.start()])
        end = match.end()
        if match["wrong"]:
            raise MappingFault("template", where, template=template)
        if match["column"]:
            parts.append((places[match["column"].strip()], _filters(match["filters"], where)))
        else:
            parts.append(match[0][0])
    parts.append(template[end:])
    return _joined([part for part in parts if part])


def _joined(parts: list[str | tuple[int, tuple[Filter, ...]]]) -> Text:
    if len(parts) == 1 and not isinstance(parts[0], str) and not parts[0][1]:
        place = parts[0][0]
        return lambda cells: cells[place]
    if all(isinstance(part, str) for part in parts):
        constant = "".join(part for part in parts if isinstance(part, str))
        return lambda _: constant

    def text(cells: Sequence[str]) -> str:
        made, is_empty = [], True
        for part in parts:
            if isinstance(part, str):
                made.append(part)
                continue
            cell = cells[part[0]]
            for each in part[1]:
                cell = each(cell)
            is_empty = is_empty and not cell
            made.append(cell)
        return "" if is_empty else "".join(made)

    return text


def _filters(said: str, where: str) -> tuple[Filter, ...]:
    return tuple(_filter(one, where) for one in said.split("|")[1:])


def _filter(said: str, where: str) -> Filter:
    name, colon, argument = said.partition(":")
    name = name.strip()
    if name in _PLAIN and not colon:
        return _PLAIN[name]
    if name == "or" and colon:
        return lambda cell: cell or argument
    if name in _COUNTED and argument.strip().isdecimal() and int(argument) > 0:
        count, made = int(argument), _COUNTED[name]
        return lambda cell: made(cell, count)
    raise MappingFault("filter", where, filter=said)


def _slug(cell: str, most: int = 10_000) -> str:
    """``Łużycka 12/3`` -> ``LUZYCKA-12-3``; what is cut leaves a sum, so that two texts never meet in one."""
    plain = _NOT_SLUG.sub("-", fold(cell).upper()).strip("-")
    if len(plain) <= most:
        return plain
    told = blake2b(plain.encode(), digest_size=_SUM // 2).hexdigest().upper()
    return f"{plain[: max(most - _SUM - 1, 0)].rstrip('-')}-{told}"[:most]


_PLAIN: Final[Mapping[str, Filter]] = {
    "upper": str.upper,
    "lower": str.lower,
    "digits": lambda cell: "".join(char for char in cell if "0" <= char <= "9"),
    "slug": _slug,
}
_COUNTED: Final[Mapping[str, Callable[[str, int], str]]] = {
    "pad": lambda cell, count: cell.rjust(count, "0") if cell else "",
    "left": lambda cell, count: cell[:count],
    "right": lambda cell, count: cell[-count:],
    "from": lambda cell, count: cell[count - 1 :],
    "word": lambda cell, count: "".join(cell.split()[count - 1 : count]),
    "words": lambda cell, count: " ".join(cell.split()[count - 1 :]),
    "slug": _slug,
}

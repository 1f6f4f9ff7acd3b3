"""Invoices that the official schemas allow, made by walking the schemas: every branch, choice and value in its turn.

Nothing here knows the ministry's samples. A ``Walk`` remembers what it has chosen, so that a few documents meet every branch
of every choice, every value of every short list and each optional element, there and absent.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from app.documents.ksef.schemas import FA_2, FA_3, SCHEMAS, schema_tree
from app.domain.identifiers import ksef_checksum, nip_problem

_XSD: Final = "{http://www.w3.org/2001/XMLSchema}"
_COMMON: Final = ("ElementarneTypyDanych_v10-0E.xsd", "KodyKrajow_v10-0E.xsd", "StrukturyDanych_v10-0E.xsd")
_BUILT_IN: Final = "xsd"
_WORDS: Final = (
    *("Dostawa", "wody", "Ścieki", "Żółć", "gęślą", "jaźń", "opłata", "abonamentowa", "umowa", "ŁÓDŹ", "m³/mc", "A&B"),
    *("<nowy>", '"cudzysłów"', "ul.", "Świętokrzyska", "zażółć", "–", "§ 5", "100%", "przyłącze", "pojemnik", "1100 l"),
)
_NUMBERS: Final = frozenset({"integer", "byte", "int", "nonNegativeInteger", "decimal"})


@dataclass
class Taste:
    """How much a document holds. ``optional`` is the chance of what may be absent; ``most`` of what may be repeated."""

    optional: float = 0.5
    most: int = 2
    long: float = 0.05
    values: Mapping[str, str] = field(default_factory=dict)
    """Values that stand at a way such as ``Podmiot1/DaneIdentyfikacyjne/NIP``, there in each document."""
    times: Mapping[str, int] = field(default_factory=dict)
    """How often an element is repeated, by its name."""


@dataclass(frozen=True)
class _Simple:
    """What a simple type allows, gathered from it and all it is made from."""

    base: str
    names: tuple[str, ...]
    choices: tuple[str, ...]
    patterns: tuple[str, ...]
    limits: Mapping[str, str]


class Walk:
    """One schema, walked as often as is asked; the same seed gives the same documents."""

    def __init__(self, namespace: str, seed: int = 0) -> None:
        self.namespace = namespace
        self._random = random.Random(seed)
        self._types = _types(namespace)
        self._root = schema_tree(namespace).find(f"{_XSD}element[@name='Faktura']")
        self._chosen: Counter[tuple[str, str]] = Counter()
        self._count = 0
        self._taste = Taste()

    def document(self, taste: Taste) -> bytes:
        """One invoice as a file."""
        self._taste = taste
        spaces: dict[str | None, str] = {None: self.namespace}
        root = etree.Element(f"{{{self.namespace}}}Faktura", nsmap=spaces)  # type: ignore[arg-type]
        assert self._root is not None
        self._fill(root, self._root, "")
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8")

    # ------------------------------------------------------------ structure

    def _fill(self, made: Element, told: Element, way: str) -> None:
        """The content of one element, as ``told`` declares it."""
        own = self._type_of(told)
        if own.tag == f"{_XSD}simpleType":
            made.text = self._value(told, own, way)
            return
        simple = own.find(f"{_XSD}simpleContent")
        inner = own if simple is None else simple[0]
        if simple is not None:
            made.text = told.get("fixed") or self._of_simple(self._simple_of(str(inner.get("base")), inner), way)
        for attribute in inner.iterchildren(f"{_XSD}attribute"):
            made.set(str(attribute.get("name")), attribute.get("fixed") or self._attribute(attribute, way))
        for part in self._parts(own):
            self._particle(made, part, way)

    def _parts(self, own: Element) -> Iterator[Element]:
        complex_ = own.find(f"{_XSD}complexContent/{_XSD}extension")
        if complex_ is not None:
            yield from self._parts(self._named(str(complex_.get("base")), complex_))
            own = complex_
        yield from own.iterchildren(f"{_XSD}sequence", f"{_XSD}choice")

    def _particle(self, made: Element, part: Element, way: str, least: int = 0) -> None:
        for _ in range(max(least, self._times(part, way))):
            if part.tag == f"{_XSD}choice":
                self._particle(made, self._choice(part, way), way, 1)
            elif part.tag == f"{_XSD}sequence":
                for each in part.iterchildren(f"{_XSD}sequence", f"{_XSD}choice", f"{_XSD}element"):
                    self._particle(made, each, way)
            else:
                name = str(part.get("name"))
                child = etree.SubElement(made, f"{{{self.namespace}}}{name}")
                self._fill(child, part, f"{way}/{name}".lstrip("/"))

    def _times(self, part: Element, way: str) -> int:
        least, most = int(part.get("minOccurs", "1")), int(part.get("maxOccurs", "1").replace("unbounded", "10000"))
        name = part.get("name", "")
        if name in self._taste.times:
            return max(least, min(most, self._taste.times[name]))
        if name and f"{way}/{name}".lstrip("/") in self._taste.values:
            return 1
        if least == 0 and self._random.random() >= self._taste.optional:
            return 0
        if most == 1:
            return 1
        return self._random.randint(max(1, least), max(1, least, min(most, self._taste.most)))

    def _choice(self, part: Element, way: str) -> Element:
        branches = list(part.iterchildren(f"{_XSD}sequence", f"{_XSD}choice", f"{_XSD}element"))
        place = f"{way}#{part.getroottree().getpath(part)}"
        return branches[int(self._least_met(place, [str(number) for number in range(len(branches))]))]

    def _least_met(self, place: str, choices: list[str]) -> str:
        """What was chosen least so far at a place."""
        least = min(self._chosen[place, each] for each in choices)
        chosen = self._random.choice([each for each in choices if self._chosen[place, each] == least])
        self._chosen[place, chosen] += 1
        return chosen

    # ------------------------------------------------------------ types

    def _type_of(self, told: Element) -> Element:
        named = told.get("type")
        if named:
            return self._named(named, told)
        return next(told.iterchildren(f"{_XSD}simpleType", f"{_XSD}complexType"))

    def _named(self, name: str, where: Element) -> Element:
        prefix, _, local = name.rpartition(":")
        space = where.nsmap.get(prefix)
        found = self._types.get((str(space), local))
        if found is not None:
            return found
        made = etree.Element(f"{_XSD}simpleType")
        etree.SubElement(made, f"{_XSD}restriction", {"base": f"{_BUILT_IN}:{local}"}, {_BUILT_IN: _XSD[1:-1]})
        return made

    def _attribute(self, attribute: Element, way: str) -> str:
        own = self._type_of(attribute)
        return self._of_simple(self._simple(own), f"{way}/@{attribute.get('name')}")

    def _simple_of(self, name: str, where: Element) -> _Simple:
        return self._simple(self._named(name, where))

    def _simple(self, own: Element) -> _Simple:
        names: list[str] = []
        choices: tuple[str, ...] = ()
        patterns: list[str] = []
        limits: dict[str, str] = {}
        while True:
            if own.get("name"):
                names.append(str(own.get("name")))
            union = own.find(f"{_XSD}union")
            if union is not None:
                own = next(union.iterchildren(f"{_XSD}simpleType"))
                continue
            restriction = own.find(f"{_XSD}restriction")
            assert restriction is not None
            choices = choices or tuple(
                str(each.get("value")) for each in restriction.iterchildren(f"{_XSD}enumeration")
            )
            patterns += [str(each.get("value")) for each in restriction.iterchildren(f"{_XSD}pattern")]
            for facet in restriction:
                limits.setdefault(str(etree.QName(facet).localname), str(facet.get("value")))
            base = str(restriction.get("base"))
            prefix, _, local = base.rpartition(":")
            if restriction.nsmap.get(prefix) == _XSD[1:-1]:
                return _Simple(local, tuple(names), choices, tuple(patterns), limits)
            own = self._named(base, restriction)

    # ------------------------------------------------------------ values

    def _value(self, told: Element, own: Element, way: str) -> str:
        given = self._taste.values.get(way)
        if given is None:
            given = told.get("fixed")
        return given if given is not None else self._of_simple(self._simple(own), way)

    def _of_simple(self, simple: _Simple, way: str) -> str:
        self._count += 1
        if simple.choices:
            return self._least_met(f"{way}={len(simple.choices)}", list(simple.choices))
        if simple.base in {"date", "dateTime"}:
            return self._moment(simple)
        if simple.base in _NUMBERS:
            return self._number(simple)
        named = {name: make for name, make in _NAMED.items() if name in simple.names or name in simple.patterns}
        if named:
            return next(iter(named.values()))(self._random)
        if any(pattern not in _LOOSE for pattern in simple.patterns):
            return _of_pattern(simple.patterns[0], self._random)
        return self._text(simple)

    def _text(self, simple: _Simple) -> str:
        most = int(simple.limits.get("maxLength", "100"))
        least = int(simple.limits.get("minLength", "1"))
        if "TAdresEmail" in simple.names:
            return f"biuro{self._count}@wodociagi.example"[:most]
        roll = self._random.random()
        wanted = most if roll < self._taste.long else self._random.randint(min(4, most), min(most, 40))
        text = f"{self._count}"[:most]
        while len(text) < wanted:
            glue = " " if self._random.random() < 0.85 else ""
            text += glue + (self._random.choice(_WORDS) if self._random.random() < 0.95 else "W" * 30)
        return " ".join(text[: max(wanted, least)].split()).ljust(least, "x")

    def _moment(self, simple: _Simple) -> str:
        low = date.fromisoformat(simple.limits.get("minInclusive", "1990-01-01")[:10])
        high = date.fromisoformat(simple.limits.get("maxInclusive", "2050-01-01")[:10])
        day = low + timedelta(self._random.randrange(1, (high - low).days))
        if simple.base == "date":
            return day.isoformat()
        return f"{day}T{self._random.randrange(24):02}:{self._random.randrange(60):02}:{self._random.randrange(60):02}Z"

    def _number(self, simple: _Simple) -> str:
        whole = int(simple.limits.get("totalDigits", "6"))
        part = int(simple.limits.get("fractionDigits", "0")) if simple.base == "decimal" else 0
        digits = max(1, whole - part)
        size = self._random.randint(1, min(digits, 6)) if self._random.random() < 0.95 else min(digits, 16 - part // 4)
        low = Decimal(simple.limits.get("minInclusive", simple.limits.get("minExclusive", "-1000000000000000")))
        high = Decimal(simple.limits.get("maxInclusive", "1000000000000000"))
        places = self._random.randint(0, part)
        value = Decimal(self._random.randrange(1, 10**size))
        if places:
            value += Decimal(self._random.randrange(10**places)).scaleb(-places)
        if low < 0 and self._random.random() < 0.2:
            value = -value
        value = min(max(value, low + (1 if "minExclusive" in simple.limits else 0)), high)
        return f"{value:f}"


def _nip(luck: random.Random) -> str:
    while True:
        found = f"{luck.randrange(111, 999)}{luck.randrange(10**7):07}"
        if not nip_problem(found) and found[1:3] != "00":
            return found


def _ksef(luck: random.Random) -> str:
    start = f"{_nip(luck)}-2026{luck.randrange(1, 13):02}{luck.randrange(1, 29):02}-{luck.randrange(16**12):012X}-"
    return f"{start}{ksef_checksum(start + '00')}"


def _account(luck: random.Random) -> str:
    plain = f"{luck.randrange(10**24):024}"
    check = 98 - int(f"{plain}252100") % 97
    return luck.choice((f"{check:02}{plain}", f"PL{check:02}{plain}", f"DE{luck.randrange(10**20):020}"))


_Make = Callable[[random.Random], str]
_NAMED: Final[dict[str, _Make]] = {
    "TNrNIP": _nip,
    "TNumerKSeF": _ksef,
    "TNrRB": _account,
    "[0-9]{3}[a-zA-Z0-9]{10}": lambda luck: f"{luck.randrange(1000):03}aB{luck.randrange(10**8):08}",
}
_LOOSE: Final = frozenset({"(.)+@(.)+"})


def _of_pattern(pattern: str, luck: random.Random) -> str:
    """Values of the few patterns that have no name of their own."""
    if "IPKSeF=" in pattern:
        return f"https://zaplac.example.pl/faktura/{luck.randrange(10**6)}?IPKSeF={luck.randrange(1000):03}aBcDeFgHiJ"
    patterns: dict[str, _Make] = {
        r"[1-9]((\d[1-9])|([1-9]\d))\d{7}": _nip,
        r"[1-9]((\d[1-9])|([1-9]\d))\d{7}-\d{5}": lambda it: f"{_nip(it)}-{it.randrange(10**5):05}",
        r"(\d|[A-Z]|\+|\*){1,12}": lambda it: f"{it.randrange(10**9)}AB"[:12],
        r"[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3}){0,1}": lambda it: it.choice(("BREXPLPWMBK", "NBPLPLPW")),
        r"[a-zA-Z0-9]{1,50}": lambda it: f"ID{it.randrange(10**9)}",
        r"[0-9A-Z]{10,32}": lambda it: f"NRB{it.randrange(10**22):022}",
    }
    made = patterns.get(pattern)
    if made is not None:
        return made(luck)
    digits = pattern.removeprefix(r"\d{").removesuffix("}")
    if digits.isdecimal():
        return f"{luck.randrange(10 ** int(digits)):0{digits}}"
    raise AssertionError(pattern)


@cache
def _types(namespace: str) -> dict[tuple[str, str], Element]:
    found: dict[tuple[str, str], Element] = {}
    trees = [etree.parse(str(SCHEMAS / name)).getroot() for name in _COMMON]
    for tree in (*trees, schema_tree(namespace)):
        for each in tree.iterchildren(f"{_XSD}simpleType", f"{_XSD}complexType"):
            found[str(tree.get("targetNamespace")), str(each.get("name"))] = each
    return found


def documents(count: int, seed: int = 0, **values: str) -> Iterator[bytes]:
    """``count`` invoices of both forms by turns: bare ones, whole ones, and everything between."""
    walks = (Walk(FA_3, seed), Walk(FA_2, seed + 1))
    for number in range(count):
        optional = (0.0, 1.0, 0.3, 0.6, 0.85)[number // 2 % 5]
        fixed = {way.replace("__", "/"): value for way, value in values.items()}
        if number % 4 < 2:
            fixed["Fa/KodWaluty"] = "PLN"
        yield walks[number % 2].document(Taste(optional, (1, 3, 6)[number % 3], (0.02, 0.1)[number % 2], fixed))

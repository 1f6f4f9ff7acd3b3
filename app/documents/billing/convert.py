"""Cells to typed values: numbers, money, volumes, days and identifiers, as the mapping says they are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

from app.domain import identifiers, ksef_number
from app.domain.billing import Field, FieldType, MappingFault
from app.domain.money import MAX_GROSZE

Convert = Callable[[str], object]

VOLUMES: Final[Mapping[str, Decimal]] = {
    "m3": Decimal(1),
    "l": Decimal("0.001"),
    "dm3": Decimal("0.001"),
    "HCF": Decimal("2.8316846592"),  # 100 cubic feet of 0.3048 m, exactly
    "ft3": Decimal("0.028316846592"),
}
_LITRE: Final = Decimal("0.001")
_MOST_VOLUME: Final = Decimal(10) ** 9
_MOST_STATE: Final = 99_999_999
_SHOWN: Final = 40
_CENTS_IN: Final[Mapping[str, int]] = {"grosze": 1, "gr": 1, "zł": 100, "PLN": 100}
_CURRENCY: Final = re.compile(r"[A-Z]{3}")
_FLAGS: Final[Mapping[str, bool]] = {
    **dict.fromkeys(("1", "t", "tak", "y", "yes", "true", "prawda", "x"), True),
    **dict.fromkeys(("0", "n", "nie", "no", "false", "fałsz"), False),
}
_CODES: Final[Mapping[FieldType, tuple[re.Pattern[str], str]]] = {
    FieldType.CUSTOMER_NUMBER: (re.compile(r"[0-9A-Z][0-9A-Z/-]{0,19}", re.ASCII), "customer_number_shape"),
    FieldType.ACCOUNT_NUMBER: (re.compile(r"[0-9A-Z][0-9A-Z/-]{0,29}", re.ASCII), "account_number_shape"),
}
_IDENTIFIERS: Final[Mapping[FieldType, tuple[Callable[[str], str], Callable[[str], str]]]] = {
    FieldType.SERIAL: (identifiers.normal_serial, identifiers.serial_problem),
    FieldType.PESEL: (identifiers.normal_pesel, identifiers.pesel_problem),
    FieldType.NIP: (identifiers.normal_nip, identifiers.nip_problem),
    FieldType.REGON: (identifiers.normal_regon, identifiers.regon_problem),
    FieldType.NRB: (identifiers.normal_nrb, identifiers.nrb_problem),
    FieldType.PHONE: (identifiers.normal_phone, identifiers.phone_problem),
    FieldType.EMAIL: (identifiers.normal_email, identifiers.email_problem),
    FieldType.POSTAL: (identifiers.normal_postal, identifiers.postal_problem),
    FieldType.KSEF: (ksef_number.normal, ksef_number.problem),
}
_PRIVATE: Final = frozenset(
    {FieldType.PESEL, FieldType.NIP, FieldType.REGON, FieldType.PHONE, FieldType.EMAIL, FieldType.NRB}
)
"""What is never repeated in a report."""
_TOLERATED: Final = frozenset({"phone_unknown"})  # a number that can be dialled, of an operator not known (yet)
_TOKENS: Final[Mapping[str, str]] = {
    "%d": r"(?P<d>\d{1,2})",
    "%m": r"(?P<m>\d{1,2})",
    "%Y": r"(?P<Y>\d{4})",
    "%y": r"(?P<y>\d{2})",
}
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


class CellProblem(ValueError):
    """A cell that can't be what it should; ``shown`` is the cell, cut, or empty where it is private."""

    def __init__(self, code: str, shown: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"


@dataclass(frozen=True, slots=True)
class Writing:
    """How a file writes numbers and days."""

    decimal: str = ","
    thousands: str = ""
    dates: str = "%Y-%m-%d"


def make_converter(field: Field, writing: Writing, unit: str, today: date, where: str) -> Convert:
    """The function that reads cells of a field; raises MappingFault on a unit or date format nobody knows."""
    kind = field.type
    if unit and kind not in (FieldType.VOLUME, FieldType.STATE, FieldType.MONEY):
        raise MappingFault("unit_without_sense", where, unit=unit)
    if kind is FieldType.DATE:
        return _date_reader(writing.dates, today if field.past else date(_LAST_YEAR, 12, 31), where)
    if kind in (FieldType.VOLUME, FieldType.STATE, FieldType.MONEY, FieldType.NUMBER, FieldType.COUNT):
        return _number_reader(field, writing, unit, where)
    if kind in _CODES:
        pattern, code = _CODES[kind]
        return lambda text: _matching(pattern, code, text.upper())
    if kind in _IDENTIFIERS:
        normal, problem = _IDENTIFIERS[kind]
        return lambda text: _identifier(normal, problem, text, private=kind in _PRIVATE)
    if kind is FieldType.FLAG:
        return _flag
    if kind is FieldType.CHOICE:
        return lambda text: _choice(field.choices, text)
    return lambda text: _text(field.most, text)


def _text(most: int, text: str) -> str:
    if len(text) > most:
        raise CellProblem("text_too_long", text)
    return text


def _matching(pattern: re.Pattern[str], code: str, text: str) -> str:
    if not pattern.fullmatch(text):
        raise CellProblem(code, text)
    return text


def _identifier(normal: Callable[[str], str], problem: Callable[[str], str], text: str, *, private: bool) -> str:
    code = problem(text)
    if code and code not in _TOLERATED:
        raise CellProblem(code, "" if private else text)
    return normal(text)


def _flag(text: str) -> bool:
    found = _FLAGS.get(text.lower())
    if found is None:
        raise CellProblem("flag_shape", text)
    return found


def _choice(choices: tuple[str, ...], text: str) -> str:
    if text not in choices:
        raise CellProblem("unknown_word", text)
    return text


# ---------------------------------------------------------------- numbers


def _number_reader(field: Field, writing: Writing, unit: str, where: str) -> Convert:
    number = _plain_reader(writing)
    if field.type is FieldType.MONEY:
        cents = _CENTS_IN.get(unit or "zł") or (100 if _CURRENCY.fullmatch(unit) else 0)
        if not cents:
            raise MappingFault("unknown_unit", where, unit=unit)
        return lambda text: _grosze(number(text) * cents, text)
    if field.type in (FieldType.VOLUME, FieldType.STATE):
        factor = VOLUMES.get(unit or "m3")
        if factor is None:
            raise MappingFault("unknown_unit", where, unit=unit)
        if field.type is FieldType.VOLUME:
            return lambda text: _volume(number(text) * factor, text)
        return lambda text: _state(number(text) * factor, text)
    if field.type is FieldType.COUNT:
        return lambda text: _count(field, number(text), text)
    return lambda text: _within(field, number(text), text)


def _plain_reader(writing: Writing) -> Callable[[str], Decimal]:
    mark, gap = re.escape(writing.decimal), re.escape(writing.thousands)
    whole = rf"\d{{1,3}}(?:{gap}\d{{3}})+|\d{{1,18}}" if gap else r"\d{1,18}"
    pattern = re.compile(rf"(?P<sign>[+-]?)(?P<whole>{whole})(?:{mark}(?P<part>\d{{1,12}}))?(?P<after>-?)", re.ASCII)

    def read(text: str) -> Decimal:
        plain = text.replace("\u2212", "-")
        if writing.thousands == " ":
            plain = plain.replace("\u00a0", " ").replace("\u202f", " ")
        match = pattern.fullmatch(plain)
        if match is None or (match["sign"] and match["after"]):
            raise CellProblem("number_shape", text)
        digits = match["whole"].replace(writing.thousands, "") if writing.thousands else match["whole"]
        sign = "-" if "-" in (match["sign"], match["after"]) else ""  # some systems write 12,00-
        return Decimal(f"{sign}{digits}.{match['part'] or 0}")

    return read


def _grosze(amount: Decimal, text: str) -> int:
    grosze = int(amount)
    if grosze != amount:
        raise CellProblem("money_precision", text)
    if abs(grosze) > MAX_GROSZE:
        raise CellProblem("number_too_big", text)
    return grosze


def _volume(amount: Decimal, text: str) -> Decimal:
    if abs(amount) > _MOST_VOLUME:
        raise CellProblem("number_too_big", text)
    return amount.quantize(_LITRE, ROUND_HALF_UP)


def _state(amount: Decimal, text: str) -> int:
    state = int(amount.to_integral_value(ROUND_FLOOR))  # black digits only: litres are not read (domain.md 5.10)
    if not 0 <= state <= _MOST_STATE:
        raise CellProblem("state_shape", text)
    return state


def _count(field: Field, number: Decimal, text: str) -> int:
    count = int(number)
    if count != number or count < (1 if field.positive else 0):
        raise CellProblem("count_shape", text)
    if field.choices and str(count) not in field.choices:
        raise CellProblem("unknown_word", text)
    if field.most and count > field.most:
        raise CellProblem("number_too_big", text)
    return count


def _within(field: Field, number: Decimal, text: str) -> Decimal:
    if abs(number) > field.most:
        raise CellProblem("number_too_big", text)
    if field.positive and number <= 0:
        raise CellProblem("number_shape", text)
    return number


# ---------------------------------------------------------------- days


def _date_reader(form: str, latest: date, where: str) -> Convert:
    """Days written with %d, %m, %Y or %y and anything between; %y is of this century."""
    pattern, left = "", form
    while left:
        token = _TOKENS.get(left[:2])
        pattern += token or re.escape(left[0])
        left = left[2:] if token else left[1:]
    names = re.findall(r"\?P<(\w)>", pattern)
    if sorted(name.lower() for name in names) != ["d", "m", "y"] or "%" in re.sub(r"\(.*?\)", "", pattern):
        raise MappingFault("date_format", where, format=form)
    compiled = re.compile(pattern, re.ASCII)

    @lru_cache(maxsize=4096)
    def read(text: str) -> date:
        match = compiled.fullmatch(text)
        if match is None:
            raise CellProblem("date_shape", text)
        parts = match.groupdict()
        year = int(parts["Y"]) if "Y" in parts else 2000 + int(parts["y"])
        try:
            day = date(year, int(parts["m"]), int(parts["d"]))
        except ValueError:
            raise CellProblem("date_shape", text) from None
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            raise CellProblem("date_out_of_range", text)
        if day > latest:
            raise CellProblem("date_in_future", text)
        return day

    return read

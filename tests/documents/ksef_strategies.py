"""Any values at all in the places of a structured invoice: what the schema forbids as well, as nobody knows what comes."""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from hypothesis import strategies as st

from app.domain.ksef import StructuredInvoice

TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=60),
    st.sampled_from(
        [
            "",
            "W" * 512,
            "ą" * 256,
            "Zażółć gęślą jaźń " * 28,
            "\x00\x1b[2J\r\n\t\u2028",
            "\u202egro.tnatropmi\u202c",
            "e" + "\u0301" * 80,
            "😀👩‍👩‍👧‍👦🇵🇱",
            "<b>&amp;</b> (\\) )( %s {0}",
            "שלום العربية ไทย 日本語",
            "https://example.pl/" + "a" * 400,
        ]
    ),
)
AMOUNTS = st.integers(-(10**18), 10**18)
DECIMALS = st.decimals(-(10**16), 10**16, places=8, allow_nan=False, allow_infinity=False)
NAMED: dict[str, st.SearchStrategy[Any]] = {"currency": st.sampled_from(["PLN", "EUR", "XTS"])}
"""Places where the schema leaves no room for anything else."""

DAYS = st.dates(date(1990, 1, 1), date(2050, 1, 1))
_PLAIN: dict[type, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: AMOUNTS,
    bool: st.booleans(),
    Decimal: DECIMALS,
    date: DAYS,
    datetime: st.integers(1_633_000_000, 2_500_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
}  # fmt: skip


def any_of(wanted: Any) -> st.SearchStrategy[Any]:
    """Values of a type as it is written on a field."""
    origin = typing.get_origin(wanted)
    if origin in {types.UnionType, typing.Union}:
        return st.one_of(*(st.none() if each is types.NoneType else any_of(each) for each in typing.get_args(wanted)))
    if origin is tuple:
        return st.lists(any_of(typing.get_args(wanted)[0]), max_size=2).map(tuple)
    if is_dataclass(wanted):
        hints = typing.get_type_hints(wanted)
        return st.builds(
            typing.cast("type[Any]", wanted),
            **{
                field.name: NAMED[field.name] if field.name in NAMED else any_of(hints[field.name])
                for field in fields(wanted)
            },
        )
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return st.sampled_from(list(wanted))
    return _PLAIN[wanted]


INVOICES: st.SearchStrategy[StructuredInvoice] = any_of(StructuredInvoice)

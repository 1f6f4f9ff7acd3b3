"""The description of a movement (``:86:``) in the dialects of Polish banks.

Most write sub-fields of two digits behind a separator of their own (``<20``, ``^20``, ``~20``, ``?20``, ``+20``):
00 kind, 20-26 title, 27-29 name, 30 bank and 31 account, 32-33 name, 38 whole account, 60-66 what else there is. mBank
writes words (``Z RACH.: ..; OD: ..; TYT.: ..``). Banks differ in what a field holds, so fields are known by content too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from app.domain.bank import account_number, accounts_named

_DIALECT: Final = re.compile(r"([0-9]{0,4})([<^~?+])(?=[0-6][0-9])")
_FIELDS: Final = {
    sign: re.compile(rf"{re.escape(sign)}((?:0[0-9]|1[0-9]|2[0-9]|3[0-9]|5[0-9]|6[0-9]))") for sign in "<^~?+"
}
_EMPTY_SIGNS: Final = "\u02d9\u00ff\u00a0 \"'"
"""PKO fills an empty field with the byte 0xFF, which CP1250 and ISO-8859-2 read as a dot above, Latin-1 as ``ÿ``;
Nest Bank puts quotation marks around a title."""

_WIDTH = 27
"""Characters of a sub-field: a fuller one was cut anywhere, a shorter one ended by itself."""

_CONTINUED = 20
"""A name as long as this may go on elsewhere."""

_LINE_WIDTH = 65

_MBANK: Final = re.compile(
    r"(?P<code>[0-9]{2,3}) (?P<kind>[^;]*)"
    r"(?:; ID IPH: (?P<iph>[^;]*))?"
    r"(?:; (?:Z|NA) RACH\.: (?P<account>[^;]*))?"
    r"(?:; (?:OD|DLA): (?P<name>.*?))?"
    r"(?:; TYT\.: (?P<title>.*?))?"
    r"(?:; (?:DATA STEMPLA|WALUTA|REF\. KLIENTA|TNR): .*)?"
)
_MBANK_REFERENCE: Final = re.compile(r"; TNR: ([0-9.]+)$")
_VIRTUAL: Final = re.compile(
    r"(?:ID\.? ?IPH|IDENTYFIKATOR|RACH(?:UNEK|\.)? ?WIRT[A-Z]*\.?)[ :]{1,3}((?:[A-Z]{2})?[0-9 ]{6,32})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Details:
    """What a description tells. ``own``: the virtual account credited, whole or its last digits; ``code``: the bank's kind."""

    name: str = ""
    account: str = ""
    title: str = ""
    own: str = ""
    reference: str = ""
    code: str = ""


def read_details(lines: list[str], statement_account: str) -> Details:
    """The details of the lines of one ``:86:``."""
    first = lines[0] if lines else ""
    dialect = _DIALECT.match(first) or (_DIALECT.match(first + lines[1]) if len(lines) > 1 else None)
    if dialect is not None:
        return _fields(dialect, _split("".join(lines), dialect), statement_account)
    text = _wrapped(lines)
    words = _MBANK.fullmatch(text)
    if words is not None and (words["kind"] or words["code"]) and ";" in text:
        return _words(words, text)
    code = text[:3] if text[:3].isdecimal() else ""
    named = [each for each in accounts_named(text) if each != statement_account]
    return Details(account=named[0] if named else "", title=text[len(code) :].strip(), code=code)


# ---------------------------------------------------------------- sub-fields


def _split(text: str, dialect: re.Match[str]) -> dict[str, str]:
    pieces = _FIELDS[dialect[2]].split(text)
    fields: dict[str, str] = {}
    last = "00"
    for place in range(1, len(pieces) - 1, 2):
        key, value = pieces[place], pieces[place + 1]
        if dialect[2] == "+" and key < last:  # "+20 zł" of a title that stands behind it
            fields[last] += f"+{key}{value}"
            continue
        last = key
        if value.strip(_EMPTY_SIGNS) or key not in fields:
            fields[key] = (
                value if key not in fields or not fields[key].strip(_EMPTY_SIGNS) else _both(fields[key], value)
            )
    return fields


def _both(first: str, second: str) -> str:
    """A field that comes twice: an account is worth more than a text."""
    return second if account_number(second) and not account_number(first) else first


def _joined(parts: list[str]) -> str:
    """Parts put together: cut at full width they belong together, else a space stood between words."""
    text = ""
    width = 0
    for part in parts:
        value = part.strip("\u02d9\u00ff\u00a0")
        if not value.strip():
            continue
        if text and width < _WIDTH and text[-1].isalnum() and value[0].isalnum():
            text += " "
        text += value
        width = len(value)
    return text.strip(_EMPTY_SIGNS)


def _fields(dialect: re.Match[str], fields: dict[str, str], statement_account: str) -> Details:
    get = fields.get
    account = _account(fields)
    sixth = get("26", "")
    sixth_account = account_number(sixth)
    title = [get(key, "") for key in ("20", "21", "22", "23", "24", "25")]
    if not sixth_account:
        title.append(sixth)
    names = [get(key, "") for key in ("27", "28", "29")]
    parties = [get("32", ""), get("33", "")]
    if account_number(parties[0]):
        parties = []
    if sixth.strip(_EMPTY_SIGNS) and not sixth_account and any(parties):
        title += names  # all of 20-29 are the title where 32-33 name the other side
        names = []
    if dialect[2] == "<" and not any(parties):
        names.append(get("60", ""))  # Nest Bank: what did not fit in 29
    if dialect[2] == "^" and len(get("33", "")) >= _CONTINUED:
        parties.append(get("62", ""))  # Pekao: what did not fit in 33
    name = max(_joined(names), _joined(parties), key=len)
    if all(part.strip(_EMPTY_SIGNS) for part in title[:6]):
        title += [get("60", ""), get("61", "")]
    reference = get("63", "").strip(_EMPTY_SIGNS)
    if reference.upper().startswith("REF"):
        reference = reference[3:].strip(" :")
    own = _own([get(key, "") for key in ("26", "60", "61", "62", "63", "64", "65", "66")], account, statement_account)
    return Details(name, account, _joined(title), own, reference, dialect[1][:3])


def _account(fields: dict[str, str]) -> str:
    """The other side's account: 38, else 31 or 32 or 26 as a whole number, else 30 and 31 together."""
    for key in ("38", "31", "32", "26", "29"):
        found = account_number(fields.get(key, "").strip(_EMPTY_SIGNS))
        if found:
            return found
    whole = fields.get("30", "").strip(_EMPTY_SIGNS) + fields.get("31", "").strip(_EMPTY_SIGNS)
    return account_number(whole)


def _own(texts: list[str], other: str, statement_account: str) -> str:
    """The virtual account that was credited, where a field of the bank (never the payer's title) names it."""
    for text in texts:
        if not text:
            continue
        labelled = _VIRTUAL.search(text)
        if labelled is not None:
            return _digits(labelled[1])
        for each in accounts_named(text):
            if each not in {other, statement_account}:
                return each
    return ""


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdecimal())[-26:]


# ---------------------------------------------------------------- words


def _wrapped(lines: list[str]) -> str:
    """A text that was wrapped at words; the space of a line's end may be lost."""
    text = ""
    last = 0
    for line in lines:
        if text and not text.endswith(" ") and last < _LINE_WIDTH:
            text += " "
        text += line
        last = len(line)
    return text.strip()


def _words(found: re.Match[str], text: str) -> Details:
    reference = _MBANK_REFERENCE.search(text)
    return Details(
        name=found["name"] or "",
        account=account_number(found["account"] or ""),
        title=found["title"] if found["title"] is not None else (found["kind"] or ""),
        own=_digits(found["iph"] or ""),
        reference=reference[1] if reference is not None else "",
        code=found["code"],
    )

"""The description of a movement (``:86:``) in the dialects of Polish banks.

Most write sub-fields of two digits behind a separator of their own (``<20``, ``^20``, ``~20``, ``?20``, ``+20``, seldom
another): 00 kind, 20-26 title, 27-29 name, 30 bank and 31 account, 32-33 name, 38 whole account, 60-66 what else there is.
mBank writes words (``Z RACH.: ..; OD: ..; TYT.: ..``). Banks differ in what a field holds, so fields are known by content too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.domain.bank import account_number, accounts_named

_DIALECT: Final = re.compile(
    r"(?:(?P<code>[0-9]{0,4})(?=[<^~?+][0-6][0-9])"
    r"|(?P<other>[0-9A-Z]{0,4})(?=(?P<seldom>[^\w\s:/.,;()'\"-])00.*(?P=seldom)[1-6][0-9]))(?P<sign>.)"
)
"""The bank's code of the kind, and the separator; one that is seldom seen must come twice."""


@lru_cache(maxsize=64)
def _separator(sign: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(sign)}([0-356][0-9])")


_EMPTY_SIGNS: Final = "\u02d9\u00ff\u00a0 \"'"
"""PKO fills an empty field with the byte 0xFF, which CP1250 and ISO-8859-2 read as a dot above, Latin-1 as ``ÿ``;
Nest Bank puts quotation marks around a title."""

_WIDTHS = (27, 35)
"""Characters of a sub-field, and where they are wider (BPH): a full one was cut anywhere, a shorter one ended by itself."""

_TITLE: Final = ("20", "21", "22", "23", "24", "25")
_ALL_OF_TITLE = 6
_NAMES: Final = ("27", "28", "29")
_PARTIES: Final = ("32", "33")
_MORE_TITLE: Final = ("60", "61")
_SURE: Final = ("26", "64", "65", "66")
_OTHERS: Final = ("26", "60", "61", "62", "63", "64", "65", "66")

_SHORTEST_ACCOUNT = 24
"""Characters of a Polish account, which may lack its check digits."""

_CONTINUED = 20
"""A name as long as this may go on elsewhere."""

_LINE_WIDTH = 65

_MBANK: Final = re.compile(
    r"(?P<code>[0-9]{2,3}) (?P<kind>[^;]*)"
    r"(?:; ?ID IPH: ?(?P<iph>[^;]*))?"
    r"(?:; ?(?:Z|NA) RACH\.: ?(?P<account>[^;]*))?"
    r"(?:; ?(?:OD|DLA): ?(?P<name>.*?))?"
    r"(?:; ?TYT\.: ?(?P<title>.*?))?"
    r"(?:; ?(?:(?:DATA STEMPLA|WALUTA|REF\. KLIENTA|TNR): ?.*)?)?"
)
_MBANK_SMALL: Final = re.compile(_MBANK.pattern, re.IGNORECASE)
_MBANK_REFERENCE: Final = re.compile(r"; ?TNR: ?([0-9.]+)$", re.IGNORECASE)
_REFERENCE: Final = re.compile(r"(?=(?:[^0-9]*[0-9]){4})(?![0-9]{2}-[0-9]{3}$)[0-9A-Za-z/._-]{6,}")
"""A field 63 that is a reference; other banks write the end of an address there."""

_SEPA_TITLE: Final = re.compile(r"\bSVWZ\+ ?(.+?)(?= ?\b(?:[EKM]REF|CRED|DEBT|ABW[AE]|IBAN|BIC|PURP)\+|$)")
_NO_DIGITS: Final = re.compile("[^0-9]+")
_LABEL: Final = re.compile("ID|WIRT", re.IGNORECASE)
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
    """The details of the lines of one ``:86:``, or of two of which the first tells only the kind again."""
    if (
        len(lines) > 1
        and lines[0].strip().isdecimal()
        and (again := _DIALECT.match(lines[1]))
        and again["code"] == lines[0].strip()
    ):
        lines = lines[1:]
    first, more = lines[0].lstrip() if lines else "", lines[1:]
    dialect = _DIALECT.match(first) or (_DIALECT.match(first + more[0]) if more else None)
    if dialect is not None:
        return _fields(dialect, _split("".join((first, *more)), dialect), statement_account)
    text = _wrapped(lines)
    words = _MBANK.fullmatch(text) or _MBANK_SMALL.fullmatch(text)
    if words is not None and (words["kind"] or words["code"]) and ";" in text:
        return _words(words, text)
    if _CODES.match(text):
        return _coded(text)
    code = text[:3] if text[:3].isdecimal() else ""
    return Details(title=text[len(code) :].strip(), code=code)  # an account in it may be anybody's


# ---------------------------------------------------------------- sub-fields


def _split(text: str, dialect: re.Match[str]) -> dict[str, str]:
    sign = dialect["sign"]
    pieces = _separator(sign).split(text)
    fields = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    if sign == "+" or len(fields) * 2 + 1 != len(pieces):  # a title may hold the sign, a field may come twice
        return _split_with_care(pieces, sign)
    return fields


def _split_with_care(pieces: list[str], sign: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    last = ""
    for key, value in zip(pieces[1::2], pieces[2::2], strict=True):
        if sign == "+" and key <= last:  # "+20 zł" of a title that stands behind it
            fields[last] += f"+{key}{value}"
            continue
        last = key
        before = fields.get(key, "").strip(_EMPTY_SIGNS)
        fields[key] = _both(before, value) if before else value
    return fields


def _both(first: str, second: str) -> str:
    """A field that comes twice: an account is worth more than a text."""
    return second if account_number(second) and not account_number(first) else first


def _joined(parts: list[str]) -> str:
    """Parts put together: cut at full width they belong together, else a space stood between words."""
    text = ""
    last = 0
    width = _WIDTHS[0] if max(map(len, parts), default=0) <= _WIDTHS[0] else _WIDTHS[1]
    for part in parts:
        if part.isspace():
            last = 0
            continue
        if text and last < width and text[-1].isalnum() and part[0].isalnum():
            text += " "
        text += part
        last = len(part)
    return text.strip(_EMPTY_SIGNS)


def _texts(fields: dict[str, str], keys: tuple[str, ...]) -> list[str]:
    """What of these fields is there; a PKO filler is nothing."""
    return [fields[key] for key in keys if key in fields and fields[key].strip(_EMPTY_SIGNS)]


def _fields(dialect: re.Match[str], fields: dict[str, str], statement_account: str) -> Details:
    sign = dialect["sign"]
    account = _account(fields)
    title, names, parties = _texts(fields, _TITLE), _texts(fields, _NAMES), _texts(fields, _PARTIES)
    accounts = [each for each in names if len(each) >= _SHORTEST_ACCOUNT and account_number(each)]  # ING: in 29
    if accounts:
        names = [each for each in names if each not in accounts]
    if "26" in fields and not account_number(fields["26"]):
        more = _texts(fields, ("26",))
        title += more
        if more and parties:
            title += names  # all of 20-29 are the title where 32-33 name the other side
            names = []
    if parties and account_number(parties[0]):
        parties = []
    if sign == "<" and not parties:
        names = _continued(names, fields.get("60", ""))  # Nest Bank: what did not fit in 29
    elif sign == "^" and len(fields.get("33", "")) >= _CONTINUED:
        parties = _continued(parties, fields.get("62", ""))  # Pekao: what did not fit in 33
    others: tuple[str, ...] = _OTHERS
    if sign == "?" or len(title) >= _ALL_OF_TITLE:  # what the payer wrote goes on there: no word of the bank's
        title += _texts(fields, _MORE_TITLE)
        others = _SURE
    name = max(_joined(names), _joined(parties), key=len)
    reference = fields.get("63", "").strip(_EMPTY_SIGNS)
    if reference[:3].upper() == "REF":
        reference = reference[3:].strip(" :")
    elif not _REFERENCE.fullmatch(reference):
        reference = ""
    own = _own(accounts + _texts(fields, others), account, statement_account)
    code = dialect["code"] or dialect["other"] or ""
    return Details(name, account, _payers_words(_joined(title)), own, reference, code[:3])


def _payers_words(title: str) -> str:
    """The title without the references that banks of the SEPA put before it: ``EREF+123 SVWZ+what the payer wrote``."""
    found = _SEPA_TITLE.search(title)
    return found[1] if found is not None else title


def _continued(names: list[str], more: str) -> list[str]:
    """A name that goes on elsewhere: a word cut in two is one again, a new beginning (a postal code) is its own."""
    more = more.strip(_EMPTY_SIGNS)
    if not more or not names or accounts_named(more):
        return names
    cut = names[-1][-1:].isalpha() and more[0].isalpha()
    return [*names[:-1], names[-1] + ("" if cut else " ") + more]


def _account(fields: dict[str, str]) -> str:
    """The other side's account: 38, else 31, 32, 26 or 29 as a whole number, else 30 and 31 together."""
    for key in ("38", "31", "32", "26", "29"):
        if key in fields:
            found = account_number(fields[key]) or account_number(fields[key].strip(_EMPTY_SIGNS))
            if found:
                return found
    if behind := accounts_named(fields.get("38", "")):  # a second description stands behind it
        return behind[0]
    return account_number(fields.get("30", "").strip(_EMPTY_SIGNS) + fields.get("31", "").strip(_EMPTY_SIGNS))


def _own(texts: list[str], other: str, statement_account: str) -> str:
    """The virtual account that was credited, where a field of the bank (never the payer's title) names it."""
    for text in texts:
        if text == other:
            continue
        labelled = _VIRTUAL.search(text) if _LABEL.search(text) else None
        if labelled is not None:
            return _digits(labelled[1])
        for each in accounts_named(text):
            if each not in {other, statement_account}:
                return each
    return ""


def _digits(text: str) -> str:
    return _NO_DIGITS.sub("", text)[-26:]


# ---------------------------------------------------------------- words behind slashes

_CODES: Final = re.compile(
    r"/(PT|PY|EI|BI|AC|BO[0-9]?|BE[0-9]?|CTC|TRTP|TRCD|ORDP|BENM|CNTP|RTRN|EREF|KREF|MARF|CSID|IBAN|BIC|NAME|ADDR|REMI|ISDT|PURP)/"
)


def _coded(text: str) -> Details:
    """``/TRTP/..../IBAN/..../NAME/..../REMI/...`` (SWIFT's code words), ``/PT/FT/../BO1/name/PY/title`` (Citi)."""
    pieces = _CODES.split(text)
    found: dict[str, str] = {}
    for key, value in zip(pieces[1::2], pieces[2::2], strict=True):
        found.setdefault(key, value.strip())
    names = [found.get(key, "") for key in ("NAME", "BO1", "BO2", "BO3", "BO")]
    name = " ".join(each for each in names if each and not each.isdecimal() and not account_number(each))
    accounts = (account_number(found.get(key, "")) for key in ("IBAN", "AC", "BI", "BO"))
    title = found.get("REMI") or found.get("PY") or ""
    title = title.removeprefix("USTD//").strip("/ ")
    return Details(name, next(filter(None, accounts), ""), title or text)


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

"""Identifiers as typed, stored and shown: PESEL, NIP, REGON, NRB, KSeF number, postal code, phone, e-mail, meter serial.

For each: ``normal_x(text)`` gives the stored form of whatever was typed (it never fails), ``x_problem(text)`` the code
of what is wrong or ``""``. Check digits are python-stdnum's; heavy libraries are imported when first used.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from types import ModuleType

from app.domain.customers import IdentifierKind

_SEPARATORS = re.compile(r"[\s\u00a0\u202f\-\u2010\u2011\u2012\u2013\u2014]+")
_POSTAL = re.compile(r"[0-9]{2}-[0-9]{3}", re.ASCII)
_SERIAL = re.compile(r"[0-9A-Z][0-9A-Z/.\-]{0,29}", re.ASCII)
_COUNTRY_NRB = "252100"
"""``PL00`` in digits, moved behind the account for the check of ISO 13616."""


def _digits_problem(module: ModuleType, name: str, text: str, lengths: tuple[int, ...]) -> str:
    """Code of what python-stdnum finds wrong with a number of digits, the simplest reason first."""
    from stdnum import exceptions

    if not text:
        return f"{name}_empty"
    if not (text.isascii() and text.isdigit()):
        return f"{name}_digits"
    if len(text) not in lengths:
        return f"{name}_length"
    try:
        module.validate(text)
    except exceptions.InvalidChecksum:
        return f"{name}_check_digit"
    except exceptions.InvalidComponent:
        return f"{name}_date"
    except exceptions.ValidationError:
        return f"{name}_shape"
    return ""


def _compact(text: str) -> str:
    return _SEPARATORS.sub("", text).upper()


def normal_pesel(text: str) -> str:
    """Digits of a PESEL without spaces."""
    return _compact(text)


def pesel_problem(text: str) -> str:
    """``pesel_empty|digits|length|check_digit|date`` or ``""``."""
    from stdnum.pl import pesel

    return _digits_problem(pesel, "pesel", normal_pesel(text), (11,))


def pesel_of(born: date, serial: int, female: bool) -> str:
    """A PESEL with valid check digit; ``serial`` 0..4999 tells people born on the same day apart."""
    from stdnum.pl import pesel

    century = {18: 80, 19: 0, 20: 20, 21: 40, 22: 60}[born.year // 100]
    order = serial * 2 + (0 if female else 1)
    body = f"{born.year % 100:02d}{born.month + century:02d}{born.day:02d}{order:04d}"
    return body + pesel.calc_check_digit(body)


def normal_nip(text: str) -> str:
    """Ten digits of a NIP without dashes and without one leading ``PL``."""
    return _compact(text).removeprefix("PL")


def nip_problem(text: str) -> str:
    """``nip_empty|digits|length|check_digit`` or ``""``."""
    from stdnum.pl import nip

    return _digits_problem(nip, "nip", normal_nip(text), (10,))


def format_nip(nip: str) -> str:
    """``856-734-62-15``."""
    return f"{nip[:3]}-{nip[3:6]}-{nip[6:8]}-{nip[8:]}" if len(nip) == 10 else nip


def normal_regon(text: str) -> str:
    """Digits of a REGON without spaces and dashes."""
    return _compact(text)


def regon_problem(text: str) -> str:
    """``regon_empty|digits|length|check_digit`` or ``""`` (9 or 14 digits)."""
    from stdnum.pl import regon

    return _digits_problem(regon, "regon", normal_regon(text), (9, 14))


def identifier_problem(kind: IdentifierKind, text: str) -> str:
    """Problem code of an official identifier of a kind."""
    checks: dict[IdentifierKind, Callable[[str], str]] = {
        IdentifierKind.PESEL: pesel_problem,
        IdentifierKind.NIP: nip_problem,
        IdentifierKind.REGON: regon_problem,
    }
    return checks[kind](text)


def normal_identifier(kind: IdentifierKind, text: str) -> str:
    """Stored form of an official identifier of a kind."""
    return normal_nip(text) if kind is IdentifierKind.NIP else _compact(text)


def normal_nrb(text: str) -> str:
    """26 digits of a Polish account without spaces and without ``PL``."""
    return _compact(text).removeprefix("PL")


def nrb_problem(text: str) -> str:
    """``nrb_empty|digits|length|check_digit`` or ``""``; the check of ISO 13616, mod 97."""
    nrb = normal_nrb(text)
    if not nrb:
        return "nrb_empty"
    if not (nrb.isascii() and nrb.isdigit()):
        return "nrb_digits"
    if len(nrb) != 26:
        return "nrb_length"
    return "" if int(nrb[2:] + _COUNTRY_NRB[:4] + nrb[:2]) % 97 == 1 else "nrb_check_digit"


def nrb_of(bank: str, account: str) -> str:
    """26 digits from the bank's 8-digit sort code and the 16-digit account, with computed check digits.

    A virtual account holds the recipient's constant in the first 8 digits of ``account`` and the payer in the last 8
    (domain.md 5.2). Raises ValueError on other lengths.
    """
    if len(bank) != 8 or len(account) != 16 or not (bank + account).isdigit():
        raise ValueError("nrb_of takes 8 digits of a bank and 16 of an account")
    return f"{98 - int(bank + account + _COUNTRY_NRB) % 97:02d}{bank}{account}"


def format_nrb(nrb: str) -> str:
    """``61 1090 1014 0000 0712 1981 2874``."""
    return " ".join([nrb[:2], *(nrb[place : place + 4] for place in range(2, len(nrb), 4))])


def ksef_checksum(body: str) -> str:
    """Two hexadecimal digits of CRC-8 (polynomial 0x07, start 0) over the first 32 characters of a KSeF number."""
    crc = 0
    for byte in body[:32].encode():
        crc ^= byte
        for _ in range(8):
            crc = ((crc << 1) ^ 0x07) & 0xFF if crc & 0x80 else crc << 1
    return f"{crc:02X}"


def ksef_number_of(nip: str, accepted_on: date, technical: str) -> str:
    """KSeF number of the seller's NIP, the day of acceptance and twelve hexadecimal digits, with its checksum."""
    body = f"{nip}-{accepted_on:%Y%m%d}-{technical}"
    return f"{body}-{ksef_checksum(body)}"


def normal_postal(text: str) -> str:
    """``74100`` -> ``74-100``; anything else as it stands."""
    digits = "".join(text.split())
    return f"{digits[:2]}-{digits[2:]}" if len(digits) == 5 and digits.isascii() and digits.isdigit() else digits


def postal_problem(text: str) -> str:
    """``postal_empty|shape`` or ``""``."""
    code = normal_postal(text)
    if not code:
        return "postal_empty"
    return "" if _POSTAL.fullmatch(code) else "postal_shape"


def normal_phone(text: str) -> str:
    """E.164 (``+48601234567``) where it can be read as a number of Poland or with a country code, else as typed."""
    typed = text.strip()
    if phone_problem(typed) in ("phone_empty", "phone_shape"):
        return typed
    import phonenumbers

    return phonenumbers.format_number(phonenumbers.parse(typed, "PL"), phonenumbers.PhoneNumberFormat.E164)


def phone_problem(text: str) -> str:
    """``phone_empty|shape|unknown`` or ``""``; unknown means no operator has such numbers."""
    import phonenumbers

    if not text.strip():
        return "phone_empty"
    try:
        number = phonenumbers.parse(text.strip(), "PL")
    except phonenumbers.NumberParseException:
        return "phone_shape"
    if number.extension or not phonenumbers.is_possible_number(number):
        return "phone_shape"
    return "" if phonenumbers.is_valid_number(number) else "phone_unknown"


def format_phone(stored: str) -> str:
    """``601 234 567`` for a Polish number, the international form for others."""
    if stored.startswith("+48") and len(stored) == 12:
        return f"{stored[3:6]} {stored[6:9]} {stored[9:]}"
    import phonenumbers

    try:
        number = phonenumbers.parse(stored, "PL")
    except phonenumbers.NumberParseException:
        return stored
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def normal_email(text: str) -> str:
    """The address with its domain in small letters; as typed where it is not an address."""
    address = text.strip()
    local, at, domain = address.rpartition("@")
    return f"{local}@{domain.lower()}" if at else address


def email_problem(text: str) -> str:
    """``email_empty|shape`` or ``""``; no question is sent to the network."""
    import email_validator

    if not text.strip():
        return "email_empty"
    try:
        email_validator.validate_email(text.strip(), check_deliverability=False, test_environment=True)
    except email_validator.EmailNotValidError:
        return "email_shape"
    return ""


def normal_serial(text: str) -> str:
    """A meter's factory number: capitals, no spaces (``8zri 0712 345678`` -> ``8ZRI0712345678``)."""
    return "".join(text.split()).upper()


def serial_problem(text: str) -> str:
    """``serial_empty|shape`` or ``""``; letters, digits and ``/ . -``, at most 30."""
    serial = normal_serial(text)
    if not serial:
        return "serial_empty"
    return "" if _SERIAL.fullmatch(serial) else "serial_shape"


_DOT = "·"


def mask_pesel(pesel: str) -> str:
    """Eleven dots: a PESEL is masked whole (office rule 8)."""
    return _DOT * 11 if pesel else ""


def mask_phone(stored: str) -> str:
    """``··· ··· 567``: only the last three digits."""
    return f"{_DOT * 3} {_DOT * 3} {stored[-3:]}" if stored else ""


def mask_email(address: str) -> str:
    """``a···@poczta.pl``: the first letter and the domain."""
    local, at, domain = address.rpartition("@")
    return f"{local[:1]}{_DOT * 3}@{domain}" if at else (_DOT * 3 if address else "")

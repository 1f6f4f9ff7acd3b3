"""Parties of a structured invoice FA(3) / FA(2): seller, buyer, third parties, the one authorised.

Beside each field stands the element of the official XSD it comes from. Texts are as the file has
them with whitespace collapsed as the schema says; "" where the element is absent.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum


class ThirdRole(IntEnum):
    """``Rola`` of Podmiot3 (TRolaPodmiotu3)."""

    FACTOR = 1
    RECIPIENT = 2
    ORIGINAL_PARTY = 3
    FURTHER_BUYER = 4
    ISSUER = 5
    PAYER = 6
    LOCAL_GOVERNMENT_ISSUER = 7
    LOCAL_GOVERNMENT_RECIPIENT = 8
    VAT_GROUP_ISSUER = 9
    VAT_GROUP_RECIPIENT = 10
    EMPLOYEE = 11


class AuthorisedRole(IntEnum):
    """``RolaPU`` (TRolaPodmiotuUpowaznionego)."""

    ENFORCEMENT_OFFICE = 1
    BAILIFF = 2
    TAX_REPRESENTATIVE = 3


class TaxpayerStatus(IntEnum):
    """``StatusInfoPodatnika``: what the buyer should know about the seller."""

    LIQUIDATION = 1
    RESTRUCTURING = 2
    BANKRUPTCY = 3
    IN_INHERITANCE = 4


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """TAdres. A country code and two lines as written."""

    country: str = ""  # KodKraju
    line_1: str = ""  # AdresL1
    line_2: str = ""  # AdresL2
    gln: str = ""  # GLN


@dataclass(frozen=True, slots=True)
class PartyContact:
    """DaneKontaktowe."""

    email: str = ""  # Email, EmailPU
    phone: str = ""  # Telefon, TelefonPU


@dataclass(frozen=True, slots=True)
class PartyIdentity:
    """DaneIdentyfikacyjne: at most one kind of number, and a name.

    ``no_number`` is BrakID: a buyer without a tax number, so mostly a consumer.
    """

    nip: str = ""  # NIP
    name: str = ""  # Nazwa
    internal_id: str = ""  # IDWew
    eu_country: str = ""  # KodUE
    eu_vat_number: str = ""  # NrVatUE
    country: str = ""  # KodKraju
    foreign_number: str = ""  # NrID
    no_number: bool = False  # BrakID


@dataclass(frozen=True, slots=True)
class Party:
    """What every party of an invoice has (Podmiot1, Podmiot2, Podmiot3, PodmiotUpowazniony, Podmiot1K, Podmiot2K)."""

    identity: PartyIdentity = PartyIdentity()  # DaneIdentyfikacyjne
    address: PostalAddress | None = None  # Adres
    postal: PostalAddress | None = None  # AdresKoresp
    contacts: tuple[PartyContact, ...] = ()  # DaneKontaktowe
    eori: str = ""  # NrEORI
    vat_prefix: str = ""  # PrefiksPodatnika (seller)
    taxpayer_status: TaxpayerStatus | None = None  # StatusInfoPodatnika (seller)
    customer_number: str = ""  # NrKlienta (buyer, third party)
    buyer_key: str = ""  # IDNabywcy: ties the buyer to a third party or to Podmiot2K
    local_government: bool = False  # JST = 1 (buyer, FA(3))
    vat_group: bool = False  # GV = 1 (buyer, FA(3))


@dataclass(frozen=True, slots=True)
class ThirdParty:
    """Podmiot3. ``role`` is None when the file tells another role in words."""

    party: Party
    role: ThirdRole | None = None  # Rola
    other_role: str = ""  # OpisRoli (with RolaInna)
    share: Decimal | None = None  # Udzial, percent of a further buyer


@dataclass(frozen=True, slots=True)
class AuthorisedParty:
    """PodmiotUpowazniony: who issues for the taxpayer by law."""

    party: Party
    role: AuthorisedRole  # RolaPU

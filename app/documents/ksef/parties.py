"""Parties of the invoice: Podmiot1, Podmiot2, Podmiot3, PodmiotUpowazniony, Podmiot1K, Podmiot2K."""

from __future__ import annotations

from typing import Any, Final

from app.documents.ksef.shapes import PAST, Element, Many, One, Place, Shape, count, decimal, flag, yes
from app.domain.ksef_parties import (
    AuthorisedParty,
    AuthorisedRole,
    Party,
    PartyContact,
    PartyIdentity,
    PostalAddress,
    TaxpayerStatus,
    ThirdParty,
    ThirdRole,
)

ADDRESS: Final = Shape(
    PostalAddress, KodKraju=One("country"), AdresL1=One("line_1"), AdresL2=One("line_2"), GLN=One("gln")
)
IDENTITY: Final = Shape(
    PartyIdentity,
    NIP=One("nip"),
    Nazwa=One("name"),
    IDWew=One("internal_id"),
    KodUE=One("eu_country"),
    NrVatUE=One("eu_vat_number"),
    KodKraju=One("country"),
    NrID=One("foreign_number"),
    BrakID=One("no_number", flag),
)
CONTACT: Final = Shape(
    PartyContact, Email=One("email"), Telefon=One("phone"), EmailPU=One("email"), TelefonPU=One("phone")
)


def _status(element: Element) -> TaxpayerStatus:
    return TaxpayerStatus(count(element))


def _third(**values: Any) -> ThirdParty:
    role, other, share = values.pop("role", None), values.pop("other_role", ""), values.pop("share", None)
    return ThirdParty(Party(**values), ThirdRole(role) if role is not None else None, other, share)


def _authorised(**values: Any) -> AuthorisedParty:
    role = AuthorisedRole(values.pop("role"))
    return AuthorisedParty(Party(**values), role)


_COMMON: Final[dict[str, Place]] = {
    "NrEORI": One("eori"),
    "DaneIdentyfikacyjne": One("identity", IDENTITY),
    "Adres": One("address", ADDRESS),
    "AdresKoresp": One("postal", ADDRESS),
    "DaneKontaktowe": Many("contacts", CONTACT),
    "IDNabywcy": One("buyer_key"),
    "NrKlienta": One("customer_number"),
}
SELLER: Final = Shape(
    Party, PrefiksPodatnika=One("vat_prefix"), StatusInfoPodatnika=One("taxpayer_status", _status), **_COMMON
)
BUYER: Final = Shape(Party, JST=One("local_government", yes), GV=One("vat_group", yes), **_COMMON)
THIRD: Final = Shape(
    _third,
    Rola=One("role", count),
    RolaInna=PAST,
    OpisRoli=One("other_role"),
    Udzial=One("share", decimal),
    **_COMMON,
)
AUTHORISED: Final = Shape(_authorised, RolaPU=One("role", count), **_COMMON)

"""Terms of a transaction and the annotations of a structured invoice FA(3) / FA(2).

Beside each field stands its element of the official XSD.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from app.domain.ksef_parties import PartyIdentity, PostalAddress


@dataclass(frozen=True, slots=True)
class Agreement:
    """Umowy or Zamowienia: a contract or an order named by the invoice."""

    signed_on: date | None = None  # DataUmowy, DataZamowienia
    number: str = ""  # NrUmowy, NrZamowienia


@dataclass(frozen=True, slots=True)
class Carrier:
    """Przewoznik."""

    identity: PartyIdentity  # DaneIdentyfikacyjne
    address: PostalAddress  # AdresPrzewoznika


@dataclass(frozen=True, slots=True)
class Transport:
    """Transport. ``kind`` and ``cargo`` are the schema's numbers, 0 when told in words."""

    kind: int = 0  # RodzajTransportu: 1 sea, 2 rail, 3 road, 4 air, 5 post, 7 fixed installation, 8 inland water
    other_kind: str = ""  # OpisInnegoTransportu (with TransportInny)
    carrier: Carrier | None = None  # Przewoznik
    order_number: str = ""  # NrZleceniaTransportu
    cargo: int = 0  # OpisLadunku, 1 to 20 (TLadunek)
    other_cargo: str = ""  # OpisInnegoLadunku (with LadunekInny)
    packing_unit: str = ""  # JednostkaOpakowania
    started_at: datetime | None = None  # DataGodzRozpTransportu
    ended_at: datetime | None = None  # DataGodzZakTransportu
    sent_from: PostalAddress | None = None  # WysylkaZ
    sent_through: tuple[PostalAddress, ...] = ()  # WysylkaPrzez
    sent_to: PostalAddress | None = None  # WysylkaDo


@dataclass(frozen=True, slots=True)
class TransactionTerms:
    """WarunkiTransakcji."""

    contracts: tuple[Agreement, ...] = ()  # Umowy
    orders: tuple[Agreement, ...] = ()  # Zamowienia
    batches: tuple[str, ...] = ()  # NrPartiiTowaru
    delivery_terms: str = ""  # WarunkiDostawy
    agreed_rate: Decimal | None = None  # KursUmowny
    agreed_currency: str = ""  # WalutaUmowna
    transports: tuple[Transport, ...] = ()  # Transport
    intermediary: bool = False  # PodmiotPosredniczacy


@dataclass(frozen=True, slots=True)
class NewVehicle:
    """NowySrodekTransportu: a new vehicle, vessel or aircraft sold to another EU country."""

    in_use_since: date | None = None  # P_22A
    line: int = 0  # P_NrWierszaNST
    make: str = ""  # P_22BMK
    model: str = ""  # P_22BMD
    colour: str = ""  # P_22BK
    registration: str = ""  # P_22BNR
    year: str = ""  # P_22BRP
    mileage: str = ""  # P_22B
    vin: str = ""  # P_22B1
    body: str = ""  # P_22B2
    chassis: str = ""  # P_22B3
    frame: str = ""  # P_22B4
    type: str = ""  # P_22BT
    vessel_hours: str = ""  # P_22C
    hull: str = ""  # P_22C1
    aircraft_hours: str = ""  # P_22D
    airframe: str = ""  # P_22D1


@dataclass(frozen=True, slots=True)
class Annotations:
    """Adnotacje: what the VAT act wants said on the invoice. ``margin`` is the mark set in PMarzy:

    "2" travel agencies, "3_1" used goods, "3_2" works of art, "3_3" collector's items and antiques, "" none.
    """

    cash_method: bool = False  # P_16 = 1
    self_billing: bool = False  # P_17 = 1
    reverse_charge: bool = False  # P_18 = 1
    split_payment: bool = False  # P_18A = 1: mechanism of split payment
    exempt: bool = False  # P_19
    exempt_act: str = ""  # P_19A: Polish law
    exempt_directive: str = ""  # P_19B: Directive 2006/112/EC
    exempt_other: str = ""  # P_19C: another ground
    new_vehicles: tuple[NewVehicle, ...] = ()  # NowySrodekTransportu (with P_22)
    vehicle_duty: bool = False  # P_42_5 = 1: the duty of art. 42 (5) holds
    simplified_triangle: bool = False  # P_23 = 1
    margin: str = ""  # P_PMarzy_2, P_PMarzy_3_1, P_PMarzy_3_2, P_PMarzy_3_3

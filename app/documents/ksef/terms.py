"""Annotations and terms of the transaction: Adnotacje, WarunkiTransakcji."""

from __future__ import annotations

from typing import Any, Final

from app.documents.ksef.parties import ADDRESS, IDENTITY
from app.documents.ksef.shapes import PAST, Inside, Many, One, Shape, count, day, decimal, flag, moment, yes
from app.domain.ksef_terms import Agreement, Annotations, Carrier, NewVehicle, TransactionTerms, Transport


def _annotations(**values: Any) -> Annotations:
    margin = next((mark for mark in ("2", "3_1", "3_2", "3_3") if values.pop(f"margin_{mark}", False)), "")
    return Annotations(margin=margin, **values)


_VEHICLE: Final = Shape(
    NewVehicle,
    P_22A=One("in_use_since", day),
    P_NrWierszaNST=One("line", count),
    P_22BMK=One("make"),
    P_22BMD=One("model"),
    P_22BK=One("colour"),
    P_22BNR=One("registration"),
    P_22BRP=One("year"),
    P_22B=One("mileage"),
    P_22B1=One("vin"),
    P_22B2=One("body"),
    P_22B3=One("chassis"),
    P_22B4=One("frame"),
    P_22BT=One("type"),
    P_22C=One("vessel_hours"),
    P_22C1=One("hull"),
    P_22D=One("aircraft_hours"),
    P_22D1=One("airframe"),
)
ANNOTATIONS: Final = Shape(
    _annotations,
    P_16=One("cash_method", yes),
    P_17=One("self_billing", yes),
    P_18=One("reverse_charge", yes),
    P_18A=One("split_payment", yes),
    Zwolnienie=Inside(),
    P_19=One("exempt", flag),
    P_19A=One("exempt_act"),
    P_19B=One("exempt_directive"),
    P_19C=One("exempt_other"),
    P_19N=PAST,
    NoweSrodkiTransportu=Inside(),
    P_22=PAST,
    P_42_5=One("vehicle_duty", yes),
    NowySrodekTransportu=Many("new_vehicles", _VEHICLE),
    P_22N=PAST,
    P_23=One("simplified_triangle", yes),
    PMarzy=Inside(),
    P_PMarzy=PAST,
    P_PMarzy_2=One("margin_2", flag),
    P_PMarzy_3_1=One("margin_3_1", flag),
    P_PMarzy_3_2=One("margin_3_2", flag),
    P_PMarzy_3_3=One("margin_3_3", flag),
    P_PMarzyN=PAST,
)


_CARRIER: Final = Shape(
    Carrier, DaneIdentyfikacyjne=One("identity", IDENTITY), AdresPrzewoznika=One("address", ADDRESS)
)
_TRANSPORT: Final = Shape(
    Transport,
    RodzajTransportu=One("kind", count),
    TransportInny=PAST,
    OpisInnegoTransportu=One("other_kind"),
    Przewoznik=One("carrier", _CARRIER),
    NrZleceniaTransportu=One("order_number"),
    OpisLadunku=One("cargo", count),
    LadunekInny=PAST,
    OpisInnegoLadunku=One("other_cargo"),
    JednostkaOpakowania=One("packing_unit"),
    DataGodzRozpTransportu=One("started_at", moment),
    DataGodzZakTransportu=One("ended_at", moment),
    WysylkaZ=One("sent_from", ADDRESS),
    WysylkaPrzez=Many("sent_through", ADDRESS),
    WysylkaDo=One("sent_to", ADDRESS),
)
TERMS: Final = Shape(
    TransactionTerms,
    Umowy=Many("contracts", Shape(Agreement, DataUmowy=One("signed_on", day), NrUmowy=One("number"))),
    Zamowienia=Many("orders", Shape(Agreement, DataZamowienia=One("signed_on", day), NrZamowienia=One("number"))),
    NrPartiiTowaru=Many("batches"),
    WarunkiDostawy=One("delivery_terms"),
    KursUmowny=One("agreed_rate", decimal),
    WalutaUmowna=One("agreed_currency"),
    Transport=Many("transports", _TRANSPORT),
    PodmiotPosredniczacy=One("intermediary", flag),
)

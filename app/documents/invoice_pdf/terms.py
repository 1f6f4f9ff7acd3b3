"""How and when it is paid, what the VAT act wants said, under which terms it was sold, how it travelled."""

from __future__ import annotations

from collections.abc import Iterable

from app.documents.invoice_pdf.figures import account, amount, day, moment, number
from app.documents.invoice_pdf.ink import BODY, SMALL
from app.documents.invoice_pdf.parties import address_lines, identity_lines
from app.documents.invoice_pdf.sheet import Fact, Sheet
from app.documents.invoice_pdf.table import Column, Row, Table
from app.documents.invoice_pdf.words import CARGO, MARGIN, OWN_ACCOUNT, PAYMENT_FORM, TRANSPORT
from app.documents.paper import MM
from app.domain.ksef import StructuredInvoice
from app.domain.ksef_lines import KeyValue
from app.domain.ksef_parties import PostalAddress
from app.domain.ksef_payment import BankAccount, PartPayment, PaymentForm, PaymentTerm, PaymentTerms
from app.domain.ksef_terms import Agreement, Annotations, NewVehicle, TransactionTerms, Transport


def draw_payment(sheet: Sheet, terms: PaymentTerms, currency: str) -> None:
    """Platnosc."""
    facts: list[Fact] = [("Zapłacono", ("tak, " + day(terms.paid_on)).rstrip(", "))] if terms.paid else []
    if terms.part_paid:
        facts.append(("Zapłacono", "w części" if terms.part_paid == "1" else "w całości, w kilku częściach"))
    facts.append(("Forma płatności", _form(terms.form, terms.other_form)))
    label = "Termin płatności" if len(terms.terms) == 1 else "Terminy płatności"
    facts.append((label, "; ".join(filter(None, map(term_words, terms.terms)))))
    if terms.discount is not None:
        facts += [("Skonto – warunki", terms.discount.terms), ("Skonto – wysokość", terms.discount.size)]
    facts += [("Link do płatności", terms.link), ("Identyfikator płatności KSeF", terms.ipksef)]
    sheet.facts(facts, title="Płatność")
    if terms.parts:
        _parts(sheet, terms.parts, currency)
    _accounts(sheet, "Rachunek bankowy", terms.accounts)
    _accounts(sheet, "Rachunek faktora", terms.factor_accounts)


def term_words(term: PaymentTerm) -> str:
    """A day; or so many days from an event; or both."""
    told = [day(term.due_on)]
    if term.count is not None:
        told.append(f"{term.count} {term.unit} – {term.event}")
    return ", ".join(part for part in (*told, term.words) if part)


def _form(form: PaymentForm | None, other: str) -> str:
    return PAYMENT_FORM[form] if form is not None else other


def _parts(sheet: Sheet, parts: tuple[PartPayment, ...], currency: str) -> None:
    rows = [Row((day(part.paid_on), _form(part.form, part.other_form), amount(part.amount))) for part in parts]
    columns = [
        Column("Data zapłaty"),
        Column("Forma", grows=True),
        Column(f"Zapłacono częściowo ({'zł' if currency == 'PLN' else currency})", right=True),
    ]
    Table(columns, rows).draw(sheet)
    sheet.space(1 * MM)


def _accounts(sheet: Sheet, label: str, accounts: tuple[BankAccount, ...]) -> None:
    for each in accounts:
        own = OWN_ACCOUNT[each.own] if each.own is not None else ""
        sheet.facts(
            [
                (label, account(each.number)),
                ("Bank", each.bank),
                ("SWIFT", each.swift),
                ("Opis rachunku", each.description),
                ("Rachunek własny banku", own),
            ]
        )


def annotation_lines(annotations: Annotations) -> list[str]:
    """Words the VAT act wants on an invoice, and on which ground a sale is exempt."""
    told = [
        (annotations.cash_method, "Metoda kasowa"),
        (annotations.self_billing, "Samofakturowanie"),
        (annotations.reverse_charge, "Odwrotne obciążenie"),
        (annotations.split_payment, "Mechanizm podzielonej płatności"),
        (
            annotations.simplified_triangle,
            "Procedura trójstronna uproszczona (VAT: faktura WE uproszczona, art. 135–138)",
        ),
        (bool(annotations.margin), MARGIN.get(annotations.margin, "Procedura marży")),
    ]
    made = [text for holds, text in told if holds]
    if annotations.exempt:
        grounds = [
            f"przepis ustawy lub aktu wydanego na podstawie ustawy: {annotations.exempt_act}"
            * bool(annotations.exempt_act),
            f"przepis dyrektywy 2006/112/WE: {annotations.exempt_directive}" * bool(annotations.exempt_directive),
            f"inna podstawa prawna: {annotations.exempt_other}" * bool(annotations.exempt_other),
        ]
        made.append("Zwolnienie od podatku – " + "; ".join(ground for ground in grounds if ground))
    if annotations.new_vehicles:
        duty = "tak" if annotations.vehicle_duty else "nie"
        made.append(
            f"Wewnątrzwspólnotowa dostawa nowych środków transportu (obowiązek z art. 42 ust. 5 ustawy: {duty})"
        )
    return made


def draw_annotations(sheet: Sheet, invoice: StructuredInvoice, notes: list[str]) -> None:
    """Adnotacje, marks FP, TP and the excise return, and what short rates mean."""
    lines = annotation_lines(invoice.annotations)
    if invoice.receipt_invoice:
        lines.append("Faktura do sprzedaży ujętej na kasie rejestrującej (art. 109 ust. 3d ustawy)")
    if invoice.related_parties:
        lines.append("Istniejące powiązania między nabywcą a dokonującym dostawy (TP)")
    if invoice.excise_return:
        lines.append(
            "Informacja dla rolników ubiegających się o zwrot podatku akcyzowego zawartego w cenie oleju napędowego"
        )
    if not (lines or notes):
        return
    sheet.heading("Adnotacje")
    for line in lines:
        sheet.paragraph(line, BODY)
    for vehicle in invoice.annotations.new_vehicles:
        sheet.facts(_vehicle(vehicle))
    for note in notes:
        sheet.paragraph(note, SMALL)


def _vehicle(vehicle: NewVehicle) -> list[Fact]:
    return [
        ("Wiersz faktury", str(vehicle.line or "")),
        ("Dopuszczony do użytku", day(vehicle.in_use_since)),
        ("Marka", vehicle.make),
        ("Model", vehicle.model),
        ("Kolor", vehicle.colour),
        ("Numer rejestracyjny", vehicle.registration),
        ("Rok produkcji", vehicle.year),
        ("Przebieg", vehicle.mileage),
        ("VIN", vehicle.vin),
        ("Numer nadwozia", vehicle.body),
        ("Numer podwozia", vehicle.chassis),
        ("Numer ramy", vehicle.frame),
        ("Typ", vehicle.type),
        ("Godziny robocze (jednostka pływająca)", vehicle.vessel_hours),
        ("Numer kadłuba", vehicle.hull),
        ("Godziny robocze (statek powietrzny)", vehicle.aircraft_hours),
        ("Numer fabryczny", vehicle.airframe),
    ]


def draw_extra(sheet: Sheet, extra: Iterable[KeyValue]) -> None:
    """DodatkowyOpis of the whole invoice, and of lines it does not have; what is of a line stands below that line."""
    whole = [(f"wiersz {each.line} – {each.key}" if each.line else each.key, each.value) for each in extra]
    if whole:
        sheet.facts(whole, title="Informacje dodatkowe", columns=1, label_width=60 * MM)


def draw_terms(sheet: Sheet, terms: TransactionTerms) -> None:
    """WarunkiTransakcji."""
    facts: list[Fact] = [("Umowa", _agreement(each)) for each in terms.contracts]
    facts += [("Zamówienie", _agreement(each)) for each in terms.orders]
    facts += [("Numery partii towaru", ", ".join(terms.batches)), ("Warunki dostawy", terms.delivery_terms)]
    if terms.agreed_rate is not None:
        facts.append(("Kurs umowny", f"{number(terms.agreed_rate)} {terms.agreed_currency}".strip()))
    if terms.intermediary:
        facts.append(("Podmiot pośredniczący", "dostawa dokonana przez podmiot z art. 22 ust. 2d ustawy"))
    if facts and any(value for _, value in facts):
        sheet.facts(facts, title="Warunki transakcji")
    for transport in terms.transports:
        sheet.facts(_transport(transport), title="Transport")


def _agreement(each: Agreement) -> str:
    told = [each.number, f"z dnia {day(each.signed_on)}" if each.signed_on else ""]
    return " ".join(part for part in told if part)


def _transport(transport: Transport) -> list[Fact]:
    carrier = transport.carrier
    who = (
        ", ".join((carrier.identity.name, *identity_lines(carrier.identity), *address_lines(carrier.address)))
        if carrier
        else ""
    )
    return [
        ("Rodzaj transportu", TRANSPORT.get(transport.kind, transport.other_kind)),
        ("Przewoźnik", who),
        ("Numer zlecenia", transport.order_number),
        ("Ładunek", CARGO.get(transport.cargo, transport.other_cargo)),
        ("Jednostka opakowania", transport.packing_unit),
        ("Rozpoczęcie", moment(transport.started_at)),
        ("Zakończenie", moment(transport.ended_at)),
        ("Wysyłka z", _place(transport.sent_from)),
        ("Wysyłka przez", "; ".join(map(_place, transport.sent_through))),
        ("Wysyłka do", _place(transport.sent_to)),
    ]


def _place(address: PostalAddress | None) -> str:
    return ", ".join(address_lines(address))

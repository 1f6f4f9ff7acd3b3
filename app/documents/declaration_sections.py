"""The sections of the statement, in the order they are filled in (domain.md 3.2)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from app.documents import consent_text
from app.documents.declaration_objects import table
from app.documents.fonts import BOLD, REGULAR
from app.documents.paper import DIM, INK, MM, text_at, width_of, wrap
from app.documents.paper_form import Field, Form, tick
from app.domain.customers import CustomerKind
from app.domain.declaration_sheets import Letterhead, SheetConsent, SheetCopy, StatementSheet
from app.domain.declarations import IdentityDocument, Place, SignerRole

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_KINDS: Final = (
    ("osoba fizyczna", (CustomerKind.PERSON,)),
    ("firma", (CustomerKind.COMPANY,)),
    ("wspólnota, spółdzielnia, zarządca", (CustomerKind.COMMUNITY, CustomerKind.MANAGER)),
)
_ROLES: Final = (
    ("właściciel", SignerRole.OWNER),
    ("współwłaściciel", SignerRole.CO_OWNER),
    ("zarządca", SignerRole.MANAGER),
    ("pełnomocnik (pełnomocnictwo w załączeniu)", SignerRole.PROXY),
)
_PLACES: Final = (("BOK", Place.DESK), ("poczta", Place.POST), ("e-mail", Place.EMAIL))
_DOCUMENTS: Final = (
    ("dowód osobisty", IdentityDocument.ID_CARD),
    ("paszport", IdentityDocument.PASSPORT),
    ("mObywatel", IdentityDocument.MOBILE),
    ("karta pobytu", IdentityDocument.RESIDENCE_CARD),
)
_PESEL = 11


def day(value: date | None) -> str:
    """``22.11.2026``, empty for no day."""
    return f"{value:%d.%m.%Y}" if value else ""


def masked(pesel: str) -> str:
    """A PESEL as it may stand on paper: its last four digits (domain.md 3.2)."""
    digits = "".join(sign for sign in pesel if sign.isdigit())
    return ("•" * (_PESEL - 4) + digits[-4:]) if digits else ""


def payer(form: Form, sheet: StatementSheet) -> None:
    """Who pays: as on the invoice."""
    form.heading("Płatnik", keep=40 * MM)
    form.row(
        Field("Rodzaj", choices=[(word, sheet.kind in kinds) for word, kinds in _KINDS], share=3),
        Field("Numer klienta (Id) – login w e-BOK", sheet.customer_number, letters=8),
    )
    person = sheet.kind is CustomerKind.PERSON or (form.by_hand and sheet.kind is None)
    company = sheet.kind is not CustomerKind.PERSON or form.by_hand
    if person or sheet.surname:
        surname, first_name = Field("Nazwisko", sheet.surname, letters=36), Field("Imię", sheet.first_name, letters=36)
        if form.by_hand and not sheet.surname:
            form.row(surname)
            form.row(first_name)
        else:
            form.row(surname, first_name)
    if (company and sheet.kind is not CustomerKind.PERSON) or sheet.company:
        form.row(Field("Nazwa firmy, wspólnoty, spółdzielni", sheet.company, letters=36))
    numbers = []
    if person:
        numbers.append(
            Field("PESEL – tylko do potwierdzenia tożsamości", masked(sheet.pesel), 1.16, letters=11, always=True)
            if form.by_hand or sheet.pesel
            else Field("PESEL – tylko do potwierdzenia tożsamości", "")
        )
    if sheet.kind is not CustomerKind.PERSON or sheet.nip or sheet.regon:
        numbers.append(Field("NIP", sheet.nip, letters=10))
        numbers.append(Field("REGON", sheet.regon, 0.96, letters=9))
    form.row(*numbers)
    form.row(Field("Adres zamieszkania / siedziby", sheet.address))
    form.row(Field("Adres do korespondencji (jeżeli inny)", sheet.mailing))


def objects(form: Form, sheet: StatementSheet) -> None:
    """The objects, each by its Id."""
    form.heading("Obiekty", keep=22 * MM, aside="każdy obiekt w osobnym wierszu: woda i wywozy mają własny Id")
    table(form, sheet.objects)


def contact(form: Form, sheet: StatementSheet) -> None:
    """Where the activation and the notices go."""
    form.heading("Kontakt")
    if form.by_hand and not sheet.email:
        form.row(Field("E-mail – drukowanymi literami", "", letters=36))
        form.row(Field("Telefon komórkowy", sheet.phone, letters=9, groups=(3, 3)), Field("Uwagi do kontaktu", ""))
        return
    form.row(Field("E-mail", sheet.email, 2), Field("Telefon komórkowy", sheet.phone, letters=9, groups=(3, 3)))


def signer(form: Form, sheet: StatementSheet) -> None:
    """In what capacity it is signed; a proxy with scope and validity."""
    form.heading("Osoba składająca oświadczenie")
    form.row(
        Field("Nazwisko i imię", sheet.signer, 1.1),
        Field("Występuje jako", choices=[(word, sheet.role is role) for word, role in _ROLES], share=2),
    )
    if form.by_hand or sheet.role is SignerRole.PROXY:
        until = day(sheet.proxy_until) or ("" if form.by_hand else "bezterminowo")
        form.row(Field("Zakres pełnomocnictwa", sheet.proxy_scope, 3), Field("Ważne do", until))


def consents(form: Form, sheet: StatementSheet, shared: Letterhead) -> None:
    """Each text with a box of its own, as ticked; what kind it is stands above it (office rule 14)."""
    form.heading("Oświadczenia i zgody", keep=30 * MM, aside="każde pole osobno, X oznacza tak")
    kind = ""
    for consent in sheet.consents:
        if consent.kind != kind:
            kind = consent.kind
            _kind_heading(form, kind)
        _consent(form, consent, shared, ticked=consent.given and not form.by_hand)


def _kind_heading(form: Form, kind: str) -> None:
    flow = form.flow
    flow.need(18 * MM)
    flow.space(1.4 * MM)
    flow.line(flow.left, consent_text.HEADINGS.get(kind, ""), font=BOLD, size=8.8)
    remark, y = consent_text.REMARKS.get(kind, ""), flow.y + 8.8 * 0.28
    place = flow.right - 2 * MM - width_of(remark, REGULAR, 7)
    flow.add(lambda canvas: text_at(canvas, place, y, remark, REGULAR, 7, DIM))
    flow.space(0.8 * MM)


def _consent(form: Form, consent: SheetConsent, shared: Letterhead, *, ticked: bool) -> None:
    flow = form.flow
    indent = 7.5 * MM
    width = flow.width - indent
    body = wrap(consent_text.fill(consent.body, shared.utility), REGULAR, 8.3, width)
    title = wrap(consent.title, BOLD, 8.3, width)
    if flow.need((len(title) + min(len(body), 12)) * 8.3 * 1.26 + 5 * MM):
        flow.line(flow.left, f"{consent_text.HEADINGS.get(consent.kind, '')} (ciąg dalszy)", size=7.6, colour=DIM)
        flow.space(0.8 * MM)
    y = flow.y - 8.3 * 1.2
    flow.add(lambda canvas: tick(canvas, flow.left + 1 * MM, y, ticked=ticked, size=14))
    for line in title:
        flow.line(flow.left + indent, line, font=BOLD, size=8.3, leading=1.26)
    for line in body:
        flow.line(flow.left + indent, line, size=8.3, leading=1.26)
    flow.line(flow.left + indent, consent_text.version_words(consent), size=6.2, colour=DIM, leading=1.35)
    flow.space(1.1 * MM)


def clause(form: Form, shared: Letterhead) -> None:
    """The information of art. 13 RODO, from the template."""
    form.heading(shared.clause.title or "Klauzula informacyjna", keep=18 * MM)
    flow = form.flow
    flow.paragraph(consent_text.fill(shared.clause.body, shared.utility), size=7.2, leading=1.25)
    flow.line(flow.left, f"wersja {shared.clause.version}", size=6.2, colour=DIM, leading=1.5)


def signature(form: Form, sheet: StatementSheet, copy: SheetCopy) -> None:
    """Lines to sign on, kept together."""
    form.heading("Podpis", keep=24 * MM)
    flow = form.flow
    flow.y -= 19 * MM
    y, left, width = flow.y, flow.left, flow.width
    signed = "" if form.by_hand else day(sheet.signed_on)
    clerk = "podpis pracownika" if copy is SheetCopy.OFFICE else "podpis pracownika – zgodność kopii"
    lines = (
        (0.0, 0.2, "data", signed),
        (0.25, 0.42, "czytelny podpis osoby składającej oświadczenie", ""),
        (0.72, 0.28, clerk, ""),
    )

    def draw(canvas: Canvas) -> None:
        canvas.setStrokeColorRGB(*INK)
        canvas.setLineWidth(0.6)
        for start, share, caption, value in lines:
            x = left + start * width
            canvas.line(x, y + 5 * MM, x + share * width, y + 5 * MM)
            text_at(canvas, x + 1 * MM, y + 6.4 * MM, value, REGULAR, 10)
            text_at(canvas, x + 1 * MM, y + 1.8 * MM, caption, REGULAR, 6.8, DIM)

    flow.add(draw)


def office(form: Form, sheet: StatementSheet, copy: SheetCopy) -> None:
    """What the office notes down; the copy taken home holds no remarks of the office."""
    form.heading("Wypełnia biuro", keep=30 * MM)
    form.row(
        Field("Nr oświadczenia", sheet.number),
        Field("Data wpływu", day(sheet.received_on)),
        Field("Miejsce złożenia", choices=[(word, sheet.place is place) for word, place in _PLACES], share=1.5),
        Field("Przyjął(-ęła)", sheet.accepted_by),
    )
    here = sheet.signed_here and not form.by_hand
    there = not sheet.signed_here and not form.by_hand
    form.row(
        Field(
            "Okazany dokument – bez numeru i bez kopii",
            choices=[(word, sheet.document is document) for word, document in _DOCUMENTS],
            share=2.2,
        ),
        Field("Podpis złożony w obecności pracownika", choices=[("tak", here), ("nie", there)]),
    )
    if copy is SheetCopy.OFFICE:
        if form.by_hand:
            form.row(Field("Nr karty", sheet.card), Field("Uwagi", sheet.remarks, 3))
            return
        form.row(Field("Skan podpisanego oświadczenia", sheet.scan, 2), Field("Nr karty", sheet.card))
        form.row(Field("Uwagi", sheet.remarks))


def for_customer(form: Form, sheet: StatementSheet, shared: Letterhead) -> None:
    """What the customer should know afterwards: the login, from when paper stops, how a consent is withdrawn."""
    form.heading("Informacja dla klienta", keep=16 * MM)
    told = []
    if sheet.customer_number:
        told.append(f"Login do e-BOK to numer klienta: {sheet.customer_number}. Adres strony: {shared.portal_url}")
    if sheet.electronic_from:
        told.append(f"Faktury elektroniczne zamiast papierowych od dnia {day(sheet.electronic_from)}.")
    told.append("Każdą zgodę można wycofać w e-BOK, w biurze obsługi klienta, pisemnie albo telefonicznie.")
    told.append("Oryginał oświadczenia przechowuje biuro, ta kopia jest dla klienta.")
    for sentence in told:
        form.flow.paragraph(f"• {sentence}", size=8.3)

"""The transfer slip: one side of A4, the data of a payment with its code above, the form to cut off below.

An invoice that is to be paid by split payment gets no form: an ordinary slip can't carry it.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from app.documents.codes import draw_qr, qr_matrix, quiet
from app.documents.fonts import BOLD, REGULAR, register_fonts
from app.documents.paper import BRAND, DIM, FAINT, HEIGHT, INK, MM, WIDTH, clean, text_at, width_of, wrap
from app.documents.transfer_slip_form import BAND, draw_form
from app.domain.customers import Service
from app.domain.identifiers import format_nip, format_nrb
from app.domain.money import format_money
from app.domain.payment_code import NoCode

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from app.domain.payment import TransferSlip

CODE_SIDE: Final = 42 * MM
_LEFT, _RIGHT, _TOP = 16 * MM, WIDTH - 16 * MM, HEIGHT - 18 * MM
_CODE_LEFT: Final = _RIGHT - CODE_SIDE - 6 * MM
_SERVICES: Final = {Service.WATER: "Woda i ścieki", Service.WASTE: "Wywozy odpadów"}
_WHY: Final = {
    NoCode.TOO_LARGE: "Kodu do zeskanowania nie ma: mieści kwoty do 9 999,99 zł. Prosimy przepisać dane do przelewu.",
    NoCode.SPLIT_PAYMENT: "Kodu do zeskanowania nie ma: nie przenosi on podzielonej płatności.",
    NoCode.NO_NIP: "Kodu do zeskanowania nie ma: brak numeru NIP odbiorcy. Prosimy przepisać dane do przelewu.",
    NoCode.NO_ACCOUNT: "Kodu do zeskanowania nie ma: numer rachunku jest niepoprawny.",
    NoCode.NOTHING_TO_PAY: "Kodu do zeskanowania nie ma: nie ma czego wpłacić.",
    NoCode.KSEF_TITLE: "Kodu do zeskanowania nie ma: tytuł przelewu musi zawierać numer KSeF, a kod mieści tylko 32 znaki.",
}
_SPLIT: Final = (
    "Faktura jest płatna w mechanizmie podzielonej płatności: przelew trzeba zlecić w banku jako podzieloną płatność, "
    "dlatego nie ma tu druku wpłaty."
)


def transfer_slip_pdf(slip: TransferSlip) -> bytes:
    """The page as a PDF with embedded fonts."""
    from reportlab.pdfgen.canvas import Canvas

    register_fonts()
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), pageCompression=1)
    canvas.setTitle("Dane do wpłaty")
    canvas.setAuthor(clean(slip.data.to.payee.name))
    y = _head(canvas, slip)
    y = _facts(canvas, slip, y)
    _code(canvas, slip)
    _notes(canvas, slip, y)
    if not slip.data.split:
        canvas.setStrokeColorRGB(*FAINT)
        canvas.setLineWidth(0.5)
        canvas.setDash(3, 3)
        canvas.line(0, (BAND + 0.6) * MM, WIDTH, (BAND + 0.6) * MM)
        canvas.setDash()
        draw_form(canvas, slip)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _head(canvas: Canvas, slip: TransferSlip) -> float:
    text_at(canvas, _LEFT, _TOP, "Dane do wpłaty", BOLD, 17, BRAND)
    service = f"{_SERVICES[slip.data.to.service]}, karta {slip.data.to.account_number}"
    text_at(canvas, _LEFT, _TOP - 6.6 * MM, service, BOLD, 10.5)
    y = _TOP - 12.4 * MM
    told = ", ".join(
        part for part in (slip.payer_name, slip.payer_address, f"Id\u00a0{slip.data.to.customer_number}") if part
    )
    for line in wrap(told, REGULAR, 8.6, _CODE_LEFT - _LEFT - 8 * MM)[:3]:
        text_at(canvas, _LEFT, y, line, REGULAR, 8.6, DIM)
        y -= 4.2 * MM
    return y - 3 * MM


def _facts(canvas: Canvas, slip: TransferSlip, y: float) -> float:
    data = slip.data
    facts = (
        ("Kwota", format_money(data.amount), 17.0),
        ("Słownie", data.words, 9.0),
        ("Rachunek", format_nrb(data.to.nrb), 11.0),
        ("Tytuł przelewu", data.title, 10.0),
        ("Odbiorca", ", ".join(part for part in (data.to.payee.name, data.to.payee.address) if part), 9.0),
        ("NIP odbiorcy", format_nip(data.to.payee.nip) if data.to.payee.nip else "", 9.0),
        ("Termin", f"{slip.due_on:%d.%m.%Y}" if slip.due_on else "", 9.0),
    )
    for label, value, size in facts:
        if not value:
            continue
        y -= size * 1.25
        text_at(canvas, _LEFT, y, label, REGULAR, 8.2, DIM)
        font = REGULAR if size == 9.0 else BOLD
        for number, line in enumerate(wrap(value, font, size, _CODE_LEFT - _LEFT - 36 * MM)):
            y -= size * 1.25 if number else 0
            text_at(canvas, _LEFT + 29 * MM, y, line, font, size)
        y -= 2.4 * MM
    return y


def _code(canvas: Canvas, slip: TransferSlip) -> None:
    data = slip.data
    top = _TOP - 2 * MM
    if isinstance(data.code, NoCode):
        for line in wrap(_WHY[data.code], REGULAR, 8.6, _RIGHT - _CODE_LEFT):
            text_at(canvas, _CODE_LEFT, top, line, REGULAR, 8.6, DIM)
            top -= 4.3 * MM
        return
    matrix = qr_matrix(data.code, "L")
    margin = quiet(matrix, CODE_SIDE)
    x, y = _RIGHT - margin - CODE_SIDE, top - CODE_SIDE
    draw_qr(canvas, matrix, x, y, CODE_SIDE)
    y -= margin
    for line, font in (
        ("Zeskanuj w aplikacji banku", BOLD),
        *((each, REGULAR) for each in _first_lines(data.to.payee.name, 2)),
        (format_money(data.amount), BOLD),
    ):
        shown = width_of(line, font, 7.6)
        text_at(canvas, x + (CODE_SIDE - shown) / 2, y, line, font, 7.6, INK)
        y -= 3.8 * MM


def _first_lines(name: str, most: int) -> list[str]:
    """A name below the code; what is left out of it is told by dots."""
    lines = wrap(name, REGULAR, 7.6, CODE_SIDE - 3 * MM)
    return lines[:most] if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def _notes(canvas: Canvas, slip: TransferSlip, y: float) -> None:
    y -= 6 * MM
    told = []
    if slip.data.split:
        told.append(_SPLIT)
    if slip.data.documents:
        told.append("Za: " + ", ".join(slip.data.documents))
    booked = f" Wpłaty zaksięgowane do {slip.booked_until:%d.%m.%Y}." if slip.booked_until else ""
    told.append(f"Stan na {slip.today:%d.%m.%Y}.{booked} Bez odsetek. Każda usługa ma własny rachunek.")
    lowest = (BAND + 6) * MM
    for text in told:
        lines = wrap(text, REGULAR, 8.4, _RIGHT - _LEFT)
        for number, line in enumerate(lines):
            if y < lowest:
                return
            last = y - 4.2 * MM < lowest and number + 1 < len(lines)
            text_at(canvas, _LEFT, y, line + (" …" if last else ""), REGULAR, 8.4, DIM)
            y -= 4.2 * MM
        y -= 1.4 * MM

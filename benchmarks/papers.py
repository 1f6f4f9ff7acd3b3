"""Invoice PDFs: a batch against the same pages drawn by reportlab with nothing else, one alone, and beside WeasyPrint and fpdf2.

"The same page" is what the invoice told its ink, recorded and told to a plain canvas: the same strings at the same places,
boxes and rules, the codes as a path of the same rectangles, their modules known. WeasyPrint and fpdf2 draw the recorded pages too, by positioned text, boxes
and paths of their own. They are no dependencies of the project: ``OKIENKO_RIVALS`` names a Python that has them
(``python -m venv DIR && DIR/bin/pip install weasyprint fpdf2``); without it the table says so.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from typing_extensions import override

from benchmarks.measure import Result, in_turn, limit_result, median, ratio_result, timed

PAGES, ROUNDS = 100, 8
MS_A_PAGE = 1000 / 400
SINGLE_MS = 12.0
MOST = 1 / 0.7
_RIVAL_PAGES = 30

Call = tuple[Any, ...]


def measure() -> list[Result]:
    """Rows of the table."""
    from app.documents.invoice_pdf import invoice_pdf, papers_pdf

    sheets = _sheets(PAGES * ROUNDS)
    with _recorded() as told:
        papers_pdf(sheets, "pages")
    drawn = [told[2 * place] + told[2 * place + 1] for place in range(len(sheets))]
    pairs = []
    for number in range(ROUNDS):
        part = slice(number * PAGES, (number + 1) * PAGES)
        pairs.append((_batch(papers_pdf, sheets[part]), _bare(drawn[part])))
    ours, floor = in_turn(pairs)
    single = [timed(lambda sheet=sheet: invoice_pdf(sheet)) for sheet in _sheets(60)]  # type: ignore[misc]
    page = median(ours) / PAGES
    results = [
        ratio_result("invoice page in a batch, p50 against reportlab alone", page, median(floor) / PAGES, MOST),
        limit_result("invoice page in a batch, p50 (400 pages/s)", page, MS_A_PAGE, "ms"),
        limit_result("one invoice PDF, p50", median(single), SINGLE_MS, "ms"),
    ]
    return results + _rivals(drawn[:_RIVAL_PAGES], page)


def _batch(make: Callable[..., bytes], sheets: Sequence[Any]) -> Callable[[], bytes]:
    return lambda: make(sheets, "pages")


def _sheets(count: int) -> list[Any]:
    """Water bills of one page, each of somebody else, all with both codes."""
    from app.documents.ksef.reader import read_invoice
    from app.domain.papers import PaperKind
    from tests.documents.invoice_kit import invoice_sheet
    from tests.ksef_kit import PAYMENT, invoice_bytes

    names = ("Dostawa wody", "Odprowadzanie ścieków", "Opłata abonamentowa")
    lines = "".join(
        f"<FaWiersz><NrWierszaFa>{place}</NrWierszaFa><P_7>{name}</P_7><PKWiU>36.00.20.0</PKWiU><P_8A>m3</P_8A><P_8B>12</P_8B>"
        f"<P_9A>5.90</P_9A><P_11>70.80</P_11><P_12>8</P_12></FaWiersz>"
        for place, name in enumerate(names, 1)
    )
    invoice = read_invoice(invoice_bytes(lines=lines, after_lines=PAYMENT))
    made = []
    for each in range(count):
        buyer = replace(invoice.buyer, identity=replace(invoice.buyer.identity, name=f"Kowalska Anna {each}"))
        number = f"FV/WOD/{each}/11/2026"
        link = f"https://qr.ksef.mf.gov.pl/invoice/5265877635/03-02-2026/{each:043d}"
        own = replace(invoice, number=number, buyer=buyer, total=invoice.total + each)
        made.append(invoice_sheet(own, number=number, kind=PaperKind.WATER_INVOICE, link=link))
    return made


@contextmanager
def _recorded() -> Iterator[list[list[Call]]]:
    """What is told to ink meanwhile, a list for each piece of a page."""
    from app.documents.invoice_pdf import document
    from app.documents.invoice_pdf.ink import Ink
    from app.domain.codes import dark_runs

    told: list[list[Call]] = []

    class Recorder(Ink):
        @override
        def begin(self) -> None:
            super().begin()
            self.calls: list[Call] = []

        @override
        def page(self) -> str:
            told.append(self.calls)
            return super().page()

        @override
        def text(self, x: float, y: float, text: str, style: Any) -> None:
            super().text(x, y, text, style)
            if text:
                self.calls.append(("text", x, y, text, style.font, style.size, style.colour))

        @override
        def box(self, x: float, y: float, width: float, height: float, colour: Any) -> None:
            super().box(x, y, width, height, colour)
            self.calls.append(("box", x, y, width, height, colour))

        @override
        def rule(self, x: float, y: float, end: float, colour: Any, thick: float = 0.5) -> None:
            super().rule(x, y, end, colour, thick)
            self.calls.append(("rule", x, y, end, colour, thick))

        @override
        def code(self, modules: Any, x: float, y: float, side: float) -> None:
            super().code(modules, x, y, side)
            self.calls.append(("code", x, y, side, [row.hex() for row in modules], dark_runs(modules)))

    setattr(document, "Ink", Recorder)  # noqa: B010
    try:
        yield told
    finally:
        setattr(document, "Ink", Ink)  # noqa: B010


def _bare(pages: Sequence[Sequence[Call]]) -> Callable[[], bytes]:
    """The recorded pages by a plain canvas."""

    def draw() -> bytes:
        from reportlab.pdfgen.canvas import Canvas

        stream = BytesIO()
        canvas = Canvas(stream, pagesize=(595.2755905511812, 841.8897637795276), pageCompression=1)
        for page in pages:
            for call in sorted(page, key=lambda call: call[0] == "text"):
                _tell(canvas, call)
            canvas.showPage()
        canvas.save()
        return stream.getvalue()

    return draw


def _tell(canvas: Any, call: Call) -> None:
    match call:
        case ("text", x, y, text, font, size, colour):
            canvas.setFont(font, size)
            canvas.setFillColorRGB(*colour)
            canvas.drawString(x, y, text)
        case ("box", x, y, width, height, colour):
            canvas.setFillColorRGB(*colour)
            canvas.rect(x, y, width, height, stroke=0, fill=1)
        case ("rule", x, y, end, colour, thick):
            canvas.setStrokeColorRGB(*colour)
            canvas.setLineWidth(thick)
            canvas.line(x, y, end, y)
        case (_, x, y, side, rows, runs):
            module = side / len(rows)
            path = canvas.beginPath()
            for column, row, length in runs:
                path.rect(x + column * module, y + side - (row + 1) * module, length * module, module)
            canvas.setFillColorRGB(0, 0, 0)
            canvas.drawPath(path, stroke=0, fill=1)
        case _:
            raise ValueError(call)


def _rivals(pages: Sequence[Sequence[Call]], ours: float) -> list[Result]:
    """Each rival's own page time as the floor: ours has to be shorter."""
    python = os.environ.get("OKIENKO_RIVALS")
    if not python:
        print(
            "WeasyPrint and fpdf2 not measured: OKIENKO_RIVALS names no Python that has them (see benchmarks/papers.py)"
        )
        return []
    fonts = Path(__file__).parents[1] / "resources" / "fonts"
    told = json.dumps(
        {"fonts": str(fonts), "pages": [[call[:5] if call[0] == "code" else call for call in page] for page in pages]}
    )
    done = subprocess.run(
        [python, str(Path(__file__).with_name("rivals.py"))], input=told, capture_output=True, text=True, check=True
    )
    taken: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return [
        ratio_result(f"invoice page in a batch, p50 against {name}", ours, page, 1.0) for name, page in taken.items()
    ]

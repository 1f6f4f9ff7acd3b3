"""Papers of registration: the sealed slip against the same page drawn by reportlab alone; the statement beside it.

"The same page" is what the slip told its canvas, recorded and told to a fresh canvas again: the same fonts, lines and
tints, without deciding what stands where.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any

from benchmarks.measure import Result, in_turn, limit_result, median, ratio_result, timed

ROUNDS = 60
MOST = 1.3
STATEMENT_MS = 250.0

Call = tuple[str, tuple[Any, ...], dict[str, Any]]
_TOLD = (
    *("setTitle", "setAuthor", "setFont", "setFillColorRGB", "setStrokeColorRGB", "setLineWidth", "setDash", "line"),
    *("drawString", "drawCentredString", "rect", "roundRect", "saveState", "restoreState", "transform", "clipPath"),
    *("drawPath", "beginForm", "endForm", "doForm", "showPage"),
)


def measure() -> list[Result]:
    """Rows of the table."""
    from app.documents.declaration_pdf import statement_pdf
    from app.documents.sealed_slip_pdf import sealed_slip_pdf
    from app.domain.passwords import one_time_password
    from tests.documents.paper_kit import SHARED, objects, sheet, slip

    pairs = []
    for number in range(ROUNDS):
        made = replace(
            slip(), name=f"Kowalska Anna {number}", password=one_time_password(), issued_on=date(2026, 11, 22)
        )
        work = partial(sealed_slip_pdf, made, SHARED)
        pairs.append((work, _bare(_recorded(work))))
    taken, floor = in_turn(pairs)
    usual, large = sheet(), sheet(objects=objects(300))
    statements = [timed(lambda: statement_pdf(usual, SHARED)) for _ in range(20)]
    many = [timed(lambda: statement_pdf(large, SHARED)) for _ in range(5)]
    return [
        ratio_result("sealed slip PDF, p50 against reportlab alone", median(taken), median(floor), MOST),
        limit_result("statement PDF, p50", median(statements), STATEMENT_MS, "ms"),
        limit_result("statement PDF of 300 objects, p50", median(many), 4 * STATEMENT_MS, "ms"),
    ]


def _recorded(work: Callable[[], bytes]) -> list[Call]:
    """What ``work`` tells its canvas, outermost calls only."""
    from reportlab.pdfgen import canvas as module

    told: list[Call] = []
    plain = module.Canvas

    class Recorder(plain):  # type: ignore[misc, valid-type]
        depth = 0

    def listener(name: str) -> Callable[..., Any]:
        usual = getattr(plain, name)

        def tell(self: Recorder, *args: Any, **values: Any) -> Any:
            if not self.depth:
                told.append((name, args, values))
            self.depth += 1
            try:
                return usual(self, *args, **values)
            finally:
                self.depth -= 1

        return tell

    for name in _TOLD:
        setattr(Recorder, name, listener(name))
    setattr(module, "Canvas", Recorder)  # noqa: B010
    try:
        work()
    finally:
        setattr(module, "Canvas", plain)  # noqa: B010
    return told


def _bare(told: list[Call]) -> Callable[[], bytes]:
    def draw() -> bytes:
        from reportlab.pdfgen.canvas import Canvas

        stream = BytesIO()
        canvas = Canvas(stream, pagesize=(595.2755905511812, 841.8897637795276), pageCompression=1)
        for name, args, values in told:
            getattr(canvas, name)(*args, **values)
        canvas.save()
        return stream.getvalue()

    return draw

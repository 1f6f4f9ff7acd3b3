"""QR codes: made by zxing-cpp, drawn on a page as one path of merged rectangles with edges exactly on the modules.

A path of its own keeps the edges sharp at every zoom, and one fill of all rectangles leaves no hair between neighbours.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from app.domain.codes import QUIET_ZONE, Level, Matrix, dark_runs

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

MOST_BYTES = {"L": 2953, "M": 2331, "Q": 1663, "H": 1273}
"""What the largest code (version 40) holds of each level (ISO/IEC 18004:2024, table 7)."""

_IS_DARK = bytes([1]) + bytes(255)


@lru_cache(maxsize=64)
def qr_matrix(text: str, level: Level) -> Matrix:
    """The modules of a text (UTF-8) without a quiet zone; the smallest code of that level.

    Raises ValueError for an empty text and for one that no code of that level holds.
    """
    data = text.encode()
    if not 0 < len(data) <= MOST_BYTES[level]:
        raise ValueError(f"{len(data)} bytes do not fit into a QR code of level {level}")
    import zxingcpp

    said = {} if text.isascii() else {"eci": "UTF-8"}  # else it takes whatever old code page fits, and readers guess
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=level, **said)
    picture = code.to_image(scale=1, add_quiet_zones=False)
    height, width = picture.shape
    flat = bytes(memoryview(cast("Any", picture))).translate(_IS_DARK)
    return tuple(tuple(map(bool, flat[row * width : (row + 1) * width])) for row in range(height))


def draw_qr(canvas: Canvas, matrix: Matrix, x: float, y: float, side: float) -> None:
    """Black on what is there, ``side`` points wide without the quiet zone, its lower left corner at ``x``, ``y``.

    The caller leaves ``quiet(matrix, side)`` points free around it.
    """
    canvas.addLiteral(qr_path(matrix, x, y, side))


def qr_path(matrix: Matrix, x: float, y: float, side: float) -> str:
    """The operators of ``draw_qr``; rectangles are in whole modules, so no edge is rounded."""
    return (
        f"q 0 g {side / len(matrix):.5f} 0 0 {-side / len(matrix):.5f} {x:.3f} {y + side:.3f} cm\n{_path(matrix)} f Q"
    )


@lru_cache(maxsize=64)
def _path(matrix: Matrix) -> str:
    return " ".join(f"{column} {row} {length} 1 re" for column, row, length in dark_runs(matrix))


def quiet(matrix: Matrix, side: float) -> float:
    """Points to leave free on each side of a code drawn ``side`` points wide."""
    return QUIET_ZONE * side / len(matrix)

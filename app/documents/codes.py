"""QR codes: made by zxing-cpp, drawn on a page as one path of merged rectangles with edges exactly on the modules.

A path of its own keeps the edges sharp at every zoom, and one fill of all rectangles leaves no hair between neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, cast

from app.domain.codes import QUIET_ZONE, Level, Matrix

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

MOST_BYTES: Final = {"L": 2953, "M": 2331, "Q": 1663, "H": 1273}
"""What the largest code (version 40) holds of each level (ISO/IEC 18004:2024, table 7)."""

_IS_DARK: Final = bytes([1]) + bytes(255)
_DARK: Final = re.compile(b"\x01+")
_PIECE: Final = 8
"""Modules of a row whose rectangles are looked up rather than made: batches draw hundreds of codes."""

_MOST_PIECES: Final = 60_000
_pieces: dict[tuple[int, int, bytes], str] = {}


@lru_cache(maxsize=64)
def qr_rows(text: str, level: Level) -> tuple[bytes, ...]:
    """Rows of modules from the top, a byte each, 1 is dark. Raises as ``qr_matrix``."""
    size = len(text.encode())
    if not 0 < size <= MOST_BYTES[level]:
        raise ValueError(f"{size} bytes do not fit into a QR code of level {level}")
    import zxingcpp

    said = {} if text.isascii() else {"eci": "UTF-8"}  # else it takes whatever old code page fits, and readers guess
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=level, **said)
    picture = code.to_image(scale=1, add_quiet_zones=False)
    height, width = picture.shape
    flat = bytes(memoryview(cast("Any", picture))).translate(_IS_DARK)
    return tuple(flat[row * width : (row + 1) * width] for row in range(height))


def qr_matrix(text: str, level: Level) -> Matrix:
    """The modules of a text (UTF-8) without a quiet zone; the smallest code of that level.

    Raises ValueError for an empty text and for one that no code of that level holds.
    """
    return tuple(tuple(map(bool, row)) for row in qr_rows(text, level))


def draw_qr(canvas: Canvas, modules: Sequence[Iterable[int]], x: float, y: float, side: float) -> None:
    """Black on what is there, ``side`` points wide without the quiet zone, its lower left corner at ``x``, ``y``.

    ``modules`` is a matrix or rows. The caller leaves ``quiet(modules, side)`` points free around it.
    """
    canvas.addLiteral(qr_path(modules, x, y, side))


def qr_path(modules: Sequence[Iterable[int]], x: float, y: float, side: float) -> str:
    """The operators of ``draw_qr``; rectangles are in whole modules, so no edge is rounded."""
    scale = side / len(modules)
    return f"q 0 g {scale:.5f} 0 0 {-scale:.5f} {x:.3f} {y + side:.3f} cm\n{_path(modules)} f Q"


def _path(modules: Sequence[Iterable[int]]) -> str:
    made = []
    for row, line in enumerate(map(bytes, modules)):
        for column in range(0, len(line), _PIECE):
            piece = (row, column, line[column : column + _PIECE])
            known = _pieces.get(piece)
            made.append(_rectangles(piece) if known is None else known)
    return " ".join(filter(None, made))


def _rectangles(piece: tuple[int, int, bytes]) -> str:
    row, column, line = piece
    if len(_pieces) >= _MOST_PIECES:
        _pieces.clear()
    made = " ".join(f"{column + run.start()} {row} {run.end() - run.start()} 1 re" for run in _DARK.finditer(line))
    _pieces[piece] = made
    return made


def quiet(modules: Sequence[object], side: float) -> float:
    """Points to leave free on each side of a code drawn ``side`` points wide."""
    return QUIET_ZONE * side / len(modules)

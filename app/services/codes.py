"""QR codes for the window: the modules of a text, to be painted with ``app.domain.codes.dark_runs``."""

from __future__ import annotations

from app.documents import codes
from app.domain.codes import Level, Matrix


def qr_matrix(text: str, level: Level = "M") -> Matrix:
    """The modules of a text without the quiet zone. Raises ValueError for what no code holds."""
    return codes.qr_matrix(text, level)

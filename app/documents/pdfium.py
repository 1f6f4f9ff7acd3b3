"""PDFium is not made for two threads at once: whoever reads or draws a PDF holds this."""

from __future__ import annotations

from app.system.locks import make_mutex

PDFIUM = make_mutex()

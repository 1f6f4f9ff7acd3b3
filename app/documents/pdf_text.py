"""Reads a PDF back: what a person who copies its text out would get."""

from __future__ import annotations

from app.system.locks import PDFIUM


def read_text(pdf: bytes) -> str:
    """The text of all pages, in the order it was written; raises ValueError for what is no PDF."""
    import pypdfium2

    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise ValueError("not a readable PDF") from error
        try:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
        finally:
            document.close()

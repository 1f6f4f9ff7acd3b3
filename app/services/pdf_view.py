"""Papers of our own on the screen and on the printer: sizes, drawn pages, text to look through, several as one."""

from __future__ import annotations

from app.domain.paper_pages import PageSize, Picture, TextHit, TextLayer, find_text


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """The size of each page."""
    from app.documents import pdf_view

    return pdf_view.page_sizes(pdf)


def first_picture(pdf: bytes, width: int) -> tuple[tuple[PageSize, ...], Picture]:
    """The size of each page, and the first one drawn ``width`` pixels wide."""
    from app.documents import pdf_view

    return pdf_view.first_picture(pdf, width)


def picture(pdf: bytes, page: int, width: int) -> Picture:
    """A page (from 0), drawn ``width`` pixels wide."""
    from app.documents import pdf_view

    return pdf_view.picture(pdf, page, width)


def text_layers(pdf: bytes) -> tuple[TextLayer, ...]:
    """The text of each page with the place of each letter."""
    from app.documents import pdf_view

    return pdf_view.text_layers(pdf)


def find(layers: tuple[TextLayer, ...], wanted: str) -> tuple[TextHit, ...]:
    """Every place of a text."""
    return find_text(layers, wanted)

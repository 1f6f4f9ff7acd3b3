"""Papers on A4: any structured invoice of KSeF, and what the office has of papers without one.

``invoice_pdf`` makes one file of one paper, ``papers_pdf`` one file of many, each with its own page numbers.
"""

from app.documents.invoice_pdf.document import invoice_pdf, papers_pdf

__all__ = ["invoice_pdf", "papers_pdf"]

"""One invoice file of KSeF, FA(3) or FA(2): checked against the official schema and read to a value."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.documents.ksef.body import INVOICE
from app.documents.ksef.reasons import reason_of
from app.documents.ksef.safe_xml import line_of, parse_root
from app.documents.ksef.schemas import FA_3, FORMS, broken_rules
from app.documents.ksef.shapes import Element
from app.domain.faults import Refused
from app.domain.ksef import StructuredInvoice
from app.domain.ksef_readings import find_readings
from app.domain.ksef_remarks import find_remarks

_BODY: Final = tuple(f"{{{namespace}}}Fa" for namespace in FORMS)
_ONLY_SHOWN: Final = tuple(
    f"{{{namespace}}}{name}" for namespace in FORMS for name in ("Zalacznik", "Stopka", "WarunkiTransakcji")
)
MOST_BYTES: Final = 1_000_000
MOST_BYTES_ATTACHED: Final = 3_000_000
"""Limits of KSeF for a file without and with an attachment (ksef-docs, weryfikacja-faktury.md)."""


def read_invoice(data: bytes, *, whole: bool = True) -> StructuredInvoice:
    """The invoice a file holds, with readings found in its attachment and remarks on what does not add up.

    Without ``whole`` what matters to nobody who posts it is checked and left out: attachment, terms and foot.

    Refused(code, detail) when it is none: ``ksef_size``, ``ksef_syntax``, ``ksef_doctype``, ``ksef_form`` (another kind of
    document), ``ksef_schema``; ``words.refusal_sentence`` says it with line and element.
    """
    root = parse_root(data, MOST_BYTES_ATTACHED)
    namespace, _, name = root.tag.removeprefix("{").rpartition("}")
    if namespace not in FORMS or name != "Faktura":
        raise Refused("ksef_form", {"line": line_of(root), "element": name[:80], "reason": "form"})
    if len(data) > MOST_BYTES and root.find(f"{{{FA_3}}}Zalacznik") is None:
        raise Refused("ksef_size", {"most": MOST_BYTES, "size": len(data)})
    broken = broken_rules(namespace, root)
    if broken:
        raise Refused("ksef_schema", reason_of(namespace, root, broken[0]))
    if not whole:
        _leave_out(root)
    invoice = INVOICE(root)
    readings = find_readings(invoice.attachment) if invoice.attachment else ()
    remarks = find_remarks(invoice)
    return replace(invoice, readings=readings, remarks=remarks) if readings or remarks else invoice


def _leave_out(root: Element) -> None:
    """Take the parts out that are only shown: of the invoice what stands behind Fa, of Fa its end."""
    for parent in (root, *root.iterchildren(*_BODY)):
        for part in list(parent.iterchildren(*_ONLY_SHOWN)):
            parent.remove(part)

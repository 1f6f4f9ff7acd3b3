"""Invoice files of KSeF, FA(3) or FA(2): checked against the official schema and read to values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from app.documents.ksef.body import INVOICE, TO_POST
from app.documents.ksef.reasons import reason_of
from app.documents.ksef.safe_xml import line_of, parse_root
from app.documents.ksef.schemas import FA_3, FORMS, broken_rules
from app.documents.ksef.shapes import Element
from app.documents.ksef.steps import in_turn
from app.domain.faults import Refused
from app.domain.ksef import StructuredInvoice
from app.domain.ksef_readings import find_readings
from app.domain.ksef_remarks import find_remarks

MOST_BYTES: Final = 1_000_000
MOST_BYTES_ATTACHED: Final = 3_000_000
"""Limits of KSeF for a file without and with an attachment (ksef-docs, weryfikacja-faktury.md)."""


def read_invoice(data: bytes) -> StructuredInvoice:
    """The invoice a file holds, with readings found in its attachment and remarks on what does not add up.

    Refused(code, detail) when it is none: ``ksef_size``, ``ksef_syntax``, ``ksef_doctype``, ``ksef_form`` (another kind of
    document), ``ksef_schema``; ``words.refusal_sentence`` says it with line and element.
    """
    root = _parsed(data)
    _check(root)
    invoice = _remarked(INVOICE(root))
    readings = find_readings(invoice.attachment) if invoice.attachment else ()
    return replace(invoice, readings=readings) if readings else invoice


def read_to_post(files: Iterable[bytes | Refused]) -> list[StructuredInvoice | Refused]:
    """Each file as ``read_invoice`` reads it, but for what nobody needs who posts it: that is checked and left out.

    A refusal stands in the place of its file. A step is done for all files before the next one: what the processor has at
    hand then serves the next file as well, which takes half the time of going file by file.
    """
    roots = in_turn(_parsed, files)
    return in_turn(_remarked, in_turn(TO_POST, in_turn(_check, roots)))


def _parsed(data: bytes) -> Element:
    """The file's tree, if it says to be an invoice."""
    root = parse_root(data, MOST_BYTES_ATTACHED)
    namespace, name = _named(root)
    if namespace not in FORMS or name != "Faktura":
        raise Refused("ksef_form", {"line": line_of(root), "element": name[:80], "reason": "form"})
    if len(data) > MOST_BYTES and root.find(f"{{{FA_3}}}Zalacznik") is None:
        raise Refused("ksef_size", {"most": MOST_BYTES, "size": len(data)})
    return root


def _check(root: Element) -> Element:
    """The tree, if the official schema allows it."""
    namespace, _ = _named(root)
    broken = broken_rules(namespace, root)
    if broken:
        raise Refused("ksef_schema", reason_of(namespace, root, broken[0]))
    return root


def _named(root: Element) -> tuple[str, str]:
    namespace, _, name = root.tag.removeprefix("{").rpartition("}")
    return namespace, name


def _remarked(invoice: StructuredInvoice) -> StructuredInvoice:
    remarks = find_remarks(invoice)
    return replace(invoice, remarks=remarks) if remarks else invoice

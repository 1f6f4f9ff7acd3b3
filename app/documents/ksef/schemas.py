"""The official schemas kept in ``resources/schemas``, compiled once a process; imports are found beside them.

Sources: FA(3) v1-0E (wzór 2025/06/25/13775), FA(2) v1-0E (wzór 2023/06/29/12648), the common types v10-0E, UPO v4-3.
The receipt's older editions, v4-2 and v3-1 (ksef-docs, before 2026), are the same but for two elements that they did not have yet.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

from app.domain.ksef import InvoiceForm
from app.system.locks import make_mutex

SCHEMAS: Final = Path(__file__).resolve().parents[3] / "resources" / "schemas"
FA_3: Final = "http://crd.gov.pl/wzor/2025/06/25/13775/"
FA_2: Final = "http://crd.gov.pl/wzor/2023/06/29/12648/"
UPO: Final = "http://upo.schematy.mf.gov.pl/KSeF/v4-3"
_UPO_BEFORE: Final = ("http://upo.schematy.mf.gov.pl/KSeF/v4-2", "http://upo.schematy.mf.gov.pl/KSeF/v3-1")
_NOT_BEFORE: Final = ("DataPrzeslaniaDokumentu", "TrybWysylki")
RECEIPTS: Final = (UPO, *_UPO_BEFORE)
FILES: Final = {FA_3: "FA_3_v1-0E.xsd", FA_2: "FA_2_v1-0E.xsd", **dict.fromkeys(RECEIPTS, "upo-v4-3.xsd")}
FORMS: Final = {FA_3: InvoiceForm.FA_3, FA_2: InvoiceForm.FA_2}
XSD: Final = "http://www.w3.org/2001/XMLSchema"
_MOST: Final = 20
_MUTEX: Final = make_mutex()
"""A compiled schema keeps the errors of its last check, so two threads take turns."""


def schema_tree(namespace: str) -> Element:
    """The schema's own tree; what it imports by a web address is named as the file beside it."""
    path = SCHEMAS / FILES[namespace]
    parser = etree.XMLParser(no_network=True, resolve_entities=False)
    if namespace in _UPO_BEFORE:
        return _before(etree.fromstring(path.read_bytes().replace(UPO.encode(), namespace.encode()), parser))
    root = etree.parse(str(path), parser).getroot()
    for place in root.iter(f"{{{XSD}}}import", f"{{{XSD}}}include"):
        place.set("schemaLocation", str(place.get("schemaLocation")).rpartition("/")[2])
    return root


def _before(root: Element) -> Element:
    """The receipt's schema without what an older edition did not ask for."""
    for element in root.iter(f"{{{XSD}}}element"):
        if element.get("name") in _NOT_BEFORE:
            element.set("minOccurs", "0")
    return root


@cache
def _compiled(namespace: str) -> etree.XMLSchema:
    return etree.XMLSchema(schema_tree(namespace))


class BrokenRule(NamedTuple):
    """One rule of the schema that the file breaks, as the library tells it."""

    line: int
    kind: str
    message: str
    path: str


def broken_rules(namespace: str, root: Element) -> list[BrokenRule]:
    """What of the schema the file breaks, in the order it is found (at most 20); nothing when it is valid."""
    with _MUTEX:
        schema = _compiled(namespace)
        if schema.validate(root):
            return []
        log: Any = schema.error_log
        told = islice(log, _MOST)
        return [BrokenRule(error.line, error.type_name, error.message, error.path or "") for error in told]

"""Invoices made by walking the official schemas: each is read, and its paper tells everything its file says."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from lxml import etree

from app.documents.invoice_pdf import invoice_pdf
from app.documents.ksef.reader import read_invoice
from app.documents.ksef.reasons import _children
from app.documents.ksef.schemas import FA_2, FA_3, broken_rules
from app.documents.pdf_text import read_text
from app.domain.ksef import InvoiceKind
from tests.documents.invoice_kit import invoice_sheet
from tests.documents.paper_kit import misplaced
from tests.documents.printed_values import missing
from tests.ksef_walk import Taste, Walk, documents

FEW = 20
SLOW_SECONDS = 2.0


def names_of(namespace: str, way: str) -> set[str]:
    found = set()
    for child in _children(namespace, way):
        found |= {child.name} | names_of(namespace, f"{way}/{child.name}")
    return found


@pytest.mark.parametrize("namespace", [FA_3, FA_2])
def test_that_the_walk_meets_every_element_and_makes_valid_files_only(namespace: str) -> None:
    walk = Walk(namespace)
    met: Counter[str] = Counter()
    kinds = set()
    for number in range(18):
        data = walk.document(Taste((0.0, 1.0, 0.5)[number % 3], times={"NowySrodekTransportu": 12}))
        root = etree.fromstring(data)
        assert broken_rules(namespace, root) == []
        met.update(str(etree.QName(each).localname) for each in root.iter(etree.Element))
        kinds.add(read_invoice(data).kind)
    assert names_of(namespace, "/Faktura") - set(met) == set()
    assert kinds == set(InvoiceKind)


@pytest.fixture(scope="module")
def files() -> list[bytes]:
    return list(documents(FEW, seed=7))


@pytest.mark.parametrize("number", range(FEW))
def test_that_all_a_file_says_is_printed_in_its_place_and_soon(files: list[bytes], number: int) -> None:
    data = files[number]
    began = time.process_time()
    pdf = invoice_pdf(invoice_sheet(read_invoice(data)))
    assert time.process_time() - began < SLOW_SECONDS
    assert missing(data, read_text(pdf)) == []
    assert misplaced(pdf, 24) == []

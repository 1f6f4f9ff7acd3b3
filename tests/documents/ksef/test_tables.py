"""The tables that read an invoice know every element that the official schemas allow, at its place."""

from __future__ import annotations

import pytest

from app.documents.ksef.body import INVOICE
from app.documents.ksef.reasons import _children
from app.documents.ksef.schemas import FA_2, FA_3, UPO
from app.documents.ksef.shapes import Inside, Place, Shape
from app.documents.ksef.upo import RECEIPT

LEAVES = {"TerminOpis", "Kol", "Wiersz", "Suma"}
"""Read by functions of their own."""


def walk(namespace: str, way: str, shape: dict[str, Place]) -> list[str]:
    """Elements the schema allows at ``way`` that the tables would not know."""
    unknown = []
    for child in _children(namespace, way):
        place = shape.get(child.name)
        here = f"{way}/{child.name}"
        if place is None:
            unknown.append(here)
        elif isinstance(place, Inside):
            unknown += walk(namespace, here, shape)
        elif isinstance(place.read, Shape):
            unknown += walk(namespace, here, place.read.places)
        elif _children(namespace, here) and child.name not in LEAVES:
            unknown.append(f"{here} is not taken apart")
    return unknown


@pytest.mark.parametrize(
    ("namespace", "root", "shape", "least"),
    [(FA_3, "Faktura", INVOICE, 6), (FA_2, "Faktura", INVOICE, 5), (UPO, "Potwierdzenie", RECEIPT, 6)],
)
def test_that_every_element_of_the_schema_is_read(namespace: str, root: str, shape: Shape[object], least: int) -> None:
    assert len(_children(namespace, f"/{root}")) >= least
    assert walk(namespace, f"/{root}", shape.places) == []


def test_that_the_schema_is_walked_to_its_leaves() -> None:
    assert {child.name for child in _children(FA_3, "/Faktura/Fa/Platnosc/RachunekBankowy")} >= {"NrRB", "SWIFT"}
    assert "P_22B4" in {
        child.name for child in _children(FA_3, "/Faktura/Fa/Adnotacje/NoweSrodkiTransportu/NowySrodekTransportu")
    }
    assert [child.name for child in _children(FA_3, "/Faktura/Podmiot2") if child.needed] == [
        "DaneIdentyfikacyjne",
        "JST",
        "GV",
    ]

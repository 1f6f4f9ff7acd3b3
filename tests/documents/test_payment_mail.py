"""The e-mail with the data of a payment: what it tells is what its code and its slip tell."""

from __future__ import annotations

from datetime import date
from typing import Any

import pypdfium2
import pytest

from app.documents.notice_letters import compose
from app.documents.payment_facts import data_in
from app.documents.payment_mail import attached_slip
from app.documents.pdf_text import read_text
from app.domain.money import NBSP
from app.domain.notices import NoticeKind
from app.domain.payment_code import NoCode
from tests.accounts import NRB
from tests.documents.qr_kit import read_qr
from tests.documents.test_notice_mail import FACTS, UTILITY, due

KSEF = "5265877635-20250826-0100001AF629-AF"


def facts_of(**changes: Any) -> dict[str, str]:
    letter = compose(due(NoticeKind.PAYMENT_DETAILS, **changes), UTILITY, "")
    return {label: value.replace(NBSP, " ") for label, value in letter.facts}


def test_that_it_tells_service_amount_account_and_title() -> None:
    assert facts_of() == {
        "Usługa": "woda i ścieki, karta W-004512",
        "Kwota": "148,32 zł",
        "Rachunek bankowy": "49 1020 1026 0000 0100 0000 4512",
        "Odbiorca": "Przedsiębiorstwo Usług Komunalnych",
        "Tytuł przelewu": "Id 004512 FV/WOD/004512/11/2026",
    }


def test_that_the_link_is_a_button_while_it_holds() -> None:
    letter = compose(
        due(NoticeKind.PAYMENT_DETAILS, link="https://bramka.example/t", link_until="2026-11-24T10:00:00+00:00"),
        UTILITY, "",
    )  # fmt: skip
    assert letter.action == ("Zapłać on-line", "https://bramka.example/t")
    assert "24.11.2026, 11:00" in letter.closing[0]
    assert compose(due(NoticeKind.PAYMENT_DETAILS), UTILITY, "").action is None


def test_that_a_vat_payer_gets_the_ksef_number() -> None:
    changes = {"papers": [[1, "FV/1", KSEF, False, 7]], "name_ksef": True, "nrb": NRB}
    assert facts_of(**changes)["Tytuł przelewu"] == f"{KSEF} Id 004512 FV/1"
    assert data_in({**FACTS, **changes}).code is NoCode.KSEF_TITLE


@pytest.mark.parametrize("split", [False, True])
def test_that_the_slip_holds_the_same(split: bool) -> None:
    facts = {**FACTS, "nrb": NRB, "papers": [[1, "FV/1", "", split, 7]]}
    attached = attached_slip(facts, date(2026, 11, 22))
    assert (attached.name, attached.media_type) == ("dane-do-wplaty.pdf", "application/pdf")
    assert "148,32" in read_text(attached.content)
    document = pypdfium2.PdfDocument(attached.content)
    codes = read_qr(document[0].render(scale=2).to_pil())
    document.close()
    assert codes == ([] if split else [data_in(facts).code_text])

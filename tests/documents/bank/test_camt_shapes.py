"""Shapes of camt.053 that banks write beside the common ones."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from app.documents.statement_words import refusal_sentence
from app.domain.bank import BankProblem, StatementRemark
from tests.documents.bank.kit import PAYER, amounts, movement, refusal, statements
from tests.documents.bank.test_camt import VIRTUAL, balance, details, document, entry

ONE = document(entry(details("FV 7/2026", "02", own=VIRTUAL), "100.00", "02"), "02")
BODY = ONE.partition("\n")[2]
NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"


def _prefixed(text: str) -> str:
    return re.sub(r"<(/?)([A-Za-z])", r"<\1c:\2", text).replace(" xmlns=", " xmlns:c=")


ENVELOPES = {
    "prefix": _prefixed(BODY),
    "SOAP": f'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header/><s:Body>{BODY}</s:Body></s:Envelope>',
    "prefix in an envelope": f'<Paczka xmlns="urn:bank"><Naglowek><Id>1</Id></Naglowek>{_prefixed(BODY)}</Paczka>',
    "SWIFT's namespace": BODY.replace(NAMESPACE, "urn:swift:xsd:camt.053.001.02"),
    "no namespace": BODY.replace(f' xmlns="{NAMESPACE}"', ""),
    "a later version": BODY.replace("001.02", "001.13"),
}


@pytest.mark.parametrize("envelope", ENVELOPES)
def test_that_a_document_is_found_in_any_envelope(tmp_path: Path, envelope: str) -> None:
    found = movement(tmp_path, ENVELOPES[envelope])
    assert (found.amount, found.title, found.own_account) == (100_00, "FV 7/2026", VIRTUAL)


@pytest.mark.parametrize("kind", ["052.001.02", "052.001.08", "054.001.04", "054.001.13"])
def test_that_what_is_no_statement_is_told_from_one(tmp_path: Path, kind: str) -> None:
    root, inner = ("BkToCstmrAcctRpt", "Rpt") if kind[:3] == "052" else ("BkToCstmrDbtCdtNtfctn", "Ntfctn")
    text = BODY.replace("053.001.02", kind).replace("BkToCstmrStmt", root).replace("Stmt>", f"{inner}>")
    code, line = refusal(tmp_path, text)
    assert (code, line) == (BankProblem.INTERIM_REPORT, 1)
    assert "camt.053" in refusal_sentence(str(code), {"line": line})


def _day(told: str) -> str:
    return ONE.replace("<BookgDt><Dt>2026-01-31</Dt></BookgDt>", f"<BookgDt>{told}</BookgDt>")


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("<Dt>2026-01-31+01:00</Dt>", date(2026, 1, 31)),
        ("<Dt>2026-01-31Z</Dt>", date(2026, 1, 31)),
        ("<DtTm>2026-01-31T00:15:00+01:00</DtTm>", date(2026, 1, 31)),
        ("<DtTm>2026-01-30T23:15:00Z</DtTm>", date(2026, 1, 31)),  # a quarter past midnight in Warsaw
        ("<DtTm>2026-01-31T23:59:59Z</DtTm>", date(2026, 1, 31)),  # the day is over, no moment
        ("<DtTm>2026-01-31T12:00:00.000</DtTm>", date(2026, 1, 31)),
    ],
)
def test_that_a_day_is_warsaw_s(tmp_path: Path, told: str, day: date) -> None:
    assert movement(tmp_path, _day(told)).booked_on == day


@pytest.mark.parametrize("codec", ["utf-8", "iso-8859-2", "cp1250"])
def test_that_a_document_of_one_line_keeps_its_letters(tmp_path: Path, codec: str) -> None:
    line = document(entry(details("za wodę wąż źródło", "02"), "100.00", "02"), "02").replace("\n", "")
    found = movement(tmp_path, line.replace("UTF-8", codec), codec)
    assert found.title == "za wodę wąż źródło"


def test_that_days_of_balances_have_zones_too(tmp_path: Path) -> None:
    (found,) = statements(tmp_path, ONE.replace("2026-01-31</Dt></Dt></Bal>", "2026-01-31+01:00</Dt></Dt></Bal>"))
    assert found.end.closed_on == date(2026, 1, 31)


def test_that_codes_of_balances_may_be_the_bank_s_own(tmp_path: Path) -> None:
    own = re.sub(r"<Cd>(OPBD|CLBD)</Cd>", r"<Prtry>\1</Prtry>", ONE)
    more = own.replace("<Bal>", f"{balance('OPAV', '7.00', '2026-01-30')}<Bal>", 1)
    assert amounts(statements(tmp_path, more)) == [[100_00]]


def _batch(kept: str, entry_amount: str) -> str:
    parts = details("A", "04", "60.00") + details("B", "04", "40.00").replace("</TxDtls>", f"{kept}</TxDtls>")
    closing = f"{1000 + float(entry_amount):.2f}"
    return document(entry(parts, entry_amount, "04"), "04", closing)


@pytest.mark.parametrize(
    "kept",
    [
        '<Chrgs><TtlChrgsAndTaxAmt Ccy="PLN">1.50</TtlChrgsAndTaxAmt><Rcrd><Amt Ccy="PLN">1.50</Amt></Rcrd></Chrgs>',
        '<Chrgs><Rcrd><Amt Ccy="PLN">1.00</Amt></Rcrd><Rcrd><Amt Ccy="PLN">0.50</Amt></Rcrd></Chrgs>',
        '<Chrgs><Amt Ccy="PLN">1.50</Amt></Chrgs>',
    ],
)
def test_that_what_the_bank_kept_of_a_batch_is_a_movement_of_its_own(tmp_path: Path, kept: str) -> None:
    (found,) = statements(tmp_path, _batch(kept, "98.50"))
    assert [(each.amount, each.title) for each in found.movements] == [
        (60_00, "A"), (40_00, "B"), (-1_50, "opłata banku"),
    ]  # fmt: skip
    assert amounts(statements(tmp_path, _batch(kept, "100.00"))) == [[60_00, 40_00]]  # told, but not kept of the entry
    assert refusal(tmp_path, _batch(kept, "98.49"))[0] == BankProblem.BATCH_APART


def test_that_a_payment_taken_back_names_who_had_paid(tmp_path: Path) -> None:
    inner = details("FV 7/2026", "02", own=VIRTUAL)
    found = movement(tmp_path, document(entry(inner, "100.00", "02", "DBIT", reversal="true"), "02", "900.00"))
    assert (found.amount, found.reversal) == (-100_00, True)
    assert (found.name, found.account, found.own_account) == ("JAN KOWALSKI", PAYER, VIRTUAL)


def test_that_the_payer_behind_the_payer_is_named_alone(tmp_path: Path) -> None:
    behind = ONE.replace("<Dbtr><Nm>JAN KOWALSKI</Nm></Dbtr>", "<UltmtDbtr><Nm>EWA LIS</Nm></UltmtDbtr>")
    assert movement(tmp_path, behind).name == "EWA LIS"
    both = ONE.replace("</DbtrAcct>", "</DbtrAcct><UltmtDbtr><Nm>EWA LIS</Nm></UltmtDbtr>")
    assert movement(tmp_path, both).name == "JAN KOWALSKI (EWA LIS)"


@pytest.mark.parametrize(("told", "fits"), [(1, True), (2, True), (3, False)])
def test_that_the_count_of_entries_may_leave_out_what_is_not_booked(tmp_path: Path, told: int, fits: bool) -> None:
    both = entry(details("A", "02"), "100.00", "02") + entry(details("B", "02"), "1.00", "02", status="PDNG")
    count = f"<TxsSummry><TtlNtries><NbOfNtries>{told}</NbOfNtries></TtlNtries></TxsSummry>"
    text = document(count + both, "02")
    if fits:
        assert amounts(statements(tmp_path, text)) == [[100_00]]
    else:
        assert refusal(tmp_path, text)[0] == BankProblem.SUMS_APART


def test_that_the_count_of_entries_may_be_that_of_their_payments(tmp_path: Path) -> None:
    both = entry(details("A", "02", "60.00") + details("B", "02", "40.00"), "100.00", "02")
    for told, fits in ((1, True), (2, True), (3, False)):
        count = f"<TxsSummry><TtlNtries><NbOfNtries>{told}</NbOfNtries></TtlNtries></TxsSummry>"
        text = document(count + both, "02")
        if fits:
            assert amounts(statements(tmp_path, text)) == [[60_00, 40_00]]
        else:
            assert refusal(tmp_path, text)[0] == BankProblem.SUMS_APART


def test_that_payments_of_one_entry_may_stand_in_several_lists_and_in_another_currency(tmp_path: Path) -> None:
    euro = '<AmtDtls><TxAmt><Amt Ccy="EUR">14.00</Amt></TxAmt><CntrValAmt><Amt Ccy="PLN">60.00</Amt></CntrValAmt></AmtDtls>'
    first = details("A", "02").replace("<RltdPties>", f"{euro}<RltdPties>", 1)
    inner = f"{first}</NtryDtls><NtryDtls>{details('B', '02', '40.00')}"
    assert amounts(statements(tmp_path, document(entry(inner, "100.00", "02"), "02"))) == [[60_00, 40_00]]


def test_that_a_batch_of_which_only_the_count_is_told_is_one_movement_to_divide(tmp_path: Path) -> None:
    for count, remarks in ((3, (StatementRemark.BATCH_WHOLE,)), (1, ())):
        inner = f"<Btch><NbOfTxs>{count}</NbOfTxs></Btch>"
        (found,) = statements(tmp_path, document(entry(inner, "100.00", "02"), "02"))
        assert ([each.amount for each in found.movements], found.end.remarks) == ([100_00], remarks)


def test_that_the_payer_s_own_number_is_the_title_where_there_is_no_other(tmp_path: Path) -> None:
    for told, title in (("FV 7/2026", "FV 7/2026"), ("NOTPROVIDED", "")):
        inner = details("", "02").replace("<TxDtls>", f"<TxDtls><Refs><EndToEndId>{told}</EndToEndId></Refs>")
        assert movement(tmp_path, document(entry(inner, "100.00", "02"), "02")).title == title


def test_that_a_statement_without_movements_and_one_of_nothing_are_read(tmp_path: Path) -> None:
    assert amounts(statements(tmp_path, document("", "02", "1000.00"))) == [[]]
    nothing = movement(tmp_path, document(entry(details("A", "02", own=VIRTUAL), "0.00", "02"), "02", "1000.00"))
    assert (nothing.amount, nothing.name, nothing.own_account) == (0, "JAN KOWALSKI", VIRTUAL)


def test_that_a_balance_without_a_day_is_named(tmp_path: Path) -> None:
    text = ONE.replace("<Dt><Dt>2026-01-30</Dt></Dt></Bal>", "</Bal>")
    code, _ = refusal(tmp_path, text)
    assert code == BankProblem.FIELD_MISSING

"""camt.053 of every version: the same statement, whatever its version puts where."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from lxml import etree

from app.domain.bank import BankProblem, StatementRemark, TextEncoding
from tests.documents.bank.kit import OURS, PAYER, amounts, movement, refusal, statements
from tests.shared_data import shared_file

NEW_PARTIES = {"08"}
VIRTUAL = "61109010140000071219812874"


def party(role: str, name: str, account: str, version: str) -> str:
    inner = f"<Nm>{escape(name)}</Nm>"
    inner = f"<Pty>{inner}</Pty>" if version in NEW_PARTIES else inner
    return f"<{role}>{inner}</{role}><{role}Acct><Id><IBAN>PL{account}</IBAN></Id></{role}Acct>"


def details(title: str, version: str, amount: str = "", own: str = OURS, reference: str = "") -> str:
    money = ""
    if amount:
        money = f'<Amt Ccy="PLN">{amount}</Amt>'
        old = version in {"02", "03"}
        money = f"<AmtDtls><TxAmt>{money}</TxAmt></AmtDtls>" if old else f"{money}<CdtDbtInd>CRDT</CdtDbtInd>"
    refs = f"<Refs><AcctSvcrRef>{reference}</AcctSvcrRef></Refs>" if reference else ""
    parties = party("Dbtr", "JAN KOWALSKI", PAYER, version) + party("Cdtr", "PUK", own, version)
    remit = f"<RmtInf><Ustrd>{escape(title)}</Ustrd></RmtInf>"
    return f"<TxDtls>{refs}{money}<RltdPties>{parties}</RltdPties>{remit}</TxDtls>"


def entry(inner: str, amount: str, version: str, sign: str = "CRDT", status: str = "BOOK", reversal: str = "") -> str:
    told = f"<Cd>{status}</Cd>" if version in NEW_PARTIES else status
    back = f"<RvslInd>{reversal}</RvslInd>" if reversal else ""
    return (
        f'<Ntry><Amt Ccy="PLN">{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd>{back}<Sts>{told}</Sts>'
        f"<BookgDt><Dt>2026-01-31</Dt></BookgDt><ValDt><Dt>2026-01-30</Dt></ValDt><AcctSvcrRef>E1</AcctSvcrRef>"
        f"<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>"
        f"<NtryDtls>{inner}</NtryDtls></Ntry>"
    )


def balance(code: str, amount: str, day: str, sign: str = "CRDT", currency: str = "PLN") -> str:
    return (
        f'<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="{currency}">{amount}</Amt>'
        f"<CdtDbtInd>{sign}</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>"
    )


def document(entries: str, version: str, closing: str = "1100.00", balances: str = "") -> str:
    found = balances or balance("OPBD", "1000.00", "2026-01-30") + balance("CLBD", closing, "2026-01-31")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}">\n'
        f"<BkToCstmrStmt><GrpHdr><MsgId>1</MsgId><CreDtTm>2026-02-01T06:00:00</CreDtTm></GrpHdr>\n"
        f"<Stmt><Id>S1</Id><ElctrncSeqNb>31</ElctrncSeqNb><CreDtTm>2026-02-01T06:00:00</CreDtTm>\n"
        f"<Acct><Id><IBAN>PL{OURS}</IBAN></Id><Ccy>PLN</Ccy></Acct>\n{found}\n{entries}\n</Stmt></BkToCstmrStmt></Document>"
    )


@pytest.mark.parametrize("version", ["02", "03", "04", "05", "06", "07", "08"])
def test_that_every_version_tells_the_same(tmp_path: Path, version: str) -> None:
    text = document(entry(details("FV/WOD/1/2026 za wodę", version, own=VIRTUAL), "100.00", version), version)
    found = movement(tmp_path, text)
    assert (found.amount, found.booked_on, found.value_on) == (100_00, date(2026, 1, 31), date(2026, 1, 30))
    assert (found.name, found.account, found.own_account) == ("JAN KOWALSKI", PAYER, VIRTUAL)
    assert (found.title, found.reference, found.kind) == ("FV/WOD/1/2026 za wodę", "E1", "PMNT/RCDT/ESCT")


@pytest.mark.parametrize("version", ["02", "04", "08"])
def test_that_what_is_made_here_is_what_the_schema_allows(version: str) -> None:
    schema = etree.XMLSchema(etree.parse(shared_file("bank", "camt", "xsd", f"camt.053.001.{version}.xsd")))
    text = document(entry(details("FV/WOD/1/2026", version, "100.00"), "100.00", version), version)
    assert schema.validate(etree.fromstring(text.encode())), schema.error_log


@pytest.mark.parametrize("version", ["02", "08"])
def test_that_a_collective_entry_is_its_payments(tmp_path: Path, version: str) -> None:
    batch = details("A", version, "60.00", reference="T1") + details("B", version, "40.00", reference="T2")
    (statement,) = statements(tmp_path, document(entry(batch, "100.00", version), version))
    assert [(each.amount, each.title, each.reference) for each in statement.movements] == [
        (6000, "A", "T1"),
        (4000, "B", "T2"),
    ]
    wrong = document(entry(batch.replace("40.00", "39.00"), "100.00", version), version)
    assert refusal(tmp_path, wrong) == (BankProblem.BATCH_APART, 7)


def test_that_a_collective_entry_without_amounts_stays_whole_and_is_told(tmp_path: Path) -> None:
    batch = details("A", "02") + details("B", "02")
    (statement,) = statements(tmp_path, document(entry(batch, "100.00", "02"), "02"))
    (found,) = statement.movements
    assert (found.amount, found.title, found.name) == (100_00, "A B", "")
    assert statement.end.remarks == (StatementRemark.BATCH_WHOLE,)


def test_that_what_is_not_booked_is_left_out_and_told(tmp_path: Path) -> None:
    entries = entry(details("A", "08"), "100.00", "08") + entry(details("B", "08"), "7.00", "08", status="PDNG")
    (statement,) = statements(tmp_path, document(entries, "08"))
    assert len(statement.movements) == 1
    assert statement.end.remarks == (StatementRemark.PENDING_LEFT_OUT,)


def test_that_a_credit_taken_back_is_below_zero(tmp_path: Path) -> None:
    text = document(entry(details("A", "02"), "100.00", "02", "DBIT", reversal="true"), "02", "900.00")
    found = movement(tmp_path, text)
    assert (found.amount, found.reversal) == (-100_00, True)


def test_that_structured_references_are_the_title(tmp_path: Path) -> None:
    strd = (
        "<Strd><RfrdDocInf><Nb>FV/WOD/1/2026</Nb></RfrdDocInf><CdtrRefInf><Ref>RF18</Ref></CdtrRefInf>"
        "<AddtlRmtInf>klient 4512</AddtlRmtInf></Strd>"
    )
    text = document(entry(details("X", "02").replace("<Ustrd>X</Ustrd>", strd), "100.00", "02"), "02")
    assert movement(tmp_path, text).title == "FV/WOD/1/2026 RF18 klient 4512"


def test_that_pages_of_interim_balances_meet(tmp_path: Path) -> None:
    one = entry(details("A", "08"), "100.00", "08")
    first = document(
        one, "08", balances=balance("OPBD", "1000.00", "2026-01-31") + balance("ITBD", "1100.00", "2026-01-31")
    )
    second = document(
        one, "08", balances=balance("ITBD", "1100.00", "2026-01-31") + balance("CLBD", "1200.00", "2026-01-31")
    )
    both = first.replace("</BkToCstmrStmt></Document>", "") + second[second.index("<Stmt>") :]
    assert amounts(statements(tmp_path, both)) == [[100_00], [100_00]]
    torn = both.replace("1100.00", "1100.01", 1)
    assert refusal(tmp_path, torn)[0] == BankProblem.NOT_ADDING_UP


REFUSED = {
    "sum": (document(entry(details("A", "02"), "100.01", "02"), "02"), BankProblem.NOT_ADDING_UP),
    "thousandth": (document(entry(details("A", "02"), "100.005", "02"), "02"), BankProblem.AMOUNT_BELOW_GROSZ),
    "no closing": (document("", "02", balances=balance("OPBD", "1.00", "2026-01-30")), BankProblem.NO_CLOSING),
    "no opening": (document("", "02", balances=balance("CLBD", "1.00", "2026-01-30")), BankProblem.NO_OPENING),
    "entry in euro": (
        document(entry(details("A", "02"), "100.00", "02").replace('"PLN"', '"EUR"', 1), "02"),
        BankProblem.FOREIGN_CURRENCY,
    ),
    "account in euro": (
        document("", "02").replace("<Ccy>PLN", "<Ccy>EUR").replace('"PLN"', '"EUR"'),
        BankProblem.FOREIGN_CURRENCY,
    ),
    "no sign": (document(entry(details("A", "02"), "1", "02", "X"), "02"), BankProblem.FIELD_MISSING),
    "cut": (document(entry(details("A", "02"), "100.00", "02"), "02")[:-60], BankProblem.XML_BROKEN),
    "a notification": (document("", "02").replace("camt.053", "camt.054"), BankProblem.INTERIM_REPORT),
    "another message": (document("", "02").replace("camt.053", "pain.002"), BankProblem.XML_NOT_STATEMENT),
    "a page": ("<html><body>500</body></html>", BankProblem.XML_NOT_STATEMENT),
    "doctype": (
        document("", "02").replace("<Document", '<!DOCTYPE Document [<!ENTITY a "b">]><Document'),
        BankProblem.XML_UNSAFE,
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_that_what_cannot_be_trusted_is_refused(tmp_path: Path, case: str) -> None:
    text, code = REFUSED[case]
    assert refusal(tmp_path, text)[0] == code


def test_that_entities_neither_grow_nor_fetch(tmp_path: Path) -> None:
    laughs = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 50}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    for dtd in (laughs, '<!ENTITY i SYSTEM "http://127.0.0.1:9/x">'):
        text = document(entry(details("&i;", "02"), "100.00", "02"), "02").replace("&amp;i;", "&i;")
        assert (
            refusal(tmp_path, text.replace("<Document", f"<!DOCTYPE Document [{dtd}]><Document"))[0]
            == BankProblem.XML_UNSAFE
        )


def test_that_letters_which_are_not_what_the_file_says_are_read_still(tmp_path: Path) -> None:
    text = document(entry(details("ZAPŁATA ZA ŚCIEKI ŁÓDŹ", "02"), "100.00", "02"), "02")
    (statement,) = statements(tmp_path, text, "cp1250")
    assert statement.head.encoding is TextEncoding.CP1250
    assert statement.movements[0].title == "ZAPŁATA ZA ŚCIEKI ŁÓDŹ"


# ---------------------------------------------------------------- real files, in złoty instead of euro


def _in_zloty(name: str) -> str:
    return re.sub("EUR|SEK", "PLN", shared_file("bank", "camt", name).read_text("utf-8"))


def test_the_real_files_are_read(tmp_path: Path) -> None:
    found = statements(tmp_path, _in_zloty("camt053.v2.multi.statement.xml"))
    assert amounts(found) == [[885], [-700]]
    for name in ("camt053.v2.minimal.xml", "camt053.v4.xml", "camt053.v8.xml"):
        text = _in_zloty(name).replace(
            '<Amt Ccy="PLN">27.00</Amt>\n                <CdtDbtInd>DBIT', '<Amt Ccy="PLN">27.00</Amt><CdtDbtInd>CRDT'
        )
        found = statements(tmp_path, text)
        assert amounts(found) == [[885]]
        assert found[0].movements[0].title == "4654654654654654"
    assert refusal(tmp_path, _in_zloty("camt053.v2.five.decimals.xml"))[0] == BankProblem.NOT_ADDING_UP


@pytest.mark.parametrize("name", ["minimal", "multi.statement", "five.decimals"])
def test_the_real_files_are_in_euro(tmp_path: Path, name: str) -> None:
    data = shared_file("bank", "camt", f"camt053.v2.{name}.xml").read_bytes()
    assert refusal(tmp_path, data)[0] == BankProblem.FOREIGN_CURRENCY


def test_the_real_wrong_file_has_no_statement(tmp_path: Path) -> None:
    data = shared_file("bank", "camt", "camt053.v2.wrong.xml").read_bytes()
    assert refusal(tmp_path, data)[0] == BankProblem.XML_NOT_STATEMENT

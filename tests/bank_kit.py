"""Bank statements made up for tests: customers who owe, the file of a bank, and its load."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.domain.identifiers import nrb_of
from app.domain.statement_import import StatementFileReport
from app.services import statement_import
from app.store.session import Database
from tests.bookkeeping import Books
from tests.database import Clone

OWN = nrb_of("10201026", "0000100002000392")
"""The utility's own account."""
DAY = date(2026, 11, 20)


def nrb(number: int) -> str:
    """A virtual or a payer's account."""
    return nrb_of("11401010", f"{number:016d}")


@dataclass
class Payment:
    """A credit of a statement (a debit below zero); ``to``: the virtual account, whole or its last digits."""

    amount: int
    title: str = "oplata"
    to: str = ""
    payer: str = "JAN TESTOWY"
    account: str = ""
    reference: str = ""
    day: date = DAY


@dataclass
class Statement:
    """An MT940 statement in the dialect of mBank; balances follow from what is in it."""

    payments: list[Payment] = field(default_factory=list)
    number: str = "107/1"
    account: str = OWN
    opening: int = 0
    wrong_by: int = 0

    def text(self) -> str:
        """The statement as the bank writes it."""
        closing = self.opening + sum(each.amount for each in self.payments) + self.wrong_by
        lines = [":20:ST", f":25:PL{self.account}", f":28C:{self.number}", f":60F:{_balance(self.opening)}"]
        for number, each in enumerate(self.payments, 1):
            mark = "C" if each.amount > 0 else "D"
            reference = each.reference or f"{self.number}-{number}"
            lines.append(f":61:{each.day:%y%m%d}{each.day:%m%d}{mark}N{_amount(each.amount)}NTRFNONREF//{reference}")
            lines += _wrapped(_words(each))
        return "\n".join([*lines, f":62F:{_balance(closing)}", "-", ""])

    def camt(self) -> str:
        """The same as camt.053: the bank's references are others there, and a title is not wrapped."""
        closing = self.opening + sum(each.amount for each in self.payments)
        entries = "".join(_entry(number, each) for number, each in enumerate(self.payments, 1))
        return (
            '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>'
            f"<Id>{self.number}</Id><ElctrncSeqNb>9{self.number[:3]}</ElctrncSeqNb>"
            f"<Acct><Id><IBAN>PL{self.account}</IBAN></Id></Acct>"
            f"{_camt_balance('OPBD', self.opening)}{_camt_balance('CLBD', closing)}{entries}"
            "</Stmt></BkToCstmrStmt></Document>"
        )


def _entry(number: int, each: Payment) -> str:
    way, other = ("CRDT", "Dbtr") if each.amount > 0 else ("DBIT", "Cdtr")
    account = f"<{other}Acct><Id><IBAN>PL{each.account}</IBAN></Id></{other}Acct>" if each.account else ""
    ours = f"<CdtrAcct><Id><IBAN>PL{each.to}</IBAN></Id></CdtrAcct>" if len(each.to) == 26 else ""
    return (
        f'<Ntry><Amt Ccy="PLN">{abs(each.amount) / 100:.2f}</Amt><CdtDbtInd>{way}</CdtDbtInd><Sts>BOOK</Sts>'
        f"<BookgDt><Dt>{each.day}</Dt></BookgDt><AcctSvcrRef>C{number:06d}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties>"
        f"<{other}><Nm>{each.payer}</Nm></{other}>{account}{ours}</RltdPties><RmtInf><Ustrd>{each.title}</Ustrd></RmtInf>"
        "</TxDtls></NtryDtls></Ntry>"
    )


def _camt_balance(code: str, grosze: int) -> str:
    return (
        f'<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="PLN">{abs(grosze) / 100:.2f}</Amt>'
        f"<CdtDbtInd>{'DBIT' if grosze < 0 else 'CRDT'}</CdtDbtInd><Dt><Dt>{DAY}</Dt></Dt></Bal>"
    )


def report(*payments: Payment) -> str:
    """A report of mass payments: it has no balances and tells no account but the virtual ones."""
    lines = ["Data operacji;Kwota;Nadawca;Rachunek nadawcy;Tytuł;Rachunek wirtualny"]
    lines += [
        f"{each.day:%d.%m.%Y};{_amount(each.amount)};{each.payer};{each.account};{each.title};{each.to}"
        for each in payments
    ]
    return "\n".join([*lines, ""])


def _words(each: Payment) -> str:
    parts = ["911 TRANSAKCJA IPH" if each.to else "770 PRZELEW KRAJOWY"]
    if each.to:
        parts.append(f"ID IPH: {each.to if len(each.to) == 26 else 'XX' + each.to}")
    parts += [f"Z RACH.: {each.account}"] if each.account else []
    return "; ".join([*parts, f"OD: {each.payer}", f"TYT.: {each.title}", "TNR: 154961063737599.110001"])


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(f":86:{text}", 65, break_on_hyphens=False)


def _amount(grosze: int) -> str:
    return f"{abs(grosze) // 100},{abs(grosze) % 100:02d}"


def _balance(grosze: int) -> str:
    return f"{'D' if grosze < 0 else 'C'}{DAY:%y%m%d}PLN{_amount(grosze)}"


def write(folder: Path, *statements: Statement, name: str = "wyciag.sta") -> Path:
    """A file of these statements."""
    path = folder / name
    path.write_text("\n".join(each.text() for each in statements), encoding="cp1250")
    return path


class Town(Books):
    """Customers with cards, virtual accounts and invoices, and whoever loads statements."""

    def own_accounts(self, *accounts: str) -> None:
        """Set which accounts the office loads statements of."""
        told = ", ".join(f'"{account}"' for account in accounts)
        self.connection.execute("update settings set value = %s::jsonb where key = 'bank_accounts'", (f"[{told}]",))

    def owe(
        self, who: int, card: int, amount: int, number: str, due_on: date = date(2026, 11, 10), **values: object
    ) -> int:
        """An invoice, or a minus correction; gives the paper."""
        kind = "correction" if amount < 0 else "water_invoice"
        issued = min(due_on, date(2026, 10, 20))
        paper = self.paper(who, number, issued, amount, due_on=due_on, kind=kind, account_id=card)
        fields: dict[str, object] = {
            "customer_id": who, "account_id": card, "kind": "correction" if amount < 0 else "invoice",
            "booked_on": issued, "due_on": due_on, "debit": amount, "open_amount": amount, "document": number,
            "paper_id": paper, "source_key": f"paper:{number}", **values,
        }  # fmt: skip
        self.connection.execute(
            f"insert into operations ({', '.join(fields)}) values ({', '.join(['%s'] * len(fields))})",
            list(fields.values()),
        )
        return paper

    def owe_more(self, who: int, card: int, paper: int, amount: int, document: str) -> None:
        """Another charge of an invoice, due with it."""
        self.connection.execute(
            "insert into operations (customer_id, account_id, kind, booked_on, due_on, debit, open_amount, document, paper_id,"
            " source_key) select customer_id, account_id, 'invoice', booked_on, due_on, %s, %s, %s, paper_id, %s"
            " from operations where customer_id = %s and account_id = %s and paper_id = %s",
            (amount, amount, document, f"charge:{document}", who, card, paper),
        )

    def open_of(self, who: int, card: int) -> list[tuple[str, int]]:
        """(document, open amount) of what is open, oldest due first."""
        rows = self.connection.execute(
            "select document, open_amount from operations where customer_id = %s and account_id = %s and open_amount <> 0"
            " order by due_on nulls last, id",
            (who, card),
        )
        return [(str(document), int(amount)) for document, amount in rows]

    def balance(self, who: int, card: int) -> int:
        """The balance of a card."""
        row = self.connection.execute(
            "select balance from accounts where customer_id = %s and id = %s", (who, card)
        ).fetchone()
        assert row is not None
        return int(row[0])

    def wrong(self) -> dict[str, int]:
        """What ``okienko db verify`` finds: rules that are broken, and how often."""
        row = self.connection.execute(
            "select json_object_agg(c ->> 'check', c -> 'found') from jsonb_array_elements(books_verify(5)::jsonb -> 'checks') c"
            " where (c ->> 'found')::int > 0"
        ).fetchone()
        assert row is not None
        return dict(row[0] or {})


def loader(clone: Clone) -> Database:
    """The machine that loads statements."""
    return clone.login("okienko_import")


def load(database: Database, *paths: Path) -> StatementFileReport:
    """Load files and give the report of the last one."""
    return statement_import.load(database, paths)[-1]

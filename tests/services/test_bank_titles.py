"""Titles as people write them: whose each payment is, why, and what must never be booked without a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from app.domain.matching import MatchReason, MispostedKind, MovementState, Suggestion
from app.services import bank_matching
from app.store.session import Database
from tests.bank_kit import OWN, Payment, Statement, Town, load, loader, nrb, write
from tests.database import Clone

OLD, EARLY, LATE = date(2026, 8, 10), date(2026, 9, 10), date(2026, 11, 10)
INVOICE, NUMBER, PAYER = MatchReason.INVOICE_NUMBER, MatchReason.CUSTOMER_NUMBER, MatchReason.PAYER_ACCOUNT
Whose = tuple[str, MatchReason] | None
"""Card and the reason that decided; None: it waits."""


@dataclass
class Office:
    """Anna owes three invoices of water, Jan one; Ewa has water and waste; the commune collects Ola's fee."""

    town: Town
    importer: Database
    accountant: Database
    folder: Path
    cards: dict[str, tuple[int, int]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    files: int = 0
    take_back: bool = True

    def open(self) -> None:
        """The customers, their cards and what they owe."""
        town = self.town
        for name in ("Anna", "Jan", "Ewa", "Ola"):
            who = town.customer({"Anna": "Lipiec", "Jan": "Borowy", "Ewa": "Sowa", "Ola": "Zych"}[name], name)
            basis = {"basis": "public_fee"} if name == "Ola" else {}
            self.cards[name] = (
                who,
                town.card(who, "waste" if basis else "water", nrb="" if basis else nrb(who), **basis),
            )
            row = town.connection.execute("select number from customers where customer_id = %s", (who,)).fetchone()
            self.names[name] = str(row[0]) if row else ""
        ewa = self.cards["Ewa"][0]
        self.cards["Ewa's waste"] = (ewa, town.card(ewa, "waste", nrb=nrb(ewa + 500)))
        for name, number, amount, due in (
            ("Anna", "FV/121/2026", 50_00, OLD), ("Anna", "FV/123/2026", 60_00, EARLY), ("Anna", "FV/124/2026", 70_00, LATE),
            ("Jan", "FV/125/2026", 80_00, LATE), ("Jan", "FV/WOD/000777/2026", 33_00, LATE),
            ("Ewa", "FV/126/2026", 90_00, LATE), ("Ewa", "FV/128/2026", 15_00, LATE), ("Ewa's waste", "FV/127/2026", 45_00, LATE),
        ):  # fmt: skip
            town.owe(*self.cards[name], amount, number, due)

    def decide(self, payment: Payment) -> tuple[Whose, tuple[Suggestion, ...]]:
        """Whose the program says one payment is, and takes it back; suggestions where it does not."""
        self.files += 1
        made = Statement([payment], number=f"{self.files}/1", opening=self.files)
        load(self.importer, write(self.folder, made, name=f"{self.files}.sta"))
        for state in (MovementState.BOOKED, MovementState.WAITING):
            for row in bank_matching.queue(self.accountant, state, wanted=200).rows:
                if row.statement_number == f"{self.files}/1":
                    told = bank_matching.movement(self.accountant, row.movement_id)
                    if state is MovementState.WAITING:
                        return None, told.suggestions
                    (match,) = told.matches
                    if self.take_back:
                        bank_matching.undo(self.accountant, row.movement_id, told.version, "proba")
                    card = (match.account.customer_id, match.account.account_id)
                    return (next(key for key, each in self.cards.items() if each == card), match.why[0]), ()
        raise AssertionError("the payment is nowhere")


@pytest.fixture
def office(clone: Clone, tmp_path: Path) -> Office:
    town = Town(clone.connect())
    town.own_accounts(OWN)
    made = Office(town, loader(clone), clone.login("okienko_accounting"), tmp_path)
    made.open()
    return made


def _told(office: Office, title: str, amount: int, payer: str = "OBCY OBCY", account: str = "") -> Whose:
    return office.decide(Payment(amount, title, payer=payer, account=account))[0]


def _cards(office: Office, found: tuple[Suggestion, ...]) -> list[str]:
    names = {card: name for name, card in office.cards.items()}
    return [names[each.account.customer_id, each.account.account_id] for each in found]


def test_that_a_title_is_understood_as_people_write_it(office: Office) -> None:
    anna, jan, water, waste = (office.names["Anna"], office.names["Jan"], office.names["Ewa"], office.names["Ewa"])
    for title, amount, whose in (
        ("FV 123/2026 i 124/2026", 130_00, ("Anna", INVOICE)),
        ("faktura nr FV/123 /2026", 60_00, ("Anna", INVOICE)),
        ("FV nr 123/2026", 10_00, ("Anna", INVOICE)),
        ("Faktura VAT numer FV-123-2026.", 10_00, ("Anna", INVOICE)),
        ("Faktura 123/2026", 60_00, ("Anna", INVOICE)),
        ("za 123/26", 60_00, ("Anna", INVOICE)),
        ("FV 121, 123 oraz 124/2026", 180_00, ("Anna", INVOICE)),
        ("FV/WOD/777/2026", 33_00, ("Jan", INVOICE)),
        ("FV/WOD/0007 77/2026", 1_00, ("Jan", INVOICE)),
        ("FV 123/2026 i 125/2026", 60_00, ("Anna", INVOICE)),  # just what is open of the one that is named whole
        (f"klient {jan} FV 123/2026", 60_00, ("Anna", INVOICE)),
        (f"nr klienta {anna}", 5_00, ("Anna", NUMBER)),
        (f"nr klienta {int(anna)}", 5_00, ("Anna", NUMBER)),
        (f"NR KL. {anna}", 5_00, ("Anna", NUMBER)),
        (f"Identyfikator: {anna}", 5_00, ("Anna", NUMBER)),
        (f"nr klienta {anna[:4]} {anna[4:]}", 5_00, ("Anna", NUMBER)),  # cut by the end of a line
        (f"nr klienta {anna} 01/2026", 5_00, ("Anna", NUMBER)),
        (f"nr klienta {waste}", 45_00, ("Ewa's waste", NUMBER)),
        (f"nr klienta {water} woda", 5_00, ("Ewa", NUMBER)),
        (f"nr klienta {water}", 105_00, ("Ewa", NUMBER)),
    ):
        assert _told(office, title, amount) == whose, title


def test_that_what_is_said_twice_otherwise_or_not_at_all_waits(office: Office) -> None:
    anna, ewa = office.names["Anna"], office.names["Ewa"]
    for title, amount, likely in (
        ("FV 123/2026 i 125/2026", 140_00, ["Anna", "Jan"]),  # of two customers
        ("FV123/2026, FV125/2026", 140_00, ["Anna", "Jan"]),
        (f"klient {anna} za 125/2026", 1_00, ["Anna", "Jan"]),  # a number of one, an invoice of another
        (f"klient {anna} FV/125/2026", 1_00, ["Jan", "Anna"]),
        ("Faktura 123/2026", 10_00, ["Anna"]),  # digits alone, and another amount
        (f"nr klienta {ewa} woda i smieci", 5_00, ["Ewa", "Ewa's waste"]),
        (f"oplata {anna}", 5_00, ["Anna"]),
        (f"klient {int(anna)}/2026", 5_00, []),
        ("woda 01/2026", 1_00, []),
        ("kl. 2 m. 1", 1_00, []),
        (f"nr klienta {office.names['Ola']}", 5_00, []),  # the commune's fee is never ours
        ("FV 99/2026", 1_00, []),
    ):
        whose, found = office.decide(Payment(amount, title, payer="OBCY OBCY"))
        assert (whose, _cards(office, found)) == (None, likely), title


def test_that_a_list_of_numbers_pays_just_them_in_the_order_of_the_title(office: Office) -> None:
    office.take_back = False
    assert _told(office, "FV 124/2026 i 123/2026", 100_00) == ("Anna", INVOICE)
    assert office.town.open_of(*office.cards["Anna"]) == [("FV/121/2026", 50_00), ("FV/123/2026", 30_00)]
    virtual = Payment(40_00, "FV 128, 126/2026", to=nrb(office.cards["Ewa"][0]))
    assert office.decide(virtual)[0] == ("Ewa", MatchReason.VIRTUAL_ACCOUNT)
    assert sorted(office.town.open_of(*office.cards["Ewa"])) == [("FV/126/2026", 65_00)]
    assert office.town.wrong() == {}


def test_that_two_invoices_together_tell_the_service(office: Office) -> None:
    office.town.owe(*office.cards["Ewa"], 7_00, "FV/130/2026", OLD)
    whose = _told(office, f"nr klienta {office.names['Ewa']}", 97_00)  # two of the three of water
    assert whose == ("Ewa", NUMBER)


def test_that_an_account_seen_before_pays_again_only_by_the_same_name(office: Office) -> None:
    office.take_back = False
    bank = nrb(9001)
    first = Payment(1_00, "woda", to=nrb(office.cards["Anna"][0]), payer="HALINA LIPIEC UL. LESNA 1", account=bank)
    assert office.decide(first)[0] == ("Anna", MatchReason.VIRTUAL_ACCOUNT)
    assert _told(office, "woda", 2_00, "LIPIEC HALINA", bank) == ("Anna", PAYER)
    assert _told(office, "woda", 3_00, "", bank) == ("Anna", PAYER)  # not told who
    for stranger in ("PIOTR NOWY", "HALINA NOWA"):  # paid in cash: the account is the bank's own
        assert _told(office, "woda", 4_00, stranger, bank) is None


def test_that_a_paper_of_the_commune_stops_no_file(office: Office) -> None:
    office.town.owe(*office.cards["Ola"], 20_00, "DEC/555/2026", LATE)
    assert _told(office, "DEC/555/2026", 20_00) is None


def test_that_a_wrong_virtual_account_is_proposed_though_old_debts_took_the_money(office: Office) -> None:
    office.take_back = False
    anna, jan = office.cards["Anna"], office.cards["Jan"]
    payment = Payment(80_00, "FV/125/2026", to=nrb(anna[0]), payer="JAN BOROWY")
    assert office.decide(payment)[0] == ("Anna", MatchReason.VIRTUAL_ACCOUNT)
    (proposal,) = bank_matching.misposted(office.accountant)
    assert proposal.to_account is not None
    assert (proposal.kind, proposal.to_account.account_id) == (MispostedKind.OTHER_CUSTOMER, jan[1])
    assert office.town.balance(*jan) == 113_00  # proposed, never done by itself
    bank_matching.transfer_misposted(office.accountant, proposal, "wniosek")
    assert (office.town.balance(*anna), office.town.balance(*jan)) == (180_00, 33_00)
    assert [number for number, _ in office.town.open_of(*jan)] == ["FV/WOD/000777/2026"]
    assert office.town.wrong() == {}


def test_that_an_own_invoice_and_another_amount_propose_nothing(office: Office) -> None:
    office.take_back = False
    to = nrb(office.cards["Anna"][0])
    for title, amount in (
        ("FV/121/2026", 20_00),
        ("FV/125/2026", 33_01),
        ("woda 11/2026", 7_00),
        ("FV/123/2026", 60_00),
    ):
        assert office.decide(Payment(amount, title, to=to))[0] == ("Anna", MatchReason.VIRTUAL_ACCOUNT)
    assert bank_matching.misposted(office.accountant) == ()

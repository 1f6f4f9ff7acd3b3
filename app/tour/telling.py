"""Steps: the phone rings; the caller is verified, the balance told and copied, and shown why it is what it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.customers import Service
from app.domain.ledger import Month, Operation
from app.store.town import stories
from app.tour.facts import Facts, amount, day, month, said_day, zl
from app.tour.seen import CELL, row_of
from app.tour.steps import Await, Budget, Expect, Press, Step, Type, opened

HISTORY = "Historia finansowa po miesiącach"
PAPERS = "Dokumenty, od najnowszego"


def telling(facts: Facts) -> Iterator[Step]:
    """From the ring to the balance told."""
    anna = facts.anna
    yield Step(
        "Dzwoni klientka i podaje swój numer",
        [Press("F3"), Type("4512"), Press("Enter"), opened(anna.name)],
        [
            Expect("nagłówek", f"{anna.name}", lambda seen: seen.text_of("Header", "name")),
            Expect("adres i Id", f"{anna.address} · Id 004512", lambda seen: seen.text_of("Header", "place"), "has"),
            Expect("poziom", "tylko informacje ogólne", lambda seen: seen.level()),
            Expect("saldo przed weryfikacją", "saldo po weryfikacji rozmówcy", lambda seen: seen.balances()),
            Expect("w całym oknie", "148,32", lambda seen: seen.text(), "lacks"),
            Expect(
                "odpowiedź", "Zanim podam dane, muszę sprawdzić, z kim rozmawiam", lambda seen: seen.answer(), "has"
            ),
        ],
        ring=True,
        note="Enter otwiera pierwsze trafienie, zanim lista zdąży się pokazać. Przed weryfikacją okno nie zdradza salda.",
        picture="rozmowca",
    )
    yield Step(
        "Weryfikacja: Id klienta i numer ostatniej faktury zgodne",
        [Type("13")],
        [
            Expect("poziom", "saldo i dokumenty", lambda seen: seen.level()),
            Expect("nagłówek", " ".join(_header(facts)), lambda seen: seen.balances()),
            Expect("odpowiedź o wodzie", _answer(facts), lambda seen: seen.answer(), "has"),
            Expect(
                "odpowiedź o wywozach",
                f"Ma Pani nadpłatę za wywozy odpadów (karta 00451202): {zl(stories.ANNA_WASTE)}; nic nie trzeba płacić.",
                lambda seen: seen.answer(),
                "has",
            ),
            Expect(
                "karta obiektu", f"Woda · do zapłaty {zl(stories.ANNA_WATER)}", lambda seen: seen.page_flow(), "has"
            ),
        ],
        budget=Budget("Saldo powiedziane", 12),
        picture="saldo",
    )
    yield Step(
        "Odpowiedź skopiowana (F6)",
        [Press("F6")],
        [
            Expect("schowek", _answer(facts), lambda seen: seen.clipboard(), "has"),
            Expect("komunikat", "Odpowiedź skopiowana.", lambda seen: seen.message(), "has"),
        ],
    )


def explaining(facts: Facts) -> Iterator[Step]:
    """The history by month, and the documents behind it."""
    months = facts.account(stories.ANNA, Service.WATER).months
    newest, before = months[0], months[1]
    inside = [op for op in facts.operations if (op.booked_on.year, op.booked_on.month) == (before.year, before.month)]
    yield Step(
        "Historia finansowa: miesiące",
        [Press("Alt+1")],
        [Expect(f"wiersz {n}", _month(months[n]), row_of(HISTORY, n)) for n in range(3)],
    )
    yield Step(
        "Miesiąc rozwinięty strzałką w prawo",
        [Press("Down"), Press("Right")],
        [
            Expect("miesiąc", _month(before), row_of(HISTORY, 1)),
            *(
                Expect(f"operacja {n}", _operation(op, facts.today), row_of(HISTORY, 1 + n))
                for n, op in enumerate(inside, 1)
            ),
            Expect("suma Wn miesiąca", amount(before.debit), lambda _seen: amount(sum(op.debit for op in inside))),
            Expect("suma Ma miesiąca", amount(before.credit), lambda _seen: amount(sum(op.credit for op in inside))),
            Expect(
                "saldo na koniec",
                amount(newest.closing - newest.debit + newest.credit),
                lambda _seen: amount(before.closing),
            ),
        ],
        note="Sumy operacji z bazy porównano z wierszem miesiąca co do grosza.",
        picture="historia",
    )
    yield Step(
        "Dokumenty: tylko niezapłacone",
        [Press("Alt+2"), Await("lista dokumentów", lambda seen: bool(seen.rows(PAPERS))), Press("Ctrl+U")],
        [
            Expect("liczba", str(len(facts.unpaid)), lambda seen: str(len(seen.rows(PAPERS)))),
            *(
                Expect(f"dokument {n}", paper.number, row_of(PAPERS, n - 1), "has")
                for n, paper in enumerate(facts.unpaid, 1)
            ),
            *(
                Expect(f"pozostało {n}", amount(paper.open_amount), row_of(PAPERS, n - 1), "has")
                for n, paper in enumerate(facts.unpaid, 1)
            ),
        ],
        picture="dokumenty",
    )


def _header(facts: Facts) -> list[str]:
    oldest = min(item.due_on for item in facts.account(stories.ANNA, Service.WATER).open_items if item.due_on)
    return [
        f"Woda: do zapłaty {zl(stories.ANNA_WATER)}",
        f"w tym po terminie {zl(stories.ANNA_OVERDUE)} (najstarszy termin {day(oldest)})",
        f"Wywozy: nadpłata {zl(stories.ANNA_WASTE)}",
        f"wpłaty zaksięgowane do {day(facts.anna.booked_until)}, bez odsetek",
    ]


def _answer(facts: Facts) -> str:
    due = max(item.due_on for item in facts.account(stories.ANNA, Service.WATER).open_items if item.due_on)
    return (
        f"Ma Pani niedopłatę za wodę (karta 00451201): {zl(stories.ANNA_WATER)}, w tym po terminie "
        f"{zl(stories.ANNA_OVERDUE)}. {zl(stories.ANNA_OVERDUE)} proszę wpłacić od razu, "
        f"{zl(stories.ANNA_NEXT)} do {said_day(due)}."
    )


def _month(shown: Month) -> str:
    return CELL.join((month(shown.year, shown.month), amount(shown.debit), amount(shown.credit), _saldo(shown.closing)))


def _operation(operation: Operation, today: date) -> str:
    """``18.10.2026 ! faktura, po terminie | FV/WOD/... | 05.11.2026 | 52,22 | 96,10 Wn``."""
    late = operation.open_amount > 0 and operation.due_on is not None and operation.due_on < today
    name = {"invoice": "faktura", "payment": "wpłata"}[operation.kind]
    what = f"{day(operation.booked_on)} {'! ' if late else ''}{name}{', po terminie' if late else ''}"
    parts = [what, operation.document, day(operation.due_on), amount(operation.debit or operation.credit)]
    return CELL.join([*filter(None, parts), _saldo(operation.balance_after)])


def _saldo(grosze: int) -> str:
    return f"{amount(grosze)} {'Wn' if grosze > 0 else 'Ma'}" if grosze else amount(0)

"""Steps: lists of the office, the look, all keys and commands, the lock, and leaving."""

from __future__ import annotations

from collections.abc import Iterator

from app.tour.facts import Facts, amount
from app.tour.seen import row_of
from app.tour.steps import Await, Expect, Press, Step, Type, opened

DEBTORS = "Klienci"


def listing(facts: Facts) -> Iterator[Step]:
    """Who is in arrears, the largest debt first; Enter opens the card."""
    first, oldest = facts.debtors[0], facts.waiting[0]
    late = sum(total.overdue for total in first.totals)
    yield Step(
        "Klienci: zaległości, największe najpierw",
        [Press("Ctrl+1"), Press("Ctrl+2", 2), Await("lista", lambda seen: bool(seen.rows(DEBTORS))), Press("Alt+2")],
        [
            Expect("pierwszy", first.name, lambda seen: seen.row(DEBTORS), "has"),
            Expect("po terminie", amount(late), lambda seen: seen.row(DEBTORS), "has"),
            *(
                Expect(f"wiersz {n}", row.name, row_of(DEBTORS, n - 1), "has")
                for n, row in enumerate(facts.debtors[:5], 1)
            ),
        ],
        picture="zaleglosci",
    )
    yield Step(
        "Enter otwiera dłużnika",
        [Press("Enter"), opened(first.name)],
        [Expect("nagłówek", first.name, lambda seen: seen.text_of("Header", "name"))],
    )
    yield Step(
        "Odczyty do decyzji kierownika",
        [Press("Ctrl+3")],
        [
            Expect("najstarszy", oldest.name, lambda seen: seen.text(), "has"),
            Expect("jego stan", f"{_state(oldest.reading.state)} m³", lambda seen: seen.text(), "has"),
        ],
        picture="odczyty-biuro",
    )
    yield Step(
        "Wiadomości bez odpowiedzi",
        [Press("Ctrl+4")],
        [Expect("lista", "Ościłowska Jadwiga", lambda s: s.text(), "has")],
    )
    yield Step(
        "Komunikaty według ulic",
        [Press("Ctrl+5")],
        [Expect("lista", "ul. Łużycka, bez wody", lambda s: s.text(), "has")],
    )


def looking() -> Iterator[Step]:
    """Keys, commands, themes, 200 % text."""
    yield Step(
        "Mapa klawiszy (F1)",
        [Press("Ctrl+1"), Press("Ctrl+2"), Press("F1"), Type("szukaj")],
        [Expect("lista", "Szukaj klienta", lambda seen: seen.text(), "has")],
        picture="klawisze",
    )
    yield Step(
        "Paleta poleceń (Ctrl+K)",
        [Press("Esc"), Press("Ctrl+K"), Type("ciemny")],
        [Expect("polecenie", "Wygląd ciemny", lambda seen: seen.text(), "has")],
        picture="polecenia",
    )
    yield Step(
        "Wygląd ciemny",
        [Press("Enter")],
        [Expect("karta nadal otwarta", "Id ", lambda seen: seen.header(), "has")],
        restyles=True,
        picture="ciemny",
    )
    yield Step(
        "Duży kontrast",
        [Press("Ctrl+K"), Type("kontrast"), Press("Enter")],
        [Expect("karta nadal otwarta", "Id ", lambda seen: seen.header(), "has")],
        restyles=True,
    )
    yield Step(
        "Tekst 200 %",
        [Press("Ctrl+K"), Type("jasny"), Press("Enter"), Press("Ctrl++", 5)],
        [Expect("karta nadal otwarta", "Id ", lambda seen: seen.header(), "has")],
        restyles=True,
        picture="tekst-200",
    )
    yield Step(
        "Tekst jak zwykle",
        [Press("Ctrl+0")],
        [Expect("karta nadal otwarta", "Id ", lambda seen: seen.header(), "has")],
        restyles=True,
    )


def leaving(password: str) -> Iterator[Step]:
    """The lock, and signing out: nothing of anybody stays to be seen."""
    yield Step(
        "Blokada okna (Ctrl+L): nic z klienta nie widać",
        [Press("Ctrl+L")],
        [
            Expect("okno", "Okno jest zablokowane", lambda seen: seen.text(), "has"),
            Expect("klientka", "Kowalska", lambda seen: seen.text(), "lacks"),
        ],
        picture="blokada",
    )
    yield Step(
        "Odblokowanie hasłem; karty są tam, gdzie były",
        [Type(password, secret=True), Press("Enter")],
        [Expect("zakładki", "Kowalska Anna", lambda seen: seen.tabs(), "has")],
    )
    yield Step(
        "Wylogowanie: nic nie zostaje na ekranie ani w schowku",
        [Press("Ctrl+Shift+Q")],
        [
            Expect("okno logowania", "Hasło", lambda seen: seen.text(), "has"),
            Expect("klientka", "Kowalska", lambda seen: seen.text(), "lacks"),
            Expect("schowek", "", lambda seen: seen.clipboard()),
        ],
    )


def _state(state: int | None) -> str:
    return f"{state or 0:,}".replace(",", " ")

"""Steps: an invoice found by its number, seen, kept, sent; paid by code; a bank file booked meanwhile, the balance changes by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from app.documents.demo_files import Transfer, statement_mt940
from app.domain.calendar import previous_working_day
from app.domain.card import CustomerCard
from app.domain.contacts import ContactChannel
from app.domain.customers import Service
from app.domain.identifiers import nrb_of
from app.models.jobs import Cancel
from app.services import customers, notices, statement_import
from app.services.demo import Demo
from app.services.link import Link
from app.store.session import Database
from app.store.town import stories
from app.store.town.home import DATABASE
from app.store.town.maker import OWN_ACCOUNT
from app.tour.facts import Facts, amount, zl
from app.tour.pieces import save_as, says
from app.tour.steps import Ask, Await, Elsewhere, Expect, FileCheck, Press, Step, Type

COPY = "faktura.pdf"
SLIP = "przelew.pdf"
REQUEST = "wniosek.pdf"
PREVIEWED = Await("podgląd gotowy do druku", lambda seen: seen.focus().startswith("Drukuj"))
PAYER = nrb_of("10200003", "4512".zfill(16))


def papers(facts: Facts) -> Iterator[Step]:
    """\"Proszę o duplikat\": the paper itself, found by its number."""
    anna = facts.anna
    number = stories.anna_invoice(facts.today)
    yield Step(
        "„Proszę o kopię faktury”: znaleziona po numerze, pokazana tak, jak się drukuje",
        [
            *(Press("F3"), Type(number), Await("trafienie", lambda seen: bool(seen.hits())), Press("Enter")),
            Await("karta Anny", lambda seen: anna.name in seen.header()),
            *(Press("Alt+2"), says("Strona 1 z 1")),
        ],
        [
            Expect("dokument", number, lambda seen: seen.page(), "has"),
            Expect("egzemplarz", "ponowny wydruk", lambda seen: seen.page(), "has"),
        ],
        picture="faktura",
    )
    yield Step(
        "Faktura zapisana jako PDF",
        [Press("Ctrl+S"), *save_as(COPY)],
        [
            Expect("komunikat", "Zapisano", lambda seen: seen.message(), "has"),
            FileCheck("wizualizacja", COPY, (number, anna.name.split()[0], amount(stories.ANNA_NEXT), "Do zapłaty")),
        ],
    )
    yield Step(
        "Kopia wysłana e-mailem: najpierw widać do kogo, drugi raz wysyła",
        [Press("Shift+F7"), says("a···@poczta.example"), Press("Shift+F7")],
        [
            Expect("komunikat", "Kopia czeka na wysłanie do a···@poczta.example.", lambda seen: seen.message(), "has"),
            Ask("w skrzynce nadawczej", "paper_copy", _newest_notice(anna.customer_id)),
        ],
    )


def paying(facts: Facts, made: Demo) -> Iterator[Step]:
    """How much, where to, by code; then the bank's file."""
    anna = facts.anna
    water = facts.account(stories.ANNA, Service.WATER)
    grouped = f"{water.nrb[:2]} " + " ".join(water.nrb[at : at + 4] for at in range(2, 26, 4))
    yield Step(
        "„Ile mam zapłacić i na jakie konto?” Dane do wpłaty (F8) z kodem dla aplikacji banku",
        [Press("F8"), says(grouped)],
        [
            Expect("kwota", zl(stories.ANNA_WATER), lambda seen: seen.page(), "has"),
            Expect("rachunek wody", grouped, lambda seen: seen.page(), "has"),
            Expect("słownie", "sto czterdzieści osiem złotych trzydzieści dwa grosze", lambda seen: seen.page(), "has"),
        ],
        picture="dane-do-wplaty",
    )
    yield Step(
        "Druk przelewu dla tych, którzy płacą na poczcie",
        [
            Press("Ctrl+P"),
            PREVIEWED,
            *(Press("Ctrl+S"), *save_as(SLIP), Press("Esc")),
        ],
        [FileCheck("druk przelewu", SLIP, (grouped, amount(stories.ANNA_WATER), "sto czterdzieści osiem"))],
    )
    yield Step(
        "W tym czasie księgowość wczytuje wyciąg z banku: saldo zmienia się samo",
        [
            Press("Alt+1"),
            Elsewhere("okienko import statements", "booked 1", lambda: _bank_file(made, facts, anna)),
        ],
        [
            Expect("saldo wody", "Woda: rozliczone", lambda seen: seen.balances(), "has"),
            Expect("wpłata", f"Ostatnia wpłata {zl(stories.ANNA_WATER)}", lambda seen: seen.page(), "has"),
            Ask("w bazie", "0", _balance(anna.customer_id)),
        ],
        note="Plik MT940 wczytano tą samą drogą, którą idzie `okienko import statements`; okno dowiedziało się od bazy.",
        picture="wplata",
    )


def clearing(login: str, password: str) -> Iterator[Step]:
    """Another clerk, of the accounting role: what the bank brought and nobody could be found for."""
    yield Step(
        "Loguje się księgowość: inna rola, inne uprawnienia w bazie",
        [
            Await("pole hasła ma fokus", lambda seen: seen.focus() == "Hasło"),
            *(Press("Shift+Tab"), Press("Ctrl+A"), Type(login), Press("Tab")),
            *(Type(password, secret=True), Press("Enter")),
            Await("okno jest gotowe", lambda seen: seen.part("Workplace") is not None),
        ],
        [Expect("zalogowana", "Barbara Zych", lambda seen: seen.text_of("TopBar"), "has")],
    )
    yield Step(
        "Wpłaty do wyjaśnienia (Ctrl+9): podpowiedź mówi, dlaczego",
        [Press("Ctrl+9"), says("JAN TESTOWY"), Press("Down", 2), says("Przypisz")],
        [
            Expect("tytuł", "za wodę", lambda seen: seen.page(), "has"),
            Expect("powód", "nazwa", lambda seen: seen.page(), "has"),
        ],
        picture="wplaty",
    )
    yield Step(
        "Wpłata przypisana jednym klawiszem; saldo klienta już ją zna",
        [Press("Ctrl+Enter")],
        [Expect("komunikat", "Przypisano", lambda seen: seen.message(), "has")],
    )
    yield Step(
        "Cofnięta jednym klawiszem (F4): znów czeka na wyjaśnienie",
        [Press("F4")],
        [Expect("na liście", "582,19", lambda seen: seen.page(), "has")],
    )
    yield Step(
        "Wpłaty omyłkowe: program proponuje, człowiek decyduje",
        [Press("Ctrl+PgDown", 4), says("wpłata podwójna"), Press("Down"), says("Przeksięguj")],
        [Expect("propozycja", "pasuje do drugiej usługi klienta", lambda seen: seen.page(), "has")],
        picture="wplaty-omylkowe",
    )
    yield Step(
        "Wniosek o przeksięgowanie na papierze",
        [
            Press("Ctrl+P"),
            PREVIEWED,
            *(Press("Ctrl+S"), *save_as(REQUEST), Press("Esc")),
        ],
        [FileCheck("wniosek", REQUEST, ("przeksięgowanie", "Wywozy", "Woda"))],
    )
    yield Step(
        "Faktury do przypisania (Ctrl+Shift+9)",
        [Press("Ctrl+Shift+9"), says("Czyja może być")],
        [Expect("powód", "rachunek bankowy, nazwa, adres", lambda seen: seen.page(), "has")],
        picture="faktury",
    )


@contextmanager
def _loader(made: Demo) -> Iterator[Database]:
    """A session of the one who loads files, at another place."""
    database = Database(made.cluster.superuser(DATABASE), None, size=1, statement_timeout_s=0)
    try:
        yield database
    finally:
        database.close()


def _bank_file(made: Demo, facts: Facts, anna: CustomerCard) -> str:
    """Book a statement with Anna's payment of all she owes for water."""
    water = facts.account(stories.ANNA, Service.WATER)
    payment = Transfer(stories.ANNA_WATER, water.nrb, f"{anna.name} UL. ŁUŻYCKA 12/3", PAYER, "woda, zaległe i bieżące")
    day = previous_working_day(facts.today)
    with TemporaryDirectory() as folder, _loader(made) as database:
        file = Path(folder, "wyciag-2.sta")
        file.write_bytes(statement_mt940(OWN_ACCOUNT, 2, day, 0, [payment]))
        (report,) = statement_import.load(database, [file])
    return f"{report.outcome.value} {report.booked} {report.sentence}".strip()


def _newest_notice(customer_id: int) -> Callable[[Link, Cancel], str]:
    def ask(link: Link, cancel: Cancel) -> str:
        page = notices.of_customer(link, customer_id, contact_key="", channel=ContactChannel.OFFICE, cancel=cancel)
        return page.rows[0].kind.value if page.rows else ""

    return ask


def _balance(customer_id: int) -> Callable[[Link, Cancel], str]:
    """Of the water card, in grosze."""

    def ask(link: Link, cancel: Cancel) -> str:
        card = customers.open_card(link, customer_id, contact_key="", channel=ContactChannel.OFFICE, cancel=cancel)
        return str(next(account.balance for account in card.accounts if account.service is Service.WATER))

    return ask

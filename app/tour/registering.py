"""Steps: a declaration at the counter, why a customer can't register, a caller with an invoice, a lost password."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.domain.card import CustomerCard
from app.domain.contacts import ContactChannel
from app.domain.customers import PortalState
from app.models.jobs import Cancel
from app.services import customers
from app.services.link import Link
from app.store.town import stories
from app.tour.facts import Facts, amount
from app.tour.pieces import field, save_as, says
from app.tour.seen import Seen
from app.tour.steps import Ask, Await, Budget, Expect, FileCheck, GoTo, Press, Step, Type

EMAIL = "lucja.gasior@poczta.example"
PHONE = "600103600"
CALLER_EMAIL = "bronia.cwik@poczta.example"
REASON = "zgubiona koperta, prosi osobiście"
SLIP, COPY, RESET = "koperta.pdf", "kopia.pdf", "nowa-koperta.pdf"
BESIDES_DATA = 60
"""Keys of a registration besides what stands on the paper."""


def declaration(facts: Facts) -> Iterator[Step]:
    """The second main job: from the paper on the counter to the slip in the customer's hand."""
    who = facts.cards[stories.MISTAKEN]
    yield Step(
        "Przy okienku klientka z oświadczeniem: nowe oświadczenie (Ctrl+D), Id z papieru",
        [Press("Ctrl+D"), _focus("pole szukania kreatora"), Type(who.number), Press("Enter"), says(who.name)],
        [Expect("w kartotece", who.name, lambda seen: seen.page(), "has")],
        ring=True,
        note="Kreator otwiera się z każdego miejsca; to, co jest w kartotece, stoi obok tego, co jest na papierze.",
    )
    yield Step(
        "Kto: PESEL z papieru, właścicielka, okazany dowód",
        [Type(stories.MISTAKEN_PESEL), Press("Enter"), Type("w"), Press("Enter"), Type("d")],
        [Expect("PESEL sprawdzony", "się nie zgadza", lambda seen: seen.page(), "lacks")],
        picture="oswiadczenie-kto",
    )
    yield Step(
        "Które obiekty: wszystkie tej klientki",
        [Press("Enter"), says("00360002"), Press("Ctrl+A")],
        [
            Expect(f"obiekt {account.number}", account.number, lambda seen: seen.page(), "has")
            for account in who.accounts
        ],
        picture="oswiadczenie-obiekty",
    )
    yield Step(
        "Kontakt i zgody: żadna nie jest zaznaczona z góry",
        [
            Press("Enter"),
            says("Regulamin"),
            *(Type(EMAIL), Press("Enter"), Type(EMAIL), Press("Enter"), Type(PHONE), Press("Enter")),
            Type("1234"),
        ],
        [Expect("regulamin", "Regulamin", lambda seen: seen.page(), "has")],
        picture="oswiadczenie-zgody",
    )
    yield from _signed(who)


def _signed(who: CustomerCard) -> Iterator[Step]:
    """The page to compare with the paper, saved, and what the customer takes home."""
    data = len(who.number) + len(stories.MISTAKEN_PESEL) + 2 * len(EMAIL) + len(PHONE)
    yield Step(
        "Sprawdzenie z papierem i podpis w obecności pracownika",
        [Press("Enter"), says(EMAIL), Press("Space")],
        [
            Expect("e-mail", EMAIL, lambda seen: seen.page(), "has"),
            Expect("nazwisko", who.name, lambda seen: seen.page(), "has"),
        ],
        picture="oswiadczenie-podpis",
    )
    yield Step(
        "Zarejestrowano: konto czeka na pierwsze logowanie",
        [Press("Enter"), Press("Enter"), says("Zarejestrowano")],
        [
            Expect("login", f"Login do e-BOK: {who.number}", lambda seen: seen.page(), "has"),
            Ask("w bazie", PortalState.WAITING.value, _portal(who.customer_id)),
        ],
        budget=Budget(f"Oświadczenie zarejestrowane (w tym {data} znaków z papieru)", BESIDES_DATA + data),
        picture="oswiadczenie-gotowe",
    )
    yield Step(
        "Zaklejana koperta z loginem i hasłem jednorazowym",
        [GoTo("Zapisz kopertę jako PDF"), Press("Space"), *save_as(SLIP)],
        [FileCheck("koperta", SLIP, (who.number, "Hasło jednorazowe"))],
        note="Hasło jest tylko na kopercie: nie widać go w oknie, nie ma go w bazie, w e-mailu ani w dzienniku.",
    )
    yield Step(
        "Kopia dla klientki",
        [GoTo("Zapisz kopię jako PDF"), Press("Space"), *save_as(COPY)],
        [FileCheck("kopia oświadczenia", COPY, (who.name.split()[0], EMAIL, "00360001"))],
    )


def explaining(facts: Facts) -> Iterator[Step]:
    """The commonest failure: the net amount typed."""
    who = facts.cards[stories.NORMS]
    invoice = facts.newest_invoice
    yield Step(
        "„Nie mogę się zarejestrować”: wpisane to, co wpisała klientka (Ctrl+R)",
        [
            Press("Ctrl+R"),
            says("Dlaczego"),
            *field(who.number),
            *field(invoice.paper.number.lower()),
            *field(amount(invoice.net)),
            *(Press("Enter"), Press("Enter"), says("kwotę netto")),
        ],
        [
            Expect("dokładny powód", "Podano kwotę netto, a potrzebna jest brutto.", lambda seen: seen.page(), "has"),
            Expect("dla rozmówcy", "anych nie udało się potwierdzić", lambda seen: seen.page(), "has"),
        ],
        note="Powód ustala ta sama reguła, którą stosuje portal. Obok stoi, co wolno powiedzieć niezweryfikowanemu rozmówcy.",
        picture="dlaczego",
    )


def calling(facts: Facts) -> Iterator[Step]:
    """A caller who has the invoice in hand."""
    who = facts.cards[stories.NORMS]
    invoice = facts.newest_invoice
    yield Step(
        "Rejestracja przez telefon numerem i kwotą faktury (Ctrl+I)",
        [
            *(GoTo("Inny klient"), Press("Space"), Press("Ctrl+I")),
            *field(who.number),
            *field(invoice.paper.number),
            *field(f"{amount(invoice.paper.gross)} zł"),
            *field(CALLER_EMAIL),
            says("Konto czeka na aktywację"),
        ],
        [
            Expect("odpowiedź", "link aktywacyjny", lambda seen: seen.page(), "has"),
            Ask("w bazie", PortalState.WAITING.value, _portal(who.customer_id)),
        ],
        picture="rejestracja",
    )


def resetting(facts: Facts) -> Iterator[Step]:
    """A lost password, in own work: a new slip."""
    anna = facts.anna
    yield Step(
        "Konto e-BOK klientki (1.3): stan i co się z nim działo",
        [
            *(Press("F3"), Type(anna.number), Press("Enter")),
            Await("karta Anny", lambda seen: anna.name in seen.header()),
            Press("F2"),
            Type("13"),
            Press("Alt+7"),
            says("aktywne"),
        ],
        [Expect("login", anna.number, lambda seen: seen.page(), "has")],
    )
    yield Step(
        "Oddzwoniono (F2, 9); nowe hasło na kopertę, z powodem",
        [
            Press("F2"),
            Type("9"),
            Press("Alt+7"),
            GoTo("Powód"),
            Type(REASON),
            *(Press("Enter"), Press("Enter"), says("Zapisz kopertę")),
            Await("okno drukowania", lambda seen: bool(seen.dialog())),
            *(GoTo("Anuluj"), Press("Space")),
        ],
        [Expect("hasło w oknie", "-", _password_like, "lacks")],
        picture="konto",
    )
    yield Step(
        "Koperta zapisana; w programie nic z niej nie zostaje",
        [GoTo("Zapisz kopertę jako PDF"), Press("Space"), *save_as(RESET)],
        [FileCheck("koperta", RESET, (anna.number, "Hasło jednorazowe"))],
    )
    yield Step(
        "Widok klienta: co widzi Anna w e-BOK",
        [Press("Alt+Shift+7"), says("TYLKO PODGLĄD")],
        [
            Expect("menu", "1.2 wyloguj", lambda seen: seen.page(), "has"),
            Expect("saldo", "148,32", lambda seen: seen.page(), "has"),
        ],
        picture="widok-klienta",
    )


def _focus(told: str) -> Await:
    return Await(told, lambda seen: bool(seen.focus()) and seen.focus() != "Szukaj klienta")


def _password_like(seen: Seen) -> str:
    """What looks like a password in the window: four letters or digits, a hyphen, four again."""
    found = [part for part in seen.text().split() if part.count("-") >= 2 and len(part) == 14]
    return "-" if found else ""


def _portal(customer_id: int) -> Callable[[Link, Cancel], str]:
    def ask(link: Link, cancel: Cancel) -> str:
        card = customers.open_card(link, customer_id, contact_key="", channel=ContactChannel.OFFICE, cancel=cancel)
        return card.portal.state.value

    return ask

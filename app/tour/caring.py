"""Steps: pickups, personal data, messages; the end of a contact, a complaint, and the day's work that they leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from app.domain.calendar import deadline, next_working_day
from app.domain.contacts import ContactChannel
from app.domain.customers import ChannelKind
from app.models.jobs import Cancel
from app.services import contacts, messages, personal
from app.services.link import Link
from app.store.town import stories
from app.tour.facts import Facts, day
from app.tour.pieces import save_as
from app.tour.seen import Seen
from app.tour.steps import Ask, Await, Expect, FileCheck, GoTo, Press, Step, Type

PICKUPS = "Najbliższe wywozy"
CALENDAR_PDF = "wywozy.pdf"
CALENDAR_ICS = "wywozy.ics"
PHONE = "601 234 568"
REASON = "Klientka podała nowy numer po oddzwonieniu."
MESSAGE = "Dzień dobry,\nnadpłatę 20,00 zł przeniesiemy na wodę po wniosku.\nBiuro Obsługi Klienta"
NOTE = "Pyta o zaległość, zapłaci w piątek. Źdźbło, żółć."
COMPLAINT_DAYS = 14
_LETTERS = {"mixed": "Z", "paper": "P", "glass": "S", "plastic": "T", "bio": "B"}


def waste(facts: Facts) -> Iterator[Step]:
    """Page 2.4: what is picked up when, and its calendar on paper and as a file."""
    coming = sorted({(p.day, p.fraction) for p in facts.plan.pickups if p.day >= facts.today})
    first = coming[0][0]
    yield Step(
        "Poprzednia klientka: wywozy odpadów (2.4)",
        [
            Press("Ctrl+1"),
            Press("Ctrl+2"),
            *_to_anna(),
            Press("Alt+4"),
            Await("wywozy", lambda s: bool(s.rows(PICKUPS))),
        ],
        [
            Expect("najbliższy", day(first), lambda seen: seen.row(PICKUPS), "has"),
            Expect("punkt", "ul. Łużycka 12/3", lambda seen: seen.page(), "has"),
        ],
        picture="wywozy",
    )
    yield Step(
        "Kalendarz wywozów zapisany jako PDF",
        [GoTo("Zapisz PDF"), Press("Space"), *save_as(CALENDAR_PDF)],
        [
            Expect("komunikat", "Zapisano", lambda seen: seen.message(), "has"),
            FileCheck("PDF z polskimi literami", CALENDAR_PDF, ("Wywozy odpadów", "Łużycka", f"{first:%d.%m}")),
        ],
    )
    yield Step(
        "Kalendarz wywozów jako ICS, do telefonu klientki",
        [GoTo("Zapisz ICS"), Press("Space"), *save_as(CALENDAR_ICS)],
        [FileCheck("ICS", CALENDAR_ICS, ("BEGIN:VCALENDAR", f"{first:%Y%m%d}"))],
    )


def people(facts: Facts) -> Iterator[Step]:
    """Page 2.5: nothing is changed before the caller was rung back; what is shown is logged."""
    customer_id = facts.anna.customer_id
    yield Step(
        "Dane osobowe: zakryte, zmiana dopiero po oddzwonieniu",
        [Press("Alt+5"), Await("dane", lambda seen: "PESEL" in seen.page())],
        [
            Expect("PESEL", stories.ANNA_PESEL, lambda seen: seen.text(), "lacks"),
            Expect("zasada", "Dane zmienia się po oddzwonieniu", lambda seen: seen.page(), "has"),
        ],
    )
    yield Step(
        "Oddzwoniono na numer z kartoteki (F2, 9)",
        [Press("F2"), Type("9")],
        [Expect("poziom", "zmiana danych", lambda seen: seen.level())],
    )
    yield Step(
        "PESEL odsłonięty; w dzienniku zostaje kto i po co",
        [Press("Alt+5"), GoTo("Pokaż: PESEL"), Press("Space")],
        [Expect("PESEL", stories.ANNA_PESEL, lambda seen: seen.page(), "has")],
        picture="dane",
    )
    yield Step(
        "Zmiana telefonu, z powodem",
        [
            GoTo("Zmień: telefon"),
            Press("Space"),
            Press("Ctrl+A"),
            Type(PHONE),
            Press("Tab"),
            Type(REASON),
            Press("Enter"),
        ],
        [
            Expect("komunikat", "Dane osobowe zmienione; powód zapisany.", lambda seen: seen.message(), "has"),
            Ask("w bazie", "+48601234568", _phone(customer_id)),
        ],
    )


def writing(facts: Facts) -> Iterator[Step]:
    """Page 1.1: the customer's question answered."""
    yield Step(
        "Wiadomości: pytanie klientki",
        [Press("Alt+6"), Await("rozmowy", lambda seen: bool(seen.rows("Rozmowy")))],
        [
            Expect("temat", "Wpłata 20 zł", lambda seen: seen.row("Rozmowy"), "has"),
            Expect("treść", "zapłaciłam 20 zł za dużo za wywozy", lambda seen: seen.page(), "has"),
        ],
        picture="wiadomosci",
    )
    first, *rest = MESSAGE.split("\n")
    body: list[Type | Press] = [Type(first)]
    for line in rest:
        body += [Press("Enter"), Type(line)]
    yield Step(
        "Odpowiedź napisana i wysłana do skrzynki e-BOK",
        [
            GoTo("Odpowiedz"),
            Press("Space"),
            *body,
            GoTo("Wyślij do e-BOK"),
            Press("Space"),
        ],
        [
            Expect("komunikat", "Wiadomość jest w skrzynce e-BOK klienta.", lambda seen: seen.message(), "has"),
            Ask("w bazie", " ".join(MESSAGE.split()), _newest_message(facts.anna.customer_id)),
        ],
    )


def ending(facts: Facts) -> Iterator[Step]:
    """The contact ends with a topic, a note, a reminder; another one with a complaint and its deadline."""
    remind = next_working_day(facts.today + timedelta(1))
    yield Step(
        "Notatka, temat jednym klawiszem i przypomnienie",
        [Press("Ctrl+N"), Type(NOTE), Press("Alt+Shift+S"), GoTo("Przypomnij"), Press("Space")],
        [
            Expect("notatka", NOTE, lambda seen: seen.field("Notatka")),
            Expect("przypomnienie", day(remind), lambda seen: seen.note(), "has"),
        ],
        picture="notatka",
    )
    yield Step(
        "Koniec kontaktu (Ctrl+Enter)",
        [Press("Ctrl+Enter")],
        [
            Expect("komunikat", "Zapisano kontakt.", lambda seen: seen.message(), "has"),
            Expect("poziom", "tylko informacje ogólne", lambda seen: seen.level()),
            Expect("fokus", "Szukaj klienta", lambda seen: seen.focus()),
            Ask("w bazie", f"balance | {NOTE} | {day(remind)}", _newest_contact(facts.anna.customer_id)),
        ],
        note="Weryfikacja i notatka należą do rozmowy: z jej końcem okno znów zakrywa saldo.",
    )


def complaining(facts: Facts) -> Iterator[Step]:
    """A complaint stores its day of receipt and its statutory deadline at once."""
    card = facts.cards[stories.OVERESTIMATE]
    due = deadline(facts.today, COMPLAINT_DAYS)
    yield Step(
        "Reklamacja: termin odpowiedzi od razu",
        [Press("Ctrl+Tab", 2), Press("Ctrl+N"), Type("Reklamuje zawyżony szacunek."), Press("Alt+Shift+R")],
        [
            Expect("zakładki", f"[{card.name}]", lambda seen: seen.tabs(), "has"),
            Expect("termin", day(due), lambda seen: seen.note(), "has"),
        ],
        picture="reklamacja",
    )
    yield Step(
        "Reklamacja zapisana z sygnaturą",
        [Press("Ctrl+Enter")],
        [
            Expect("komunikat", f"Zapisano reklamację REK/{facts.today.year}/", lambda seen: seen.message(), "has"),
            Expect("termin", day(due), lambda seen: seen.message(), "has"),
            Ask("w bazie", f"complaint | Reklamuje zawyżony szacunek. | {day(due)}", _newest_contact(card.customer_id)),
        ],
    )
    yield Step(
        "Dziś: przypomnienie i reklamacja czekają",
        [Press("Ctrl+1")],
        [
            Expect("reklamacja", card.name, lambda seen: "\n".join(seen.rows("Co czeka")), "has"),
            Expect(
                "przypomnienie",
                f"{day(next_working_day(facts.today + timedelta(1)))} | 004512 | Kowalska Anna",
                _waiting,
                "has",
            ),
        ],
        picture="dzis",
    )


def _waiting(seen: Seen) -> str:
    return "\n".join(seen.rows("Co czeka"))


def _to_anna() -> list[Press]:
    return [Press("Ctrl+Tab")]


def _phone(customer_id: int) -> Callable[[Link, Cancel], str]:
    def ask(link: Link, cancel: Cancel) -> str:
        data = personal.load(link, customer_id, contact_key="", channel=ContactChannel.OFFICE, cancel=cancel)
        row = next(channel.channel_id for channel in data.channels if channel.kind is ChannelKind.PHONE)
        return personal.reveal(
            link, customer_id, "channel", row, contact_key="", purpose=ContactChannel.OFFICE.value, cancel=cancel
        )

    return ask


def _newest_message(customer_id: int) -> Callable[[Link, Cancel], str]:
    def ask(link: Link, cancel: Cancel) -> str:
        found = messages.page(link, customer_id, contact_key="", channel=ContactChannel.OFFICE, cancel=cancel)
        sent = [message for message in found.rows if not message.from_customer]
        return max(sent, key=lambda message: message.message_id).body

    return ask


def _newest_contact(customer_id: int) -> Callable[[Link, Cancel], str]:
    """Topic, note, and the day of the reminder or of the complaint's deadline."""

    def ask(link: Link, cancel: Cancel) -> str:
        found = contacts.page(link, customer_id, contact_key="", channel=ContactChannel.OFFICE, cancel=cancel)
        last = next(contact for contact in found.rows if contact.ended_at is not None)
        on = last.case.deadline_on if last.case is not None else last.remind_on
        return f"{last.topic} | {last.note} | {day(on)}"

    return ask

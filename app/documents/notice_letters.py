"""What each notice says, in Polish; how it looks is ``notice_mail``'s. Text is text here: nothing is escaped, nothing is markup.

An e-mail tells number, amount, due date, account and balance of an invoice (domain.md 5.11), never a PESEL or a password.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from app.documents.payment_facts import data_in
from app.domain.customers import Service
from app.domain.money import format_money
from app.domain.notices import DueNotice, NoticeKind, TokenPurpose, Utility
from app.domain.plurals import counted

LINKS: Final[Mapping[TokenPurpose, str]] = {
    TokenPurpose.ACTIVATION: "/aktywacja?t=",
    TokenPurpose.RESET: "/nowe-haslo?t=",
    TokenPurpose.UNSUBSCRIBE: "/wypisz?t=",
}
"""Where the portal waits for a token, below its address (docs/portal.md)."""

_ZONE: Final = ZoneInfo("Europe/Warsaw")
_PAPERS: Final = {
    "water_invoice": ("Nowa faktura", "Wystawiliśmy fakturę za wodę i ścieki."),
    "waste_invoice": ("Nowa faktura", "Wystawiliśmy fakturę za odbiór odpadów."),
    "other_sale": ("Nowa faktura", "Wystawiliśmy fakturę."),
    "correction": ("Faktura korygująca", "Wystawiliśmy fakturę korygującą."),
}
_SERVICES: Final = {"water": "Saldo: woda i ścieki", "waste": "Saldo: wywozy"}
_COPIES: Final = {
    "shared_again": "ponowne udostępnienie wizualizacji",
    "reprint": "ponowny wydruk",
    "duplicate": "DUPLIKAT z dnia {day}",
}
_OFFICE_PAPERS: Final = {
    "statement": "Wyciąg z konta",
    "unpaid": "Niezapłacone należności",
    "balance": "Potwierdzenie salda",
    "payment": "Potwierdzenie wpłaty",
    "reading": "Potwierdzenie odczytu",
}
_PAID: Final = {Service.WATER: "woda i ścieki", Service.WASTE: "wywozy odpadów"}
_SHOWN: Final = 80


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail before it is laid out. ``facts`` are pairs of label and value; ``action`` a text and its link;
    ``code`` is shown large, to be typed in; ``why`` tells why it came.
    """

    subject: str
    intro: tuple[str, ...]
    why: str
    facts: tuple[tuple[str, str], ...] = ()
    action: tuple[str, str] | None = None
    code: str = ""
    closing: tuple[str, ...] = ()


def compose(notice: DueNotice, utility: Utility, token: str) -> Letter:
    """The letter of a notice. ``token`` in clear is in this e-mail and nowhere else."""
    return _LETTERS[notice.kind](notice, utility, token)


def _new_invoice(notice: DueNotice, utility: Utility, _token: str) -> Letter:
    facts = notice.facts
    title, intro = _PAPERS.get(facts["kind"], _PAPERS["other_sale"])
    number = line(facts["paper"])
    due = facts.get("due")
    told = [
        ("Numer", number),
        ("Data wystawienia", day(facts["issued"])),
        ("Kwota", format_money(facts["gross"])),
        ("Termin płatności", day(due) if due else ""),
        ("Rachunek bankowy", nrb(facts.get("nrb") or "")),
        ("Numer KSeF", facts.get("ksef") or ("wystawiona w trybie offline" if facts.get("offline") else "")),
        _balance(facts),
    ]
    closing = ["Fakturę i dane do wpłaty znajdą Państwo w e-BOK, w części „Dokumenty”."]
    if facts.get("gross", 0) < 0:
        closing.append("Kwota faktury korygującej zmniejsza należność.")
    elif facts.get("basis") == "public_fee":
        closing.append("Tę opłatę prowadzi gmina; na jej rachunek proszę ją wpłacać.")
    subject = f"{title} {number}: {format_money(facts['gross'])}" + (f", termin {day(due)}" if due else "")
    return Letter(
        subject, (intro,), _BY_CONSENT if notice.purpose else _WITH_INVOICE, tuple(pair for pair in told if pair[1]), _portal(utility, "Zobacz w e-BOK"),
        closing=tuple(closing),
    )  # fmt: skip


def _balance(facts: Mapping[str, Any]) -> tuple[str, str]:
    """One service, never netted (office rule 1), with its "as of" (rule 3); nothing where the debt has a status (rule 10)."""
    balance, service = facts.get("balance"), facts.get("service")
    if balance is None or service not in _SERVICES or facts.get("status"):
        return "", ""
    words = f"niedopłata {format_money(balance)}" if balance > 0 else f"nadpłata {format_money(-balance)}"
    booked = facts.get("booked_until")
    told = (words if balance else "rozliczone") + (f" (wpłaty zaksięgowane do {day(booked)})" if booked else "")
    return _SERVICES[service], told


def _activation(notice: DueNotice, utility: Utility, token: str) -> Letter:
    return Letter(
        "Aktywacja konta e-BOK",
        ("Założyliśmy dla Państwa konto w elektronicznym biurze obsługi klienta (e-BOK).",
         "Aby z niego korzystać, proszę otworzyć poniższy odnośnik i ustawić własne hasło."),
        "Ta wiadomość jest częścią zakładania konta e-BOK.",
        (("Login", line(notice.facts["number"])), ("Odnośnik działa do", until(notice.expires_at))),
        ("Aktywuj konto", utility.portal_url + LINKS[TokenPurpose.ACTIVATION] + token),
        closing=("Odnośnika można użyć raz. Jeżeli to nie Państwo zakładali konto, proszę do nas zadzwonić.",),
    )  # fmt: skip


def _password_reset(notice: DueNotice, utility: Utility, token: str) -> Letter:
    return Letter(
        "Nowe hasło do e-BOK",
        ("Otrzymaliśmy prośbę o ustawienie nowego hasła do konta e-BOK.",),
        "Ta wiadomość jest odpowiedzią na prośbę o nowe hasło.",
        (("Login", line(notice.facts["number"])), ("Odnośnik działa do", until(notice.expires_at))),
        ("Ustaw nowe hasło", utility.portal_url + LINKS[TokenPurpose.RESET] + token),
        closing=("Odnośnika można użyć raz. Jeżeli to nie Państwo o to prosili, hasło pozostaje bez zmian.",),
    )  # fmt: skip


def _email_code(notice: DueNotice, _utility: Utility, token: str) -> Letter:
    return Letter(
        "Kod potwierdzający adres e-mail",
        ("Ten adres podano jako nowy adres e-mail do kontaktu z nami. Kod potwierdza, że należy do Państwa:",),
        "Ta wiadomość jest częścią zmiany adresu e-mail.",
        (("Numer klienta", line(notice.facts["number"])), ("Kod jest ważny do", until(notice.expires_at))),
        code=f"{token[:5]} {token[5:]}",
        closing=("Kod proszę wpisać w e-BOK albo podać naszemu pracownikowi. Jeżeli to pomyłka, proszę pominąć tę wiadomość.",),
    )  # fmt: skip


def _message_waiting(notice: DueNotice, utility: Utility, _token: str) -> Letter:
    unread = int(notice.facts.get("unread") or 1)
    title = line(notice.facts.get("subject") or "")
    words = counted(unread, "nieprzeczytaną wiadomość", "nieprzeczytane wiadomości", "nieprzeczytanych wiadomości")
    return Letter(
        f"Wiadomość w e-BOK: {title}" if title else "Wiadomość w e-BOK",
        (f"W e-BOK mają Państwo {words}.",),
        _BY_CONSENT,
        (("Temat", title),) if title else (),
        _portal(utility, "Przeczytaj w e-BOK"),
    )


def _reading(notice: DueNotice, utility: Utility, _token: str) -> Letter:
    facts = notice.facts
    confirmed = notice.kind is NoticeKind.READING_CONFIRMED
    state = facts.get("state")
    told = (
        ("Wodomierz", line(facts.get("serial") or "")),
        ("Data odczytu", day(facts["read_on"])),
        ("Stan", "" if state is None else f"{state}\u00a0m³"),
    )
    return Letter(
        "Odczyt wodomierza przyjęty" if confirmed else "Odczyt wodomierza nieprzyjęty",
        ("Przyjęliśmy podany przez Państwa odczyt wodomierza." if confirmed
         else "Nie mogliśmy przyjąć podanego przez Państwa odczytu wodomierza. Prosimy sprawdzić stan (czarne cyfry) i podać go ponownie.",),
        _BY_CONSENT,
        tuple(pair for pair in told if pair[1]),
        _portal(utility, "Zobacz w e-BOK" if confirmed else "Podaj stan w e-BOK"),
        closing=() if confirmed else ("Powód podamy też telefonicznie.",),
    )  # fmt: skip


def _paper_copy(notice: DueNotice, _utility: Utility, _token: str) -> Letter:
    facts = notice.facts
    number = line(facts["paper"])
    told = (
        ("Numer", number),
        ("Data wystawienia", day(facts["issued"])),
        ("Kwota", format_money(facts["gross"]) if facts.get("gross") else ""),
        ("Egzemplarz", _COPIES[facts["copy"]].format(day=on_day(facts["copied"]))),
    )
    return Letter(
        f"Kopia dokumentu {number}",
        ("Przesyłamy kopię dokumentu, o którą Państwo prosili. Jest w załączonym pliku PDF.",),
        "Tę wiadomość wysyłamy na Państwa prośbę.",
        tuple(pair for pair in told if pair[1]),
        closing=("Jeżeli to nie Państwo prosili o ten dokument, proszę do nas zadzwonić.",),
    )


def _office_paper(notice: DueNotice, _utility: Utility, _token: str) -> Letter:
    facts, sheet = notice.facts, notice.facts["sheet"]
    title = _OFFICE_PAPERS[facts["office_paper"]]
    service = _PAID[Service(sheet["service"])]
    return Letter(
        f"{title}: {service}",
        ("Przesyłamy dokument, o który Państwo prosili. Jest w załączonym pliku PDF.",),
        "Tę wiadomość wysyłamy na Państwa prośbę.",
        (("Dokument", title), ("Usługa", f"{service}, karta {line(sheet['account_number'])}")),
        closing=("Jeżeli to nie Państwo prosili o ten dokument, proszę do nas zadzwonić.",),
    )


def _payment_details(notice: DueNotice, _utility: Utility, _token: str) -> Letter:
    facts, data = notice.facts, data_in(notice.facts)
    service = _PAID[data.to.service]
    told = (
        ("Usługa", f"{service}, karta {line(data.to.account_number)}"),
        ("Kwota", format_money(data.amount)),
        ("Rachunek bankowy", nrb(data.to.nrb)),
        ("Odbiorca", line(data.to.payee.name)),
        ("Tytuł przelewu", data.title),
    )
    link, ends = facts.get("link"), facts.get("link_until")
    closing = ["W załączonym pliku PDF jest druk wpłaty i kod do zeskanowania w aplikacji banku." if data.code_text
               else "W załączonym pliku PDF są te same dane do druku."]  # fmt: skip
    if link and ends:
        closing.insert(0, f"Odnośnik do płatności on-line działa do {until(datetime.fromisoformat(ends))}.")
    if facts.get("booked_until"):
        closing.append(f"Stan po wpłatach zaksięgowanych do {day(facts['booked_until'])}, bez odsetek.")
    return Letter(
        f"Dane do wpłaty: {service}, {format_money(data.amount)}",
        ("Przesyłamy dane do wpłaty, o które Państwo prosili. Każda usługa ma własny rachunek.",),
        "Tę wiadomość wysyłamy na Państwa prośbę.",
        tuple(pair for pair in told if pair[1]),
        ("Zapłać on-line", link) if link else None,
        closing=tuple(closing),
    )


def _plain(subject: str, intro: tuple[str, ...], *, link: str = "") -> Callable[[DueNotice, Utility, str], Letter]:
    def letter(notice: DueNotice, utility: Utility, _token: str) -> Letter:
        facts = (("Numer klienta", line(notice.facts["number"])),)
        return Letter(subject, intro, _OF_ACCOUNT, facts, _portal(utility, link) if link else None, closing=(_NOT_YOU,))

    return letter


_BY_CONSENT: Final = "Tę wiadomość wysyłamy za Państwa zgodą."
_WITH_INVOICE: Final = "Tę wiadomość wysyłamy, ponieważ akceptują Państwo faktury elektroniczne."
_OF_ACCOUNT: Final = "Ta wiadomość dotyczy bezpieczeństwa konta e-BOK, dlatego wysyłamy ją zawsze."
_NOT_YOU: Final = "Jeżeli to nie Państwo, proszę do nas zadzwonić."
_LETTERS: Final[Mapping[NoticeKind, Callable[[DueNotice, Utility, str], Letter]]] = {
    NoticeKind.NEW_INVOICE: _new_invoice,
    NoticeKind.ACTIVATION: _activation,
    NoticeKind.PASSWORD_RESET: _password_reset,
    NoticeKind.EMAIL_CODE: _email_code,
    NoticeKind.MESSAGE_WAITING: _message_waiting,
    NoticeKind.READING_CONFIRMED: _reading,
    NoticeKind.PAPER_COPY: _paper_copy,
    NoticeKind.PAYMENT_DETAILS: _payment_details,
    NoticeKind.OFFICE_PAPER: _office_paper,
    NoticeKind.READING_REFUSED: _reading,
    NoticeKind.ACCOUNT_ACTIVATED: _plain(
        "Konto e-BOK jest aktywne",
        ("Konto e-BOK jest aktywne i można z niego korzystać.",),
        link="Zaloguj się do e-BOK",
    ),
    NoticeKind.ACCOUNT_BLOCKED: _plain(
        "Konto e-BOK zablokowane", ("Konto e-BOK zostało zablokowane. Aby je odblokować, proszę do nas zadzwonić.",)
    ),
    NoticeKind.REGISTRATION_TOLD: _plain(
        "Założono konto e-BOK", ("Dla Państwa numeru klienta założono konto e-BOK, z innym adresem e-mail niż ten.",)
    ),
    NoticeKind.EMAIL_CHANGED: _plain(
        "Zmiana adresu e-mail",
        (
            (
                "Zgłoszono zmianę adresu e-mail do kontaktu z nami. Gdy nowy adres zostanie przyjęty, dalsze wiadomości będą "
                "przychodzić na niego."
            ),
        ),
    ),
}


def _portal(utility: Utility, text: str) -> tuple[str, str] | None:
    return (text, utility.portal_url) if utility.portal_url else None


def day(text: str) -> str:
    """``2026-11-28`` as ``28.11.2026``."""
    return f"{date.fromisoformat(text):%d.%m.%Y}"


def on_day(text: str) -> str:
    """The day of a moment on the office's clock, ``22.11.2026``."""
    return f"{datetime.fromisoformat(text).astimezone(_ZONE):%d.%m.%Y}"


def until(moment: datetime | None) -> str:
    """A moment on the office's clock."""
    return "" if moment is None else f"{moment.astimezone(_ZONE):%d.%m.%Y, %H:%M}"


def nrb(number: str) -> str:
    """A bank account as it is written: two digits, then groups of four."""
    return " ".join((number[:2], *(number[at : at + 4] for at in range(2, len(number), 4)))) if number else ""


def line(text: str) -> str:
    """One line of what somebody typed: no control or direction characters, cut where a subject would grow too long."""
    words = " ".join(printable(text).split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def printable(text: str) -> str:
    """The text with a space for whatever has no shape: controls, ends of lines, changes of direction."""
    plain = text.replace("\u00a0", " ")
    return plain if plain.isprintable() else "".join(letter if letter.isprintable() else " " for letter in plain)

"""Steps: signing in, and every way a customer can be found."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.customers import Service
from app.store.town import stories
from app.tour.facts import Facts, zl
from app.tour.steps import Await, Expect, Press, Step, Type

SEARCH = "Szukaj klienta"


def sign_in(password: str) -> Iterator[Step]:
    """From the painted sign-in to the usable window."""
    yield Step(
        "Logowanie",
        [
            Await("pole hasła ma fokus", lambda seen: seen.focus() == "Hasło"),
            Type(password, secret=True),
            Press("Enter"),
            Await("okno jest gotowe", lambda seen: seen.part("Workplace") is not None),
        ],
        [
            Expect("stan połączenia", "połączono", lambda seen: seen.text_of("TopBar"), "has"),
            Expect("zalogowany", "Anna Nowak", lambda seen: seen.text_of("TopBar"), "has"),
            Expect("fokus", "Szukaj klienta", lambda seen: seen.focus()),
        ],
        note="Klawisze idą tam, gdzie jest fokus, tak jak z prawdziwej klawiatury; nic nie jest klikane.",
        picture="okno",
    )


def finding(facts: Facts) -> Iterator[Step]:
    """One box: by name, with an error, by address, numbers and phone."""
    anna = facts.anna
    water = facts.account(stories.ANNA, Service.WATER)
    meter = anna.meters[0]
    balances = f"Woda: do zapłaty {zl(stories.ANNA_WATER)} · Wywozy: nadpłata {zl(-stories.ANNA_WASTE)}"
    who = f"{anna.name}, {anna.address}, Id {anna.number}"
    invoice = stories.anna_invoice(facts.today)
    told = (
        ("Szukanie po imieniu, nazwisku i ulicy bez polskich liter", "anna kowalska luzycka", "nazwa, adres"),
        ("Szukanie z literówką", "kowlaska luzycka 12/3", "podobna pisownia"),
        ("Szukanie po adresie", "luzycka 12/3", "adres"),
        ("Szukanie po numerze faktury", invoice, f"dokument: {invoice}"),
        ("Szukanie po numerze wodomierza", meter.serial, "licznik"),
        ("Szukanie po końcówce numeru rachunku", water.nrb[-11:], "rachunek"),
        ("Szukanie po telefonie, z odstępami", "601 234 567", "telefon"),
    )
    for title, typed, why in told:
        yield Step(
            title,
            [Press("F3"), Type(typed), Await("lista trafień", lambda seen: bool(seen.hits()))],
            [
                Expect("pierwsze trafienie", who, lambda seen: seen.hit(0), "has"),
                Expect("dlaczego", why, lambda seen: seen.hit(0), "has"),
                Expect("salda", balances, lambda seen: seen.hit(0), "has"),
            ],
        )

"""Names of companies, institutions and housing communities, short and of 150 characters."""

from __future__ import annotations

from random import Random

from app.store.town.chance import Wheel, one_of
from app.store.town.names import person_name
from app.store.town.streets import Place

_TRADES = (
    "Zakład Usług Hydraulicznych", "Piekarnia", "Cukiernia", "Salon Fryzjerski", "Warsztat Samochodowy", "Auto Serwis",
    "Sklep Spożywczo-Przemysłowy", "Hurtownia Budowlana", "Restauracja", "Bar", "Apteka", "Gabinet Stomatologiczny", "Pralnia",
    "Myjnia", "Kwiaciarnia", "Przedsiębiorstwo Handlowo-Usługowe", "Zakład Stolarski", "Tartak", "Hotel", "Gospodarstwo Ogrodnicze",
    "Firma Transportowa", "Zakład Mięsny", "Ubojnia Drobiu", "Przychodnia Lekarska", "Kancelaria Notarialna", "Biuro Rachunkowe",
    "Zakład Kamieniarski", "Stacja Paliw", "Ośrodek Szkolenia Kierowców", "Centrum Ogrodnicze", "Studio Urody", "Zakład Pogrzebowy",
)  # fmt: skip
_FANTASY = (
    "Odra", "Gryf", "Rogalik", "Bławatek", "Kran-Pol", "Żuraw", "Źródełko", "Pod Dębem", "Łabędź", "Jaśmin", "Wod-Bud", "Ęter",
    "Meduza", "Zorza", "Borsuk", "Delfin", "Trójka", "Kąsek", "Słoneczko", "Czysta Woda", "Ogniwo", "Sezam", "Wrzos", "Żagiel",
    "Ósemka", "Pomorzanka", "Nadodrze", "Regalica", "Krzywy Las", "Złoty Kłos", "Śruba", "Ćma", "Ambra", "Bursztyn", "Hutnik",
)  # fmt: skip
_FORMS: Wheel[str] = Wheel((
    ("Sp. z o.o.", 34), ("s.c.", 18), ("sp.j.", 8), ("S.A.", 3), ("Sp. z o.o. sp.k.", 7), ("", 30),
))  # fmt: skip
_INSTITUTIONS = (
    "Szkoła Podstawowa nr {n} w Gryfinie", "Przedszkole nr {n} w Gryfinie", "Zespół Szkół Ponadpodstawowych nr {n} w Gryfinie",
    "Parafia Rzymskokatolicka pw. Narodzenia NMP", "Ochotnicza Straż Pożarna w miejscowości {city}", "Gryfiński Dom Kultury - filia nr {n}",
    "Rodzinny Ogród Działkowy „Pod Lipami” nr {n}", "Klub Sportowy „Energetyk” sekcja {n}", "Biblioteka Publiczna - filia nr {n}",
    "Dom Pomocy Społecznej nr {n}", "Świetlica Wiejska {city}", "Żłobek Miejski nr {n}",
)  # fmt: skip
_LONG = (
    "Przedsiębiorstwo Produkcyjno-Handlowo-Usługowe „{name}” Zakład Pracy Chronionej Spółka z ograniczoną odpowiedzialnością Spółka komandytowa z siedzibą w Gryfinie nad Odrą",
    "Samodzielny Publiczny Zakład Opieki Zdrowotnej „{name}” - Ośrodek Rehabilitacji Leczniczej i Opieki Długoterminowej dla Dzieci, Młodzieży i Dorosłych Powiatu Gryfińskiego",
    "Stowarzyszenie Właścicieli Nieruchomości, Użytkowników Wieczystych i Miłośników Ziemi Gryfińskiej „{name}” - Koło Terenowe nr 4 z siedzibą w Gryfinie nad Odrą",
)
_PREFIX = ("Zarząd Nieruchomości", "Administrator Domów", "Biuro Zarządzania Wspólnotami", "Towarzystwo Zarządców")


def long_company(dice: Random) -> str:
    """A name of at least 150 characters, as registers hold them."""
    return one_of(dice, _LONG).format(name=one_of(dice, _FANTASY))


def company(dice: Random, place: Place) -> str:
    """A company's or an institution's name."""
    luck = dice.random()
    if luck < 0.02:
        return long_company(dice)
    if luck < 0.16:
        return one_of(dice, _INSTITUTIONS).format(n=1 + int(dice.random() * 9), city=place.city)
    form = _FORMS.pick(dice)
    trade = one_of(dice, _TRADES)
    if not form:
        surname, first = person_name(dice, dice.random() < 0.35)
        named = f" „{one_of(dice, _FANTASY)}”" if dice.random() < 0.6 else ""
        return f"{trade}{named} {first} {surname}"
    if form in {"s.c.", "sp.j."}:
        surname, first = person_name(dice, False)
        return f"{trade} „{one_of(dice, _FANTASY)}” {first[0]}. {surname}, {person_name(dice, False)[0]} {form}"
    return f"{trade} „{one_of(dice, _FANTASY)}” {form}"


def community(place: Place) -> str:
    """A housing community is named by its building."""
    street = place.street.removeprefix("os. ").removeprefix("pl. ")
    return (
        f"Wspólnota Mieszkaniowa {street} {place.house}"
        if place.street
        else f"Wspólnota Mieszkaniowa {place.city} {place.house}"
    )


def manager(dice: Random) -> str:
    """A property manager's name."""
    if dice.random() < 0.5:
        return f"{one_of(dice, _PREFIX)} „{one_of(dice, _FANTASY)}” Sp. z o.o."
    surname, first = person_name(dice, dice.random() < 0.5)
    return f"{one_of(dice, _PREFIX)} {first} {surname}"

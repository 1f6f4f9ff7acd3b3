"""Anna Kowalska, Id 004512: everything the tour says of her comes from here, to the grosz."""

from __future__ import annotations

from app.store.town import stories, waste, water
from app.store.town.habits import HOME, Habit
from app.store.town.ledger import Account, Entry
from app.store.town.maker import Maker
from app.store.town.story_parts import SINGLE, begin, person, schedule
from app.store.town.streets import TOWN, Place

_YEAR = (7, 6, 7, 7, 7, 8, 8, 8, 7, 7, 6, 6)


def dress(maker: Maker) -> None:
    """Who she is."""
    person(maker, "Kowalska", "Anna", Place("Łużycka", "12", "3", TOWN), female=True, years=12)
    customer = maker.customer
    customer.pesel, customer.phone, customer.email = stories.ANNA_PESEL, stories.ANNA_PHONE, stories.ANNA_EMAIL


def play(maker: Maker) -> None:
    """Water: two invoices overdue but for 20 zł, the newest not due yet. Waste: paid, and 20 zł more."""
    address = begin(maker)
    _water(maker, address)
    _waste(maker, address)
    _office(maker)


def _uses(months: int) -> tuple[int, ...]:
    """m3 a month that end at 412: 5, 4 and 4 at last, usual years before, the first months taking what is over."""
    before = [_YEAR[place % 12] for place in range(months - 3)]
    over = sum(before) + 13 - stories.ANNA_STATE
    step = 1 if over > 0 else -1
    for place in range(abs(over)):
        before[place % len(before)] -= step
    return (*before, 5, 4, 4)


def _paid(maker: Maker, ledger: Account, day: int, amount: int, position: int) -> None:
    days = maker.days
    document = f"WB {days.statement(day)}/{days.month(day)[0]}/{position}"
    ledger.charge(Entry("payment", day, credit=amount, document=document))


def _water(maker: Maker, address: int) -> None:
    days = maker.days
    habit = Habit(
        daily=0.2, read_by="collector", size=HOME, uses=_uses(water.READ_MONTHS), estimated_at=frozenset({52})
    )
    plan = schedule(maker, habit)
    made = maker.water_maker(stories.RESERVED_SEQUENCE).make(plan, maker.sheets.id())
    *settled, short, _, _ = list(made.ledger.entries)
    for charge in settled:
        _paid(maker, made.ledger, days.next_working(charge.due - 3), charge.debit, 31)
    _paid(maker, made.ledger, days.next_working(short.due - 2), 2000, 44)
    maker.close_water(made, address)


def _waste(maker: Maker, address: int) -> None:
    days = maker.days
    plan = waste.WastePlan("O1", "single", SINGLE, payer="story", latest=days.booked_until - 4)
    made = maker.waste_account(plan, maker.customer.home)
    *before, newest = list(made.ledger.entries)
    for charge in before:
        _paid(maker, made.ledger, days.next_working(charge.booked + 4), charge.debit, 45)
    day = min(days.next_working(newest.booked + 4), days.booked_until)
    _paid(maker, made.ledger, day, newest.debit - stories.ANNA_WASTE, 45)
    maker.close_waste(made, address)


def _office(maker: Maker) -> None:
    office = maker.office
    office.portal("active", paper=True)
    question = "Dzień dobry,\nczy mogę zapłacić w dwóch częściach?\nAnna Kowalska"
    answer = "Dzień dobry,\ntak, prosimy o wpłatę całości do końca miesiąca.\nBiuro Obsługi Klienta"
    thread = office.message(40, "Pytanie o fakturę", question, customer=True)
    office.message(39, "Odp.: Pytanie o fakturę", answer, customer=False, thread=thread)
    wish = "Dzień dobry,\nzapłaciłam 20 zł za dużo za wywozy, czy można przenieść to na wodę?\nAnna Kowalska"
    office.message(2, "Wpłata 20 zł", wish, customer=True, read=False, answered=False)
    office.contact(64, "reading", "Podaje stan wodomierza, przyjęto.")
    office.contact(38, "balance", "Pyta o zaległość, zapłaci w przyszłym tygodniu.")
    office.contact(9, "paper", "Prosi o ponowny wydruk faktury, wysłano na adres e-mail w kartotece.")

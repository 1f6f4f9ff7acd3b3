"""What the stories lived through: each function dresses or plays one of the customers listed in ``stories``."""

from __future__ import annotations

from app.store.town import anna, firms, stories, waste, water
from app.store.town.habits import BLOCK, HOUSE, OLD, SHOP, Habit
from app.store.town.ledger import PayingHabits
from app.store.town.maker import Maker
from app.store.town.story_parts import SINGLE, Story, begin, firm, person, schedule
from app.store.town.streets import TOWN, Place


def _namesake(place: Place) -> Story:
    number = 2207 if place.village else 6890

    def dress(maker: Maker) -> None:
        person(maker, "Kowalska", "Anna", place, female=True)

    def play(maker: Maker) -> None:
        begin(maker)
        plan = schedule(maker, Habit(daily=0.25, size=HOUSE, place="studzienka"), "W1")
        maker.services(plan, waste.WastePlan("OG", "single", SINGLE), maker.customer.home)
        maker.office.all(waste=True)

    return Story(number, "the same name at another address", dress, play)


def _long_company(maker: Maker) -> None:
    firm(maker, "company", firms.long_company(maker.dice), Place("Energetyków", "7", "", TOWN))


def _play_long_company(maker: Maker) -> None:
    begin(maker)
    containers = (("mixed", 1100, 2, "bin"), ("paper", 1100, 1, "bin"), ("plastic", 1100, 1, "bin"))
    plan = schedule(maker, Habit(daily=4.4, size=BLOCK, place="hala, węzeł wodny"), "W2")
    maker.services(plan, waste.WastePlan("O2", "business", containers, 21), maker.customer.home)
    maker.office.portal("active")
    maker.office.contact(20, "paper", "Pyta o numer KSeF faktury, podano.")


def _community(maker: Maker) -> None:
    place = Place("Łużycka", "12", "", TOWN)
    firm(maker, "community", firms.community(place), place)


def _play_community(maker: Maker) -> None:
    begin(maker)
    habit = Habit(daily=48 * 0.21, seasonal=0.4, size=BLOCK, place="piwnica, węzeł wodny", shop_share=0.06)
    containers = (
        ("mixed", 1100, 4, "bin"),
        ("plastic", 1100, 2, "bin"),
        ("paper", 1100, 2, "bin"),
        ("glass", 1100, 1, "igloo"),
        ("bio", 240, 3, "bin"),
    )
    maker.services(schedule(maker, habit, "W4"), waste.WastePlan("OG", "multi", containers), maker.customer.home)
    maker.office.portal("active")


def _manager(maker: Maker) -> None:
    firm(maker, "manager", "Zarząd Nieruchomości „Nadodrze” Sp. z o.o.", Place("1 Maja", "4", "", TOWN))


def _play_manager(maker: Maker) -> None:
    maker.manager(stories.MANAGER_BUILDINGS)


def _meter_story(
    number: str, told: str, surname: str, first: str, place: Place, habit: Habit, group: str = "W1"
) -> Story:
    def dress(maker: Maker) -> None:
        person(maker, surname, first, place, female=first.endswith("a"))

    def play(maker: Maker) -> None:
        begin(maker)
        live = Habit(**{name: getattr(habit, name) for name in Habit.__slots__})
        if live.swaps:
            live.swaps, live.installed = (maker.days.today - 45,), maker.days.today - 2000
        if group == "expired":
            live.installed = maker.days.today - 2600
        plan = schedule(maker, live, "W1" if group == "expired" else group)
        maker.services(plan, None, maker.customer.home)
        if live.leak:
            maker.office.contact(
                3,
                "complaint",
                "Reklamuje wysokość faktury, był wyciek w studzience. Przyjęto reklamację.",
                complaint="Wysokość faktury po awarii instalacji",
            )
        maker.office.portal("active")

    return Story(int(number), told, dress, play)


def _rollover(maker: Maker) -> None:
    firm(maker, "company", "Piekarnia „Rogalik” A. Żółtowski, Ścibior s.c.", Place("Targowa", "5", "", TOWN))


def _play_rollover(maker: Maker) -> None:
    begin(maker)
    uses = tuple(110 + 7 * (place % 5) for place in range(water.READ_MONTHS))
    habit = Habit(daily=4.0, size=OLD, place="zaplecze", uses=uses, installed=maker.days.today - 2100)
    habit.start_state = 10**OLD.digits - sum(uses[:-2]) + 40
    maker.services(schedule(maker, habit, "W2"), None, maker.customer.home)


def _time_barred(maker: Maker) -> None:
    person(maker, "Śliwa", "Mieczysław", Place("", "17", "", "Stare Brynki"), female=False)


def _play_time_barred(maker: Maker) -> None:
    address = begin(maker)
    plan = schedule(maker, Habit(daily=0.22, size=HOUSE, place="studzienka"))
    plan.billed_months = 58
    made = maker.water_maker().make(plan, maker.sheets.id())
    old = made.ledger.entries[1]
    old.alone, old.status = True, "time_barred"
    PayingHabits(maker.dice, maker.days).pay(made.ledger, "punctual")
    maker.close_water(made, address)


def _public_fee(maker: Maker) -> None:
    person(maker, "Źrebiec", "Grażyna", Place("", "31", "", "Żabnica"), female=True)


def _play_public_fee(maker: Maker) -> None:
    begin(maker)
    plan = schedule(maker, Habit(daily=0.3, size=HOUSE, place="studzienka", garden_daily=0.5))
    maker.services(plan, waste.WastePlan("OG", "single", SINGLE), maker.customer.home)


def _norms(maker: Maker) -> None:
    person(maker, "Ćwik", "Bronisława", Place("Kościelna", "8", "2", TOWN), female=True)


def _play_norms(maker: Maker) -> None:
    begin(maker)
    plan = schedule(maker, Habit(daily=0.1), "W8")
    plan.issues, plan.norm_milli = [], 6000
    maker.services(plan, None, maker.customer.home)


def _mistaken(maker: Maker) -> None:
    person(maker, "Gąsior", "Łucja", Place("", "9", "", "Wełtyń"), female=True)


def _play_mistaken(maker: Maker) -> None:
    """The last but one water invoice was paid to the waste account, and nobody has noticed yet."""
    address, days = begin(maker), maker.days
    wet = maker.water_maker().make(schedule(maker, Habit(daily=0.3, size=HOUSE, place="studzienka")), maker.sheets.id())
    PayingHabits(maker.dice, days).pay(wet.ledger, "punctual")
    dry = maker.waste_account(
        waste.WastePlan("O1", "single", SINGLE, payer="punctual", latest=days.booked_until - 22), maker.customer.home
    )
    newest = wet.invoices[-1].issued
    wet.ledger.entries = [entry for entry in wet.ledger.entries if entry.kind != "payment" or entry.booked < newest]
    payment = max((entry for entry in wet.ledger.entries if entry.kind == "payment"), key=lambda entry: entry.booked)
    wet.ledger.entries.remove(payment)
    dry.ledger.charge(payment)
    maker.close_water(wet, address)
    maker.close_waste(dry, address)


def _portal_trouble(maker: Maker) -> None:
    person(maker, "Ościłowska", "Jadwiga", Place("Źródlana", "6", "", TOWN), female=True)


def _play_portal_trouble(maker: Maker) -> None:
    begin(maker)
    customer, office = maker.customer, maker.office
    maker.sheets.add(
        "contact_points",
        customer.customer_id,
        maker.sheets.id(),
        "email",
        f"stary.{customer.number}@mail.example",
        "True",
        "True",
    )
    maker.services(schedule(maker, Habit(daily=0.2, size=HOUSE)), None, customer.home)
    office.portal("blocked")
    office.change("phone", customer.phone, "+48600700800", 2, "waiting")
    office.change("mailing_address", "", "ul. Parkowa 3/1, 74-100 Gryfino", 1, "waiting")
    office.message(
        3,
        "Zablokowane konto",
        "Dzień dobry,\nnie mogę wejść do e-BOK, proszę o pomoc.\n",
        customer=True,
        read=False,
        answered=False,
    )
    office.contact(1, "portal", "Oddzwonić po odblokowaniu konta.", ended=False)
    office.contact(12, "portal", "Konto zablokowane po błędnych hasłach, oddzwonić.", remind_in=1)


def _waste_only(maker: Maker) -> None:
    firm(maker, "company", "Hurtownia Budowlana „Śruba” Sp. z o.o.", Place("Fabryczna", "3", "", TOWN))


def _play_waste_only(maker: Maker) -> None:
    begin(maker)
    containers = (("mixed", 1100, 2, "bin"), ("paper", 1100, 2, "bin"), ("plastic", 1100, 1, "bin"))
    maker.services(None, waste.WastePlan("O2", "business", containers, 21, "late"), maker.customer.home)


def _status(status: str, number: str, surname: str, first: str, house: str) -> Story:
    def dress(maker: Maker) -> None:
        if status == "bankruptcy":
            firm(
                maker,
                "company",
                "Zakład Stolarski „Pod Dębem” Sp. z o.o. w upadłości",
                Place("Szczecińska", house, "", TOWN),
            )
        else:
            person(maker, surname, first, Place("Szczecińska", house, "", TOWN), female=first.endswith("a"))

    def play(maker: Maker) -> None:
        begin(maker)
        plan = schedule(maker, Habit(daily=0.28, size=SHOP if status == "bankruptcy" else HOUSE))
        plan.payer, plan.quits, plan.fate = "quits", maker.days.today - 260, status
        maker.services(plan, None, maker.customer.home)
        maker.office.contact(30, "balance", "Rozmowa o zaległości, szczegóły w sprawie.")

    return Story(int(number), f"a debt with the status {status}", dress, play)


STORIES: tuple[Story, ...] = (
    Story(int(stories.ANNA), "owes for water, overpaid waste", anna.dress, anna.play),
    _namesake(Place("", "14", "", "Wełtyń")),
    _namesake(Place("Szczecińska", "21", "", TOWN)),
    Story(int(stories.LONG_COMPANY), "a name of 150 characters, invoices with KSeF numbers", _long_company, _play_long_company),
    Story(int(stories.COMMUNITY), "a community with 48 flats", _community, _play_community),
    Story(int(stories.MANAGER), "a manager of 30 buildings", _manager, _play_manager, stories.MANAGER_BUILDINGS),
    _meter_story(stories.OVERESTIMATE, "a true state below an over-estimate waits", "Niedźwiedź", "Zenon", Place("Ślusarska", "5", "", TOWN),
                 Habit(daily=0.25, read_by="collector", size=HOUSE, place="studzienka", overestimates=True)),
    Story(int(stories.ROLLOVER), "a meter that turned over", _rollover, _play_rollover),
    _meter_story(stories.REPLACEMENT, "a meter replaced six weeks ago", "Jędrzejewska", "Halina", Place("Żytnia", "4", "", TOWN),
                 Habit(daily=0.3, size=HOUSE, place="kotłownia", swaps=(1,))),
    Story(int(stories.TIME_BARRED), "a debt too old to be claimed", _time_barred, _play_time_barred),
    Story(int(stories.PUBLIC_FEE), "waste by the commune's public-law fee", _public_fee, _play_public_fee),
    _meter_story(stories.BURST, "a burst pipe and a complaint about its invoice", "Łoś", "Błażej", Place("Kwiatowa", "11", "", TOWN),
                 Habit(daily=0.26, size=HOUSE, place="studzienka", leak=water.READ_MONTHS - 1)),
    _meter_story(stories.EXPIRED, "a meter whose legalisation has expired", "Święcicka", "Róża", Place("Orląt", "2", "", TOWN),
                 Habit(daily=0.24, size=HOUSE, place="piwnica"), "expired"),
    _meter_story(stories.STANDING, "a meter that stands: nobody lives there", "Pająk", "Ścibor", Place("", "6", "", "Śremsko"),
                 Habit(daily=0.2, size=HOUSE, place="studzienka", empty=(water.READ_MONTHS - 7, water.READ_MONTHS))),
    Story(int(stories.NORMS), "a flat without a meter, by norms", _norms, _play_norms),
    Story(int(stories.MISTAKEN), "paid for water to the waste account", _mistaken, _play_mistaken),
    Story(int(stories.PORTAL_TROUBLE), "a blocked e-BOK account, a bouncing address, changes that wait", _portal_trouble, _play_portal_trouble),
    Story(int(stories.WASTE_ONLY), "a firm with waste only", _waste_only, _play_waste_only),
    _status("instalments", stories.STATUSES["instalments"], "Chrząszcz", "Edyta", "31"),
    _status("court", stories.STATUSES["court"], "Brzęczyszczykiewicz", "Grzegorz", "33"),
    _status("death", stories.STATUSES["death"], "Sowa", "Kazimierz", "35"),
    _status("disputed", stories.STATUSES["disputed"], "Gołębiowska", "Żaneta", "37"),
    _status("bankruptcy", stories.STATUSES["bankruptcy"], "", "", "39"),
    _status("disconnection", stories.STATUSES["disconnection"], "Mróz", "Waldemar", "41"),
)  # fmt: skip

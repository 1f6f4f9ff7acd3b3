"""Makes one customer with everything that belongs to them; stories use its parts, the rest of the town takes its dice."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from random import Random

from app.domain.identifiers import nrb_of
from app.domain.numbering import contract_number, customer_number
from app.store.town import debts, people, streets, waste, water
from app.store.town.chance import between, one_of
from app.store.town.days import Days
from app.store.town.ledger import Account, Outcome, PayingHabits, settle
from app.store.town.meters import Meters
from app.store.town.office import Office
from app.store.town.papers import Papers
from app.store.town.routes import Calendar
from app.store.town.sheets import Sheets
from app.store.town.streets import Place
from app.store.town.tariffs import Tariffs

BANK = "99900003"
"""A sort code no bank has."""
OWN_ACCOUNT = nrb_of(BANK, "1000000000000001")
"""The utility's own account, which the bank's statements are of."""
RECIPIENT = {"water": "10010001", "waste": "10010002"}
SERIALS_A_CUSTOMER = 128
OTHER_SALES = (
    ("Plombowanie wodomierza ogrodowego", 9500),
    ("Ekspertyza wodomierza (reklamacja nieuzasadniona)", 21300),
    ("Uzgodnienie dokumentacji technicznej przyłącza", 18000),
    ("Wymiana zaworu przed wodomierzem", 14850),
    ("Wynajem kontenera KP-7, jeden kurs", 54000),
    ("Udrożnienie przykanalika wozem WUKO", 32000),
)
"""Services beside water and waste, net grosze, 23 % VAT."""


class Town:
    """What all customers share: the calendar, the prices, the routes. ``size`` spreads the house numbers."""

    def __init__(self, today: date, seed: int, size: int) -> None:
        self.seed = seed
        self.size = size
        self.days = Days(today)
        self.tariffs = Tariffs(self.days)
        self.spread = max(1.0, size / 8000)

    @cached_property
    def calendar(self) -> Calendar:
        """Days of the waste routes."""
        return Calendar(self.days)


class Maker:
    """Makes one customer with everything that belongs to them."""

    def __init__(self, town: Town, sheets: Sheets, index: int, number: int, slot: int) -> None:
        self.town = town
        self.days = town.days
        self.sheets = sheets
        self.dice = Random(town.seed * 1_000_003 + index)
        self.slot = slot
        self.accounts = 0
        customer_id = sheets.id()
        self.customer = people.make(self.dice, self.days, index, number, customer_id, town.spread)
        self.office = Office(self.dice, self.days, sheets, self.customer)
        self.meters = Meters(self.dice, self.days, sheets, customer_id, index * SERIALS_A_CUSTOMER)

    def by_chance(self) -> None:
        """Whatever the customer's kind and the dice decide."""
        if self.customer.kind == "manager":
            self.manager(people.managed_by(self.customer.index))
        else:
            self.usual()

    def usual(self) -> None:
        """A customer with water, waste or both."""
        waste_plan = waste.plan_for(self.dice, self.customer)
        water_plan = (
            None
            if waste_plan and waste_plan.by_contract and self.dice.random() < 0.1
            else water.plan_for(self.dice, self.days, self.customer)
        )
        people.record(self.dice, self.days, self.sheets, self.customer, water_plan.closed if water_plan else 0)
        if water_plan and water_plan.closed:
            waste_plan = None
        self.services(water_plan, waste_plan, self.customer.home)
        self.office.all(waste=waste_plan is not None)

    def manager(self, buildings: int) -> None:
        """A manager: one account of water (and some of waste) for every building."""
        people.record(self.dice, self.days, self.sheets, self.customer)
        for _ in range(buildings):
            place = streets.block(self.dice, self.town.spread)
            while any(place == known for _, known in self.customer.objects):
                place = streets.block(self.dice, self.town.spread)
            water_plan = water.plan_for(self.dice, self.days, self.customer)
            water_plan.payer, water_plan.closed = "punctual" if self.dice.random() < 0.8 else "late", 0
            waste_plan = waste.plan_for(self.dice, self.customer)
            if waste_plan:
                waste_plan.payer = "punctual"
            self.services(water_plan, waste_plan, place)
            self.slot += 1
        self.office.all(waste=True)

    def services(
        self, water_plan: water.WaterPlan | None, waste_plan: waste.WastePlan | None, place: Place, sequence: int = 0
    ) -> tuple[water.WaterAccount | None, waste.WasteAccount | None]:
        """The accounts of one property, with their ledgers paid and settled."""
        address = people.object_at(self.sheets, self.customer, place)
        wet = self.water_account(water_plan, sequence) if water_plan else None
        dry = self.waste_account(waste_plan, place, sequence) if waste_plan else None
        if wet and dry and dry.plan.by_contract and self.dice.random() < 0.05:
            debts.mistaken_payment(self.dice, self.days, wet.ledger, dry.ledger)
        if wet:
            self.close_water(wet, address)
        if dry:
            self.close_waste(dry, address)
        return wet, dry

    def papers(self, sequence: int = 0) -> Papers:
        """Papers numbered by this account's slot."""
        customer = self.customer
        return Papers(
            self.days,
            self.sheets,
            self.town.tariffs,
            customer.customer_id,
            self.slot,
            firm=customer.is_firm,
            sequence=sequence,
        )

    def water_maker(self, sequence: int = 0) -> water.Water:
        """The maker of this customer's water accounts."""
        return water.Water(self.dice, self.days, self.sheets, self.customer, self.papers(sequence), self.meters)

    def waste_maker(self, sequence: int = 0) -> waste.Waste:
        """The maker of this customer's waste accounts."""
        papers = self.papers(sequence)
        return waste.Waste(
            self.dice, self.days, self.sheets, self.customer, papers, self.town.calendar, self.town.tariffs
        )

    def water_account(self, plan: water.WaterPlan, sequence: int = 0) -> water.WaterAccount:
        """A water account with its ledger paid, not yet settled."""
        maker = self.water_maker(sequence)
        made = maker.make(plan, self.sheets.id())
        if self.dice.random() < 0.03 and made.invoices:
            name, price = one_of(self.dice, OTHER_SALES)
            maker.other_sale(made, between(self.dice, 20, 600), name, price)
        self.paid(made.ledger, plan.payer, plan.quits, self.slot * 2 + 1, plan.fate)
        return made

    def waste_account(self, plan: waste.WastePlan, place: Place, sequence: int = 0) -> waste.WasteAccount:
        """A waste account with its ledger paid, not yet settled."""
        made = self.waste_maker(sequence).make(plan, self.sheets.id(), place)
        self.paid(made.ledger, plan.payer, plan.quits, self.slot * 2 + 2)
        return made

    def paid(self, ledger: Account, payer: str, quits: int, sequence: int, fate: str = "") -> None:
        """Payments, interest, demands and the debt's fate; payer "story": the story pays itself."""
        dice, days = self.dice, self.days
        if payer == "story":
            return
        if payer == "quits" and not quits:
            quits = days.today - between(dice, 30, 700)
        PayingHabits(dice, days).pay(ledger, "late" if payer == "quits" else payer, quits)
        pursuit = debts.Debts(dice, days, self.papers(sequence), ledger)
        pursuit.late_interest()
        if quits:
            fate = fate or debts.FATES.pick(dice)
            if fate == "death" and self.customer.is_firm:
                fate = "bankruptcy"
            ledger.status = pursuit.pursue(quits, fate)
        elif dice.random() < 0.5 and payer in {"twice", "ahead"}:
            debts.refund(dice, days, ledger)

    def close_water(self, made: water.WaterAccount, address: int) -> None:
        """Settle the ledger and write the account."""
        plan = made.plan
        outcome = settle(made.ledger, self.sheets, self.days, self.customer.customer_id)
        self._account(
            made.ledger, "contract", plan.group, address, outcome, plan.sewage, water.norm_text(plan), plan.closed
        )

    def close_waste(self, made: waste.WasteAccount, address: int) -> None:
        """Settle the ledger, write the account and its collection point."""
        outcome = settle(made.ledger, self.sheets, self.days, self.customer.customer_id)
        basis = "contract" if made.plan.by_contract else "public_fee"
        self._account(made.ledger, basis, made.plan.group, address, outcome, False, None, 0)
        self.waste_maker().point(made, address)

    def _account(
        self,
        ledger: Account,
        basis: str,
        group: str,
        address: int,
        outcome: Outcome,
        sewage: bool,
        norm: str | None,
        closed: int,
    ) -> None:
        days, customer = self.days, self.customer
        self.accounts += 1
        number = f"{customer.number * 100 + self.accounts:08d}"
        by_contract = basis == "contract"
        nrb = nrb_of(BANK, RECIPIENT[ledger.service] + number) if by_contract else ""
        year = days.month(customer.since)[0]
        contract = (
            contract_number(customer.number % 400 + self.accounts, year)
            if by_contract
            else f"DO/{customer_number(customer.number)}/{max(2013, year)}"
        )
        self.sheets.add(
            "accounts", customer.customer_id, ledger.account_id, ledger.service, number, basis, nrb, group, contract,
            days.iso(customer.since), address, days.iso(customer.since), days.iso(closed) if closed else None, str(sewage), norm,
            ledger.status, outcome.balance, days.iso(outcome.oldest_due) if outcome.oldest_due else None, outcome.last_payment,
            days.iso(outcome.last_payment_on) if outcome.last_payment_on else None,
        )  # fmt: skip

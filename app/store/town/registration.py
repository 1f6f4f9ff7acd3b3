"""How the town came to e-BOK: on paper or by an invoice, with what was agreed to, and what the account went through."""

from __future__ import annotations

import json
from base64 import b64encode
from random import Random

from app.domain.numbering import customer_number
from app.store.town.chance import between, one_of
from app.store.town.days import Days
from app.store.town.meters import BY_PORTAL, CLERKS, SUPERVISOR
from app.store.town.people import Customer
from app.store.town.sheets import Sheets, text

AGREED = (
    ("e_invoice", 0.55),
    ("notice_invoice", 0.7),
    ("notice_due", 0.4),
    ("notice_outage", 0.45),
    ("electronic_contact", 0.5),
)
"""How many agree to what; regulations and the RODO information are everybody's."""
BY_PAPER = 0.62
WITHDRAWN = 0.05
DELIVERY_DAYS = 14
NEW_TERMS = "2026-01-01"
"""Since this day the second version of the regulations holds in the town."""
NEW_TERMS_TEXT = (
    "Oświadczam, że zapoznałem(-am) się z Regulaminem e-BOK obowiązującym od 1 stycznia 2026 r. i akceptuję jego postanowienia."
)  # fmt: skip
_REASONS = {"blocked": "na prośbę odbiorcy", "closed": "zmiana właściciela"}
_ROLES = ("owner", "owner", "owner", "co_owner")


class Registration:
    """Writes how one customer was registered. It throws dice of its own, so that the rest of the town stays as it was."""

    def __init__(self, seed: int, days: Days, sheets: Sheets, customer: Customer) -> None:
        self._dice = Random(seed)
        self._days = days
        self._sheets = sheets
        self._customer = customer

    def password(self) -> str:
        """A hash in PHC form that no password gives."""
        salt, digest = (b64encode(self._dice.randbytes(size)).rstrip(b"=").decode() for size in (16, 32))
        return f"$argon2id$v=19$m=65536,t=3,p=4${salt}${digest}"

    def record(self, state: str, made: int, *, paper: bool | None = None) -> None:
        """The account began on the day ``made``; ``paper`` None: chance decides between a declaration and an invoice."""
        paper = self._dice.random() < BY_PAPER if paper is None else paper
        day = self._days.next_working(made) if paper else made
        clerk = one_of(self._dice, CLERKS) if paper else BY_PORTAL
        opened = self._events(state, day, clerk, paper=paper)
        declaration = self._declaration(day, clerk, opened) if paper else None
        given = ["terms", "privacy", *(code for code, share in AGREED if self._dice.random() < share)]
        for code in given:
            self._consent(code, "given", day, clerk, declaration, paper=paper)
        if "e_invoice" in given:
            self._delivery("electronic", day, clerk)
        for code in given[2:]:
            if self._dice.random() < WITHDRAWN and self._days.today - day > 60:
                self._consent(
                    code, "withdrawn", self._days.today - between(self._dice, 2, 50), BY_PORTAL, None, paper=False
                )
                if code == "e_invoice":
                    self._delivery("paper", self._days.today - 60, BY_PORTAL)

    def reason(self, state: str) -> str:
        """Why the account is in a state that the office gave it."""
        return _REASONS.get(state, "")

    def _declaration(self, day: int, clerk: str, opened: int) -> int:
        customer, days, sheets = self._customer, self._days, self._sheets
        row = sheets.id()
        number = f"OSW/{days.iso(day)[:4]}/{customer.index + 1:05d}"
        at, on = days.moment(day, between(self._dice, 460, 880)), days.iso(day)
        person = customer.kind == "person"
        signer = f"{customer.first_name} {customer.surname}" if person else "Zarząd"
        role = one_of(self._dice, _ROLES) if person else "manager"
        account = {"login": customer_number(customer.number), "event": opened, "was": "none"}
        body = json.dumps({"paper": {}, "done": {"taken": [], "account": account, "delivery": None}})
        sheets.add("declaration_forms", number, at, clerk, customer.customer_id)
        sheets.add(
            "declarations", customer.customer_id, row, number, on, "desk", text(signer), role,
            "id_card" if person else None, on, "True", customer.email, customer.phone, body, clerk, at,
        )  # fmt: skip
        mark = f"{customer.customer_id}\t"
        for line in sheets.lines["accounts"]:
            if line.startswith(mark):
                sheets.add("declaration_accounts", customer.customer_id, row, line.split("\t", 2)[1])
        return row

    def _consent(self, code: str, act: str, day: int, clerk: str, declaration: int | None, *, paper: bool) -> None:
        days, on = self._days, self._days.iso(day)
        version = 2 if code == "terms" and on >= NEW_TERMS else 1
        self._sheets.add(
            "consents", self._customer.customer_id, self._sheets.id(), code, act, version, on, days.moment(day, 620),
            "paper" if paper else "portal", declaration, clerk, "",
        )  # fmt: skip

    def _delivery(self, delivery: str, day: int, clerk: str) -> None:
        days = self._days
        self._sheets.add(
            "invoice_deliveries", self._customer.customer_id, self._sheets.id(), delivery, days.iso(day + DELIVERY_DAYS),
            clerk, days.moment(day, 620), "",
        )  # fmt: skip

    def _events(self, state: str, day: int, clerk: str, *, paper: bool) -> int:
        """What happened to the account; gives the id of the event that began it."""
        how = "oświadczenie" if paper else f"faktura, login {customer_number(self._customer.number)}"
        steps = [("created", "none", "waiting", day, clerk, how)]
        if state != "waiting":
            steps.append(("activated", "waiting", "active", day + 1, BY_PORTAL, ""))
        if state in _REASONS:
            late = max(day + 1, self._days.today - between(self._dice, 3, 60))
            steps.append((state, "active", state, late, SUPERVISOR, _REASONS[state]))
        rows = [self._sheets.id() for _step in steps]
        for row, (act, before, after, on, actor, why) in zip(rows, steps, strict=True):
            self._sheets.add(
                "portal_events", self._customer.customer_id, row, act, before, after,
                self._days.moment(on, 625), actor, why,
            )  # fmt: skip
        return rows[0]

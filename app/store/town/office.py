"""What happened at the office: calls and visits with notes, complaints, messages, e-BOK accounts, changes of data."""

from __future__ import annotations

from random import Random

from app.domain.calendar import deadline
from app.domain.numbering import customer_number
from app.store.town.chance import Wheel, between, one_of, uuid_text
from app.store.town.days import Days
from app.store.town.meters import BY_PORTAL, CLERKS, DEMO_CLERK, SUPERVISOR
from app.store.town.people import Customer
from app.store.town.registration import Registration
from app.store.town.sheets import Sheets, text

PORTAL: Wheel[str] = Wheel([("", 52), ("active", 38), ("waiting", 5), ("blocked", 3), ("closed", 2)])
TOPICS: Wheel[str] = Wheel([
    ("balance", 30), ("reading", 25), ("paper", 12), ("complaint", 6), ("failure", 7), ("pickup", 9), ("portal", 7), ("data", 4),
])  # fmt: skip
NOTES: dict[str, tuple[str, ...]] = {
    "balance": (
        "Pyta o saldo, podano kwotę i termin. Zapłaci do piątku.", "Prosi o potwierdzenie, czy wpłata doszła - zaksięgowana.",
        "Pyta, skąd niedopłata. Wyjaśniono: faktura z poprzedniego miesiąca.", "Chce rozłożyć zaległość na raty, poinformowano o wniosku.",
        "Nadpłata zostaje na poczet następnej faktury.",
    ),
    "reading": (
        "Podaje stan wodomierza, przyjęto.", "Pyta o szacunek na fakturze, poda stan jutro.", "Wysokie zużycie - sprawdzi spłuczkę.",
        "Zgłasza, że inkasent nie zastał nikogo w domu. Ustalono telefoniczne podanie stanu.",
    ),
    "paper": (
        "Prosi o ponowny wydruk faktury, wysłano na adres w kartotece.", "Faktura nie dotarła pocztą, podano kwotę i rachunek.",
        "Pyta o numer KSeF faktury, podano.", "Prosi o fakturę na nową nazwę firmy - potrzebny wniosek.",
    ),
    "complaint": (
        "Reklamuje wysokość faktury, przyjęto reklamację.", "Reklamuje jakość wody (osad), przekazano do SUW.",
        "Nie zgadza się z odczytem, prosi o sprawdzenie wodomierza.",
    ),
    "failure": (
        "Brak wody, przekazano pogotowiu.", "Wyciek przy studzience wodomierzowej, zgłoszono brygadzie.", "Niskie ciśnienie na ostatnim piętrze.",
    ),
    "pickup": (
        "Nie odebrano bioodpadów, przekazano na trasę.", "Pyta o termin gabarytów, podano z harmonogramu.", "Prosi o dodatkowy pojemnik 240 l na papier.",
        "Pojemnik uszkodzony, do wymiany.",
    ),
    "portal": (
        "Nie może się zalogować, hasło zmienione po weryfikacji.", "Pyta, jak założyć konto e-BOK. Wyjaśniono rejestrację numerem faktury.",
        "Konto zablokowane po błędnych hasłach, odblokowano.",
    ),
    "data": ("Zmiana numeru telefonu.", "Zmiana adresu do korespondencji, wniosek przyjęty.", "Zmiana nazwiska po ślubie, okazano dokument."),
}  # fmt: skip
_FROM_OFFICE = (
    ("Nowa faktura w e-BOK", "Szanowni Państwo,\nw e-BOK jest nowa faktura. Prosimy o zapłatę w terminie na rachunek wskazany na fakturze.\nBiuro Obsługi Klienta"),
    ("Wymiana wodomierza", "Szanowni Państwo,\nw związku z upływem ważności legalizacji prosimy o udostępnienie wodomierza. Termin ustali telefonicznie brygada.\nBiuro Obsługi Klienta"),
    ("Przerwa w dostawie wody", "Szanowni Państwo,\nz powodu prac na sieci w środę od 8:00 do 13:00 nie będzie wody. Za utrudnienia przepraszamy.\nBiuro Obsługi Klienta"),
    ("Zmiana harmonogramu wywozów", "Szanowni Państwo,\nw związku ze świętem odbiór odpadów przesunięto na sobotę.\nBiuro Obsługi Klienta"),
)  # fmt: skip
_FROM_CUSTOMER = (
    ("Pytanie o fakturę", "Dzień dobry,\nproszę o wyjaśnienie, dlaczego ostatnia faktura jest wyższa niż zwykle. Zużycie się nie zmieniło.\nPozdrawiam"),
    ("Stan wodomierza", "Dzień dobry,\nw e-BOK nie mogę wpisać stanu, bo jest niższy niż na fakturze (szacunek). Stan w załączeniu spisany dziś rano.\nZ poważaniem"),
    ("Nieodebrane odpady", "Witam,\nwczoraj nie odebrano plastiku, worki stoją pod bramą. Proszę o odbiór.\n"),
    ("Zmiana adresu e-mail", "Dzień dobry,\nproszę o zmianę adresu do faktur na nowy, ten w profilu.\nDziękuję"),
    ("Wpłata na zły rachunek", "Dzień dobry,\nomyłkowo zapłaciłam za wodę na rachunek wywozów. Proszę o przeksięgowanie."),
)  # fmt: skip
_ANSWERS = (
    "Dzień dobry,\ndziękujemy za wiadomość. Sprawę przekazaliśmy do wyjaśnienia, odpowiemy w ciągu 14 dni.\nBiuro Obsługi Klienta",
    "Dzień dobry,\nodczyt poprawiono, korekta faktury będzie w e-BOK jutro.\nBiuro Obsługi Klienta",
    "Dzień dobry,\nprzyjęliśmy zgłoszenie.\nBiuro Obsługi Klienta",
)
_QUESTIONS = ("customer_number", "last_invoice", "name_address", "invoice_amount", "meter_serial", "pesel_tail")


class Office:
    """Writes one customer's dealings with the office."""

    def __init__(self, dice: Random, days: Days, sheets: Sheets, customer: Customer) -> None:
        self._dice = dice
        self._days = days
        self._sheets = sheets
        self._customer = customer
        self._cases = 0

    def all(self, *, waste: bool) -> None:
        """Everything that chance decides."""
        self.portal(PORTAL.pick(self._dice) if self._customer.email else "")
        if self._dice.random() < 0.46:
            for _ in range(1 + int(self._dice.expovariate(0.8))):
                topic = TOPICS.pick(self._dice)
                remind = between(self._dice, 1, 6) if self._dice.random() < 0.004 else 0
                topic = "balance" if topic == "pickup" and not waste else topic
                self.contact(between(self._dice, 1, 30 if remind else 540), topic, remind_in=remind)
        if self._customer.portal in {"active", "blocked"} or self._dice.random() < 0.05:
            self._messages()
        if self._dice.random() < 0.018 and self._customer.portal == "active":
            self.change(
                "email", self._customer.email, f"nowy.{self._customer.email}", between(self._dice, 1, 9), "waiting"
            )
        elif self._dice.random() < 0.012:
            self.change(
                "phone",
                self._customer.phone,
                f"+48{between(self._dice, 500_000_000, 799_999_999)}",
                between(self._dice, 20, 400),
                "accepted",
            )

    def portal(self, state: str, *, paper: bool | None = None) -> None:
        """The e-BOK account; its login is the customer's number. ``paper``: registered at the desk; None: by chance."""
        customer, days, dice = self._customer, self._days, self._dice
        customer.portal = state
        if not state:
            return
        made = days.today - between(dice, 2, 2200)
        signed = (
            days.moment(days.today - between(dice, 1, min(300, days.today - made)), between(dice, 400, 1300))
            if state != "waiting"
            else None
        )
        registration = Registration(customer.number, days, self._sheets, customer)
        registration.record(state, made, paper=paper)
        own = state in {"active", "blocked"}
        self._sheets.add(
            "portal_accounts", customer.customer_id, customer_number(customer.number), state, customer.email, signed,
            days.moment(made, 600), days.moment(made + 1, 600), registration.reason(state),
            registration.password() if own else None, days.moment(made + 1, 600) if own else None,
            SUPERVISOR if registration.reason(state) else BY_PORTAL,
        )  # fmt: skip

    def contact(
        self, days_ago: int, topic: str, note: str = "", remind_in: int = 0, complaint: str = "", *, ended: bool = True
    ) -> None:
        """A call or a visit with its note and verification; a complaint opens a case with its 14 days.

        A contact to be reminded of, or one left open (not ``ended``), is the demonstration clerk's.
        """
        dice, days, sheets, who = self._dice, self._days, self._sheets, self._customer.customer_id
        day = days.today - days_ago
        while not days.working(day):
            day -= 1
        minute, key, clerk = (
            between(dice, 450, 900),
            uuid_text(dice),
            DEMO_CLERK if remind_in or not ended else one_of(dice, CLERKS),
        )
        level = (
            0
            if topic in {"failure", "pickup"}
            else 3
            if topic in {"data", "portal"}
            else 1
            if topic == "reading"
            else 2
        )
        started = days.moment(day, minute)
        remind = days.iso(days.next_working(days.today + remind_in)) if remind_in else None
        sheets.add(
            "contacts", who, sheets.id(), key, "desk" if dice.random() < 0.25 else "phone", clerk, started,
            days.moment(day, minute + between(dice, 1, 9)) if ended else None, topic, text(note or one_of(dice, NOTES[topic])), remind, level,
        )  # fmt: skip
        for place in range(min(2, level)):
            question = _QUESTIONS[(place * 2 + day) % len(_QUESTIONS)]
            sheets.add("verification_answers", who, sheets.id(), key, question, "True", clerk, started)
        if topic == "complaint":
            self.case(day, complaint or "Reklamacja wysokości faktury", key, clerk)

    def case(self, day: int, subject: str, key: str | None, clerk: str, kind: str = "complaint") -> None:
        """A complaint (14 days, art. 7a of the consumer rights act) or a missed pickup (3); older ones are closed."""
        days, sheets = self._days, self._sheets
        last = deadline(days.day.fromordinal(day), 14 if kind == "complaint" else 3).toordinal()
        closed = min(last, day + between(self._dice, 2, 13)) if last < days.today - 3 else 0
        word = "REK" if kind == "complaint" else "ODB"
        self._cases += 1
        number = f"{int(self._customer.number):06}{self._cases}"  # longer than any the office will get to by itself
        signature = f"{word}/{days.month(day)[0]}/{number}"
        sheets.add(
            "cases", self._customer.customer_id, sheets.id(), signature, kind, key, days.iso(day),
            days.iso(last), subject, "closed" if closed else "open", days.iso(closed) if closed else None, clerk,
        )  # fmt: skip

    def message(
        self,
        days_ago: int,
        subject: str,
        body: str,
        *,
        customer: bool,
        thread: int = 0,
        read: bool = True,
        answered: bool = True,
    ) -> int:
        """A message; returns its conversation."""
        days, sheets = self._days, self._sheets
        row, day = sheets.id(), days.today - days_ago
        sent = between(self._dice, 420, 900)
        author = BY_PORTAL if customer else one_of(self._dice, CLERKS)
        seen = days.moment(day, min(1439, sent + between(self._dice, 3, 400))) if read else None
        sheets.add(
            "messages", self._customer.customer_id, row, thread or row, str(customer), author, text(subject), text(body),
            days.moment(day, sent), seen, str(answered and customer),
        )  # fmt: skip
        return thread or row

    def _messages(self) -> None:
        dice = self._dice
        for _ in range(int(dice.expovariate(0.9))):
            subject, body = one_of(dice, _FROM_OFFICE)
            ago = between(dice, 1, 500)
            self.message(ago, subject, body, customer=False, read=dice.random() < 0.8)
        if dice.random() < 0.16:
            subject, body = one_of(dice, _FROM_CUSTOMER)
            ago = between(dice, 1, 200)
            fresh = ago < 12 and dice.random() < 0.7
            thread = self.message(ago, subject, body, customer=True, read=not fresh, answered=not fresh)
            if not fresh:
                self.message(max(1, ago - 2), f"Odp.: {subject}", one_of(dice, _ANSWERS), customer=False, thread=thread)

    def change(self, field: str, old: str, new: str, days_ago: int, status: str) -> None:
        """A change of data asked for in e-BOK."""
        days, sheets = self._days, self._sheets
        day = days.today - days_ago
        decided = status != "waiting"
        sheets.add(
            "data_changes", self._customer.customer_id, sheets.id(), field, text(old), text(new), days.moment(day, 610), status,
            SUPERVISOR if decided else None, days.moment(day + 1, 700) if decided else None, "",
        )  # fmt: skip

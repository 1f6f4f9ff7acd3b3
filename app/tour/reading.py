"""Steps: readings told over the phone: taken, taken back, refused, and one that contradicts an estimate."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.domain.metering import Reading, ReadingStatus
from app.models.jobs import Cancel
from app.services import metering
from app.services.link import Link
from app.store.town import stories
from app.tour.facts import Facts, day
from app.tour.seen import Seen
from app.tour.steps import Ask, Await, Budget, Expect, FileCheck, GoTo, Press, Step, Type, opened

METERS = "Wodomierze"
READINGS = "Ostatnie odczyty"
ENTRY = "ReadingEntry"
CHART_TABLE = "zuzycie.csv"


def taking(facts: Facts) -> Iterator[Step]:
    """A ring, one right answer, a state: at most 20 keys."""
    card, head = facts.cards[stories.REPLACEMENT], facts.cards[stories.REPLACEMENT].meters[0]
    state = (head.last_state or 0) + 2
    yield Step(
        "Dzwoni inna klientka: podaje Id i stan wodomierza",
        [
            Press("F3"),
            Type(card.number.lstrip("0")),
            Press("Enter"),
            Type("1"),
            Press("Alt+3"),
            Type(str(state)),
            Press("Enter"),
        ],
        [
            Expect("komunikat", f"Zarejestrowano: {state} m³, wodomierz {head.serial}.", _message, "has"),
            Expect("cofnięcie", "Cofnij F4", _message, "has"),
            Expect("saldo nadal zakryte", "saldo po weryfikacji rozmówcy", lambda seen: seen.balances()),
            Expect("zakładki", f"Kowalska Anna [{card.name}]", lambda seen: seen.tabs()),
            Ask("w bazie", f"{state} m³, zgłoszony, telefon", _stored(facts, stories.REPLACEMENT, state)),
        ],
        ring=True,
        budget=Budget("Odczyt zarejestrowany", 20),
        note="Id, odpowiedź, strona i stan wpisane jednym ciągiem, bez czekania na kartę: nic się nie gubi. Po jednej zgodnej "
        "odpowiedzi wolno przyjąć odczyt, salda jeszcze nie.",
    )


def checking(facts: Facts) -> Iterator[Step]:
    """Back at the first customer: the chart, a state registered and taken back."""
    head = facts.anna.meters[0]
    booked = head.last_state or 0
    good = booked + 1
    days = (facts.today - head.last_on).days if head.last_on else 1
    yield Step(
        "Poprzednia klientka (Ctrl+Shift+Tab): strona 2.3 z wykresem",
        [Press("Ctrl+Shift+Tab"), Press("Alt+3"), Await("wykres", chart_drawn)],
        [
            Expect("zakładki", "[Kowalska Anna]", lambda seen: seen.tabs(), "has"),
            Expect("wodomierz", head.serial, lambda seen: seen.row(METERS), "has"),
            Expect("stan zaksięgowany", f"{booked} m³, {day(head.last_on)}", lambda seen: seen.row(METERS), "has"),
            Expect("wykres", "Ostatnie 12 miesięcy", lambda seen: seen.page(), "has"),
            Expect("fokus", "Podaj stan, m³", lambda seen: seen.focus()),
        ],
        picture="odczyty",
    )
    yield Step(
        "Stan wpisywany: od razu wiadomo, ile to m³, na dobę i złotych",
        [Type(str(good))],
        [
            Expect("zużycie", f"{good - booked} m³ od {day(head.last_on)}", _entry, "has"),
            Expect("na dobę", f"{(good - booked) / days:.2f} m³ na dobę".replace(".", ","), _entry, "has"),
            Expect("koszt", "zł", _entry, "has"),
        ],
    )
    yield Step(
        "Stan zarejestrowany",
        [Press("Enter")],
        [
            Expect("komunikat", f"Zarejestrowano: {good} m³, wodomierz {head.serial}. Cofnij F4", _message, "has"),
            Ask("w bazie", f"{good} m³, zgłoszony, telefon", _stored(facts, stories.ANNA, good)),
        ],
        picture="odczyt-przyjety",
    )
    yield Step(
        "Cofnięte w tej samej rozmowie (F4): zostaje jako odrzucony",
        [Press("F4")],
        [
            Expect("komunikat", f"Cofnięto: {good} m³. Zostaje zapisany jako odrzucony.", _message, "has"),
            Ask("w bazie", f"{good} m³, odrzucony, telefon", _stored(facts, stories.ANNA, good)),
        ],
    )


def refusing(facts: Facts) -> Iterator[Step]:
    """A state below the booked one is kept as refused, with its reason."""
    head = facts.anna.meters[0]
    booked = head.last_state or 0
    low = booked - 12
    refusal = f"niższy niż zaksięgowany {booked} m³ z {day(head.last_on)}"
    yield Step(
        "Stan niższy od zaksięgowanego: ostrzeżenie już przy wpisywaniu",
        [Type(str(low))],
        [Expect("ocena", f"{booked} m³ z {day(head.last_on)}", _entry, "has")],
    )
    yield Step(
        "Stan odrzucony, ale zapisany z powodem",
        [Press("Enter")],
        [
            Expect("komunikat", f"Zapisano jako odrzucony: {low} m³", _message, "has"),
            Expect("powód", refusal, _message, "has"),
            Ask("w bazie", f"{low} m³, odrzucony, telefon", _stored(facts, stories.ANNA, low)),
        ],
        picture="odczyt-odrzucony",
    )
    yield Step(
        "Miesiące z wykresu zapisane do pliku",
        [
            GoTo("Drukuj lub zapisz"),
            Press("Space"),
            Press("Down", 3),
            Press("Enter"),
            Await("okno zapisu", lambda seen: bool(seen.field("Nazwa pliku") or seen.dialog())),
            Press("Ctrl+A"),
            Type("{folder}/" + CHART_TABLE),
            Press("Enter"),
        ],
        [FileCheck("zużycie po miesiącach", CHART_TABLE, (str(facts.today.year),))],
    )


def contradicting(facts: Facts) -> Iterator[Step]:
    """A true state below an over-estimate is not thrown away: it waits for a supervisor."""
    card, head = facts.cards[stories.OVERESTIMATE], facts.cards[stories.OVERESTIMATE].meters[0]
    waiting = [r for r in facts.histories[stories.OVERESTIMATE].readings if r.status is ReadingStatus.WAITING]
    newest = max(waiting, key=lambda reading: reading.read_on, default=None)
    state = (newest.state or 0) + 1 if newest is not None else (head.last_state or 0) - 4
    yield Step(
        "Dzwoni klient z prawdziwym stanem niższym niż zawyżony szacunek",
        [
            Press("F3"),
            Type(card.number.lstrip("0")),
            Press("Enter"),
            opened(card.name),
            Type("1"),
            Press("Alt+3"),
            Type(str(state)),
        ],
        [
            Expect("stan z szacunku", "szac", lambda seen: seen.row(METERS), "has"),
            Expect("ocena", f"{head.last_state} m³", _entry, "has"),
        ],
        ring=True,
    )
    yield Step(
        "Zapisany: zgłoszony - do korekty szacunku",
        [Press("Enter")],
        [
            Expect(
                "komunikat",
                f"Zgłoszono: {state} m³, wodomierz {head.serial}. Czeka na korektę szacunku.",
                _message,
                "has",
            ),
            Ask("w bazie", f"{state} m³, do korekty, telefon", _stored(facts, stories.OVERESTIMATE, state)),
        ],
    )


_STATUS = {
    ReadingStatus.REPORTED: "zgłoszony",
    ReadingStatus.WAITING: "do korekty",
    ReadingStatus.BOOKED: "zaksięgowany",
    ReadingStatus.REFUSED: "odrzucony",
    ReadingStatus.REVERSED: "wycofany",
}
_SOURCE = {"phone": "telefon", "desk": "osobiście"}


def _stored(facts: Facts, number: str, state: int) -> Callable[[Link, Cancel], str]:
    """How the newest reading with this state stands in the database."""
    card = facts.cards[number]
    customer_id, installation_id = card.customer_id, card.meters[0].installation_id

    def ask(link: Link, cancel: Cancel) -> str:
        found = metering.history(link, customer_id, installation_id, cancel=cancel).readings
        mine = [reading for reading in found if reading.state == state]
        return _told(max(mine, key=lambda reading: reading.reading_id)) if mine else "nie ma"

    return ask


def _told(reading: Reading) -> str:
    return f"{reading.state} m³, {_STATUS[reading.status]}, {_SOURCE.get(reading.source, str(reading.source))}"


def _message(seen: Seen) -> str:
    return seen.message()


def _entry(seen: Seen) -> str:
    return seen.text_of(ENTRY)


def chart_drawn(seen: Seen) -> bool:
    """Whether page 2.3 shows a chart with bars."""
    chart = seen.part("ConsumptionChart")
    return chart is not None and bool(chart.shown.bars)

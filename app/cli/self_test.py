"""``okienko self-test``: tries every part of this installation, a frozen one too, and says PASS or FAIL for each."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from time import perf_counter
from typing import TYPE_CHECKING

from app.cli.terminal import Answer, Exit, Terminal
from app.system.environment import set_default

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

LETTERS = "Zażółć gęślą jaźń"
"""A sentence of Polish letters that must survive fonts, PDF and database."""
_PAINTED_COLOURS = 12
"""A picture with fewer colours than this was not painted."""


class Failed(Exception):
    """A part does not work; the text says how."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One part: its name, and what came of trying it."""

    part: str
    passed: bool
    detail: str
    seconds: float


def run(terminal: Terminal, _options: Namespace) -> Answer:
    """Try all parts; exit status 0 only when every one passed."""
    set_default("QT_QPA_PLATFORM", "offscreen")
    parts: tuple[tuple[str, Callable[[], str]], ...] = (
        ("database", _database),
        ("window", _window),
        ("translation", _translation),
        ("fonts", _fonts),
        ("chart", _chart),
        ("pdf", _pdf),
        ("calendar", _calendar),
        ("invoices", _invoices),
        ("keyring", _keyring),
        ("identifiers", _identifiers),
    )
    trials = [_try(part, work) for part, work in parts]
    for trial in trials:
        verdict = "PASS" if trial.passed else "FAIL"
        terminal.say("{verdict} {part}: {detail}", verdict=verdict, part=trial.part.ljust(12), detail=trial.detail)
    passed = all(trial.passed for trial in trials)
    told = {
        trial.part: {"passed": trial.passed, "detail": trial.detail, "seconds": round(trial.seconds, 3)}
        for trial in trials
    }
    return Answer(Exit.OK if passed else Exit.NO, {"parts": told})


def _try(part: str, work: Callable[[], str]) -> Trial:
    start = perf_counter()
    try:
        detail = work()
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a part is what is asked for here
        return Trial(part, passed=False, detail=f"{type(error).__name__}: {error}", seconds=perf_counter() - start)
    return Trial(part, passed=True, detail=detail, seconds=perf_counter() - start)


def _database() -> str:
    """The embedded server is made and started, the schema built, and a function of it answers."""
    from app.services import schema

    folded, version = schema.try_embedded(LETTERS)
    if folded != "zazolc gesla jazn":
        raise Failed("the database does not answer as it should")
    return version


def _application() -> QApplication:
    from app.main import make_application

    return make_application()


def _colours(picture: QImage) -> int:
    step = max(1, picture.width() // 200)
    return len({picture.pixel(x, y) for x in range(0, picture.width(), step) for y in range(0, picture.height(), step)})


def _window() -> str:
    """The sign-in window is painted."""
    from PySide6.QtGui import QPixmap

    from app.system.settings import Theme as ThemeName
    from app.views.signin import SignInView
    from app.views.theme import Theme

    theme = Theme(_application(), ThemeName.LIGHT, 100)
    view = SignInView(theme, "self-test", "")
    view.resize(1366, 768)
    pixmap: QPixmap = view.grab()
    found = _colours(pixmap.toImage())
    view.deleteLater()
    if found < _PAINTED_COLOURS:
        raise Failed(f"only {found} colours were painted")
    return f"{pixmap.width()} x {pixmap.height()}, {_application().platformName()}"


def _translation() -> str:
    """The Polish of the window and of Qt's own dialogs is there."""
    from PySide6.QtCore import QLibraryInfo, QTranslator

    from app.models.language import Polish, rest_of_words

    polish = Polish()
    words = rest_of_words()
    polish.add(words)
    if polish.translate("Words", "November") != "listopad":
        raise Failed("the window has no Polish")
    if not QTranslator().load("qtbase_pl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        raise Failed("Qt's own Polish is missing")
    return f"{len(words)} pl"


def _fonts() -> str:
    """The font we ship has every Polish letter and the signs of money."""
    from PySide6.QtGui import QFont, QFontMetrics

    from app.views.theme import FAMILY, load_fonts

    _application()
    load_fonts()
    metrics = QFontMetrics(QFont(FAMILY))
    missing = [letter for letter in LETTERS + "ŁŚŻ−m³–„”" if not metrics.inFontUcs4(ord(letter))]
    if missing:
        raise Failed(f"no {' '.join(missing)} in {FAMILY}")
    return FAMILY


def _chart() -> str:
    """A consumption chart of two years is drawn."""
    from app.domain.consumption import MonthUse
    from app.models.chart import Consumption, MonthBar
    from app.system.settings import Theme as ThemeName
    from app.views.parts.chart import ConsumptionChart
    from app.views.theme import Theme

    months = [date(2024 + n // 12, n % 12 + 1, 1) for n in range(24)]
    bars = tuple(MonthBar(MonthUse(first, 9000 + 300 * n, 30), 9 + n / 3, 8.0) for n, first in enumerate(months))
    chart = ConsumptionChart(Theme(_application(), ThemeName.LIGHT, 100))
    chart.resize(700, 320)
    chart.set_consumption(Consumption(bars, 9.5))
    found = _colours(chart.grab().toImage())
    chart.deleteLater()
    if found < _PAINTED_COLOURS:
        raise Failed(f"only {found} colours were drawn")
    return f"{len(bars)} bars"


def _pdf() -> str:
    """A PDF is written, and its Polish letters are read back."""
    import pypdfium2

    from app.domain.waste_sheet import PickupSheet
    from app.services import exports

    made = exports.pickup_pdf(PickupSheet(LETTERS, "ul. Łużycka 12/3, 74-100 Gryfino", "okienko self-test", (), ()))
    document = pypdfium2.PdfDocument(made)
    try:
        text = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    if LETTERS not in text or "Łużycka" not in text:
        raise Failed("the letters read back are not those that were written")
    return f"{len(made)} bytes"


def _calendar() -> str:
    """A calendar file is written."""
    from app.domain.waste_sheet import PickupEvent
    from app.services import exports

    event = PickupEvent("1@okienko", date(2026, 11, 25), LETTERS, "")
    made = exports.pickup_ics("okienko", [event], datetime(2026, 11, 22, tzinfo=UTC))
    if b"BEGIN:VEVENT" not in made:
        raise Failed("no event was written")
    return f"{len(made)} bytes"


def _invoices() -> str:
    """A structured invoice is checked by the official schemas and read; a broken one is refused."""
    from decimal import Decimal

    from app.documents.demo_files import InvoiceOrder, Party, Sold, invoice_xml
    from app.documents.ksef.reader import read_invoice
    from app.domain.faults import Refused

    seller, buyer = Party("Wodociągi", "ul. Wodna 1", "5265877635"), Party(LETTERS, "ul. Łużycka 12/3")
    days = (date(2026, 10, 1), date(2026, 10, 31))
    sold = (Sold("Woda", "m3", Decimal(10), 500),)
    order = InvoiceOrder(seller, buyer, "10001", "FV/1", days[1], days[1], days, "49102010260000010200039290", sold)
    written = invoice_xml(order)
    if read_invoice(written).buyer.identity.name != LETTERS:
        raise Failed("the letters read back are not those that were written")
    try:
        read_invoice(written.replace(b"P_15>", b"P_99>"))
    except Refused as fault:
        return f"FA (3), {fault.code}"
    raise Failed("a broken invoice was accepted")


def _keyring() -> str:
    """The keyring answers: with a safe backend, or that there is none and passwords are not kept."""
    from app.system.secrets import Secrets

    secrets = Secrets()
    return secrets.backend_name() if secrets.available() else "no secure keyring here, so passwords are not kept"


def _identifiers() -> str:
    """The libraries that check identifiers have their data."""
    from app.domain import identifiers

    if identifiers.pesel_problem("44051401359") or identifiers.phone_problem("601 234 567"):
        raise Failed("a valid identifier was refused")
    if identifiers.nip_problem("8567346216") != "nip_check_digit":
        raise Failed("a wrong NIP was accepted")
    return "PESEL, NIP, telefon"

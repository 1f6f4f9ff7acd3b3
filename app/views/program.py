"""The program as it runs: sign in, work, lock, sign out, leave; what it is made of is handed to it."""

from __future__ import annotations

import linecache
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.faults import BugFault, EnvironmentFault
from app.models.collector import keep_what_is_loaded
from app.models.jobs import KNOWN_FAULTS, Jobs, this_thread
from app.models.language import Polish, Words, rest_of_words
from app.system.locks import HEAVY_IMPORTS
from app.views.crash import CrashReporter, program_version
from app.views.plan import Door, Plan
from app.views.signin import SignInView
from app.views.theme import Theme
from app.views.window import Window

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator
    from PySide6.QtWidgets import QApplication

    from app.models.feed import Feed
    from app.models.jobs import Cancel, Listener
    from app.services.signing import SignedIn
    from app.system.clock import Clock
    from app.system.secrets import Secrets
    from app.views.clipboard import Clipboard
    from app.views.commands import Commands
    from app.views.lock import IdleWatch, LockView
    from app.views.messages import Messages
    from app.views.preferences import Preferences
    from app.views.workplace import Workplace


__all__ = ["Door", "Plan", "Program"]


class Program(QObject):
    """The program as it runs: one window, one clerk at a time."""

    ready = Signal()
    """A clerk is signed in and the workplace is shown."""
    signed_out = Signal()

    def __init__(self, app: QApplication, plan: Plan, settings: Preferences) -> None:
        super().__init__()
        self._app = app
        self._plan = plan
        self.settings = settings
        self._secrets = plan.secrets
        self._polish = Polish()
        self._qt_words: QTranslator | None = None
        if settings.now.language != "en":
            app.installTranslator(self._polish)
        self.theme = Theme(app, settings.now.theme, settings.now.text_size)
        self.jobs = Jobs(self)
        self.sign_in_view = SignInView(self.theme, plan.place, settings.now.last_login)
        self.window = Window(self.sign_in_view, None, settings)
        self.crashes = CrashReporter(program_version, self._show_crash, self)
        self.workplace: Workplace | None = None
        self._furnished = False
        self._door: Door | None = None
        self._listener: Listener | None = None
        self._seat: SignedIn | None = None
        self._warm = False
        self._lost = False
        self._signed: SignedIn | None = None
        self._wish: tuple[str, str, bool] | None = None
        self._leaving: list[Listener] = []
        self.jobs.fault.connect(self._fault)
        self.sign_in_view.painted.connect(self._warm_up)
        self.sign_in_view.asked.connect(self._sign_in)
        self.sign_in_view.given_up.connect(self._give_up)
        self.window.may_close = self._may_close

    feed: Feed
    messages: Messages
    commands: Commands
    clipboard: Clipboard
    lock_view: LockView
    idle: IdleWatch
    clock: Clock

    def furnish(self) -> None:
        """Make what only a signed-in clerk needs; not before the first paint."""
        if self._furnished:
            return
        from PySide6.QtGui import QGuiApplication

        from app.models.feed import Feed
        from app.system.clock import SYSTEM_CLOCK
        from app.views.clipboard import Clipboard
        from app.views.commands import Commands
        from app.views.lock import IdleWatch, LockView
        from app.views.messages import Messages

        self._furnished = True
        self.theme.follow_system()
        self.clock = self._plan.clock or SYSTEM_CLOCK
        self.feed = Feed(self)
        self.messages = Messages(self)
        self.commands = Commands(self)
        self.clipboard = Clipboard(QGuiApplication.clipboard(), self)
        self.lock_view = LockView(self.theme)
        self.window.set_lock(self.lock_view)
        self.idle = IdleWatch(self.settings.now.idle_lock_minutes, self)
        self.lock_view.asked.connect(self._unlock)
        self.lock_view.sign_out_asked.connect(self._sign_out_now)
        self.idle.idle.connect(self.lock)
        handle = self.window.windowHandle()
        if handle is not None:
            self.idle.watch(handle)

    def start(self) -> None:
        """Show the window; everything else begins after it was painted."""
        keep_what_is_loaded()
        self.crashes.install()
        self.sign_in_view.focus_first()
        self.window.show_first()

    def shut_down(self) -> bool:
        """End threads, sessions and the demonstration server; False when a thread would not end."""
        if self._furnished:
            self.idle.stop()
        listeners = [*self._leaving, *filter(None, [self._listener])]
        listening = [listener for listener in listeners if not listener.shut_down()]
        ended = self.jobs.shut_down()
        if self._seat is not None:
            self._seat.link.close()
        if self._door is not None:
            self._door.close()
        self.settings.save()
        self.crashes.uninstall()
        return ended and not listening

    # ------------------------------------------------------------ after the first paint

    def _warm_up(self) -> None:
        """First the driver alone: two threads that import it at once would each meet a half-made module."""
        self.jobs.start(lambda _cancel: _import_signing(), self._go_on, owner=self, key="driver", quiet=True)

    def _go_on(self, _none: None) -> None:
        if self._plan.prepares:
            self.sign_in_view.show_preparing()
        self.jobs.start(self._plan.find_door, self._found_door, self._no_door, owner=self, key="door", quiet=True)
        if self._warm or self.jobs.has(self, "warm"):
            return
        load = self._plan.load
        self.jobs.start(lambda _cancel: _import_the_rest(load), self._warmed, owner=self, key="warm", quiet=True)

    def _found_door(self, door: Door) -> None:
        self._door = door
        self.sign_in_view.server.setText(door.place)
        if door.login:
            self.sign_in_view.login.setText(door.login)
        if door.automatic:
            self.sign_in_view.show_busy(busy=True)
            self._sign_in(door.login, "", remember=False)
            return
        if self._wish is not None:
            wish, self._wish = self._wish, None
            self._sign_in(*wish)
        secrets, login = self._secrets, self.sign_in_view.login.text()
        keep = self.settings.now.keep_password
        self.jobs.start(
            lambda _cancel: _kept_password(secrets, door.place, login if keep else ""),
            self._offer_remember,
            owner=self,
            key="secrets",
            quiet=True,
        )

    def _no_door(self, error: Exception) -> None:
        """Shown beside the server; the next try to sign in looks for it again."""
        self.sign_in_view.show_fault(error)
        self._wish = None

    def _offer_remember(self, kept: tuple[bool, str | None]) -> None:
        available, password = kept
        if available:
            self.sign_in_view.offer_remember(kept=self.settings.now.keep_password)
        if password is not None:
            self.sign_in_view.fill_password(password)

    def _warmed(self, words: Words) -> None:
        keep_what_is_loaded()
        self._polish.add(words)
        if self.settings.now.language != "en":
            self._install_qt_words()
        self.furnish()
        self._warm = True
        if self._signed is not None:
            self._build(self._signed)

    def _install_qt_words(self) -> None:
        """Polish for what Qt itself says: Cut, Copy, Paste."""
        from PySide6.QtCore import QLibraryInfo, QTranslator

        words = QTranslator(self)
        if words.load("qtbase_pl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._app.installTranslator(words)
            self._qt_words = words

    # ------------------------------------------------------------ signing in

    def _sign_in(self, login: str, password: str, remember: bool) -> None:
        door, secrets = self._door, self._secrets
        if door is None:  # asked before the database was found: as soon as it is
            self._wish = (login, password, remember)
            if not self.jobs.has(self, "driver") and not self.jobs.has(self, "door"):
                self._go_on(None)
            return

        def work(cancel: Cancel) -> SignedIn:
            from app.services import signing

            secret = door.password if door.automatic or not password else password
            seat = signing.sign_in(door.conninfo(login), secret, cancel=cancel)
            if remember:
                secrets.save(door.place, login, password)
            return seat

        self.settings.change(last_login="" if door.automatic else login, keep_password=remember)
        self.jobs.start(work, self._signed_in, self.sign_in_view.show_fault, owner=self, key="sign-in", quiet=True)

    def _give_up(self) -> None:
        self._wish = None
        self.jobs.cancel(self, "sign-in")
        self.sign_in_view.show_busy(busy=False)

    def _signed_in(self, seat: SignedIn) -> None:
        if self._warm:
            self._build(seat)
        else:
            self._signed = seat

    def _build(self, seat: SignedIn) -> None:
        self._signed, self._seat = None, seat
        seat.link.forbid_thread(this_thread())
        self.workplace = self._plan.build(self, seat)
        self.window.show_workplace(self.workplace)
        self.sign_in_view.reset(seat.login)
        self._listen(seat)
        keep_what_is_loaded()
        self.workplace.search.setFocus()
        self.idle.start()
        self.ready.emit()

    def _listen(self, seat: SignedIn) -> None:
        from app.models.jobs import Listener
        from app.services import live

        listener = Listener(partial(live.listen, seat.link), self)
        listener.heard.connect(self.feed.tell)
        listener.connected_changed.connect(self._connected)
        self._listener = listener
        listener.start()

    def _connected(self, connected: bool) -> None:
        if self.workplace is None:
            return
        if connected and self._lost:
            self.messages.say(self.tr("Connected again; what is open was read anew."))
        self._lost = not connected
        self.workplace.top.show_connected(connected=connected)

    def open_customer(self, customer_id: int, page_key: str = "") -> None:
        """Open a customer, or bring them forward, on a page where one is asked for."""
        if self.workplace is not None:
            self.workplace.open_customer(customer_id, page_key)

    # ------------------------------------------------------------ lock and signing out

    def lock(self) -> None:
        """Show nothing of any customer until the password is typed again."""
        if self.workplace is not None and self._seat is not None and not self.window.locked():
            self.idle.stop()
            self.window.show_lock()
            self.lock_view.show_for(self._seat.name)

    def _unlock(self, password: str) -> None:
        seat, door = self._seat, self._door
        if seat is None or door is None:
            return
        conninfo = door.conninfo(seat.login)

        def work(cancel: Cancel) -> None:
            from app.services import signing

            signing.check_password(conninfo, password, cancel=cancel)

        self.jobs.start(work, self._unlocked, self.lock_view.show_fault, owner=self, key="unlock", quiet=True)

    def _unlocked(self, _nothing: None) -> None:
        self.window.unlock()
        self.idle.start()
        if self.workplace is not None:
            self.workplace.focus_customer()

    def sign_out(self) -> None:
        """Leave; when something typed would be lost, first say so and ask."""
        lost = self.workplace.unsaved() if self.workplace is not None else ""
        if lost:
            self.messages.ask(lost, self.tr("Sign out without saving"), self._sign_out_now)
        else:
            self._sign_out_now()

    def _sign_out_now(self) -> None:
        if self._seat is None:
            return
        seat, self._seat = self._seat, None
        listener, self._listener = self._listener, None
        self.idle.stop()
        if listener is not None:
            listener.heard.disconnect(self.feed.tell)
            listener.connected_changed.disconnect(self._connected)
            self._leaving.append(listener)
            listener.finished.connect(partial(self._listener_left, listener))
            listener.stop()
        self.jobs.cancel_all()
        self.window.drop_workplace()
        if self.workplace is not None:
            self.workplace.take_apart()
        self.workplace = None
        self.commands.set_home(None)
        self.messages.clear()
        self.clipboard.clear_ours()
        self.sign_in_view.reset(seat.login)
        self.jobs.start(lambda _cancel: seat.link.close(), lambda _none: None, owner=self, key="close", quiet=True)
        self.signed_out.emit()

    def _listener_left(self, listener: Listener) -> None:
        self._leaving.remove(listener)
        listener.deleteLater()

    def _may_close(self) -> bool:
        lost = self.workplace.unsaved() if self.workplace is not None else ""
        if lost and not self.window.locked():
            self.messages.ask(lost, self.tr("Quit without saving"), self._close_now)
            return False
        return True

    def _close_now(self) -> None:
        self.window.may_close = lambda: True
        self.window.close()

    # ------------------------------------------------------------ faults

    def _fault(self, error: Exception, again: Callable[[], None]) -> None:
        if isinstance(error, BugFault) or not isinstance(error, KNOWN_FAULTS):
            self.crashes.take(error)
            return
        self.furnish()
        self.messages.fault(error, again)
        if isinstance(error, EnvironmentFault) and error.lost:
            self._connected(connected=False)

    def _show_crash(self, text: str) -> None:
        from app.views.crash_dialog import CrashDialog

        self.furnish()
        CrashDialog(text, self.theme, self.clipboard, self.window).open()


def _import_the_rest(load: Callable[[], object]) -> Words:
    """On a pool thread: what the workplace needs, so that the GUI thread finds it loaded. Gives the other words."""
    with HEAVY_IMPORTS:
        load()
    words = rest_of_words()
    # shiboken reads the source of every module imported after it; nobody needs those lines any more
    linecache.clearcache()
    return words


def _import_signing() -> None:
    with HEAVY_IMPORTS:
        import_module("app.services.signing")


def _kept_password(secrets: Secrets, place: str, login: str) -> tuple[bool, str | None]:
    """Whether this system keeps passwords safely, and the one kept for this login."""
    available = secrets.available()
    return available, secrets.get(place, login) if available and login else None

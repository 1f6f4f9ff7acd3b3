"""The desk: what every view is handed, built once by ``app/main.py``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.models.payment_counter import Counter

if TYPE_CHECKING:
    from app.models.feed import Feed
    from app.models.jobs import Jobs
    from app.services.link import Link
    from app.system.clock import Clock
    from app.views.clipboard import Clipboard
    from app.views.commands import Commands
    from app.views.messages import Messages
    from app.views.preferences import Preferences
    from app.views.theme import Theme


@dataclass(frozen=True, slots=True)
class Clerk:
    """Who is signed in. ``roles`` are the group roles without their prefix: clerk, accounting, supervisor,
    admin, auditor.
    """

    login: str
    name: str
    roles: frozenset[str] = frozenset({"clerk"})

    def has(self, *roles: str) -> bool:
        """Whether the clerk has one of the roles; only to show or hide, the database decides."""
        return not self.roles.isdisjoint(roles)


@dataclass(eq=False)
class Desk:
    """Handed to every page and panel by its constructor.

    ``open_customer(customer_id, page_key)`` opens (or brings forward) a customer's tab; an empty key means the usual page.
    """

    link: Link
    jobs: Jobs
    feed: Feed
    messages: Messages
    commands: Commands
    clock: Clock
    settings: Preferences
    clerk: Clerk
    theme: Theme
    clipboard: Clipboard
    open_customer: Callable[[int, str], None]
    counter: Counter = field(default_factory=Counter)
    """What the person at the counter may see."""

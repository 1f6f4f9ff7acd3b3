"""An on-line payment from the desk to the ledger: the real program, the real worker, a gateway that keeps its contract."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from PySide6.QtGui import QGuiApplication

from app.domain.gateway import PaymentState
from app.store.session import Database
from app.store.town import stories
from app.views.pages.payment import PaymentPage
from tests.database import Clone
from tests.documents.qr_kit import read_qr
from tests.gateway.kit import due, worker
from tests.gateway.server import GatewayServer, gateway_server
from tests.stories.conftest import OpenDesk
from tests.stories.desk import DeskAtWork
from tests.stories.test_payment import picture, to_payment


@pytest.fixture
def server() -> Iterator[GatewayServer]:
    with gateway_server() as running:
        yield running


@pytest.fixture
def machine(town: Clone) -> Database:
    return town.login("okienko_gateway")


def state(page: PaymentPage) -> PaymentState | None:
    row = page.online.chosen()
    return row.state if row is not None else None


def ask(desk: DeskAtWork) -> PaymentPage:
    """Ask for a link by its key."""
    page = to_payment(desk)
    desk.key("Ctrl+O")
    desk.until(lambda: state(page) is PaymentState.REQUESTED)
    return page


def test_that_a_payment_is_booked_before_the_clerks_eyes(
    open_desk: OpenDesk, town: Clone, machine: Database, server: GatewayServer
) -> None:
    with psycopg.connect(town.superuser, autocommit=True) as owner, open_desk() as desk:
        page = ask(desk)
        assert "Czekam" in page.online.told.text()
        worker(server).drain(machine)
        desk.until(lambda: state(page) is PaymentState.OPEN)  # told by the database, nobody asked
        desk.idle()
        row = page.online.chosen()
        assert row is not None
        assert row.link in read_qr(picture(page.online))
        page.online.copy_button.click()
        assert QGuiApplication.clipboard().text() == row.link
        server.pay(row.link)
        due(owner)
        worker(server).drain(machine)
        desk.until(lambda: state(page) is PaymentState.BOOKED)
        desk.idle()
        data = page.sheet.data()
        assert data is None or data.amount != row.amount  # the card was read again: it is paid
        assert "opłacona i zaksięgowana" in str(page.online.table.index(0, 2).data())


def test_that_a_payment_is_cancelled_at_the_desk(open_desk: OpenDesk, machine: Database, server: GatewayServer) -> None:
    with open_desk() as desk:
        page = ask(desk)
        worker(server).drain(machine)
        desk.until(lambda: state(page) is PaymentState.OPEN)
        desk.idle()
        page.online.cancel_button.click()
        desk.until(lambda: state(page) is PaymentState.CANCELLED)
        assert not page.online.link.isVisible()
        assert not page.online.cancel_button.isVisible()


def test_that_the_link_goes_by_e_mail(
    open_desk: OpenDesk, town: Clone, machine: Database, server: GatewayServer
) -> None:
    with psycopg.connect(town.superuser, autocommit=True) as owner, open_desk() as desk:
        owner.execute(
            "update okienko.contact_points p set confirmed = true, bouncing = false from okienko.customers c"
            " where c.customer_id = p.customer_id and c.number = %s",
            (stories.ANNA,),
        )
        page = ask(desk)
        worker(server).drain(machine)
        desk.until(lambda: state(page) is PaymentState.OPEN)
        desk.idle()
        page.online.send_button.click()
        assert "Naciśnij jeszcze raz" in page.mail.text()
        page.online.send_button.click()
        desk.idle()
        row = page.online.chosen()
        assert row is not None
        sent = owner.execute("select (data ->> 'online')::bigint from okienko.notices where kind = 'payment_details'")
        assert sent.fetchall() == [(row.request_id,)]

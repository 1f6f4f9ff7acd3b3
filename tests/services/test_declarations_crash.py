"""A server that dies while a declaration is being saved: nothing of it is stored, and the same draft is saved afterwards."""

from __future__ import annotations

import threading
from contextlib import suppress

import pytest

from app.domain.faults import EnvironmentFault, Fault
from app.services import declarations
from tests.database import Fragile, wait_until
from tests.declaration_kit import PASSWORD, draft_of, scan_of, stored
from tests.office_data import one, person
from tests.store.at_work import is_active

_SLOW = (
    "create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(30); return null; end $$; "
    "create trigger zz_slow after insert on scans for each row execute function slow()"
)


@pytest.mark.slow
def test_that_a_server_killed_in_the_middle_leaves_nothing_and_the_draft_is_saved_later(fragile: Fragile) -> None:
    owner = fragile.connect()
    anna = person(owner, portal="")
    today = one(owner, "select okienko.warsaw_today()")
    desk = fragile.login("okienko_clerk")
    draft = draft_of(anna, today)
    before = stored(owner)
    owner.execute(_SLOW)
    caught: list[Fault] = []

    def save() -> None:
        try:
            declarations.save(desk, draft, PASSWORD, scan_of(), today=today)
        except Fault as fault:
            caught.append(fault)

    work = threading.Thread(target=save)
    work.start()
    wait_until(lambda: is_active(fragile, "declaration_save"))
    fragile.kill_server()
    work.join(30)
    (fault,) = caught
    assert isinstance(fault, EnvironmentFault)
    assert fault.lost

    fragile.start_again()
    again = fragile.connect()
    again.execute("set search_path = okienko, pg_temp; drop trigger zz_slow on scans")
    assert stored(again) == before
    done = declarations.save(desk, draft, PASSWORD, scan_of(), today=today)
    assert (done.again, done.password_holds, done.login) == (False, True, "004512")
    told = declarations.save(desk, draft, PASSWORD, scan_of(), today=today)  # as after an answer that never came
    assert (told.declaration_id, told.again, told.password_holds) == (done.declaration_id, True, True)
    assert one(again, "select count(*) from declarations") == 1
    with suppress(Fault):
        owner.close()

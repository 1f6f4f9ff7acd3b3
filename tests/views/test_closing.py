"""What is closed is gone: from the window and from the memory."""

from __future__ import annotations

import gc
import weakref

from tests.views.stage import Stage
from tests.views.stage import stage as _stage

stage = _stage


def test_that_nothing_is_kept_of_customers_that_were_closed(stage: Stage) -> None:
    """Also of those closed one right after the other: their cards hold personal data."""
    views = [stage.open(number) for number in (1, 2)]
    kept = [weakref.ref(each) for view in views for each in (view, view.tab, stage.strip(view))]
    for view in views:
        stage.workplace.area.drop(view)
    del view
    views.clear()
    stage.qtbot.wait(20)
    stage.qtbot.waitUntil(lambda: not stage.desk.jobs.pending())
    gc.collect()
    assert [type(ref()).__name__ for ref in kept if ref() is not None] == []
    assert stage.workplace.area.stack.count() == 1, "the sentence where nobody is open"

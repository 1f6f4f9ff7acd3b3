"""Each rule over the whole source, and over a snippet that breaks it: a rule that finds nothing proves nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.house import rules
from tests.house.source import Source, parse, sources

Rule = Callable[[Source], list[str]]

WHERE: list[tuple[Rule, tuple[str, ...]]] = [
    (rules.made_up_words, ("app",)),
    (rules.blocking_dialogs, ("app",)),
    (rules.foreign_items, ("app",)),
    (rules.swallowed_errors, ("app", "tests", "benchmarks")),
    (rules.undocumented, ("app/domain", "app/services")),
    (rules.too_long, ("app", "tests", "benchmarks")),
    (rules.out_of_place, ("app",)),
]


@pytest.mark.parametrize(("rule", "folders"), WHERE, ids=lambda value: getattr(value, "__name__", None))
def test_that_the_source_keeps_the_rule(rule: Rule, folders: tuple[str, ...]) -> None:
    told = [sentence for source in sources(*folders) for sentence in rule(source)]
    assert not told, f"{rule.__doc__}\n" + "\n".join(told)


BROKEN: list[tuple[Rule, str]] = [
    (rules.made_up_words, "self.tr(f'{n} invoices')"),
    (rules.made_up_words, "self.tr('{} invoices'.format(n))"),
    (rules.made_up_words, "self.tr('%d invoices' % n)"),
    (rules.made_up_words, "QCoreApplication.translate('Card', 'a' + b)"),
    (rules.blocking_dialogs, "dialog.exec()"),
    (rules.blocking_dialogs, "QMenu(self).exec_(where)"),
    (rules.blocking_dialogs, "QFileDialog.getOpenFileName(self)"),
    (rules.blocking_dialogs, "QtWidgets.QInputDialog.getText(self, 'a', 'b')"),
    (rules.blocking_dialogs, "application.processEvents()"),
    (rules.foreign_items, "while (item := grid.takeAt(0)) is not None: item.widget().deleteLater()"),
    (rules.foreign_items, "view.addItem(QListWidgetItem('Anna'))"),
    (rules.swallowed_errors, "try:\n    f()\nexcept:\n    log()"),
    (rules.swallowed_errors, "try:\n    f()\nexcept Exception:\n    pass"),
    (rules.swallowed_errors, "try:\n    f()\nexcept (OSError, BaseException):\n    ..."),
    (rules.undocumented, "def balance():\n    return 1"),
    (rules.undocumented, "'''Rules.'''\ndef balance():\n    return 1"),
    (rules.undocumented, "'''Rules.'''\nclass Money:\n    '''Grosze.'''\n    def zloty(self):\n        return 1"),
    (rules.undocumented, "'''Rules.'''\ndef open_items():\n    '''Open items.'''"),
    (rules.too_long, "\n" * (rules.MOST_LINES_OF_FILE + 1)),
    (rules.too_long, "def f():\n" + "    g()\n" * (rules.MOST_LINES_OF_FUNCTION + 1)),
    (rules.out_of_place, "import threading"),
    (rules.out_of_place, "from threading import Lock"),
    (rules.out_of_place, "from PySide6 import QtCore\nQtCore.QThreadPool.globalInstance()"),
    (rules.out_of_place, "from PySide6.QtWidgets import QLabel"),
    (rules.out_of_place, "import datetime as d\nd.datetime.now(d.UTC)"),
    (rules.out_of_place, "from datetime import date\ndate.today()"),
    (rules.out_of_place, "import os\nos.environ['HOME']"),
    (rules.out_of_place, "from time import sleep"),
]


@pytest.mark.parametrize(("rule", "snippet"), BROKEN)
def test_that_a_broken_rule_is_seen(rule: Rule, snippet: str) -> None:
    assert rule(parse(snippet))


KEPT: list[tuple[Rule, str, str]] = [
    (rules.made_up_words, "app/views/card.py", "self.tr('%n invoice(s)', '', n)"),
    (rules.made_up_words, "app/views/card.py", "self.tr('Balance: {}').format(balance)"),
    (rules.blocking_dialogs, "app/views/card.py", "dialog.open()"),
    (rules.blocking_dialogs, "app/main.py", "application.exec()"),
    (rules.foreign_items, "app/views/parts/layouts.py", "layout.takeAt(0)"),
    (rules.swallowed_errors, "app/store/rows.py", "try:\n    f()\nexcept FileNotFoundError:\n    pass"),
    (rules.out_of_place, "app/models/jobs.py", "import threading"),
    (rules.out_of_place, "app/views/card.py", "from PySide6.QtWidgets import QLabel"),
    (rules.out_of_place, "app/system/clock.py", "from datetime import datetime\ndatetime.now(UTC)"),
    (rules.out_of_place, "app/domain/days.py", "from datetime import date\ndate.fromisoformat('2026-01-01')"),
]


@pytest.mark.parametrize(("rule", "name", "snippet"), KEPT)
def test_that_a_kept_rule_is_not_complained_of(rule: Rule, name: str, snippet: str) -> None:
    assert not rule(parse(snippet, name))


def test_that_a_view_may_draw_but_not_start_threads_or_boxes() -> None:
    """ruff lifts a ban for a whole file; here each name keeps its own places."""
    view = "from PySide6.QtWidgets import QLabel, QMessageBox\nfrom PySide6.QtCore import QThread"
    assert len(rules.out_of_place(parse(view, "app/views/card.py"))) == 2

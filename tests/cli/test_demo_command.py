"""``okienko demo``: what is asked of the generator, and what is told of it."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from app.cli.terminal import Exit
from app.domain.faults import Conflict, Refused
from app.services import demo
from app.store.dsn import Origin, Target
from app.store.embedded import Cluster
from app.system.environment import Environment
from tests.cli.kit import Desk


@dataclass
class Stage:
    """Stands in for the generator and for the window."""

    asked: list[dict[str, Any]] = field(default_factory=list)
    stopped: int = 0
    opened: list[Any] = field(default_factory=list)
    fault: Exception | None = None

    def stop(self) -> None:
        self.stopped += 1

    def prepare(self, **options: Any) -> demo.Demo:
        self.asked.append(options)
        if self.fault:
            raise self.fault
        told = options.get("progress") or (lambda *_: None)
        told(demo.Step.SERVER, 0, 0)
        told(demo.Step.TOWN, 10, options.get("customers") or 8000)
        return demo.Demo(
            target=Target(Origin.DEMO),
            login="demo",
            password="x",
            customers=options.get("customers") or 8000,
            made_on=date(2026, 11, 22),
            generated=True,
            cluster=cast("Cluster", self),
        )

    def open_window(self, plan: Any) -> int:
        door = plan.find_door(None)
        self.opened.append(door)
        door.close()
        return 0


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    import app.main

    made = Stage()
    monkeypatch.setattr(demo, "prepare", made.prepare)
    monkeypatch.setattr(app.main, "open_window", made.open_window)
    return made


def test_that_the_town_is_prepared_without_a_window(stage: Stage) -> None:
    said = Desk().run("demo", "--no-window", "--customers", "300", "--replace", "--json")
    assert said.status == Exit.OK
    assert said.told == {
        "command": "demo", "ok": True, "exit": 0, "customers": 300, "made_on": "2026-11-22", "generated": True, "login": "demo",
    }  # fmt: skip
    assert (stage.asked[0]["customers"], stage.asked[0]["replace"]) == (300, True)
    assert stage.stopped == 1
    assert stage.opened == []


def test_that_the_first_start_makes_the_town_before_the_window(stage: Stage, tmp_path: Path) -> None:
    said = Desk().run("demo", environment=Environment(home=tmp_path, display=True))
    assert said.status == Exit.OK
    assert "8000" in said.out
    assert [len(stage.asked), len(stage.opened), stage.stopped] == [1, 1, 1]


def test_that_a_later_start_opens_the_window_and_starts_the_server_behind_it(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "cluster" / "data").mkdir(parents=True)
    (tmp_path / "cluster" / "data" / "PG_VERSION").write_text("18\n")
    said = Desk().run("demo", environment=Environment(home=tmp_path, qt_platform="offscreen"))
    assert (said.status, said.out) == (Exit.OK, "")
    assert "progress" not in stage.asked[0]
    (door,) = stage.opened
    assert (door.login, door.password, door.automatic) == ("demo", "x", True)
    assert stage.stopped == 1


def test_that_without_a_display_the_tour_is_done_or_the_lack_is_told(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys
    from importlib.machinery import ModuleSpec
    from importlib.util import find_spec
    from types import ModuleType

    from app.cli.terminal import Answer, Terminal

    done: list[str] = []

    def tour(_terminal: Terminal, options: Namespace) -> Answer:
        done.append(options.folder)
        return Answer(Exit.OK, {"steps": 1})

    if find_spec("app.cli.tour") is None:
        said = Desk().run("demo", environment=Environment(home=tmp_path))
        assert said.status == Exit.NO
        assert "no display" in said.err
        assert stage.asked == []
    else:
        stand_in = ModuleType("app.cli.tour")
        stand_in.__spec__ = ModuleSpec("app.cli.tour", None)  # so that the parser finds it
        stand_in.__dict__["run"] = tour
        monkeypatch.setitem(sys.modules, "app.cli.tour", stand_in)
        monkeypatch.setattr("app.cli.demo.find_spec", lambda _name: True)
        said = Desk().run("demo", environment=Environment(home=tmp_path))
        assert (said.status, done) == (Exit.OK, ["okienko-tour"])


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        (Refused("demo_other_size", {"there": 8000, "wanted": 300}), Exit.REFUSED, "8000"),
        (Refused("demo_too_small", {"least": 120}), Exit.REFUSED, "120"),
        (Conflict("demo_in_use"), Exit.NO, "in use"),
    ],
)
def test_that_what_the_generator_refuses_is_told(stage: Stage, fault: Exception, status: Exit, words: str) -> None:
    stage.fault = fault
    said = Desk().run("demo", "--no-window", "--customers", "300")
    assert said.status == status
    assert words in said.err

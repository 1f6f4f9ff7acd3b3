"""What a tour writes: keys without passwords, each answer with its verdict, figures for a machine."""

from __future__ import annotations

import json
from pathlib import Path

from app.tour import report
from app.tour.steps import Act, Answered, Await, Budget, GoTo, Played, Press, Step, Type

BEATS: dict[str, object] = {
    "p99_ms": 9.25,
    "max_ms": 41.0,
    "target_p99_ms": 16,
    "target_max_ms": 50,
    "change_of_look_max_ms": 120.0,
    "longest": [],
}


def played() -> list[Played]:
    """A sign-in and a call: one answer of it wrong."""
    first = Played(1, Step("Logowanie", [Type("tajne hasło", secret=True), Press("Enter")]), picture="01.png", keys=12)
    first.answers.append(Answered("okno", "Dziś", "Dziś", right=True))
    acts: list[Act] = [Type("4512"), Press("Down", 2), GoTo("Zapisz"), Await("karta", lambda _seen: True)]
    call = Step("Dzwoni klientka", acts, ring=True, budget=Budget("Saldo", 12), note="Uwaga o kroku.")
    second = Played(2, call, keys=9, keys_since_ring=9, files=["druk.pdf", "druk-1.png"])
    second.answers += [
        Answered("saldo", "148,32", "148,23", right=False),
        Answered("nazwisko", "Kowalska", "Kowalska Anna", right=True, how="has"),
        Answered("Saldo: najwyżej 12", "najwyżej 12", "9", right=True, how="budget"),
    ]
    return [first, second]


def test_that_the_report_tells_each_step_and_no_password(tmp_path: Path) -> None:
    report.write(tmp_path, "Wycieczka", ["O czym to jest."], played(), BEATS)
    told = (tmp_path / "tour.md").read_text(encoding="utf-8")
    assert "tajne" not in told
    assert "`••••••••` [Enter]" in told
    assert "- odpowiedzi zgodne: 3 z 4" in told
    assert "- krok 2. Dzwoni klientka" in told.partition("## Niezgodne")[2]
    assert "*Klient dzwoni albo staje przy okienku: od tej chwili liczone są klawisze.*" in told
    assert "`4512` [Down] × 2 [Tab] … → *Zapisz* *(czeka: karta)* (klawiszy: 9)" in told
    assert "- ✘ **saldo**: oczekiwano „148,32”, jest „148,23”" in told
    assert "- ✔ nazwisko: zawiera: „Kowalska”" in told
    assert "![Logowanie](01.png)" in told
    assert "- plik: [druk.pdf](druk.pdf)" in told
    assert "![druk-1.png](druk-1.png)" in told
    assert "p99 9,2 ms" in told
    assert json.loads((tmp_path / "heartbeat.json").read_text(encoding="utf-8")) == BEATS


def test_that_a_tour_without_a_fault_tells_of_none(tmp_path: Path) -> None:
    report.write(tmp_path, "Wycieczka", [], played()[:1], BEATS)
    assert "Niezgodne" not in (tmp_path / "tour.md").read_text(encoding="utf-8")


def test_that_a_machine_is_told_what_was_wrong() -> None:
    told = report.summary(played(), BEATS)
    assert (told["steps"], told["answers"]) == (2, 4)
    assert told["wrong"] == [{"step": 2, "told": "saldo", "expected": "148,32", "actual": "148,23"}]
    assert told["keys"] == {"Saldo": 9}
    assert "longest" not in str(told["heartbeat"])

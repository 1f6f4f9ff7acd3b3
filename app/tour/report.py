"""``tour.md``: step by step what was typed and what the window answered; Polish, for it shows a Polish program."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from app.tour.steps import Act, Answered, Await, Elsewhere, GoTo, Played, Press, Type

_HOW = {"is": "", "has": "zawiera: ", "lacks": "nie zawiera: "}
_PICTURES = (".png",)
_LONGEST = 300
"""So many letters of a wrong answer are told to a machine; ``tour.md`` has all of it."""


def write(folder: Path, title: str, about: Sequence[str], played: Sequence[Played], beats: dict[str, object]) -> None:
    """Write ``tour.md`` and ``heartbeat.json``; raises OSError."""
    text = "\n".join(_report(title, about, played, beats)) + "\n"
    (folder / "tour.md").write_text(text, encoding="utf-8")
    told = json.dumps(beats, ensure_ascii=False, indent=2) + "\n"
    (folder / "heartbeat.json").write_text(told, encoding="utf-8")


def summary(played: Sequence[Played], beats: dict[str, object]) -> dict[str, object]:
    """The figures of a tour for a machine."""
    answers = [answer for one in played for answer in one.answers]
    return {
        "steps": len(played),
        "answers": len(answers),
        "wrong": [
            {"step": one.number, "told": answer.told, "expected": answer.wanted, "actual": answer.actual[:_LONGEST]}
            for one in played
            for answer in one.answers
            if not answer.right
        ],
        "keys": {one.step.budget.told: one.keys_since_ring for one in played if one.step.budget is not None},
        "files": [name for one in played for name in one.files],
        "heartbeat": {key: value for key, value in beats.items() if key != "longest"},
    }


def _report(title: str, about: Sequence[str], played: Sequence[Played], beats: dict[str, object]) -> list[str]:
    answers = [answer for one in played for answer in one.answers]
    right = sum(answer.right for answer in answers)
    lines = [f"# {title}", "", *about, ""]
    lines += [f"- kroki: {len(played)}", f"- odpowiedzi zgodne: {right} z {len(answers)}"]
    for one in played:
        if one.step.budget is not None:
            budget = one.step.budget
            lines.append(f"- {budget.told}: {one.keys_since_ring} klawiszy od dzwonka (najwyżej {budget.most})")
    lines.append(
        f"- okno nie odpowiadało: p99 {_ms(beats['p99_ms'])} ms, najdłużej {_ms(beats['max_ms'])} ms "
        f"(cel: {beats['target_p99_ms']} i {beats['target_max_ms']} ms; zmiana wyglądu całego okna: "
        f"{_ms(beats['change_of_look_max_ms'])} ms; szczegóły w heartbeat.json)"
    )
    wrong = [one for one in played if not one.right]
    if wrong:
        lines += ["", "## Niezgodne", ""]
        lines += [f"- krok {one.number}. {one.step.title}" for one in wrong]
    for one in played:
        lines += _step(one)
    return lines


def _step(one: Played) -> list[str]:
    lines = ["", f"## {one.number}. {one.step.title}", ""]
    if one.step.ring:
        lines += ["*Klient dzwoni albo staje przy okienku: od tej chwili liczone są klawisze.*", ""]
    if one.step.note:
        lines += [one.step.note, ""]
    typed = " ".join(filter(None, (_typed(act) for act in one.step.acts)))
    if typed:
        lines += [f"Naciśnięto: {typed} (klawiszy: {one.keys})", ""]
    lines += [_answer(answer) for answer in one.answers]
    for name in one.files:
        lines.append(f"- plik: [{name}]({name})")
    if one.picture:
        lines += ["", f"![{one.step.title}]({one.picture})"]
    lines += [f"![{name}]({name})" for name in one.files if name.endswith(_PICTURES)]
    return lines


def _typed(act: Act) -> str:
    match act:
        case Type(text=text, secret=secret):
            return "`" + ("•" * 8 if secret else text) + "`"
        case Press(keys=keys, times=times):
            return f"[{keys}]" + (f" × {times}" if times > 1 else "")
        case GoTo(name=name, keys=keys):
            return f"[{keys}] … → *{name}*"
        case Await(told=told):
            return f"*(czeka: {told})*"
        case Elsewhere(told=told):
            return f"*(na innym komputerze: {told})*"


def _answer(answer: Answered) -> str:
    mark = "✔" if answer.right else "✘"
    if answer.how == "budget":
        return f"- {mark} {answer.told}: było {answer.actual}"
    if answer.right:
        said = answer.actual if answer.how == "is" else f"{_HOW[answer.how]}„{answer.wanted}”"
        said = f"„{said}”" if answer.how == "is" else said
        return f"- {mark} {answer.told}: {said}"
    return f"- {mark} **{answer.told}**: oczekiwano {_HOW[answer.how]}„{answer.wanted}”, jest „{answer.actual}”"


def _ms(value: object) -> str:
    return f"{float(str(value)):.1f}".replace(".", ",")

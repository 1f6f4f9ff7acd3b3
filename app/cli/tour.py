"""``okienko tour``: the main job done in the real window by keys alone; exit status 0 only if every answer was right."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.terminal import Answer, Exit, Terminal
from app.domain.clerks import ClerkRole
from app.domain.faults import EnvironmentFault, Trouble
from app.services import demo
from app.services.demo import Demo, Progress
from app.services.demo import Step as Preparing

if TYPE_CHECKING:
    from app.tour.stage import Tour
    from app.tour.steps import Played, Step

_ROOT = Path(__file__).resolve().parents[2]
_BILLING_TOWN = 300
"""Customers of the town beside the imported ones."""


def run(terminal: Terminal, options: Namespace) -> Answer:
    """Make a town of its own, open the window on it, play, and write pictures, ``tour.md`` and ``heartbeat.json``."""
    from app.tour import stage

    folder = Path(options.folder).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentFault(Trouble.PERMISSION, f"{folder}: {error.strerror}") from None
    stage.choose_screen(terminal.environment, folder)
    if getattr(options, "billing", False):
        return _billing(terminal, folder)
    customers = getattr(options, "customers", None) or stage.CUSTOMERS
    with stage.town(terminal.environment, customers, _progress(terminal)) as made:
        terminal.end_progress()
        return _main_job(terminal, made, folder)


def _main_job(terminal: Terminal, made: Demo, folder: Path) -> Answer:
    from app.tour import facts, stage, story

    with stage.way_in(made) as link:
        known = facts.learn(link, made.made_on)
    colleague = demo.colleague(made, ClerkRole.ACCOUNTING)
    tour = _play(terminal, made, list(story.steps(known, made, colleague)), folder)
    about = [
        "Okienko wykonuje główną pracę biura samymi klawiszami, w prawdziwym oknie 1366 × 768, jako urzędnik pokazowy.",
        f"Miasto pokazowe ma {made.customers} klientów, a dniem dzisiejszym jest w nim {made.made_on:%d.%m.%Y}.",
        "Każdą odpowiedź okna porównano z oczekiwaną, a to, co zapisano, odczytano z bazy.",
    ]
    stage.write(folder, "Wycieczka po Okienku", about, tour)
    return _ended(terminal, folder, tour)


def _billing(terminal: Terminal, folder: Path) -> Answer:
    """The second tour: a question answered from real bills, where they are at hand."""
    from app.tour import billing, finding, stage

    source = (terminal.environment.shared or _ROOT.parent / "shared") / billing.FILE
    mapping = _ROOT / billing.MAPPING
    if not source.is_file() or not mapping.is_file():
        terminal.warn("Skipped: the real bills are not here ({path}).", path=source if mapping.is_file() else mapping)
        return Answer(Exit.OK, {"skipped": True})
    with stage.town(terminal.environment, _BILLING_TOWN, _progress(terminal)) as made:
        terminal.progress("Importing {name}", name=source.name)
        read, loaded, refused = billing.load(made, source, mapping)
        terminal.end_progress()
        told = billing.read_bills(source)
        steps = [*finding.sign_in(made.password), *billing.steps(told)]
        tour = _play(terminal, made, steps, folder)
    about = [
        f"Prawdziwe rachunki za wodę ({source.name}) wczytano tym, czym wczytuje `okienko import billing`.",
        f"Wierszy: {read}, wczytano {loaded}, już było {read - loaded - refused}, odrzucono z powodem {refused}.",
        "Oczekiwane odpowiedzi policzono wprost z pliku źródłowego, z pominięciem programu wczytującego.",
    ]
    stage.write(folder, "Pytanie z prawdziwych danych", about, tour)
    return _ended(terminal, folder, tour)


def _progress(terminal: Terminal) -> Progress:
    def told(step: Preparing, done: int, whole: int) -> None:
        if step is Preparing.TOWN:
            terminal.progress("Making the town: {done} of {whole} customers", done=done, whole=whole)
        elif step is Preparing.SERVER:
            terminal.progress("Starting the database server")

    return told


def _play(terminal: Terminal, made: Demo, steps: Sequence[Step], folder: Path) -> Tour:
    from app.tour import stage

    def stepped(played: Played) -> None:
        terminal.say(
            "{verdict} {number}. {title}",
            verdict="PASS" if played.right else "FAIL",
            number=played.number,
            title=played.step.title,
        )
        for answer in played.answers:
            if not answer.right:
                terminal.say(
                    '     {told}: expected "{wanted}", found "{actual}"',
                    told=answer.told,
                    wanted=answer.wanted,
                    actual=answer.actual,
                )

    return stage.play(made, steps, folder, stepped)


def _ended(terminal: Terminal, folder: Path, tour: Tour) -> Answer:
    from app.tour import report

    figures = report.summary(tour.played, tour.beats)
    answers, wrong = int(str(figures["answers"])), len(list(figures["wrong"]))  # type: ignore[call-overload]
    terminal.say(
        "{right} of {all} answers were right; {file} tells all.",
        right=answers - wrong,
        all=answers,
        file=folder / "tour.md",
    )
    return Answer(Exit.OK if tour.right else Exit.NO, {"folder": str(folder), **figures})

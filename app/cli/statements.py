"""``okienko import statements``: bank statements and reports of mass payments (docs/import.md)."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any, Final

from app.cli.connect import way_in
from app.cli.terminal import Answer, Exit, Terminal
from app.domain.matching import MatchReason
from app.domain.money import format_money
from app.domain.statement_import import StatementFileOutcome, StatementFileReport
from app.services import statement_import
from app.store.session import Database

_REASONS: Final = {
    MatchReason.VIRTUAL_ACCOUNT: "virtual account",
    MatchReason.INVOICE_NUMBER: "invoice number in the title",
    MatchReason.KSEF_NUMBER: "KSeF number in the title",
    MatchReason.CUSTOMER_NUMBER: "number of the customer or card in the title",
    MatchReason.PAYER_ACCOUNT: "account that paid before",
}


def run(terminal: Terminal, options: Namespace) -> Answer:
    """Book the files and tell what became of them; the status is 6 where one was refused."""

    def progress(name: str, read: int) -> None:
        terminal.progress("{name}: {count} movements read", name=name, count=read)

    with way_in(terminal, options) as way:
        way.status.check()
        database = Database(way.conninfo, way.password, size=1, statement_timeout_s=0)
        try:
            reports = statement_import.load(
                database,
                [Path(path) for path in options.paths],
                leave_out_foreign=options.leave_out_foreign,
                progress=progress,
            )
        finally:
            terminal.end_progress()
            database.close()
    for report in reports:
        _tell(terminal, report)
    refused = any(report.outcome is StatementFileOutcome.REFUSED for report in reports)
    return Answer(Exit.REFUSED if refused else Exit.OK, {"files": [_told(report) for report in reports]})


def _tell(terminal: Terminal, report: StatementFileReport) -> None:
    if report.outcome is StatementFileOutcome.REFUSED:
        where = f"{report.name}:{report.line}" if report.line else report.name
        terminal.say("{where}: the file is refused, nothing of it is booked. {why}", where=where, why=report.sentence)
        return
    if report.outcome is StatementFileOutcome.ALREADY:
        terminal.say("{name}: this file was loaded before, nothing is booked again.", name=report.name)
        return
    terminal.say(
        "{name} ({source}, {encoding}): statements {statements}, movements {movements}, of them known before {known}",
        name=report.name,
        source=report.source,
        encoding=report.encoding,
        statements=len(report.statements),
        movements=report.movements,
        known=report.known,
    )
    terminal.say("  booked {count} for {amount}", count=report.booked, amount=format_money(report.booked_sum))
    for reason, count in report.by_reason.items():
        terminal.say("    {count} × {reason}", count=count, reason=terminal.words(_REASONS.get(reason, reason.value)))
    terminal.say(
        "  to be explained {count} for {amount}", count=report.waiting, amount=format_money(report.waiting_sum)
    )
    if report.outgoing:
        terminal.say("  outgoing, not booked {count}", count=report.outgoing)
    if report.proposals:
        terminal.say("  look mispaid {count} (page Payments, Ctrl+9)", count=report.proposals)
    for remark in report.remarks:
        terminal.say("  {line}", line=remark)


def _told(report: StatementFileReport) -> dict[str, Any]:
    return {
        "name": report.name,
        "outcome": report.outcome.value,
        "line": report.line,
        "reason": report.code,
        "sentence": report.sentence,
        "source": report.source,
        "encoding": report.encoding,
        "movements": report.movements,
        "known": report.known,
        "booked": report.booked,
        "booked_sum": report.booked_sum,
        "waiting": report.waiting,
        "waiting_sum": report.waiting_sum,
        "outgoing": report.outgoing,
        "proposals": report.proposals,
        "why": {reason.value: count for reason, count in report.by_reason.items()},
        "booked_until": report.booked_until.isoformat() if report.booked_until else None,
        "remarks": list(report.remarks),
        "statements": [
            {
                "account": each.account,
                "number": each.number,
                "closed_on": each.closed_on.isoformat() if each.closed_on else None,
                "movements": each.movements,
                "credits": each.credits,
                "debits": each.debits,
                "closing": each.closing,
                "known": each.known,
            }
            for each in report.statements
        ],
    }

"""``okienko db verify``: does the ledger of the live database add up."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from app.cli.connect import way_in
from app.cli.terminal import Answer, Exit, Terminal
from app.domain.verifying import Verdict
from app.services import verifying
from app.store.session import Database

_SHOWN: Final = 5
CHECKS: Final = {
    "account_balance": "balance of a card = sum of its operations = sum of what is open",
    "account_kept": "oldest due date and last payment of a card",
    "operation_open": "what is open of an operation = its amount without its settlements",
    "settlement_sides": "a settlement joins a charge and a credit of one card",
    "settlement_undo": "an undo counters its settlement to the grosz",
    "operation_undo": "an operation taken back is countered to the grosz",
    "paper_sums": "a paper is the sum of its lines",
    "statement_sums": "opening + movements = closing of a statement, all movements are there",
    "movement_matches": "a booked movement is assigned whole, another not at all",
    "match_payment": "an assigned movement is a payment of that card",
    "online_payment": "an on-line payment is booked once, as it was confirmed, and no other is",
}
"""What each rule of ``books_verify`` says."""


def run(terminal: Terminal, options: Namespace) -> Answer:
    """Check and tell what is wrong; the status is 1 where anything is."""
    with way_in(terminal, options) as way:
        way.status.check()
        database = Database(way.conninfo, way.password, size=1, statement_timeout_s=0)
        try:
            verdict = verifying.verify(database, samples=options.samples)
        finally:
            database.close()
    _tell(terminal, verdict)
    return Answer(Exit.OK if verdict.sound else Exit.NO, _told(verdict))


def _tell(terminal: Terminal, verdict: Verdict) -> None:
    counted = verdict.counted
    terminal.say(
        "Looked at {accounts} cards, {operations} operations, {settlements} settlements, {papers} papers, {statements} statements, "
        "{movements} movements.",
        **counted,
    )
    for check in verdict.checks:
        sentence = terminal.words(CHECKS.get(check.code, check.code))
        if not check.found:
            terminal.say("  right: {rule}", rule=sentence)
            continue
        terminal.say("  WRONG, {count} ×: {rule} ({code})", count=check.found, rule=sentence, code=check.code)
        for row in check.rows[:_SHOWN]:
            told = ", ".join(f"{name} {value}" for name, value in row.told.items())
            terminal.say(
                "    customer {customer}, row {row}: {told}", customer=row.customer_id or "-", row=row.row_id, told=told
            )
    terminal.say("The ledger adds up." if verdict.sound else "The ledger does not add up. Amounts above are in grosze.")


def _told(verdict: Verdict) -> dict[str, object]:
    return {
        "sound": verdict.sound,
        "counted": dict(verdict.counted),
        "checks": [
            {
                "check": check.code,
                "found": check.found,
                "rows": [{"customer_id": row.customer_id, "id": row.row_id, **row.told} for row in check.rows],
            }
            for check in verdict.checks
        ],
    }

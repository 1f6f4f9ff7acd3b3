"""Commands and their options, as data; what runs a command is imported when it is asked for."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser
from importlib.util import find_spec
from typing import Any, Final

from app.cli.words import Words

PROGRAM: Final = "okienko"
REGIMES: Final = ("civil", "commercial", "tax")
ROLES: Final = ("clerk", "accounting", "supervisor", "admin", "auditor")

_Commands = Any  # argparse names its collection of commands only privately


def build(words: Words) -> ArgumentParser:
    """Make the parser of every command that this program has, with its help in the user's language."""
    # argparse translates by a module's global name; there is no other way in
    setattr(argparse, "_", words)  # noqa: B010
    parser = ArgumentParser(
        prog=PROGRAM,
        description=words("Customer office of a water and waste utility. Without a command the window opens."),
        epilog=words(
            "Exit status: 0 done, 1 the answer is no or it failed, 2 wrong use, 3 no server, 4 login or role refused, "
            "5 schema missing, older or newer, 6 input refused by a rule."
        ),
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(title=words("commands"), metavar=words("COMMAND"), dest="command", required=True)
    _add_demo(commands, words)
    _add_db(commands, words)
    _add_clerk(commands, words)
    _add_interest(commands, words)
    _add_import(commands, words)
    _add_notices(commands, words)
    _add_gateway(commands, words)
    _add_tour(commands, words)
    _add_self_test(commands, words)
    return parser


def _command(commands: _Commands, name: str, handler: str, text: str) -> ArgumentParser:
    parser: ArgumentParser = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
    parser.set_defaults(handler=handler)
    return parser


def _connection(parser: ArgumentParser, words: Words) -> None:
    group = parser.add_argument_group(words("connection"))
    group.add_argument("--demo", action="store_true", help=words("the demonstration database of this user"))
    group.add_argument(
        "--dsn",
        metavar=words("DSN"),
        help=words(
            "connection string or service of libpq, never with a password: it is asked for, or libpq's password file "
            "gives it; without it OKIENKO_DSN holds"
        ),
    )


def _json(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "--json", action="store_true", help=words("end the output with one JSON object; words go to the error stream")
    )


def _add_demo(commands: _Commands, words: Words) -> None:
    parser = _command(commands, "demo", "app.cli.demo:run", words("open the window with the demonstration town"))
    parser.add_argument(
        "--customers", type=int, metavar="N", help=words("size of the town (8000; another size needs --replace)")
    )
    parser.add_argument(
        "--role", choices=ROLES[:4], default=ROLES[0], help=words("role of the clerk who signs in (clerk)")
    )
    parser.add_argument("--no-window", action="store_true", help=words("only prepare the town"))
    parser.add_argument("--replace", action="store_true", help=words("throw the town away and make it anew"))
    _json(parser, words)


def _add_db(commands: _Commands, words: Words) -> None:
    below = commands.add_parser("db", help=words("the central database"), description=words("the central database"))
    acts = below.add_subparsers(title=words("commands"), metavar=words("COMMAND"), dest="act", required=True)
    for name, text in (
        ("init", words("make roles and schema in an empty database (as a superuser, or its owner with CREATEROLE)")),
        ("upgrade", words("bring an older schema to this program's")),
        ("status", words("tell whether program and database fit")),
    ):
        parser = _command(acts, name, f"app.cli.db:{name}", text)
        _connection(parser, words)
        _json(parser, words)
    parser = _command(acts, "verify", "app.cli.verify:run", words("check that the ledger adds up (as a supervisor)"))
    parser.add_argument(
        "--samples", type=int, default=20, metavar="N", help=words("rows named for each broken rule (20)")
    )
    _connection(parser, words)
    _json(parser, words)


def _add_clerk(commands: _Commands, words: Words) -> None:
    below = commands.add_parser("clerk", help=words("logins of clerks"), description=words("logins of clerks"))
    acts = below.add_subparsers(title=words("commands"), metavar=words("COMMAND"), dest="act", required=True)
    add = _command(acts, "add", "app.cli.clerk:add", words("make a login; its password is asked for"))
    disable = _command(acts, "disable", "app.cli.clerk:disable", words("shut a clerk out at once; the name is kept"))
    reset = _command(acts, "reset", "app.cli.clerk:reset", words("give a new password, and let in again"))
    listing = _command(acts, "list", "app.cli.clerk:listing", words("tell who is or was a clerk"))
    for parser in (add, disable, reset):
        parser.add_argument("login", metavar=words("NAME"), help=words("the clerk's login, like anna.nowak"))
    add.add_argument("--role", choices=ROLES, required=True, help=words("what the clerk may do (docs/security.md)"))
    add.add_argument("--full-name", metavar=words("TEXT"), help=words("name shown to colleagues; without it the login"))
    reset.add_argument("--role", choices=ROLES, help=words("another role from now on"))
    for parser in (add, disable, reset, listing):
        _connection(parser, words)
        _json(parser, words)


def _add_interest(commands: _Commands, words: Words) -> None:
    text = words("rates of interest for delay")
    below = commands.add_parser("interest", help=text, description=text)
    acts = below.add_subparsers(title=words("commands"), metavar=words("COMMAND"), dest="act", required=True)
    listing = _command(acts, "list", "app.cli.interest:listing", words("tell the rates, and up to when they are known"))
    rate = _command(
        acts, "rate", "app.cli.interest:rate", words("write a rate down, or correct one (as an administrator)")
    )
    rate.add_argument(
        "regime", choices=REGIMES, help=words("civil: civil code, commercial: between firms, tax: tax ordinance")
    )
    rate.add_argument("first", metavar=words("DAY"), help=words("the first day it holds, like 6.11.2025"))
    rate.add_argument("percent", metavar=words("PERCENT"), help=words("percent a year, like 9,75"))
    rate.add_argument("--until", metavar=words("DAY"), help=words("the last day; without it until the next rate"))
    rate.add_argument("--source", metavar=words("TEXT"), required=True, help=words("where it was published"))
    for parser in (listing, rate):
        _connection(parser, words)
        _json(parser, words)


def _add_import(commands: _Commands, words: Words) -> None:
    if not _is_built("app.cli.billing"):
        return
    text = words("load what a billing system exports")
    below = commands.add_parser("import", help=text, description=text)
    sources = below.add_subparsers(title=words("sources"), metavar=words("SOURCE"), dest="act", required=True)
    parser = _command(
        sources, "billing", "app.cli.billing:run", words("customers, meters, readings, invoices, payments")
    )
    parser.add_argument("path", metavar=words("DIR|FILE"), help=words("a CSV file, or a folder of them"))
    parser.add_argument(
        "--mapping", metavar="M.toml", required=True, help=words("which column is what (docs/examples)")
    )
    parser.add_argument("--trial", action="store_true", help=words("tell what would become of each row, store nothing"))
    parser.add_argument(
        "--notices",
        action="store_true",
        help=words("tell customers of new invoices by e-mail (of the last days; many wait for a supervisor)"),
    )
    _connection(parser, words)
    _json(parser, words)
    _add_import_invoices(sources, words)
    _add_import_statements(sources, words)


def _add_import_statements(sources: _Commands, words: Words) -> None:
    text = words("bank statements (MT940, camt.053) and reports of mass payments")
    parser = _command(sources, "statements", "app.cli.statements:run", text)
    parser.add_argument("paths", nargs="+", metavar=words("FILE"), help=words("files of the bank, in any order"))
    parser.add_argument(
        "--leave-out-foreign",
        action="store_true",
        help=words("leave out statements in another currency instead of refusing their file"),
    )
    _connection(parser, words)
    _json(parser, words)


def _add_import_invoices(sources: _Commands, words: Words) -> None:
    text = words("structured invoices FA(3) and FA(2), and receipts of KSeF (UPO)")
    parser = _command(sources, "invoices", "app.cli.invoices:run", text)
    parser.add_argument(
        "paths", nargs="+", metavar=words("DIR|FILE"), help=words("XML files, or folders with them at any depth")
    )
    parser.add_argument(
        "--notices",
        action="store_true",
        help=words("tell customers of new invoices by e-mail (of the last days; many wait for a supervisor)"),
    )
    parser.add_argument(
        "--workers", type=int, default=2, metavar="N", help=words("processes that read and check files (2)")
    )
    _connection(parser, words)
    _json(parser, words)


def _add_notices(commands: _Commands, words: Words) -> None:
    text = words("e-mail notices: send them, and take note of those that came back")
    below = commands.add_parser("notices", help=text, description=text)
    acts = below.add_subparsers(title=words("commands"), metavar=words("COMMAND"), dest="act", required=True)
    send = _command(acts, "send", "app.cli.notices:send", words("deliver what waits in the outbox"))
    when = send.add_mutually_exclusive_group(required=True)
    when.add_argument("--once", action="store_true", help=words("what is due now, then end"))
    when.add_argument("--loop", action="store_true", help=words("until stopped (SIGTERM or Ctrl+C)"))
    send.add_argument(
        "--security", choices=("starttls", "tls", "none"), help=words("encryption (starttls); none only to localhost")
    )
    send.add_argument(
        "--from", dest="sender", metavar=words("ADDRESS"), help=words("who writes, and where bounces come back to")
    )
    bounces = _command(acts, "bounces", "app.cli.notices:bounces", words("mark addresses whose mail came back"))
    bounces.add_argument("mailbox", nargs="?", metavar=words("MAILBOX"), help=words("an mbox file or a Maildir"))
    bounces.add_argument("--imap", action="store_true", help=words("unseen messages of an IMAP mailbox, by TLS"))
    bounces.add_argument(
        "--folder", default="INBOX", metavar=words("NAME"), help=words("folder of that mailbox (INBOX)")
    )
    for parser in (send, bounces):
        _mail_account(parser, words)
        _connection(parser, words)
        _json(parser, words)


def _mail_account(parser: ArgumentParser, words: Words) -> None:
    group = parser.add_argument_group(
        words("mail server"),
        words("Without an option the variable OKIENKO_SMTP_... or OKIENKO_IMAP_... holds (docs/administrator.md)."),
    )
    group.add_argument("--host", metavar=words("NAME"), help=words("the mail server"))
    group.add_argument("--port", type=int, metavar="N", help=words("its port, if not the usual one"))
    group.add_argument("--user", metavar=words("NAME"), help=words("login there, if it wants one"))
    group.add_argument(
        "--password-fd",
        type=int,
        metavar="N",
        help=words("read the password from this open file; else the environment or the keyring has it"),
    )
    group.add_argument("--ca-file", metavar=words("FILE"), help=words("authorities to trust instead of the system's"))


def _add_gateway(commands: _Commands, words: Words) -> None:
    text = words("on-line payments: register them at the gateway, follow them, have them booked")
    parser = _command(commands, "gateway", "app.cli.gateway:run", text)
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--once", action="store_true", help=words("what is due now, then end"))
    when.add_argument("--loop", action="store_true", help=words("until stopped (SIGTERM or Ctrl+C)"))
    acts = parser.add_subparsers(title=words("commands"), metavar=words("COMMAND"), dest="act")
    account = _command(acts, "account", "app.cli.gateway:account", words("keep our account there in the keyring"))
    account.add_argument("--merchant", type=int, metavar="N", help=words("our number at the gateway"))
    account.add_argument("--pos", type=int, metavar="N", help=words("number of the shop, if it is another"))
    account.add_argument("--forget", action="store_true", help=words("remove it from the keyring"))
    notify = _command(acts, "notify", "app.cli.gateway:notify", words("take a notification that was forwarded"))
    notify.add_argument("file", metavar=words("FILE|-"), help=words("its body, or - to read it from the input"))
    for each in (parser, account, notify):
        group = each.add_argument_group(words("gateway"))
        group.add_argument("--sandbox", action="store_true", help=words("the gateway's place to try things out"))
        group.add_argument(
            "--ca-file", metavar=words("FILE"), help=words("authorities to trust instead of the system's")
        )
        if each is not account:
            group.add_argument(
                "--account-fd",
                type=int,
                metavar="N",
                help=words("read the account (JSON) from this open file; else the environment or the keyring has it"),
            )
            _connection(each, words)
        _json(each, words)


def _add_tour(commands: _Commands, words: Words) -> None:
    if _is_built("app.cli.tour"):
        text = words("do the main job in the window by keys alone, and write its pictures")
        parser = _command(commands, "tour", "app.cli.tour:run", text)
        parser.add_argument("folder", metavar=words("OUT_DIR"), help=words("where pictures and tour.md are written"))
        parser.add_argument("--customers", type=int, metavar="N", help=words("size of the tour's own town (2000)"))
        parser.add_argument("--billing", action="store_true", help=words("answer a question from real, imported bills"))
        _json(parser, words)


def _add_self_test(commands: _Commands, words: Words) -> None:
    if _is_built("app.cli.self_test"):
        parser = _command(commands, "self-test", "app.cli.self_test:run", words("try every part of this installation"))
        _json(parser, words)


def _is_built(module: str) -> bool:
    return find_spec(module) is not None

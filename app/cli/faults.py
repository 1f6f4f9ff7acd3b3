"""Exit status and sentence of everything that can go wrong."""

from __future__ import annotations

import logging
from typing import Final

from app.cli.terminal import Answer, Exit, Terminal
from app.domain.faults import AlreadyDone, Conflict, EnvironmentFault, Fault, Refused, Trouble

_log = logging.getLogger(__name__)

_EXITS: Final = {
    Trouble.SIGN_IN: Exit.DENIED,
    Trouble.PERMISSION: Exit.DENIED,
    Trouble.TARGET: Exit.USAGE,
    Trouble.SCHEMA_TOO_NEW: Exit.SCHEMA,
}
_TROUBLES: Final = {
    Trouble.UNREACHABLE: "The database server can't be reached. Check the address and the network.",
    Trouble.GONE: "The connection to the database server was lost.",
    Trouble.STARTING: "The database server is starting or stopping. Try again in a moment.",
    Trouble.TIMEOUT: "The database server did not answer in time.",
    Trouble.BUSY: "Somebody else works on the same thing just now. Try again.",
    Trouble.CROWDED: "The database server has no free connection.",
    Trouble.DISK_FULL: "There is no space left on the disk.",
    Trouble.PERMISSION: "The role that is signed in may not do this.",
    Trouble.READ_ONLY: "The database server takes no changes just now.",
    Trouble.SIGN_IN: "The server refused the login or its password.",
    Trouble.NO_DATABASE: "There is no such database on this server. Make it first: createdb okienko",
    Trouble.TLS: "The server's certificate is missing, unknown or for another host.",
    Trouble.TARGET: "The connection string is wrong.",
    Trouble.SCHEMA_TOO_NEW: "The database (revision {found}) is newer than this program (revision {known}). Install the new version.",
    Trouble.NO_SERVER: "The database server can't be started on this computer: {reason}",
    Trouble.DRIVER: "This installation is damaged (database driver). Install it again.",
}
_CODES: Final = {
    "schema_missing": "The database holds no Okienko yet. Make it with: okienko db init",
    "schema_old": "The database (revision {found}) is older than this program (revision {known}). Bring it up with: okienko db upgrade",
    "no_server_set": "Say which database: --demo, --dsn or OKIENKO_DSN.",
    "demo_and_dsn": "Choose one of --demo and --dsn.",
    "password_on_command_line": "A password does not belong on the command line, where other users can read it. Leave it out: you will be asked, or libpq's password file gives it.",
    "unreadable": "The connection string can't be read; give key=value pairs or an URI.",
    "needs_admin": "Only an administrator of the office keeps clerks.",
    "clerk_login_wrong": "A login has small letters a-z, digits, dot, dash and underscore, at most 63, and begins with a letter.",
    "clerk_login_taken": "There is a login of this name already.",
    "clerk_unknown": "There is no clerk of this login.",
    "clerk_not_ours": "This login has rights beyond a clerk's, so it is not touched.",
    "clerk_is_yourself": "You can't do this to your own login. Another administrator can.",
    "password_too_short": "A password has at least 12 characters.",
    "password_holds_login": "A password must not hold the login.",
    "password_too_simple": "This password repeats too few characters.",
    "password_not_printable": "A password must not hold control characters.",
    "passwords_differ": "The two passwords differ.",
    "demo_other_size": "There is a town of {there} customers already; --replace makes another one.",
    "demo_too_small": "The town has at least {least} customers.",
    "mail_setting_missing": "Say which mail server, and who writes: --host and --from, or OKIENKO_SMTP_HOST and OKIENKO_SMTP_FROM (for bounces --host and --user, or OKIENKO_IMAP_...).",
    "mail_setting_wrong": "A setting of the mail server is wrong: the port is a number, the security starttls, tls or none.",
    "mail_password_fd": "The file descriptor of the password can't be read.",
    "mail_password_missing": "There is no password of the mailbox: give OKIENKO_SMTP_PASSWORD or OKIENKO_IMAP_PASSWORD, --password-fd, or keep it in the keyring.",
    "mail_unreachable": "The mail server can't be reached ({reason}).",
    "mail_refuses": "The mail server refuses the connection ({reason}).",
    "mail_tls": "The mail server's certificate is not trusted ({reason}). Nothing was sent.",
    "mail_no_starttls": "The mail server offers no encryption (STARTTLS). Nothing was sent.",
    "ca_file": "The file of authorities can't be read.",
    "mail_sign_in": "The mail server refuses the login ({reason}).",
    "mail_sender_refused": "The mail server refuses our address as the sender: {answer}",
    "mail_refuses_all": "The mail server refuses one e-mail after another; sending has stopped. It said: {answer}",
    "mail_not_encrypted": "Without encryption e-mails go to this computer only; choose starttls or tls.",
    "mail_sender_wrong": "The address that writes is none: {sender}",
    "mailbox_unreadable": "The mailbox {name} can't be read.",
    "mailbox_missing": "Give a mailbox file, or --imap.",
    "gateway_when_missing": "Say --once or --loop (or account, notify).",
    "gateway_merchant_missing": "Say --merchant: our number at the gateway.",
    "gateway_account_missing": "There is no account of {place}. Give it with: okienko gateway account (or OKIENKO_P24_MERCHANT, _API_KEY, _CRC, or --account-fd).",
    "gateway_account_wrong": "The account of the gateway is incomplete: merchant and pos are numbers, API key and CRC are not empty.",
    "gateway_account_fd": "The file descriptor of the account can't be read.",
    "gateway_no_keyring": "This system has no safe keyring. Use OKIENKO_P24_API_KEY and OKIENKO_P24_CRC of the service, or --account-fd.",
    "gateway_not_encrypted": "The gateway is reached by https only: {address}",
    "gateway_address_wrong": "This is no address of a gateway: {address}",
    "gateway_unreachable": "The payment gateway can't be reached ({reason}).",
    "gateway_timeout": "The payment gateway does not answer.",
    "gateway_down": "The payment gateway is out of order (HTTP {status}).",
    "gateway_tls": "The payment gateway's certificate is not trusted ({reason}). Nothing was sent.",
    "gateway_sign_in": "The payment gateway refuses our account.",
    "gateway_refused": "The payment gateway refuses (HTTP {status}): {said}",
    "gateway_strange": "The payment gateway gives an answer that its contract does not hold ({said}).",
    "notice_unreadable": "This is no notification of the gateway.",
    "notice_forged": "The signature of the notification is wrong. Nothing was done.",
    "notice_of_another": "The notification is for another merchant. Nothing was done.",
    "rate_days": "The first day is a date like 6.11.2025, and the last one is not before it.",
    "rate_percent": "A rate is percent a year from 0 to 100, like 9,75: {said}",
    "rate_source": "Say where the rate was published, in at most {longest} characters.",
    "demo_in_use": "The demonstration database is in use by another window. Close it first.",
    "cluster_in_use": "The demonstration database is in use by another window. Close it first.",
}


def answer_to(error: BaseException, terminal: Terminal) -> Answer:
    """Tell the user what happened, in a sentence, and give the exit status."""
    if isinstance(error, KeyboardInterrupt):
        terminal.warn("Interrupted.")
        return Answer(Exit.INTERRUPTED, _data("interrupted", ""))
    if not isinstance(error, Fault):
        _log.error("the command failed", exc_info=error)
        terminal.warn("The program made an error ({name}). Details are in its log.", name=type(error).__name__)
        return Answer(Exit.NO, _data("bug", type(error).__name__))
    kind, code = _name(error)
    detail = dict(getattr(error, "detail", {}))
    text = _CODES.get(code) or _general(error)
    terminal.warn(text, **{"found": "", "known": "", "reason": str(error), "code": code, **detail})
    return Answer(_exit(error), _data(kind, code, detail))


def _name(error: Fault) -> tuple[str, str]:
    if isinstance(error, EnvironmentFault):
        return error.kind.value, error.code
    if isinstance(error, Conflict):
        return "conflict", error.what
    return ("refused", error.code) if isinstance(error, Refused) else (type(error).__name__, "")


def _general(error: Fault) -> str:
    if isinstance(error, EnvironmentFault):
        return _TROUBLES[error.kind]
    if isinstance(error, Refused):
        return "A rule refused this ({code})."
    if isinstance(error, Conflict):
        return "Somebody else was first ({code})."
    if isinstance(error, AlreadyDone):
        return "This was done before."
    _log.error("the command failed: %s", error)
    return "The program made an error ({reason})."


def _exit(error: Fault) -> Exit:
    if isinstance(error, EnvironmentFault):
        if error.code in {"schema_missing", "schema_old"}:
            return Exit.SCHEMA
        return _EXITS.get(error.kind, Exit.UNREACHABLE)
    if isinstance(error, Refused):
        return Exit.REFUSED
    return Exit.OK if isinstance(error, AlreadyDone) else Exit.NO


def _data(kind: str, code: str, detail: dict[str, object] | None = None) -> dict[str, object]:
    return {"error": {"kind": kind, "code": code, "detail": detail or {}}}

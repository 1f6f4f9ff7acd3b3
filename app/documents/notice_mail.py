"""A letter as an e-mail (RFC 5322): plain text and HTML of the same words, made to be read on a phone.

Everything that comes from data is escaped; the message is put together by hand from quoted-printable parts, since the standard
library's builder takes longer than the mail server; a test reads each back with that library.
"""

from __future__ import annotations

import base64
import re
from binascii import b2a_qp
from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache
from hashlib import sha256
from html import escape
from typing import Final
from zoneinfo import ZoneInfo

from app.documents.notice_letters import LINKS, Letter, compose, line, printable
from app.domain.notices import Attached, DueNotice, TokenPurpose, Utility

_ZONE: Final = ZoneInfo("Europe/Warsaw")
_UNBROKEN: Final = ("e-BOK", "e-mail")
_WORD_BYTES: Final = 42  # 12 and 56 of base64: "Subject: " and the word stay below 78 characters
_BASE64_LINE: Final = 76
_FILE_SIGNS: Final = re.compile(r"[^A-Za-z0-9._-]+")
_FONT: Final = "font-family:Arial,Helvetica,sans-serif"
_PAGE: Final = (
    '<!DOCTYPE html>\n<html lang="pl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
    '<title>{title}</title></head>\n<body style="margin:0;padding:0;background-color:#eef1f4">\n'
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#eef1f4"><tr>'
    '<td align="center" style="padding:16px 8px">\n'
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background-color:#ffffff">\n'
    '<tr><td style="padding:16px 20px;background-color:#0b4f6c;color:#ffffff;font-size:17px;font-weight:bold;{font}">{name}</td></tr>\n'
    '<tr><td style="padding:20px 20px 4px 20px;color:#1c2733;font-size:19px;font-weight:bold;{font}">{subject}</td></tr>\n'
    '<tr><td style="padding:4px 20px 20px 20px;color:#1c2733;font-size:15px;line-height:22px;{font}">\n{body}</td></tr>\n'
    '<tr><td style="padding:14px 20px;background-color:#f6f8fa;color:#51606f;font-size:12px;line-height:18px;{font}">{foot}</td></tr>\n'
    "</table>\n</td></tr></table>\n</body></html>\n"
)


def make_mail(
    notice: DueNotice, utility: Utility, token: str, sender: str, now: datetime, attached: Attached | None = None
) -> bytes:
    """The whole message, CRLF lines, ready for DATA. ``token`` in clear, or empty; ``sender`` the address that writes."""
    letter = compose(notice, utility, token)
    leave = ""
    if notice.purpose is TokenPurpose.UNSUBSCRIBE:
        leave = utility.portal_url + LINKS[TokenPurpose.UNSUBSCRIBE] + token
    boundary = "=_" + sha256(notice.message_id.encode()).hexdigest()[:32]
    headers = [
        "From: " + _from(line(utility.name), sender),
        f"To: {notice.address}",
        "Subject: " + subject_line(letter.subject),
        "Date: " + format_datetime(now.astimezone(_ZONE)),
        f"Message-ID: {notice.message_id}",
        "Auto-Submitted: auto-generated",
        "Content-Language: pl",
    ]
    if utility.email:
        headers.append(f"Reply-To: {line(utility.email)}")
    if leave:
        headers += [f"List-Unsubscribe: <{leave}>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click"]
    words = [f'Content-Type: multipart/alternative; boundary="{boundary}"', ""]
    parts = (("plain", as_text(letter, utility, leave)), ("html", as_html(letter, utility, leave)))
    words += [*_lines(boundary, parts), f"--{boundary}--", ""]
    body = _with_file(boundary[::-1], words, attached) if attached is not None else words
    return "\r\n".join([*headers, "MIME-Version: 1.0", *body]).encode("utf-8")


def _with_file(boundary: str, words: list[str], attached: Attached) -> list[str]:
    """The words and, behind them, the file in base64 (RFC 2045: lines of 76 characters)."""
    coded = base64.b64encode(attached.content).decode("ascii")
    name = _FILE_SIGNS.sub("-", attached.name)
    return [
        f'Content-Type: multipart/mixed; boundary="{boundary}"',
        "",
        f"--{boundary}",
        *words[:-1],
        f"--{boundary}",
        f'Content-Type: {attached.media_type}; name="{name}"',
        f'Content-Disposition: attachment; filename="{name}"',
        "Content-Transfer-Encoding: base64",
        "",
        *(coded[at : at + _BASE64_LINE] for at in range(0, len(coded), _BASE64_LINE)),
        f"--{boundary}--",
        "",
    ]


def _lines(boundary: str, parts: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for kind, text in parts:
        yield f"--{boundary}"
        yield f"Content-Type: text/{kind}; charset=utf-8"
        yield "Content-Transfer-Encoding: quoted-printable"
        yield ""
        yield b2a_qp(text.replace("\n", "\r\n").encode("utf-8", "replace")).decode("ascii")


def subject_line(text: str) -> str:
    """A subject for a header (RFC 2047): encoded words where it needs them, folded between words, never another header."""
    clean = printable(text)
    if clean.isascii() and len(clean) <= _WORD_BYTES and "=?" not in clean:
        return clean
    return "\r\n ".join(_encoded_words(clean))


def _encoded_words(text: str) -> Iterator[str]:
    """Pieces of at most 75 characters, no letter cut in two; the first leaves room for the header's name."""
    coded = text.encode("utf-8", "replace")
    at = 0
    while at < len(coded):
        end = min(at + _WORD_BYTES, len(coded))
        while end < len(coded) and coded[end] & 0xC0 == 0x80:  # within a letter
            end -= 1
        yield _encoded_word(coded[at:end])
        at = end


def _encoded_word(piece: bytes) -> str:
    return f"=?utf-8?B?{base64.b64encode(piece).decode('ascii')}?="


@lru_cache(maxsize=8)
def _from(name: str, sender: str) -> str:
    words = "\r\n ".join(_encoded_words(name))
    return f"{words} <{sender}>" if name else sender


def as_text(letter: Letter, utility: Utility, leave: str) -> str:
    """The letter as plain text."""
    rows = ["Dzień dobry,", "", *letter.intro]
    if letter.code:
        rows += ["", f"    {letter.code}"]
    if letter.facts:
        rows += ["", *(f"{label}: {value}" for label, value in letter.facts)]
    if letter.action:
        rows += ["", f"{letter.action[0]}:", letter.action[1]]
    if letter.closing:
        rows += ["", *letter.closing]
    rows += ["", "-- ", *_signature(utility), letter.why]
    if leave:
        rows += ["Rezygnacja z tych powiadomień:", leave]
    return "\n".join(rows) + "\n"


def as_html(letter: Letter, utility: Utility, leave: str) -> str:
    """The letter as HTML: tables and inline styles, as mail programs want them; no picture, no script, nothing from outside."""
    body = ['<p style="margin:0 0 12px 0">Dzień dobry,</p>']
    body += [_paragraph(text) for text in letter.intro]
    if letter.code:
        body.append(
            f'<p style="margin:0 0 14px 0;font-size:28px;line-height:34px;font-weight:bold;letter-spacing:3px">{escape(letter.code)}</p>'
        )
    if letter.facts:
        body.append(
            '<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" style="margin:0 0 16px 0">'
        )
        body += [_fact(label, value) for label, value in letter.facts]
        body.append("</table>")
    if letter.action:
        body.append(_button(*letter.action))
    body += [_paragraph(text) for text in letter.closing]
    foot = _foot(utility, letter.why)
    if leave:
        foot += f'<br><a href="{escape(leave)}" style="color:#0b4f6c">Rezygnacja z tych powiadomień</a>'
    return _PAGE.format(
        subject=_words(letter.subject),
        title=escape(letter.subject),
        name=escape(utility.name),
        body="\n".join(body) + "\n",
        foot=foot,
        font=_FONT,
    )


def _words(text: str) -> str:
    """Escaped text whose "e-BOK" and "e-mail" stay on one line."""
    told = escape(text)
    for word in _UNBROKEN:
        told = told.replace(word, f'<span style="white-space:nowrap">{word}</span>')
    return told


@lru_cache(maxsize=64)
def _foot(utility: Utility, why: str) -> str:
    return "<br>".join(escape(row) for row in (*_signature(utility), why))


@lru_cache(maxsize=256)
def _paragraph(text: str) -> str:
    return f'<p style="margin:0 0 12px 0">{_words(text)}</p>'


def _fact(label: str, value: str) -> str:
    cell = "padding:6px 0;border-bottom:1px solid #dde3e9;vertical-align:top;font-size:15px;line-height:20px;"
    return (
        f'<tr><td width="38%" style="{cell}padding-right:10px;color:#51606f;{_FONT}">{escape(label)}</td>'
        f'<td style="{cell}color:#1c2733;font-weight:bold;{_FONT}">{escape(value)}</td></tr>'
    )


def _button(text: str, link: str) -> str:
    return (
        '<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px 0"><tr>'
        f'<td style="background-color:#0b4f6c;padding:11px 22px"><a href="{escape(link)}" '
        f'style="color:#ffffff;text-decoration:none;font-size:15px;font-weight:bold;{_FONT}">{escape(text)}</a></td></tr></table>'
    )


def _signature(utility: Utility) -> tuple[str, ...]:
    reach = ", ".join(
        part for part in (f"tel. {utility.phone}" if utility.phone else "", utility.email, utility.hours) if part
    )
    return tuple(row for row in (utility.name, utility.address, reach) if row)

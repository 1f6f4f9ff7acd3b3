"""Strings that programs choke on: an own list, and the public Big List of Naughty Strings where it is at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.views.parts.plain_text import typed_text
from tests.shared_data import shared_file
from tests.stories.desk import DeskAtWork

OWN = (
    "<b>pogrubione</b> <img src='//zly.example/x.png'> <a href='http://zly.example'>klik</a>",
    "<script>alert('1')</script><style>*{color:red}</style>&lt;b&gt; &amp; &#13;",
    "Robert'); drop table okienko.readings; --",
    "' or 1=1; update okienko.customers set surname = 'X'; /* */ $$ $1 %s %(x)s {0} {nazwa} %1 %n",
    "przed\x00po NUL",
    "\u202eodwrócone\u202c i \u2066izolat\u2069 \u200fמימין\u200e العربية",
    "👩‍👩‍👧‍👦 🇵🇱 🏳️‍🌈 \U0001f6b0\ufe0f i \U00020bb7野家",
    "żółć z łączonymi: z\u0307o\u0301łc\u0301, gęślą jaźń, A\u0328\u0301\u0302\u0303\u0304\u0305",
    "l\u030bi\u0335n\u0338i\u0353a\u0347 Z̸̛̺a̷l̵g̶o̶ " + "o\u0301" * 40,
    "\u00a0\u2003spacje\u2009różne\u200bniewidoczna\ufeff",
    "tabulator\ti\x07dzwonek\x1b[31m czerwony \x7f",
    "C:\\aux\\con.txt %PATH% $HOME `reboot` | rm -rf / ; & && || ../../etc/passwd",
    "=cmd|' /C calc'!A0 +SUMA(A1) -1 @x \"cudzysłów\"",
    "-0 1e309 NaN Infinity 0x1F 1_000 ٣٤٥ ⅷ ²³ 99999999999999999999999999",
    "ß ſ ﬁ ﬀ İ ı Ǆ ΐ ẞ ŉ",
)
LINES = "pierwszy\nwiersz\r\ndrugi\rtrzeci\n\n\npo pustych"
LONG = "Długi tekst bez końca, ą ę ł. " * 334
"""Over 10,000 letters."""


def public() -> tuple[str, ...]:
    """The Big List of Naughty Strings; the test is skipped, visibly, where it is missing."""
    text = shared_file("nasty", "blns.txt").read_text("utf-8")
    return tuple(line for line in text.split("\n") if line and not line.startswith("#"))


def sample(strings: Sequence[str], place: int, count: int) -> tuple[str, ...]:
    """Some of them, others for each ``place``, always the same ones."""
    step = 7919 % len(strings) or 1
    return tuple(strings[(place * count + number) * step % len(strings)] for number in range(count))


def chunks(strings: Iterable[str], size: int) -> Iterable[tuple[str, ...]]:
    """Several at a time."""
    rest = iter(strings)
    while part := tuple(islice(rest, size)):
        yield part


def stored(text: str) -> str:
    """What a database can hold of it: all but NUL."""
    return text.replace("\x00", "")


def lines(text: str) -> str:
    """The text with its lines ended as an editor ends them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")


def shown(editor: QWidget) -> str:
    if isinstance(editor, QPlainTextEdit):
        return typed_text(editor)
    assert isinstance(editor, QLineEdit)
    return editor.text()


def replace(desk: DeskAtWork, text: str) -> None:
    """Paste over what stands in the field with the focus."""
    desk.key("Ctrl+A")
    desk.paste(text)


def is_calm(desk: DeskAtWork) -> bool:
    """No crash dialog, nothing modal, and no label that reads markup."""
    return QApplication.activeModalWidget() is None and not list(rich_texts(desk.program.window))


def rich_texts(root: QWidget) -> Iterator[str]:
    """Labels and tool tips that would be read as markup."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText and "<" in widget.text():
            yield widget.text()
        if "<" in widget.toolTip() and not widget.toolTip().startswith("<span"):
            yield widget.toolTip()

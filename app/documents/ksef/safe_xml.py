"""XML from outside, read without trust: a limit of size, no DTD, no entities of its own, no network, no deep nesting."""

from __future__ import annotations

import re
from typing import Any, Final

from lxml import etree
from lxml.etree import _Element as Element

from app.domain.faults import Refused

_SHOWN: Final = 80
_TAG_PAIR: Final = re.compile(r"tag mismatch: (\S+) line \d+ and ([^\s,]+)")
_PREMATURE: Final = re.compile(r"Premature end|EndTag: '</' not found|Start tag expected|Document is empty")
_ENCODING: Final = re.compile(
    r"encoding|conv|Input is not proper|invalid (?:bytes|character)|not proper UTF", re.IGNORECASE
)
_LIMIT: Final = re.compile(r"depth|too long|too big|amplification|huge", re.IGNORECASE)


def parse_root(data: bytes, most: int) -> Element:
    """Root of the file's tree, without comments and processing instructions.

    Refused("ksef_size", most), ("ksef_syntax", line, element, reason) or ("ksef_doctype").
    ``reason`` is ``tags|end|encoding|limit|syntax``, ``element`` the one that was open, where that is known.
    """
    if len(data) > most:
        raise Refused("ksef_size", {"most": most, "size": len(data)})
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        raise Refused("ksef_syntax", _syntax(error)) from None
    about: Any = root.getroottree().docinfo
    if about.doctype:
        raise Refused("ksef_doctype", {"line": 1, "element": "!DOCTYPE", "reason": "doctype"})
    return root


def line_of(element: Element) -> int:
    """The line of the file an element begins on, from 1."""
    line: Any = element.sourceline
    return int(line or 1)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _syntax(error: etree.XMLSyntaxError) -> dict[str, object]:
    message = error.msg or ""
    line = max(error.lineno or 1, 1)
    pair = _TAG_PAIR.search(message)
    if pair:
        return {"line": line, "element": pair[2][:_SHOWN], "reason": "tags", "opened": pair[1][:_SHOWN]}
    for reason, pattern in (("end", _PREMATURE), ("limit", _LIMIT), ("encoding", _ENCODING)):
        if pattern.search(message):
            return {"line": line, "element": "", "reason": reason}
    return {"line": line, "element": "", "reason": "syntax"}

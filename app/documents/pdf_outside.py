"""The outside of a PDF, read without decoding it: begun and ended as one, in one piece, not encrypted, its tree of pages
no loop. A file that a download or a scanner broke off is opened by lenient readers with pages missing: here it is told.

The layout is that of ISO 32000: header, objects, cross-reference, trailer, ``startxref`` and ``%%EOF``.
"""

from __future__ import annotations

import re

from app.documents import two_files
from app.domain.faults import Refused
from app.domain.scans import PDF, ScanProblem

_TAIL = 2048
_SLACK = 1024  # bytes a careless program may be wrong by with the place of the cross-reference
_START = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF")
_XREF = re.compile(rb"xref\b|\d{1,10}\s+\d{1,5}\s+obj\b")
_SIZE = re.compile(rb"/Size\s*\d")
_ENCRYPT = re.compile(rb"/Encrypt(?:\s+\d+\s+\d+\s+R\b|\s*<<)")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_REF = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+R\b")
_NODES = 20_000


def check(data: bytes) -> None:
    """Raises ``Refused``: broken, encrypted, or disguised (something else behind its end)."""
    end = data.rfind(b"%%EOF")
    if end < 0:
        raise Refused(ScanProblem.BROKEN, {"why": "end"})
    two_files.check(data, PDF, end + 5)
    if data[end + 5 :].strip(b"\x00\r\n\t\x0c \x1a"):
        raise Refused(ScanProblem.BROKEN, {"why": "end"})
    starts = list(_START.finditer(data, max(0, end - _TAIL)))
    if not starts:
        raise Refused(ScanProblem.BROKEN, {"why": "end"})
    place = int(starts[-1][1])
    table = _XREF.search(data, max(0, place - _SLACK), min(len(data), place + _SLACK))
    if table is None or not _SIZE.search(data, table.start(), end):
        raise Refused(ScanProblem.BROKEN, {"why": "xref"})
    if _ENCRYPT.search(data, table.start(), end):
        raise Refused(ScanProblem.ENCRYPTED)
    if _loops(data):
        raise Refused(ScanProblem.BROKEN, {"why": "pages"})


def _loops(data: bytes) -> bool:
    """Whether a node of the tree of pages stands below itself; a tree inside of compressed objects is the reader's."""
    tree: dict[bytes, list[bytes]] = {}
    for found in re.finditer(rb"/Kids\b", data):
        begun = data.rfind(b" obj", max(0, found.start() - 20_000), found.start())
        if begun < 0 or len(tree) >= _NODES:
            continue
        number = re.search(rb"(\d{1,10})\s+\d{1,5}$", data[max(0, begun - 20) : begun])
        kids = _KIDS.match(data, found.start())
        if number and kids:
            tree[number[1]] = _REF.findall(kids[1])
    done: set[bytes] = set()
    for root in tree:
        path: set[bytes] = set()
        waiting: list[tuple[bytes, bool]] = [(root, False)]
        while waiting:
            node, leaving = waiting.pop()
            if leaving:
                path.discard(node)
                done.add(node)
            elif node in path:
                return True
            elif node not in done:
                path.add(node)
                waiting.append((node, True))
                waiting += [(kid, False) for kid in tree.get(node, ()) if kid in tree]
    return False

"""Streams of a PDF, unpacked with a limit before any reader is let near them: a bomb is small outside and huge inside.

Only what a stream's own dictionary says of its first filter is followed; PDFium has the rest, in a process of its own.
"""

from __future__ import annotations

import re
import zlib
from time import perf_counter

from app.domain.scans import ScanProblem

MOST_OF_ONE = 256 * 1024 * 1024
"""Bytes one stream may unpack to: a page in colour at 600 dpi has 100 million."""

_SECONDS = 0.8
_PIECE = 4 * 1024 * 1024
_STREAM = re.compile(rb"stream\r?\n")
_FLATE = re.compile(rb"/Filter\s*(?:\[\s*)?/(?:FlateDecode|Fl)\b")
_LZW = re.compile(rb"/Filter\s*(?:\[\s*)?/(?:LZWDecode|LZW)\b")
_LENGTH = re.compile(rb"/Length\s+(\d{1,10})(?!\s+\d+\s+R)")
_SIDE = re.compile(rb"/(?:Width|Height|W|H)\s+(\d{1,10})\b")
_LONGEST_SIDE = 60_000
_LZW_CLEAR, _LZW_END, _LZW_MOST = 256, 257, 4096


def problem(data: bytes) -> ScanProblem | None:
    """What is wrong with the streams: a bomb, or one that can't be unpacked; None when they are sound."""
    begun, place = perf_counter(), 0
    while perf_counter() - begun < _SECONDS and (found := _STREAM.search(data, place)):
        place = found.end()
        if data[found.start() - 3 : found.start()] == b"end":
            continue
        opened = max(data.rfind(b" obj", max(0, found.start() - 4096), found.start()), 0)
        head = data[opened : found.start()]
        place = _end(data, head, found.end())  # what a stream holds is no PDF to us
        if code := _stream_problem(data, head, found.end(), place, begun):
            return code
    return None


def _stream_problem(data: bytes, head: bytes, start: int, end: int, begun: float) -> ScanProblem | None:
    is_image = b"/Subtype/Image" in head.replace(b" ", b"")
    if is_image and any(int(side) > _LONGEST_SIDE for side in _SIDE.findall(head)):
        return ScanProblem.BOMB
    if _FLATE.search(head):
        return _flate(data, start, end)
    if _LZW.search(head) and not _lzw_sound(data[start:end], begun):
        return ScanProblem.BROKEN
    return None


def _end(data: bytes, head: bytes, start: int) -> int:
    length = _LENGTH.search(head)
    if length and data[start + int(length[1]) : start + int(length[1]) + 16].lstrip().startswith(b"endstream"):
        return start + int(length[1])
    end = data.find(b"endstream", start)
    return end if end >= 0 else len(data)


def _flate(data: bytes, start: int, end: int) -> ScanProblem | None:
    unpacker = zlib.decompressobj()
    size, rest = 0, data[start:end]
    try:
        while rest and not unpacker.eof:
            size += len(unpacker.decompress(rest, _PIECE))
            rest = unpacker.unconsumed_tail
            if size > MOST_OF_ONE:
                return ScanProblem.BOMB
    except zlib.error:
        return ScanProblem.BROKEN
    return None


def _lzw_sound(packed: bytes, begun: float) -> bool:
    """Whether every code is one that the table has by then, and the end is told (ISO 32000, 7.4.4)."""
    bits, held, width, known, first = 0, 0, 9, 258, True
    for place, byte in enumerate(packed):
        if place % 65536 == 0 and perf_counter() - begun > _SECONDS:
            return True
        bits, held = (bits << 8 | byte) & 0xFFFFFF, held + 8
        if held < width:
            continue
        held -= width
        code = bits >> held & (1 << width) - 1
        if code == _LZW_END:
            return True
        if code == _LZW_CLEAR:
            width, known, first = 9, 258, True
            continue
        if code > known or (first and code > 255):
            return False
        if not first and known < _LZW_MOST:
            known += 1
        first = False
        width = 9 if known < 511 else 10 if known < 1023 else 11 if known < 2047 else 12
    return False

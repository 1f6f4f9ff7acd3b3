"""The outside of a JPG or PNG, read without decoding it: its size in pixels, its end, what hangs behind the end."""

from __future__ import annotations

from app.documents import two_files
from app.domain.faults import Refused
from app.domain.scans import MOST_PIXELS, PNG, ScanProblem

_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_ALONE = {0x01, *range(0xD0, 0xD9)}


def check(data: bytes, media_type: str) -> None:
    """Raises ``Refused``: broken, disguised (something else behind its end), or a bomb."""
    size, end = _png(data) if media_type == PNG else _jpeg(data)
    width, height = size
    if width < 1 or height < 1:
        raise Refused(ScanProblem.BROKEN)
    if width * height > MOST_PIXELS:
        raise Refused(ScanProblem.BOMB, {"width": width, "height": height})
    two_files.check(data, media_type, end)


def _png(data: bytes) -> tuple[tuple[int, int], int]:
    """Width and height, and where the last chunk ends; its checksums are the decoder's to test."""
    if data[12:16] != b"IHDR" or len(data) < 33:
        raise Refused(ScanProblem.BROKEN)
    place = 8
    while place + 12 <= len(data):
        length, name = int.from_bytes(data[place : place + 4]), data[place + 4 : place + 8]
        place += 12 + length
        if name == b"IEND":
            if place > len(data):
                break
            return (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])), place
    raise Refused(ScanProblem.BROKEN)


def _jpeg(data: bytes) -> tuple[tuple[int, int], int]:
    """Width and height of the first frame, and where its data ends; thumbnails stand inside of segments."""
    place, size = 2, (0, 0)
    while place + 4 <= len(data):
        if data[place] != 0xFF:
            raise Refused(ScanProblem.BROKEN)
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker in _ALONE:
            place += 2
            continue
        length = int.from_bytes(data[place + 2 : place + 4])
        if marker in _FRAMES:
            size = (int.from_bytes(data[place + 7 : place + 9]), int.from_bytes(data[place + 5 : place + 7]))
        place += 2 + length
        if marker == 0xDA:
            end = data.find(b"\xff\xd9", place)
            if size == (0, 0) or end < 0:
                break
            return size, end + 2
    raise Refused(ScanProblem.BROKEN)

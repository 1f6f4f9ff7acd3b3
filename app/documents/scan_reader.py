"""Decodes a file that was found to be what it says: pages, the form's barcode, what a PDF holds besides pages.

``look`` runs in a process of its own; it answers with values, a refusal as a dict with its code.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from time import process_time
from typing import Any, Final

import pypdfium2
from PIL import Image, ImageOps
from pypdfium2 import raw

from app.documents import pdf_streams
from app.domain.scans import MOST_PAGES, PDF, Active, ScanProblem

FAULTS: Final = (
    *(OSError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError, SyntaxError, MemoryError),
    *(EOFError, NotImplementedError, RuntimeError, struct.error, zlib.error),
)
"""What decoders raise on broken data."""

_BARCODE_SECONDS = 0.9
"""Processor time to look for a barcode, so that a busy computer reads what an idle one does; a file without one is as good
as with one.
"""

_DPI = 200
_SKEWS = (0, -8, 8, -16, 16)
"""Degrees by which a page is turned when nothing is read of it: papers lie askew on the glass and in photographs."""

_LONGEST_SIDE = 3500
"""Pixels a picture is made smaller to before its barcode is looked for: 300 dpi of A4."""

_FORM = re.compile(r"OSW[0-9]{5,}", re.ASCII)
_SCRIPT = re.compile(rb"/S\s*/JavaScript\b")
_ATTACHED = re.compile(rb"/Subtype\s*/FileAttachment\b")
_LAUNCH = re.compile(rb"/S\s*/Launch\b")

_Seen = tuple[int, str, tuple[str, ...]] | dict[str, Any]
Answer = tuple[int, str, tuple[str, ...], bytes] | dict[str, Any]


def look(data: bytes, media_type: str, width: int) -> Answer:
    """Pages, the barcode of a form as it was read, what else is inside, and where a ``width`` is given the first page
    as PNG; or a refusal.
    """
    Image.MAX_IMAGE_PIXELS = None  # what may be opened was decided by its head
    try:
        seen = _look_pdf(data) if media_type == PDF else _look_picture(data)
        if isinstance(seen, dict):
            return seen
        return (*seen, draw(data, media_type, 0, width) if width else b"")
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", 0) == raw.FPDF_ERR_PASSWORD or "assword" in str(error)
        return {"code": (ScanProblem.ENCRYPTED if locked else ScanProblem.BROKEN).value}
    except FAULTS:
        return {"code": ScanProblem.BROKEN.value}


def draw_aside(data: bytes, media_type: str, page: int, width: int) -> bytes:
    """A page as PNG, empty where it can't be drawn: for a process of its own."""
    Image.MAX_IMAGE_PIXELS = None
    try:
        return draw(data, media_type, page, width)
    except FAULTS:
        return b""


def draw(data: bytes, media_type: str, page: int, width: int) -> bytes:
    """A page (from 0) as PNG; raises one of ``FAULTS``."""
    stream = BytesIO()
    image = render(data, page, width) if media_type == PDF else picture(data, width)
    image.save(stream, "PNG", compress_level=1)
    return stream.getvalue()


def _look_pdf(data: bytes) -> _Seen:
    begun = process_time()
    if code := pdf_streams.problem(data):
        return {"code": code.value}
    document = pypdfium2.PdfDocument(data)
    if raw.FPDF_GetSecurityHandlerRevision(document) != -1:
        return {"code": ScanProblem.ENCRYPTED.value}
    pages = len(document)
    if pages == 0:
        return {"code": ScanProblem.BROKEN.value}
    if pages > MOST_PAGES:
        return {"code": ScanProblem.TOO_MANY_PAGES.value, "pages": pages, "limit": MOST_PAGES}
    barcode = ""
    for number in range(pages):
        page = document[number]  # a page that can't be opened makes the file broken
        if not barcode and process_time() - begun < _BARCODE_SECONDS:
            image = _grey(page, _DPI / 72)
            barcode = _barcode([image], begun)
        page.close()
    return pages, barcode, _active(document, data)


def _look_picture(data: bytes) -> _Seen:
    begun = process_time()
    image = Image.open(BytesIO(data), formats=("JPEG", "PNG"))
    if image.format == "PNG":
        image.verify()  # the checksum of every chunk
        image = Image.open(BytesIO(data), formats=("PNG",))
    else:
        image.draft("L", (_LONGEST_SIDE, _LONGEST_SIDE))
    image.load()
    grey = image.convert("L")
    grey.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE), reducing_gap=2.0)
    return 1, _barcode([grey], begun), ()


def _grey(page: pypdfium2.PdfPage, scale: float) -> Image.Image:
    width, height = page.get_size()
    most = _LONGEST_SIDE / max(width, height, 1.0)
    return page.render(scale=min(scale, most), grayscale=True).to_pil()


def _barcode(images: list[Image.Image], begun: float) -> str:
    import zxingcpp  # here, where its process ends by itself: on leaving a program it complains loudly

    code128 = zxingcpp.barcode_formats_from_str("Code128")
    for image, skew in _turned(images):
        turned = image.rotate(skew, expand=True, fillcolor=255) if skew else image
        for found in zxingcpp.read_barcodes(turned, formats=code128):
            if _FORM.fullmatch(found.text):
                return found.text
        if process_time() - begun > _BARCODE_SECONDS:
            break
    return ""


def _turned(images: list[Image.Image]) -> Iterator[tuple[Image.Image, int]]:
    for skew in _SKEWS:
        for image in images:
            yield image, skew


def _active(document: pypdfium2.PdfDocument, data: bytes) -> tuple[str, ...]:
    """What the reader counts for the whole document, and what a page or a note says in the open."""
    found = []
    if raw.FPDFDoc_GetJavaScriptActionCount(document) > 0 or _SCRIPT.search(data):
        found.append(Active.JAVASCRIPT.value)
    if raw.FPDFDoc_GetAttachmentCount(document) > 0 or _ATTACHED.search(data):
        found.append(Active.ATTACHMENTS.value)
    if _LAUNCH.search(data):
        found.append(Active.LAUNCH.value)
    return tuple(found)


def render(data: bytes, page: int, width: int) -> Image.Image:
    """A page of a PDF as a picture; form fields and notes are drawn, nothing is run."""
    with pypdfium2.PdfDocument(data) as document:
        shown = document[page]
        image = shown.render(scale=width / max(shown.get_width(), 1.0)).to_pil().convert("RGB")
        shown.close()
        return image


def picture(data: bytes, width: int) -> Image.Image:
    """A picture upright as it was taken, not larger than it is."""
    image = Image.open(BytesIO(data), formats=("JPEG", "PNG"))
    image.draft("RGB", (width, width))
    upright = ImageOps.exif_transpose(image)
    if upright.mode in {"RGBA", "LA", "P", "PA"}:
        ground = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(ground, upright.convert("RGBA"))
    shown = upright.convert("RGB")
    shown.thumbnail((width, 4 * width), reducing_gap=2.0)
    return shown

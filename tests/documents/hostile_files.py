"""Files made to trouble whoever opens them, and honest ones beside them."""

from __future__ import annotations

import random
import struct
import zlib
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw
from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + bytes(200)


def pdf(
    *streams: tuple[bytes, bytes], pages: str = "[3 0 R]", count: int = 1, catalog: str = "", page: str = ""
) -> bytes:
    """A PDF of its parts: ``streams`` are (dictionary, bytes) of objects 4, 5, ... of which 4 is the page's contents."""
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        f"<< /Type /Pages /Kids {pages} /Count {count} >>".encode(),
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 4 0 R /Resources << >> {page} >>".encode(),
        *(
            b"<< " + head + f" /Length {len(body)} >>\nstream\n".encode() + body + b"\nendstream"
            for head, body in streams or [(b"", b"0 0 m 100 100 l S")]
        ),
    ]
    made, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(made)
    made += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    made += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    made += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(made)


@cache
def _spaces(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes)) + packer.flush()


def flate_bomb(megabytes: int) -> bytes:
    """A page whose contents unpack to so many megabytes of spaces."""
    return pdf((b"/Filter /FlateDecode", _spaces(megabytes)))


def nested_bomb(megabytes: int) -> bytes:
    """The same, packed twice: outside it looks moderate."""
    return pdf((b"/Filter [/FlateDecode /FlateDecode]", zlib.compress(_spaces(megabytes), 9)))


def endless_forms(depth: int = 30) -> bytes:
    """A billion laughs: each form draws the next one ten times."""
    names = "".join(f"/F{number} {number + 5} 0 R " for number in range(depth))
    resources = f"/Resources << /XObject << {names} >> >>".encode()
    forms = [
        (b"/Type /XObject /Subtype /Form /BBox [0 0 300 400] " + resources, f"/F{number + 1} Do ".encode() * 10)
        for number in range(depth - 1)
    ]
    last = (b"/Type /XObject /Subtype /Form /BBox [0 0 300 400]", b"0 0 m 300 400 l S " * 100)
    page = f"/Resources << /XObject << {names} >> >>"
    return pdf((b"", b"/F0 Do"), *forms, last, page=page)


def locked_pdf() -> bytes:
    """Locked with a password of the user's."""
    stream = BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("tajne", canPrint=0))
    canvas.drawString(50, 50, "x")
    canvas.save()
    return stream.getvalue()


def owner_locked_pdf() -> bytes:
    """Opens without a password, but is encrypted."""
    stream = BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("", ownerPassword="tajne"))
    canvas.drawString(50, 50, "x")
    canvas.save()
    return stream.getvalue()


def many_pages(count: int) -> bytes:
    """So many empty pages."""
    stream = BytesIO()
    canvas = Canvas(stream)
    for _ in range(count):
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A PNG whose head claims a size, with next to nothing behind it."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


def jpeg_of(width: int, height: int) -> bytes:
    """A small JPG whose head claims another size."""
    made = bytearray(picture("JPEG"))
    place = made.find(b"\xff\xc0")
    made[place + 5 : place + 9] = struct.pack(">HH", height, width)
    return bytes(made)


def picture(kind: str, size: tuple[int, int] = (400, 300), mode: str = "RGB") -> bytes:
    """An honest picture."""
    image = Image.new(mode, size, "white" if mode != "P" else 1)
    if mode == "RGB":
        draw = ImageDraw.Draw(image)
        shade = random.Random(1)
        for number in range(40):
            draw.line([(number * 10, 0), (400 - number * 10, 300)], fill=(shade.randrange(255), 90, 120), width=3)
    stream = BytesIO()
    image.save(stream, kind)
    return stream.getvalue()


def zip_end(comment: int = 0) -> bytes:
    """The end record of an empty archive."""
    return b"PK\x05\x06" + bytes(16) + struct.pack("<H", comment) + b"c" * comment


def paper(number: str, *, dpi: int = 200, turn: float = 0.0, noise: bool = False) -> Image.Image:
    """A sheet of A4 with the barcode of a number, as a scanner sees it, turned by degrees."""
    import pypdfium2

    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    Code128(number, barWidth=1.19, barHeight=34).drawOn(canvas, 360, 760)
    for line in range(40):
        canvas.drawString(60, 700 - line * 16, "Oświadczenie " * 5)
    canvas.save()
    with pypdfium2.PdfDocument(stream.getvalue()) as document:
        image = document[0].render(scale=dpi / 72).to_pil().convert("L")
    if noise:
        speckle = Image.effect_noise(image.size, 60)
        image = Image.blend(image, speckle, 0.25)
    return image.rotate(turn, expand=True, fillcolor=255, resample=Image.Resampling.BILINEAR) if turn else image


def as_file(image: Image.Image, kind: str) -> bytes:
    """A picture as a file; PDF holds it as a scanner's program does."""
    stream = BytesIO()
    image.save(stream, kind, **({"resolution": 200} if kind == "PDF" else {}))
    return stream.getvalue()

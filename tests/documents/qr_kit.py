"""Reads QR codes from a picture with a decoder that has nothing to do with the one they were made by (rxing, in Rust)."""

from __future__ import annotations

import pyrxing
from PIL import Image


def read_qr(image: Image.Image) -> list[str]:
    """The texts of all QR codes on a picture."""
    return [found.text for found in pyrxing.read_barcodes(image.convert("L"), formats=["QRCode"])]

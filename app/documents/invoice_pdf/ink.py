"""What is written on the pages of one document, as PDF operators: text, rules, boxes, codes.

Written straight, because a batch is hundreds of pages: one text object a page, each sign looked up once a document, fonts
and colours named only where they change. All text lies above all boxes. Lengths are in points from the lower left corner.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from app.documents.codes import qr_path
from app.documents.fonts import BOLD, REGULAR
from app.documents.paper import DIM, INK, wrap

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

Colour = tuple[float, float, float]
MISSING: Final = "\ufffd"
"""Printed for a sign that the font has no picture of, so that nothing is lost unseen."""


class Style(NamedTuple):
    """How text looks; ``leading`` is the height of a line in points."""

    font: str
    size: float
    colour: Colour = INK
    leading: float = 0.0

    @property
    def line(self) -> float:
        """Height of a line."""
        return self.leading or self.size * 1.28


BODY: Final = Style(REGULAR, 8.4, INK, 10.8)
STRONG: Final = Style(BOLD, 8.4, INK, 10.8)
SMALL: Final = Style(REGULAR, 7.2, DIM, 9.2)
SMALL_STRONG: Final = Style(BOLD, 7.2, INK, 9.2)
LABEL: Final = Style(REGULAR, 6.8, DIM, 8.8)


@cache
def _font(name: str) -> TTFont:
    from reportlab.pdfbase.pdfmetrics import getFont

    found: Any = getFont(name)
    return found  # type: ignore[no-any-return]


@lru_cache(maxsize=8192)
def width_of(text: str, style: Style) -> float:
    """How wide a printable text is."""
    return float(_font(style.font).stringWidth(text, style.size))


@cache
def _known() -> frozenset[int]:
    """What both fonts can print."""
    regular, bold = (set(_font(name).face.charToGlyph) for name in (REGULAR, BOLD))
    return frozenset(regular & bold)


@lru_cache(maxsize=8192)
def visible(text: str) -> str:
    """The text with a replacement sign for each one that would print as nothing; line ends stay."""
    if text.isascii():
        return text
    known = _known()
    return "".join(sign if ord(sign) in known or sign.isspace() else MISSING for sign in text)


@lru_cache(maxsize=8192)
def folded(text: str, style: Style, width: float) -> tuple[str, ...]:
    """Printable lines that fit into ``width``; at least one, empty for an empty text."""
    if text.isascii() and text.isprintable() and "  " not in text and width_of(text, style) <= width:
        return (text.strip(),)
    return tuple(wrap(visible(text), style.font, style.size, max(width, 2 * style.size)))


class _Codes(dict[int, str]):
    """Signs of one font as they are written in the document's first subset; ``wide`` once a second one is begun."""

    def __init__(self, font: TTFont, document: Any) -> None:
        super().__init__()
        self._font, self._document = font, document
        self.wide = False

    def __missing__(self, sign: int) -> str:
        ((subset, code),) = self._font.splitString(chr(sign), self._document)
        if subset:
            self.wide = True
        made = _escaped(code[0])
        self[sign] = made
        return made


def _escaped(code: int) -> str:
    return chr(code) if 32 <= code < 127 and code not in b"()\\" else f"\\{code:03o}"


class Ink:
    """Pages of operators for one canvas. Begin each page with ``begin``, take it with ``page``, and ``end`` with the document."""

    def __init__(self, canvas: Canvas) -> None:
        self._document: Any = cast("Any", canvas)._doc  # noqa: SLF001 (subsets of fonts are by it; nothing public leads there)
        self._codes: dict[str, _Codes] = {}
        self._names: dict[str, str] = {}
        self._shapes: list[str] = []
        self._texts: list[str] = []
        self._style: tuple[str, float] = ("", 0.0)
        self._colour: Colour | None = None
        self._fill: Colour | None = None
        self._stroke: tuple[Colour, float] | None = None

    def end(self) -> None:
        """Nothing more is written, finished or broken off: the fonts need not remember the document."""
        for name in self._names:
            cast("Any", _font(name)).state.pop(self._document, None)

    def begin(self) -> None:
        """An empty page."""
        self._shapes, self._texts = [], []
        self._style, self._colour, self._fill, self._stroke = ("", 0.0), None, None, None

    def page(self) -> str:
        """The operators of the page."""
        return "\n".join(("q", *self._shapes, "Q BT", *self._texts, "ET"))

    def text(self, x: float, y: float, text: str, style: Style) -> None:
        """A printable line, its base at ``y``."""
        if not text:
            return
        font, size, colour, _ = style
        codes = self._codes.get(font) or self._begin_font(font)
        written = text.translate(codes)
        parts = self._texts
        if colour != self._colour:
            parts.append(f"{colour[0]:.3f} {colour[1]:.3f} {colour[2]:.3f} rg")
            self._colour = colour
        if self._style != (font, size):
            parts.append(f"{self._names[font]} {size:g} Tf")
            self._style = (font, size)
        if codes.wide:
            self._wide(x, y, text, style)
        else:
            parts.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm({written})Tj")

    def _begin_font(self, name: str) -> _Codes:
        font = _font(name)
        codes = self._codes[name] = _Codes(font, self._document)
        font.splitString(" ", self._document)
        self._names[name] = font.getSubsetInternalName(0, self._document)
        return codes

    def _wide(self, x: float, y: float, text: str, style: Style) -> None:
        """A text whose signs may lie in several subsets."""
        font, parts = _font(style.font), self._texts
        parts.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        for subset, codes in font.splitString(text, self._document):
            name = font.getSubsetInternalName(subset, self._document)
            parts.append(f"{name} {style.size:g} Tf({''.join(map(_escaped, codes))})Tj")
        self._style = ("", 0.0)

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle."""
        if colour != self._fill:
            self._shapes.append(f"{colour[0]:.3f} {colour[1]:.3f} {colour[2]:.3f} rg")
            self._fill = colour
        self._shapes.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def rule(self, x: float, y: float, end: float, colour: Colour, thick: float = 0.5) -> None:
        """A level line."""
        if (colour, thick) != self._stroke:
            self._shapes.append(f"{colour[0]:.3f} {colour[1]:.3f} {colour[2]:.3f} RG {thick:g} w")
            self._stroke = (colour, thick)
        self._shapes.append(f"{x:.2f} {y:.2f} m {end:.2f} {y:.2f} l S")

    def code(self, modules: Sequence[bytes], x: float, y: float, side: float) -> None:
        """A QR code, ``side`` points wide without its quiet zone."""
        self._shapes.append(qr_path(modules, x, y, side))

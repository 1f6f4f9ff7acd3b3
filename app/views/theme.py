"""Colours, sizes and fonts of the window: tokens from a file, one style sheet, text from 100 to 200 %."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from app.system.settings import Theme as ThemeName

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QIcon, QPixmap

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
FAMILY = "DejaVu Sans"
"""Has every Polish letter and tabular digits, and is the font of our PDF files too."""
MIDDLE = 128
"""A system whose windows are darker than this is a dark one."""
HAS_FUSION = "hasFusion"
"""Property of an application that was begun with ``-style fusion``."""
BASE_PX = 13
"""Text height at 100 %."""
STEPS = (100, 110, 125, 150, 175, 200)
"""Text sizes that Ctrl++ and Ctrl+- walk through, per cent."""
_TOKEN = re.compile(r"@(?P<name>[a-z_]+)(?:\((?P<px>\d+)\))?")


@cache
def _tokens(name: str) -> dict[str, str]:
    tokens: dict[str, str] = json.loads((RESOURCES / "themes" / f"{name}.json").read_text("utf-8"))
    return tokens


class Theme(QObject):
    """The look in force. ``changed`` is sent after another look or text size has been applied."""

    changed = Signal()

    def __init__(self, app: QApplication, name: ThemeName, percent: int) -> None:
        super().__init__(app)
        self._app = app
        self.name = name
        self.percent = percent
        self._system_dark = app.palette().window().color().lightness() < MIDDLE
        if not app.property(HAS_FUSION):  # setting it by hand makes all enums of QStyle
            app.setStyle("Fusion")
        load_fonts()
        self._apply()

    def follow_system(self) -> None:
        """From now on change with the system's look; not before the first paint, see ``labels``."""
        self._app.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def file(self) -> str:
        """Name of the token file in force: light, dark or contrast."""
        if self.name is not ThemeName.SYSTEM:
            return self.name.value
        return "dark" if self._system_dark else "light"

    def colour(self, token: str) -> QColor:
        """A colour by its token: ground, panel, line, ink, dim, pale, brand, soft, owe, owe_soft, ok, warn ..."""
        return QColor(_tokens(self.file)[token])

    def px(self, size: int) -> int:
        """A size given for 100 % text, in pixels at the text size in force."""
        return round(size * self.percent / 100)

    def space(self, size: int) -> int:
        """Free space given for 100 %, growing half as fast as the text, so that large text leaves room for itself."""
        return round(size * (1 + (self.percent / 100 - 1) * 0.4))

    def set_percent(self, percent: int) -> None:
        """Text size between 100 and 200 %."""
        self._set(self.name, min(max(percent, STEPS[0]), STEPS[-1]))

    def larger(self) -> None:
        """The next text size up."""
        self.set_percent(next((step for step in STEPS if step > self.percent), STEPS[-1]))

    def smaller(self) -> None:
        """The next text size down."""
        self.set_percent(next((step for step in reversed(STEPS) if step < self.percent), STEPS[0]))

    def set_name(self, name: ThemeName) -> None:
        """Another look: light, dark, contrast, or as the system has it."""
        self._set(name, self.percent)

    def icon(self, name: str, tint: str = "dim") -> QIcon:
        """A one-colour icon from ``resources/icons``, tinted with a colour's token; the brand's when it is checked."""
        from PySide6.QtGui import QIcon

        icon, size = QIcon(), self.px(18)
        shape = QIcon(f"{RESOURCES}/icons/{name}.svg").pixmap(QSize(size, size), self._app.devicePixelRatio())
        for mode, colour in ((QIcon.Mode.Normal, tint), (QIcon.Mode.Disabled, "line")):
            icon.addPixmap(self._tinted(shape, colour), mode, QIcon.State.Off)
        icon.addPixmap(self._tinted(shape, "brand"), QIcon.Mode.Normal, QIcon.State.On)
        return icon

    def _tinted(self, shape: QPixmap, token: str) -> QPixmap:
        """The shape in this colour."""
        from PySide6.QtGui import QPainter, QPixmap

        pixmap, ground = QPixmap(shape), QPixmap(shape.size())
        ground.setDevicePixelRatio(shape.devicePixelRatio())
        ground.fill(self.colour(token))
        painter = QPainter(pixmap)
        # fillRect() would make every colour and brush that Qt has a name for, when first used
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.drawPixmap(0, 0, ground)
        painter.end()
        return pixmap

    def _set(self, name: ThemeName, percent: int) -> None:
        if (name, percent) != (self.name, self.percent):
            self.name, self.percent = name, percent
            self._apply()
            self.changed.emit()

    def _system_changed(self, scheme: Qt.ColorScheme) -> None:
        self._system_dark = scheme.name == "Dark"
        if self.name is ThemeName.SYSTEM:
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        if self._app.styleSheet():  # going from no sheet to one takes a fifth of going from one to another
            self._app.setStyleSheet("")
        font = QFont(FAMILY)
        font.setPixelSize(self.px(BASE_PX))
        self._app.setFont(font)
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(self.sheet())

    def sheet(self) -> str:
        """The style sheet with its tokens filled in: ``@ink`` a colour, ``@text(13)`` and ``@gap(8)`` sizes."""
        tokens = _tokens(self.file)

        def fill(found: re.Match[str]) -> str:
            name, px = found["name"], found["px"]
            if name == "text":
                return f"{self.px(int(px))}px"
            if name == "gap":
                return f"{self.space(int(px))}px"
            if name == "shade":
                return self.file
            if name == "icons":
                return (RESOURCES / "icons").as_posix()
            return tokens[name]

        return _TOKEN.sub(fill, (RESOURCES / "themes" / "okienko.qss").read_text("utf-8"))

    def _palette(self) -> QPalette:
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: "ground",
            QPalette.ColorRole.WindowText: "ink",
            QPalette.ColorRole.Base: "panel",
            QPalette.ColorRole.AlternateBase: "pale",
            QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.Button: "panel",
            QPalette.ColorRole.ButtonText: "ink",
            QPalette.ColorRole.BrightText: "owe",
            QPalette.ColorRole.ToolTipBase: "panel",
            QPalette.ColorRole.ToolTipText: "ink",
            QPalette.ColorRole.PlaceholderText: "dim",
            QPalette.ColorRole.Highlight: "brand",
            QPalette.ColorRole.HighlightedText: "on_brand",
            QPalette.ColorRole.Link: "brand",
            QPalette.ColorRole.Accent: "brand",
            QPalette.ColorRole.Mid: "line",
        }
        for role, token in roles.items():
            palette.setColor(role, self.colour(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("faint"))
        return palette


def load_fonts() -> None:
    """Use the fonts we ship where the system has not got them: a bare server, Windows, macOS."""
    if QFontInfo(QFont(FAMILY)).family() != FAMILY:
        from PySide6.QtGui import QFontDatabase

        for file in sorted((RESOURCES / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))

"""How panels of the narrow strip save room: thin margins, a chooser beside the heading."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from app.views.parts.panel import Panel
from app.views.parts.style import mark


def slim(panel: Panel, chooser: QComboBox | None = None) -> None:
    """Thin margins; ``chooser`` stands on the right of the heading and may shrink."""
    layout = panel.layout()
    if layout is not None:
        layout.setContentsMargins(10, 8, 10, 10)
        layout.setSpacing(6)
    panel.body.setSpacing(6)
    if chooser is not None:
        chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        chooser.setMinimumContentsLength(4)
        mark(chooser, "slim", value=True)
        panel.head.setSpacing(3)
        panel.head.addWidget(chooser, 30)

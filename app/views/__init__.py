"""Widgets: layout, focus and keys. The only floor that may use QtWidgets."""

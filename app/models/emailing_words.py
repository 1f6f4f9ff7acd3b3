"""An e-mail to the customer in words: to whom it goes, or why none can (office rule 8). Context "Emailing"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.card import CustomerCard


def why_not(card: CustomerCard) -> str:
    """Why nothing can be sent to this customer, empty when it can: only a confirmed address that works gets anything."""
    if not card.email:
        return QCoreApplication.translate("Emailing", "No e-mail: the customer has no address on file.")
    if card.email_bouncing:
        text = QCoreApplication.translate("Emailing", "No e-mail: {address} does not work.")
    elif not card.email_confirmed:
        text = QCoreApplication.translate("Emailing", "No e-mail: {address} is not confirmed.")
    else:
        return ""
    return text.format(address=card.email)


def to_whom(card: CustomerCard) -> str:
    """``E-mail do: a···@poczta.example.``"""
    return QCoreApplication.translate("Emailing", "E-mail to: {address}.").format(address=card.email)


def asked_again(card: CustomerCard, key: str) -> str:
    """To whom, and what to press once more."""
    again = QCoreApplication.translate("Emailing", "Press {key} again to send.").format(key=key)
    return f"{to_whom(card)} {again}"

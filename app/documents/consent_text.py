"""Words of what a customer agrees to, as they stand on paper and in e-mails (office rule 14): only a consent is "zgoda"."""

from __future__ import annotations

from typing import Final

from app.domain.declaration_sheets import SheetConsent, Utility

HEADINGS: Final = {
    "terms": "Akceptacja Regulaminu e-BOK",
    "information": "Informacja RODO – potwierdzenie otrzymania",
    "e_invoice": "Akceptacja faktur elektronicznych",
    "consent": "Zgody – każda osobno i dobrowolnie",
}
"""What stands above the texts of each kind."""

REMARKS: Final = {
    "terms": "Warunek założenia konta.",
    "information": "Potwierdza tylko otrzymanie informacji z punktu „Klauzula informacyjna”.",
    "e_invoice": "Bez tej akceptacji faktury są wysyłane w formie papierowej.",
    "consent": "Bez zgody konto też zostanie założone. Każdą można wycofać w dowolnym momencie.",
}
"""A small sentence under the heading: what it means to leave the box empty."""

WORDS: Final = {"terms": "Akceptacja", "information": "Potwierdzenie", "e_invoice": "Akceptacja", "consent": "Zgoda"}
"""One word for the kind."""


def version_words(text: SheetConsent) -> str:
    """Which version of a text it is, as it stands under it."""
    return f"wersja tekstu {text.version}"


def fill(body: str, utility: Utility) -> str:
    """A text with the utility's own words in place of ``{utility}``, ``{address}``, ``{iod}``, ``{phone}``, ``{email}``.

    Other braces stay as they are: the text is data, not a format.
    """
    values = {
        "utility": utility.name,
        "address": utility.address,
        "iod": utility.iod,
        "phone": utility.phone,
        "email": utility.email,
        "nip": utility.nip,
    }
    for name, value in values.items():
        body = body.replace("{" + name + "}", value)
    return body

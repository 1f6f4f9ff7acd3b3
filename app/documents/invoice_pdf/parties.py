"""Who sells and who buys, side by side; then others the invoice names; before a correction, who they were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.documents.fonts import BOLD
from app.documents.invoice_pdf.figures import number
from app.documents.invoice_pdf.ink import BODY, SMALL, STRONG, Style, folded
from app.documents.invoice_pdf.sheet import COLUMN, GAP, LEFT, Sheet
from app.documents.invoice_pdf.words import AUTHORISED_ROLE, TAXPAYER_STATUS, THIRD_ROLE
from app.documents.ksef.countries import country
from app.documents.paper import BRAND, MM
from app.domain.ksef import StructuredInvoice
from app.domain.ksef_parties import AuthorisedParty, Party, PartyIdentity, PostalAddress, ThirdParty

_ROLE = Style(BOLD, 7.4, BRAND, 10)


@dataclass(frozen=True, slots=True)
class Block:
    """A role, a name, and lines below it: ``lines`` plain, ``small`` in small print."""

    role: str
    name: str
    lines: tuple[str, ...] = ()
    small: tuple[str, ...] = ()


def party_blocks(invoice: StructuredInvoice) -> list[Block]:
    """Seller and buyer, then all others in the file's order."""
    made = [party_block("Sprzedawca", invoice.seller), party_block("Nabywca", invoice.buyer)]
    made += [_third(third) for third in invoice.third_parties]
    if invoice.authorised is not None:
        made.append(_authorised(invoice.authorised))
    return made


def blocks_before(invoice: StructuredInvoice) -> list[Block]:
    """The parties as they were on the corrected invoice."""
    if invoice.correction is None:
        return []
    before = invoice.correction.seller_before
    made = [party_block("Sprzedawca – dane przed korektą", before)] if before is not None else []
    return made + [party_block("Nabywca – dane przed korektą", each) for each in invoice.correction.buyers_before]


def draw_blocks(sheet: Sheet, blocks: Iterable[Block]) -> None:
    """Two side by side."""
    wanted = list(blocks)
    for place in range(0, len(wanted), 2):
        pair = [
            (LEFT + column * (COLUMN + GAP), _lines(block)) for column, block in enumerate(wanted[place : place + 2])
        ]
        sheet.side_by_side(pair, most=60 * MM)
        sheet.space(2.4 * MM)


def _lines(block: Block) -> list[tuple[str, Style]]:
    made = [(line, _ROLE) for line in folded(block.role, _ROLE, COLUMN)]
    made += [(line, STRONG) for line in folded(block.name, STRONG, COLUMN) if line]
    made += [(line, BODY) for text in block.lines for line in folded(text, BODY, COLUMN)]
    return made + [(line, SMALL) for text in block.small for line in folded(text, SMALL, COLUMN)]


def party_block(role: str, party: Party, *small: str) -> Block:
    """All the file says of a party."""
    lines = [*identity_lines(party.identity), *address_lines(party.address)]
    told = list(small)
    if party.taxpayer_status is not None:
        told.append(f"Podatnik {TAXPAYER_STATUS[party.taxpayer_status]}")
    if party.vat_prefix:
        told.append(f"Prefiks podatnika VAT UE: {party.vat_prefix}")
    if party.eori:
        told.append(f"Numer EORI: {party.eori}")
    if party.postal is not None:
        told.append("Adres do korespondencji: " + ", ".join(address_lines(party.postal)))
    for contact in party.contacts:
        said = [f"tel. {contact.phone}" if contact.phone else "", contact.email]
        told.append(" · ".join(part for part in said if part))
    if party.customer_number:
        told.append(f"Numer klienta: {party.customer_number}")
    if party.buyer_key:
        told.append(f"Identyfikator nabywcy: {party.buyer_key}")
    if party.local_government:
        told.append("Faktura dotyczy jednostki podrzędnej JST")
    if party.vat_group:
        told.append("Faktura dotyczy członka grupy VAT")
    return Block(role, party.identity.name, tuple(lines), tuple(line for line in told if line))


def identity_lines(identity: PartyIdentity) -> list[str]:
    """The tax number, of whatever kind."""
    told = [f"NIP {identity.nip}" if identity.nip else ""]
    if identity.internal_id:
        told.append(f"Identyfikator wewnętrzny {identity.internal_id}")
    if identity.eu_vat_number:
        told.append(f"Numer VAT UE {identity.eu_country}{identity.eu_vat_number}")
    if identity.foreign_number:
        where = f", {country(identity.country)}" if identity.country else ""
        told.append(f"Identyfikator podatkowy {identity.foreign_number}{where}")
    if identity.no_number:
        told.append("Brak identyfikatora podatkowego")
    return [line for line in told if line]


def address_lines(address: PostalAddress | None) -> list[str]:
    """Two lines, the country where it is another than Poland, the location number."""
    if address is None:
        return []
    told = [address.line_1, address.line_2, country(address.country) if address.country != "PL" else ""]
    return [line for line in (*told, f"GLN {address.gln}" if address.gln else "") if line]


def _third(third: ThirdParty) -> Block:
    role = THIRD_ROLE[third.role] if third.role is not None else third.other_role or "Podmiot inny"
    share = (f"Udział: {number(third.share)} %",) if third.share is not None else ()
    return party_block(role, third.party, *share)


def _authorised(authorised: AuthorisedParty) -> Block:
    return party_block(f"Podmiot upoważniony – {AUTHORISED_ROLE[authorised.role].lower()}", authorised.party)

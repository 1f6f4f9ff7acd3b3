"""One file of an import of invoices, read in whatever process: an invoice's facts, a receipt's entries, or why neither."""

from __future__ import annotations

import base64
import hashlib
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from app.documents.ksef.reader import read_invoice
from app.documents.ksef.upo import MOST_BYTES, read_receipt
from app.documents.ksef.words import refusal_sentence
from app.documents.paper_remarks import REFUSALS, remark_sentence
from app.domain.faults import Refused
from app.domain.ksef_number import number_in_name, seller_of
from app.domain.ksef_receipt import Receipt
from app.domain.paper_in import Ground, InvoiceFile, facts_of
from app.system import file_trouble

_OTHER_FORM: Final = frozenset({"ksef_form", "ksef_receipt_form"})


@dataclass(frozen=True, slots=True)
class FileRead:
    """What a file holds. Exactly one of ``facts``, ``receipt`` and ``code`` says something."""

    name: str
    path: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    size: int = 0
    receipt: Receipt | None = None
    code: str = ""
    sentence: str = ""


def reader(ground: Ground, root: str) -> Callable[[Sequence[str]], list[FileRead]]:
    """What reads a few files, by their paths; names are told from ``root`` on."""
    return lambda paths: [read_file(path, ground, root) for path in paths]


def read_file(path: str, ground: Ground, root: str = "") -> FileRead:
    """Read one file. Whatever is wrong with it is told, nothing is raised."""
    file = Path(path)
    name = path.removeprefix(root).lstrip("/\\") if root else file.name
    try:
        about = file.stat()
        if not stat.S_ISREG(about.st_mode):
            return FileRead(name, code="not_regular", sentence=REFUSALS["not_regular"])
        if about.st_size > MOST_BYTES:
            raise Refused("ksef_size", {"most": MOST_BYTES, "size": about.st_size})
        return _read(name, path, file.read_bytes(), ground)
    except OSError as error:
        sentence = REFUSALS["not_opened"].format(why=file_trouble.why(error))
        return FileRead(name, code="not_opened", sentence=sentence)
    except Refused as fault:
        return FileRead(name, code=fault.code, sentence=_sentence(fault))


def _read(name: str, path: str, data: bytes, ground: Ground) -> FileRead:
    try:
        invoice = read_invoice(data, whole=False)
    except Refused as fault:
        if fault.code not in _OTHER_FORM and fault.code != "ksef_size":
            raise
        return FileRead(name, receipt=_receipt(data, fault, ground))
    seller = invoice.seller.identity.nip
    _check_seller(seller, ground)
    digest = hashlib.sha256(data).digest()
    ksef = number_in_name(Path(path).name)
    file = InvoiceFile(
        name=name,
        sha256=digest.hex(),
        link_hash=base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii"),
        ksef_number=ksef if ksef and seller_of(ksef) == seller else "",
    )
    return FileRead(name, path, facts_of(invoice, file, ground, map(remark_sentence, invoice.remarks)), len(data))


def bytes_of(read: FileRead) -> bytes | None:
    """The very bytes an invoice was read from; None when the file changed meanwhile or is gone.

    They are fetched when they are booked, so that answers of the readers stay small.
    """
    try:
        data = Path(read.path).read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == read.facts["sha"] else None


def _receipt(data: bytes, of_invoice: Refused, ground: Ground) -> Receipt:
    """A receipt, where the file is one; else what was wrong with it as an invoice is said."""
    try:
        receipt = read_receipt(data)
    except Refused as fault:
        raise (of_invoice if fault.code in _OTHER_FORM else fault) from None
    for entry in receipt.entries:
        _check_seller(entry.seller_nip, ground)
    return receipt


def _check_seller(nip: str, ground: Ground) -> None:
    if ground.seller_nip and nip != ground.seller_nip:
        raise Refused("seller_other", {"nip": nip})


def _sentence(fault: Refused) -> str:
    if fault.code in REFUSALS:
        return REFUSALS[fault.code].format_map({key: str(value) for key, value in fault.detail.items()})
    return refusal_sentence(fault)

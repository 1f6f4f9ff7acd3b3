"""Files of an import of invoices, read in whatever process: an invoice's facts, a receipt's entries, or why neither."""

from __future__ import annotations

import base64
import hashlib
import stat
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from app.documents.ksef.reader import read_to_post
from app.documents.ksef.steps import in_turn
from app.documents.ksef.upo import MOST_BYTES, read_receipt
from app.documents.ksef.words import refusal_sentence
from app.documents.paper_remarks import REFUSALS, remark_sentence
from app.domain.faults import Refused
from app.domain.ksef import StructuredInvoice
from app.domain.ksef_number import number_in_name, seller_of
from app.domain.ksef_receipt import Receipt
from app.domain.paper_in import Ground, InvoiceFile, facts_of
from app.system import file_trouble

_OTHER_FORM: Final = frozenset({"ksef_form", "ksef_receipt_form"})
_MAYBE_RECEIPT: Final = _OTHER_FORM | {"ksef_size"}
_TOGETHER: Final = 1_000_000
"""Bytes of files that are read together: no more are held at a time, but for one file more."""


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
    return lambda paths: read_files(paths, ground, root)


def read_files(paths: Iterable[str], ground: Ground, root: str = "") -> list[FileRead]:
    """Read these files. Whatever is wrong with one is told in its place, nothing is raised."""
    told: list[FileRead] = []
    held: list[tuple[str, bytes | Refused]] = []
    size = 0
    for path in paths:
        (data,) = in_turn(_bytes, [path])
        held.append((path, data))
        size += 0 if isinstance(data, Refused) else len(data)
        if size >= _TOGETHER:
            told += _read(held, ground, root)
            held, size = [], 0
    return told + _read(held, ground, root)


def _bytes(path: str) -> bytes:
    file = Path(path)
    try:
        about = file.stat()
        if not stat.S_ISREG(about.st_mode):
            raise Refused("not_regular")
        if about.st_size > MOST_BYTES:
            raise Refused("ksef_size", {"most": MOST_BYTES, "size": about.st_size})
        return file.read_bytes()
    except OSError as error:
        raise Refused("not_opened", {"why": file_trouble.why(error)}) from None


def _read(held: Sequence[tuple[str, bytes | Refused]], ground: Ground, root: str) -> list[FileRead]:
    """What these files hold, read together (``read_to_post``)."""
    invoices = read_to_post(data for _, data in held)
    return [_told(path, data, found, ground, root) for (path, data), found in zip(held, invoices, strict=True)]


def _told(
    path: str, data: bytes | Refused, found: StructuredInvoice | Receipt | Refused, ground: Ground, root: str
) -> FileRead:
    name = path.removeprefix(root).lstrip("/\\") if root else path
    if isinstance(data, Refused):
        return _refused(name, data)
    if isinstance(found, Refused) and found.code in _MAYBE_RECEIPT:
        found = _receipt(data, found)
    if isinstance(found, Refused):
        return _refused(name, found)
    sellers = (
        [found.seller.identity.nip]
        if isinstance(found, StructuredInvoice)
        else [each.seller_nip for each in found.entries]
    )
    strangers = [nip for nip in sellers if ground.seller_nip and nip != ground.seller_nip]
    if strangers:
        return _refused(name, Refused("seller_other", {"nip": strangers[0]}))
    if isinstance(found, Receipt):
        return FileRead(name, receipt=found)
    return FileRead(name, path, _facts(path, name, data, found, ground), len(data))


def _refused(name: str, fault: Refused) -> FileRead:
    said = REFUSALS.get(fault.code)
    sentence = said.format_map(fault.detail) if said else refusal_sentence(fault)
    return FileRead(name, code=fault.code, sentence=sentence)


def _receipt(data: bytes, of_invoice: Refused) -> Receipt | Refused:
    """A receipt, where the file is one; else what was wrong with it as an invoice."""
    (receipt,) = in_turn(read_receipt, [data])
    return of_invoice if isinstance(receipt, Refused) and receipt.code in _OTHER_FORM else receipt


def _facts(path: str, name: str, data: bytes, invoice: StructuredInvoice, ground: Ground) -> dict[str, Any]:
    digest = hashlib.sha256(data).digest()
    ksef = number_in_name(Path(path).name)
    file = InvoiceFile(
        name=name,
        sha256=digest.hex(),
        link_hash=base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii"),
        ksef_number=ksef if ksef and seller_of(ksef) == invoice.seller.identity.nip else "",
    )
    return facts_of(invoice, file, ground, map(remark_sentence, invoice.remarks))


def bytes_of(read: FileRead) -> bytes | None:
    """The very bytes an invoice was read from; None when the file changed meanwhile or is gone.

    They are fetched when they are booked, so that answers of the readers stay small.
    """
    try:
        data = Path(read.path).read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == read.facts["sha"] else None

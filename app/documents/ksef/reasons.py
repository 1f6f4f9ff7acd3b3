"""What the schema's library says of a broken rule, turned into a word and its values for one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Final, NamedTuple

from lxml.etree import XPathError
from lxml.etree import _Element as Element

from app.documents.ksef.schemas import BrokenRule, schema_tree
from app.domain.faults import Detail

_XSD: Final = "{http://www.w3.org/2001/XMLSchema}"
_NAME: Final = re.compile(r"^Element '(?:\{[^}]*\})?([^']+)'")
_ATTRIBUTE: Final = re.compile(r"attribute '([^']+)'")
_VALUE: Final = re.compile(r": The value '(.*?)' |\] The value '(.*?)' |: '(.*?)' is not a valid value", re.DOTALL)
_BOUND: Final = re.compile(r"\('([^']*)'\)|(?:length of|greater than|less than) '([^']*)'\.$")
_EXPECTED: Final = re.compile(r"Expected is (?:one of )?\( (.*) \)")
_SPACES: Final = re.compile(r"\s+")
_PRIVATE: Final = ("/Podmiot", "/DaneIdentyfikacyjne", "/Adres", "/DaneKontaktowe", "/RachunekBankowy")
_SHOWN: Final = 40
_KINDS: Final = {
    "SCHEMAV_CVC_ENUMERATION_VALID": "choice",
    "SCHEMAV_CVC_PATTERN_VALID": "shape",
    "SCHEMAV_CVC_MINLENGTH_VALID": "short",
    "SCHEMAV_CVC_MAXLENGTH_VALID": "long",
    "SCHEMAV_CVC_MININCLUSIVE_VALID": "least",
    "SCHEMAV_CVC_MAXINCLUSIVE_VALID": "most",
    "SCHEMAV_CVC_MINEXCLUSIVE_VALID": "above",
    "SCHEMAV_CVC_MAXEXCLUSIVE_VALID": "below",
    "SCHEMAV_CVC_FRACTIONDIGITS_VALID": "decimals",
    "SCHEMAV_CVC_TOTALDIGITS_VALID": "digits",
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_1": "attribute_unknown",
    "SCHEMAV_CVC_COMPLEX_TYPE_4": "attribute_missing",
    "SCHEMAV_CVC_COMPLEX_TYPE_2_3": "text_between",
    "SCHEMAV_CVC_IDC": "twice",
}
_BOUNDED: Final = frozenset({"long", "least", "most", "above", "below", "decimals", "digits"})
"""Reasons whose sentence names a limit."""


class _Child(NamedTuple):
    name: str
    needed: bool


def reason_of(namespace: str, root: Element, rule: BrokenRule) -> Detail:
    """Line, element and ``reason`` of a broken rule, with what the sentence names: ``missing``, ``expected``, ``value``, ...

    Values of parties and accounts are never repeated.
    """
    named = _NAME.search(rule.message)
    name = named[1] if named else ""
    detail: dict[str, object] = {"line": rule.line, "element": _short(name)}
    element = _element_at(root, rule.path)
    if rule.kind == "SCHEMAV_ELEMENT_CONTENT" and element is not None:
        return detail | _content(namespace, element, name, rule.message)
    reason = _KINDS.get(rule.kind, "value")
    attribute = _ATTRIBUTE.search(rule.message)
    if attribute and not reason.startswith("attribute"):
        reason = "attribute_value"
    detail["reason"] = reason
    if attribute:
        detail["attribute"] = _short(attribute[1])
    bound = _BOUND.search(rule.message)
    if bound:
        detail["bound"] = bound[1] or bound[2]
    elif reason in _BOUNDED:
        detail["reason"] = "value"
    value = _VALUE.search(rule.message)
    if value and element is not None and not any(part in _way(element) + "/" for part in _PRIVATE):
        shown = next(part for part in value.groups() if part is not None)
        detail["value"] = _short(shown)
    return detail


def _element_at(root: Element, path: str) -> Element | None:
    """The element a rule was broken at. Prefixes of the path are the file's own, wherever it declares them."""
    if not path:
        return None
    spaces = {prefix: str(uri) for one in root.iter("*") for prefix, uri in one.nsmap.items() if prefix}
    try:
        found = root.getroottree().xpath(path, namespaces=spaces)
    except XPathError:
        return None
    return found[0] if isinstance(found, list) and found and isinstance(found[0], Element) else None


def _short(text: str) -> str:
    text = _SPACES.sub(" ", text)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _way(element: Element) -> str:
    return "/".join(["", *(_local(one) for one in reversed(list(element.iterancestors()))), _local(element)])


def _content(namespace: str, element: Element, name: str, message: str) -> dict[str, object]:
    """An element that is not expected, or one that ends too early."""
    ends_early = "Missing child" in message
    parent = element if ends_early else element.getparent()
    if parent is None:
        return {"reason": "misplaced"}
    children = _children(namespace, _way(parent))
    before = {_local(one) for one in (parent if ends_early else element.itersiblings(preceding=True))}
    order = [child.name for child in children]
    if not ends_early and name not in order:
        likely = get_close_matches(name[:_SHOWN], order, 1, 0.6)
        return {"reason": "unknown", "expected": likely[0] if likely else "", "parent": _local(parent)}
    last = len(order) if ends_early else order.index(name)
    missing = [child.name for child in children[:last] if child.needed and child.name not in before]
    if missing:
        return {"reason": "missing", "missing": ", ".join(missing), "parent": _local(parent)}
    expected = _EXPECTED.search(message)
    wanted = ", ".join(part.rpartition("}")[2] for part in expected[1].split(", ")) if expected else ""
    return {"reason": "missing_one" if ends_early else "misplaced", "expected": wanted, "parent": _local(parent)}


@cache
def _named_types(namespace: str) -> dict[str, Element]:
    tree = schema_tree(namespace)
    return {str(one.get("name")): one for one in tree.findall(f"{_XSD}complexType")}


@cache
def _children(namespace: str, way: str) -> tuple[_Child, ...]:
    """Elements that the schema lets stand in the element at ``way``, in order; those of choices are not needed."""
    types = _named_types(namespace)
    place: Element | None = schema_tree(namespace)
    for name in way.split("/")[1:]:
        holder = _content_of(place, types) if place is not None else None
        place = (
            next((one for one in holder.iter(f"{_XSD}element") if one.get("name") == name), None)
            if holder is not None
            else None
        )
    holder = _content_of(place, types) if place is not None else None
    return tuple(_walk(holder, needed=True)) if holder is not None else ()


def _content_of(place: Element, types: dict[str, Element]) -> Element | None:
    if place.tag == f"{_XSD}schema":
        return place
    named = types.get(str(place.get("type", "")).rpartition(":")[2])
    return named if named is not None else place.find(f"{_XSD}complexType")


def _walk(holder: Element, *, needed: bool) -> Iterator[_Child]:
    for one in holder:
        kind = str(one.tag).removeprefix(_XSD)
        wanted = needed and one.get("minOccurs") != "0"
        if kind == "element":
            yield _Child(str(one.get("name")), wanted)
        elif kind in {"sequence", "complexContent", "extension"}:
            yield from _walk(one, needed=wanted)
        elif kind == "choice":
            yield from _walk(one, needed=False)

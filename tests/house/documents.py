"""Reads the documents: their marked tables, links, and the names that stand between backticks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.house.source import ROOT, sources

DOCS = ROOT / "docs"
TOLD = ("architecture.md", "glossary.md", "administrator.md", "scaling.md", "decisions.md")
"""Documents whose every name is looked up in the code or in the database."""

_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_NAME = re.compile(r"([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?:\(.*\))?")
_PATH = re.compile(r"(?:app|docs|tests|resources|benchmarks|typings)/[\w./*-]+")
_COMMAND = re.compile(r"(?:^|[\s`])okienko((?: +[^\s|`]+)+)")


@dataclass(frozen=True)
class Document:
    """A document. ``name`` is its file's name."""

    name: str
    text: str

    def table(self, name: str) -> list[list[str]]:
        """Rows (without the head) of the table that follows ``<!-- table: name -->``."""
        _, mark, rest = self.text.partition(f"<!-- table: {name} -->\n")
        assert mark, f"{self.name} has no table marked {name}"
        lines = rest.split("\n\n", maxsplit=1)[0].splitlines()[2:]
        return [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]

    def first_names(self, table: str) -> list[str]:
        """What stands between backticks in the first column of a table."""
        return [name for row in self.table(table) for name in _SPAN.findall(row[0])]

    def spans(self) -> list[str]:
        """Everything between backticks."""
        return _SPAN.findall(self.text)

    def names(self) -> set[str]:
        """Names between backticks, dotted or not, without what is called with them."""
        found = (_NAME.fullmatch(span) for span in self.spans())
        return {match[1] for match in found if match is not None}

    def paths(self) -> set[str]:
        """Paths of the project between backticks."""
        return {span for span in self.spans() if _PATH.fullmatch(span) and "NOUN" not in span}

    def links(self) -> list[str]:
        """Targets of links inside the project."""
        return [target for target in _LINK.findall(self.text) if "://" not in target]

    def headings(self) -> set[str]:
        """Anchors of the headings, as renderers make them."""
        heads = re.findall(r"^#+ (.+)$", self.text, re.MULTILINE)
        return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}

    def commands(self) -> Iterator[list[str]]:
        """Words of each call of the program, in code lines and between backticks."""
        lines = [line for line in self.text.splitlines() if line.startswith("    ")]
        for text in (*lines, *self.spans()):
            for words in _COMMAND.findall(re.sub(r'"[^"]*"', "TEXT", text)):
                yield words.split()


@cache
def document(name: str) -> Document:
    """A document of ``docs``."""
    return Document(name, (DOCS / name).read_text(encoding="utf-8"))


def every_document() -> list[Document]:
    """All of ``docs``, and what stands at the top."""
    beside = [path for name in ("README.md", "CONTRIBUTING.md") if (path := ROOT / name).is_file()]
    return [
        Document(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in (*sorted(DOCS.rglob("*.md")), *beside)
    ]


def folder_of(found: Document) -> Path:
    """Where links of a document start; ``every_document`` names it from the top."""
    return (ROOT / found.name).parent


@cache
def python_names() -> frozenset[str]:
    """Every name that the program defines or uses: modules, classes, functions, attributes, parameters."""
    names: set[str] = set()
    for source in sources("app"):
        names |= set(source.name.removesuffix(".py").split("/"))
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                names.add(node.name)
            elif isinstance(node, ast.Attribute):
                names.add(node.attr)
            elif isinstance(node, ast.Name):
                names.add(node.id)
            elif isinstance(node, ast.arg | ast.keyword) and node.arg:
                names.add(node.arg)
            elif isinstance(node, ast.alias):
                names |= set(node.name.split("."))
    return frozenset(names)


@cache
def members() -> dict[str, frozenset[str]]:
    """What each class of the program has: its methods, fields and members."""
    found: dict[str, frozenset[str]] = {}
    for source in sources("app"):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ClassDef):
                own = {part.name for part in node.body if isinstance(part, ast.FunctionDef)}
                for part in node.body:
                    targets = part.targets if isinstance(part, ast.Assign) else []
                    targets = [part.target] if isinstance(part, ast.AnnAssign) else targets
                    own |= {target.id for target in targets if isinstance(target, ast.Name)}
                found[node.name] = found.get(node.name, frozenset()) | own
    return found

"""Every item model stands under Qt's own model tester in some test."""

from __future__ import annotations

import ast

from tests.house.source import Source, parse, sources

QT_MODELS = {
    "QAbstractItemModel",
    "QAbstractListModel",
    "QAbstractTableModel",
    "QAbstractProxyModel",
    "QConcatenateTablesProxyModel",
    "QIdentityProxyModel",
    "QSortFilterProxyModel",
    "QStandardItemModel",
    "QStringListModel",
}
TESTERS = ("qtmodeltester", "QAbstractItemModelTester")


def item_models(found: tuple[Source, ...]) -> dict[str, str]:
    """Name and place of each class that is an item model, by whatever line of parents; without mere parents."""
    parents: dict[str, set[str]] = {}
    places: dict[str, str] = {}
    for source in found:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ClassDef):
                bases = {ast.unparse(base).split("[")[0].rpartition(".")[2] for base in node.bases}
                parents[node.name] = bases
                places[node.name] = f"{source.name}:{node.lineno}"
    models: set[str] = set()
    while more := {name for name, bases in parents.items() if bases & (QT_MODELS | models)} - models:
        models |= more
    inherited = {base for name in models for base in parents[name]}
    return {name: places[name] for name in models - inherited}


def names_under_test() -> set[str]:
    """Names used by the tests that use a model tester."""
    used: set[str] = set()
    for source in sources("tests"):
        if source.name.startswith("tests/house/") or not any(tester in source.text for tester in TESTERS):
            continue
        used |= {node.id for node in ast.walk(source.tree) if isinstance(node, ast.Name)}
    return used


def test_that_models_are_found_through_their_parents() -> None:
    sample = parse(
        "class Rows(QtCore.QAbstractTableModel, Generic[T]): ...\nclass Debtors(Rows[int]): ...\nclass Other: ...\n"
    )
    assert set(item_models((sample,))) == {"Debtors"}


def test_that_every_item_model_is_under_the_model_tester() -> None:
    used = names_under_test()
    untested = {name: place for name, place in item_models(sources("app")).items() if name not in used}
    assert not untested, f"no test puts these under {' or '.join(TESTERS)}: {untested}"

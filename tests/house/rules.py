"""The rules: each takes a source and returns a sentence for every place that breaks it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.source import Source, full_name, imported_names

MOST_LINES_OF_FILE = 400
MOST_LINES_OF_FUNCTION = 60

Function = ast.FunctionDef | ast.AsyncFunctionDef

TRANSLATORS = {"tr", "translate", "QT_TRANSLATE_NOOP", "QT_TR_NOOP"}

ITEMS_ASKED = {"itemAt", "itemAtPosition", "takeAt"}
ITEM_PLACES = ("app/views/parts/layouts.py", "app/views/parts/flow.py")
ITEMS_MADE = {"QListWidgetItem", "QTableWidgetItem", "QTreeWidgetItem", "QStandardItem"}

BLOCKING_STATICS = {
    "QFileDialog": {"getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"},
    "QInputDialog": {"getText", "getItem", "getInt", "getDouble", "getMultiLineText"},
    "QMessageBox": {"information", "warning", "critical", "question", "about", "aboutQt"},
    "QColorDialog": {"getColor"},
    "QFontDialog": {"getFont"},
}

# a name and its places: the only files (or folders, with a slash at the end) that may use it
PLACES: dict[str, tuple[str, ...]] = {
    "threading": ("app/models/jobs.py",),
    "_thread": ("app/system/locks.py",),  # a mutex and a thread's number; makes no thread
    "concurrent.futures": ("app/models/jobs.py",),
    "asyncio": (),
    "PySide6.QtCore.QThread": ("app/models/jobs.py",),
    "PySide6.QtCore.QThreadPool": ("app/models/jobs.py",),
    "PySide6.QtCore.QRunnable": ("app/models/jobs.py",),
    "PySide6.QtSql": (),
    "PySide6.QtWidgets": ("app/views/", "app/main.py", "app/cli/", "app/tour/"),
    "PySide6.QtWidgets.QMessageBox": ("app/views/messages.py",),
    "PySide6.QtWidgets.QErrorMessage": ("app/views/messages.py",),
    "PySide6.QtCore.QDate.currentDate": ("app/system/",),
    "PySide6.QtCore.QTime.currentTime": ("app/system/",),
    "PySide6.QtCore.QDateTime.currentDateTime": ("app/system/",),
    "PySide6.QtCore.QDateTime.currentDateTimeUtc": ("app/system/",),
    "datetime.datetime.now": ("app/system/",),
    "datetime.datetime.today": ("app/system/",),
    "datetime.datetime.utcnow": (),
    "datetime.date.today": ("app/system/",),
    "time.time": ("app/system/",),
    "time.sleep": (),
    "os.environ": ("app/system/",),
    "os.getenv": ("app/system/",),
    "os.putenv": ("app/system/",),
    "locale.setlocale": (),
    "keyrings": (),
}


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def calls(source: Source) -> Iterator[ast.Call]:
    """Every call of the source."""
    return (node for node in ast.walk(source.tree) if isinstance(node, ast.Call))


def functions(source: Source) -> Iterator[Function]:
    """Every function and method of the source."""
    return (node for node in ast.walk(source.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def made_up_words(source: Source) -> list[str]:
    """lupdate reads the text as it stands, so one put together at run time is never found translated."""
    told = []
    for call in calls(source):
        if _called(call) not in TRANSLATORS:
            continue
        for argument in call.args[:3]:
            put_together = isinstance(argument, ast.JoinedStr | ast.BinOp) or (
                isinstance(argument, ast.Call) and _called(argument) == "format"
            )
            if put_together:
                told.append(
                    source.at(argument, f"{_called(call)}() of a text put together; translate first, then fill in")
                )
    return told


def blocking_dialogs(source: Source) -> list[str]:
    """A nested event loop runs slots inside slots: dialogs and menus are opened, not executed."""
    if source.name in {"app/main.py", "app/__main__.py"}:  # the one loop of the program
        return []
    told = []
    for call in calls(source):
        name = _called(call)
        if name in {"exec", "exec_"} and isinstance(call.func, ast.Attribute):
            told.append(source.at(call, f".{name}() nests an event loop; use open() or popup()"))
        if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name | ast.Attribute):
            owner = ast.unparse(call.func.value).rpartition(".")[2]
            if name in BLOCKING_STATICS.get(owner, set()):
                told.append(source.at(call, f"{owner}.{name}() nests an event loop; make the dialog and open() it"))
        if name == "processEvents":
            told.append(source.at(call, "processEvents() runs slots inside a slot; use a job or a timer"))
    return told


def foreign_items(source: Source) -> list[str]:
    """Items are Qt's own: a wrapper of one outlives it and stands for what lies there next; one made by Python dies twice."""
    told = []
    for call in calls(source):
        name = _called(call)
        if name in ITEMS_ASKED and source.name not in ITEM_PLACES:
            told.append(
                source.at(call, f"{name}() gives an item of a layout; use empty() or laid_out() of parts/layouts.py")
            )
        if name in ITEMS_MADE:
            told.append(source.at(call, f"{name}() is made by Python; let Qt make it (new_item() of parts/lists.py)"))
    return told


def swallowed_errors(source: Source) -> list[str]:
    """Two kinds of errors, one voice: nothing is caught by everything, nothing is dropped unseen."""
    told = []
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        if node.type is None:
            told.append(source.at(node, "bare except"))
            continue
        kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        broad = any(isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"} for kind in kinds)
        silent = all(
            isinstance(line, ast.Pass | ast.Continue)
            or (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))
            for line in node.body
        )
        if broad and silent:
            told.append(source.at(node, "any exception caught and dropped"))
    return told


def undocumented(source: Source) -> list[str]:
    """Public names of a module, and public methods that are not overrides, say what they mean."""
    told = [] if ast.get_docstring(source.tree) else [f"{source.name}:1: the module has no docstring"]
    for node in source.tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            told += _undocumented(source, node, node.name)
            if isinstance(node, ast.ClassDef):
                for member in node.body:
                    if isinstance(member, ast.FunctionDef) and not member.name.startswith("_"):
                        told += _undocumented(source, member, f"{node.name}.{member.name}")
    return told


def _undocumented(source: Source, node: Function | ast.ClassDef, name: str) -> list[str]:
    if any("override" in ast.unparse(d) or ast.unparse(d).endswith(".setter") for d in node.decorator_list):
        return []
    said = ast.get_docstring(node)
    if not said:
        return [source.at(node, f"{name} has no docstring")]
    if said.strip(". ").lower().replace(" ", "_") == node.name.lower():
        return [source.at(node, f"the docstring of {name} only repeats its name")]
    return []


def too_long(source: Source) -> list[str]:
    """Small, so that it can be read at once; a docstring and the lines of a signature are not counted."""
    told = []
    lines = source.text.count("\n")
    if lines > MOST_LINES_OF_FILE:
        told.append(f"{source.name}:1: {lines} lines; {MOST_LINES_OF_FILE} at most")
    for function in functions(source):
        body = function.body[1:] if ast.get_docstring(function) else function.body
        length = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
        if length > MOST_LINES_OF_FUNCTION:
            told.append(source.at(function, f"{function.name}() has {length} lines; {MOST_LINES_OF_FUNCTION} at most"))
    return told


def out_of_place(source: Source) -> list[str]:
    """Names that only some files may use (``PLACES``), however they are imported."""
    names = imported_names(source.tree)
    told = {}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            used = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            used = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Attribute):
            used = [full_name(node, names) or ""]
        else:
            continue
        for name in used:
            banned = _banned(name, source.name)
            if banned:
                told[node.lineno, banned] = source.at(node, f"{banned} is not used here but in {_places(banned)}")
    return list(told.values())


def _banned(name: str, file: str) -> str | None:
    for banned, places in PLACES.items():
        if (name == banned or name.startswith(banned + ".")) and not any(
            file == place or (place.endswith("/") and file.startswith(place)) for place in places
        ):
            return banned
    return None


def _places(banned: str) -> str:
    return ", ".join(PLACES[banned]) or "no place at all"

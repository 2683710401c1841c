"""What a warehouse holds, as text, to be compared with what another one holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from support.warehouse import Warehouse

LOGS = ("go_process_audit_log", "go_error_audit_log")
RESULTS = (
    "table_schema in ('gold', 'marts') or table_schema = 'silver' and "
    "starts_with(table_name, 'si_')"
)
ACCOUNTS = "table_schema = 'audit' and table_name in ('quarantine', 'row_accounting')"
# what says when a row came, not what it is
OF_THE_RUN = ("load_date", "update_date", "load_id", "loaded_at", "first_seen_at")


@dataclass
class State:
    """The rows of each table as texts, counted."""

    tables: dict[str, Counter[str]] = field(default_factory=dict)

    def differences(self, other: State) -> dict[str, tuple[list[str], list[str]]]:
        """For each table that differs up to three rows that only this state has, and three that
        only the other has.
        """
        found = {}
        for name in sorted(self.tables.keys() | other.tables.keys()):
            mine, theirs = self.tables.get(name, Counter()), other.tables.get(name, Counter())
            if mine != theirs:
                found[name] = (
                    sorted((mine - theirs).elements())[:3],
                    sorted((theirs - mine).elements())[:3],
                )
        return found


def state_of(warehouse: Warehouse, without: tuple[str, ...] = OF_THE_RUN) -> State:
    """All gold tables but the logs, marts, silver, the quarantine and the row accounting,
    without some columns.
    """
    columns: dict[str, list[str]] = {}
    state = State()
    with warehouse.opened() as connection:
        for schema, table, column in connection.execute(
            f"""select table_schema, table_name, column_name from information_schema.columns
                where ({RESULTS} or {ACCOUNTS}) and table_name not in {LOGS} order by all"""
        ).fetchall():
            if column not in without:
                columns.setdefault(f"{schema}.{table}", []).append(f'"{column}"')
        for table, names in columns.items():
            rows = (
                f"select cast(row({', '.join(names)}) as varchar), count(*) from {table} group by 1"
            )
            state.tables[table] = Counter(dict(connection.execute(rows).fetchall()))
    return state


def open_errors(warehouse: Warehouse) -> Counter[str]:
    """What the error log says is open, in its words."""
    return Counter(
        text
        for (text,) in warehouse.query(
            "select error_description from gold.go_error_audit_log where status = 'Open'"
        )
    )

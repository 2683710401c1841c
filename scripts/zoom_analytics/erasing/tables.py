"""Erasing persons from the raw tables and from the tables that a rebuild does not replace."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import duckdb

from zoom_analytics.contract import Column, Contract, RawTable
from zoom_analytics.persons.blanking import Blanking
from zoom_analytics.persons.file_names import FileNames
from zoom_analytics.persons.personal import ADDRESS, identifiers, is_address, names_a_user
from zoom_analytics.persons.remembered import Remembered, normalized
from zoom_analytics.warehouse.sql import has_table, one_row, sql_name, table_name

SHORTEST_IDENTITY = 16  # characters; a shorter value is in the wrong column
OWN = ("_load_id", "_row_number")
Kind = Callable[[RawTable, Column], bool]  # true if the column is of this kind


def learn_identities(
    connection: duckdb.DuckDBPyConnection,
    contract: Contract,
    remembered: Remembered,
    person: str,
    email: str,
) -> None:
    """Finds the identities and the earlier addresses of a person in the warehouse, and stores
    their hashes.

    An address that another user has as well is not the person's.
    """
    known = [normalized(email), f"forgotten-{person}{ADDRESS}"]
    identities = _related(connection, contract, known, given=is_address, wanted=names_a_user)
    addresses = _related(connection, contract, identities, given=names_a_user, wanted=is_address)
    shared = [
        address
        for address in addresses
        if set(_related(connection, contract, [address], is_address, names_a_user))
        - set(identities)
    ]
    own = set(addresses) - set(shared) - {f"forgotten-{person}{ADDRESS}"}
    remembered.learn(person, [*identities, *own])


def _related(
    connection: duckdb.DuckDBPyConnection,
    contract: Contract,
    values: list[str],
    given: Kind,
    wanted: Kind,
) -> list[str]:
    """The values of the wanted identifiers in rows that have one of the values in a given one."""
    pairs = [
        (table, one.name, other.name)
        for table in contract.tables.values()
        for one in table.columns
        for other in table.columns
        if given(table, one) and wanted(table, other)
    ]
    queries = [
        f"select normalized({sql_name(other)}) as value from {table_name(table)}"
        f" where normalized({sql_name(one)}) in $values"
        for table, one, other in pairs
    ]
    found = connection.execute(
        f"select distinct value from ({' union '.join(queries)}) where value <> ''",
        {"values": values},
    ).fetchall()
    return [value for (value,) in found if len(value) >= SHORTEST_IDENTITY or "@" in value]


def erase(
    connection: duckdb.DuckDBPyConnection,
    contract: Contract,
    blanking: Blanking,
    person: str,
    email: str,
    names: FileNames,
) -> int:
    """Erases the remembered persons from raw, the snapshot and the logs in one transaction.
    Returns the number of rows changed in raw.

    The connection needs the masking functions, because the hashes are made with their key.
    """
    connection.begin()
    connection.execute("""
        create or replace temp table changed
        (source_system varchar, feed varchar, load_id bigint, row_number bigint)
    """)
    for table in contract.tables.values():
        _erase_from_raw(connection, table, blanking)
    if has_table(connection, "snapshots", "snap_users"):
        connection.execute("""
            delete from snapshots.snap_users
            where user_id in (
                select validated.user_id from silver.validated_users as validated
                inner join changed
                    on validated.load_id = changed.load_id
                    and validated.row_number = changed.row_number
            )
        """)
    _erase_from_error_texts(connection)
    _erase_from_file_names(connection, names)
    blanking.go_by(email)
    for log, column in _texts_of_logs(connection):
        connection.execute(
            f"update {log} set {column} = without_mentions({column})"
            f" where {column} <> without_mentions({column})"
        )
    (count,) = one_row(connection.execute("select count(*) from changed"))
    if count:
        connection.execute(
            "update audit.forgotten set finished_at = null where person = ?", [person]
        )
    connection.commit()
    return int(count)


def _erase_from_raw(
    connection: duckdb.DuckDBPyConnection, table: RawTable, blanking: Blanking
) -> None:
    if not identifiers(table) and not any(column.type == "text" for column in table.columns):
        return
    name = table_name(table)
    columns = [
        column
        for column, *_ in connection.execute(f"describe {name}").fetchall()
        if column not in OWN
    ]
    if not blanking.names_anyone(table, name, columns):
        return
    query = blanking.query(
        table,
        f"(select *, rowid as place from {name})",
        columns,
        only_changed=True,
        place=["place"],
    )
    connection.execute(f"create or replace temp table blanked as {query}")
    values = ", ".join(f"{sql_name(column)} = blanked.{sql_name(column)}" for column in columns)
    connection.execute(
        f"update {name} as kept set {values} from blanked where kept.rowid = blanked.place"
    )
    connection.execute(
        f"insert into changed select ?, ?, kept._load_id, kept._row_number from {name} as kept"
        " inner join blanked on kept.rowid = blanked.place",
        [table.source, table.feed],
    )


def _erase_from_error_texts(connection: duckdb.DuckDBPyConnection) -> None:
    """Removes the values of changed rows from error texts."""
    if has_table(connection, "audit", "error_events"):
        connection.execute("""
            update audit.error_events as logged
            set error_description = masking.masked_error(logged.error_description)
            from (
                select distinct changed.source_system, ledger.source_file, changed.row_number
                from changed
                inner join audit.load_ledger as ledger on changed.load_id = ledger.load_id
            ) as rows_changed
            where logged.source_system = rows_changed.source_system
                and contains(
                    logged.error_description || ',',
                    concat(
                        ': ', rows_changed.source_file, ', row ', rows_changed.row_number, ','
                    )
                )
                and logged.error_description <> masking.masked_error(logged.error_description)
        """)


def _erase_from_file_names(connection: duckdb.DuckDBPyConnection, names: FileNames) -> None:
    """Gives files their new names in the ledger and in all logs."""
    files = connection.execute("select distinct source_file from audit.load_ledger").fetchall()
    for (name,) in files:
        if (blanked := names.blanked(name)) != name:
            for table, column in _texts_of_logs(connection):
                connection.execute(
                    f"update {table} set {column} = replace({column}, $old, $new)"
                    f" where contains({column}, $old)",
                    {"old": name, "new": blanked},
                )


def _texts_of_logs(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """The text columns of all logs, except keys."""
    rows = connection.execute("""
        select columns.schema_name, columns.table_name, columns.column_name
        from duckdb_columns() as columns
        inner join duckdb_tables() as tables using (database_name, schema_name, table_name)
        where (columns.schema_name = 'audit' or columns.table_name = 'go_process_audit_log')
            and columns.data_type = 'VARCHAR'
            and columns.column_name not in ('person', 'identity_hash', 'run_id')
            and columns.database_name = current_database()
    """).fetchall()
    for schema, table, column in rows:
        yield f"{sql_name(schema)}.{sql_name(table)}", sql_name(column)

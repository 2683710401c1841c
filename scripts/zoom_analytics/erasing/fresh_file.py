"""Writing the warehouse to a new file: the bytes of a DuckDB file keep deleted values until the
file is replaced.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from zoom_analytics.settings import Settings
from zoom_analytics.warehouse.errors import WarehouseError
from zoom_analytics.warehouse.files import remove_leftovers, replaced_file
from zoom_analytics.warehouse.opening import STORAGE_VERSION, open_to_write
from zoom_analytics.warehouse.recovery import remove_set_aside_logs
from zoom_analytics.warehouse.sql import one_row, sql_name, sql_text


def write_anew(settings: Settings) -> None:
    """Copies the whole warehouse to a new file, which replaces the old one in one step.

    The old file stays open, and so locked, until then. Raises WarehouseError, which leaves the
    warehouse unchanged.
    """
    try:
        with open_to_write(settings) as connection:
            remove_leftovers(settings.warehouse)
            connection.execute("checkpoint")
            with replaced_file(settings.warehouse, mode=0o600) as fresh:
                fresh.unlink()  # the engine creates its own file
                _copy(connection, fresh)
    except (duckdb.Error, OSError) as error:
        raise WarehouseError(
            f"{settings.warehouse}: cannot be rewritten ({str(error).splitlines()[0]}):"
            " check the free disk space"
        ) from error
    shutil.rmtree(settings.spill_folder, ignore_errors=True)
    remove_set_aside_logs(settings.warehouse)


def _copy(connection: duckdb.DuckDBPyConnection, fresh: Path) -> None:
    (name,) = one_row(connection.execute("select current_database()"))
    place = sql_text(str(fresh))
    connection.execute(f"attach {place} as fresh (storage_version '{STORAGE_VERSION}')")
    connection.execute(f"copy from database {sql_name(name)} to fresh")
    counts = """
        select schema_name, table_name, column_count from duckdb_tables()
        where database_name = ? order by all
    """
    before, after = (
        connection.execute(counts, [database]).fetchall() for database in (name, "fresh")
    )
    for schema, table, _ in before:
        rows = {
            connection.execute(
                f"select count(*) from {sql_name(database)}.{sql_name(schema)}.{sql_name(table)}"
            ).fetchone()
            for database in (name, "fresh")
        }
        if before != after or len(rows) > 1:
            raise WarehouseError(
                f"the copy of the warehouse differs in {schema}.{table}:"
                " the warehouse was not replaced"
            )
    connection.execute("checkpoint fresh")
    connection.execute("detach fresh")

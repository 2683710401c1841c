"""Loaded files that would be read differently now: an older reader read them, or the contract had
fewer column names.

Such a file is read again if it is still in the landing zone. It keeps its load_id and the time of
its first load.
"""

from __future__ import annotations

from collections import defaultdict

import duckdb
import yaml

from zoom_analytics.contract import Contract, column_key
from zoom_analytics.loaders.outcome import UNKNOWN_COLUMN
from zoom_analytics.loaders.readers.intake import name_parts
from zoom_analytics.settings import PROJECT_FILE, Settings

READER_EDITION = 2  # 1 (NULL in the ledger): a broken quote also spoiled the records after it
WITH_UNREADABLE_ROWS = """
    select source_system, feed, content_hash, source_file
    from audit.load_ledger
    where status = 'loaded' and rows_unreadable > 0 and coalesce(reader_edition, 1) < ?
"""
WITH_UNKNOWN_COLUMNS = """
    select ledger.source_system, ledger.feed, ledger.content_hash, found.column_name
    from audit.load_ledger as ledger
    inner join audit.file_findings as found
        on ledger.load_id = found.load_id and found.error_code = ?
    where
        ledger.status = 'loaded'
        and coalesce(ledger.names_fingerprint, '') not in (select unnest(?::varchar[]))
    order by found.rowid
"""
MARK = """
    insert into audit.definitions (relation, kind, fingerprint, parts, because, run_id, noted_at)
    select
        relation, kind, fingerprint, parts, 'files were read again', ?,
        now()::timestamptz at time zone 'UTC'
    from audit.definitions
    where relation in (select unnest(?::varchar[]))
    qualify row_number() over (partition by relation order by noted_at desc) = 1 and because is null
"""
Content = tuple[str, str, str]  # source, feed, hash


def outdated_contents(
    connection: duckdb.DuckDBPyConnection, contract: Contract
) -> dict[Content, str]:
    """The loaded contents that would be read differently now, and why."""
    outdated = {}
    for source, feed, content_hash, name in connection.execute(
        WITH_UNREADABLE_ROWS, [READER_EDITION]
    ).fetchall():
        if name_parts(name)[0] == "csv":
            outdated[source, feed, content_hash] = "a broken quote affects one line only"
    known_now: dict[Content, list[str]] = defaultdict(list)
    fingerprints = [table.fingerprint_of_names() for table in contract.tables.values()]
    names = {feed: table.known_names() for feed, table in contract.tables.items()}
    for source, feed, content_hash, column in connection.execute(
        WITH_UNKNOWN_COLUMNS, [UNKNOWN_COLUMN, fingerprints]
    ).fetchall():
        if column_key(column) in names.get((source, feed), ()):
            known_now[source, feed, content_hash].append(column)
    return outdated | {
        content: f"the contract now has {', '.join(columns)}"
        for content, columns in known_now.items()
    }


def mark_validated(
    connection: duckdb.DuckDBPyConnection, settings: Settings, source: str, feed: str, run_id: str
) -> None:
    """Marks the tables that validate the rows of a reread file, so that the next build computes
    them as a whole. Call it in the transaction of the file.
    """
    if connection.execute(
        "select 1 from duckdb_tables() where schema_name = 'audit' and table_name = 'definitions'"
    ).fetchone():
        variables = yaml.safe_load((settings.project / PROJECT_FILE).read_text(encoding="utf-8"))[
            "vars"
        ]
        is_read_as_a_whole = source in variables["sources_read_as_a_whole"]
        validated = [
            f"silver.validated_{name}"
            for name, raw in variables["sources"].get(source, {}).items()
            if is_read_as_a_whole or raw == feed
        ]
        connection.execute(MARK, [run_id, validated])

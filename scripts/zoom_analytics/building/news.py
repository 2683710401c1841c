"""Finds out whether there is anything to build.

After a successful build of the whole project, a hash of what it was built from is kept in
audit.builds.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import duckdb

from zoom_analytics.persons.keys import fingerprint, masking_key
from zoom_analytics.settings import Settings
from zoom_analytics.warehouse.opening import open_to_read, open_to_write
from zoom_analytics.warehouse.sql import has_table

PROJECT_PARTS = (
    "dbt_project.yml",
    "profiles.yml",
    "selectors.yml",
    "models",
    "macros",
    "seeds",
    "snapshots",
    "tests/data",
)
PACKAGES = ("dbt-core", "dbt-duckdb", "duckdb", "zoom-analytics")
LEDGER = """
    select
        count(*), max(load_id), count(*) filter (status = 'refused' and still_in_landing),
        bit_xor(hash(load_id, still_in_landing)),
        bit_xor(hash(load_id, reader_edition, names_fingerprint))
    from audit.load_ledger
"""
LAST_BUILD = """
    select state, exists (select * from audit.dbt_runs where started_at > built_at)
    from audit.builds order by built_at desc limit 1
"""
MARKED = """
    select count(*) > 0
    from (
        select arg_max(because is not null, noted_at) as is_marked
        from audit.definitions
        group by relation
    )
    where is_marked
"""


@dataclass(frozen=True)
class News:
    """What has changed since the last successful build of the whole project.

    project: the project's files, the versions of the packages, the target, its masking key or the
    name of the warehouse; also True if dbt was run by hand since.
    deliveries: files were loaded or read again.
    """

    project: bool
    deliveries: bool

    def __bool__(self) -> bool:
        return self.project or self.deliveries


def what_is_new(settings: Settings) -> News:
    """Compares the state that the last build of the whole project kept with the present one."""
    with open_to_read(settings) as connection:
        if not has_table(connection, "audit", "builds"):  # dbt creates it at the start of a run
            return News(project=True, deliveries=True)
        kept = connection.execute(LAST_BUILD).fetchone()
        if kept is None:
            return News(project=True, deliveries=True)
        state, dbt_ran_since = kept
        project, _, deliveries = state.partition(" ")
        marked = has_table(connection, "audit", "definitions") and connection.execute(
            MARKED
        ).fetchone() == (True,)
        return News(
            dbt_ran_since or project != _project(settings),
            marked or deliveries != _deliveries(connection),
        )


def remember_build(settings: Settings) -> None:
    """Keeps the state that a successful build of the whole project was made from."""
    with open_to_write(settings) as connection:
        connection.execute(
            "insert into audit.builds (state, built_at) "
            "values (?, now()::timestamptz at time zone 'UTC')",
            [f"{_project(settings)} {_deliveries(connection)}"],
        )


def _project(settings: Settings) -> str:
    """One hash of the project's files, the versions of the packages, the target, its masking key
    and the name of the warehouse, which views contain.
    """
    digest = hashlib.sha256()
    for path in _project_files(settings.project):
        digest.update(f"{path.relative_to(settings.project)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    digest.update(" ".join(f"{package}={version(package)}" for package in PACKAGES).encode())
    masked_with = "" if settings.target == "prod" else fingerprint(masking_key(settings))
    digest.update(f"{settings.target} {masked_with} {settings.warehouse.name}".encode())
    return digest.hexdigest()


def _deliveries(connection: duckdb.DuckDBPyConnection) -> str:
    """One hash of the load ledger."""
    return hashlib.sha256(f"{connection.execute(LEDGER).fetchone()}".encode()).hexdigest()


def _project_files(project: Path) -> list[Path]:
    files = []
    for part in PROJECT_PARTS:
        path = project / part
        files += [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sorted(files)

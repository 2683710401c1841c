"""Is there anything to build? What a build comes from, as one hash, kept with the warehouse once the build succeeded."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

import duckdb

from zoom_analytics.keys import fingerprint, masking_key
from zoom_analytics.reporting.warehouse import has_table
from zoom_analytics.settings import Settings

PROJECT_PARTS = ("dbt_project.yml", "profiles.yml", "models", "macros", "seeds", "snapshots", "tests/data")
PACKAGES = ("dbt-core", "dbt-duckdb", "duckdb", "zoom-analytics")
LEDGER = """
    select count(*), max(load_id), count(*) filter (status = 'refused' and still_in_landing), bit_xor(hash(load_id, still_in_landing))
    from audit.load_ledger
"""


def is_built(settings: Settings) -> bool:
    """Did the last build of the whole project come from what is there now, and succeed?"""
    with duckdb.connect(str(settings.warehouse)) as connection:
        if not has_table(connection, "audit", "builds"):  # dbt makes it at the start of a run
            return False
        kept = connection.execute("select state from audit.builds order by built_at desc limit 1").fetchone()
        return kept is not None and kept[0] == _state(settings, connection)


def remember_build(settings: Settings) -> None:
    """Keeps what a build of the whole project came from. To be called once it succeeded."""
    with duckdb.connect(str(settings.warehouse)) as connection:
        connection.execute(
            "insert into audit.builds (state, contracts, built_at)"
            " select ?, max(fingerprint), now()::timestamptz at time zone 'UTC' from audit.feed_contracts",
            [_state(settings, connection)],
        )


def _state(settings: Settings, connection: duckdb.DuckDBPyConnection) -> str:
    """The project's files, the versions that build them, the target and its masking key, and what was loaded."""
    digest = hashlib.sha256()
    for path in _project_files(settings.project):
        digest.update(f"{path.relative_to(settings.project)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    digest.update(" ".join(f"{package}={version(package)}" for package in PACKAGES).encode())
    masked_with = "" if settings.target == "prod" else fingerprint(masking_key(settings))
    digest.update(f"{settings.target} {masked_with} {connection.execute(LEDGER).fetchone()}".encode())
    return digest.hexdigest()


def _project_files(project: Path) -> list[Path]:
    files = []
    for part in PROJECT_PARTS:
        path = project / part
        files += [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sorted(files)

"""A fresh checkout: dbt builds before any load, in a folder that does not exist yet."""

from __future__ import annotations

import getpass
import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from support.warehouse import contract_of, project_folder
from zoom_analytics.warehouse.tables import ensure_tables

TABLES_OF_LOADS = """
    select table_schema, table_name, column_name, data_type, is_nullable
    from information_schema.columns
    where table_schema = 'raw'
        or table_schema = 'audit' and table_name in ('load_ledger', 'load_runs', 'file_findings')
    order by all
"""
KEYS_OF_LOADS = """
    select schema_name, table_name, constraint_column_names from duckdb_constraints()
    where constraint_type = 'PRIMARY KEY'
        and table_name in ('load_ledger', 'load_runs', 'file_findings')
    order by all
"""


@pytest.fixture(scope="module")
def never_loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a bare `dbt build` for which no variable names the actor."""
    folder = tmp_path_factory.mktemp("fresh")
    file = folder / "warehouse" / "zoom_analytics.duckdb"
    unnamed = ("ZOOM_ACTOR", "USER", "USERNAME", "LOGNAME", "LNAME")
    environment = {name: value for name, value in os.environ.items() if name not in unnamed}
    built = subprocess.run(
        [Path(sys.executable).with_name("dbt"), "--quiet", "build"],
        cwd=project_folder(),
        env=environment
        | {
            "ZOOM_WAREHOUSE": str(file),
            "ZOOM_TEMP": str(folder / "tmp"),
            "ZOOM_TARGET": "prod",
            "DBT_TARGET_PATH": str(folder / "target"),
            "DBT_LOG_PATH": str(folder / "logs"),
        },
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stdout
    return file


def test_all_tables_are_there_and_empty(never_loaded: Path) -> None:
    with duckdb.connect(str(never_loaded), read_only=True) as connection:
        assert connection.execute(
            "select count(*) from marts.kpi_values union all select count(*) from gold.go_dim_user"
        ).fetchall() == [(0,), (0,)]
        assert connection.execute(
            "select distinct status from gold.go_process_audit_log"
        ).fetchall() == [("Success",)]


def test_the_actor_is_the_user_of_the_system_where_no_variable_names_one(
    never_loaded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    with duckdb.connect(str(never_loaded), read_only=True) as connection:
        assert connection.execute(
            "select distinct audit_details ->> 'actor' from gold.go_process_audit_log"
            " union select actor from audit.dbt_runs"
        ).fetchall() == [(getpass.getuser(),)]


def test_the_tables_that_the_hook_makes_are_those_of_the_loader(
    never_loaded: Path, tmp_path: Path
) -> None:
    with duckdb.connect(str(tmp_path / "loaded.duckdb")) as connection:
        ensure_tables(connection, contract_of(project_folder()))
        of_loader = [connection.sql(query).fetchall() for query in (TABLES_OF_LOADS, KEYS_OF_LOADS)]
    with duckdb.connect(str(never_loaded), read_only=True) as connection:
        of_hook = [connection.sql(query).fetchall() for query in (TABLES_OF_LOADS, KEYS_OF_LOADS)]
    assert of_hook == of_loader
    assert len(of_loader[1]) == 2


def test_every_column_of_every_relation_is_described(never_loaded: Path) -> None:
    manifest = json.loads((never_loaded.parents[1] / "target" / "manifest.json").read_text())
    described = {
        (node["schema"], node.get("identifier") or node["alias"], name)
        for node in [*manifest["nodes"].values(), *manifest["sources"].values()]
        for name, column in node["columns"].items()
        if column["description"]
    }
    query = (
        "select schema_name, table_name, column_name from duckdb_columns()"
        " where not internal and schema_name <> 'raw'"
    )
    with duckdb.connect(str(never_loaded), read_only=True) as connection:
        columns = connection.execute(query).fetchall()
    with duckdb.connect() as connection:
        ensure_tables(connection, contract_of(project_folder()))
        columns += connection.execute(query).fetchall()
    assert len(columns) > 1000
    assert set(columns) - described == set()


def test_what_people_read_has_comments_in_the_warehouse(never_loaded: Path) -> None:
    with duckdb.connect(str(never_loaded), read_only=True) as connection:
        silent = connection.execute(
            "select schema_name, table_name, column_name from duckdb_columns()"
            " where schema_name in ('gold', 'marts', 'audit') and coalesce(comment, '') = ''"
        ).fetchall()
        tables = connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'gold' and comment is null"
        ).fetchall()
    assert (silent, tables) == ([], [])

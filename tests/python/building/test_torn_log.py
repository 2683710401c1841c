"""dbt opens a warehouse beside which an interrupted command left a torn log."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from dbt.adapters.duckdb.credentials import DuckDBCredentials

from support.warehouse import project_folder
from zoom_analytics.building.session_plugin import Plugin

KILLED = """
import duckdb, os, sys
held = duckdb.connect(sys.argv[1], config={"storage_compatibility_version": "v1.4.0"})
held.execute("set wal_autocheckpoint = '1TB'")
held.execute("create table noted as select 1 as n")
os.kill(os.getpid(), 9)
"""


def test_the_plugin_of_dbt_replays_the_log_before_dbt_connects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    warehouse = tmp_path / "w.duckdb"
    subprocess.run([sys.executable, "-c", KILLED, str(warehouse)], check=False)
    log = warehouse.with_name("w.duckdb.wal")
    log.write_bytes(log.read_bytes() + bytes(100))
    monkeypatch.setenv("ZOOM_PROJECT", str(project_folder()))
    monkeypatch.setenv("ZOOM_WAREHOUSE", str(warehouse))
    plugin = Plugin(
        "session", {}, DuckDBCredentials(path=str(warehouse), database="w", schema="main")
    )
    assert not log.exists()
    assert "was set aside as w.duckdb.wal.unreadable-" in capfd.readouterr().err
    del plugin
    with duckdb.connect(str(warehouse)) as connection:
        assert connection.execute("select n from noted").fetchall() == [(1,)]

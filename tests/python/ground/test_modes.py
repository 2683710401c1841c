"""Files with personal data are for their owner alone, whatever the umask of the caller."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.warehouse import project_folder
from zoom_analytics.cli import main
from zoom_analytics.dashboard import command as dashboard
from zoom_analytics.publishing.description import Publication
from zoom_analytics.publishing.store import Store
from zoom_analytics.settings import load_settings
from zoom_analytics.warehouse.opening import open_to_read, open_to_write

GENEROUS = 0o022
WRITES_BY_DBT = """
import os, sys
from types import SimpleNamespace
import duckdb
from zoom_analytics.building.session_plugin import Plugin
plugin = Plugin("plugin", {}, SimpleNamespace(path=sys.argv[1]))
connection = duckdb.connect(sys.argv[1])
connection.execute("create table a (b int)")
print(oct(os.stat(sys.argv[1]).st_mode), oct(os.stat(sys.argv[1] + ".wal").st_mode))
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def log_of(warehouse: Path) -> Path:
    return warehouse.with_name(f"{warehouse.name}.wal")


@pytest.fixture(autouse=True)
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "landing").mkdir()
    path = tmp_path / "warehouse" / "w.duckdb"
    monkeypatch.setenv("ZOOM_WAREHOUSE", str(path))
    monkeypatch.setenv("ZOOM_LANDING", str(tmp_path / "landing"))
    monkeypatch.setenv("ZOOM_BI", str(tmp_path / "bi"))
    before = os.umask(GENEROUS)
    yield path
    os.umask(before)


def test_a_load_writes_for_the_owner_alone_and_so_does_the_rest_of_its_process(
    warehouse: Path, tmp_path: Path
) -> None:
    assert CliRunner().invoke(main, ["load"]).exit_code == 0
    (tmp_path / "later").touch()
    assert (mode(warehouse), mode(warehouse.parent)) == (0o600, 0o700)
    assert mode(tmp_path / "later") == 0o600


def test_the_log_of_the_warehouse_is_for_the_owner_alone(warehouse: Path) -> None:
    with open_to_write(load_settings()) as connection:
        connection.execute("create table a (b int)")
        assert (mode(warehouse), mode(log_of(warehouse))) == (0o600, 0o600)


@pytest.mark.parametrize("opened", [open_to_write, open_to_read])
def test_opening_tightens_the_modes(warehouse: Path, opened: object) -> None:
    with open_to_write(load_settings()):
        pass
    warehouse.chmod(0o664)
    with opened(load_settings()):
        assert mode(warehouse) == 0o600


def test_dbt_writes_the_warehouse_and_its_log_for_the_owner_alone(warehouse: Path) -> None:
    modes = subprocess.run(
        [sys.executable, "-c", WRITES_BY_DBT, str(warehouse)],
        capture_output=True,
        text=True,
        check=True,
        umask=GENEROUS,
    ).stdout
    assert modes.split() == ["0o100600", "0o100600"]


def test_a_warehouse_that_dbt_makes_is_for_the_owner_alone(warehouse: Path, tmp_path: Path) -> None:
    project = str(project_folder())
    folders = ("--target-path", str(tmp_path / "target"), "--log-path", str(tmp_path / "logs"))
    program = str(Path(sys.executable).with_name("dbt"))
    subprocess.run(
        [program, "seed", "--profiles-dir", project, "--project-dir", project, *folders],
        stdout=subprocess.DEVNULL,
        check=True,
        umask=GENEROUS,
    )
    assert (mode(warehouse), mode(warehouse.parent)) == (0o600, 0o700)


def test_what_is_published_can_be_read_whatever_the_umask(tmp_path: Path) -> None:
    os.umask(0o077)
    store = Store(tmp_path / "shared" / "bi")
    with store.locked(), store.new_folder("1") as folder:
        assert mode(folder) == 0o700, "before it is complete"
        store.keep(folder, Publication("1", "run", "now", None, {}))
    for path in (store.folder.parent, store.folder, store.publications, store.publications / "1"):
        assert mode(path) == 0o755, path
    assert mode(store.publications / "1" / "publication.json") == 0o644


def test_the_dashboard_can_be_read_whatever_the_umask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.umask(0o077)
    for name in ("opened", "read_state", "read_figures"):
        monkeypatch.setattr(dashboard, name, lambda *_: nullcontext())
    monkeypatch.setattr(dashboard, "write_page", lambda *_: "page")
    dashboard.write_dashboard(tmp_path / "published", tmp_path / "page.html")
    assert mode(tmp_path / "page.html") == 0o644

"""A torn write-ahead log beside the warehouse: its readable part is replayed, the whole log is set
aside, and the load goes on.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from support.loaders.landing_desk import HEADER, Desk
from zoom_analytics.warehouse import recovery
from zoom_analytics.warehouse.opening import open_to_read, open_to_write
from zoom_analytics.warehouse.recovery import remove_set_aside_logs

# leaves a log of three commits
KILLED = """
import duckdb, os, sys
held = duckdb.connect(sys.argv[1])
held.execute("set wal_autocheckpoint = '1TB'")
held.execute("create table noted as select 1 as n")
held.execute("insert into noted values (2)")
held.execute("insert into noted values (3)")
os.kill(os.getpid(), 9)
"""
LOAD = """
import sys
from pathlib import Path
from zoom_analytics.contract import read_contract
from zoom_analytics.loaders import load
from zoom_analytics.settings import Settings
folder, landing, warehouse = map(Path, sys.argv[1:])
settings = Settings(folder, landing, warehouse, folder / "bi", memory_limit="500MB")
load(settings, read_contract(folder))
"""
NOISE = random.Random(13).randbytes(5000)
TORN = {
    "no bytes": lambda log: b"",
    "10 bytes": lambda log: log[:10],
    "30 bytes": lambda log: log[:30],
    "30 zeros": lambda log: bytes(30),
    "a page of zeros": lambda log: bytes(4096),
    "noise": lambda log: NOISE,
    "noise behind records": lambda log: log + NOISE,
    "zeros behind records": lambda log: log + bytes(4096),
    "last record cut": lambda log: log[:-7],
    "records cut in the middle": lambda log: log[: len(log) // 2],
}
KEPT = {"noise behind records": 3, "zeros behind records": 3, "last record cut": 2}


def interrupted(desk: Desk) -> Path:
    """Loads a file and leaves the log of a killed process. Returns the path of the log."""
    desk.put("a.csv", HEADER + "1,Ann,2,x\n" * 20)
    desk.load()
    child = subprocess.run([sys.executable, "-c", KILLED, str(desk.warehouse)], check=False)
    assert child.returncode == -signal.SIGKILL
    return desk.warehouse.with_name("w.duckdb.wal")


def set_aside(desk: Desk) -> list[Path]:
    return sorted(desk.warehouse.parent.glob("w.duckdb.wal.unreadable-*"))


def load_in_a_child(desk: Desk) -> int:
    """Loads in a child process, so that a crash of the engine does not end the tests."""
    paths = [desk.folder, desk.landing, desk.warehouse]
    child = subprocess.run([sys.executable, "-c", LOAD, *map(str, paths)], check=False)
    return child.returncode


@pytest.mark.parametrize("kind", TORN)
def test_a_load_beside_a_torn_log_ends_as_an_undisturbed_one(
    desk: Desk, kind: str, capfd: pytest.CaptureFixture[str]
) -> None:
    log = interrupted(desk)
    torn = TORN[kind](log.read_bytes())
    log.write_bytes(torn)
    desk.put("b.csv", HEADER + "2,Ben,3,y\n" * 3000)
    assert load_in_a_child(desk) == 0
    assert not log.exists()
    people = desk.ask(
        "select full_name, count(*), count(distinct _load_id) from raw.bz_platform__people"
        " group by all order by all"
    )
    assert people == [("Ann", 20, 1), ("Ben", 3000, 1)]
    assert desk.ask("select sum(rows_read) from audit.load_ledger") == [(3020,)]
    assert desk.ask("select count(*) from duckdb_schemas() where schema_name = 'log_probe'") == [
        (0,)
    ]
    if kind in KEPT:
        assert desk.ask("select count(*) from noted") == [(KEPT[kind],)]
    message = capfd.readouterr().err
    for left in set_aside(desk):
        assert left.read_bytes() == torn
        assert left.stat().st_mode & 0o777 == 0o600
        assert left.name in message and "zoom-analytics build" in message
    # a beginning of the log's header is no record, so nothing was lost
    assert len(set_aside(desk)) == (kind not in ("no bytes", "10 bytes", "30 bytes"))
    assert [file.status for file in desk.load().files] == ["known", "known"]


def test_a_whole_log_is_replayed_without_a_word(
    desk: Desk, capfd: pytest.CaptureFixture[str]
) -> None:
    interrupted(desk)
    assert load_in_a_child(desk) == 0
    assert desk.ask("select count(*) from noted") == [(3,)]
    assert capfd.readouterr().err == "" and set_aside(desk) == []


@pytest.mark.parametrize("opened", [open_to_read, open_to_write])
def test_every_opening_recovers(desk: Desk, opened, capfd: pytest.CaptureFixture[str]) -> None:
    log = interrupted(desk)
    log.write_bytes(log.read_bytes() + NOISE)
    with opened(desk.settings) as connection:
        assert connection.execute("select count(*) from noted").fetchall() == [(3,)]
    assert "was set aside as" in capfd.readouterr().err
    assert len(set_aside(desk)) == 1
    remove_set_aside_logs(desk.warehouse)
    assert set_aside(desk) == []


def test_a_log_on_which_the_engine_crashes_is_set_aside_whole(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    log = interrupted(desk)
    content = log.read_bytes()
    replay = recovery._replay
    monkeypatch.setattr(
        recovery,
        "_replay",
        lambda path, *rest: -signal.SIGSEGV if log.exists() else replay(path, *rest),
    )
    desk.load()
    assert [left.read_bytes() for left in set_aside(desk)] == [content]
    assert "no part of it could be read" in capfd.readouterr().err


def test_a_log_stays_if_the_warehouse_itself_cannot_be_opened(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = interrupted(desk)
    content = log.read_bytes()
    monkeypatch.setattr(recovery, "_replay", lambda *_: 1)
    recovery.settle_log(desk.warehouse, "v1.4.0", "500MB")
    assert log.read_bytes() == content and set_aside(desk) == []


def test_the_log_of_a_missing_warehouse_is_set_aside(
    desk: Desk, capfd: pytest.CaptureFixture[str]
) -> None:
    log = interrupted(desk)
    content = log.read_bytes()
    desk.warehouse.unlink()
    assert load_in_a_child(desk) == 0
    assert [left.read_bytes() for left in set_aside(desk)] == [content]
    assert "the warehouse file itself is missing" in capfd.readouterr().err
    assert desk.ask("select count(*) from raw.bz_platform__people") == [(20,)]

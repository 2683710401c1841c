"""The warehouse file: created privately, never overwritten, refused with a reason."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from support.loaders.landing_desk import HEADER, Desk
from zoom_analytics.loaders import FileResult, Watcher, file_load, load
from zoom_analytics.warehouse import opening
from zoom_analytics.warehouse.errors import NoWarehouse, WarehouseError

ONE = HEADER + "1,Ann,2,x\n"
EMPTY_FILE = 12_288  # bytes: the engine's headers alone
HOLD = """
import duckdb, sys
held = duckdb.connect(sys.argv[1])
print("held", flush=True)
sys.stdin.read()
"""


def test_a_new_warehouse_is_for_its_owner_alone_and_opens_in_older_engines(desk: Desk) -> None:
    desk.put("a.csv", ONE)
    desk.load()
    assert stat.S_IMODE(desk.warehouse.stat().st_mode) == 0o600
    assert desk.ask(
        "select tags['storage_version'] from duckdb_databases() where not internal"
    ) == [("v1.4.0+",)]
    assert [path.name for path in desk.warehouse.parent.iterdir()] == ["w.duckdb"]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 a spreadsheet", "is not a DuckDB file"),
        (b"x" * 9000, "not a DuckDB"),
    ],
)
def test_what_is_no_duckdb_file_is_never_overwritten(desk: Desk, content: bytes, what: str) -> None:
    desk.warehouse.parent.mkdir()
    desk.warehouse.write_bytes(content)
    with pytest.raises(WarehouseError, match=what):
        desk.load()
    assert desk.warehouse.read_bytes() == content


def test_a_damaged_warehouse_is_refused_untouched(desk: Desk) -> None:
    desk.load()
    content = bytearray(desk.warehouse.read_bytes())
    content[:8] = b"\0" * 8  # the checksum of the header
    desk.warehouse.write_bytes(content)
    with pytest.raises(WarehouseError, match="was not changed"):
        desk.load()
    assert desk.warehouse.read_bytes() == content


def test_a_folder_a_missing_folder_and_a_name_that_the_engine_cannot_bear_are_refused(
    desk: Desk,
) -> None:
    for path, what in (
        (desk.folder, "is a folder"),
        (desk.folder / "no" / "where" / "w.duckdb", "no such folder"),
        (desk.folder / "a?" / "w.duckdb", "must not contain"),
    ):
        desk.warehouse = path
        with pytest.raises(WarehouseError, match=what):
            desk.load()


def test_a_newer_file_is_told_from_a_damaged_one() -> None:
    text = (
        "IO Error: Trying to read a database file with version number 99,"
        " but we can only read versions between 64 and 68."
    )
    assert "newer DuckDB" in opening._explain(Path("w.duckdb"), text)


def test_a_warehouse_held_by_another_process_is_refused_naming_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "LOCK_PATIENCE", 0.3)
    desk.load()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(desk.warehouse)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(WarehouseError, match=f"process {holder.pid}"):
            desk.load()
        monkeypatch.setattr(opening, "LOCK_PATIENCE", 20)
        monkeypatch.setattr(opening.time, "sleep", lambda _: holder.communicate())
        desk.load()


def test_a_reader_is_told_which_process_writes(desk: Desk) -> None:
    desk.load()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(desk.warehouse)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        with (
            pytest.raises(NoWarehouse, match=f"is being written by process {holder.pid}: try"),
            opening.open_to_read(desk.settings),
        ):
            pass
        holder.communicate()


def test_a_landing_folder_that_is_not_there_is_refused_before_anything_is_made(desk: Desk) -> None:
    with pytest.raises(WarehouseError, match="no such landing folder"):
        load(replace(desk.settings, landing=desk.folder / "nowhere"), desk.contract)
    assert not desk.warehouse.parent.exists()


def test_what_a_killed_load_left_behind_is_removed(desk: Desk) -> None:
    left = desk.warehouse.parent / ".w.duckdb.load-abc"
    left.mkdir(parents=True)
    (left / "plain").write_text("personal")
    (desk.warehouse.parent / ".other.duckdb.load-abc").mkdir()
    desk.load()
    assert sorted(path.name for path in desk.warehouse.parent.iterdir()) == [
        ".other.duckdb.load-abc",
        "w.duckdb",
    ]


class OnDisk(Watcher):
    """Keeps what is on disk after each file: what remains of the warehouse if the load is
    killed then.
    """

    def __init__(self, desk: Desk):
        self._desk = desk
        self.left: list[Path] = []

    def done(self, file: FileResult) -> None:
        copy = self._desk.folder / f"left{len(self.left)}.duckdb"
        for end in ("", ".wal"):
            if self._desk.warehouse.with_name(f"w.duckdb{end}").exists():
                shutil.copy(self._desk.warehouse.with_name(f"w.duckdb{end}"), f"{copy}{end}")
        self.left.append(copy)


@pytest.mark.parametrize(
    ("together", "in_the_file"),  # bytes of a batch; files on disk after each of five
    [(1, [0, 2, 2, 4, 4]), (100, [2, 2, 4, 4, 4])],
)
def test_a_load_that_is_killed_leaves_whole_files_and_the_next_one_takes_in_the_others(
    desk: Desk, together: int, in_the_file: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = []
    for number in range(5):
        desk.put(f"{number}.csv", HEADER + f"{number},Ann,2,x\n" * 3)
        wanted += [(f"{number}.csv", 3, 3)]
    monkeypatch.setattr(file_load, "CHECKPOINT_AFTER", 100)  # bytes: after every second file
    monkeypatch.setattr(file_load, "TOGETHER", together)
    watcher = OnDisk(desk)
    load(desk.settings, desk.contract, watcher)
    in_rows_and_ledger = (
        "select source_file, rows_read, count(_load_id) from audit.load_ledger as ledger"
        " full join raw.bz_platform__people as people on ledger.load_id = people._load_id"
        " group by all order by 1"
    )
    kept = []
    for left in watcher.left:
        desk.warehouse = left
        kept.append(len(desk.ask(in_rows_and_ledger)) if left.stat().st_size > EMPTY_FILE else 0)
        desk.load()
        assert desk.ask(in_rows_and_ledger) == wanted
    assert kept == in_the_file


def test_too_little_memory_names_the_setting(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.put("a.csv", ONE)

    def fail(*_: object) -> None:
        raise duckdb.OutOfMemoryException("failed to pin block")

    monkeypatch.setattr("zoom_analytics.loaders.preparing.take_in", fail)
    with pytest.raises(WarehouseError, match="ZOOM_MEMORY_LIMIT"):
        desk.load()

"""One command at a time works on a warehouse. A second one is refused at once and told who does."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from support.warehouse import project_folder
from zoom_analytics.cli import main
from zoom_analytics.warehouse import lock
from zoom_analytics.warehouse.errors import WarehouseError

# each writing command, and a function that it calls once it has the lock
COMMANDS = {
    "load": "loaders.command:load_landing",
    "build": "building.command:say_what_is_foreseen",
    "publish": "publishing.command:publish_and_say",
    "publish --rollback": "publishing.command:Store.go_back",
    "forget --email canary@x.example": "erasing.command:forget",
    "retain": "erasing.command:retain",
    "errors take e1 --by Ann": "reporting.commands:open_to_read",
}
WITHOUT_OPTIONS = {
    "forget --email canary@x.example": "forget",
    "errors take e1 --by Ann": "errors take",
}
WORKING = """
import importlib, operator, sys
from zoom_analytics.cli import main
module, name = sys.argv[1].split(":")
place, _, last = f"_.{name}".rpartition(".")
owner = importlib.import_module(f"zoom_analytics.{module}")
owner = operator.attrgetter(place[2:])(owner) if place != "_" else owner
def work(*arguments, **options):
    print("at work", flush=True)
    sys.stdin.read()
    raise SystemExit(0)
setattr(owner, last, work)
main(sys.argv[2:])
"""
DBT_AT_WORK = """
import sys
from types import SimpleNamespace
from zoom_analytics.building.session_plugin import Plugin
plugin = Plugin("plugin", {}, SimpleNamespace(path=sys.argv[1]))
print("at work", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "landing").mkdir()
    path = tmp_path / "warehouse" / "w.duckdb"
    path.parent.mkdir()
    duckdb.connect(str(path)).close()
    monkeypatch.setenv("ZOOM_WAREHOUSE", str(path))
    monkeypatch.setenv("ZOOM_LANDING", str(tmp_path / "landing"))
    monkeypatch.setenv("ZOOM_BI", str(tmp_path / "bi"))
    return path


@contextmanager
def process(code: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A process at work, which ends with the block."""
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout and holder.stdout.readline() == "at work\n"
        try:
            yield holder
        finally:
            holder.kill()


def working(command: str) -> object:
    return process(WORKING, COMMANDS[command], *command.split())


@pytest.mark.parametrize("first", COMMANDS)
def test_a_second_command_is_refused_within_a_second_and_told_who_works(first: str) -> None:
    for second in COMMANDS:
        main.get_command(None, second.split()[0])  # its import takes longer
    with working(first) as holder:
        for second in COMMANDS:
            began = time.monotonic()
            outcome = CliRunner().invoke(main, second.split())
            assert time.monotonic() - began < 1 and outcome.exit_code == 2, second
            name = f"zoom-analytics {WITHOUT_OPTIONS.get(first, first)}"
            assert re.search(
                rf"in use by process {holder.pid} on {re.escape(socket.gethostname())}"
                rf" \(`{name}`, since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d UTC\)",
                outcome.output,
            ), (second, outcome.output)


def test_the_lock_names_no_person(warehouse: Path) -> None:
    with working("forget --email canary@x.example"):
        assert "canary" not in lock.lock_file(warehouse).read_text()
    assert lock.lock_file(warehouse).stat().st_mode & 0o777 == 0o600


def test_a_command_that_reads_is_not_held_up() -> None:
    with working("load"):
        for command in ("status", "errors", "kpis", "publish --list"):
            assert "in use by" not in CliRunner().invoke(main, command.split()).output


def test_dbt_by_hand_takes_the_lock(warehouse: Path) -> None:
    with process(DBT_AT_WORK, str(warehouse)) as holder:
        outcome = CliRunner().invoke(main, ["load"])
    assert f"in use by process {holder.pid}" in outcome.output and "(`dbt`" in outcome.output


def test_dbt_by_hand_is_refused(warehouse: Path, tmp_path: Path) -> None:
    project = str(project_folder())
    folders = ("--target-path", str(tmp_path / "target"), "--log-path", str(tmp_path / "logs"))
    program = str(Path(sys.executable).with_name("dbt"))
    content = warehouse.read_bytes()
    with working("load") as holder:
        outcome = subprocess.run(
            [program, "seed", "--profiles-dir", project, "--project-dir", project, *folders],
            capture_output=True,
            text=True,
        )
    assert outcome.returncode != 0 and warehouse.read_bytes() == content
    assert f"in use by process {holder.pid}" in " ".join(outcome.stdout.split())


def test_a_command_that_waits_goes_on_when_the_other_has_ended(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with working("build") as holder:

        def end(_: float) -> None:
            holder.communicate()

        monkeypatch.setattr(lock.time, "sleep", end)
        outcome = CliRunner().invoke(main, ["load", "--wait"])
    assert outcome.exit_code == 0 and warehouse.exists()
    assert outcome.output.count(f"waiting: {warehouse} is in use by process {holder.pid}") == 1


def test_a_killed_command_leaves_no_lock(warehouse: Path) -> None:
    with working("build") as holder:
        holder.kill()
        os.waitid(os.P_PID, holder.pid, os.WEXITED | os.WNOWAIT)  # its parent has not noticed yet
        assert str(holder.pid) in lock.lock_file(warehouse).read_text()
        assert CliRunner().invoke(main, ["load"]).exit_code == 0
    assert lock.lock_file(warehouse).read_text() == ""


def left_by(warehouse: Path, **holder: object) -> None:
    """A lock file as a process left it."""
    path = lock.lock_file(warehouse)
    common = {"host": socket.gethostname(), "since": "2026-01-01", "command": "zoom-analytics load"}
    path.write_text(json.dumps({**common, **holder}))


def test_another_process_that_got_the_number_of_a_dead_one_holds_no_lock(warehouse: Path) -> None:
    left_by(warehouse, pid=os.getppid(), process_start="another boot 17")
    assert CliRunner().invoke(main, ["load"]).exit_code == 0


def test_a_living_process_is_believed_where_the_file_system_does_not_lock(warehouse: Path) -> None:
    left_by(warehouse, pid=os.getppid(), process_start=lock._start_of(os.getppid()))
    outcome = CliRunner().invoke(main, ["load"])
    assert f"in use by process {os.getppid()} on" in outcome.output and outcome.exit_code == 2


def test_the_lock_of_another_host_is_not_taken_over(warehouse: Path) -> None:
    left_by(warehouse, pid=17, process_start="", host="elsewhere")
    outcome = CliRunner().invoke(main, ["load"])
    assert outcome.exit_code == 2
    assert "in use by process 17 on elsewhere" in outcome.output
    assert f"delete {lock.lock_file(warehouse)} and try again" in outcome.output
    lock.lock_file(warehouse).unlink()
    assert CliRunner().invoke(main, ["load"]).exit_code == 0


@pytest.mark.parametrize("content", ["", "{", "[]", '{"pid": 1}', "\0" * 50])
def test_a_damaged_lock_file_locks_nothing(warehouse: Path, content: str) -> None:
    left_by(warehouse)
    lock.lock_file(warehouse).write_text(content)
    assert CliRunner().invoke(main, ["load"]).exit_code == 0


def test_a_link_in_place_of_the_lock_is_not_written_through(warehouse: Path) -> None:
    other = warehouse.with_name("other")
    other.write_text("of another program")
    lock.lock_file(warehouse).symlink_to(other)
    with pytest.raises(WarehouseError, match="must be a file"):
        lock.take(warehouse, "load")
    assert other.read_text() == "of another program"


def test_a_link_to_a_warehouse_has_the_lock_of_the_warehouse(tmp_path: Path) -> None:
    link, real = tmp_path / "link.duckdb", tmp_path / "real.duckdb"
    link.symlink_to(real)
    assert lock.lock_file(link) == lock.lock_file(real) == tmp_path.resolve() / "real.duckdb.lock"
    release, again = lock.take(link, "load"), lock.take(real, "dbt build")
    release()
    assert "zoom-analytics" not in lock.lock_file(real).read_text() != ""
    again()
    assert lock.lock_file(real).read_text() == ""

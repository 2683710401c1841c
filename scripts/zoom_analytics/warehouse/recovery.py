"""Recovery of the warehouse from a write-ahead log that an interrupted command left.

The engine may crash on a torn log. So a child process replays it, makes a checkpoint and reports by
its exit code. What cannot be read is kept under a name that says so.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import click
import duckdb

from zoom_analytics.warehouse.errors import WarehouseError
from zoom_analytics.warehouse.sql import sql_name, sql_text

# the engine's own names: the log, and its parts while a checkpoint or a recovery runs
LOG_ENDS = (".wal", ".wal.checkpoint", ".wal.recovery")
SET_ASIDE = ".unreadable-"
LOCKED = re.compile(r"could not set lock|conflicting lock", re.IGNORECASE)
# exit codes of the child; any other code, and a signal, is a failure
WHOLE, TORN, HELD = 0, 10, 11
PROBE = "log_probe"  # a schema that is created and dropped
BLOCK = 1 << 20


def settle_log(path: Path, storage_version: str, memory_limit: str) -> None:
    """Replays a log beside the warehouse, so that it can be opened in any mode. Does nothing if
    there is no log, if another process holds the warehouse, or if this process may not write.

    Raises WarehouseError if there is no room for a copy of the log.
    """
    logs = [log for end in LOG_ENDS if (log := _beside(path, end)).exists()]
    if not logs or not os.access(path.parent, os.W_OK):
        return
    if not path.exists():
        _tell(path, _moved_aside(logs), "the warehouse file itself is missing")
        return
    if not os.access(path, os.W_OK):
        return
    copies = [_copy(log) for log in logs]
    outcome = _replay(path, copies[0], storage_version, memory_limit)
    if outcome == TORN:
        _tell(path, copies, "its last part is torn; the part before it was replayed")
        return
    for copy in copies:
        copy.unlink()
    if outcome in (WHOLE, HELD):
        return
    aside = _moved_aside([log for log in logs if log.exists()])
    if _replay(path, None, storage_version, memory_limit) == WHOLE:
        _tell(path, aside, "no part of it could be read")
        return
    for log in aside:  # the warehouse itself cannot be opened; the caller says why
        log.rename(_name_of_log(log))


def remove_set_aside_logs(path: Path) -> None:
    """Deletes the logs that were set aside: they may hold values of erased persons."""
    for left in path.parent.iterdir():
        if left.name.startswith(f"{path.name}.wal") and SET_ASIDE in left.name:
            left.unlink()


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)


def _aside(log: Path) -> Path:
    return _beside(log, f"{SET_ASIDE}{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}")


def _name_of_log(aside: Path) -> Path:
    return aside.with_name(aside.name.rpartition(SET_ASIDE)[0])


def _copy(log: Path) -> Path:
    """A copy for the owner alone under the name of a log set aside."""
    copy = _aside(log)
    try:
        descriptor = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(log, "rb") as source, open(descriptor, "wb") as sink:
            shutil.copyfileobj(source, sink, BLOCK)
    except OSError as error:
        copy.unlink(missing_ok=True)
        raise WarehouseError(
            f"{log}: cannot be copied before it is replayed: {error.strerror}:"
            " free disk space and run the command again"
        ) from None
    return copy


def _moved_aside(logs: list[Path]) -> list[Path]:
    return [log.rename(_aside(log)) for log in logs]


def _tell(path: Path, aside: list[Path], what: str) -> None:
    names = ", ".join(log.name for log in aside)
    click.echo(
        f"{path}: an interrupted command left a write-ahead log that cannot be read: {what}."
        f" It was set aside as {names}. Lost are the last changes of that command. Deliveries are"
        " in landing: run `zoom-analytics build`. Repeat an erasure or a note on an error that was"
        " interrupted. Then delete the file that was set aside.",
        err=True,
    )


def _replay(path: Path, copy: Path | None, storage_version: str, memory_limit: str) -> int:
    """The exit code of a child process that replays the log; negative after a signal."""
    child = [sys.executable, "-m", __name__, str(path), str(copy or ""), storage_version]
    return subprocess.run([*child, memory_limit], capture_output=True, check=False).returncode


def replay(path: Path, copy: Path | None, storage_version: str, memory_limit: str) -> int:
    """Replays the log and makes a checkpoint. copy: the log as it was.

    The engine drops the unreadable part of a log when it writes to it. So the log is whole if it
    begins with the copy after a write.
    """
    with duckdb.connect(
        config={
            "storage_compatibility_version": storage_version,
            "memory_limit": memory_limit,
            "checkpoint_threshold": "1000TB",
        }
    ) as connection:
        try:
            connection.execute(f"attach {sql_text(str(path))} as warehouse")
        except duckdb.Error as error:
            if LOCKED.search(str(error)):
                return HELD
            raise
        schema = f"warehouse.{sql_name(PROBE)}"
        connection.execute(f"create schema if not exists {schema}")
        is_whole = copy is None or _begins_with(_beside(path, LOG_ENDS[0]), copy)
        connection.execute(f"drop schema {schema}")
        connection.execute("checkpoint warehouse")
        connection.execute("detach warehouse")
    return WHOLE if is_whole else TORN


def _begins_with(log: Path, beginning: Path) -> bool:
    with open(log, "rb") as whole, open(beginning, "rb") as part:
        while block := part.read(BLOCK):
            if whole.read(len(block)) != block:
                return False
    return True


if __name__ == "__main__":
    os.umask(0o077)
    warehouse, copied, version, limit = sys.argv[1:]
    sys.exit(replay(Path(warehouse), Path(copied) if copied else None, version, limit))

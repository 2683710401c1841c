"""The lock of a warehouse: one command at a time writes to it, from its first step to its last.

The lock is that of the kernel on the file <warehouse>.lock, so it ends with the process. The file
says who holds it.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from zoom_analytics.settings import Settings
from zoom_analytics.warehouse.clock import utc_now
from zoom_analytics.warehouse.errors import WarehouseError
from zoom_analytics.warehouse.opening import make_folder

PAUSE = 0.25  # seconds between two attempts of --wait
READING = 0.5  # seconds: a new holder writes who it is within this time
ENDED = (b"Z", b"X")  # states of a process that has ended and is still listed
WAIT = click.option(
    "--wait",
    is_flag=True,
    help="Wait while another command works on the warehouse, instead of refusing.",
)


class Locked(WarehouseError):
    """Another process holds the lock; the message names it."""


@dataclass(frozen=True)
class Holder:
    """A process that holds a lock. command: without its options, which may name persons. since:
    when it took the lock, UTC. process_start: tells it from a later process of the same id; empty
    if the system does not say.
    """

    pid: int
    process_start: str
    host: str
    since: str
    command: str

    @classmethod
    def this_process(cls, command: str) -> Holder:
        pid = os.getpid()
        since = f"{utc_now():%Y-%m-%d %H:%M:%S} UTC"
        return cls(pid, _start_of(pid), socket.gethostname(), since, command)

    @property
    def is_elsewhere(self) -> bool:
        return self.host != socket.gethostname()

    @property
    def is_alive(self) -> bool:
        """True if another process of this host is certainly the holder, and runs."""
        start = _start_of(self.pid)
        return self.pid != os.getpid() and bool(start) and start == self.process_start

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host} (`{self.command}`, since {self.since})"


@dataclass
class _Held:
    descriptor: int
    count: int = 1  # of blocks of this process that need the lock


_held: dict[Path, _Held] = {}
_guard = threading.RLock()


def lock_file(warehouse: Path) -> Path:
    """The lock file. Two names of one warehouse have the same."""
    real = Path(os.path.realpath(warehouse))
    return real.with_name(f"{real.name}.lock")


@contextmanager
def held(settings: Settings, command: str, wait: bool = False) -> Iterator[None]:
    """Holds the lock of the warehouse during the block. A block within may hold it, too.

    wait: wait for the process that holds it. Raises Locked, WarehouseError.
    """
    release = take(settings.warehouse, command, wait)
    try:
        yield
    finally:
        release()


def lock_for_command(settings: Settings, name: str, wait: bool) -> None:
    """Holds the lock until the running command of zoom-analytics ends. Raises as held does."""
    click.get_current_context().with_resource(held(settings, f"zoom-analytics {name}", wait))


def take(warehouse: Path, command: str, wait: bool = False) -> Callable[[], None]:
    """Takes the lock and returns the function that releases it. For the rest see held."""
    path = lock_file(warehouse)
    with _guard:
        if path in _held:
            _held[path].count += 1
        else:
            make_folder(path.parent)
            _held[path] = _Held(_locked_descriptor(path, command, wait))
    return lambda: _release(path)


def _release(path: Path) -> None:
    with _guard:
        mine = _held[path]
        mine.count -= 1
        if not mine.count:
            del _held[path]
            os.ftruncate(mine.descriptor, 0)
            os.close(mine.descriptor)


def _locked_descriptor(path: Path, command: str, wait: bool) -> int:
    """The file, locked, with this process in it as the holder."""
    said = None
    while True:
        descriptor = _opened(path)
        trouble = _trouble(descriptor, path)
        if trouble is None:
            content = json.dumps(asdict(Holder.this_process(command))).encode()
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, content, 0)
            return descriptor
        os.close(descriptor)
        if not wait:
            raise Locked(trouble)
        if trouble != said:
            click.echo(f"waiting: {trouble}", err=True)
        said = trouble
        time.sleep(PAUSE)


def _opened(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise WarehouseError(
            f"{path}: the lock of the warehouse cannot be opened: {error.strerror}"
            " (it must be a file in a folder that can be written to)"
        ) from None


def _trouble(descriptor: int, path: Path) -> str | None:
    """Locks the file. Returns why another process has the lock; None if this one has it now."""
    warehouse = path.with_suffix("")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = _read(descriptor, READING)
        return (
            f"{warehouse} is in use by {holder or 'another process'}:"
            " try again when it has ended, or add --wait"
        )
    except OSError as error:
        raise WarehouseError(
            f"{path}: the file system cannot lock files ({error.strerror}):"
            " put the warehouse on another one (ZOOM_WAREHOUSE)"
        ) from None
    holder = _read(descriptor)
    if holder is None or not (holder.is_elsewhere or holder.is_alive):
        return None
    if holder.is_alive:
        return f"{warehouse} is in use by {holder}: try again when it has ended, or add --wait"
    return (
        f"{warehouse} is in use by {holder}. Whether that process still runs cannot be told from"
        f" {socket.gethostname()}: if it does not, delete {path} and try again"
    )


def _read(descriptor: int, patience: float = 0.0) -> Holder | None:
    """The holder that the file names; None if it names none within the time."""
    until = time.monotonic() + patience
    while True:
        try:
            return Holder(**json.loads(os.pread(descriptor, 1 << 16, 0)))
        except (ValueError, TypeError):
            if time.monotonic() >= until:
                return None
            time.sleep(PAUSE / 10)


def _start_of(pid: int) -> str:
    """When a process of this host began: the boot and the ticks since then. Empty if it does not
    run or the system does not say.
    """
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        status = Path(f"/proc/{pid}/stat").read_bytes()
    except OSError:
        return ""
    # after the name of the program, which may contain blanks: the state, and the start as the 20th
    fields = status.rpartition(b")")[2].split()
    return "" if fields[0] in ENDED else f"{boot} {fields[19].decode()}"

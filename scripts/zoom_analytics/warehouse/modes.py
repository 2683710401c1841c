"""Modes of files: whatever a process writes is for its owner alone, except what is published."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

OTHERS = 0o077  # the permissions of all but the owner
SHARED_FOLDER = 0o755
SHARED_FILE = 0o644


def keep_private() -> None:
    """Every file that the process creates from now on is accessible to its owner alone."""
    os.umask(OTHERS)


@contextmanager
def private_files() -> Iterator[None]:
    """Files created in the block are accessible to the owner alone."""
    before = os.umask(OTHERS)
    try:
        yield
    finally:
        os.umask(before)


def tighten(warehouse: Path) -> None:
    """Takes the permissions of others from the warehouse and its log, where they are the user's."""
    for path in (warehouse, warehouse.with_name(f"{warehouse.name}.wal")):
        with suppress(OSError):  # missing, or another user's
            mode = stat.S_IMODE(path.stat().st_mode)
            if mode & OTHERS:
                path.chmod(mode & ~OTHERS)


def make_shared_folder(folder: Path) -> None:
    """Makes the folder and its missing parents, for all to enter, whatever the umask says."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(exist_ok=True)
        path.chmod(SHARED_FOLDER)

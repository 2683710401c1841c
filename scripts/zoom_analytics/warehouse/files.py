"""Replacing a file or a link as a whole: readers see the old content or the new one, also after a
power failure.
"""

from __future__ import annotations

import glob
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# names of files that will replace others: the prefix, then the name of the other file
FRESH = f".fresh-{'[0-9a-f]' * 6}-"
LEFTOVERS = f"{FRESH}*"


@contextmanager
def replaced_file(
    path: Path, mode: int | None = None, keep_existing: bool = False
) -> Iterator[Path]:
    """Yields an empty file beside `path`. If the block ends without an error, the file replaces
    `path` in one step; otherwise it is removed and `path` is unchanged.

    mode           mode of the file from its first byte on; None: as the umask says
    keep_existing  raises FileExistsError if `path` exists, instead of replacing it
    """
    fresh = _beside(path)
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        os.close(os.open(fresh, flags, 0o666 if mode is None else mode | 0o200))
        yield fresh
        if mode is not None:
            fresh.chmod(mode)
        to_disk(fresh)
        if keep_existing:
            os.link(fresh, path)
        else:
            os.replace(fresh, path)
        to_disk(path.parent)
    finally:
        fresh.unlink(missing_ok=True)


def replace_link(link: Path, target: Path) -> None:
    """Points a symbolic link to the target in one step; the link is never missing."""
    fresh = _beside(link)
    try:
        fresh.symlink_to(target)
        os.replace(fresh, link)
    finally:
        fresh.unlink(missing_ok=True)
    to_disk(link.parent)


def remove_leftovers(path: Path) -> None:
    """Removes files that interrupted replacements of `path` left. No other process may be
    replacing it at the same time.
    """
    for left in path.parent.glob(f"{FRESH}{glob.escape(path.name)}*"):
        left.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(f".fresh-{secrets.token_hex(3)}-{path.name}")


def to_disk(path: Path) -> None:
    """Flushes a file, or the names in a folder, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

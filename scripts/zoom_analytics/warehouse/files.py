"""Replacing a file or a link as a whole: a reader sees the old content or the new, and so does
whoever looks after a loss of power.
"""

from __future__ import annotations

import glob
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# names of files that are about to take the place of others: the prefix, then the other's name
FRESH = f".fresh-{'[0-9a-f]' * 6}-"
LEFTOVERS = f"{FRESH}*"


@contextmanager
def replaced_file(
    path: Path, mode: int | None = None, keep_existing: bool = False
) -> Iterator[Path]:
    """Yields an empty file beside `path`. When the block ends without an error, the file takes
    the place of `path` in one step; otherwise it is removed and `path` stays as it was.

    mode           of the file, from its first byte on; None: what the umask leaves
    keep_existing  raises FileExistsError where `path` exists, instead of replacing it
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
    """Points a symbolic link to the target in one step: it is never missing."""
    fresh = _beside(link)
    try:
        fresh.symlink_to(target)
        os.replace(fresh, link)
    finally:
        fresh.unlink(missing_ok=True)
    to_disk(link.parent)


def remove_leftovers(path: Path) -> None:
    """Removes what interrupted replacements of a file left beside it. Nobody else may be replacing
    it meanwhile.
    """
    for left in path.parent.glob(f"{FRESH}{glob.escape(path.name)}*"):
        left.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(f".fresh-{secrets.token_hex(3)}-{path.name}")


def to_disk(path: Path) -> None:
    """Writes a file or a folder's list of names through to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""Listing the landing zone: the files of each feed, in loading order."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from zoom_analytics.contract import Contract, RawTable


@dataclass(frozen=True)
class Mark:
    """The file attributes that must not change while the file is read."""

    size: int
    modified_ns: int
    inode: int
    device: int

    @classmethod
    def of(cls, status: os.stat_result) -> Mark:
        return cls(status.st_size, status.st_mtime_ns, status.st_ino, status.st_dev)


@dataclass(frozen=True)
class LandedFile:
    """One entry of a feed folder. refusal: why it must not be opened. mark is None for a refused or
    a missing file. known_as: the name without erased persons; None: the file's own name.
    """

    table: RawTable
    path: Path
    mark: Mark | None
    refusal: str | None = None
    known_as: str | None = None

    @property
    def name(self) -> str:
        """The name to store and to print."""
        return self.known_as or printable(self.path.name)

    @property
    def size(self) -> int:
        """The listed size in bytes; 0 without a mark."""
        return self.mark.size if self.mark else 0


@dataclass
class Landing:
    """The files by feed, and the errors of the folders."""

    files: list[LandedFile] = field(default_factory=list)
    listed: list[tuple[str, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def printable(name: str) -> str:
    """A file name that is safe to store and to print: undecodable bytes and control characters are
    escaped.
    """
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def list_landing(root: Path, contract: Contract) -> Landing:
    """Lists the files of all feeds under root: <source>/<feed>/<file>. Opens no file."""
    found = Landing()
    for source in _folders(root, "", found):
        if source.name not in contract.sources:
            found.errors.append(
                f"unknown source folder '{printable(source.name)}':"
                f" expected one of {', '.join(contract.sources)}"
            )
            continue
        for feed in _folders(source, f"{source.name}/", found):
            table = contract.tables.get((source.name, feed.name))
            if table is None:
                known = ", ".join(contract.feeds(source.name))
                found.errors.append(
                    f"unknown feed folder '{source.name}/{printable(feed.name)}':"
                    f" expected one of {known}"
                )
            elif not _inside(feed, root):
                found.errors.append(
                    f"{source.name}/{feed.name}: ignored: the folder is outside the landing zone"
                )
            else:
                _list_feed(feed, table, root, found)
    return found


def _folders(folder: Path, shown: str, found: Landing) -> list[Path]:
    """The subfolders by name. A file at this level belongs to no feed and gets a note."""
    folders = []
    for entry in _entries(folder, shown, found):
        if entry.is_dir():
            folders.append(entry)
        else:
            found.notes.append(f"{shown}{printable(entry.name)}: ignored: not inside a feed folder")
    return folders


def _entries(folder: Path, shown: str, found: Landing) -> list[Path]:
    """The entries of a folder, ordered by the code points of their names, without dot files."""
    try:
        names = os.listdir(folder)
    except OSError as error:
        found.errors.append(f"{shown or folder}: cannot be listed ({error.strerror})")
        return []
    return [folder / name for name in sorted(names) if not name.startswith(".")]


def _list_feed(folder: Path, table: RawTable, root: Path, found: Landing) -> None:
    found.listed.append((table.source, table.feed))
    for path in _entries(folder, f"{table.source}/{table.feed}", found):
        entry = _look_at(path, table, root)
        if entry is not None:
            found.files.append(entry)


def _look_at(path: Path, table: RawTable, root: Path) -> LandedFile | None:
    """The entry, or None for a subfolder."""
    if path.is_symlink() and not _inside(path, root):
        return LandedFile(
            table, path, None, "a link to a file outside the landing zone: deliver the file itself"
        )
    try:
        status = path.stat()
    except OSError:
        return LandedFile(table, path, None)
    if stat.S_ISDIR(status.st_mode):
        return None
    if not stat.S_ISREG(status.st_mode):
        return LandedFile(table, path, None, "a device, pipe or socket, not a file")
    return LandedFile(table, path, Mark.of(status))


def _inside(path: Path, root: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))

"""The folder of published files: the publications, one of which is the current one.

publications/<name>/   zoom_bi_<role>.duckdb and publication.json of one publication
current                link to publications/<name>
zoom_bi_<role>.duckdb  link to current/zoom_bi_<role>.duckdb, which readers open

One rename, of `current`, replaces all files at once. A process that has a file open keeps the old
one. In a folder that others share, nothing is written through a link that one of them made.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from zoom_analytics.publishing.description import (
    DESCRIPTION,
    WITHDRAWN,
    Publication,
    describe,
    described,
)
from zoom_analytics.publishing.outcome import NotPublished
from zoom_analytics.warehouse.files import replace_link, to_disk
from zoom_analytics.warehouse.modes import SHARED_FILE, SHARED_FOLDER, make_shared_folder

UNFINISHED = ".unfinished-"  # prefix of a folder that is being written or removed


def file_name(role: str) -> str:
    """The name of a role's file."""
    return f"zoom_bi_{role}.duckdb"


class Store:
    """The published files of one folder. Changes need the lock (see `locked`)."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.publications = folder / "publications"
        self.link = folder / "current"  # the text of the link is publications/<name>

    def file_of(self, role: str) -> Path:
        """The file that the readers of a role open."""
        return self.folder / file_name(role)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Locks the folder against other processes, and removes what a killed process left. Raises
        NotPublished.
        """
        descriptor = self._lock()
        try:
            for left in self.publications.glob(f"{UNFINISHED}*"):
                _remove(left)
            self._mend_links()
            yield
        except OSError as error:
            where = error.filename or self.folder
            raise NotPublished(
                f"{where}: {error.strerror or error}; the current publication is unchanged "
                "(ZOOM_BI)"
            ) from error
        finally:
            os.close(descriptor)

    def check_folder(self) -> None:
        """Raises NotPublished if the folder cannot be created or written to, or if a link or a
        folder is in the place of a part of it.
        """
        if self.publications.is_symlink():
            raise NotPublished(
                f"{self.publications} is a link, and nothing is written through links: replace it "
                "by a folder (ZOOM_BI)"
            )
        for path in (self.link, *self.folder.glob(file_name("*"))):
            if path.is_dir() and not path.is_symlink():
                raise NotPublished(
                    f"{path} is a folder where a link to a publication belongs: move it away "
                    "(ZOOM_BI)"
                )
        nearest = next(
            folder for folder in (self.publications, *self.publications.parents) if folder.exists()
        )
        if not nearest.is_dir() or not os.access(nearest, os.W_OK):
            raise NotPublished(
                f"{nearest}: cannot publish there, it is not a folder or is read-only (ZOOM_BI)"
            )

    def _lock(self) -> int:
        """A descriptor that holds the lock until it is closed or the process ends."""
        self.check_folder()
        try:
            make_shared_folder(self.publications)
            descriptor = os.open(self.publications, os.O_RDONLY | os.O_NOFOLLOW)
        except OSError as error:
            raise NotPublished(
                f"{self.publications}: cannot publish there: {error.strerror} (ZOOM_BI)"
            ) from None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            raise NotPublished(
                f"another process is publishing to {self.folder}: publish again when it is done"
            ) from None
        return descriptor

    def all(self) -> list[Publication]:
        """All publications, oldest first."""
        found = sorted(self.publications.glob(f"[!.]*/{DESCRIPTION}"))
        return [described(path.parent) for path in found if not path.parent.is_symlink()]

    def current(self) -> Publication | None:
        """The publication that readers see; None if `current` is missing or leads elsewhere."""
        for publication in self.all():
            if _leads_to(self.link, self._target(publication)):
                return publication
        return None

    def last_known(self) -> Publication | None:
        """The current publication; if it is damaged, the newest one that is neither damaged nor
        withdrawn.
        """
        current = self.current()
        if current is None or not current.damage:
            return current
        return self._newest_sound()

    def damages(self) -> list[str]:
        """What is wrong with damaged publications and what to do, one text each."""
        return [
            f"{self.publications / found.name / DESCRIPTION} {found.damage}: the row counts of "
            "this publication are unknown, and no rollback returns to it. Readers can still open "
            "its files. The next publication replaces it if it is the current one."
            for found in self.all()
            if found.damage
        ]

    def _newest_sound(self) -> Publication | None:
        sound = [found for found in self.all() if not found.damage and not found.withdrawn]
        return sound[-1] if sound else None

    def _target(self, publication: Publication) -> str:
        return f"{self.publications.name}/{publication.name}"

    @contextmanager
    def new_folder(self, name: str) -> Iterator[Path]:
        """A folder to write a publication to, accessible by its owner alone. It is removed unless
        `keep` is called.
        """
        folder = self.publications / f"{UNFINISHED}{name}"
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def keep(self, folder: Path, publication: Publication) -> None:
        """Turns a written folder into the current publication. It is on disk when this returns."""
        describe(publication, folder)
        for path in folder.iterdir():
            to_disk(path)
        to_disk(folder)
        folder.chmod(SHARED_FOLDER)
        os.rename(folder, self.publications / publication.name)
        to_disk(self.publications)
        self.switch_to(publication)

    def switch_to(self, publication: Publication) -> None:
        """Makes a publication the current one, in one step."""
        replace_link(self.link, Path(self._target(publication)))
        self._link_files()

    def go_back(self) -> Publication:
        """Withdraws the current publication and returns the one before it, now current. Raises
        NotPublished if there is no earlier one.
        """
        current = self.current()
        before = [
            publication
            for publication in self.all()
            if current
            and publication.name < current.name
            and not publication.withdrawn
            and not publication.damage
        ]
        if not current or not before:
            raise NotPublished(
                f"{self.folder} has no publication before the current one to go back to"
            )
        mark = self.publications / current.name / WITHDRAWN
        os.close(os.open(mark, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW, SHARED_FILE))
        self.switch_to(before[-1])
        return before[-1]

    def forget_all_but(self, newest: int) -> None:
        """Removes all but the newest publications. The current one is kept and counts."""
        publications, current = self.all(), self.current()
        surplus = [publication for publication in publications if publication != current][
            : max(0, len(publications) - newest)
        ]
        for publication in surplus:
            unfinished = self.publications / f"{UNFINISHED}{publication.name}"
            os.rename(self.publications / publication.name, unfinished)
            shutil.rmtree(unfinished)

    def _mend_links(self) -> None:
        """Points a link `current` that leads to no publication to the newest one, and sets the
        links to its files right.
        """
        if os.path.lexists(self.link) and self.current() is None:
            if newest := self._newest_sound():
                replace_link(self.link, Path(self._target(newest)))
            else:
                self.link.unlink()
        if self.link.is_symlink():
            self._link_files()

    def _link_files(self) -> None:
        """Links each file of the current publication, and removes links to files that it lacks."""
        pattern = file_name("*")
        there = {path.name for path in self.link.glob(pattern)}
        for path in self.folder.glob(pattern):
            if path.name not in there:
                path.unlink()
        for name in sorted(there):
            target = f"{self.link.name}/{name}"
            if not _leads_to(self.folder / name, target):
                replace_link(self.folder / name, Path(target))
        to_disk(self.folder)


def _leads_to(link: Path, target: str) -> bool:
    """True if it is a link with this text."""
    return link.is_symlink() and os.readlink(link) == target


def _remove(left: Path) -> None:
    """Removes what a killed process left. A link goes, not what it leads to; what another user owns
    stays.
    """
    with suppress(PermissionError):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        else:
            left.unlink()

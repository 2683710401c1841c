"""Prepares dbt while files are loaded."""

from __future__ import annotations

import gc
from threading import Thread
from typing import Any

from zoom_analytics.building.dbt import parse_project
from zoom_analytics.loaders import FileResult, Watcher
from zoom_analytics.loaders.landing import Landing
from zoom_analytics.settings import Settings


class DbtAhead(Watcher):
    """Passes events on to another watcher, and parses the project from the first new file on.

    Importing dbt and parsing take as long as a small delivery and do not depend on it. Without
    a new file there may be nothing to build.
    """

    def __init__(self, settings: Settings, watcher: Watcher):
        self._settings = settings
        self._watcher = watcher
        self._thread: Thread | None = None
        self._manifest: Any = None

    def begin(self, landing: Landing) -> None:
        self._watcher.begin(landing)

    def progress(self, size: int) -> None:
        self._watcher.progress(size)

    def done(self, file: FileResult) -> None:
        self._watcher.done(file)
        if file.status in ("loaded", "reread") and self._thread is None:
            gc.disable()  # until dbt starts: see at_ease
            self._thread = Thread(target=self._parse, name="parsing")
            self._thread.start()

    def _parse(self) -> None:
        self._manifest = parse_project(self._settings)

    def manifest(self) -> Any:
        """The parsed manifest; None if there was no new file or parsing failed. In the latter case
        dbt parses again and reports the error.
        """
        if self._thread:
            self._thread.join()
            gc.enable()
        return self._manifest

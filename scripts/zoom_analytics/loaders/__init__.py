"""Loading the landing zone into the raw tables of the warehouse."""

from __future__ import annotations

from zoom_analytics.contract import Contract
from zoom_analytics.loaders.outcome import FileResult, Finding, LoadReport
from zoom_analytics.loaders.readers.limits import LIMITS, Limits
from zoom_analytics.loaders.run import Watcher, run_load
from zoom_analytics.settings import Settings

__all__ = ["FileResult", "Finding", "LoadReport", "Watcher", "load"]


def load(
    settings: Settings,
    contract: Contract,
    watcher: Watcher | None = None,
    rehash: bool = False,
    limits: Limits = LIMITS,
) -> LoadReport:
    """Loads settings.landing/<source>/<feed>/<file> into the raw and audit tables of
    settings.warehouse, made if there is none.

    watcher  is told how it goes
    rehash   whether to read files again that look as they did when they were loaded
    limits   how much the careful readers take at a time

    Raises WarehouseError where the load cannot be done (no landing folder, the warehouse is no
    database or held by another process, no memory or disk); whatever file was committed until
    then stays.
    """
    return run_load(contract, settings, watcher or Watcher(), rehash, limits)

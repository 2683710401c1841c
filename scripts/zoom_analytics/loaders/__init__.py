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
    settings.warehouse. Creates a missing warehouse.

    watcher  receives the progress
    rehash   True: also read files that look unchanged since they were loaded
    limits   how much the careful readers read at a time

    Raises WarehouseError if the load cannot run (no landing folder, the warehouse is not a database
    or held by another process, no memory or disk space). Files committed before stay loaded.
    """
    return run_load(contract, settings, watcher or Watcher(), rehash, limits)

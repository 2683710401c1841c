"""Loading the landing zone into the raw tables of the warehouse."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from zoom_analytics.contract import Contract
from zoom_analytics.loaders.outcome import FileResult, Finding, LoadReport
from zoom_analytics.loaders.run import Watcher, run_load
from zoom_analytics.settings import Settings, load_settings

__all__ = ["FileResult", "Finding", "LoadReport", "Watcher", "load"]


def load(
    landing: Path,
    warehouse: Path,
    contract: Contract,
    settings: Settings | None = None,
    watcher: Watcher | None = None,
    rehash: bool = False,
) -> LoadReport:
    """Loads landing/<source>/<feed>/<file> into the raw and audit tables of the warehouse file,
    made if there is none.

    settings  of which actor, memory_limit and temporary are used; None: from the environment
    watcher   is told how it goes rehash    whether to read files again that look as they did
    when they were loaded Raises WarehouseError where the load cannot be done (no landing folder,
    the warehouse is none or held by another process, no memory or disk); whatever file was
    committed until then stays.
    """
    settings = settings or load_settings()
    settings = replace(settings, landing=landing, warehouse=warehouse)
    return run_load(contract, settings, watcher or Watcher(), rehash)

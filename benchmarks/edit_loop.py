"""The edit loop: dbt build of the whole project on the small demo, tests included."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.landing import Size, generated
from benchmarks.steps import Bench, Options, Said

DEMO = Size(rows=7_000, days=90, deliveries=3, dirty=0.02)
LIMIT = 30.0  # seconds, on two cores


def run_edit_loop(folder: Path, options: Options, said: Said) -> Bench:
    """Loads and builds the demo, with a cold and a warm parse before, and builds it again without
    new files.
    """
    chosen = Options(
        options.project, options.threads, options.memory_limit, ("load", "parse", "build", "idle")
    )
    bench = Bench(generated(folder / "generated", DEMO), folder / "edit_loop", chosen, said)
    try:
        bench.run()
    finally:
        shutil.rmtree(folder / "edit_loop", ignore_errors=True)
    return bench

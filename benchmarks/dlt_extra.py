"""The optional comparison with dlt: its row mode and its Arrow path load the same CSV files into
DuckDB.
"""

from __future__ import annotations

import subprocess
import venv
from pathlib import Path

from benchmarks.landing import Size, generated
from benchmarks.process import BenchError, measure_command
from benchmarks.steps import Bench, Options, Said

NEEDS = ("dlt[duckdb]", "pyarrow", "zstandard")
SCRIPT = Path(__file__).with_name("dlt_script.py")


def run_dlt(folder: Path, size: Size, options: Options, said: Said) -> Bench:
    """Measures our load of the CSV files of a size, then both of dlt's. Raises BenchError if dlt
    cannot be installed.
    """
    python = _environment(folder / "dlt_venv")
    chosen = Options(options.project, options.threads, options.memory_limit, ("load csv",))
    bench = Bench(generated(folder / "generated", size), folder / "work", chosen, said)
    bench.run()
    bench.measures["dlt load csv"] = bench.measures.pop("load csv")
    for mode in ("rows", "arrow"):
        step = f"dlt {mode}"
        command = [
            str(python),
            str(SCRIPT),
            mode,
            str(bench.generated.landing),
            str(folder / "dlt_work"),
        ]
        bench.measures[step] = measure_command(step, command, {}, folder / f"dlt_{mode}.log")
        said(bench.measures[step])
    return bench


def _environment(folder: Path) -> Path:
    """The Python of an environment with dlt, made by an earlier run or now."""
    python = folder / "bin" / "python"
    if not (folder / "ready").is_file():
        venv.create(folder, with_pip=True, clear=True)
        made = subprocess.run(
            [python, "-m", "pip", "install", "--quiet", *NEEDS],
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode:
            reason = made.stderr.strip().splitlines()[-1:]
            raise BenchError(f"dlt cannot be installed, so it was not measured: {reason}")
        (folder / "ready").touch()
    return python

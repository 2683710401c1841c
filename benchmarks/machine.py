"""The machine that figures were measured on, without its name."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

import duckdb

GIBIBYTE = 1 << 30


def machine() -> dict[str, str | int]:
    """Cores, memory, system and versions."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "cores": len(os.sched_getaffinity(0)),
        "processor": _processor(),
        "memory": f"{round(memory / GIBIBYTE)} GiB",
        "system": _system(),
        "python": platform.python_version(),
        "duckdb": duckdb.__version__,
        "dbt": version("dbt-core"),
        "dbt-duckdb": version("dbt-duckdb"),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next(
        (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")),
        platform.machine(),
    )


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.system()

"""Runs one step in a new process and measures wall-clock seconds and peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

KIBIBYTES_IN_MEBIBYTE = 1024


class BenchError(Exception):
    """A step failed; the message has its name and the end of its output."""


@dataclass(frozen=True)
class Measure:
    """Time and memory of a step. seconds: wall clock, from start to end of its process. peak_mib:
    the largest resident set, MiB. cpu: seconds on all cores.
    """

    step: str
    seconds: float
    peak_mib: float
    cpu: float = 0.0

    def as_dict(self) -> dict[str, float | str]:
        return asdict(self)


def measure(
    step: str, module: str, arguments: Sequence[str], environment: Mapping[str, str], log: Path
) -> Measure:
    """Runs `python -m module arguments`; see measure_command."""
    return measure_command(step, [sys.executable, "-m", module, *arguments], environment, log)


def measure_command(
    step: str, command: Sequence[str], environment: Mapping[str, str], log: Path
) -> Measure:
    """Runs a command with the environment added to this process's; its output goes to log. Raises
    BenchError if it fails.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        began = time.monotonic()
        process = subprocess.Popen(
            command,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        last = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-15:]
        raise BenchError(
            f"{step} failed with exit code {process.returncode} ({log}):\n" + "\n".join(last)
        )
    return Measure(
        step,
        round(seconds, 3),
        round(usage.ru_maxrss / KIBIBYTES_IN_MEBIBYTE, 1),
        round(usage.ru_utime + usage.ru_stime, 3),
    )

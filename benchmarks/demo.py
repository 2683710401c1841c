"""The demo of the README: what `make run` prints in an empty project, shortened."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.process import BenchError

COMMANDS = ("generate", "build", "dashboard")
OMITTED = "..."
SHOWN_ROWS = 3  # of the table of feeds
# load, build, the table of feeds, the published files, the dashboard
SHOWN = re.compile(
    r"load: |dbt build: |Delivered rows| feed | all |publish: |  \S*zoom_bi_|The dashboard"
)
FEED = re.compile(r" \w+/\w+ .*\d")
HEAD = ("Delivered rows", " feed ")  # a blank line and a rule follow


def run_demo(project: Path, folder: Path) -> list[str]:
    """Runs the commands of `make run` in an empty folder below the project, which is removed
    afterwards. Returns the lines of their output that the README shows.
    """
    shutil.rmtree(folder, ignore_errors=True)
    inside = folder.relative_to(project)
    environment = os.environ | {
        "ZOOM_LANDING": f"{inside}/landing",
        "ZOOM_WAREHOUSE": f"{inside}/warehouse/zoom_analytics.duckdb",
        "ZOOM_BI": f"{inside}/warehouse/bi",
        "COLUMNS": "120",
    }
    try:
        printed = [_output(project, command, environment) for command in COMMANDS]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    text = "".join(printed[1:]).replace(f"{project}/", "").replace(f"{inside}/", "")
    return list(shortened(line.rstrip() for line in text.splitlines()))


def shortened(lines: Iterable[str]) -> Iterator[str]:
    """The lines that the README shows; one line of dots for each run of others."""
    rows, omitted, previous = 0, False, ""
    for line in lines:
        if FEED.match(line):
            rows += 1
            shows = rows <= SHOWN_ROWS
        else:
            is_blank = not line.strip(" ─")
            shows = previous.startswith(HEAD) if is_blank else bool(SHOWN.match(line))
        if shows and omitted:
            yield OMITTED
        if shows:
            yield line
        omitted = not shows and (omitted or bool(line))
        previous = line
    if omitted:
        yield OMITTED


def _output(project: Path, command: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "zoom_analytics.cli", command],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BenchError(f"zoom-analytics {command} failed:\n{done.stdout}{done.stderr}")
    return done.stdout

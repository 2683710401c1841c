"""The output of a load: a progress bar on a terminal, else a line per file, and the summary. It
contains no values of cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

from zoom_analytics.loaders.landing import Landing
from zoom_analytics.loaders.outcome import MISSING_COLUMN, FileResult, Finding, LoadReport
from zoom_analytics.loaders.run import Watcher
from zoom_analytics.printing import make_console, one_line

MOST_NOTES = 20
MOST_REREAD = 5


class Lines(Watcher):
    """A line per file that is new or that needs attention."""

    def done(self, file: FileResult) -> None:
        if file.status != "known":
            click.echo(f"{file.status:8}{_path(file)}{_figures(file)}")


class Bar(Watcher):
    """A progress bar over the bytes of the landing zone."""

    def __init__(self, progress: Progress):
        self._progress = progress
        self._task = progress.add_task("", total=None)
        self._before = 0.0

    def begin(self, landing: Landing) -> None:
        total = sum(file.mark.size for file in landing.files if file.mark)
        self._progress.update(self._task, total=total)

    def progress(self, size: int) -> None:
        self._progress.advance(self._task, size)

    def done(self, file: FileResult) -> None:
        self._before += file.size
        self._progress.update(
            self._task, completed=self._before, description=f"{file.source}/{file.feed}"
        )


@contextmanager
def make_watcher() -> Iterator[Watcher]:
    """A progress bar on a terminal, else a line per file."""
    console = make_console(stderr=True)
    if not console.is_terminal:
        yield Lines()
        return
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        yield Bar(progress)


def summary_lines(report: LoadReport) -> list[str]:
    """The summary: a line per feed, refused and left files with the reason, and the next steps."""
    lines = [
        "",
        f"{'feed':34}{'loaded':>8}{'known':>8}{'refused':>8}{'rows read':>12}{'unreadable':>12}",
    ]
    for feed, files in _by_feed(report).items():
        counts = [
            sum(file.status in statuses for file in files)
            for statuses in (["loaded"], ["known", "reread"], ["refused"])
        ]
        loaded = [file for file in files if file.status == "loaded"]
        read, unreadable = (
            sum(file.rows_read for file in loaded),
            sum(file.rows_unreadable for file in loaded),
        )
        lines.append(f"{feed:34}{counts[0]:8}{counts[1]:8}{counts[2]:8}{read:12,}{unreadable:12,}")
    if reread := reread_line(report):
        lines += ["", reread]
    for title, status in (
        ("Refused, not loaded:", "refused"),
        ("Left for the next load:", "left"),
    ):
        files = report.with_status(status)
        if files:
            lines += ["", title]
            lines += [line for file in files for line in _reasons(file)]
    if report.notes:
        lines += ["", "Not read:"] + [f"  {one_line(note)}" for note in report.notes[:MOST_NOTES]]
        if len(report.notes) > MOST_NOTES:
            lines.append(f"  and {len(report.notes) - MOST_NOTES} more")
    return [*lines, "", *_next_steps(report)]


def reread_line(report: LoadReport) -> str:
    """The files that were read again and why, in one line; '' if there are none."""
    files = report.with_status("reread")
    if not files:
        return ""
    shown = [f"{_path(file)} ({one_line(file.note)})" for file in files[:MOST_REREAD]]
    more = f" and {len(files) - MOST_REREAD} more" if len(files) > MOST_REREAD else ""
    return f"Read again, because the project reads them differently now: {', '.join(shown)}{more}"


def _by_feed(report: LoadReport) -> dict[str, list[FileResult]]:
    feeds: dict[str, list[FileResult]] = {}
    for file in report.files:
        feeds.setdefault(f"{file.source}/{file.feed}", []).append(file)
    return feeds


def _reasons(file: FileResult) -> list[str]:
    """One line per error; all missing columns share one."""
    if not file.findings:
        return [f"  {_path(file)}: {one_line(file.note)}"]
    return [f"  {_path(file)}: {one_line(reason)}" for reason in _short(file.findings)]


def _short(findings: list[Finding]) -> list[str]:
    missing = [finding for finding in findings if finding.code == MISSING_COLUMN]
    reasons = [
        f"{finding.code} {finding.detail}" for finding in findings if finding.code != MISSING_COLUMN
    ]
    if missing:
        reasons.append(f"{MISSING_COLUMN} {_why_missing(missing)}")
    return reasons


def _why_missing(missing: list[Finding]) -> str:
    """The detail that all missing columns share, else the columns and the header seen."""
    if len({finding.detail for finding in missing}) == 1:
        return missing[0].detail
    columns = ", ".join(str(finding.column) for finding in missing)
    _, _, seen = missing[0].detail.partition("; ")
    return f"missing {columns}; {seen}"


def _next_steps(report: LoadReport) -> list[str]:
    steps = []
    if report.with_status("refused"):
        steps.append(
            "Deliver repaired copies of the refused files, under the same or another name,"
            " and load again."
        )
    if report.with_status("left"):
        steps.append("Load again when the files left for the next load are complete.")
    if report.with_status("loaded", "reread"):
        steps.append("Next: zoom-analytics build")
    return steps or ["No new files in the landing zone."]


def _path(file: FileResult) -> str:
    return one_line(f"{file.source}/{file.feed}/{file.name}")


def _figures(file: FileResult) -> str:
    if file.status == "loaded":
        unreadable = f", {file.rows_unreadable:,} unreadable" if file.rows_unreadable else ""
        return f"  {file.rows_read:,} rows{unreadable}"
    return f"  {one_line(file.note or '; '.join(_short(file.findings)))}"

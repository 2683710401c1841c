"""Outcomes of a delivered file: the exceptions and records that the loader's modules share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import duckdb

UNREADABLE_FILE = "Z001"
MISSING_COLUMN = "Z003"
UNKNOWN_COLUMN = "Z004"

SHOWN = 200  # characters of an engine's message
_QUOTED = re.compile(r"""'[^']*'|"[^"]*\"""")
# memory, disk, an interruption, or the engine as a whole
_OF_THE_RUN = (
    duckdb.OutOfMemoryException,
    duckdb.IOException,
    duckdb.InterruptException,
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.ConnectionException,
    duckdb.TransactionException,
)


@dataclass(frozen=True)
class Finding:
    """One error or warning of a file: code, column (None for Z001), and what was expected and seen,
    without values.
    """

    code: str
    detail: str
    column: str | None = None


class Refused(Exception):
    """The file cannot be loaded: Z001 once, or Z003 once per missing column."""

    def __init__(self, *findings: Finding):
        super().__init__("; ".join(f"{finding.code} {finding.detail}" for finding in findings))
        self.findings = list(findings)


class LeftForLater(Exception):
    """The file is not settled (still being written, or missing): the next load may load it."""


def unreadable_file(detail: str) -> Refused:
    """A refusal with Z001 and its detail."""
    return Refused(Finding(UNREADABLE_FILE, detail))


def concerns_the_file(error: duckdb.Error) -> bool:
    """True if the engine failed on the content of a file, so that other files can be read."""
    return not isinstance(error, _OF_THE_RUN)


def failed_on_file(error: duckdb.Error) -> Refused:
    """A refusal with Z001 and the message of the engine. Quoted parts may be values, which no
    message shows.
    """
    said = _QUOTED.sub("'...'", (str(error).splitlines() or [type(error).__name__])[0])
    return unreadable_file(f"the engine failed on this file: {said[:SHOWN]}")


@dataclass
class FileResult:
    """The result of one file. status: loaded, known, reread (known, but read again in place; note
    says why), refused, left.

    refused_as: the load_ids under which a known content was refused earlier with this name
    """

    source: str
    feed: str
    name: str
    status: str
    size: int = 0
    load_id: int | None = None
    rows_read: int = 0
    rows_unreadable: int = 0
    reader: str | None = None
    findings: list[Finding] = field(default_factory=list)
    note: str = ""
    refused_as: list[int] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def id_of_load(self) -> int:
        """The load_id of a loaded, known, reread or refused file."""
        assert self.load_id is not None
        return self.load_id


@dataclass
class LoadReport:
    """The result of a run: a result per file in loading order, and the errors and notes that do not
    concern one content.
    """

    run_id: str
    files: list[FileResult] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def with_status(self, *statuses: str) -> list[FileResult]:
        return [file for file in self.files if file.status in statuses]

    @property
    def rows_read(self) -> int:
        return sum(file.rows_read for file in self.with_status("loaded"))

    @property
    def exit_code(self) -> int:
        """1 if a folder or file could not be used for another reason than its content (unknown
        feed, no permission), else 0.
        """
        return 1 if self.errors else 0

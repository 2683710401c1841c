"""What can become of a delivered file: the exceptions and records that the loader's modules pass
to each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field

UNREADABLE_FILE = "Z001"
MISSING_COLUMN = "Z003"
UNKNOWN_COLUMN = "Z004"


@dataclass(frozen=True)
class Finding:
    """One fault of a file: code, the column it is about (None for Z001) and what was expected
    and seen, no values.
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
    """The file is not settled (still being written, gone): the next load may take it."""


def unreadable_file(detail: str) -> Refused:
    """Z001 with what was seen."""
    return Refused(Finding(UNREADABLE_FILE, detail))


@dataclass
class FileResult:
    """What became of one file. status: loaded, known, reread (known, but read again in place; note
    says why), refused, left.

    refused_as: the load_ids under which a known content was refused earlier, under this very
    name.
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
        """The load_id of a file that has one: it is loaded, known, read again or refused."""
        assert self.load_id is not None
        return self.load_id


@dataclass
class LoadReport:
    """What became of a run: a result for each file in the order of loading, and what is not a
    matter of one file.
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
        """1 where a folder or file was not a matter of its content (unknown feed, no
        permission), else 0.
        """
        return 1 if self.errors else 0

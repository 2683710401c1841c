"""What the error log and the quarantine say, in the words of faulty_landing."""

from __future__ import annotations

import re

from support.warehouse import Warehouse

DESCRIBED = re.compile(r"(Z\d{3}) \w+: ([^,]+)(?:, row (\d+))?(?:, column (\w+))?")


def in_log(warehouse: Warehouse, status: str = "Open") -> list[str]:
    """The errors of data with that status, as 'code file row column'."""
    found = warehouse.query(
        "select error_description from gold.go_error_audit_log "
        f"where error_code < 'Z900' and status = '{status}'"
    )
    matches = [DESCRIBED.match(description) for (description,) in found]
    assert all(matches), found
    return sorted(" ".join(part or "-" for part in match.groups()) for match in matches if match)


def in_quarantine(warehouse: Warehouse) -> list[str]:
    """The lines of the quarantine, as 'code file row column'."""
    found = warehouse.query(
        "select error_code, source_file, row_number, column_name from audit.quarantine"
    )
    return sorted(" ".join("-" if part is None else str(part) for part in row) for row in found)

"""The personal columns of a raw table and the columns that identify the person, from the
contract.
"""

from __future__ import annotations

from zoom_analytics.contract import Column, RawTable

CUT = "***"  # replaces free text and names
# replaces an unreadable record; it is unreadable as well, as CSV and as JSON
UNREADABLE = f'"{CUT}"'
ADDRESS = "@masked.invalid"  # the end of a substitute address
EMAIL_FORM = r"[^@\s]+@([^@\s.]+\.)+[A-Za-z]{2,}"


def names_a_user(table: RawTable, column: Column) -> bool:
    """True if the column holds the identity of a user."""
    return column.ref == "users" or (table.feed == "users" and column.need == "key")


def is_address(table: RawTable, column: Column) -> bool:
    """True if the column holds a person's e-mail address."""
    return column.personal and column.type == "email"


def identifiers(table: RawTable) -> list[str]:
    """The columns that identify the persons of a row."""
    return [
        column.name
        for column in table.columns
        if names_a_user(table, column) or is_address(table, column)
    ]


def owners(table: RawTable, column: Column) -> list[str]:
    """The columns that identify the person of a personal value: the column that the contract
    names, else all identifiers of the row.
    """
    return [column.whose] if column.whose else identifiers(table)

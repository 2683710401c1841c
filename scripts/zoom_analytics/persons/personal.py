"""What in a raw table is personal, and by which columns a row says whose it is. Read from the
contract alone.
"""

from __future__ import annotations

from zoom_analytics.contract import Column, RawTable

CUT = "***"  # what is left of free text and names
# of a record that cannot be read: as such it cannot be read either, neither as CSV nor as JSON
UNREADABLE = f'"{CUT}"'
ADDRESS = "@masked.invalid"  # how the address ends that takes the place of a person's
EMAIL_FORM = r"[^@\s]+@([^@\s.]+\.)+[A-Za-z]{2,}"


def names_a_user(table: RawTable, column: Column) -> bool:
    """Does the column hold the identity of a user?"""
    return column.ref == "users" or (table.feed == "users" and column.need == "key")


def is_address(table: RawTable, column: Column) -> bool:
    """Does the column hold a person's e-mail address?"""
    return column.personal and column.type == "email"


def identifiers(table: RawTable) -> list[str]:
    """The columns that say whose a row is."""
    return [
        column.name
        for column in table.columns
        if names_a_user(table, column) or is_address(table, column)
    ]


def owners(table: RawTable, column: Column) -> list[str]:
    """The columns that say whose a personal value is: the one that the contract names, else all
    that the row has.
    """
    return [column.whose] if column.whose else identifiers(table)

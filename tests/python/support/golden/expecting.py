"""Whole tables as text: a row is a line, its values stand between bars, NULL is '-', a comment
begins with '#'.
"""

from __future__ import annotations

from support.warehouse import Warehouse


def table(warehouse: Warehouse, name: str, columns: str, where: str = "true") -> list[str]:
    """The rows of a gold table, sorted as text."""
    texts = ", ".join(
        f"coalesce(cast({column.strip()} as varchar), '-')" for column in columns.split(",")
    )
    return sorted(
        line
        for (line,) in warehouse.query(
            f"select concat_ws(' | ', {texts}) from gold.{name} where {where}"
        )
    )


def lines(text: str) -> list[str]:
    """The lines of an expectation, without comments, sorted."""
    found = (line.split("#")[0].strip() for line in text.splitlines())
    return sorted(" | ".join(value.strip() for value in line.split("|")) for line in found if line)

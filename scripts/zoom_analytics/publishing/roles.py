"""The roles: the tables and columns in the file of each, in clear or masked.

They come from the seed publication_roles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import duckdb

from zoom_analytics.publishing.outcome import NotPublished
from zoom_analytics.warehouse.sql import sql_name

WARRANTS = """
    with asked as (
        select *, rowid as place from {warehouse}.staging.publication_roles
    )
    select
        asked.role, asked.personal_data, asked.schema_name, asked.table_name,
        classes.table_name, asked.column_names,
        list(
            {{
                name: classes.column_name, masking: classes.masking,
                classification: classes.classification, is_personal: classes.is_personal,
                description: classes.description
            }} order by classes.column_position
        )
    from asked
    left join {warehouse}.audit.column_classes as classes
        on asked.schema_name = classes.schema_name and asked.table_name in ('*', classes.table_name)
    group by all
    order by min(asked.place), classes.table_name
"""
BY_KEYED_HASH = ("name", "email", "key", "uuid")  # slow kinds of masking
# kinds of masking that a masking target applies in gold, so publishing must not mask again
IN_WAREHOUSE = ("name", "email")


@dataclass(frozen=True)
class PublishedColumn:
    """A column of a published table. masking: by the function masked_<masking>; None: in clear."""

    name: str
    classification: str
    is_personal: bool
    description: str
    masking: str | None = None

    def comment(self) -> str:
        """The comment on the column in the published file."""
        masked = ", masked" if self.masking else ""
        return (
            f"{self.description} "
            f"[{self.classification}{', personal' if self.is_personal else ''}{masked}]"
        )


@dataclass(frozen=True)
class PublishedTable:
    """A table of a published file and its columns, in order."""

    schema: str
    name: str
    columns: tuple[PublishedColumn, ...]

    @property
    def sql_name(self) -> str:
        return f"{sql_name(self.schema)}.{sql_name(self.name)}"

    def query(self, warehouse: str, gold_is_masked: bool) -> str:
        """A query for the rows as the role may see them. warehouse: the name of its catalog.

        A keyed hash takes a microsecond and a person is in many rows, so each distinct value is
        hashed once.
        """
        source, values, joins = f"{sql_name(warehouse)}.{self.sql_name}", [], []
        for column in self.columns:
            name, masking = sql_name(column.name), column.masking
            if masking is None or (gold_is_masked and masking in IN_WAREHOUSE):
                values.append(f"source.{name}")
            elif masking in BY_KEYED_HASH:
                masked = sql_name(f"masked {column.name}")
                hashed = (
                    f"select value, masking.masked_{masking}(value) as masked "
                    f"from (select distinct {name} as value from {source})"
                )
                joins.append(f"left join ({hashed}) as {masked} on source.{name} = {masked}.value")
                values.append(f"{masked}.masked as {name}")
            else:
                values.append(f"masking.masked_{masking}(source.{name}) as {name}")
        return f"select {', '.join(values)} from {source} as source {' '.join(joins)}"


@dataclass(frozen=True)
class Role:
    """A role and the tables of its file. in_clear: personal data are in clear; such a role is
    published only on request.
    """

    name: str
    in_clear: bool
    tables: tuple[PublishedTable, ...]


def read_roles(connection: duckdb.DuckDBPyConnection, warehouse: str) -> dict[str, Role]:
    """The roles by name. warehouse: the name of its catalog. Raises NotPublished if the seed is
    inconsistent or names an unknown table or column.
    """
    rows = connection.execute(WARRANTS.format(warehouse=sql_name(warehouse))).fetchall()
    roles = {}
    for name, entries in groupby(rows, key=lambda row: row[0]):
        lines = list(entries)
        kinds = {kind for _, kind, *_ in lines}
        if len(kinds) != 1 or name in roles or not name.isidentifier():
            raise NotPublished(
                f"seeds/publication_roles.csv: the rows of the role {name!r} must be adjacent and "
                "agree in personal_data"
            )
        in_clear = kinds == {"clear"}
        roles[name] = Role(name, in_clear, tuple(_tables(name, in_clear, lines)))
    return roles


def _tables(role: str, in_clear: bool, lines: list[tuple[Any, ...]]) -> Iterator[PublishedTable]:
    for _, _, schema, asked, table, wanted, columns in lines:
        if table is None:
            raise NotPublished(
                f"seeds/publication_roles.csv: {role}: there is no table {schema}.{asked} whose "
                "columns are classified"
            )
        names = [column["name"] for column in columns] if wanted == "*" else wanted.split()
        classes = {column["name"]: column for column in columns}
        if missing := [name for name in names if name not in classes]:
            raise NotPublished(
                f"seeds/publication_roles.csv: {role}: {schema}.{table} has no column "
                f"{', '.join(missing)}"
            )
        masked = {
            name: dict(classes[name], masking=None) if in_clear else classes[name] for name in names
        }
        yield PublishedTable(
            schema, table, tuple(PublishedColumn(**masked[name]) for name in names)
        )

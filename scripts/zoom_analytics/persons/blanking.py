"""Erasing persons from rows: one query over rows of delivered text, from a file or from raw.

A row belongs to an erased person if one of its identifiers (see personal) is remembered. Then its
personal values are erased: free text and names become ***, an address becomes a substitute, other
values become empty. Mentions of the address are erased in all rows, and so is an unreadable record
that names the person. All other values stay, so the status of the row does not change.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from zoom_analytics.contract import BLANKS, Column, RawTable
from zoom_analytics.persons.changes import Change, Changes
from zoom_analytics.persons.mentions import AT, ENCODED_AT, PLUS, SEPARATOR
from zoom_analytics.persons.personal import (
    ADDRESS,
    CUT,
    EMAIL_FORM,
    UNREADABLE,
    identifiers,
    is_address,
    names_a_user,
    owners,
)
from zoom_analytics.warehouse.sql import one_row, sql_name, sql_text

TOKEN = r"""[^\s,;:|"'<>(){}\[\]\\]+"""
FUNCTIONS = {
    "normalized(value)": f"lower(trim(value, {sql_text(BLANKS)}))",
    "is_given(value)": "normalized(value) not in ('', 'null')",
    "has_address(value)": f"regexp_matches(value, {sql_text(AT)}, 'i')",
    "with_plain_at(value)": f"regexp_replace(lower(value), {sql_text(AT)}, '@', 'gi')",
    # encoded characters, except those within an address, separate words
    "decoded(value)": f"""
        regexp_replace(
            replace(with_plain_at(value), '{PLUS}', '+'), {sql_text(SEPARATOR)}, ' ', 'g'
        )
    """,
    "words(value)": f"""
        list_transform(
            regexp_extract_all(value, {sql_text(TOKEN)}),
            lambda token: rtrim(token, '.!?')
        )
    """,
    "tokens(value)": "list_concat(words(with_plain_at(value)), words(decoded(value)))",
    "without_mentions(value)": rf"""
        case
            when has_address(value) then regexp_replace(
                regexp_replace(value, getvariable('mentions'), '\1{CUT}\2', 'g'),
                getvariable('mentions'), '\1{CUT}\2', 'g'
            )
            else value
        end
    """,
}
MENTIONS = (
    r"""
    set variable mentions = (
        select
            '(?i)(^|[^a-z0-9._%+-]|SEPARATOR)(?:'
            || coalesce(
                string_agg(
                    replace(
                        replace(regexp_escape(value), '\+', '(?:\+|PLUS)'),
                        regexp_escape('@'),
                        '(?:AT)'
                    ), '|'
                ), '[^\s\S]'
            )
            || ')(\.?(?:[^a-z0-9.-]|$))'
        from people_named where contains(value, '@')
    )
""".replace("SEPARATOR", SEPARATOR)
    .replace("PLUS", PLUS)
    .replace("(?:AT)", f"(?:{AT})")
)


class Blanking:
    """Erases remembered persons from rows, on a connection that Remembered has prepared."""

    def __init__(self, connection: duckdb.DuckDBPyConnection):
        self._connection = connection
        for signature, expression in FUNCTIONS.items():
            connection.execute(f"create or replace temp macro {signature} as {expression}")

    def names_anyone(self, table: RawTable, relation: str, columns: Sequence[str]) -> bool:
        """True if the rows of a relation name a remembered person. `query` erases the persons
        that were found last.
        """
        there = [column for column in table.columns if column.name in columns]
        values = [
            f"select normalized({sql_name(name)}) as value from {relation}"
            for name in identifiers(table)
            if name in columns
        ]
        values += [
            f"select unnest(tokens({sql_name(name)})) as value from {relation}"
            f" where has_address({sql_name(name)})"
            for name in [
                *(column.name for column in there if not is_address(table, column)),
                "_extra",
            ]
            if name in columns
        ]
        values += [
            f"select unnest(tokens({sql_name(column.name)})) as value from {relation}"
            f" where regexp_matches({sql_name(column.name)}, {sql_text(ENCODED_AT)}, 'i')"
            for column in there
            if is_address(table, column)
        ]
        if "_unreadable" in columns:
            values.append(
                f"select unnest(tokens(_unreadable)) as value from {relation}"
                " where _unreadable is not null"
            )
        self._connection.execute(f"""
            create or replace temp table people_named as
            with named as ({" union ".join(values) or "select null as value where false"})

            select named.value, identities.person
            from named
            inner join audit.forgotten_identities as identities
                on masking.keyed_hash(named.value) = identities.identity_hash
            where named.value <> ''
        """)
        self._connection.execute(MENTIONS)
        (named,) = one_row(self._connection.execute("select count(*) from people_named"))
        return bool(named)

    def go_by(self, email: str) -> None:
        """Makes without_mentions remove this address, until the next call of names_anyone."""
        self._connection.execute(
            "create or replace temp table people_named as"
            " select normalized($email) as value, '' as person",
            {"email": email},
        )
        self._connection.execute(MENTIONS)

    def query(
        self,
        table: RawTable,
        relation: str,
        columns: Sequence[str],
        only_changed: bool,
        place: Sequence[str] = ("_row_number",),
    ) -> str:
        """SQL for the columns of a relation without the persons, and for the columns in `place`,
        which locate each row.

        only_changed: only the rows in which something is erased; else all rows
        """
        known = {column.name: column for column in table.columns}
        who = [name for name in identifiers(table) if name in columns]
        joins = "".join(
            f" left join people_named as {_person(name)}"
            f" on normalized(delivered.{sql_name(name)}) = {_person(name)}.value"
            for name in who
        )
        after = {name: self._value(table, known.get(name), name, who) for name in columns}
        blanked = ", ".join(
            f"{expression} as {sql_name(name)}" for name, expression in after.items()
        )
        changed = " or ".join(
            f"delivered.{sql_name(name)} is distinct from {expression}"
            for name, expression in after.items()
        )
        where = f" where {changed}" if only_changed else ""
        places = ", ".join(f"delivered.{name} as {name}" for name in place)
        return f"select {blanked}, {places} from {relation} as delivered{joins}{where}"

    def changes(self, table: RawTable, relation: str, columns: Sequence[str]) -> Changes:
        """Finds the changes to the records of a file, given as a table of values and
        _row_number.
        """
        if not self.names_anyone(table, relation, columns):
            return {}
        pairs = ", ".join(f"before.{sql_name(name)}, after.{sql_name(name)}" for name in columns)
        found = self._connection.execute(
            f"with after as ({self.query(table, relation, columns, only_changed=True)})"
            f" select after._row_number, {pairs} from after"
            f" inner join {relation} as before on after._row_number = before._row_number"
        ).fetchall()
        return {number: _change(columns, values) for number, *values in found}

    def _value(self, table: RawTable, column: Column | None, name: str, who: list[str]) -> str:
        """The expression for the value after the erasure."""
        value = f"delivered.{sql_name(name)}"
        if name == "_unreadable":
            return (
                f"case when list_has_any(tokens({value}), (select list(value) from people_named))"
                f" then '{UNREADABLE}' else {value} end"
            )
        if name == "_extra":
            return _unless(who, value, "null")
        if column is None or names_a_user(table, column):
            return value
        if not column.personal:
            return f"without_mentions({value})"
        if is_address(table, column):
            address = f"'forgotten-' || {_first(owners(table, column), who)} || '{ADDRESS}'"
            left = (
                f"case when regexp_full_match(normalized({value}), {sql_text(EMAIL_FORM)})"
                f" then {address} else '{CUT}' end"
            )
        else:
            left = f"'{CUT}'" if column.type == "text" else "''"
        return _unless(
            [owner for owner in owners(table, column) if owner in who],
            value,
            f"case when is_given({value}) then {left} else {value} end",
        )


def _change(names: Sequence[str], pairs: list[str | None]) -> Change:
    before, after = pairs[::2], pairs[1::2]
    changed = {name: new for name, old, new in zip(names, before, after, strict=True) if old != new}
    raw = changed.pop("_unreadable", None)
    return Change(
        {name: value or "" for name, value in changed.items() if name != "_extra"},
        "_extra" in changed,
        raw,
    )


def _person(identifier: str) -> str:
    return sql_name(f"person of {identifier}")


def _first(names: list[str], who: list[str]) -> str:
    return f"coalesce({', '.join(f'{_person(name)}.person' for name in names if name in who)})"


def _unless(who: list[str], value: str, otherwise: str) -> str:
    """`otherwise` in rows of a remembered person; in other rows the value without mentions of
    their addresses.
    """
    if not who:
        return f"without_mentions({value})"
    return (
        f"case when {_first(who, who)} is null then without_mentions({value}) else {otherwise} end"
    )

"""What takes the person out of rows: one query over rows of text as they are delivered, whether
from a file or from raw.

A row is a person's where one of its identifiers (see personal) is remembered. Of such a row the
personal values go: free text and names become ***, an address another one, whatever else has a
form becomes empty. The address goes wherever it is mentioned, and so does a record that cannot
be read and names the person. What else the row holds stays, so that its status stays as it was.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from zoom_analytics.contract import BLANKS, Column, RawTable
from zoom_analytics.persons.changes import Change, Changes
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
    "tokens(value)": f"list_transform(regexp_extract_all(lower(value), {sql_text(TOKEN)}), lambda token: rtrim(token, '.!?'))",
    "without_mentions(value)": "case when contains(value, '@') then regexp_replace("
    rf"regexp_replace(value, getvariable('mentions'), '\1{CUT}\2', 'g'), getvariable('mentions'), '\1{CUT}\2', 'g') else value end",
}
MENTIONS = """
    set variable mentions = (
        select '(?i)(^|[^a-z0-9._%+-])(?:' || coalesce(string_agg(regexp_escape(value), '|'), '[^\\s\\S]') || ')(\\.?(?:[^a-z0-9.-]|$))'
        from people_named where contains(value, '@')
    )
"""


class Blanking:
    """Takes the remembered out of rows, on a connection that Remembered has prepared."""

    def __init__(self, connection: duckdb.DuckDBPyConnection):
        self._connection = connection
        for signature, expression in FUNCTIONS.items():
            connection.execute(f"create or replace temp macro {signature} as {expression}")

    def names_anyone(self, table: RawTable, relation: str, columns: Sequence[str]) -> bool:
        """Finds which remembered persons the rows of a relation name; `query` goes by what was
        found last.
        """
        there = [column for column in table.columns if column.name in columns]
        values = [
            f"select normalized({sql_name(name)}) as value from {relation}"
            for name in identifiers(table)
            if name in columns
        ]
        values += [
            f"select unnest(tokens({sql_name(name)})) as value from {relation} where contains({sql_name(name)}, '@')"
            for name in [
                *(column.name for column in there if not is_address(table, column)),
                "_extra",
            ]
            if name in columns
        ]
        if "_unreadable" in columns:
            values.append(
                f"select unnest(tokens(_unreadable)) as value from {relation} where _unreadable is not null"
            )
        self._connection.execute(f"""
            create or replace temp table people_named as
            with named as ({" union ".join(values) or "select null as value where false"})

            select named.value, identities.person
            from named
            inner join audit.forgotten_identities as identities on masking.keyed_hash(named.value) = identities.identity_hash
            where named.value <> ''
        """)
        self._connection.execute(MENTIONS)
        (named,) = one_row(self._connection.execute("select count(*) from people_named"))
        return bool(named)

    def go_by(self, email: str) -> None:
        """From now on without_mentions goes by this address, until rows are asked about."""
        self._connection.execute(
            "create or replace temp table people_named as select normalized($email) as value, '' as person",
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
        """The columns of a relation without the persons, and those that say where each row is.

        only_changed: the rows in which something was to be taken out; else all.
        """
        known = {column.name: column for column in table.columns}
        who = [name for name in identifiers(table) if name in columns]
        joins = "".join(
            f" left join people_named as {_person(name)} on normalized(delivered.{sql_name(name)}) = {_person(name)}.value"
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
        """What has to go from the records of a file: a table with their values and _row_number."""
        if not self.names_anyone(table, relation, columns):
            return {}
        pairs = ", ".join(f"before.{sql_name(name)}, after.{sql_name(name)}" for name in columns)
        found = self._connection.execute(
            f"with after as ({self.query(table, relation, columns, only_changed=True)})"
            f" select after._row_number, {pairs} from after inner join {relation} as before on after._row_number = before._row_number"
        ).fetchall()
        return {number: _change(columns, values) for number, *values in found}

    def _value(self, table: RawTable, column: Column | None, name: str, who: list[str]) -> str:
        """The expression of what stays of a value."""
        value = f"delivered.{sql_name(name)}"
        if name == "_unreadable":
            return f"case when list_has_any(tokens({value}), (select list(value) from people_named)) then '{UNREADABLE}' else {value} end"
        if name == "_extra":
            return _unless(who, value, "null")
        if column is None or names_a_user(table, column):
            return value
        if not column.personal:
            return f"without_mentions({value})"
        if is_address(table, column):
            address = f"'forgotten-' || {_first(owners(table, column), who)} || '{ADDRESS}'"
            left = f"case when regexp_full_match(normalized({value}), {sql_text(EMAIL_FORM)}) then {address} else '{CUT}' end"
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
    """What stays where a row is of one of the remembered; elsewhere the value without their
    addresses.
    """
    if not who:
        return f"without_mentions({value})"
    return (
        f"case when {_first(who, who)} is null then without_mentions({value}) else {otherwise} end"
    )

"""What masks personal data, as functions of the engine: dbt's models and the publication call the
same ones.

Pseudonyms come from the value and the key alone, so a person bears the same one in all tables,
and joins, groups and counts come out as in clear. A value that is none stays none. Free text,
phone numbers and addresses are cut, to NULL.
"""

from __future__ import annotations

import duckdb

from zoom_analytics.persons.keys import fingerprint, padded_key

FUNCTIONS = {
    "keyed_hash(value)": "sha256(getvariable('masking').outer || unhex(sha256(getvariable('masking').inner || encode(value))))",
    "masked_name(value)": "'Person ' || left(masking.keyed_hash('name ' || value), 16)",
    "masked_email(value)": "left(masking.keyed_hash('email ' || value), 16) || '@masked.invalid'",
    "masked_key(value)": "left(masking.keyed_hash('key ' || value::varchar), 32)",
    "masked_uuid(value)": "left(masking.keyed_hash('uuid ' || value::varchar), 32)::uuid",
    "masked_text(value)": "case when value is not null then '***' end",
    # of an error of a row: code, file, row and column; of any other, the code: a value or a header
    # may stand behind it
    "masked_error(value)": r"""regexp_replace(
        coalesce(
            nullif(regexp_extract(value, '^(Z[0-9]{3} [a-z_]+: .+, row [0-9]+(, column [a-z_0-9]+)?)(, value .*|; expected .*)?$', 1, 's'), ''),
            nullif(regexp_extract(value, '^(Z[0-9]{3} [a-z_]+)[:,]', 1), '') || ': ***',
            case when value is not null then '***' end
        ), '[^\s/,]+@[^\s/,]+', '***', 'g')""",
}


def prepare_masking(connection: duckdb.DuckDBPyConnection, key: bytes) -> None:
    """Gives a connection the functions that mask, masking.masked_name(value) and so on, and what
    they need of the key.
    """
    define_masking(connection)
    tell_key(connection, key)


def define_masking(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the functions in a database of their own, in memory: all connections to the same
    engine have them. They hold no key.
    """
    connection.execute("attach if not exists ':memory:' as masking")
    for signature, expression in FUNCTIONS.items():
        connection.execute(f"create or replace macro masking.{signature} as {expression}")


def tell_key(connection: duckdb.DuckDBPyConnection, key: bytes) -> None:
    """Gives one connection what the functions need of the key, for as long as it is open.

    The key goes in as parameters, so that no statement, and no log of statements, holds it.
    """
    inner, outer = padded_key(key)
    connection.execute(
        "set variable masking = {'inner': $inner, 'outer': $outer, 'fingerprint': $fingerprint}",
        {"inner": inner, "outer": outer, "fingerprint": fingerprint(key)},
    )

"""Masking functions of the engine, used by dbt's models and by the publication.

A pseudonym depends on the value and the key alone. So a person has the same pseudonym in all
tables, and joins, groups and counts give the same results as unmasked. NULL stays NULL.
"""

from __future__ import annotations

import duckdb

from zoom_analytics.persons.keys import fingerprint, padded_key

FUNCTIONS = {
    "keyed_hash(value)": """sha256(
        getvariable('masking').outer
        || unhex(sha256(getvariable('masking').inner || encode(value)))
    )""",
    "masked_name(value)": "'Person ' || left(masking.keyed_hash('name ' || value), 16)",
    "masked_email(value)": "left(masking.keyed_hash('email ' || value), 16) || '@masked.invalid'",
    "masked_key(value)": "left(masking.keyed_hash('key ' || value::varchar), 32)",
    "masked_uuid(value)": "left(masking.keyed_hash('uuid ' || value::varchar), 32)::uuid",
    "masked_text(value)": "case when value is not null then '***' end",
    # an error of a row keeps code, file, row and column; any other keeps the code, because a value
    # or a header may follow
    "masked_error(value)": r"""regexp_replace(
        coalesce(
            nullif(regexp_extract(
                value,
                '^(Z[0-9]{3} [a-z_]+: .+, row [0-9]+(, column [a-z_0-9]+)?)'
                || '(, value .*|; expected .*)?$',
                1, 's'
            ), ''),
            nullif(regexp_extract(value, '^(Z[0-9]{3} [a-z_]+)[:,]', 1), '') || ': ***',
            case when value is not null then '***' end
        ), '[^\s/,]+@[^\s/,]+', '***', 'g')""",
}


def prepare_masking(connection: duckdb.DuckDBPyConnection, key: bytes) -> None:
    """Gives a connection the masking functions, such as masking.masked_name(value), and the
    key.
    """
    define_masking(connection)
    tell_key(connection, key)


def define_masking(connection: duckdb.DuckDBPyConnection) -> None:
    """Creates the functions in a separate in-memory database, where all connections to the same
    engine see them. They contain no key.
    """
    connection.execute("attach if not exists ':memory:' as masking")
    for signature, expression in FUNCTIONS.items():
        connection.execute(f"create or replace macro masking.{signature} as {expression}")


def tell_key(connection: duckdb.DuckDBPyConnection, key: bytes) -> None:
    """Gives the key to one connection, for as long as it is open.

    The key is passed as parameters, so no statement and no log of statements contains it.
    """
    inner, outer = padded_key(key)
    connection.execute(
        "set variable masking = {'inner': $inner, 'outer': $outer, 'fingerprint': $fingerprint}",
        {"inner": inner, "outer": outer, "fingerprint": fingerprint(key)},
    )

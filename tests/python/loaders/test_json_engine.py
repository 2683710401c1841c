"""For any JSON text the engine gives the careful reader's rows and findings, or is not used."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.loaders.json_texts import (
    ALL,
    ANN,
    BOB,
    BROKEN,
    CONTROLS,
    ELEMENTS,
    LIKE_JSON,
    NESTED,
    ODD_ENDS,
    ODD_SEPARATORS,
    ORDINARY,
    SEPARATORS,
    array,
    lines,
    object_of,
)
from support.loaders.landing_desk import Desk
from zoom_analytics.contract import Column, RawTable
from zoom_analytics.loaders.outcome import Finding, Refused
from zoom_analytics.loaders.readers.careful import Rows, read_carefully
from zoom_analytics.loaders.readers.engine import ONE_BLOCK
from zoom_analytics.loaders.readers.intake import Counts, Delivery
from zoom_analytics.loaders.readers.json_engine import (
    LONGEST,
    MOST_SETS_OF_KEYS,
    array_balances,
    lines_balance,
    read_json_by_engine,
)
from zoom_analytics.loaders.readers.json_header import MOST_KEYS
from zoom_analytics.loaders.readers.limits import LIMITS, Limits

TABLE = RawTable(
    "s",
    "f",
    "t",
    (Column("id", "text", "key"), Column("name", aliases=("title",)), Column("amount")),
    "rows",
)
NAMES = [column.name for column in TABLE.columns] + ["_extra", "_unreadable", "_row_number"]
ANY_SIZE = Limits(by_engine=0)
BOM = b"\xef\xbb\xbf"


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(config={"threads": 2}) as connection:
        yield connection


def delivery_of(data: bytes, form: str, path: Path) -> Delivery:
    path.write_bytes(data)
    counts = Counts()
    skip = len(BOM) if data.startswith(BOM) else 0
    counts.add_json(data[skip:])
    return Delivery(SimpleNamespace(table=TABLE), "", form, path, skip, counts, True)


def content(connection: duckdb.DuckDBPyConnection, rows: Rows) -> tuple[list, list[Finding]]:
    found = connection.execute(rows.query())
    names = [column[0] for column in found.description]
    records = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    assert len(records) == rows.count
    return [[record.get(name) for name in NAMES] for record in records], rows.findings


def is_read_alike(
    connection: duckdb.DuckDBPyConnection, folder: Path, data: bytes, form: str
) -> bool:
    """True if the engine is used; then the rows and findings are those of the careful reader."""
    delivery = delivery_of(data, form, folder / f"a.{form}")
    rows = read_json_by_engine(connection, delivery, delivery.plain, "taken_in", ANY_SIZE)
    if rows is None:
        assert connection.execute("from duckdb_tables()").fetchall() == []
        return False
    try:
        carefully = read_carefully(delivery, folder / "snapshot", folder / "spool")
    except Refused as refusal:
        raise AssertionError(f"the engine read what is refused: {data!r}") from refusal
    assert (rows.reader, carefully.reader) == ("engine", "careful")
    assert content(connection, rows) == content(connection, carefully), data
    connection.execute(f"drop table {rows.relation}")
    return True


EACH = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@EACH
@given(
    records=st.lists(ORDINARY, min_size=1, max_size=5),
    end=st.sampled_from(["\n", "\r\n", "\n\n"]),
    last=st.booleans(),
    begin=st.sampled_from([b"", BOM]),
)
def test_lines_of_flat_objects_are_read_by_the_engine(
    connection: duckdb.DuckDBPyConnection,
    tmp_path: Path,
    records: list[str],
    end: str,
    last: bool,
    begin: bytes,
) -> None:
    text = end.join(records) + (end if last else "")
    assert is_read_alike(connection, tmp_path, begin + text.encode(), "ndjson")


@EACH
@given(
    records=st.lists(ORDINARY, min_size=1, max_size=5),
    separator=st.sampled_from(SEPARATORS),
    begin=st.sampled_from([b"[", b" [\r\n", BOM + b"["]),
    end=st.sampled_from(["]", " ]\n"]),
)
def test_an_array_of_flat_objects_is_read_by_the_engine(
    connection: duckdb.DuckDBPyConnection,
    tmp_path: Path,
    records: list[str],
    separator: str,
    begin: bytes,
    end: str,
) -> None:
    text = separator.join(records) + end
    assert is_read_alike(connection, tmp_path, begin + text.encode(), "json")


@EACH
@given(
    records=st.lists(ELEMENTS, max_size=4),
    end=st.sampled_from(["\n", "\r\n", "\r", "\n \n"]),
    begin=st.sampled_from([b"", BOM]),
)
def test_other_lines_are_read_alike_or_left_to_the_careful_reader(
    connection: duckdb.DuckDBPyConnection,
    tmp_path: Path,
    records: list[str],
    end: str,
    begin: bytes,
) -> None:
    is_read_alike(connection, tmp_path, begin + end.join(records).encode(), "ndjson")


@EACH
@given(
    records=st.lists(ELEMENTS, max_size=4),
    separators=st.lists(st.sampled_from(ODD_SEPARATORS), min_size=4, max_size=4),
    begin=st.sampled_from([b"[", BOM + b"[", b"", b"[["]),
    end=st.sampled_from(ODD_ENDS),
)
def test_another_array_is_read_alike_or_left_to_the_careful_reader(
    connection: duckdb.DuckDBPyConnection,
    tmp_path: Path,
    records: list[str],
    separators: list[str],
    begin: bytes,
    end: str,
) -> None:
    parts = [part for pair in zip(records, separators, strict=False) for part in pair][:-1]
    is_read_alike(connection, tmp_path, begin + ("".join(parts) + end).encode(), "json")


@pytest.mark.parametrize("form", [lines, array])
@pytest.mark.parametrize("key", ["name", "x"])
def test_values_are_read_alike_and_flat_ones_by_the_engine(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, form, key: str
) -> None:
    name = "ndjson" if form is lines else "json"
    not_taken = [
        value
        for value in ALL
        if not is_read_alike(
            connection, tmp_path, form(ANN, object_of([("id", "3"), (key, value)]), BOB), name
        )
    ]
    expected = LIKE_JSON + NESTED + BROKEN
    if key == "x":  # the engine would spell the escapes of an unknown key differently
        expected = CONTROLS + expected
    assert not_taken == expected


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (lines(ANN, BOB), "ndjson"),
        (lines(ANN, BOB).removesuffix(b"\n"), "ndjson"),
        (lines(ANN, BOB).replace(b"\n", b"\r\n"), "ndjson"),
        (lines("", ANN, "", BOB), "ndjson"),
        (BOM + lines(ANN, BOB), "ndjson"),
        (lines(f" {ANN}\t", BOB, "{}"), "ndjson"),
        (lines('{"Id": 1, "TITLE": "A", "x": 1, "y": "é"}', '{"y": null, "Id": 2}'), "ndjson"),
        (array(ANN, BOB), "json"),
        (BOM + array(ANN, BOB), "json"),
        (array(ANN, BOB).replace(b", {", b"\r\n,\t{").replace(b"]", b" ]\n"), "json"),
        (json.dumps([json.loads(ANN), json.loads(BOB)], indent=2).encode(), "json"),
    ],
)
def test_ordinary_files_are_read_by_the_engine(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, data: bytes, form: str
) -> None:
    assert is_read_alike(connection, tmp_path, data, form)


MANY = "".join(f', "x{number}": {number}' for number in range(1000))


@pytest.mark.parametrize(
    "records",
    [
        (ANN, '{"id": 1, "id": 2}'),
        (ANN, '{"id": null, "id": "2"}'),
        (ANN, '{"id": 1, "ID": 2}'),
        (ANN, '{"id": 1, "title": "an alias"}'),
        (ANN, '{"ID": 1}'),
        ('{"id": 1, "x": 1, "y": 2}', '{"id": 1, "y": 1, "x": 2}'),
        ('{"id": 1, "x": 1}', '{"id": 1, "X": 1}'),
        (ANN, f'{{"id": 1{MANY}}}'),
        (ANN, *(f'{{"id": 1, "x{number}": 1}}' for number in range(MOST_SETS_OF_KEYS))),
        ('{"name": "the key is missing"}',),
        ("{}",),
        (ANN, '{"code": 124, "message": "Invalid access token."}'),
        (ANN, '{"id": 1, "rows": [{"id": 2}]}'),
        (ANN, "[1]"),
        (ANN, "5"),
        (ANN, "null"),
        (ANN, '"{"'),
        (ANN, '{"id": 1,}'),
        # the engine's message cuts this text, maybe within a character
        *(
            (f'{{"id": 1, "name": "{pad}{"😀" * 99}", "amount": "\\":1.50"}}',)
            for pad in ("", "a", "aa", "aaa")
        ),
        (ANN, f'{{"id": "{"y" * (LONGEST - 9)}"}}'),
    ],
)
@pytest.mark.parametrize("form", [lines, array])
def test_odd_records_are_left_to_the_careful_reader(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, form, records: tuple[str, ...]
) -> None:
    name = "ndjson" if form is lines else "json"
    assert not is_read_alike(connection, tmp_path, form(*records), name)


def test_many_keys_are_read_alike(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    keys = [("id", "1"), *((f"x{number}", f"{number}.50") for number in range(MOST_KEYS - 1))]
    records = [object_of(keys), *(object_of(keys[: 2 + number]) for number in range(90))]
    assert is_read_alike(connection, tmp_path, lines(*records), "ndjson")


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (lines(ANN, "x\ry"), "ndjson"),
        (lines(ANN, ANN[:20], BOB), "ndjson"),
        (lines(ANN, f"{BOB} x"), "ndjson"),
        (lines(ANN, f"{ANN}{BOB}"), "ndjson"),
        (lines(ANN) + f"{ANN}\r\n".encode(), "ndjson"),
        (lines("<html>"), "ndjson"),
        (b"", "ndjson"),
        (array(ANN, BOB), "ndjson"),
        (f"[{ANN}, {BOB},]".encode(), "json"),
        (f"[{ANN}, {BOB},".encode(), "json"),
        (f"[{ANN}, {BOB}".encode(), "json"),
        (f"[{ANN} {BOB}]".encode(), "json"),
        (f"[{ANN}, {BOB}] {ANN}".encode(), "json"),
        (f"[{ANN}] [{BOB}]".encode(), "json"),
        (f'{{"rows": [{ANN}]}}'.encode(), "json"),
        (f"[[{ANN}]]".encode(), "json"),
        (ANN.encode(), "json"),
        (b"[]", "json"),
        (lines(ANN, BOB), "json"),
        (b"[" + b" " * 10_000, "json"),
    ],
)
def test_odd_files_are_left_to_the_careful_reader(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, data: bytes, form: str
) -> None:
    assert not is_read_alike(connection, tmp_path, data, form)


@pytest.mark.parametrize("form", ["ndjson", "json"])
def test_a_large_file_is_read_alike_and_in_order(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, form: str
) -> None:
    records = (
        object_of([("id", f"{number}"), ("name", f'"{"x" * (number % 97)}"'), ("amount", "0.50")])
        for number in range(150_000)
    )
    data = lines(*records) if form == "ndjson" else array(*records)
    assert len(data) > ONE_BLOCK
    assert is_read_alike(connection, tmp_path, data, form)


def test_records_and_line_ends_account_for_a_file_of_lines() -> None:
    file = Counts(size=20, newlines=2, returns=2)
    assert lines_balance(file, 16)
    assert not lines_balance(file, 15) and not lines_balance(file, 17)


def test_elements_brackets_commas_and_blanks_account_for_an_array() -> None:
    file = Counts()
    file.add_json(b'[ {"a": 1},\r\n\t{"b":2} ]\n')
    assert array_balances(file, count=2, size=15, blanks=1)
    assert not array_balances(file, count=1, size=15, blanks=1)  # an element lost
    assert not array_balances(file, count=2, size=14, blanks=1)  # a byte lost
    assert not array_balances(file, count=2, size=15, blanks=0)  # other text than a blank outside


def test_a_load_takes_the_way_of_the_engine_for_all_but_short_files(desk: Desk) -> None:
    short = '{"person_id": 1, "full_name": "A"}'
    records = [short] * (LIMITS.by_engine // len(short) + 1)
    files = {
        "a.ndjson": (short, "careful"),
        "b.ndjson": ("\n".join(records), "engine"),
        "c.ndjson": ("\n".join([*records, "[1]"]), "careful"),
        "d.json": (f"[{short}]", "careful"),
        "e.json": (f"[{','.join(records)}]", "engine"),
        "f.json": (f"[{','.join([*records, '[1]'])}]", "careful"),
    }
    for name, (text, reader) in files.items():
        assert desk.load_one(name, text).reader == reader, name
    counts = desk.ask(
        "select count(*), max(_row_number), count(_unreadable) from raw.bz_platform__people"
        " group by _load_id order by _load_id"
    )
    many = len(records)
    assert counts == [(1, 1, 0), (many, many, 0), (many + 1, many + 1, 1)] * 2


@pytest.mark.parametrize("packing", ["gz", "zst"])
def test_a_packed_file_takes_the_way_of_the_engine(desk: Desk, packing: str) -> None:
    desk.by_engine = 0
    pack = gzip.compress if packing == "gz" else zstandard.compress
    result = desk.load_one(f"a.ndjson.{packing}", pack(b'{"person_id": 1, "full_name": "A"}'))
    assert result.reader == "engine"
    result = desk.load_one(f"a.json.{packing}", pack(b'[{"person_id": 2, "full_name": "B"}]'))
    assert result.reader == "engine"
    assert [row[2:4] for row in desk.rows()] == [("1", "A"), ("2", "B")]


def test_pages_of_an_api_are_left_to_the_careful_reader(desk: Desk) -> None:
    desk.by_engine = 0
    page = '[{"users": [{"id": "a", "email": "e"}]}]'
    assert desk.load_one("a.json", page, "zoom_api/users_list").reader == "careful"

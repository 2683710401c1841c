"""For any text the engine's reader gives the rows of the careful reader, or is not used."""

from __future__ import annotations

import itertools
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zoom_analytics.contract import Column, RawTable
from zoom_analytics.loaders.readers import engine
from zoom_analytics.loaders.readers.csv_header import Header, read_header
from zoom_analytics.loaders.readers.csv_records import (
    Record,
    RecordReader,
    read_lines,
    skip_empty_lines,
)
from zoom_analytics.loaders.readers.engine import Sums, balances, body_counts, take_in
from zoom_analytics.loaders.readers.intake import Counts, Delivery

TABLE = RawTable("s", "f", "t", (Column("h", "text", "key"), Column("k")), "f")
TRICKY = st.text(alphabet="a,\"\n\r \t\\;#'é\0", max_size=30)
PIECES = st.lists(
    st.sampled_from(
        [
            "a,b\n",
            '"a",b\n',
            '"a,""b",c\r\n',
            '"x\ny",z\n',
            "a\n",
            ",\n",
            '"",\n',
            '"',
            ",",
            "\n",
            "a,b,\n",
            '"a" ,b\n',
            ' "a",b\n',
        ]
    ),
    max_size=12,
).map("".join)
Rows = list[tuple[str, ...] | None]


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    with duckdb.connect(config={"threads": 2}) as connection:
        yield connection


def read_record(data: bytes, most_fields: int) -> Record:
    return RecordReader(data).read(0, most_fields)


def carefully(data: bytes, header: Header, window: int = 4 << 20) -> Rows:
    """The values of each record, None for an unreadable one."""
    records = (
        read_record(line, header.width) if isinstance(line, bytes) else line
        for line in read_lines(data, header.data_start, header.width, window)
    )
    return [
        None if record.fields is None else tuple(raw.decode() for raw in record.fields)
        for record in records
    ]


def by_engine(
    connection: duckdb.DuckDBPyConnection, path: Path, data: bytes, header: Header
) -> Rows | None:
    counts = Counts()
    counts.add_csv(data)
    body = body_counts(Delivery(None, "", "csv", path, 0, counts, True), header, data)
    if body is None:
        return None
    path.write_bytes(data)
    count = take_in(connection, path, header, body, "taken_in")
    if count is None:
        return None
    rows = connection.execute("select * from taken_in order by rowid").fetchall()
    assert len(rows) == count
    return rows


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.one_of(TRICKY, PIECES), crlf=st.booleans())
def test_what_the_engine_is_vouched_for_equals_the_careful_reading(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, text: str, crlf: bool
) -> None:
    data = ("h,k\n" + text).encode()
    if crlf:
        data = data.replace(b"\n", b"\r\n")
    header = read_header(data, 0, TABLE)
    fast = by_engine(connection, tmp_path / "a.csv", data, header)
    assert fast is None or fast == carefully(data, header)


def test_every_short_text_of_the_signs_that_matter_is_read_alike(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    vouched = 0
    for length in range(1, 5):
        for signs in itertools.product('a,"\n ', repeat=length):
            data = ("h,k\n" + "".join(signs)).encode()
            header = read_header(data, 0, TABLE)
            fast = by_engine(connection, tmp_path / "a.csv", data, header)
            if fast is not None:
                vouched += 1
                assert fast == carefully(data, header), data
    assert vouched > 30


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(TRICKY, PIECES), window=st.integers(2, 20))
def test_the_careful_reader_loses_no_byte_and_does_not_depend_on_its_window(
    text: str, window: int
) -> None:
    data = text.encode()
    position = skip_empty_lines(data, 0)
    for line in read_lines(data, 0, 2):
        record = read_record(line, 2) if isinstance(line, bytes) else line
        begin = position if isinstance(line, bytes) else record.start
        assert begin == position
        raw = line if isinstance(line, bytes) else data[record.start : record.stop]
        assert data[position : position + len(raw)] == raw and raw
        after = position + len(raw) if isinstance(line, bytes) else record.end
        assert data[position + len(raw) : after].strip(b"\r\n") == b""
        position = skip_empty_lines(data, after)
    assert position == len(data)
    header = Header(width=2)
    assert carefully(data, header, window) == carefully(data, header)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_large_file_with_line_breaks_in_quotes_is_read_alike(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, newline: str
) -> None:
    lines = (
        f'{number},"{"x" * (number % 97)},{newline if number % 5 == 0 else ""}""{number}"""'
        for number in range(250_000)
    )
    data = newline.join(["h,k", *lines, ""]).encode()
    header = read_header(data, 0, TABLE)
    assert len(data) > engine.ONE_BLOCK
    fast = by_engine(connection, tmp_path / "a.csv", data, header)
    assert fast is not None and fast == carefully(data, header)


@pytest.mark.parametrize("field", ['"a" "b"', '"" "b"', '"a"  ""', '"a" """"'])
@pytest.mark.parametrize("block", [1, 4, 6, 1000])
def test_a_quote_that_opens_again_behind_blanks_is_none_for_the_engine(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, field: str, block: int
) -> None:
    data = f"h,k\n{field},c\n".encode()
    counts = Counts()
    for begin in range(0, len(data), block):
        counts.add_csv(data[begin : begin + block])
    assert counts.reopened
    header = read_header(data, 0, TABLE)
    assert by_engine(connection, tmp_path / "a.csv", data, header) is None
    assert carefully(data, header) == [None]


# A file of two records of two fields: 1,"a,b" and 2,c with LF, where the engine returned exactly
# that.
BODY = Counts(size=12, newlines=2, commas=3, quotes=2, last=b"\n")
RETURNED = Sums(rows=2, size=6, commas=1)


def test_sums_that_account_for_the_file_balance() -> None:
    assert balances(BODY, RETURNED, 2)


@pytest.mark.parametrize(
    "wrong",
    [
        Sums(rows=1, size=6, commas=1),  # a record lost
        Sums(rows=2, size=5, commas=1),  # a byte dropped
        Sums(rows=2, size=6, commas=0),  # a comma too many between the fields
        Sums(rows=2, size=6, commas=1, newlines=1),  # a line break swallowed
        Sums(rows=2, size=6, commas=1, returns=1),
        Sums(rows=2, size=5, commas=0),  # nothing dropped but a comma
        Sums(rows=1, size=7, commas=2),  # nothing dropped but a line end
        Sums(rows=-1, size=-1),
    ],
)
def test_sums_that_do_not_account_for_the_file_do_not_balance(wrong: Sums) -> None:
    assert not balances(BODY, wrong, 2)


def test_an_odd_quote_does_not_balance() -> None:
    assert not balances(Counts(size=11, newlines=2, commas=3, quotes=1, last=b"\n"), RETURNED, 2)


def test_a_record_is_told_from_its_line_end() -> None:
    assert read_record(b'a,"b"\r\nc', 9) == Record(0, 5, 7, [b"a", b"b"])
    assert read_record(b'a,"b"x\r\nc', 9) == Record(0, 6, 8, None)
    assert read_record(b'a,"b\nc', 9) == Record(0, 4, 5, None)
    assert read_record(b'a,"b', 9) == Record(0, 4, 4, None)


def test_what_is_known_of_broken_quotes_changes_no_record() -> None:
    texts = 0
    for length in range(1, 9):
        for signs in itertools.product('a,"\n', repeat=length):
            data = "".join(signs).encode()
            if data.count(b'"') > 1 and b"\n" in data:
                texts += 1
                reader, position = RecordReader(data), 0
                while position < len(data):
                    record = reader.read(position, 9)
                    assert record == RecordReader(data).read(position, 9), data
                    position = record.end
    assert texts > 40_000


class Watched(bytes):
    """Counts the bytes that are searched."""

    looked_at = 0

    def find(self, sign: bytes, start: int = 0, end: int | None = None) -> int:
        end = len(self) if end is None else end
        found = super().find(sign, start, end)
        self.looked_at += (end if found < 0 else found) - start + 1
        return found


@pytest.mark.parametrize(
    "line",
    [
        b'1,"open\n',
        b'b","a\n',  # one record through all lines, and from each of them on again
        b'b","c","a\n',
        b'""","\n',
        b'1,"a""b\n',
        b'1,a""b\n',
    ],
)
@pytest.mark.parametrize("ends", [b"", b'"', b'"x', b'x"y,"'])
def test_broken_quotes_in_every_line_are_read_in_the_time_of_the_file(
    line: bytes, ends: bytes
) -> None:
    data = Watched(b'0,"' + line * 1000 + ends)
    assert len(carefully(data, Header(width=2))) <= 1002
    assert data.looked_at < 6 * len(data)

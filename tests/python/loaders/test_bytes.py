"""Encodings, archives and extensions: which files are read, and which are refused."""

from __future__ import annotations

import gzip

import pytest
import zstandard

from support.loaders.landing_desk import HEADER, Desk
from zoom_analytics.loaders.readers.limits import Limits

CSV = HEADER + "1,Änn,2,x\n2,Bob,3,😀\n"
ROWS = [(1, None, "1", "Änn", "2", "x"), (2, None, "2", "Bob", "3", "😀")]
PACKED = {
    "gz": gzip.compress(CSV.encode(), mtime=0),
    "zst": zstandard.ZstdCompressor(write_checksum=True).compress(CSV.encode()),
}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", CSV.encode()),
        ("a.CSV", CSV.encode()),
        ("a.csv", CSV.encode("utf-8-sig")),
        ("a.csv", b"\xff\xfe" + CSV.encode("utf-16-le")),
        ("a.csv", b"\xfe\xff" + CSV.encode("utf-16-be")),
        ("a.csv.gz", PACKED["gz"]),
        ("a.csv.GZ", PACKED["gz"]),
        ("a.csv.zst", PACKED["zst"]),
        ("a.csv.gz", gzip.compress(b"\xff\xfe" + CSV.encode("utf-16-le"), mtime=0)),
        (
            "a.csv.gz",
            gzip.compress(CSV[:40].encode(), mtime=0)
            + gzip.compress(CSV[40:].encode(), mtime=0)
            + b"\0\0\0",
        ),
        (
            "a.csv.zst",
            zstandard.compress(CSV[:40].encode()) + zstandard.compress(CSV[40:].encode()),
        ),
    ],
)
def test_text_is_read_whatever_its_encoding_and_archive(
    desk: Desk, name: str, content: bytes
) -> None:
    result = desk.load_one(name, content)
    assert (result.status, result.reader) == ("loaded", "engine")
    assert desk.rows() == ROWS


@pytest.mark.parametrize("format", ["gz", "zst"])
def test_an_archive_that_is_not_whole_is_refused(desk: Desk, format: str) -> None:
    whole = PACKED[format]
    wrong = bytearray(whole)
    wrong[-8 if format == "gz" else -1] ^= 1  # the checksum
    cases = {
        "cut.csv": (whole[:-3], "cut short"),
        "cutearly.csv": (whole[:2], "but the content is not"),
        "garbage.csv": (whole + b"xyzzy", "trailing bytes"),
        "little.csv": (whole + b"x", "trailing bytes"),
        "checksum.csv": (bytes(wrong), "damaged"),
        "plain.csv": (CSV.encode(), "but the content is not"),
        "empty.csv": (b"", "empty file is not"),
    }
    for name, (content, what) in cases.items():
        result = desk.load_one(f"{name}.{format}", content)
        assert [finding.code for finding in result.findings] == ["Z001"], name
        assert what in result.findings[0].detail or "cut short" in result.findings[0].detail, name
    assert desk.rows() == []


@pytest.mark.parametrize(
    ("content", "offset"),
    [
        (HEADER.encode() + b"1,M\xfcller,2,x\n", 32 + 3),
        (b"\xef\xbb\xbf" + HEADER.encode() + b"1,M\xfcller,2,x\n", 3 + 32 + 3),
        (HEADER.encode() + b"1,Ann,2,\xe2\x82", 32 + 8),
        (HEADER.encode() + b"1,\xed\xa0\x80,2,x\n", 32 + 2),
        (b"\xff\xfe" + HEADER.encode("utf-16-le") + b"1", 2 + 64),
        (b"\xff", 0),
    ],
)
def test_what_is_neither_utf_8_nor_utf_16_is_refused_with_the_byte_offset(
    desk: Desk, content: bytes, offset: int
) -> None:
    result = desk.load_one("a.csv", content)
    assert [finding.code for finding in result.findings] == ["Z001"]
    assert result.findings[0].detail.endswith(f"byte offset {offset}")


def test_the_offset_is_right_behind_a_block_and_across_its_border(desk: Desk) -> None:
    begin = HEADER.encode() + b"1,Ann,2,"
    filler = b"y" * ((1 << 20) - len(begin) - 1)
    result = desk.load_one("a.csv", begin + filler + "é".encode() + b"\xff\n")
    assert result.findings[0].detail.endswith(f"byte offset {(1 << 20) + 1}")


@pytest.mark.parametrize(
    "name", ["a.xlsx", "a.txt", "a", "csv", "a.csv.bz2", "a.csv.gz.zst", "a.parquet"]
)
def test_another_extension_is_refused(desk: Desk, name: str) -> None:
    result = desk.load_one(name, CSV)
    assert [finding.code for finding in result.findings] == ["Z001"]
    assert ".ndjson" in result.findings[0].detail


def test_text_beyond_the_memory_for_it_is_read_from_a_copy(desk: Desk) -> None:
    desk.limits = Limits(in_memory=10)
    desk.put("a.csv", CSV + "broken\n")
    desk.put("b.csv.gz", gzip.compress((CSV + "broken,\n").encode()))
    desk.put("c.ndjson", '{"person_id": 1, "full_name": "A"}\nx\n')
    desk.put("d.json", '[{"person_id": 1, "full_name": "A"}]')
    assert [(file.status, file.rows_read, file.reader) for file in desk.load().files] == [
        ("loaded", 3, "careful"),
        ("loaded", 3, "careful"),
        ("loaded", 2, "careful"),
        ("loaded", 1, "careful"),
    ]
    assert sorted(path.name for path in desk.warehouse.parent.iterdir()) == ["w.duckdb"]

"""The spool keeps the order of records added in different forms, and how to read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from zoom_analytics.loaders.readers.spool import FLUSH, Spool


def test_records_stand_in_the_order_in_which_they_were_added(tmp_path: Path) -> None:
    with Spool(tmp_path / "spool", 2) as spool:
        spool.add_line(b'a,"b"')
        spool.add_text('"c",')
        spool.add_fields([b'd"', b""])
        spool.add_unreadable(b'x "y"')
        spool.add_text(',"e"')
    assert (
        tmp_path / "spool"
    ).read_text() == '1,,a,"b"\n2,,"c",\n3,,"d""",""\n4,"x ""y""",,\n5,,,"e"\n'
    assert (spool.rows, spool.unreadable, spool.has_line_breaks) == (5, 1, False)


@pytest.mark.parametrize("sign", ["\n", "\r"])
@pytest.mark.parametrize("form", ["fields", "text", "unreadable"])
def test_a_line_break_within_a_value_is_told(tmp_path: Path, form: str, sign: str) -> None:
    with Spool(tmp_path / "spool", 1) as spool:
        if form == "fields":
            spool.add_fields([f"a{sign}b".encode()])
        elif form == "text":
            spool.add_text(f'"a{sign}b"')
        else:
            spool.add_unreadable(f"a{sign}b".encode())
    assert spool.has_line_breaks


@pytest.mark.parametrize("form", ["line", "text"])
def test_the_longest_record_is_told_once_it_matters(tmp_path: Path, form: str) -> None:
    long = "x" * (3 * FLUSH)
    with Spool(tmp_path / "spool", 1) as spool:
        for value in ("a", long, "b"):
            spool.add_text(value) if form == "text" else spool.add_line(value.encode())
    assert spool.longest == len(long) + len("2,,\n")

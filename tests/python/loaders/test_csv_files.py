"""CSV: records, fields, quotes, headers. The expected raw rows are worked out by hand."""

from __future__ import annotations

import json

import pytest

from support.loaders.landing_desk import HEADER, Desk
from zoom_analytics.loaders.readers.limits import Limits


def unreadable(number: int, text: str) -> tuple:
    return (number, text, None, None, None, None)


def test_a_clean_file_is_read_by_the_engine_with_its_ordinals(desk: Desk) -> None:
    result = desk.load_one("a.csv", HEADER + "1,Ann,2.50,\n2, Bob ,,x\n3,Cy,3,last")
    assert (result.status, result.reader, result.rows_read, result.rows_unreadable) == (
        "loaded",
        "engine",
        3,
        0,
    )
    assert desk.rows() == [
        (1, None, "1", "Ann", "2.50", ""),
        (2, None, "2", " Bob ", "", "x"),
        (3, None, "3", "Cy", "3", "last"),
    ]


def test_quoted_fields_with_commas_quotes_and_line_breaks_are_read_by_the_engine(
    desk: Desk,
) -> None:
    result = desk.load_one(
        "a.csv",
        '"person_id",full_name,amount,note\n1,"Ann, B.",2,"one\ntwo"\n2,"say ""hi""","",x\n',
    )
    assert result.reader == "engine"
    assert desk.rows() == [
        (1, None, "1", "Ann, B.", "2", "one\ntwo"),
        (2, None, "2", 'say "hi"', "", "x"),
    ]


def test_lines_may_end_in_crlf(desk: Desk) -> None:
    result = desk.load_one("a.csv", (HEADER + '1,Ann,2,x\n2,"B\nb",3,\n').replace("\n", "\r\n"))
    assert result.reader == "engine"
    assert desk.rows() == [(1, None, "1", "Ann", "2", "x"), (2, None, "2", "B\r\nb", "3", "")]


def test_lf_and_crlf_may_mix_and_a_lone_cr_is_a_character(desk: Desk) -> None:
    result = desk.load_one("a.csv", HEADER + "1,A\rnn,2,x\r\n2,Bob,3,\n3,Cy,4,\r")
    assert result.reader == "careful"
    assert desk.rows() == [
        (1, None, "1", "A\rnn", "2", "x"),
        (2, None, "2", "Bob", "3", ""),
        (3, None, "3", "Cy", "4", "\r"),
    ]


def test_empty_lines_are_no_records_but_a_line_of_blanks_is_one(desk: Desk) -> None:
    result = desk.load_one("a.csv", "\n\r\n" + HEADER + "\n1,Ann,2,x\n   \n\r\n2,Bob,3,y\n\n")
    assert (result.rows_read, result.rows_unreadable) == (3, 1)
    assert desk.rows() == [
        (1, None, "1", "Ann", "2", "x"),
        unreadable(2, "   "),
        (3, None, "2", "Bob", "3", "y"),
    ]


@pytest.mark.parametrize(
    "line",
    ["1,Ann,2,x,", "1,Ann,2", "1,Ann,2,x,y,z", "Total: 2 rows", '1,"Ann",2,x,""', "1,\0Ann,2,x"],
)
def test_a_record_with_other_than_the_header_s_fields_or_a_nul_is_unreadable_alone(
    desk: Desk, line: str
) -> None:
    desk.load_one("a.csv", f"{HEADER}1,Ann,2,x\n{line}\n3,Cy,4,z\n")
    assert desk.rows() == [
        (1, None, "1", "Ann", "2", "x"),
        unreadable(2, line),
        (3, None, "3", "Cy", "4", "z"),
    ]


def test_text_behind_a_closing_quote_costs_the_line_on_which_the_record_begins(desk: Desk) -> None:
    lines = [
        '2,"opened\r',
        'here, closed"there,3\r',
        '3,"C,y",4,z',
        '"4" ,D,5,',
        '5,"E\ne",6,',
        '6,"two\nlines","a\nb"c,',
        "7,F,8,",
    ]
    desk.load_one("a.csv", f"{HEADER}1,Ann,2,x\n" + "\n".join(lines) + "\n")
    assert desk.rows() == [
        (1, None, "1", "Ann", "2", "x"),
        unreadable(2, '2,"opened'),
        unreadable(3, 'here, closed"there,3'),  # too few fields
        (4, None, "3", "C,y", "4", "z"),
        unreadable(5, '"4" ,D,5,'),
        (6, None, "5", "E\ne", "6", ""),
        unreadable(7, '6,"two'),
        unreadable(8, 'lines","a'),
        unreadable(9, 'b"c,'),
        (10, None, "7", "F", "8", ""),
    ]


def test_a_quote_that_never_closes_costs_its_line_and_those_behind_it_stand_by_themselves(
    desk: Desk,
) -> None:
    desk.load_one(
        "a.csv", f'{HEADER}1,Ann,2,x\n2,"never,3,y\n3,Cy,4,z\n\n4,say ""hi"",5,\n5,"Dan",6,"so'
    )
    assert desk.rows() == [
        (1, None, "1", "Ann", "2", "x"),
        unreadable(2, '2,"never,3,y'),
        (3, None, "3", "Cy", "4", "z"),
        (4, None, "4", 'say ""hi""', "5", ""),
        unreadable(5, '5,"Dan",6,"so'),
    ]


def test_a_quote_within_an_unquoted_field_is_a_character_and_nothing_is_an_escape_or_a_comment(
    desk: Desk,
) -> None:
    desk.load_one("a.csv", HEADER + '#1,say "hi",2, "x"\n2,C:\\,\'a\',NULL\n')
    assert desk.rows() == [
        (1, None, "#1", 'say "hi"', "2", ' "x"'),
        (2, None, "2", "C:\\", "'a'", "NULL"),
    ]


def test_a_field_of_20_mb_is_in(desk: Desk) -> None:
    long = "x" * (20 << 20)
    desk.load_one("a.csv", f'{HEADER}1,Ann,2,"{long},"\n2,Bob,3,{long}\n3,Cy,4,5,6\n')
    lengths = desk.ask(
        "select _row_number, length(note), _unreadable from raw.bz_platform__people order by 1"
    )
    assert lengths == [(1, len(long) + 1, None), (2, len(long), None), (3, None, "3,Cy,4,5,6")]


def test_a_record_beyond_the_limit_is_unreadable_and_says_so(desk: Desk) -> None:
    desk.limits = Limits(record=100)
    desk.load_one("a.csv", f'{HEADER}1,Ann,2,"\n{"y" * 200}"\n2,Bob,3,x,\n')
    (first, second) = desk.rows()
    assert first[1].startswith('1,Ann,2,"\nyyy') and first[1].endswith(
        "[cut: the record has 211 bytes from byte 32 on, the limit is 100]"
    )
    assert second == unreadable(2, "2,Bob,3,x,")


# ---------------------------------------------------------------- headers
def test_columns_are_found_by_name_in_any_order_and_case(desk: Desk) -> None:
    result = desk.load_one("a.csv", "Amount,FULL-NAME,Person Id\n5,Ann,1\n")
    assert result.reader == "engine"
    assert desk.rows() == [(1, None, "1", "Ann", "5", None)]


@pytest.mark.parametrize("extra_line", ["", "broken\n"])
def test_unknown_columns_are_found_once_each_and_their_values_kept(
    desk: Desk, extra_line: str
) -> None:
    desk.load_one(
        "a.csv",
        "person_id,Remark,full_name,remark,,b'\"c\n".replace('"', "")
        + '1,,Ann,r,u,\n2, null ,Bob, ,,\n3,x"y,Cy,z,,é\n'
        + extra_line,
    )
    rows = desk.ask(
        "select person_id, _extra from raw.bz_platform__people"
        " where _unreadable is null order by rowid"
    )
    assert [(key, extra and json.loads(extra)) for key, extra in rows] == [
        ("1", {"Remark": "r", "column_5": "u"}),
        ("2", None),
        ("3", {"Remark": 'x"y', "b'c": "é"}),
    ]
    assert desk.findings() == [("Z004", "Remark"), ("Z004", "b'c"), ("Z004", "column_5")]


@pytest.mark.parametrize("extra_line", ["", "broken\n"])
def test_of_two_headers_for_one_column_the_first_given_value_counts(
    desk: Desk, extra_line: str
) -> None:
    desk.load_one(
        "a.csv", "person_id,Full Name,full-name\n1,A,Z\n2,,B\n3, null ,C\n4,D,\n5, ,\n" + extra_line
    )
    names = desk.ask(
        "select full_name from raw.bz_platform__people where _unreadable is null order by rowid"
    )
    assert names == [("A",), ("B",), ("C",), ("D",), (" ",)]
    assert desk.findings() == []


@pytest.mark.parametrize(
    ("header", "name", "unknown"),
    [
        ("Display", "first", []),
        ("display,NAME", "second", ["display"]),  # the one that the contract names first
        # the column's own name, also if it is empty
        ("name,display,full_name", "", ["display", "name"]),
        ("Name,name", "first", []),
    ],
)
def test_an_alias_is_the_column_where_its_own_name_is_not_there(
    desk: Desk, header: str, name: str, unknown: list[str]
) -> None:
    values = ["first", "second", ""][: header.count(",") + 1]
    result = desk.load_one("a.csv", f"person_id,{header}\n1,{','.join(values)}\n")
    assert result.reader == "engine"
    ((held, extra),) = desk.ask("select full_name, _extra from raw.bz_platform__people")
    assert (held, sorted(json.loads(extra or "{}"))) == (name, unknown)
    assert desk.findings() == [("Z004", title) for title in unknown]


def test_each_missing_column_is_one_finding_that_names_the_header_seen(desk: Desk) -> None:
    result = desk.load_one("a.csv", "amount,note\n1,x\n")
    assert result.status == "refused"
    assert [(finding.code, finding.column) for finding in result.findings] == [
        ("Z003", "person_id"),
        ("Z003", "full_name"),
    ]
    assert "header seen: amount,note" in result.findings[0].detail
    assert desk.rows() == []


@pytest.mark.parametrize(
    ("content", "hint", "hidden"),
    [
        ("person_id;full_name;amount\n1;Ann;2\n", "the delimiter is a semicolon", "Ann"),
        ("person_id\tfull_name\tamount\n1\tAnn\t2\n", "the delimiter is a tab", "Ann"),
        ("person_id|full_name|amount\n1|Ann|2\n", "the delimiter is a pipe", "Ann"),
        ("Export of today\nperson_id,full_name\n1,Ann\n", "the header is in record 2", "Ann"),
        ("1,Ann,2,x\n2,Bob,3,y\n", "expected a header line", "Ann"),
        ("", "the file is empty", "-"),
        ("\r\n\n", "the file is empty", "-"),
    ],
)
def test_a_header_that_is_none_is_described_and_no_value_is_shown(
    desk: Desk, content: str, hint: str, hidden: str
) -> None:
    result = desk.load_one("a.csv", content)
    assert [finding.code for finding in result.findings] == ["Z003", "Z003"]
    assert all(
        hint in finding.detail and hidden not in finding.detail for finding in result.findings
    )
    assert len({finding.detail for finding in result.findings}) == 1


def test_a_quoted_header_with_another_delimiter_is_unreadable_and_names_the_delimiter(
    desk: Desk,
) -> None:
    result = desk.load_one("a.csv", '"person_id";"full_name";"amount"\n"1";"Ann";"2"\n')
    (finding,) = result.findings
    assert (finding.code, finding.column) == ("Z001", None)
    assert finding.detail == (
        "the delimiter is a semicolon: export the file again with commas;"
        ' header seen: "person_id";"full_name";"amount"'
    )


def test_a_header_alone_is_loaded_with_no_rows(desk: Desk) -> None:
    for name, content in (("a.csv", HEADER), ("b.csv", HEADER[:-1]), ("c.csv", "\ufeff" + HEADER)):
        result = desk.load_one(name, content)
        assert (result.status, result.rows_read) == ("loaded", 0)


def test_a_header_with_a_broken_quote_or_an_html_page_is_no_csv(desk: Desk) -> None:
    for name, content, what in (
        ("a.csv", '"person_id"x,full_name\n1,A\n', "broken quote"),
        ("b.csv", "\n<!DOCTYPE html>\n<p>", "HTML"),
    ):
        result = desk.load_one(name, content)
        assert [finding.code for finding in result.findings] == ["Z001"]
        assert what in result.findings[0].detail


def test_a_single_column_knows_empty_lines_from_values(desk: Desk) -> None:
    rates = "currency,valid_from,usd_rate\nEUR,2025-01-01,1.0350\n\nSEK,2025-01-01,0.09\n"
    desk.load_one("r.csv", rates, "reference/exchange_rates")
    assert desk.rows("currency, valid_from, usd_rate", "reference__exchange_rates") == [
        (1, None, "EUR", "2025-01-01", "1.0350"),
        (2, None, "SEK", "2025-01-01", "0.09"),
    ]

"""JSON texts, flat objects and all that is unlike them, and strategies that compose them."""

from __future__ import annotations

from hypothesis import strategies as st

STRINGS = [
    '"Ann"',
    '""',
    '" "',
    '"null"',
    '"é 😀 \u2028"',
    r'"\u00e9\ud83d\ude00"',
    r'"\n\t\"\\\/\b\f\r"',
    '"a: [x], {y}"',
    '"=cmd(), \'; drop table x"',
    '"' + "y" * 3000 + '"',
]
CONTROLS = [r'"\u0000"', r'"\u001F\u007f"']
LIKE_JSON = ['"\\":1.50"', '": 1.50,"', '":1.50"', '",}"']  # strings that look like odd values
NUMBERS = [
    "0",
    "-0",
    "1.10",
    "-0.0",
    "0.00",
    "1e3",
    "1E+400",
    "-1.5e-7",
    "42",
    "-7",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775809",
    "12345678901234567890123.4567890123456789",
    "9" * 400,
]
OTHERS = ["null", "true", "false"]
NESTED = [
    "[]",
    "[1.10, 2]",
    '{"b" : 1.0, "b": [null]}',
    '["é", {"id": "2"}]',
    "[" * 500 + "]" * 500,
]
BROKEN = [
    "NaN",
    "nan",
    "Infinity",
    "-inf",
    "+1",
    "01",
    "-01",
    "1.",
    ".5",
    "1e",
    "-",
    "0x1F",
    "TRUE",
    "nul",
    "'x'",
    '"torn',
    '"tab\there"',
    '"nul\0"',
    '"\x01"',
    r'"\ud83d"',
    r'"\ude00\ud83d"',
    r'"\x41"',
    "",
    "/* 1 */ 1",
]
KEYS = [
    "id",
    "name",
    "amount",
    "Id",
    "NAME",
    "title",
    "x",
    "X",
    "y z",
    "",
    "é",
    r"na\u006de",
    r"q\"id",
    r"\u0001",
    "code",
    "message",
    "rows",
]


def object_of(pairs: list[tuple[str, str]], blank: str = "") -> str:
    members = f"{blank},{blank}".join(f'"{key}"{blank}:{blank}{value}' for key, value in pairs)
    return f"{{{blank}{members}{blank}}}"


def lines(*records: str) -> bytes:
    return "".join(f"{record}\n" for record in records).encode()


def array(*records: str) -> bytes:
    return f"[{', '.join(records)}]".encode()


SOUND = [("id", '"1"'), ("name", '"Ann"'), ("amount", "1.50")]
ANN, BOB = object_of(SOUND), '{"id": 2, "name": null}'
FLAT = STRINGS + NUMBERS + OTHERS
ALL = FLAT + CONTROLS + LIKE_JSON + NESTED + BROKEN
BLANKS = st.sampled_from(["", " ", "\t", " \t "])
ORDINARY = st.builds(
    object_of,
    st.lists(st.tuples(st.sampled_from(["name", "amount"]), st.sampled_from(FLAT)), max_size=2)
    .map(lambda pairs: list(dict(pairs).items()))
    .flatmap(lambda pairs: st.permutations([("id", "1.0"), *pairs]))
    .flatmap(lambda pairs: st.sampled_from(FLAT).map(lambda value: [*pairs, ("x", value)])),
    BLANKS,
)
ODD = st.builds(
    object_of,
    st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(ALL)), max_size=5),
    st.one_of(BLANKS, st.just("\n")),
)
ELEMENTS = st.one_of(
    ORDINARY,
    ORDINARY,
    ODD,
    st.sampled_from(["", "5", '"{"', "null", "[{}]", "{", "x", '{"id": 1} {"id": 2}']),
)
SEPARATORS = [",", ", ", ",\n", " ,\r\n\t"]
ODD_SEPARATORS = [*SEPARATORS, "", " ", ",,", ";"]
ODD_ENDS = ["]", " ]\n", "", ",]", "]]", "] []", "]x", ",", "\n"]

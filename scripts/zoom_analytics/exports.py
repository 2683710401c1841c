"""Values in CSV and JSON that a user may open in another program or show in a terminal."""

from __future__ import annotations

import json
import re

from zoom_analytics.printing import UNSAFE

NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
# a spreadsheet takes such a cell as a formula; it reads full-width characters as the others
FORMULA = re.compile(r"\s*[=+@\-\uff1d\uff0b\uff20\uff0d]|[\t\r\n]")


def csv_cell(value: object) -> object:
    """The value; text that a spreadsheet would run as a formula begins with an apostrophe.
    Numbers stay numbers, also as text.
    """
    if isinstance(value, str) and FORMULA.match(value) and not NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def json_text(value: object) -> str:
    """The value as JSON, in which unsafe characters are escaped: it prints without harm and reads
    back as it was.
    """
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return UNSAFE.sub(lambda found: json.dumps(found[0])[1:-1], text)

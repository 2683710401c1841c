"""The forms in which an address may stand in text: the sign @ as it is, encoded for a URL, for
HTML or for JSON, or as a full-width character.
"""

from __future__ import annotations

# RE2, matched without regard to case
ENCODED_AT = (
    r"%40|&#0*64;|&#x0*40;|&commat;|\\u0040|\\x40"
    r"|\x{FF20}|\x{FE6B}"  # full-width and small @
)
AT = rf"@|{ENCODED_AT}"
# encoded characters that end an address, such as %3E and \u003e
SEPARATOR = r"%[0-9a-f]{2}|&[#a-z0-9]+;|\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[nrtbf])"
PLUS = "%2b"


def spellings(address: str) -> list[str]:
    """The address in each form that a search for bytes finds, in lower case."""
    signs = ("@", "%40", "&#64;", "&#x40;", "&commat;", "\\u0040", "\\x40", "\uff20", "\ufe6b")
    plain = address.lower()
    return [form.replace("@", sign) for sign in signs for form in {plain, plain.replace("+", PLUS)}]

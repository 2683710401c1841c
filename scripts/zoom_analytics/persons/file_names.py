"""Addresses of erased persons in the names of delivered files."""

from __future__ import annotations

import re
from collections.abc import Iterable

import duckdb

from zoom_analytics.persons.keys import forgetting_key, keyed_hash
from zoom_analytics.persons.remembered import normalized
from zoom_analytics.settings import Settings

SIGN = re.compile("@|%40|\uff20|\ufe6b", re.IGNORECASE)
BOUNDARY = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?![A-Za-z0-9])")
MOST_BOUNDARIES = 24  # on each side of the sign


class FileNames:
    """Names of files without the erased persons, who are known by hashes alone."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, settings: Settings):
        self._persons = dict(
            connection.execute(
                "select identity_hash, person from audit.forgotten_identities"
            ).fetchall()
        )
        self._key = forgetting_key(settings) if self._persons else b""

    def blanked(self, name: str) -> str:
        """The name; an erased person's address becomes `forgotten-<mark>`. Extensions stay."""
        position = 0
        while self._persons and (sign := SIGN.search(name, position)):
            position = sign.end()
            for start, end in _around(name, sign):
                address = f"{name[start : sign.start()]}@{name[sign.end() : end]}"
                person = self._persons.get(keyed_hash(self._key, normalized(address)))
                if person:
                    mark = f"forgotten-{person}"
                    name = f"{name[:start]}{mark}{name[end:]}"
                    position = start + len(mark)
                    break
        return name


def _around(name: str, sign: re.Match[str]) -> Iterable[tuple[int, int]]:
    """Where an address around the sign may begin and end, the longest first."""
    edges = [found.start() for found in BOUNDARY.finditer(name)]
    begins = [edge for edge in edges if edge < sign.start()][-MOST_BOUNDARIES:]
    ends = [edge for edge in edges if edge > sign.end()][:MOST_BOUNDARIES]
    return [(begin, end) for begin in begins for end in reversed(ends)]

"""How much the readers read at a time, and which one reads a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """The limits of one load; tests pass smaller ones.

    in_memory     bytes; a longer text is mapped from a copy instead of read into memory
    record        bytes; a longer record is unreadable and only its beginning is kept
    window        bytes of a JSON text that are read at a time
    whole_object  characters; a larger object of an array is read key by key: it may be a page
    value         characters of a JSON value; a longer one is refused, in NDJSON its line
    unpacked      bytes that one archive may unpack to
    ratio         bytes that one byte of an archive may unpack to; smaller results than ratio_from
                  bytes are not judged
    by_engine     bytes; a shorter JSON text takes the careful reader no longer than the engine
    """

    in_memory: int = 32 << 20
    record: int = 64 << 20
    window: int = 4 << 20
    whole_object: int = 16 << 20
    value: int = 24 << 20
    unpacked: int = 50 << 30
    ratio: int = 250
    ratio_from: int = 100 << 20
    by_engine: int = 256 << 10


LIMITS = Limits()

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
    by_engine     bytes; a shorter JSON text takes the careful reader no longer than the engine
    """

    in_memory: int = 32 << 20
    record: int = 64 << 20
    window: int = 4 << 20
    whole_object: int = 16 << 20
    by_engine: int = 256 << 10


LIMITS = Limits()

"""How much the careful readers take at a time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """The limits of one load; tests pass smaller ones.

    in_memory     bytes of a text that is read into memory; a longer one is mapped from a copy
    record        bytes; a longer record is unreadable and only its begin is kept
    window        bytes of a JSON text that are read at a time
    whole_object  characters; a larger object of an array is walked key by key, it may be a page
    """

    in_memory: int = 32 << 20
    record: int = 64 << 20
    window: int = 4 << 20
    whole_object: int = 16 << 20


LIMITS = Limits()

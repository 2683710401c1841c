"""The errors of publishing."""

from __future__ import annotations


class NotPublished(Exception):
    """Nothing was published, and the current publication is unchanged. The message says why and
    what to do.
    """


class Damaged(Exception):
    """An archive does not open. The message says what the decryption reports."""

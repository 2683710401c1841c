"""What can come of a publication."""

from __future__ import annotations


class NotPublished(Exception):
    """Nothing was published and what was published before stands; the message says why and what
    to do.
    """

"""The error of publishing."""

from __future__ import annotations


class NotPublished(Exception):
    """Nothing was published, and the current publication is unchanged. The message says why and
    what to do.
    """

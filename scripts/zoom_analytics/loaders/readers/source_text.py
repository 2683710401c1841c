"""The plain bytes of a delivery as one buffer that does not change: read into memory if small, else
mapped from a temporary copy.

A delivered file is never mapped: if another process truncated it, this process would crash.
"""

from __future__ import annotations

import mmap
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zoom_analytics.loaders.readers.intake import Delivery, check_settled
from zoom_analytics.loaders.readers.limits import LIMITS

Buffer = bytes | mmap.mmap


@contextmanager
def open_text(
    delivery: Delivery, copy_to: Path, in_memory: int = LIMITS.in_memory
) -> Iterator[Buffer]:
    """The plain UTF-8 of the delivery; its text begins at byte delivery.skip.

    Raises LeftForLater if the file changed since it was listed.
    """
    path = delivery.plain
    if delivery.counts.size <= in_memory:
        data = path.read_bytes()
        if not delivery.own_copy:
            check_settled(delivery.file)
        yield data
        return
    if not delivery.own_copy:
        shutil.copyfile(path, copy_to)
        check_settled(delivery.file)
        path = copy_to
    with (
        open(path, "rb") as handle,
        mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as mapped,
    ):
        yield mapped

"""Everything that a command prints. Values of files and tables must not control the terminal.

A command prints through make_console(). guarded_output() filters what other code prints: click's
messages, dbt, warnings.
"""

from __future__ import annotations

import io
import re
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TextIO

import rich.console
from rich.console import ConsoleOptions, RenderableType
from rich.segment import Segment

WIDTH = 110  # columns where the output has no width, as in a log
# control characters except tab and line feed, invisible and bidirectional characters, separators of
# lines and paragraphs, lone surrogates (bytes of a file name that are not UTF-8)
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def harmless(text: str) -> str:
    """The text with each character that could control a terminal written as its code, such as
    \\x1b.
    """
    return UNSAFE.sub(lambda found: _code_of(found[0]), text)


def one_line(text: str) -> str:
    """The same without line feeds and tabs, so that a value cannot pass for a line of output."""
    return harmless(text).replace("\n", "\\n").replace("\t", "\\t")


def _code_of(character: str) -> str:
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


class Console(rich.console.Console):
    """A console that prints text as it is, except for unsafe characters."""

    def __init__(self, width: int | None = None, soft_wrap: bool = False, stderr: bool = False):
        super().__init__(
            file=_unguarded(sys.stderr if stderr else sys.stdout),
            width=width,
            soft_wrap=soft_wrap,
            markup=False,
            emoji=False,
            highlight=False,
        )

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """Filters text; the console's own control codes pass."""
        for segment in super().render(renderable, options):
            if segment.control:
                yield segment
            else:
                yield Segment(harmless(segment.text), segment.style)


def make_console(soft_wrap: bool = False, stderr: bool = False) -> Console:
    """A console as wide as the terminal, or WIDTH if the output is not a terminal."""
    console = Console(soft_wrap=soft_wrap, stderr=stderr)
    return console if console.is_terminal else Console(WIDTH, soft_wrap, stderr)


class _Guarded(io.TextIOBase):
    """A stream that filters text. It has no buffer of bytes that could be written to instead."""

    def __init__(self, stream: TextIO):
        self.unguarded = stream

    def write(self, text: str) -> int:
        self.unguarded.write(harmless(text))
        return len(text)

    def flush(self) -> None:
        self.unguarded.flush()

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self.unguarded.isatty()

    def fileno(self) -> int:
        return self.unguarded.fileno()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self.unguarded.encoding

    @property
    def errors(self) -> str | None:  # type: ignore[override]
        return self.unguarded.errors


def _unguarded(stream: TextIO) -> TextIO:
    return stream.unguarded if isinstance(stream, _Guarded) else stream


@contextmanager
def guarded_output() -> Iterator[None]:
    """Filters what is written to the standard streams during the block, and any traceback."""
    before = sys.stdout, sys.stderr
    sys.excepthook = _print_traceback
    sys.stdout, sys.stderr = _Guarded(sys.stdout), _Guarded(sys.stderr)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def _print_traceback(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    sys.stderr.write(harmless("".join(traceback.format_exception(kind, error, trace))))

"""The ladder as a picture: SVG with logarithmic axes, drawn by leather.

leather has linear scales only, so points and ticks are placed by their powers of ten.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

import leather  # type: ignore[import-untyped]

WIDTH, HEIGHT = 520, 340  # of one panel
COLOURS = ("#1f6feb", "#d1242f", "#1a7f37", "#9a6700")
FONT = "sans-serif"
Points = Sequence[tuple[float, float]]

leather.theme.background_color = "white"
leather.theme.title_font_family = leather.theme.legend_font_family = FONT
leather.theme.axis_title_font_family = leather.theme.tick_font_family = FONT


class MarkedLine:
    """A shape of leather: a line with a dot at each point."""

    def __init__(self, colour: str) -> None:
        self._line, self._dots = leather.Line(colour), leather.Dots(colour)
        self.validate_series = self._line.validate_series
        self.legend_to_svg = self._line.legend_to_svg

    def to_svg(self, *arguments: object) -> Element:
        group: Element = self._line.to_svg(*arguments)
        group.append(self._dots.to_svg(*arguments))
        return group


def plot(panels: Sequence[tuple[str, Mapping[str, Points]]], x_label: str) -> str:
    """Panels side by side, each a title and named lines of (x, y)."""
    grid = leather.Grid()
    grid.add_many([_panel(title, lines, x_label) for title, lines in panels])
    picture = str(grid.to_svg(width=WIDTH * len(panels), height=HEIGHT))
    return picture.replace("><", ">\n<") + "\n"


def _panel(title: str, lines: Mapping[str, Points], x_label: str) -> leather.Chart:
    chart = leather.Chart(title)
    xs, ys = zip(*(point for line in lines.values() for point in line), strict=True)
    x_powers, y_powers = _powers(xs), _powers(ys)
    chart.add_x_scale(x_powers[0], x_powers[-1])
    chart.add_y_scale(y_powers[0], y_powers[-1])
    chart.add_x_axis(x_powers, _tick, x_label)
    chart.add_y_axis(y_powers, _tick)
    for (name, line), colour in zip(lines.items(), COLOURS, strict=False):
        placed = [(round(math.log10(x), 4), round(math.log10(y), 4)) for x, y in line]
        chart.add_series(leather.Series(placed, name=name), MarkedLine(colour))
    return chart


def _powers(values: Sequence[float]) -> list[int]:
    """The powers of ten from below the smallest value to above the largest, at least two."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return list(range(low, max(high, low + 1) + 1))


def _tick(power: int, _place: int, _count: int) -> str:
    """10 to the power, short: 1 k, 10 M."""
    for size, unit in ((6, " M"), (3, " k")):
        if power >= size:
            return f"{10 ** (power - size)}{unit}"
    return f"{10.0**power:g}"

"""The ladder as a picture: time and memory over rows, as SVG without a library."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT, MARGIN = 420, 300, 56
COLOURS = ("#1f6feb", "#d1242f", "#1a7f37", "#9a6700")
Points = Sequence[tuple[float, float]]


def plot(panels: Sequence[tuple[str, dict[str, Points]]], x_label: str) -> str:
    """Panels side by side, each a title and named lines of (x, y) on two logarithmic axes."""
    width = WIDTH * len(panels)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" width="{width}" height="{HEIGHT}"'
        ' font-family="sans-serif" font-size="11">',
        f'<rect width="{width}" height="{HEIGHT}" fill="white"/>',
    ]
    for number, (title, lines) in enumerate(panels):
        parts += [
            f'<g transform="translate({number * WIDTH} 0)">',
            *_panel(title, lines, x_label),
            "</g>",
        ]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _panel(title: str, lines: dict[str, Points], x_label: str) -> list[str]:
    points = [point for line in lines.values() for point in line]
    x_low, x_high = _bounds([x for x, _ in points])
    y_low, y_high = _bounds([y for _, y in points])

    def place(x: float, y: float) -> tuple[float, float]:
        return (
            MARGIN + (math.log10(x) - x_low) / (x_high - x_low) * (WIDTH - MARGIN - 16),
            HEIGHT - 44 - (math.log10(y) - y_low) / (y_high - y_low) * (HEIGHT - 44 - 34),
        )

    parts = [f'<text x="{MARGIN}" y="20" font-size="13" font-weight="bold">{escape(title)}</text>']
    parts.append(
        f'<text x="{(WIDTH + MARGIN) / 2}" y="{HEIGHT - 10}" text-anchor="middle">{escape(x_label)}</text>'
    )
    for power in range(x_low, x_high + 1):
        x, y = place(10**power, 10**y_low)
        parts.append(f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{x:.1f}" y2="34" stroke="#ddd"/>')
        parts.append(
            f'<text x="{x:.1f}" y="{y + 14:.1f}" text-anchor="middle">{_short(10.0**power)}</text>'
        )
    for power in range(y_low, y_high + 1):
        x, y = place(10**x_low, 10**power)
        parts.append(
            f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{WIDTH - 16}" y2="{y:.1f}" stroke="#ddd"/>'
        )
        parts.append(
            f'<text x="{x - 6:.1f}" y="{y + 4:.1f}" text-anchor="end">{_short(10.0**power)}</text>'
        )
    for (name, line), colour in zip(lines.items(), COLOURS, strict=False):
        places = [place(x, y) for x, y in line]
        parts.append(
            f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in places)}"/>'
        )
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places]
        row = list(lines).index(name)
        parts.append(
            f'<text x="{MARGIN + 8}" y="{48 + 14 * row}" fill="{colour}">{escape(name)}</text>'
        )
    return parts


def _bounds(values: Sequence[float]) -> tuple[int, int]:
    """The powers of ten that enclose the values, at least one apart."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _short(value: float) -> str:
    for size, unit in ((1_000_000, " M"), (1_000, " k")):
        if value >= size:
            return f"{value / size:g}{unit}"
    return f"{value:g}"

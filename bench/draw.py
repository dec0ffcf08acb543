"""Curves as SVG, written by hand: lines over one pair of axes, a legend, nothing loaded from anywhere."""

from collections.abc import Sequence
from html import escape

Points = Sequence[tuple[float, float]]
_WIDTH, _HEIGHT, _LEFT, _TOP, _PLOT_W, _PLOT_H = 720, 420, 60, 40, 460, 320
_COLORS = ("#0b5cad", "#b4451f", "#2d7d46", "#7a4fa3", "#8a6d00")


def draw_lines(
    title: str, lines: dict[str, Points], *, across: str, up: str, x_most: float = 1.0, y_least: float = 0.0
) -> str:
    """An SVG of lines; x from 0 to `x_most`, y from `y_least` to 1, both shares."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" '
        f'font-size="12" role="img" aria-label="{escape(title)}">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="22" font-size="15">{escape(title)}</text>',
    ]
    for step in range(6):
        share = step / 5
        mark = f"{y_least + share * (1 - y_least):.2f}"
        x, y = _LEFT + share * _PLOT_W, _TOP + (1 - share) * _PLOT_H
        parts += [
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP}" y2="{_TOP + _PLOT_H}" stroke="#e3e3e3"/>',
            f'<line x1="{_LEFT}" x2="{_LEFT + _PLOT_W}" y1="{y:.1f}" y2="{y:.1f}" stroke="#e3e3e3"/>',
            f'<text x="{x:.1f}" y="{_TOP + _PLOT_H + 18}" text-anchor="middle">{share * x_most:.3g}</text>',
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{mark}</text>',
        ]
    for place, (name, points) in enumerate(lines.items()):
        color = _COLORS[place % len(_COLORS)]
        path = " ".join(
            f"{_LEFT + min(1.0, x / x_most) * _PLOT_W:.1f},"
            f"{_TOP + (1 - max(0.0, (y - y_least) / (1 - y_least))) * _PLOT_H:.1f}"
            for x, y in points
        )
        y = _TOP + 20 + place * 22
        parts += [
            f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/>',
            f'<line x1="{_LEFT + _PLOT_W + 14}" x2="{_LEFT + _PLOT_W + 34}" y1="{y}" y2="{y}" stroke="{color}" '
            'stroke-width="3"/>',
            f'<text x="{_LEFT + _PLOT_W + 40}" y="{y + 4}">{escape(name)}</text>',
        ]
    parts += [
        f'<text x="{_LEFT + _PLOT_W / 2}" y="{_HEIGHT - 14}" text-anchor="middle">{escape(across)}</text>',
        f'<text transform="translate(16 {_TOP + _PLOT_H / 2}) rotate(-90)" text-anchor="middle">'
        f"{escape(up)}</text>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"

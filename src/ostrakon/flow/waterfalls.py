"""Waterfalls written as one SVG file, under one another."""

import re
from collections.abc import Sequence
from pathlib import Path

from ostrakon.model import BadRequest, Comparison, Hit
from ostrakon.screen import draw_waterfall

_VIEW = re.compile(r'viewBox="0 0 (\d+) (\d+)"')


def write_waterfalls(path: Path | None, sums: Sequence[tuple[str, Hit | Comparison]]) -> None:
    """Write a waterfall for each titled sum to a file; nothing where there is no path.

    Raises:
        BadRequest: the file cannot be written.
    """
    if path is None:
        return
    drawn = [draw_waterfall(each.parts, title=title, probability=each.probability) for title, each in sums]
    try:
        path.write_text(stack_drawings(drawn), encoding="utf-8")
    except OSError as error:
        raise BadRequest(f"{path} cannot be written: {error.strerror}") from error


def stack_drawings(drawings: Sequence[str]) -> str:
    """SVG drawings of `draw_waterfall`, one under another, in one SVG."""
    sizes = [tuple(int(side) for side in _VIEW.search(each).groups()) for each in drawings]  # type: ignore[union-attr]
    width = max((wide for wide, _ in sizes), default=1)
    placed, top = [], 0
    for drawing, (wide, high) in zip(drawings, sizes, strict=True):
        placed.append(drawing.replace("<svg ", f'<svg y="{top}" width="{wide}" height="{high}" ', 1))
        top += high
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {max(top, 1)}">'
    ground = f'<rect width="{width}" height="{max(top, 1)}" fill="#ffffff"/>'
    return "\n".join([head, ground, *placed, "</svg>", ""])

"""Waterfalls written as one SVG file, under one another."""

from collections.abc import Sequence
from pathlib import Path

from ostrakon.model import BadRequest, Comparison, Hit
from ostrakon.screen import draw_waterfalls


def write_waterfalls(path: Path | None, sums: Sequence[tuple[str, Hit | Comparison]]) -> None:
    """Write a waterfall for each titled sum to a file; nothing where there is no path.

    Raises:
        BadRequest: the file cannot be written.
    """
    if path is None:
        return
    try:
        drawn = draw_waterfalls([(title, each.parts, each.probability) for title, each in sums])
        path.write_text(drawn, encoding="utf-8")
    except OSError as error:
        raise BadRequest(f"{path} cannot be written: {error.strerror}") from error

"""Pages written beside the answer: one file for one document, a folder with a contents page for several."""

import re
from html import escape
from pathlib import Path

from ostrakon.commands.output import say
from ostrakon.commands.reading_table import second_to_json
from ostrakon.exchange.report_page import render_report
from ostrakon.flow.read_reports import ReadOutcome
from ostrakon.model import BadRequest

_NAME_LENGTH = 60  # characters of a document's name in its page's


class PageWriter:
    """Writes the page of each outcome; `close` writes the contents of a folder."""

    def __init__(self, place: Path, *, several: bool) -> None:
        self._place, self._several = place, several
        self._written: list[tuple[str, str, int]] = []
        try:
            (place if several else place.parent).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadRequest(f"cannot write pages at {place}: {error.strerror}") from error

    def write(self, outcome: ReadOutcome) -> None:
        """Write the page of one document."""
        assert outcome.reading is not None
        name = f"{len(self._written) + 1:04}-{_plain(outcome.source)}.html"
        page = self._place / name if self._several else self._place
        second = second_to_json(outcome.second) if outcome.second else None
        _write(page, render_report(outcome.reading, second=second))
        title = outcome.reading.document.title or outcome.source
        self._written.append((name, title, len(outcome.reading.claims)))

    def close(self) -> None:
        """Write the contents page of several documents, and say where the pages are."""
        if self._several:
            _write(self._place / "index.html", _contents(self._written))
        if self._written:
            say(f"pages: {self._place / 'index.html' if self._several else self._place}")


def _write(page: Path, text: str) -> None:
    try:
        page.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        raise BadRequest(f"cannot write the page {page}: {error.strerror}") from error


def _plain(source: str) -> str:
    words = re.sub(r"[^A-Za-z0-9]+", "-", Path(source).stem if "://" not in source else source).strip("-").lower()
    return words[:_NAME_LENGTH] or "report"


def _contents(written: list[tuple[str, str, int]]) -> str:
    rows = "\n".join(
        f'<li><a href="{name}">{escape(title)}</a> ({count} claims)</li>' for name, title, count in written
    )
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{policy}'
        '<meta name="color-scheme" content="light dark"><title>Reports</title></head>'
        f"<body><h1>Reports</h1><ol>\n{rows}\n</ol></body></html>\n"
    )

"""Holds an edition against its list's bounds: below them it is refused, and the previous one stays in force."""

from collections import Counter

from ostrakon.lists.recipe import source_changed
from ostrakon.lists.source import ListSource
from ostrakon.model import EditionReading, Severity, SourceChanged


def check_bounds(reading: EditionReading, source: ListSource) -> None:
    """Returns where the edition keeps every bound of the list's `source.toml`.

    Raises:
        SourceChanged: too few or too many entries, or of a kind; a field filled too rarely; too many lost.
    """
    bounds = source.bounds
    if not bounds.entries.holds(reading.entries):
        expected = f"{bounds.entries.least} to {bounds.entries.most} entries"
        raise _refuse(reading, "number of entries", expected=expected, found=str(reading.entries))
    kinds = Counter(listing.kind.value for listing in reading.listings)
    for kind, allowed in bounds.kinds:
        if not allowed.holds(kinds[kind]):
            expected = f"{allowed.least} to {allowed.most} of kind {kind}"
            raise _refuse(reading, f"listings of kind {kind}", expected=expected, found=str(kinds[kind]))
    _check_lost(reading, bounds.lost)
    for field, least in bounds.fill:
        _check_fill(reading, field, least)


def _check_lost(reading: EditionReading, most: float) -> None:
    lost = sum(issue.severity is Severity.ENTRY for issue in reading.issues)
    if lost > most * max(reading.entries, 1):
        raise _refuse(
            reading, "entries lost", expected=f"at most {most:.1%}", found=f"{lost} of {reading.entries}"
        )


def _check_fill(reading: EditionReading, field: str, least: float) -> None:
    filled = sum(bool(getattr(listing, field)) for listing in reading.listings)
    share = filled / max(len(reading.listings), 1)
    if share < least:
        raise _refuse(
            reading, f"share of listings with {field}", expected=f"at least {least:.1%}", found=f"{share:.1%}"
        )


def _refuse(reading: EditionReading, what: str, *, expected: str, found: str) -> SourceChanged:
    return source_changed(
        f"{reading.list_id} ({reading.format})",
        f"the edition is out of its bounds in {what}",
        expected=expected,
        found=found,
        remedy="The previous edition stays in force. If the list truly changed so much, adjust its source.toml.",
    )

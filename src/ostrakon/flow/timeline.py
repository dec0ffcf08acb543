"""What happened to a party, and was said of it, in order of time."""

from collections.abc import Iterable, Sequence
from datetime import date

from ostrakon.flow.dossier_claims import day_of
from ostrakon.model import Dossier, ListingDossier, TimelineEntry, ToldClaim


def make_timeline(
    listings: Sequence[ListingDossier], told: Sequence[ToldClaim], designated: Iterable[TimelineEntry]
) -> tuple[TimelineEntry, ...]:
    """Changes on lists, dated claims, and days of designation that lists state, oldest first."""
    entries = {*_list_entries(listings), *_claim_entries(told), *designated}
    return tuple(sorted(entries, key=lambda each: (each.day, each.topic, each.text)))


def _list_entries(listings: Sequence[ListingDossier]) -> Iterable[TimelineEntry]:
    for listing in listings:
        for line in listing.history:
            edition, _, words = line.text.partition(": ")
            day = date.fromisoformat(edition.partition("@")[2])
            yield TimelineEntry(day, day.isoformat(), line.topic, f"{listing.list}: {words}", line.evidence)


def _claim_entries(told: Sequence[ToldClaim]) -> Iterable[TimelineEntry]:
    for each in told:
        day = day_of(each)
        if day is not None and each.kind not in ("role", "quotation"):
            topic = each.kind if each.modality in ("asserted", "reported") else f"{each.kind} ({each.modality})"
            yield TimelineEntry(day, each.when or day.isoformat(), topic, each.text, each.evidence)


def between(dossier: Dossier, first: date | None, last: date | None) -> tuple[TimelineEntry, ...]:
    """The entries of a dossier's timeline within two days, ends included; None is open."""
    return tuple(
        each
        for each in dossier.timeline
        if (first is None or each.day >= first) and (last is None or each.day <= last)
    )

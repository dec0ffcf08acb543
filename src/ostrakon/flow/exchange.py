"""The record goes out in formats of others, and FollowTheMoney files come in as editions of a list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from ostrakon.exchange import (
    claim_entities,
    csv_lines,
    ftm_entities,
    ftm_lines,
    parquet_bytes,
    read_ftm,
    xlsx_bytes,
)
from ostrakon.flow.shelf import Shelf, make_run
from ostrakon.intake import read_file
from ostrakon.ledger import Loaded, load_edition
from ostrakon.ledger.editions import find_edition, read_editions
from ostrakon.ledger.listings import read_listings
from ostrakon.ledger.readings import read_newest
from ostrakon.model import BadRequest, Listing, NotThere

_LIST_ID = re.compile(r"[a-z][a-z0-9_]{0,63}\Z")


class ExportFormat(StrEnum):
    """Formats that the record goes out in. `simple` is CSV with the columns of targets.simple.csv."""

    FTM = "ftm"
    CSV = "csv"
    SIMPLE = "simple"
    PARQUET = "parquet"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class ExportTerms:
    """What goes out: lists (all that are held where empty) as of a day, and the reports (FollowTheMoney only)."""

    format: ExportFormat
    lists: tuple[str, ...] = ()
    as_of: date | None = None
    reports: bool = False


def export_record(shelf: Shelf, terms: ExportTerms) -> Iterator[bytes]:
    """The bytes, in parts.

    Raises:
        BadRequest: reports asked for in a format that cannot say them.
        NotThere: a list, or every list, has no edition on or before that day.
    """
    if terms.reports and terms.format is not ExportFormat.FTM:
        raise BadRequest("reports go out as FollowTheMoney only: --format ftm")
    listings = _find_listings(shelf, terms)
    if terms.format is ExportFormat.FTM:
        yield from ftm_lines(ftm_entities(listings))
        for reading in read_newest(shelf.ledger) if terms.reports else ():
            yield from ftm_lines(claim_entities(reading))
    elif terms.format is ExportFormat.PARQUET:
        yield parquet_bytes(listings)
    elif terms.format is ExportFormat.XLSX:
        yield xlsx_bytes(listings)
    else:
        yield from csv_lines(listings, simple=terms.format is ExportFormat.SIMPLE)


def _find_listings(shelf: Shelf, terms: ExportTerms) -> list[Listing]:
    held = list(dict.fromkeys(edition.list_id for edition in read_editions(shelf.ledger)))
    found: list[Listing] = []
    for list_id in terms.lists or held:
        edition = find_edition(shelf.ledger, list_id, terms.as_of)
        if edition is not None:
            found.extend(read_listings(shelf.ledger, edition))
        elif terms.lists:
            when = f"on or before {terms.as_of}" if terms.as_of else "at all"
            raise NotThere(f"no edition of {list_id} {when} is held; held: {', '.join(held) or 'no list'}")
    if not found and not terms.reports:
        raise NotThere("the record holds no listing as of that day; load a list first")
    return found


def import_ftm(
    shelf: Shelf, file: Path, list_id: str, *, published: date | None = None, force_older: bool = False
) -> Loaded:
    """A file of FollowTheMoney entities as an edition of a list.

    `published` None takes the newest day on which the file says that an entity was seen.

    Raises:
        BadRequest: no entities, no day, a list id of another form, an older edition.
    """
    if not _LIST_ID.match(list_id):
        raise BadRequest(f"a list id is lower-case letters, digits and _, as us_ofac_sdn; found {list_id[:80]!r}")
    started_at = shelf.clock()
    capture = read_file(file, at=started_at)
    reading = read_ftm(capture, list_id, published=published)
    day = reading.published
    if day is None:
        raise BadRequest(f"{file.name} does not say of which day it is; say it: --published YYYY-MM-DD")
    shelf.captures.keep(capture)
    detail = f"import {capture.address} sha256:{capture.digest[:12]}"
    run = make_run("load", list_id, started_at=started_at, finished_at=shelf.clock(), detail=detail)
    return load_edition(
        shelf.ledger,
        reading,
        published=day,
        captures=[capture],
        run=replace(run, confirms=False),
        force_older=force_older,
    )

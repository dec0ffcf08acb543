"""A dossier tells what a listing says, since when, and where each word stands."""

from datetime import date
from pathlib import Path

import pytest

from ostrakon.flow.workspace import Workspace
from ostrakon.model import ListingStatus, NotThere
from sdn_rows import AFTER, CAMARA, PRIGOZHIN, WAGNER, sdn_csv

SDN = "us_ofac_sdn"


def load(workspace: Workspace, tmp_path: Path, day: str, rows: tuple[tuple[str, ...], ...]) -> None:
    path = tmp_path / f"sdn_{day}.csv"
    path.write_bytes(sdn_csv(rows))  # type: ignore[arg-type]
    workspace.load(path, list=SDN, published=day, bounded=False)


def test_a_dossier_by_id_tells_the_listing(mali: Workspace) -> None:
    dossier = mali.dossier("42618", as_of="2023-07-25")
    (listing,) = dossier.listings
    assert (dossier.name, listing.native_id, listing.status) == ("Sadio CAMARA", "42618", ListingStatus.LISTED)
    assert (listing.since, listing.until, listing.edition) == (date(2023, 7, 24), None, "us_ofac_sdn@2023-07-24")
    told = {(line.topic, line.text) for line in listing.lines}
    assert ("birth date", "22 Mar 1979") in told
    assert ("name (primary)", "CAMARA, Sadio") in told
    assert any(topic == "linked to" and text.endswith("(us_ofac_sdn:22543)") for topic, text in told)


def test_every_line_leads_to_bytes_that_hold_its_words(mali: Workspace) -> None:
    (listing,) = mali.dossier("us_ofac_sdn:42618").listings
    for line in listing.lines:
        (evidence,) = line.evidence
        assert evidence.place.startswith("sdn_2023-07-24.csv entry 42618")
        data = mali.shelf.captures.read(evidence.capture)
        if line.topic in {"name (primary)", "birth date", "program"}:
            assert line.text.encode() in data


def test_before_its_day_a_listing_has_no_dossier(mali: Workspace) -> None:
    with pytest.raises(NotThere, match="2023-07-23"):
        mali.dossier("42618", as_of="2023-07-23")


def test_a_listing_that_went_is_told_as_removed_with_its_days(mali: Workspace, tmp_path: Path) -> None:
    load(mali, tmp_path, "2023-07-31", (PRIGOZHIN, WAGNER, CAMARA))
    (listing,) = mali.dossier("42617", as_of="2023-08-01").listings
    assert (listing.status, listing.since, listing.until) == (
        ListingStatus.REMOVED,
        date(2023, 7, 24),
        date(2023, 7, 31),
    )
    assert [line.topic for line in listing.history] == ["added", "removed"]
    (before,) = mali.dossier("42617", as_of="2023-07-30").listings
    assert before.status is ListingStatus.LISTED


def test_history_tells_each_change_with_its_values(mali: Workspace, tmp_path: Path) -> None:
    longer = (CAMARA[0], CAMARA[1], CAMARA[2], CAMARA[3], CAMARA[4].replace("22 Mar 1979", "23 Mar 1979"))
    load(mali, tmp_path, "2023-07-31", (PRIGOZHIN, WAGNER, AFTER[2], longer))
    (listing,) = mali.dossier("42618", as_of="2023-08-01").listings
    assert [line.topic for line in listing.history] == ["added", "changed"]
    assert "23 Mar 1979" in listing.history[1].text or "1979-03-23" in listing.history[1].text


def test_what_is_in_no_edition_is_not_there(mali: Workspace) -> None:
    with pytest.raises(NotThere):
        mali.dossier("us_ofac_sdn:99999999")

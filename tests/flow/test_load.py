"""Loading through the whole house: what is taken, what is refused, and that a refusal leaves all as it was."""

from datetime import date
from pathlib import Path

import pytest

from ostrakon.flow.workspace import Workspace
from ostrakon.ledger.captures import find_capture
from ostrakon.ledger.runs import read_runs
from ostrakon.model import BadRequest, NotThere, RunOutcome, SourceChanged
from sdn_rows import AFTER, BEFORE, CAMARA, consolidated_csv, sdn_csv

SDN = "us_ofac_sdn"


def write(folder: Path, data: bytes, name: str = "sdn.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_an_edition_within_its_bounds_is_loaded(workspace: Workspace, tmp_path: Path) -> None:
    loaded = workspace.load(write(tmp_path, consolidated_csv()), list="us_ofac_cons", published="2023-07-20")
    assert (loaded.edition.listings, loaded.added) == (360, 360)
    assert len(workspace.listings("us_ofac_cons")) == 360


def test_the_bytes_that_were_read_are_kept_and_noted(workspace: Workspace, tmp_path: Path) -> None:
    path = write(tmp_path, sdn_csv(BEFORE))
    edition = workspace.load(path, list=SDN, published="2023-07-20", bounded=False).edition
    (digest,) = edition.captures
    note = find_capture(workspace.shelf.ledger, digest)
    assert workspace.shelf.captures.read(digest) == path.read_bytes()
    assert note is not None
    assert note.address == "sdn.csv"


def test_an_edition_below_its_bounds_is_refused_and_the_one_before_stays(mali: Workspace, tmp_path: Path) -> None:
    before = mali.editions(SDN)
    with pytest.raises(SourceChanged, match="8000"):
        mali.load(write(tmp_path, sdn_csv(AFTER)), list=SDN, published="2023-07-25")
    assert mali.editions(SDN) == before


def test_a_refusal_is_on_record_with_its_reason(mali: Workspace, tmp_path: Path) -> None:
    path = write(tmp_path, sdn_csv(BEFORE[:1]))
    with pytest.raises(SourceChanged):
        mali.load(path, list=SDN, published="2023-07-25")
    run = read_runs(mali.shelf.ledger, SDN)[-1]
    assert run.outcome is RunOutcome.REFUSED
    assert "sdn.csv" in run.detail
    assert not run.confirms


def test_an_older_edition_is_refused_unless_history_is_meant(mali: Workspace, tmp_path: Path) -> None:
    path = write(tmp_path, sdn_csv(BEFORE[:1]))
    with pytest.raises(BadRequest, match="--force-older"):
        mali.load(path, list=SDN, published="2023-07-01", bounded=False)
    mali.load(path, list=SDN, published="2023-07-01", bounded=False, force_older=True)
    assert [edition.published.day for edition in mali.editions(SDN)] == [1, 20, 24]
    assert [listing.native_id for listing in mali.listings(SDN, as_of="2023-07-19")] == ["21171"]


def test_the_same_bytes_again_change_nothing(mali: Workspace, tmp_path: Path) -> None:
    loaded = mali.load(write(tmp_path, sdn_csv(AFTER)), list=SDN, published="2023-07-24", bounded=False)
    assert loaded.already
    assert len(mali.editions(SDN)) == 2


def test_a_day_of_publication_that_is_nowhere_stated_must_be_said(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="--published"):
        workspace.load(write(tmp_path, sdn_csv(BEFORE)), list=SDN, bounded=False)
    assert workspace.editions() == ()


@pytest.mark.parametrize("day", ["2023-02-31", "yesterday", "24/07/2023", ""])
def test_a_day_that_is_none_is_refused(workspace: Workspace, tmp_path: Path, day: str) -> None:
    with pytest.raises(BadRequest, match="YYYY-MM-DD"):
        workspace.load(write(tmp_path, sdn_csv(BEFORE)), list=SDN, published=day)


def test_a_list_that_nobody_knows_is_not_there(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NotThere, match="no_such_list"):
        workspace.load(write(tmp_path, sdn_csv(BEFORE)), list="no_such_list", published="2023-07-20")


@pytest.mark.parametrize(
    "data",
    [
        b"\x00" * 100,
        b"<CONSOLIDATED_LIST/>",
        b"not a list at all",
        b"\xff\xfe\x00bad",
        sdn_csv(AFTER)[:150],
    ],
    ids=["NUL bytes", "another list's XML", "prose", "wrong encoding", "truncated"],
)
def test_bytes_that_are_no_such_edition_are_refused_whole(mali: Workspace, tmp_path: Path, data: bytes) -> None:
    before = mali.editions()
    with pytest.raises((SourceChanged, BadRequest)):
        mali.load(write(tmp_path, data), list=SDN, published="2023-07-25")
    assert mali.editions() == before


def test_the_delta_of_two_days_names_what_came(mali: Workspace) -> None:
    delta = mali.delta(SDN, "2023-07-20", "2023-07-24")
    assert [change.native_id for change in delta.added] == ["42617", "42618"]
    assert (delta.removed, delta.changed) == ((), ())
    assert (delta.before.published, delta.after.published) == (date(2023, 7, 20), date(2023, 7, 24))


def test_a_day_between_two_editions_means_the_earlier(mali: Workspace) -> None:
    assert mali.delta(SDN, "2023-07-20", "2023-07-23").added == ()


def test_days_that_cannot_be_compared_are_refused(mali: Workspace) -> None:
    with pytest.raises(BadRequest, match="after"):
        mali.delta(SDN, "2023-07-24", "2023-07-20")
    with pytest.raises(NotThere, match="first is of 2023-07-20"):
        mali.delta(SDN, "2023-07-01", "2023-07-24")
    with pytest.raises(NotThere, match="no edition of us_ofac_cons"):
        mali.delta("us_ofac_cons", "2023-07-01")


def test_the_overview_tells_age_and_when_a_list_is_due(mali: Workspace) -> None:
    overview = {each.list: each for each in mali.lists()}
    sdn = overview[SDN]
    assert (sdn.editions, sdn.age_days, sdn.stale) == (2, 1, False)
    assert sdn.due == date(2023, 7, 31)
    assert overview["us_ofac_cons"].newest is None


def test_a_changed_entry_of_a_list_is_told(workspace: Workspace, tmp_path: Path) -> None:
    renamed = (CAMARA[0], "CAMARA, Sadio Modibo", *CAMARA[2:])
    for day, row in (("2023-07-24", CAMARA), ("2023-07-31", renamed)):
        workspace.load(write(tmp_path, sdn_csv([row])), list=SDN, published=day, bounded=False)
    (change,) = workspace.delta(SDN, "2023-07-24").changed
    assert change.native_id == "42618"
    assert "names" in [field.field for field in change.fields]

"""The bundled case through the real readers, and the demo from end to end."""

from datetime import date

import pytest
from typer.testing import CliRunner

from exchange.roundtrips import carried
from ostrakon.cases import MALI_2023
from ostrakon.cases.mali_2023 import AFTER, BEFORE
from ostrakon.cli import app
from ostrakon.flow.demo import run_demo
from ostrakon.flow.workspace import Workspace
from ostrakon.intake import read_file
from ostrakon.lists import read_edition
from ostrakon.model import SourceChanged
from ostrakon.settings import read_clock


def reading_of(edition):
    captures = [read_file(file, at=read_clock()) for file in edition.files]
    return read_edition(captures, list_id=edition.list_id, published=edition.published, bounded=False)


@pytest.fixture(scope="module")
def steps(tmp_path_factory):
    with Workspace(tmp_path_factory.mktemp("demo") / "work") as workspace:
        return tuple(run_demo(workspace))


def rows_of(steps, title):
    return next(step.rows for step in steps if title in step.title)


@pytest.mark.parametrize(
    "edition",
    [*MALI_2023.editions, *MALI_2023.twins],
    ids=lambda each: f"{each.list_id}-{each.files[0].name}-{each.published}",
)
def test_every_edition_of_the_case_is_read_whole_and_without_issues(edition):
    reading = reading_of(edition)
    assert len(reading.listings) == reading.entries > 0
    assert reading.issues == ()


def test_the_case_is_a_sample_that_the_bounds_refuse():
    edition = MALI_2023.editions[-1]
    captures = [read_file(file, at=read_clock()) for file in edition.files]
    with pytest.raises(SourceChanged):
        read_edition(captures, list_id=edition.list_id, published=edition.published)


def alike(listing):
    """Fields as two formats of one edition state them: links without brackets, addresses without commas."""
    found = carried(listing)
    found["relations"] = {words.replace("(Linked", "Linked").replace(") |", " |") for words in found["relations"]}
    found["addresses"] = {words.replace(",", "") for words in found["addresses"]}
    return found


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_the_same_edition_in_two_formats_says_the_same(day):
    rows, tree = (
        next(each for each in group if (each.list_id, each.published) == ("us_ofac_sdn", day))
        for group in (MALI_2023.editions, MALI_2023.twins)
    )
    from_rows, from_tree = reading_of(rows), reading_of(tree)
    assert [alike(each) for each in from_rows.listings] == [alike(each) for each in from_tree.listings]


def test_the_thirteen_of_britain_stand_in_both_of_its_forms():
    listed = next(each for each in MALI_2023.editions if each.published == date(2023, 7, 20))
    tree = next(each for each in MALI_2023.twins if each.list_id == "uk_sanctions")
    old_form = {each.name for each in reading_of(listed).listings}
    new_form = {each.name for each in reading_of(tree).listings}
    assert len(new_form) == 13
    assert new_form <= old_form


def test_the_case_is_what_ofac_published(data):
    from ostrakon.intake import read_file

    file = data / "lists" / "us_ofac" / "sdn" / "sdn_2023-07-24.csv"
    real = read_edition([read_file(file, at=read_clock())], list_id="us_ofac_sdn", published=AFTER)
    by_id = {each.native_id: each for each in real.listings}
    for listing in reading_of(MALI_2023.editions[-1]).listings:
        assert carried(listing)["births"] == carried(by_id[listing.native_id])["births"]
        assert carried(listing)["facts"] >= carried(by_id[listing.native_id])["facts"]
        assert listing.name == by_id[listing.native_id].name


def test_the_delta_adds_three_and_tells_renamings_apart(steps):
    rows = rows_of(steps, "24 July")
    assert [row[1] for row in rows if row[0] == "added"] == ["42616", "42617", "42618"]
    assert [row[3] for row in rows if row[0] == "changed"] == [
        "only because a party it is linked to was renamed"
    ] * 4
    assert not [row for row in rows if row[0] == "removed"]


def test_camara_is_found_on_the_day_and_not_before_it(steps):
    rows = rows_of(steps, "spellings")
    assert [row[2] for row in rows if row[1] == "2023-07-23"] == ["no hit"] * 3
    assert all(row[2].startswith("us_ofac_sdn:42618") for row in rows if row[1] == "2023-07-24")


def test_each_line_of_the_dossier_has_its_evidence(steps):
    rows = rows_of(steps, "dossier")
    assert all("sha256:" in row[2] for row in rows)
    assert any(row[1] == "22 Mar 1979" for row in rows)


def test_the_treasurys_three_are_targets_of_one_designation(steps):
    rows = rows_of(steps, "Treasury's action")
    assert any(
        row[0] == "designation: impose" and all(name in row[2] for name in ("Camara", "Diarra", "Bagayoko"))
        for row in rows
    )


def test_the_three_maslovs_are_one_and_three_reports_speak_of_him(steps):
    rows = rows_of(steps, "One party")
    assert [listed.partition(":")[0] for listed in rows[0][1].split("\n")] == [
        "eu_fsf",
        "uk_sanctions",
        "us_ofac_sdn",
    ]
    assert rows[0][2] == "3"
    assert len(rows[1][1].split("\n")) == 3  # Wagner
    assert rows[2][1:3] == ("us_ofac_sdn:42618", "1")  # Camara, and not his namesake of Guinea-Bissau


def test_two_namesakes_are_told_apart_by_their_births(steps):
    first, second = rows_of(steps, "namesakes")
    assert (first[1], second[1]) == ("one", "two")
    assert "birth date" in first[3]


def test_camaras_reported_designation_is_confirmed_by_the_edition_of_the_day(steps):
    rows = {row[0]: row for row in rows_of(steps, "Reports meet")}
    assert rows["Sadio CAMARA"][2:5] == ("2023-07-24", "confirmed", "us_ofac_sdn@2023-07-24")


def test_the_timeline_and_the_network_come_from_the_record(steps):
    assert [row[0] for row in rows_of(steps, "order of time")] == sorted(
        row[0] for row in rows_of(steps, "order of time")
    )
    assert any("WAGNER" in row[2].upper() for row in rows_of(steps, "around him"))


def test_the_customer_is_blocked_under_the_rule_that_adds_up(steps):
    by_rule = {row[0]: row for row in rows_of(steps, "Who owns")}
    assert by_rule["OFAC 50 Percent Rule"][1] == "blocked"
    assert "M INVEST, OOO: listed itself" in by_rule["OFAC 50 Percent Rule"][2]


def test_the_command_shows_every_step_and_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["demo"])
    assert done.exit_code == 0, done.output
    assert "Who owns Test Customer 17" in done.output
    assert max(len(line) for line in done.output.splitlines()) <= 100
    assert list(tmp_path.iterdir()) == []


def test_the_command_keeps_its_workspace_where_asked_and_overwrites_none(tmp_path):
    folder = tmp_path / "kept"
    assert CliRunner().invoke(app, ["demo", "--keep", str(folder)]).exit_code == 0
    again = CliRunner().invoke(app, ["demo", "--keep", str(folder)])
    assert again.exit_code == 2
    assert "there already" in again.output

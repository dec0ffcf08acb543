"""Registers in the formats of others, on the published examples and on broken input."""

import hashlib
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ostrakon.intake import make_capture, read_file
from ostrakon.model import BadRequest, PartyKind, Predicate, SourceChanged
from ostrakon.network.ownership import Status, conclude
from ostrakon.network.registers import read_register
from ostrakon.network.registers.shares import read_share
from ostrakon.network.rules import Holding, find_rule
from ostrakon.network.stakes import Band

AT = datetime(2026, 11, 24, tzinfo=UTC)


def read(data, name="register"):
    if not isinstance(data, bytes):
        data = (data if isinstance(data, str) else json.dumps(data)).encode()
    return read_register(make_capture(data, address=name, at=AT))


def read_all(folder: Path, pattern: str):
    return [read_register(read_file(path, at=AT)) for path in sorted(folder.glob(pattern))]


def stakes_of(reading):
    return [reading.stakes.stake(row) for row in range(len(reading.stakes))]


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("60", Band(6000, 6000)),
        ("33.33 %", Band(3333, 3333)),
        ("33,3", Band(3330, 3330)),
        ("33.333", Band(3333, 3334, True, True)),
        ("50.001", Band(5000, 5001, True, True)),
        ("25-50", Band(2500, 5000)),
        ("25 to <50", Band(2500, 5000, below=True)),
        (">25%", Band(2500, 10_000, above=True)),
        ("more than 50 percent", Band(5000, 10_000, above=True)),
        ("75 or more", Band(7500, 10_000)),
        ("<10", Band(0, 1000, below=True)),
        ("", Band(0, 10_000)),
        ("120", Band(12_000, 12_000)),
        ("-5", Band(-500, -500)),
    ],
)
def test_a_share_is_read_exactly(text, band):
    assert read_share(text) == band


@pytest.mark.parametrize("text", ["half", "5 of 10", "1e9", "50;60", "1/0"])
def test_what_is_no_share_is_refused(text):
    with pytest.raises(ValueError):
        read_share(text)


def test_all_statements_of_the_bods_examples_are_read(data):
    readings = read_all(data / "ownership" / "bods_examples", "*.json")
    assert sum(reading.entries for reading in readings) == 119
    assert {reading.format for reading in readings} == {"bods-0.4"}
    statements = {
        statement["statementId"]
        for path in (data / "ownership" / "bods_examples").glob("*.json")
        for statement in json.loads(path.read_text())
        if statement["recordType"] == "relationship"
    }
    seen = set()
    for reading in readings:
        evidence = [item for stake in stakes_of(reading) for item in stake.evidence]
        evidence += [item for link in reading.links for item in link.evidence]
        evidence += [item for claim in (*reading.indirect, *reading.notes) for item in claim.evidence]
        seen |= {item.place.rpartition(" ")[2] for item in evidence}
        assert all(item.capture == reading.capture for item in evidence)
    assert statements <= seen


def test_an_indirect_interest_with_its_chain_is_a_cross_check_and_never_counted(data):
    path = data / "ownership" / "bods_examples" / "bods-package-fi-soe.json"
    reading = read_register(read_file(path, at=AT))
    (claim,) = reading.indirect
    assert str(claim.band) == "100 %"
    into = [stake for stake in stakes_of(reading) if stake.owned == claim.owned]
    assert sorted(str(stake.band) for stake in into) == ["23.5 %", "76.5 %"]
    rule = find_rule("us_ofac_50", date(2024, 1, 1))
    made = conclude(reading.stakes, ["7ff95ba3682c"], rule=rule, as_of=date(2024, 1, 1))
    found = made.find("19f1c5afe9d7")
    assert (found.status, found.least, found.most) == (Status.BLOCKED, 10_000, 10_000)


def test_a_record_told_over_and_over_becomes_one_history(data):
    path = data / "ownership" / "bods_examples" / "tecido.json"
    shares = [
        stake.words
        for stake in stakes_of(read_register(read_file(path, at=AT)))
        if stake.owner == "018AF6B3EB" and stake.holding is Holding.SHARES
    ]
    assert shares == [
        "100 %, from 2002-03-09, until 2021-09-23",
        "40 %, from 2021-09-24, until 2022-09-20",
        "30 %, from 2022-09-21, until 2023-03-02",
    ]


def test_an_owner_that_is_not_named_is_a_note_and_an_issue(data):
    path = data / "ownership" / "bods_examples" / "listed-company-exempt-from-disclosure.json"
    reading = read_register(read_file(path, at=AT))
    assert "subjectExemptFromDisclosure" in reading.notes[0].words
    assert [issue.code for issue in reading.issues] == ["bods.party_unspecified"]


def test_gleif_files_are_read_and_consolidation_is_control_not_a_share(data):
    readings = {reading.name: reading for reading in read_all(data / "ownership" / "gleif", "*.xml")}
    assert {name: reading.entries for name, reading in readings.items()} == {
        "lei-data.xml": 13,
        "lei-updates-data2.xml": 12,
        "repex-data.xml": 10,
        "repex-updates-data2.xml": 7,
        "rr-data.xml": 10,
        "rr-updates-data2.xml": 11,
    }
    links = readings["rr-updates-data2.xml"].links
    assert sum(link.predicate is Predicate.CONTROLS for link in links) == 7
    assert all(link.evidence[0].place.startswith("RelationshipRecord[") for link in links)
    assert all(len(reading.stakes) == 0 for reading in readings.values())
    assert readings["lei-data.xml"].parties["lei:001GPB6A9XPE8XJICC14"].identifiers[0].scheme == "lei"


PSC = {
    "company_number": "9145694",
    "data": {
        "kind": "individual-person-with-significant-control",
        "name": "Test Person 3",
        "date_of_birth": {"month": 2, "year": 1977},
        "natures_of_control": [
            "ownership-of-shares-50-to-75-percent",
            "voting-rights-25-to-50-percent-as-trust",
            "right-to-appoint-and-remove-directors",
            "significant-influence-or-control",
        ],
        "notified_on": "2016-04-06",
        "ceased_on": "2018-05-14",
    },
}


def test_the_psc_snapshot_gives_bands_with_open_ends_and_dates():
    reading = read(
        json.dumps(PSC) + "\n" + json.dumps({"data": {"kind": "totals#persons-of-significant-control-snapshot"}})
    )
    assert (reading.format, reading.entries, reading.issues) == ("uk-psc", 2, ())
    assert [(stake.holding, str(stake.band)) for stake in stakes_of(reading)] == [
        (Holding.SHARES, "more than 50 % to less than 75 %"),
        (Holding.VOTES, "more than 25 % to 50 %"),
        (Holding.BOARD_MAJORITY, "100 %"),
    ]
    stake = stakes_of(reading)[0]
    assert (stake.owner, stake.owned) == ("psc:Test Person 3, 1977-02", "gb-coh:09145694")
    assert (stake.start, stake.end, stake.direct) == (date(2016, 4, 6), date(2018, 5, 14), False)
    assert stake.evidence[0].place == "line 1"
    assert reading.links[0].predicate is Predicate.CONTROLS


def test_a_psc_that_is_a_registered_company_leads_to_that_company():
    data = PSC["data"] | {
        "kind": "corporate-entity-person-with-significant-control",
        "identification": {"country_registered": "England", "registration_number": "1234567"},
    }
    reading = read(json.dumps({"company_number": "02", "data": data}))
    assert stakes_of(reading)[0].owner == "gb-coh:01234567"


def test_followthemoney_ownerships_and_directorships_are_read():
    lines = [
        {"id": "a", "schema": "Company", "properties": {"name": ["Test Company 1"]}},
        {"id": "o", "schema": "Ownership", "properties": {"owner": ["x"], "asset": ["a"], "percentage": ["50.5"]}},
        {"id": "d", "schema": "Directorship", "properties": {"director": ["x"], "organization": ["a"]}},
        {"id": "s", "schema": "Ownership", "properties": {"asset": ["a"]}},
    ]
    reading = read("\n".join(json.dumps(line) for line in lines))
    assert reading.format == "ftm"
    assert [(stake.owner, stake.owned, str(stake.band)) for stake in stakes_of(reading)] == [("x", "a", "50.5 %")]
    assert reading.links[0].predicate is Predicate.HEAD_OF
    assert reading.parties["a"].kind is PartyKind.COMPANY
    assert [issue.code for issue in reading.issues] == ["register.party_missing"]


TABLE = """owner;owned;share;from;to;source
X;A;60;2020-01-01;2024-03-31;register 7
X;A;40;2024-04-01;;register 7
Y;A;25-50;;;
;A;10;;;
Z;A;120;;;
Z;A;-5;;;
A;A;5;;;
Z;A;5;2024-02-01;2023-01-01;
Z;A;most of it;;;
Z;A;5;31.2.2024;;
"""


def test_a_simple_table_is_read_and_every_bad_row_is_an_issue_with_its_place():
    reading = read(TABLE)
    assert (reading.format, reading.entries) == ("csv", 10)
    good = [stake for row, stake in enumerate(stakes_of(reading)) if reading.stakes.usable[row]]
    assert [stake.words for stake in good] == [
        "60 %, from 2020-01-01, until 2024-03-31",
        "40 %, from 2024-04-01",
        "25 % to 50 %",
    ]
    assert good[0].evidence[0].place == "row 2"
    assert good[0].evidence[0].capture == hashlib.sha256(TABLE.encode()).hexdigest()
    assert sorted(issue.code for issue in reading.issues) == [
        "register.party_missing",
        "register.row",
        "register.row",
        "stake.dates_reversed",
        "stake.in_itself",
        "stake.out_of_range",
        "stake.out_of_range",
    ]
    assert all("row" in issue.place for issue in reading.issues)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"name,age\nx,3\n", BadRequest),
        (b'{"a": 1}\n', BadRequest),
        (b"<other/>", BadRequest),
        (b'[{"statementId": "a"', SourceChanged),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><LEIData>&a;</LEIData>', SourceChanged),
        (b"<RelationshipData><RelationshipRecord></Relat", SourceChanged),
    ],
)
def test_what_is_no_register_is_refused_with_what_was_expected(data, error):
    with pytest.raises(error, match="xpected"):
        read(data)


def test_lines_that_are_not_json_are_issues_and_the_rest_is_read():
    reading = read(json.dumps(PSC) + "\nnot json\n" + "[" * 5000 + "\n" + json.dumps(PSC) + "\n")
    assert (reading.entries, [issue.code for issue in reading.issues]) == (4, ["register.json", "register.json"])

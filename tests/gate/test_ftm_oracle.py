"""Nothing that we export is dropped by FollowTheMoney's own validation, which drops in silence."""

import json
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from exchange.full_listings import some_full_listings
from exchange.roundtrips import losses, there_and_back
from exchange.test_claims import every_kind_of_claim
from ostrakon.exchange import claim_entities, ftm_entities, ftm_lines, read_ftm
from ostrakon.flow.demo import run_demo
from ostrakon.flow.exchange import ExportFormat, ExportTerms, export_record
from ostrakon.flow.workspace import Workspace
from ostrakon.intake import read_file
from ostrakon.lists import read_edition

pytestmark = pytest.mark.gate

FTM = Path(__file__).resolve().parents[2] / ".venv-oracle" / "bin" / "ftm"
AT = datetime(2025, 1, 1, tzinfo=UTC)
LISTS = {
    "us_ofac_sdn": "us_ofac/sdn_sets/2023-12-28/{sdn,alt,add,sdn_comments}.csv",
    "us_ofac_cons": "us_ofac/enhanced/CONS_ENHANCED_2025-01-14.XML",
    "un_sc": "un/un_consolidated_2025-11-18.xml",
    "uk_sanctions": "uk/ConList_2025-04-14.xlsx",
    "eu_fsf": "eu/sample_eu_fsf_1_1.xml",
    "ca_sema": "ca/sema-lmes_2025.xml",
    "au_dfat": "au/australia_2025-04.xlsx",
    "fr_dgt": "fr/gels_sample_2025-11-21.json",
    "ch_seco": "ch/seco_official_example_amendment_2024-01-17.xml",
}


@pytest.fixture(scope="module")
def validate(tmp_path_factory):
    if not FTM.exists():
        pytest.skip("the oracle environment is not here (make oracle)")

    def run(entities):
        folder = tmp_path_factory.mktemp("ftm")
        given, taken = folder / "given.json", folder / "taken.json"
        given.write_bytes(b"".join(ftm_lines(entities)))
        subprocess.run([FTM, "validate", "-i", given, "-o", taken], check=True, capture_output=True, timeout=300)
        return {each["id"]: each for each in map(json.loads, taken.read_text(encoding="utf-8").splitlines())}

    return run


def dropped(entities, taken):
    return [
        (each["id"], prop, value)
        for each in entities
        for prop, values in each["properties"].items()
        for value in values
        if value not in taken.get(each["id"], {"properties": {}})["properties"].get(prop, ())
    ]


def test_nothing_of_listings_with_every_field_is_dropped(validate):
    entities = list(ftm_entities(some_full_listings()))
    assert dropped(entities, validate(entities)) == []


@pytest.mark.parametrize("list_id", sorted(LISTS))
def test_nothing_of_a_real_list_is_dropped(list_id, data, validate):
    entities = list(ftm_entities(read_real(list_id, data / "lists")))
    assert dropped(entities, validate(entities)) == []


@pytest.mark.parametrize("list_id", sorted(LISTS))
def test_nothing_of_a_real_list_is_lost_there_and_back(list_id, data):
    listings = read_real(list_id, data / "lists")
    back = there_and_back(listings, list_id)
    assert losses(listings, back.listings) == []
    assert len(back.listings) == len(listings)


def read_real(list_id, folder):
    head, _, rest = LISTS[list_id].partition("{")
    names, _, tail = rest.partition("}")
    files = [folder / f"{head}{name}{tail}" for name in names.split(",")] if rest else [folder / head]
    captures = [read_file(file, at=AT) for file in files]
    return read_edition(captures, list_id=list_id, published=date(2025, 1, 1), base=(), bounded=False).listings


def test_nothing_of_what_was_imported_is_dropped(data, validate):
    file = data / "lists" / "eu" / "eu_fsf_entities.ftm_2022-01-24.json"
    entities = list(ftm_entities(read_ftm(read_file(file, at=AT), "eu_fsf").listings))
    assert dropped(entities, validate(entities)) == []


def test_nothing_of_claims_is_dropped(validate):
    entities = list(claim_entities(every_kind_of_claim()))
    assert dropped(entities, validate(entities)) == []


def test_nothing_of_the_bundled_case_is_dropped(tmp_path, validate):
    with Workspace(tmp_path / "work") as workspace:
        list(run_demo(workspace))
        lines = b"".join(export_record(workspace.shelf, ExportTerms(ExportFormat.FTM, reports=True)))
    entities = [json.loads(line) for line in lines.splitlines()]
    assert {"Article", "Event", "Occupancy", "Sanction"} <= {each["schema"] for each in entities}
    assert dropped(entities, validate(entities)) == []

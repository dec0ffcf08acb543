"""Screening finds who is listed, says why, and says the same however it is asked."""

import json
import shutil
from pathlib import Path

import pytest

import ostrakon
from ostrakon.model import (
    BadRequest,
    BirthDate,
    CountryLink,
    CountryTie,
    Identifier,
    ListedName,
    Listing,
    NameRole,
    NotThere,
    PartialDate,
    PartyKind,
    Query,
    SourceChanged,
)
from ostrakon.resolve import load_policy, subject_of_query, weigh_pair
from ostrakon.screen import build_index, open_index, screen_queries
from ostrakon.screen.index import names_version

POLICY = load_policy()


def a_listing(
    number: int,
    *names: str,
    kind: PartyKind = PartyKind.PERSON,
    born: str = "",
    country: str = "",
    passport: str = "",
) -> Listing:
    return Listing(
        "us_ofac_sdn",
        str(number),
        kind,
        tuple(
            ListedName(name, NameRole.ALIAS if place else NameRole.PRIMARY, name, "")
            for place, name in enumerate(names)
        ),
        "",
        births=(BirthDate(PartialDate.parse(born), ""),) if born else (),
        countries=(CountryLink(CountryTie.NATIONALITY, country, country, ""),) if country else (),
        identifiers=(Identifier("passport", passport, ""),) if passport else (),
    )


LISTINGS = (
    a_listing(42618, "Sadio CAMARA", born="1979-03-22", country="ML", passport="AA0061801"),
    a_listing(42617, "Alou Boi DIARRA", country="ML"),
    a_listing(42616, "Adama BAGAYOKO", country="ML"),
    a_listing(35096, "Vladimir Vladimirovich PUTIN", "Vladimir PUTIN", born="1952-10-07", country="RU"),
    a_listing(23558, "Dmitry Vladimirovich OVSYANNIKOV", born="1977-02-21", country="RU"),
    a_listing(16865, "JSC Almaz-Antey", kind=PartyKind.COMPANY),
    a_listing(5001, "SIS d.o.o.", kind=PartyKind.COMPANY),
    a_listing(5002, "Victory 3", kind=PartyKind.VESSEL),
    a_listing(5003, "Muhammad Ali HASSAN", born="1960"),
)


@pytest.fixture(scope="module")
def index():
    return build_index(LISTINGS, as_of="2023-07-25", editions=("us_ofac_sdn@2023-07-24",))


def best(index, name: str, **facts):
    hits = screen_queries([Query(name, **facts)], index, policy=POLICY)[0]
    return hits[0] if hits else None


@pytest.mark.parametrize(
    ("name", "native_id"),
    [
        ("Sadio Kamara", "42618"),
        ("KAMARA Sadiou", "42618"),
        ("Alu Boy Djarra", "42617"),
        ("Adama Baghayoko", "42616"),
        ("Путин Владимир", "35096"),
        ("Рutin Vladimir", "35096"),
        ("Vladi\u200bmir Pu\u00adtin", "35096"),
        ("Dmitrii Ovsiannikov", "23558"),
        ("Almaz Antey Telecommunications LLC", "16865"),
        ("SIS DOO", "5001"),
        ("Mohamed Aly Hasan", "5003"),
    ],
)
def test_a_listed_party_is_found_under_another_spelling(index, name, native_id):
    hit = best(index, name)
    assert hit is not None
    assert hit.native_id == native_id


def test_parts_of_a_hit_add_up_to_its_bits(index):
    hit = best(index, "Kamara Sadiou", born=PartialDate.parse("1979"), countries=("ML",))
    assert sum(part.bits for part in hit.parts) == pytest.approx(hit.bits)


def test_the_index_and_the_pair_scorer_agree(index):
    for text in ("Kamara Sadiou", "V. Putin", "Almaz Antey", "A. Boi Djarra", "Ovsianikov"):
        query = Query(text)
        for hit in screen_queries([query], index, policy=POLICY, threshold=0)[0]:
            listing = next(found for found in LISTINGS if found.native_id == hit.native_id)
            pair = weigh_pair(subject_of_query(query), subject_of(listing), policy=POLICY)
            assert pair.bits == pytest.approx(hit.bits)


def subject_of(listing: Listing):
    from ostrakon.resolve import subject_of as of

    return of(listing)


def test_a_birth_date_that_agrees_adds_and_one_that_differs_takes_away(index):
    bare = best(index, "Sadio Camara")
    same = best(index, "Sadio Camara", born=PartialDate.parse("1979-03-22"))
    other = screen_queries(
        [Query("Sadio Camara", born=PartialDate.parse("1950-01-01"))], index, policy=POLICY, threshold=0
    )[0][0]
    assert same.bits > bare.bits > other.bits


def test_another_number_in_a_vessel_name_is_another_vessel(index):
    assert best(index, "Victory 2", kind=PartyKind.VESSEL) is None
    assert best(index, "Victory 3", kind=PartyKind.VESSEL) is not None


def test_an_identifier_finds_its_listing_whatever_the_name(index):
    query = Query("Someone Else", identifiers=(Identifier("passport", "AA 0061801", ""),))
    hits = screen_queries([query], index, policy=POLICY, threshold=0)[0]
    assert hits[0].native_id == "42618"


def test_the_answer_does_not_depend_on_the_other_queries(index):
    queries = [Query("Sadio Kamara"), Query("Putin"), Query("Hassan Muhammad")]
    together = screen_queries(queries, index, policy=POLICY, threshold=0)
    alone = [screen_queries([query], index, policy=POLICY, threshold=0)[0] for query in queries]
    assert together == alone
    assert screen_queries(queries[::-1], index, policy=POLICY, threshold=0)[::-1] == together


def test_a_saved_index_opens_and_answers_the_same(index, tmp_path: Path):
    index.save(tmp_path)
    opened = open_index(tmp_path)
    assert opened.digest == index.digest
    queries = [Query("Sadio Kamara"), Query("Almaz Antey LLC"), Query("Putin")]
    assert screen_queries(queries, opened, policy=POLICY) == screen_queries(queries, index, policy=POLICY)


def test_an_index_made_with_other_knowledge_of_names_is_not_used(index, tmp_path: Path):
    index.save(tmp_path)
    head = json.loads((tmp_path / "index.json").read_text())
    (tmp_path / "index.json").write_text(json.dumps(head | {"names_version": "0" * 16}))
    with pytest.raises(SourceChanged, match="other knowledge of names"):
        open_index(tmp_path)


def test_the_version_of_names_follows_their_data_and_the_code_that_shapes_keys(tmp_path: Path, monkeypatch):
    package = Path(ostrakon.__file__).parent
    shutil.copytree(package, tmp_path / "ostrakon", ignore=shutil.ignore_patterns("__pycache__", "*.so"))
    monkeypatch.setattr("ostrakon.screen.index.files", lambda _: tmp_path / "ostrakon")
    versions = [names_version.__wrapped__()]
    assert versions[0] == names_version()
    for changed in ("names/data/variants.txt", "names/keys.py", "resolve/facts.py"):
        with (tmp_path / "ostrakon" / changed).open("a") as file:
            file.write("\n# another line\n")
        versions.append(names_version.__wrapped__())
    assert len(set(versions)) == 4


def test_listings_in_another_order_give_the_same_index(index):
    assert build_index(LISTINGS[::-1], as_of=index.as_of, editions=index.editions).digest == index.digest


def test_an_updated_index_answers_like_one_built_anew(index):
    changed = a_listing(42617, "Alou Boi DIARRA", "Alou DIARRA", country="ML")
    fresh = a_listing(60001, "Ivan Aleksandrovich MASLOV", country="RU")
    updated = index.updated([changed, fresh], [("us_ofac_sdn", "42616")])
    kept = [found for found in LISTINGS if found.native_id not in ("42616", "42617")]
    anew = build_index([*kept, changed, fresh], as_of=index.as_of, editions=index.editions)
    queries = [Query("Ivan Maslov"), Query("Adama Bagayoko"), Query("Alou Diarra"), Query("Sadio Camara")]
    assert screen_queries(queries, updated, policy=POLICY) == screen_queries(queries, anew, policy=POLICY)
    assert updated.listings == len(LISTINGS)


def test_a_folder_without_an_index_is_not_there(tmp_path: Path):
    with pytest.raises(NotThere):
        open_index(tmp_path)


@pytest.mark.parametrize("name", ["", "   ", "😀", "\ud800", "-- ?"])
def test_a_name_without_a_letter_is_a_bad_request(index, name):
    with pytest.raises(BadRequest):
        screen_queries([Query(name)], index, policy=POLICY)


@pytest.mark.parametrize("name", ["Colonel", "12345", "a" + "\u0301" * 100_000, "x" * 100_000, "a b c d " * 5_000])
def test_odd_names_get_honest_low_scores(index, name):
    assert best(index, name) is None


def test_an_empty_index_has_no_hits():
    empty = build_index((), as_of="2023-07-25")
    assert screen_queries([Query("Sadio Camara")], empty, policy=POLICY, threshold=0) == [[]]

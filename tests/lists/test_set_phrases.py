"""What free words say: links to listed parties, numbered cells, scripts."""

import pytest

from ostrakon.lists.numbered import split_lettered, split_numbered
from ostrakon.lists.papers import read_paper_dates
from ostrakon.lists.remarks import read_links
from ostrakon.lists.script import script_of
from ostrakon.model import PartyKind


@pytest.mark.parametrize(
    ("remark", "links"),
    [
        ("Associated with Jemaah Islamiyah (JI) (QDe.092).", [("linked_to", "Jemaah Islamiyah", "QDe.092")]),
        (
            "Associated with Al-Qaida (QDe.004) and the Abu Sayyaf Group (QDe.001). Brother of Test A (QDi.001).",
            [
                ("linked_to", "Al-Qaida", "QDe.004"),
                ("linked_to", "Abu Sayyaf Group", "QDe.001"),
                ("family_of", "Test A", "QDi.001"),
            ],
        ),
        ("Leader of Jemaah Islamiyah (JI) (QDe.092).", [("head_of", "Jemaah Islamiyah", "QDe.092")]),
        ("A senior leader of Jemaah Islamiyah (QDe.092).", [("member_of", "Jemaah Islamiyah", "QDe.092")]),
        ("Former leader of Jemaah Islamiyah (QDe.092).", [("linked_to", "Jemaah Islamiyah", "QDe.092")]),
        (
            "Member of Islamic State, listed as Al-Qaida in Iraq (QDe.115).",
            [("member_of", "Al-Qaida in Iraq", "QDe.115")],
        ),
        ("Leader of AQAP is Test Two (QDi.002).", [("linked_to", "Test Two", "QDi.002")]),
        (
            "Listed as asset of Test Shipping (OFSI ID: 1, UN Reference Number: UN Ref KPe.064)",
            [("linked_to", "Test Shipping", "KPe.064")],
        ),
        ("Speaks Arabic. Resolution 2368 (2017) applies.", []),
    ],
)
def test_a_link_is_read_with_its_name_and_reference(remark: str, links: list[tuple[str, str, str]]) -> None:
    found = [(link.predicate.value, link.name, link.reference) for link in read_links(remark, PartyKind.PERSON)]
    assert found == links


def test_only_people_lead_and_have_families() -> None:
    (link,) = read_links("Leader of Jemaah Islamiyah (QDe.092).", PartyKind.ORGANIZATION)
    assert link.predicate.value == "linked_to"


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("(1) A-333602 (2) M110522", ["A-333602", "M110522"]),
        ("(1) 20645897 (2) -", ["20645897", ""]),
        ("(1) Germany; (2) Morocco", ["Germany", "Morocco"]),
        ("Branch (1) of the bank", ["Branch (1) of the bank"]),
        ("Resolution (2) first", ["Resolution (2) first"]),
        ("", [""]),
    ],
)
def test_numbered_cells_are_split_only_where_they_are_numbered(cell: str, values: list[str]) -> None:
    assert split_numbered(cell) == values


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("a) Mullah b) Haji", ["Mullah", "Haji"]),
        ("a)1960 b)1961", ["1960", "1961"]),
        ("(a) Cairo; (b) Giza", ["Cairo", "Giza"]),
        ("Plan b) is off", ["Plan b) is off"]),
    ],
)
def test_lettered_cells_are_split_only_where_they_are_lettered(cell: str, values: list[str]) -> None:
    assert split_lettered(cell) == values


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Sadio CAMARA", "Latn"),
        ("Иван МАСЛОВ", "Cyrl"),
        ("محمد عمر", "Arab"),
        ("金正恩", "Hani"),
        ("김정은", "Hang"),
        ("日本の会社", "Jpan"),
        ("გიორგი", "Geor"),
        ("ЧВК Wagner Группа", "Cyrl"),
        ("17", "Zyyy"),
    ],
)
def test_a_script_is_told_from_the_letters(text: str, script: str) -> None:
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("words", "issued", "expires"),
    [
        ("Issued on 10 Jun. 2018. Issued in Bahri, Sudan. Expires 9 Jun. 2023", "2018-06-10", "2023-06-09"),
        ("Date of delivery: 30/03/2016 Expiration date: 30/03/2026", "2016-03-30", "2026-03-30"),
        ("Afghanistan passport number P04581926, issued in Kandahar (expires 7 August 2034)", None, "2034-08-07"),
        ("Pakistani. Issued: 23/01/2009. Expired: 22/07/2014.", "2009-01-23", "2014-07-22"),
        ("issued in 1974", "1974", None),
        ("expired on 31 Feb. 2014", None, None),
    ],
)
def test_papers_say_when_they_were_issued_and_expire(words: str, issued: str | None, expires: str | None) -> None:
    found = read_paper_dates(words)
    dates = [each.edtf() if each else None for each in (found.issued, found.expires)]
    assert dates == [issued, expires]

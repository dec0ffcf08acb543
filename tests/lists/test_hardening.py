"""Bytes that are broken or hostile are refused with a clear error; doubtful ones are noted."""

import pytest

from factories import a_capture
from ostrakon.lists.recipe import IssueLog
from ostrakon.lists.rows import read_rows
from ostrakon.lists.xml import raw_of, read_elements, text_at
from ostrakon.model import SourceChanged

BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;">]><a><b>&y;</b></a>"""
XXE = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a><b>&x;</b></a>"""


@pytest.mark.parametrize("data", [BOMB, XXE, BOMB.decode().encode("utf-16")])
def test_xml_with_a_dtd_is_refused(data: bytes) -> None:
    with pytest.raises(SourceChanged, match="document type or entities"):
        list(read_elements(a_capture(data), "b"))


def test_truncated_xml_is_refused() -> None:
    with pytest.raises(SourceChanged, match="truncated or malformed"):
        list(read_elements(a_capture(b"<a><b>1</b><b>2</b"), "b"))


def test_elements_come_without_namespace_and_blank_text() -> None:
    data = b'<a xmlns="urn:x">\n <b>\n  <c>1 </c>\n </b>\n <b><c>2</c></b>\n</a>'
    found = [(text_at(element, "c"), raw_of(element)) for element in read_elements(a_capture(data), "b")]
    assert found == [("1", "<b><c>1 </c></b>"), ("2", "<b><c>2</c></b>")]


def test_the_raw_element_is_the_same_under_another_namespace_and_indentation() -> None:
    one = b'<a xmlns="urn:x"><b z="1" y="2"><c>1</c></b></a>'
    two = b'<a xmlns="urn:y">\n\t<b y="2" z="1">\n<c>1</c>\n</b></a>'
    raws = [raw_of(element) for data in (one, two) for element in read_elements(a_capture(data), "b")]
    assert raws[0] == raws[1]


def test_csv_with_the_dos_end_mark_reads_whole() -> None:
    log = IssueLog()
    assert read_rows(a_capture(b'1,"A"\r\n2,"B"\r\n\x1a'), log, columns=2) == [["1", "A"], ["2", "B"]]
    assert log.issues == []


def test_csv_in_windows_1252_reads_with_a_note() -> None:
    log = IssueLog()
    assert read_rows(a_capture("1,Côte\n".encode("cp1252")), log, columns=2) == [["1", "Côte"]]
    assert [issue.code for issue in log.issues] == ["encoding.fallback"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"\x1a", "empty"),
        (b'1,"A"\n2,"B', "truncated"),
        (b"1,A\n2", "truncated"),
        (b"1,A\x00\n", "NUL"),
        (b"1,\x81\n", "encoding"),
        ("1,A\n".encode("utf-16"), "NUL"),
    ],
)
def test_broken_csv_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(SourceChanged, match=message):
        read_rows(a_capture(data), IssueLog(), columns=2)

"""The page of a reading: claims beside their words, nothing loaded, hostile words harmless."""

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

from ostrakon.exchange.report_page import render_report, tell_claims
from ostrakon.model import Issue, Reading
from ostrakon.reading import read_report
from ostrakon.reading.documents import make_report

TEXT = """Mali's minister sanctioned

The U.S. Treasury sanctioned Defence Minister Sadio Camara on Monday for helping Wagner.

In May, the UN accused the Malian army of murdering 500 people, which the military junta denied."""


def a_reading(text: str = TEXT) -> Reading:
    return read_report(make_report(text, published=date(2023, 7, 25)))


class Collected(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._unread = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._unread = tag in ("style", "title")

    def handle_endtag(self, tag: str) -> None:
        self._unread = False

    def handle_data(self, data: str) -> None:
        self.text += "" if self._unread else data


def test_the_page_has_every_claim_once_and_every_word_of_the_text() -> None:
    reading = a_reading()
    found = Collected(render_report(reading))
    ids = [attrs["id"] for tag, attrs in found.tags if tag == "article"]
    assert sorted(ids) == sorted(claim.id for claim in reading.claims)
    plain = re.sub(r"\bc\d+(?=\w)|\s", "", found.text)
    for word in ("Defence", "Minister", "murdering", "junta", "denied"):
        assert word in plain


def test_links_inside_the_page_lead_somewhere() -> None:
    found = Collected(render_report(a_reading()))
    ids = {attrs["id"] for _, attrs in found.tags if attrs.get("id")}
    links = {attrs["href"].removeprefix("#") for tag, attrs in found.tags if tag == "a"}
    assert links <= ids


def test_the_policy_allows_the_one_style_and_nothing_else() -> None:
    page = render_report(a_reading())
    style = re.search(r"<style>(.*?)</style>", page, re.S)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = next(attrs["content"] for tag, attrs in Collected(page).tags if "http-equiv" in attrs)
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "<script" not in page
    assert " style=" not in page
    assert "url(" not in style


def test_hostile_words_are_shown_as_words() -> None:
    hostile = '<script>alert(1)</script><img src=x onerror=alert(2)> "onmouseover=x \u202e'
    reading = a_reading(f"{hostile}\n\nThe U.S. Treasury sanctioned Sadio <b>Camara</b> on Monday.")
    document = replace(reading.document, title=hostile, publisher=hostile, url="javascript:alert(3)")
    issue = Issue(hostile, "characters 1-2", hostile, hostile)
    page = render_report(replace(reading, document=document, issues=(issue,)))
    found = Collected(page)
    assert {"script", "img", "b"} & {tag for tag, attrs in found.tags if not attrs and tag != "b"} == set()
    assert not [tag for tag, attrs in found.tags if any(name.startswith("on") for name in attrs)]
    assert "javascript:" not in page
    assert "\u202e" not in page
    assert "<script>alert(1)</script>" in found.text


def test_an_empty_document_gives_a_page_that_says_so() -> None:
    empty = Reading(make_report(""), (), (), (), make_report("").issues, "test/1")
    assert "no words that could be read" in render_report(empty)


def test_the_same_reading_gives_the_same_page() -> None:
    assert render_report(a_reading()) == render_report(a_reading())


def test_a_claim_is_told_in_words() -> None:
    told = next(each for each in tell_claims(a_reading()) if each.type == "designation")
    assert (told.who, told.what, told.when, told.firmness) == (
        "U.S. Treasury", "sanctions", "2023-07-24", "asserted",
    )  # fmt: skip
    assert "Sadio Camara" in told.whom

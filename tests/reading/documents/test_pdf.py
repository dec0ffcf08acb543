"""PDF: paragraphs from lines; locked, damaged, scanned and partly read files say what they are."""

from datetime import date

import pytest

from ostrakon.model import BadRequest
from reading.documents.captures import a_pdf, a_report, codes

LINES = [
    (780, "Treasury Sanctions Malian Officials"),
    (750, "July 24, 2023"),
    (720, "The U.S. Treasury sanctioned Defence Minister Sadio Camara, Air Force chief of"),
    (706, "staff Alou Boi Diarra, and Air Force deputy chief of staff Adama Bagayoko for help-"),
    (692, "ing Wagner."),
    (664, "Last week, Britain announced sanctions against 13 individuals and businesses."),
]


def test_lines_become_paragraphs_and_broken_words_are_joined() -> None:
    report = a_report(a_pdf(LINES), "release.pdf")
    assert report.text.split("\n\n") == [
        "Treasury Sanctions Malian Officials",
        "July 24, 2023",
        "The U.S. Treasury sanctioned Defence Minister Sadio Camara, Air Force chief of staff Alou Boi Diarra, "
        "and Air Force deputy chief of staff Adama Bagayoko for helping Wagner.",
        "Last week, Britain announced sanctions against 13 individuals and businesses.",
    ]
    assert report.published == date(2023, 7, 24)


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        [(820, "Report of the Panel"), (700, f"Finding {name} is told here at some length."), (30, str(number))]
        for number, name in enumerate(("one", "two", "three", "four"), 1)
    ]
    text = a_report(a_pdf(*pages), "panel.pdf").text
    assert "Report of the Panel" not in text
    assert text.count("\n\n") == 3


def test_a_sentence_goes_on_over_the_page() -> None:
    first = [(700, "The Council imposed restrictive measures on the company"), (40, "1")]
    second = [(780, "and on its director, the notice said on that day of May.")]
    assert "the company and on its director" in a_report(a_pdf(first, second), "notice.pdf").text


def test_a_scan_without_text_says_so() -> None:
    report = a_report(a_pdf([], []), "scan.pdf")
    assert codes(report) == ["pdf.no_text"]
    assert "OCR" in report.issues[0].message


def test_pages_without_text_are_named() -> None:
    report = a_report(a_pdf(LINES, []), "mixed.pdf")
    empty = next(issue for issue in report.issues if issue.code == "pdf.empty_pages")
    assert empty.value == "2"


def test_a_locked_pdf_is_refused_with_what_to_do() -> None:
    lock = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (b"41" * 32, b"42" * 32)
    data = a_pdf(LINES, more=lock, trailer=b"/Encrypt 6 0 R /ID [<41> <41>]")
    with pytest.raises(BadRequest, match="password"):
        a_report(data, "locked.pdf")


def test_a_damaged_pdf_is_refused() -> None:
    with pytest.raises(BadRequest, match="damaged"):
        a_report(b"%PDF-1.4 and nothing that follows", "damaged.pdf")


def test_a_page_tree_that_loops_ends() -> None:
    data = a_pdf(LINES).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")
    try:
        report = a_report(data, "loop.pdf")
    except BadRequest:
        return
    assert report.text == "" or "pdf.failed_pages" in codes(report)

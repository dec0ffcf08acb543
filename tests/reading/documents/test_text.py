"""Plain text: as it came, in its encoding, dated by its stamp lines; what is lost or guessed is an issue."""

from datetime import date

import pytest

from ostrakon.model import BadRequest, Severity
from ostrakon.reading.documents import TEXT_LIMIT, blank_stamps, make_report
from reading.documents.captures import a_report, codes

SENTENCE = "The United States sanctioned Sadio Camara on Monday."
STAMP = " date 2023-07-25 July 25, 2023 11:25 pm | Updated 11:25 pm IST - Washington"


def test_the_text_is_the_text_as_given() -> None:
    text = f"A title\r\n\r\n{SENTENCE}\r\n"
    assert a_report(text).text == text


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert a_report(b"\xef\xbb\xbf" + SENTENCE.encode()).text == SENTENCE
    assert a_report(SENTENCE.encode("utf-16")).text == SENTENCE
    assert a_report(SENTENCE.encode("utf-16-be")).text == SENTENCE


def test_a_declared_encoding_is_taken() -> None:
    report = a_report("Décision du Conseil".encode("latin-1"), media_type="text/plain; charset=ISO-8859-1")
    assert report.text == "Décision du Conseil"
    assert "encoding.detected" not in codes(report)


def test_a_declared_encoding_that_the_bytes_contradict_is_noted() -> None:
    report = a_report("Décision".encode(), media_type="text/plain; charset=iso-8859-1")
    assert report.text == "Décision"
    assert "encoding.contradiction" in codes(report)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("L’Union européenne a sanctionné un général à Bamako, où l’été dernier", "cp1252"),
     ("Министерство финансов ввело санкции против компании. " * 10, "cp1251")],
)  # fmt: skip
def test_an_encoding_that_nobody_declares_is_detected_and_noted(text: str, encoding: str) -> None:
    report = a_report(text.encode(encoding))
    assert report.text == text
    assert "encoding.detected" in codes(report)


def test_a_broken_encoding_is_read_with_its_losses_counted() -> None:
    report = a_report("Le général é".encode() + b"\xff" + " à Bamako, où l'été".encode())
    lost = next(issue for issue in report.issues if issue.code == "encoding.broken")
    assert report.text.count("\ufffd") == 1
    assert lost.severity is Severity.LOSS
    assert "1 characters" in lost.message


def test_lone_surrogates_become_replacements_of_the_same_length() -> None:
    report = make_report(f"\ud800{SENTENCE}")
    assert len(report.text) == len(SENTENCE) + 1
    assert "text.surrogates" in codes(report)


def test_the_stamp_line_gives_the_day_and_no_words_to_read() -> None:
    text = f"{STAMP}\n\n{SENTENCE}"
    report = a_report(text)
    assert report.published == date(2023, 7, 25)
    assert "date.found" in codes(report)
    blanked = blank_stamps(report.text)
    assert len(blanked) == len(text)
    assert blanked.strip() == SENTENCE


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Published: 24 July 2023", date(2023, 7, 24)),
        ("July 24, 2023", date(2023, 7, 24)),
        ("Publié le 25 juillet 2023 à 18h05, mis à jour le 26 juillet 2023", date(2023, 7, 25)),
        ("Last updated: July 26, 2023 | Published July 24, 2023", date(2023, 7, 24)),
        ("WASHINGTON, March 21, 2023 (Wire) - Something happened here.", date(2023, 3, 21)),
        ("Berne, 12.08.2023 - Le Conseil fédéral a décidé.", date(2023, 8, 12)),
        ("25/07/2023", date(2023, 7, 25)),
    ],
)
def test_days_of_publication_are_found_at_the_top(head: str, day: date) -> None:
    assert a_report(f"{head}\n\n{SENTENCE}").published == day


@pytest.mark.parametrize(
    "head",
    ["UK sanctions Maslov, 20 July 2023", "On 21 November 2022 the Office froze his assets.", "04/05/2023",
     "WASHINGTON, July 24 (Wire) - Something happened."],
)  # fmt: skip
def test_other_days_at_the_top_are_not_taken_for_it(head: str) -> None:
    report = a_report(f"{head}\n\n{SENTENCE}")
    assert report.published is None
    assert "date.unknown" in codes(report)


def test_a_sentence_with_a_day_is_never_blanked() -> None:
    text = f"UK sanctions Maslov, 20 July 2023\n\n{SENTENCE}"
    assert blank_stamps(text) == text


def test_a_name_with_a_day_dates_a_text_that_says_none() -> None:
    assert a_report(SENTENCE, name="2023-07-25-mali.txt").published == date(2023, 7, 25)


def test_a_given_day_stands_and_a_different_one_is_noted() -> None:
    report = a_report(f"July 24, 2023\n\n{SENTENCE}", published=date(2023, 9, 1))
    assert report.published == date(2023, 9, 1)
    assert "date.differs" in codes(report)


def test_a_found_day_to_come_is_not_taken() -> None:
    report = a_report(f"Published: 2099-01-01\n\n{SENTENCE}")
    assert report.published is None
    assert {"date.future", "date.unknown"} <= {*codes(report)}


def test_a_given_day_to_come_stands_and_is_noted() -> None:
    report = a_report(SENTENCE, published=date(2099, 1, 1))
    assert report.published == date(2099, 1, 1)
    assert "date.future" in codes(report)


def test_without_any_day_an_issue_says_that_times_stay_relative() -> None:
    unknown = next(issue for issue in a_report(SENTENCE).issues if issue.code == "date.unknown")
    assert "relative" in unknown.message
    assert "--published" in unknown.message


def test_twenty_megabytes_are_cut_at_a_line_and_said() -> None:
    report = a_report((SENTENCE + "\n") * 400_000)
    assert TEXT_LIMIT / 2 < len(report.text) <= TEXT_LIMIT
    assert report.text.endswith("Monday.")
    assert "text.cut" in codes(report)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (bytes(range(256)) * 40, "binary data"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
    ],
)
def test_what_is_no_document_is_refused_with_what_it_looks_like(data: bytes, what: str) -> None:
    with pytest.raises(BadRequest, match=what):
        a_report(data)


def test_a_text_of_blanks_says_that_there_is_nothing_to_read() -> None:
    assert codes(a_report(" \n\t\n")) == ["text.no_text"]


def test_a_right_to_left_text_is_whole_and_named_as_a_language_not_read() -> None:
    text = "فرضت وزارة الخزانة الأميركية عقوبات على وزير الدفاع المالي يوم الاثنين."
    report = a_report(text)
    assert (report.text, report.language) == (text, "ar")
    assert "language.not_read" in codes(report)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SENTENCE, "en"),
        ("Le Conseil a adopté des sanctions contre les ministres.", "fr"),
        (
            "Die Regierung hat am Montag die Sanktionen gegen den Minister und das Unternehmen verhängt",
            "de",
        ),
        ("Camara", "en"),
        (f"{SENTENCE} He said: “ليس صحيحا”.", "en"),
    ],
)
def test_the_language_is_told_by_script_and_words(text: str, language: str) -> None:
    assert a_report(text).language == language


def test_characters_that_turn_the_direction_are_noted() -> None:
    assert "text.directions" in codes(a_report(f"The \u202eCamara\u202c case. {SENTENCE}"))


def test_a_short_first_line_is_the_title() -> None:
    assert a_report(f"Mali's minister sanctioned\n\n{SENTENCE}").title == "Mali's minister sanctioned"
    assert a_report(f"{STAMP}\n\n{SENTENCE}\n\n{SENTENCE}").title is None

"""read: JSON for programs, a table for people, pages for editors; errors that say which file and why."""

import json
from pathlib import Path

import pytest

TEXT = "The U.S. Treasury sanctioned Defence Minister Sadio Camara on Monday for helping Wagner.\n"


@pytest.fixture
def report(folder: Path) -> Path:
    path = folder / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_read_prints_the_promised_json(run, report) -> None:
    told = json.loads(run("read", str(report), "--published", "2023-07-25", "--format", "json").stdout)
    assert {"document", "parties", "claims", "quotations", "times", "issues"} <= told.keys()
    assert told["document"]["published"] == "2023-07-25"
    claim = next(claim for claim in told["claims"] if claim["type"] == "designation")
    assert (claim["action"], claim["modality"], claim["when"]["edtf"]) == ("impose", "asserted", "2023-07-24")
    spans = [*claim["evidence"], claim["when"], *(m for party in told["parties"] for m in party["mentions"])]
    assert all(TEXT[span["start"] : span["end"]] == span["text"] for span in spans)


def test_the_standard_input_is_read(run) -> None:
    told = json.loads(run("read", "-", "--published", "2023-07-25", input=TEXT).stdout)
    assert any(claim["type"] == "designation" for claim in told["claims"])


def test_several_documents_are_a_list_or_a_line_each_with_their_source(run, report, folder) -> None:
    (folder / "other.txt").write_text(TEXT + "More.", encoding="utf-8")
    told = json.loads(run("read", "report.txt", "other.txt", "--format", "json").stdout)
    assert [each["source"] for each in told] == ["report.txt", "other.txt"]
    lines = run("read", "report.txt", "other.txt", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["source"] for line in lines] == ["report.txt", "other.txt"]


def test_a_bad_file_is_reported_the_others_are_read_and_the_exit_code_tells(run, report, folder) -> None:
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    result = run("read", "photo.txt", "report.txt", "gone.txt", "--format", "jsonl")
    assert result.exit_code == 2
    assert [json.loads(line)["source"] for line in result.stdout.splitlines()] == ["report.txt"]
    assert "photo.txt is a PNG image" in result.stderr
    assert "gone.txt" in result.stderr
    assert "1 read, 0 read before, 2 not read" in result.stderr


def test_one_bad_file_ends_with_one_message(run, folder) -> None:
    (folder / "empty.txt").write_bytes(b"")
    result = run("read", "empty.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("empty") >= 1
    assert len(result.stderr.splitlines()) == 1


def test_the_table_tells_who_what_whom_when_and_the_quote(run, report, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    shown = run("read", str(report), "--published", "2023-07-25", "--format", "table").stdout
    assert all(len(line) <= 100 for line in shown.splitlines())
    for words in ("U.S. Treasury sanctions", "2023-07-24", "· asserted", "· alleged", "“"):
        assert words in shown


def test_the_table_shows_hostile_words_as_words(run, folder, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    (folder / "report.txt").write_text("\x1b[31mRed [bold]title[/bold]\n\n" + TEXT, encoding="utf-8")
    shown = run("read", "report.txt", "--format", "table").stdout
    assert "\x1b[31m" not in shown
    assert "[bold]title" in shown


def test_html_writes_one_page_for_one_document(run, report, folder) -> None:
    result = run("read", "report.txt", "--html", "out/page.html", "--format", "json")
    assert result.exit_code == 0
    page = (folder / "out" / "page.html").read_text(encoding="utf-8")
    assert "Sadio Camara" in page
    assert "Content-Security-Policy" in page


def test_html_writes_a_folder_of_pages_for_several(run, report, folder) -> None:
    (folder / "other.txt").write_text(TEXT + "More.", encoding="utf-8")
    assert run("read", "report.txt", "other.txt", "--html", "pages").exit_code == 0
    contents = (folder / "pages" / "index.html").read_text(encoding="utf-8")
    assert "0001-report.html" in contents
    assert (folder / "pages" / "0002-other.html").exists()
    assert run("read", "report.txt", "other.txt", "--html", "one.html").exit_code == 2


def test_files_left_out_of_a_folder_are_counted(run, folder) -> None:
    place = folder / "reports"
    place.mkdir()
    (place / "a.txt").write_text(TEXT, encoding="utf-8")
    (place / "b.docx").write_bytes(b"PK")
    assert "left out 1 files" in run("read", "reports", "--format", "json").stderr


def test_a_day_that_is_none_is_refused(run, report) -> None:
    result = run("read", "report.txt", "--published", "yesterday")
    assert result.exit_code == 2
    assert "YYYY-MM-DD" in result.stderr


def test_the_same_bytes_in_every_process(shell, report) -> None:
    outputs = {
        shell("read", "report.txt", "--published", "2023-07-25", "--format", "json", "--again").stdout
        for _ in range(2)
    }
    assert len(outputs) == 1
